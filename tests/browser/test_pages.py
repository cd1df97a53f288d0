"""What holds for every page in a real browser: one visit in a view answers many questions, a test asks one of them.

The fixtures `shown` and `lit` keep their page open from test to test; pytest orders the tests by them.
"""

import re
from urllib.parse import quote

import pytest

from pages.contents import PAGES
from tests.browser.visitor import alarms, barriers, begun, focus_walk, pictures, sideways
from tests.server import lines, serving

EVERYTHING = "guess=skip"  # a page that asks for a prediction first shows all it has
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


SAMPLE = ("", "rectified", "dying_relu", "coin_flips")  # a page of each kind: what a wide screen adds is seen there


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((page, view), id=f"{page.slug or 'home'}-{view}")
        for page in PAGES
        for view in ("projector", "dark", "phone")
        if view != "projector" or page.slug in SAMPLE
    ],
)
def shown(request, visiting):
    """A page in one of the views, opened once for all the tests that only look."""
    page, view = request.param
    with visiting() as visit:
        yield page, visit(page.slug, view=view, query=EVERYTHING)


@pytest.fixture(scope="module", params=[pytest.param(page, id=page.slug or "home") for page in PAGES])
def lit(request, visiting):
    """A page in daylight, opened once: what can be reached with the keyboard, and what its address may hold."""
    with visiting() as visit:
        yield request.param, visit(request.param.slug, query=EVERYTHING)


def test_the_heading_is_the_title(shown):
    page, seen = shown
    assert seen.locator("h1").all_inner_texts() == [page.title]


def test_nothing_on_the_page_says_that_something_went_wrong(shown):
    wrong = alarms(shown[1])
    assert not wrong, lines(wrong)


def test_every_picture_is_drawn_and_has_alternative_text(shown):
    wrong = pictures(shown[1])
    assert not wrong, lines(wrong)


def test_nothing_has_to_be_scrolled_sideways(shown):
    wrong = sideways(shown[1])
    assert not wrong, lines(wrong)


def test_axe_finds_no_serious_barrier(shown):
    found = barriers(shown[1])
    assert not found, lines(found)


def test_tab_reaches_every_control_shows_where_it_is_and_gets_away(lit):
    wrong = focus_walk(lit[1])
    assert not wrong, lines(wrong)


@pytest.mark.parametrize("page", [pytest.param(page, id=page.slug or "home") for page in PAGES])
def test_a_link_opens_its_page_on_a_fresh_server(page, visiting, tmp_path):
    with serving(tmp_path / "log.txt") as fresh, visiting() as visit:
        seen = visit(page.slug, server=fresh, until=begun)
        assert seen.locator("h1").inner_text() == page.title
        wrong = alarms(seen)
        assert not wrong, lines(wrong)
        assert seen.title() == page.title
        assert not fresh.complaints(), lines(fresh.complaints())


def test_a_link_may_hold_anything(lit, visit):
    page, seen = lit
    names = keys(seen)
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
