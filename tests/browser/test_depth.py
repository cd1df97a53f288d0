"""Signals through many layers: a drag shows many depths, and many scales; its end is in the box and in the address."""

import re

import pytest

from tests.browser.test_families import query
from tests.browser.visitor import drag, idle

CHART = "[data-testid=stVegaLiteChart]"
SLIDER = f"{CHART} input[type=range]"


DRAWN = (
    "chart => [...chart.querySelectorAll('svg.marks path, svg.marks line, svg.marks text')]"
    ".map(each => (each.getAttribute('d') ?? '') + (each.getAttribute('transform') ?? '') + each.textContent).join()"
)
PLACES = (  # of the rings of units; what is unseen speaks
    "chart => [...chart.querySelectorAll('svg.marks .mark-symbol path')]"
    ".filter(each => each.getAttribute('fill') === 'none' || each.getAttribute('fill') === 'transparent')"
    ".filter(each => each.getAttribute('opacity') !== '0')"
    ".map(each => each.getAttribute('transform').match(/[\\d.]+/g).map(Number).map(Math.round).join())"
)


def words(page):
    """Return what the picture says in words and numbers."""
    return " ".join(page.locator(f"{CHART} svg.marks .mark-text text").all_text_contents())


def cells(page):
    return page.locator(f"{CHART} svg.marks image").get_attribute("href")


def dragged(page, seen):
    """Drag the slider to its end; return what was seen, and check that the chart was not drawn anew."""
    svg = page.locator(f"{CHART} svg.marks").element_handle()
    found = drag(page, page.locator(SLIDER), seen)
    page.mouse.up()
    idle(page, settle=300)
    assert page.locator(f"{CHART} svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    return found


def test_a_drag_over_the_depth_shows_the_gradient_of_each(visit):
    page = visit("depth")
    assert "gradient vanishes: 1e-12" in words(page)
    seen = dragged(page, lambda page: (words(page), cells(page)))
    said, images = (set(each) for each in zip(*seen, strict=True))
    assert len(said) >= 12
    assert len(images) >= 12
    assert query(page)["depth_layers"] == "50"
    assert page.locator(".st-key-depth_layers input").input_value() == "50"
    assert "gradient vanishes: 1e-31" in words(page)
    page.get_by_text("In 50 layers of Sigmoid").wait_for()


def test_a_drag_over_the_scale_shows_the_histograms_of_each(visit):
    page = visit("depth?scene=histograms&fn=tanh")
    area = f"{CHART} svg.marks .mark-area path"
    seen = dragged(page, lambda page: page.locator(area).first.get_attribute("d"))
    assert len(set(seen)) >= 10
    assert query(page)["depth_scale"] == "4"
    page.get_by_text("At scale 4, the digits differ by").wait_for()


@pytest.mark.parametrize(
    ("link", "slider", "kept"),
    [
        ("scene=gain&gain_value=0.5", 0, "gain_value=2.5"),
        ("scene=chaos", 0, "chaos_weight=4"),
        ("scene=chaos", 1, "chaos_bias=1"),
        ("scene=inputs", 0, "inputs_rate=6.8"),
        ("scene=first-layer", 0, "first_scale=2"),
    ],
)
def test_the_picture_of_a_start_follows_the_hand_and_the_link_follows_on_release(link, slider, kept, visit):
    page = visit("depth", query=link)
    hand, stops = page.locator(SLIDER).nth(slider), 8
    seen = drag(page, hand, lambda page: page.locator(CHART).evaluate(DRAWN), stops=stops)
    assert len(set(seen)) >= stops - 1
    page.mouse.up()
    page.wait_for_url(re.compile(kept))
    idle(page)
    assert page.locator(f"{CHART} svg.marks").count() == 1


@pytest.mark.parametrize(("start", "places"), [("zeros", 1), ("equal", 1), ("almost", 6)])
def test_the_rings_of_units_lie_in_one_place_as_long_as_the_units_are_equal(start, places, visit):
    page = visit("depth", query=f"scene=symmetry&symmetry_start={start}&symmetry_step=500")
    found = page.locator(CHART).evaluate(PLACES)
    assert len(found) == 12, "a ring for each of six units, in both planes"
    assert len(set(found)) == places + 6
