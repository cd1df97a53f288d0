"""From likelihood to loss in the browser: what moves under the hand, what a click does, and what a link brings back."""

import re
from urllib.parse import urlsplit

import pytest

from acts.experiments.likelihood.samples import taught
from pages.likelihood.losses import logit, neuron, samples
from tests.browser.test_coin_flips import CHARTS, LIVE, follow, query
from tests.browser.visitor import alarms, idle, pictures
from tests.samples import sampled

ENDS = {
    "logit": ("z", "6"),
    "neuron": ("epoch", "300"),
    "samples": ("sample_3", "20"),
    "classes": ("class_dog", "20"),
    "noise": ("sigma", "3"),
    "outputs": ("law_z", "3"),
    "symmetry": ("mirrored", "4"),
    "orings": ("climb", "30"),
}


@pytest.mark.parametrize("view", sampled({"light": "light", "phone": "phone"}, ["light"]))
@pytest.mark.parametrize("scene", sampled({scene: scene for scene in ENDS}, ["logit", "samples"]))
def test_each_stop_of_a_drag_is_painted_and_the_value_follows_on_release(scene, view, visit):
    page = visit("losses", view=view, query=f"scene={scene}")
    follow(page, 0, *ENDS[scene])


def test_the_sentence_and_what_is_read_off_follow_the_slider(visit):
    page = visit("losses", query="z=2.8")
    chart = page.locator(CHARTS)
    chart.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(logit.said(0, 3.0), exact=True).wait_for()
    idle(page)
    assert logit.said(0, 3.0) in chart.evaluate(LIVE)
    assert chart.get_by_text(logit.readout(0, 3.0).splitlines()[1]).count() == 1
    assert page.evaluate("document.activeElement.type") == "range"


def test_a_click_flips_a_label_and_the_link_holds_it(visit):
    page = visit("losses", query="sample=4")
    page.locator(".st-key-losses-label-3 button:visible").first.click()
    flipped = samples.said(taught((-1.0, 1.0, 3.0, 100.0, -100.0), (0, 1, 1, 0, 0)))
    page.get_by_text(flipped, exact=True).wait_for()
    idle(page)
    assert query(page) == {"scene": "samples", "sample": "4", "labels": "01100"}
    elsewhere = visit("losses", query=urlsplit(page.url).query)
    assert elsewhere.locator(".st-key-losses-label-3 button").first.inner_text() == "0"
    assert flipped in elsewhere.locator(CHARTS).get_attribute("aria-label")


def test_another_sample_goes_under_the_slider_and_keeps_its_place(visit):
    page = visit("losses", query="scene=samples")
    page.get_by_role("radio", name="1", exact=True).click()
    idle(page)
    chart = page.locator(CHARTS)
    assert "-1" in chart.locator(".vega-bind").inner_text()
    assert page.locator(".st-key-sample_1 input").input_value() == "-1"
    chart.locator("input[type=range]").focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile("sample_1=20"))
    idle(page)
    assert "20" in chart.locator(".vega-bind").inner_text()
    assert query(page)["sample_1"] == "20"
    page.get_by_role("radio", name="3", exact=True).click()
    idle(page)
    assert page.locator(".st-key-sample_3 input").input_value() == "3"
    page.get_by_role("button", name="Other logits").click()
    page.locator(".st-key-sample_1 input").wait_for()
    assert page.locator(".st-key-sample_1 input").input_value() == "20"


def test_a_number_off_the_slider_s_grid_is_drawn_exactly(visit):
    page = visit("losses")
    box = page.locator(".st-key-z input")
    box.fill("0.12345")
    box.press("Enter")
    page.get_by_text(logit.said(0, 0.12345), exact=True).wait_for()
    idle(page)
    assert "0.12345" in page.locator(CHARTS).locator(".vega-bind").inner_text()


def test_the_toggle_makes_the_flights_separate_and_the_page_says_so(visit):
    page = visit("losses", query="scene=orings")
    page.locator(".st-key-parted label").first.click()
    page.get_by_text("There is no maximum.").wait_for()
    idle(page)
    assert query(page)["parted"] == "true"
    wrong = alarms(page) + pictures(page)
    assert not wrong
    assert "neither ever reaches it" in page.locator(CHARTS).get_attribute("aria-label")


def test_a_question_that_comes_first_opens_the_scene_without_a_reload(visit):
    page = visit("losses", query="scene=neuron&guess=ask")
    assert page.locator(CHARTS).count() == 0
    page.get_by_role("button", name="Both end at about the same output").click()
    page.get_by_text("You said").wait_for()
    idle(page)
    assert neuron.said(2.0, 2.0, 0.15, 150.0) in page.locator(CHARTS).get_attribute("aria-label")


def test_a_narrow_picture_of_the_samples_leaves_the_points_to_the_words_of_its_rows(visit):
    page = visit("losses", view="phone", query="scene=samples")
    labels = page.locator(f"{CHARTS} .role-axis-label text").all_text_contents()
    assert "1,000" not in labels
    assert page.locator(CHARTS).get_by_text("3: z = 3, y = 1").count() == 1
