import itertools

import numpy as np
import pytest

from acts.charts.likelihood.climbing import SHOWN, STEPS, climbing_picture, climbing_settings
from acts.likelihood import Tosses, climb
from tests.acts.charts.reading import rows

TEN = Tosses(3, 10)


def drawn(tosses, start, method="ascent", rate=1.0, at=(10.0,)):
    both = [climb(tosses, start, method, variable, rate, 200) for variable in ("p", "logit")]
    sentences = [f"after {k:g}" for (k,) in climbing_settings(at)]
    return climbing_picture(tosses, *both, at, sentences), *both


def of(picture, name, panel, steps=None):
    columns = rows(picture, name)
    keep = columns["panel"] == panel
    if steps is not None:
        keep &= columns["steps"] == steps
    return {column: values[keep] for column, values in columns.items()}


def axis(picture, name):
    return next(param["value"] for param in picture.spec["params"] if param["name"] == name)


def test_a_step_out_of_p_is_a_cross_beside_the_axis_and_the_logit_has_none():
    picture, in_p, _ = drawn(TEN, 0.95)
    marks = of(picture, "marks", "p", 1)
    cross = marks["kind"] == "cross"
    assert cross.sum() == 1
    assert marks["x"][cross][0] < 0
    assert marks["label"][cross][0] == f"{in_p.end:.4g}"
    assert "cross" not in of(picture, "marks", "p", 0)["kind"]
    assert "cross" not in of(picture, "marks", "logit")["kind"]


def test_a_landing_just_outside_is_drawn_where_it_is():
    picture, in_p, _ = drawn(TEN, 0.95, rate=0.075)
    assert -0.15 < in_p.end < 0
    marks = of(picture, "marks", "p", 1)
    assert marks["x"][marks["kind"] == "cross"] == pytest.approx([in_p.end])


def test_each_stop_of_the_slider_shows_one_step_more():
    picture, _, in_logit = drawn(TEN, 0.95)
    for k in range(SHOWN + 1):
        marks = of(picture, "marks", "logit", k)
        dots = marks["x"][marks["kind"] == "dot"]
        expected = [in_logit.steps[0].logit, *(step.landing for step in in_logit.steps[:k])]
        np.testing.assert_allclose(dots, expected)


def test_the_steps_stand_on_the_curve_and_the_curve_is_highest_at_the_maximum():
    picture, _, in_logit = drawn(TEN, 0.95)
    marks = of(picture, "marks", "logit", 10)
    heights = marks["l"][marks["kind"] == "dot"]
    np.testing.assert_allclose(heights, [step.log_likelihood for step in in_logit.steps[:11]], rtol=1e-12)
    for panel, best in (("p", 0.3), ("logit", np.log(3 / 7))):
        curve = of(picture, "curve", panel)
        assert curve["x"][np.argmax(curve["l"])] == pytest.approx(best, abs=1e-12)


def test_a_logit_far_off_is_pointed_to_at_the_edge():
    picture, _, in_logit = drawn(TEN, 0.95, "newton")
    assert in_logit.verdict == "diverged"
    marks = of(picture, "marks", "logit", len(in_logit.steps))
    low, high = axis(picture, "logits")
    assert (marks["kind"][-1], marks["label"][-1]) == ("right", "1.384e4")
    assert low < marks["x"][-1] < high


@pytest.mark.parametrize(("heads", "tosses"), [(3, 10), (0, 10), (10, 10), (1, 1), (1, 10**9), (5 * 10**8, 10**9)])
@pytest.mark.parametrize("method", ["ascent", "newton"])
def test_whatever_is_climbed_stays_inside_the_picture(heads, tosses, method):
    for start, rate in itertools.product((0.001, 0.5, 0.999), (1e-3, 1.0, 1e3)):
        picture, _, _ = drawn(Tosses(heads, tosses), start, method, rate)
        for panel, across, up in (("p", (-0.15, 1.15), "by_p"), ("logit", axis(picture, "logits"), "by_logit")):
            low, high = axis(picture, up)
            assert low < high
            for name in ("curve", "path", "marks"):
                columns = of(picture, name, panel)
                assert columns["x"].size
                assert np.all((across[0] - 1e-9 <= columns["x"]) & (columns["x"] <= across[1] + 1e-9))
                assert np.all((low <= columns["l"]) & (columns["l"] <= high))


def test_the_chart_starts_at_the_exact_number_of_steps_and_says_so():
    picture, _, _ = drawn(TEN, 0.95, at=(2.5,))
    assert picture.alt == "after 2.5"
    assert axis(picture, "live") == [{STEPS.name: 2.5}]
    said = rows(picture, "said")
    assert said["words"][said["steps"] == 2.5] == ["after 2.5"]
