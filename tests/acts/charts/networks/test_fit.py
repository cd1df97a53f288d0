import json

import numpy as np

from acts.charts.networks.fit import FITTING, fit_picture
from acts.experiments.networks.bumps import HIGH, LOW
from acts.experiments.networks.fit import COUNTS, RATE, SEEDS, SHOWN, STEPS, by_hand, fitting
from tests.acts.charts.reading import folded_rows, rows, starts

SETTINGS = FITTING.settings()


def known(target="sine", unit="relu", counts=(2, 8)):
    return fitting(target, unit, RATE, counts).complete()


def drawn(fits, target="sine", unit="relu", start=(3.0, 5.0)):
    words = tuple(f"words {setting}" for setting in SETTINGS)
    return fit_picture(target, unit, fits, start, words, [f"said {setting}" for setting in SETTINGS])


def test_each_network_is_there_at_each_step_and_the_middle_one_comes_last():
    fits = known()
    curves = folded_rows(drawn(fits), "curves")
    assert len(curves) == len(fits) * len(STEPS) * len(SEEDS)
    for row in curves:
        assert len(row["y"]) == SHOWN
        assert row["middle"] == (row["seed"] == len(SEEDS) - 1)
    last = next(row for row in curves if (row["count"], row["step"], row["middle"]) == (3, len(STEPS) - 1, True))
    low, high = min(last["y"]), max(last["y"])
    of_eight = fits[1]
    np.testing.assert_allclose(last["y"], np.clip(of_eight.curves[-1, of_eight.middle(-1)], low, high), atol=1e-6)


def test_a_tick_stands_where_z_is_0_if_that_is_in_the_picture():
    fits = known()
    centres = rows(drawn(fits), "centres")
    assert ((centres["x"] >= LOW - 1e-6) & (centres["x"] <= HIGH + 1e-6)).all()
    here = (centres["count"] == 3) & (centres["step"] == len(STEPS) - 1)
    of_eight = fits[1]
    middle = of_eight.centres[-1, of_eight.middle(-1)]
    inside = middle[(middle >= LOW) & (middle <= HIGH)]
    np.testing.assert_allclose(centres["x"][here & (centres["kind"] == 1)], inside, atol=1e-6)
    made = here & (centres["kind"] == 2)
    np.testing.assert_allclose(centres["x"][made], by_hand("sine", "relu", 8)[1].built.edges[:-1], atol=1e-6)
    assert set(centres["row"][made]) == {len(SEEDS)}


def test_the_errors_are_those_of_the_networks_and_of_the_construction():
    fits = known()
    picture = drawn(fits)
    errors, made = rows(picture, "errors"), rows(picture, "made")
    of_two = errors["units"] == 2
    np.testing.assert_allclose(errors["error"][of_two], fits[0].errors.ravel(), rtol=1e-6)
    assert errors["middle"][of_two].sum() == len(STEPS)
    np.testing.assert_allclose(made["error"], [by_hand("sine", "relu", count)[1].error for count in COUNTS])


def test_what_is_not_trained_yet_leaves_only_the_construction():
    fits = known(unit="gelu", counts=(2,))
    picture = drawn(fits, unit="gelu")
    assert {row["count"] for row in folded_rows(picture, "curves")} == {1}
    assert set(rows(picture, "hands")["count"]) == set(range(len(COUNTS)))
    assert not rows(drawn(()), "errors")["error"].size


def test_the_sliders_start_where_they_are_told_and_speak_at_each_setting():
    picture = drawn(known(), start=(1.0, 2.0))
    assert starts(picture)["live"] == [{"count": 1.0, "step": 2.0}]
    assert picture.alt == f"said {(1.0, 2.0)}"
    assert rows(picture, "words")["words"].tolist() == [f"words {setting}" for setting in SETTINGS]


def test_one_spec_serves_every_target():
    one, other = drawn(known()).spec, drawn(known("jump", counts=(2,)), "jump").spec
    assert one["layer"] is other["layer"]
    assert "light-dark" not in json.dumps(one)
