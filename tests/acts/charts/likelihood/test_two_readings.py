import json

import numpy as np
import pytest

from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.two_readings import stride, two_readings_picture, two_readings_settings
from acts.likelihood import MOST, Tosses, binomial
from tests.acts.charts.reading import rows

ALL = [
    Window(tosses, near)
    for tosses in (Tosses(3, 10), Tosses(0, 1), Tosses(1, 1), Tosses(520, 1010), Tosses(1, MOST), Tosses(MOST, MOST))
    for near in (False, True)
]


def picture(window, start=0.5):
    return two_readings_picture(window, (start,), [f"at {p}" for (p,) in two_readings_settings(window, (start,))])


@pytest.mark.parametrize("window", ALL, ids=str)
def test_the_lit_bar_and_the_point_are_one_number_at_every_stop(window):
    shown = picture(window)
    bars, shared = rows(shown, "bars"), rows(shown, "shared")
    lit = bars["lit"]
    np.testing.assert_array_equal(bars["p"][lit], shared["p"])
    np.testing.assert_array_equal(bars["mass"][lit], shared["mass"])
    np.testing.assert_array_equal(bars["k"][lit], window.tosses.heads)


def test_the_bars_of_few_tosses_add_up_to_one_unless_a_triangle_says_that_one_goes_on():
    bars = rows(picture(Window(Tosses(3, 10), near=False)), "bars")
    for p in np.unique(bars["p"]):
        here = bars["p"] == p
        total = bars["mass"][here].sum()
        assert total < 1 if bars["cut"][here].any() else total == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize("window", ALL, ids=str)
def test_a_bar_that_goes_on_is_marked_and_nothing_leaves_the_picture(window):
    shown = picture(window)
    bars = rows(shown, "bars")
    top = next(param["value"][1] for param in shown.spec["params"] if param["name"] == "up")
    assert bars["mass"].max() <= top
    true = binomial.pmf(bars["k"], window.tosses.tosses, bars["p"])
    np.testing.assert_array_equal(bars["cut"], true > top)
    assert rows(shown, "curve")["mass"].max() < top


def test_a_bernoulli_coin_has_two_bars_and_a_straight_likelihood():
    shown = picture(Window(Tosses(1, 1), near=False))
    assert set(rows(shown, "bars")["k"]) == {0.0, 1.0}
    curve = rows(shown, "curve")
    np.testing.assert_allclose(curve["mass"], curve["p"], rtol=1e-14)


def test_of_many_k_some_are_left_out_and_the_fixed_one_never():
    window = Window(Tosses(500_000_123, MOST), near=True)
    shown = rows(picture(window), "bars")
    assert stride(window) > 1
    assert 40 <= np.unique(shown["k"]).size <= 100
    assert shown["lit"].any()
    assert stride(Window(Tosses(3, 10), near=False)) == 1


def test_ticks_of_a_count_are_whole():
    ticks = next(p["value"] for p in picture(ALL[2]).spec["params"] if p["name"] == "counts_ticks")
    assert ticks
    assert all(float(tick).is_integer() for tick in ticks)


def test_both_sides_share_one_height_and_have_a_width_of_their_own():
    text = json.dumps(dict(picture(ALL[0]).spec))
    assert '"resolve": {"scale": {"x": "independent"}}' in text
    assert "likelihood" not in text
    assert "probability of heads p" in text
    assert "k, heads" in text
