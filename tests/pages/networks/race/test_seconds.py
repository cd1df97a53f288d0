"""Steps or seconds: what is said of the costs is what was measured, with when and on what."""

import time

import numpy as np
import pytest

import acts
from acts.experiments.networks import seconds as measured
from acts.experiments.networks.race import racers
from acts.experiments.networks.seconds import LOOK, WIDTHS, Costs
from pages.networks.race import seconds
from tests.pages.reading import alternatives, text


@pytest.fixture
def given(monkeypatch):
    """Every function takes as many seconds as its place in the first look says; the products take 9 times ReLU's."""
    times = np.tile(np.arange(1.0, len(LOOK) + 1), (5, 1))
    costs = tuple(Costs(width, LOOK, times, np.full(5, 9.0), 0.0) for width in WIDTHS)
    monkeypatch.setattr(seconds, "known", lambda: costs)
    return costs


def test_the_sentence_says_the_costs_alone_and_in_the_layer_and_the_race_in_time(given, opened):
    app = opened("race", scene="seconds", data="moons", width="64")
    said = text(app)
    tanh, elu = LOOK.index("tanh") + 1, LOOK.index("elu") + 1
    assert f"Alone, tanh takes {tanh} times ReLU's time and ELU {elu} times; " in said
    assert f"in a layer of 64 units, {(9 + tanh) / 10:g} and {(9 + elu) / 10:g} times." in said
    steps = {slug: racer.finish(0.2) for slug, racer in racers("moons", ("tanh", "relu")).items()}
    factor = steps["tanh"].median / steps["relu"].median * (9 + tanh) / 10
    assert f"tanh then takes {factor:.2g} times ReLU's time to a loss of 0.2" in said
    assert len(alternatives(app)) == 1
    assert alternatives(app)[0] in said
    assert "At 64 units ReLU takes 10% of its layer's time." in said


def test_it_says_when_on_what_and_how_often_it_was_measured(given, opened):
    said = "".join(caption.value for caption in opened("race", scene="seconds").caption)
    assert "Measured on this server on 1970-01-01 00:00 UTC" in said
    assert f"NumPy {np.__version__}" in said
    assert "5 rounds, float32" in said
    assert "medians and quartiles" in said


def test_the_first_look_is_measured_now_and_all_functions_wait_for_a_press(opened):
    app = opened("race", scene="seconds")
    assert not app.exception
    assert app.button(key="race/costs/go").label.startswith(f"Measure all {len(acts.CATALOGUE)} functions (about ")
    assert time.time() - measured.look()[0].when < 3600


def test_the_drawer_lists_every_function_that_was_measured(given, opened):
    app = opened("race", scene="seconds", race_costs="true")
    table = next(m.value for m in app.markdown if m.value.startswith("| function"))
    assert [line.split(" | ")[0].strip("| ") for line in table.splitlines()[2:]] == [
        acts.CATALOGUE[slug].name for slug in LOOK
    ]


def test_a_press_measures_all_functions_and_then_the_reader_may_choose(opened, monkeypatch):
    small = measured._job(tuple(acts.CATALOGUE), 1, 1.0)
    for module in (measured, seconds):
        monkeypatch.setattr(module, "costs", lambda: small)
    app = opened("race", scene="seconds")
    app.button(key="race/costs/go").click().run()
    assert not app.exception
    assert small.finished
    chosen = opened("race", scene="seconds", costs_of="mish,gelu")
    assert not chosen.exception
    assert chosen.query_params["costs_of"] == "mish,gelu"


def test_a_function_that_does_not_arrive_has_no_race_in_time(given):
    (step,) = racers("circles", ("step",)).values()
    assert seconds._in_time(step, "circles", 0.2, given[0]) is None
    assert "then takes" not in seconds._said(given[0], {}, "circles", 0.2)
