"""The handwritten digits under the hand: the film of the units, the scalings, the sweep and its marks."""

import re

import pytest

from acts.experiments.training.cliffs import USUAL, cliffs
from acts.experiments.training.film import film
from acts.experiments.training.presets import DIGITS
from acts.experiments.training.setup import Setup
from pages.training.digits import cliffs as parts
from pages.training.digits import controls
from pages.training.ending import sentence
from tests.browser.test_dying_relu import FILM, heading
from tests.browser.test_families import query
from tests.browser.trainings import stop_and_go_on
from tests.browser.visitor import alarms, idle, pictures, settled
from tests.samples import sampled

SMALL = "digits_width=8&digits_steps=20"  # so small that its sweep takes a moment


def small(slug="raw"):
    return Setup(f"digits/{slug}", width=8, batch=64, steps=20)


def told(rate=controls.START, seed=0, setup=USUAL):
    return sentence(film(setup, rate, seed))


def test_the_units_change_as_the_film_is_scrubbed_and_the_rate_changes_the_film(visit):
    page = visit("digits", query="")
    page.get_by_text(told(), exact=True).wait_for()
    chart = page.locator(FILM)
    tiles = chart.locator("svg.marks image").first
    last = tiles.get_attribute("href")
    assert heading(page).startswith("step 400 of 400")
    chart.locator("input[type=range]").focus()
    page.keyboard.press("Home")
    settled(page, 100)
    assert heading(page).startswith("step 0 of 400")
    assert tiles.get_attribute("href") != last
    box = page.locator(".st-key-digits_rate input")
    box.fill("0.3")
    box.press("Enter")
    page.get_by_text(told(0.3), exact=True).wait_for()
    assert "100 of 100 hidden units are dead" in told(0.3)


def test_choosing_a_scaling_trains_on_it_and_is_in_the_address(visit):
    page = visit("digits", query="")
    page.get_by_role("radio", name="Standardised").or_(page.get_by_role("button", name="Standardised")).first.click()
    page.get_by_text(told(setup=Setup("digits/standardised", width=100, batch=64, steps=400)), exact=True).wait_for()
    idle(page)
    assert query(page)["scaling"] == "standardised"


def train(page):
    """Press the button of the sweep, where nobody has trained it yet."""
    button = page.get_by_role("button", name=re.compile("^Train 195 networks"))
    if button.count():
        button.click()
        button.wait_for(state="detached")
    idle(page)


def test_a_mark_of_the_sweep_opens_its_run(visit):
    page = visit("digits", query=f"scene=cliffs&{SMALL}")
    work = cliffs(small())
    work.complete()
    train(page)
    marks = page.locator("[data-testid=stVegaLiteChart]").last.locator(".mark-symbol.role-mark path")
    assert marks.count() == 5 * 13 * 3
    marks.nth(5 * 13 * 3 - 20).scroll_into_view_if_needed()
    marks.nth(5 * 13 * 3 - 20).click(force=True)
    page.get_by_text(re.compile("^Opened: ")).wait_for()
    idle(page, settle=400)
    now = query(page)
    assert "scene" not in now, "the film is on the first scene"
    slug, rate = now.get("scaling", "raw"), float(now.get("digits_rate", controls.START))
    seed = int(float(now.get("digits_seed", 0)))
    assert slug != "raw"
    assert rate in work.rates
    assert seed in work.seeds
    page.get_by_text(told(rate, seed, small(slug)), exact=True).wait_for()
    assert not alarms(page) + pictures(page)


def test_the_sentence_under_the_cliffs_is_what_the_picture_says_to_those_who_do_not_see_it(visit):
    page = visit("digits", query=f"scene=cliffs&{SMALL}")
    work = cliffs(small())
    work.complete()
    train(page)
    names = ("Raw, 0 to 16", "Centred", "Divided by 16", "Min-max", "Standardised")
    sweeps = dict(zip(names, work.results, strict=True))
    page.get_by_text(parts.cliffs_in_short(sweeps), exact=True).wait_for()
    picture = page.locator("[data-testid=stVegaLiteChart]")
    assert parts.sentence(sweeps) in picture.evaluate("chart => chart.outerHTML.replaceAll('&amp;', '&')")


def test_the_usual_sweep_says_its_time_starts_stops_and_goes_on(visit):
    stop_and_go_on(visit("digits", query="scene=cliffs&digits_steps=1000&digits_width=128"), "Train 195 networks")


@pytest.mark.parametrize("preset", sampled(DIGITS, list(DIGITS)[:1]))
def test_each_preset_is_a_chip_that_sets_everything(preset, visit):
    page = visit("digits", query="scaling=centred&digits_width=3&digits_seed=7&unit=prelu&digits_steps=10")
    page.get_by_test_id("stMain").get_by_role("radiogroup", name="Start from").get_by_role(
        "radio", name=preset.name
    ).click()
    page.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()
    idle(page)
    elsewhere = visit("digits", query=page.url.partition("?")[2])
    elsewhere.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()


def test_a_phone_shows_all_units(visit):
    page = visit("digits", view="phone", query="")
    box = page.locator(f"{FILM} svg.marks").bounding_box()
    assert box["x"] + box["width"] <= 390
    tiles = page.locator(f"{FILM} svg.marks image").first.bounding_box()
    assert tiles["width"] > 200
    assert tiles["x"] >= 0
