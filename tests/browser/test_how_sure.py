"""The live pictures of the intervals under a hand: the level, the heads, the tosses that arrive, and p."""

import pytest

from acts.charts.likelihood.intervals import Stretch
from acts.experiments.likelihood.belief import arrivals
from acts.experiments.likelihood.tossing import read
from acts.likelihood import METHODS, Tosses
from acts.likelihood.coverage import coverage
from pages.likelihood.how_sure import belief, geometry, intervals
from pages.likelihood.how_sure import coverage as cover
from tests.browser.visitor import DESKTOP, PHONE, alarms, idle, pictures, sideways, turn
from tests.samples import sampled
from tests.server import lines

CHARTS = "[data-testid=stVegaLiteChart]"


@pytest.mark.parametrize("scene", ["intervals", "geometry", "belief"])
@pytest.mark.parametrize("flips", sampled({"none": "0of10", "a billion": "1of1000000000"}, ["a billion"]))
def test_every_picture_is_drawn_and_fits(visit, scene, flips):
    page, wrong = visit("how_sure", query=f"scene={scene}&flips={flips}"), []
    for size in (DESKTOP, PHONE):
        turn(page, size)
        wrong += [*alarms(page), *pictures(page), *sideways(page)]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    ("scene", "start", "address", "said"),
    [
        ("geometry", "level=0.9", "level=0.91", geometry.said(Tosses(3, 10), (0.9,), 0.91)),
        ("intervals", "flips=3of10", "flips=4of10", intervals.said(Stretch(Tosses(3, 10), 0.95), (3.0,), 4.0)),
        (
            "coverage",
            "cover_p=0.3",
            "cover_p=0.31",
            cover.said([coverage(slug, cover.FEW) for slug in METHODS], 0.31),
        ),
    ],
)
def test_a_slider_moves_its_picture_in_place_and_ends_up_in_the_address(visit, scene, start, address, said):
    page = visit("how_sure", query=f"scene={scene}&{start}")
    moved = page.locator(CHARTS)
    svg = moved.locator("svg.marks").element_handle()
    moved.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(said, exact=True).wait_for()
    idle(page)
    assert address in page.url
    assert moved.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"


def test_the_tosses_arrive_under_the_hand(visit):
    page = visit("how_sure", query="scene=belief&flips=1010001000")
    arriving = page.locator(CHARTS)
    arriving.locator("input[type=range]").focus()
    page.keyboard.press("Home")
    seen = arrivals(read("1010001000"), 0)
    page.get_by_text(belief.said(seen, (1.0, 1.0), 0.95, 0.0), exact=True).wait_for()
    idle(page)


STRUCK = """chart => {
    const box = e => e.getBoundingClientRect();
    const words = [...chart.querySelectorAll("g.mark-text.role-mark text")].filter(t => t.textContent.trim());
    const lines = [...chart.querySelectorAll("g.mark-rule.role-mark line")].filter(l => box(l).height > box(l).width);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
    return {words: words.length, lines: lines.length,
            struck: words.filter(w => lines.some(l => meet(box(w), box(l)))).map(w => w.textContent)};
}"""


@pytest.mark.parametrize("flips", sampled({k: k for k in ("3of10", "5of10", "0of10")}, ["0of10"]))
def test_no_line_strikes_through_the_name_of_an_interval(visit, flips):
    page = visit("how_sure", query=f"flips={flips}")
    for size in (DESKTOP, PHONE):
        turn(page, size)
        seen = page.locator(CHARTS).evaluate(STRUCK)
        assert seen["words"] == len(METHODS)
        assert seen["lines"] >= 2 * len(METHODS)
        assert not seen["struck"]


@pytest.mark.parametrize("view", ["light", "phone"])
def test_the_posterior_has_a_legend_of_all_its_lines(visit, view):
    page = visit("how_sure", view=view, query="scene=belief&flips=3of10")
    legend = page.locator(CHARTS).locator("g.role-legend g.mark-text.role-legend-label text")
    names = ["prior", "likelihood", "posterior", "middle", "densest"]
    assert legend.all_text_contents() == names
    symbols = page.locator(CHARTS).locator("g.role-legend g.mark-symbol.role-legend-symbol path")
    widths = symbols.evaluate_all("paths => paths.map(path => parseFloat(getComputedStyle(path).strokeWidth))")
    assert widths[2] < widths[3]  # the posterior and its interval are both blue and solid


@pytest.mark.parametrize(("view", "columns"), [("light", 3), ("phone", 2)])
def test_the_panels_of_the_coverage_stand_where_the_width_has_room(visit, view, columns):
    page = visit("how_sure", view=view, query="scene=coverage")
    labels = page.locator(f"{CHARTS} .role-axis-label text").all_text_contents()
    assert labels.count("95%") == len(METHODS) / columns  # written once for each row of panels
