"""The page of layers under the hand: what follows the drag, and what the link keeps."""

import re

import pytest

from tests.browser.visitor import drag, idle

CHART = "[class*=st-key-stage-] [data-testid=stVegaLiteChart]"
DRAWN = "chart => [...chart.querySelectorAll('.mark-line path')].map(line => line.getAttribute('d')).join(' ')"


@pytest.mark.parametrize(
    ("link", "slider", "kept"),
    [
        ("scene=bumps", 0, "bumps_n=64"),
        ("scene=collapse&collapse_fn=step", 1, "collapse_bend=1"),
        ("scene=folds", 0, "folds_depth=8"),
    ],
)
def test_the_picture_follows_the_hand_and_the_link_follows_on_release(link, slider, kept, visit):
    page = visit("layers", query=link)
    chart = page.locator(CHART)
    hand, stops = chart.locator("input[type=range]").nth(slider), 8
    seen = drag(page, hand, lambda page: page.locator(CHART).evaluate(DRAWN), stops=stops)
    assert len(set(seen)) >= stops - 1
    page.mouse.up()
    page.wait_for_url(re.compile(kept))
    idle(page)
    assert chart.locator("svg.marks").count() == 1


def test_below_a_step_the_bars_are_zeros(visit):
    page = visit("layers", query="collapse_fn=step&collapse_depth=6&collapse_bend=1")
    written = page.locator(f"{CHART} .mark-text.role-mark text").all_text_contents()
    assert written.count("0") == 3


@pytest.mark.parametrize(
    ("link", "places", "kept"),
    [("scene=fit&fit_n=1", 6, "fit_n=32"), ("scene=regions&regions_width=1", 8, "regions_width=8")],
)
def test_trained_networks_follow_the_hand_and_the_link_follows_on_release(link, places, kept, visit):
    page = visit("layers", query=link)
    words = "chart => [...chart.querySelectorAll('.mark-text.role-mark text')].map(text => text.textContent).join(' ')"
    shapes = "chart => [...chart.querySelectorAll('.mark-symbol path, .mark-line path')].map(p => p.outerHTML).join('')"
    hand = page.locator(CHART).locator("input[type=range]").first

    def look(page):
        return tuple(page.locator(CHART).evaluate(each) for each in (words, shapes))

    said, drawn = map(set, zip(*drag(page, hand, look, stops=2 * places), strict=True))
    assert len(said) == len(drawn) == places
    page.mouse.up()
    page.wait_for_url(re.compile(kept))
    idle(page)
    assert page.locator(CHART).locator("svg.marks").count() == 1
