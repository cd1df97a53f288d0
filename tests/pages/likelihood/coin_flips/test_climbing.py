"""The climb, as the page tells it."""

import math

import pytest

from acts.likelihood import Tosses, climb
from pages.kit.numbers import number
from pages.likelihood import flips
from pages.likelihood.coin_flips import climbed, climbing
from tests.pages.reading import alternatives, text


def shown(opened, **query):
    app = opened("coin_flips", **({"scene": "climbing"} | query))
    assert not app.exception
    return app


def test_the_first_climb_fails_in_p_and_arrives_in_the_logit(opened):
    said = text(shown(opened))
    assert "outside (0, 1)" in said
    assert "the climb arrives at p̂ = 0.3" in said


@pytest.mark.parametrize(
    ("tosses", "start", "method", "variable", "rate", "words"),
    [
        (Tosses(3, 10), 0.95, "ascent", "p", 1.0, "the climb fails. Step 1 leads to -12.73"),
        (Tosses(3, 10), 0.95, "newton", "p", 1.0, "the climb arrives at p̂ = 0.3 to within 1e-12, in 8 steps."),
        (Tosses(3, 10), 0.95, "newton", "logit", 1.0, "the climb diverges. Step 2"),
        (Tosses(0, 10), 0.95, "ascent", "logit", 1.0, "the climb never ends."),
        (Tosses(0, 10), 0.95, "ascent", "logit", 1000.0, "is infinite; step 1 leads to z = -947.1, and every step"),
        (Tosses(3, 10), 0.95, "ascent", "logit", 0.01, "the climb has not arrived after 200 steps"),
        (Tosses(3, 10), 0.95, "ascent", "logit", 1000.0, "the climb has not arrived after 200 steps"),
        (Tosses(5, 10), 0.25, "ascent", "p", 0.1875, "to within 1e-12, in 1 step."),
        (Tosses(3, 10), 0.95, "ascent", "logit", 10.0, "Steps that overshot"),
        (Tosses(5, 10), 0.5, "newton", "p", 1.0, "the climb starts at the top"),
    ],
)
def test_the_end_of_a_climb_is_told(tosses, start, method, variable, rate, words):
    done = climb(tosses, start, method, variable, rate, climbing.MOST)
    assert words in climbed.verdict(tosses, done)


@pytest.mark.parametrize("query", [{"climb_start": "0"}, {"climb_start": "nan"}, {"climb_rate": "-1"}])
def test_a_start_or_rate_that_cannot_be_is_refused_in_words(query, opened):
    assert f"“{next(iter(query.values()))}”" in text(shown(opened, **query))


def test_the_tosses_are_seen_and_changed_beside_the_climb(opened):
    app = shown(opened, flips="7of10", way="counts")
    assert "**7 heads in 10 tosses**" in text(app)
    assert "arrives at p̂ = 0.7" in text(app)
    app.number_input(key=flips.HEADS).set_value(2.0).run()
    assert not app.exception
    assert app.query_params["flips"] == "2of10"
    assert "arrives at p̂ = 0.2" in text(app)


def test_without_tosses_there_is_nothing_to_climb_until_some_are_counted(opened):
    app = shown(opened, flips="none", way="counts")
    assert "No tosses yet" in text(app)
    assert alternatives(app) == []
    app.number_input(key=flips.TOSSES).set_value(4.0).run()
    assert not app.exception
    assert len(alternatives(app)) == 1


def test_the_numbers_of_the_steps_are_in_a_drawer_that_a_link_opens(opened):
    assert "| -12.73 ✗ |" not in text(shown(opened))
    assert "| -12.73 ✗ |" in text(shown(opened, climb_numbers="true"))


@pytest.mark.parametrize("tosses", [Tosses(1, 2), Tosses(3, 10)], ids=str)
@pytest.mark.parametrize("steps", [1, 2, 3])
@pytest.mark.parametrize("rate", [1e-3, 3.0])
def test_the_place_after_so_many_steps_is_where_the_last_one_landed(tosses, steps, rate):
    done = climb(tosses, 0.001, "ascent", "logit", rate, steps)
    there = 1 / (1 + math.exp(-done.steps[-1].landing))
    assert f"after {steps} step{'s' if steps > 1 else ''}, at p = {number(there)};" in climbed.verdict(tosses, done)


def test_a_logit_whose_p_is_1_in_float64_is_told_itself():
    done = climb(Tosses(1, 2), 0.001, "ascent", "logit", 1000.0, 1)
    assert f"at z = {number(done.end)};" in climbed.verdict(Tosses(1, 2), done)


def test_a_landing_just_outside_is_not_written_as_the_end_itself():
    tosses = Tosses(3, 4)
    done = climb(tosses, 0.5, "ascent", "p", 0.50001, 1)
    assert done.verdict == "left"
    assert f"leads to {done.end:.5f}, outside" in climbed.verdict(tosses, done)
    assert f"to {done.end:.5f}, which is no probability" in climbed.where(done, 1)
    assert f"| {done.end:.5f} ✗ |" in climbing._table(done)
