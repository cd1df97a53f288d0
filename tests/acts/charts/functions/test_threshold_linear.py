import json

import numpy as np

import acts
from acts.charts.functions.threshold_linear import PASSING, PLACES, THRESHOLD, VOTING, passed_on_picture, vote_picture
from tests.acts.charts.reading import rows, starts

NAMES, KINDS = ("cat", "dog", "tiger"), ("step", "sigmoid")


def votes(start=(0.0,), pre=(0.2, 2.0, 9.0)):
    return vote_picture(NAMES, KINDS, pre, start, [f"at {t}" for (t,) in VOTING.settings(start)])


def test_the_bars_are_what_the_units_put_out_at_every_threshold():
    bars = rows(votes((1.37,)), "bars")
    assert {THRESHOLD.typical.low, 1.37, THRESHOLD.typical.high} <= set(bars["threshold"])
    for kind, expected in ((0, acts.step([0.2, 2.0, 9.0], threshold=1.37)), (1, acts.sigmoid([-1.17, 0.63, 7.63]))):
        mine = (bars["threshold"] == 1.37) & (bars["kind"] == kind)
        np.testing.assert_allclose(bars["a"][mine], expected, rtol=1e-12)


def test_every_unit_is_named_under_its_bar_and_every_kind_above():
    shown = votes()
    text = json.dumps(dict(shown.spec))
    for number, place in enumerate((0, 1, 2, 3.5, 4.5, 5.5)):
        assert f"datum.value == {float(place)} ? '{NAMES[number % 3]}'" in text
    assert list(rows(shown, "heads")["words"]) == list(KINDS)
    assert shown.alt == "at 0.0"


def test_a_line_passes_the_same_on_at_every_place():
    shown = passed_on_picture(-3.0, (0.55,), [""] * len(PASSING.settings((0.55,))))
    dots = rows(shown, "dots")
    mine = dots["slope"] == 0.55
    assert list(dots["z"][mine]) == list(PLACES)
    assert set(dots["g"][mine]) == {-3.0 * 0.55}
    other = rows(shown, "other")
    np.testing.assert_allclose(other["g"], -3.0 * acts.tanh.derivative(other["z"]))


def test_an_upstream_gradient_of_0_still_has_an_axis():
    shown = passed_on_picture(0.0, (1.0,), [""] * len(PASSING.settings((1.0,))))
    assert np.isfinite(rows(shown, "dots")["g"]).all()
    assert starts(shown)["passed"] == [-0.5, 0.5]
