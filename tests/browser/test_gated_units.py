"""The page of gated units under the hand: point and slices follow the drag, and the link follows on release."""

import re

from pages.functions.gated_units import choosing, slices
from tests.browser.test_families import FIRST, curves, query
from tests.browser.visitor import drag, idle


def test_the_slices_follow_the_hand_and_the_rest_follows_on_release(visit):
    page = visit("gated_units", query="fn=swiglu&scene=slices")
    chart = page.locator(FIRST)
    svg = chart.locator("svg.marks").element_handle()
    names = [text.split("\n")[0].strip() for text in chart.locator(".vega-bind").all_inner_texts()]
    assert names == ["a", "b"]
    seen = drag(page, chart.locator("input[type=range]").first, curves)
    assert len(set(seen)) >= 15
    page.mouse.up()
    page.get_by_text(slices.sentence("swiglu", 4.0, 1.0), exact=True).wait_for()
    idle(page)
    assert query(page)["gated_units_a"] == "4"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"


def test_b_fixed_and_moved_turns_the_line_along_a(visit):
    page = visit("gated_units", query="fn=reglu&scene=slices")
    chart = page.locator(FIRST)
    before = curves(page)
    chart.locator("input[type=range]").nth(1).focus()
    page.keyboard.press("Home")
    page.get_by_text(slices.sentence("reglu", 2.0, -4.0), exact=True).wait_for()
    assert curves(page) != before
    page.wait_for_url(re.compile("gated_units_b=-4"))


def test_the_surface_and_its_labelled_contours_are_drawn_and_the_dot_follows_the_hand(visit):
    page = visit("gated_units", query="fn=bilinear")
    chart = page.locator(FIRST)
    image = chart.locator("image").bounding_box()
    plot = chart.locator("svg.marks").bounding_box()
    assert image["width"] > 0.8 * plot["width"]
    words = chart.locator("text").all_text_contents()
    assert {"1", "2", "4", "8", "-1", "-8"} <= set(words)
    dot = "chart => [...chart.querySelectorAll('.mark-symbol.role-mark path')].map(dot => dot.outerHTML).join()"
    seen = drag(page, chart.locator("input[type=range]").first, lambda page: page.locator(FIRST).evaluate(dot))
    assert len(set(seen)) >= 15
    page.mouse.up()
    page.get_by_text(choosing.sentence("bilinear", 4.0, 1.0), exact=True).wait_for()


def test_a_link_and_a_typed_point_show_the_same_elsewhere(visit):
    page = visit("gated_units", query="fn=geglu&scene=slices")
    box = page.locator(".st-key-gated_units_b input")
    box.fill("-0.731")
    box.press("Enter")
    page.get_by_text(slices.sentence("geglu", 2.0, -0.731), exact=True).wait_for()
    idle(page)
    elsewhere = visit("gated_units", query="fn=geglu&gated_units_b=-0.731&scene=slices")
    assert curves(page) == curves(elsewhere)
    assert elsewhere.locator(FIRST).get_attribute("aria-label") == slices.sentence("geglu", 2.0, -0.731)
