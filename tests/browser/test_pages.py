"""What holds for every page in a real browser: one visit answers many questions, a test asks one of them.

An open page is turned from view to view; pages of each kind are opened afresh in each view, all of them with `--all`.
"""

import re
from urllib.parse import quote

import pytest

from pages.contents import PAGES
from tests.browser.visitor import DESKTOP, alarms, barriers, begun, focus_walk, pictures, sideways, turn
from tests.samples import sampled
from tests.server import lines, serving

HOSTILE = (
    "<script>alert(1)</script>",
    "x" * 10_000,
    "\0",
    "🦙",
    "",
    "nan",
    "-inf",
    "1e309",
    "-1",
    "1_0",
    "٣",
    "[](javascript:alert(1))",
    "${z}$ {0} %s",
    "../../etc/passwd",
    "None,relu,",
    "' OR 1=1 --",
)


SAMPLE = ("", "rectified", "dying_relu", "coin_flips")  # a page of each kind
MANY = (*SAMPLE, "glossary", "softmax", "neuron", "depth", "why_units_die", "losses")
EACH = {page.slug: page for page in PAGES}


@pytest.fixture(scope="module", params=sampled(EACH, MANY))
def lit(request, visiting):
    """A page in daylight, opened once: what can be reached with the keyboard, and what its address may hold."""
    with visiting() as visit:
        yield request.param, visit(request.param.slug)


def faults(page, seen):
    """Return what a look at the page finds: its heading, what it says, its pictures, its width, its barriers."""
    heading = seen.locator("h1").all_inner_texts()
    wrong = [] if heading == [page.title] else [f"the heading is {heading}"]
    return [*wrong, *alarms(seen), *pictures(seen), *sideways(seen), *barriers(seen)]


def test_tab_reaches_every_control_shows_where_it_is_and_gets_away(lit):
    wrong = focus_walk(lit[1])
    assert not wrong, lines(wrong)


def test_an_open_page_has_no_faults_when_it_turns_dark(lit):
    page, seen = lit
    turn(seen, DESKTOP, "dark")
    wrong = faults(page, seen)
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    "view", sampled({"projector": "projector", "dark": "dark", "phone": "phone"}, ["projector", "phone"])
)
@pytest.mark.parametrize("page", sampled(EACH, SAMPLE[::2]))
def test_a_page_opened_in_a_view_has_no_faults(page, view, visit):
    wrong = faults(page, visit(page.slug, view=view))
    assert not wrong, lines(wrong)


@pytest.mark.parametrize("page", sampled(EACH, SAMPLE[:2]))
def test_a_link_opens_its_page_on_a_fresh_server(page, visiting, tmp_path):
    with serving(tmp_path / "log.txt") as fresh, visiting() as visit:
        seen = visit(page.slug, server=fresh, until=begun)
        assert seen.locator("h1").inner_text() == page.title
        wrong = alarms(seen)
        assert not wrong, lines(wrong)
        assert seen.title() == page.title
        assert not fresh.complaints(), lines(fresh.complaints())


@pytest.mark.parametrize("page", sampled(EACH, SAMPLE[1::2]))
def test_a_link_may_hold_anything(page, visit):
    names = keys(visit(page.slug))
    # All of it in one address, one name twice; each page starts at another value.
    values = HOSTILE[PAGES.index(page) % len(HOSTILE) :] + HOSTILE * (len(names) // len(HOSTILE) + 1)
    pairs = [*zip(names, values, strict=False), (names[0], "2")]
    seen = visit(page.slug, query="&".join(f"{name}={quote(value)}" for name, value in pairs))
    assert seen.locator("h1").inner_text() == page.title
    wrong = alarms(seen) + pictures(seen)
    assert not wrong, lines(wrong)


def keys(seen):
    """Return the names that the page may read from its address: its widgets' keys, and some that are not its own."""
    classes = " ".join(seen.eval_on_selector_all("[class*='st-key-']", "all => all.map(each => each.className)"))
    return ["fn", "guess", "with", "seed", "unknown", *sorted(set(re.findall(r"st-key-([\w-]+)", classes)))]
