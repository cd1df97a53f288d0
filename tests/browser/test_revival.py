"""What brings units back, under the hand: the question, trainings that stop and go on, presets, a phone."""

import re

import pytest

from acts.experiments.training.revival import PRESETS, revival
from pages.kit import setups
from pages.training.revival import outcome
from tests.browser.test_families import query
from tests.browser.trainings import stop_and_go_on
from tests.browser.visitor import alarms, idle, pictures, sideways
from tests.samples import sampled

SMALL = "data=moons&shock_width=6&shock_steps=20&cool_steps=30&units=relu"


def told(page, preset):
    """Return the sentence on the first network of a preset, or on all of them if another test has trained them."""
    works = revival(preset.setup, preset.rate, preset.seed, 1), revival(preset.setup, preset.rate, preset.seed)
    few, whole = (
        outcome.sentence(setups.unit(preset.setup), work.complete()[0], preset.setup, preset.rate) for work in works
    )
    return page.get_by_text(few, exact=True).or_(page.get_by_text(whole, exact=True))


def test_the_answer_to_a_question_that_comes_first_opens_the_scene(visit):
    page = visit("revival", query=f"guess=ask&{SMALL}")
    assert not page.locator("[data-testid=stVegaLiteChart]").count()
    page.get_by_role("button", name=re.compile("^yes: what feeds it")).click()
    page.locator("[data-testid=stVegaLiteChart]").wait_for()
    idle(page)
    assert query(page)["guess"] == "inputs"
    assert not alarms(page) + pictures(page)


@pytest.mark.parametrize("preset", sampled(PRESETS, ["leak"]))
def test_each_preset_is_a_chip_that_sets_everything(preset, visit):
    page = visit("revival", query=f"{SMALL}&shock_seed=7&cool_rate=2")
    page.get_by_test_id("stMain").get_by_role("radio", name=preset.name).click()
    told(page, preset).wait_for()
    idle(page)
    elsewhere = visit("revival", query=page.url.partition("?")[2])
    told(elsewhere, preset).wait_for()
    assert not alarms(elsewhere) + pictures(elsewhere)


def test_a_long_training_says_its_time_starts_stops_and_goes_on(visit):
    stop_and_go_on(visit("revival", query="units=silu&cool_steps=5000&shock_width=64"), "Train 8 seeds")


def test_a_phone_shows_table_and_picture_without_scrolling_sideways(visit):
    page = visit("revival", view="phone", query="revival_table=true")
    page.locator("table").wait_for()
    assert not sideways(page)
