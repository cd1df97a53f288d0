"""How to be safe, in a browser: the question, then the ranking."""

import re

from acts.experiments.training.remedies import BASES, ranking, trial
from pages.training.stay_safe.ranking import sentence
from tests.browser.trainings import stop_and_go_on
from tests.browser.visitor import alarms, idle, pictures, sideways


def test_the_ranking_waits_for_a_guess_that_comes_first_and_says_what_it_shows(visit):
    page = visit("stay_safe", query="guess=ask&base=moons")
    page.get_by_role("button", name="momentum", exact=True).click()
    page.get_by_text(re.compile("^You said: momentum")).wait_for()
    work = trial("moons")
    work.complete()
    result = ranking(BASES["moons"], work.results)
    page.get_by_text(sentence(result), exact=True).wait_for()
    idle(page)
    text = page.locator("[data-testid=stVegaLiteChart] svg.marks").text_content()
    for effect in result.effects:
        assert effect.remedy.name in text
        assert f"{100 * effect.score:.1f}%" in text
    page.get_by_text(re.compile("Over 8 seeds, the training as it is")).wait_for()
    assert not alarms(page) + pictures(page)


def test_the_digits_start_on_request_stop_and_go_on(visit):
    stop_and_go_on(visit("stay_safe", query="base=sixteenth"), "Train 3 seeds")


def test_a_phone_shows_the_table_without_scrolling_sideways(visit):
    page = visit("stay_safe", view="phone", query="safe_table=true")
    page.locator("table").wait_for()
    idle(page)
    assert not sideways(page)
