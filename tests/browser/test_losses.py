"""From likelihood to loss in the browser: what moves under the hand, what a click does, and what a link brings back."""

import re
from urllib.parse import urlsplit

import pytest

from acts.experiments.likelihood.samples import taught
from pages.likelihood.losses import logit, neuron, samples
from tests.browser.test_coin_flips import CHARTS, LIVE, follow, query
from tests.browser.visitor import alarms, idle, pictures

NEURON, SLOPE, SAMPLES, CLASSES, GAUSSIAN, SYMMETRY, ORINGS = range(7)
ENDS = {
    NEURON: ("epoch", "300"),
    SLOPE: ("z", "6"),
    SAMPLES: ("sample_3", "20"),
    CLASSES: ("class_dog", "20"),
    GAUSSIAN: ("sigma", "3"),
    ORINGS: ("climb", "30"),
}


@pytest.mark.parametrize("view", ["light", "phone"])
def test_each_stop_of_a_drag_is_painted_and_the_value_follows_on_release(view, visit):
    page = visit("losses", view=view, query="guess=skip")
    for number, (key, end) in ENDS.items():
        follow(page, number, key, end)


def test_the_sentence_and_what_is_read_off_follow_the_slider(visit):
    page = visit("losses", query="guess=skip&z=2.8")
    chart = page.locator(CHARTS).nth(SLOPE)
    chart.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(logit.said(0, 3.0), exact=True).wait_for()
    idle(page)
    assert logit.said(0, 3.0) in chart.evaluate(LIVE)
    assert chart.get_by_text(logit.readout(0, 3.0).splitlines()[1]).count() == 1
    assert page.evaluate("document.activeElement.type") == "range"


def test_a_click_flips_a_label_and_the_link_holds_it(visit):
    page = visit("losses", query="guess=skip&sample=4")
    page.get_by_role("button", name="4: y = 1").click()
    flipped = samples.said(taught((-1.0, 1.0, 3.0, 100.0, -100.0), (0, 1, 1, 0, 0)))
    page.get_by_text(flipped, exact=True).wait_for()
    idle(page)
    assert query(page) == {"sample": "4", "labels": "01100"}
    elsewhere = visit("losses", query=urlsplit(page.url).query)
    assert elsewhere.get_by_role("button", name="4: y = 0").count() == 1
    assert flipped in elsewhere.locator(CHARTS).nth(SAMPLES).get_attribute("aria-label")


def test_another_sample_goes_under_the_slider_and_keeps_its_place(visit):
    page = visit("losses", query="guess=skip")
    page.get_by_role("radio", name="Sample 1", exact=True).click()
    idle(page)
    chart = page.locator(CHARTS).nth(SAMPLES)
    assert "-1" in chart.locator(".vega-bind").inner_text()
    chart.locator("input[type=range]").focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile("sample_1=20"))
    idle(page)
    assert "20" in chart.locator(".vega-bind").inner_text()
    assert query(page)["sample_1"] == "20"


def test_a_number_off_the_slider_s_grid_is_drawn_exactly(visit):
    page = visit("losses", query="guess=skip")
    box = page.locator(".st-key-z input")
    box.fill("0.12345")
    box.press("Enter")
    page.get_by_text(logit.said(0, 0.12345), exact=True).wait_for()
    idle(page)
    assert "0.12345" in page.locator(CHARTS).nth(SLOPE).locator(".vega-bind").inner_text()


def test_the_toggle_makes_the_flights_separate_and_the_page_says_so(visit):
    page = visit("losses", query="guess=skip")
    page.locator(".st-key-parted label").click()
    page.get_by_text("There is no maximum.").wait_for()
    idle(page)
    assert query(page)["parted"] == "true"
    wrong = alarms(page) + pictures(page)
    assert not wrong
    assert "neither will ever be there" in page.locator(CHARTS).nth(ORINGS).get_attribute("aria-label")


def test_the_question_opens_the_page_without_a_reload(visit):
    page = visit("losses")
    assert page.locator(CHARTS).count() == 0
    page.get_by_role("button", name="Both end at about the same output").click()
    page.get_by_text("You said").wait_for()
    idle(page)
    assert page.locator(CHARTS).count() == 7
    assert neuron.said(2.0, 2.0, 0.15, 150.0) in page.locator(CHARTS).nth(NEURON).get_attribute("aria-label")
