import numpy as np
import pytest

from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import Window
from acts.likelihood import MOST, Tosses, divergence, likelihood
from tests.acts.charts.likelihood.windows import ALL, MANY


@pytest.mark.parametrize("window", ALL, ids=str)
def test_the_window_holds_the_maximum_and_lies_in_the_probabilities(window):
    low, high = window.ends
    assert 0 <= low <= window.tosses.estimate <= high <= 1
    assert low < high
    assert 40 <= len(over_p.live(window).settings((0.5,))) <= 102


@pytest.mark.parametrize("tosses", MANY, ids=str)
def test_around_the_maximum_the_curve_falls_far_on_every_side_that_has_room(tosses):
    for end in Window(tosses, near=True).ends:
        if 0 < end < 1:
            assert tosses.tosses * divergence(tosses.estimate, end) > 2


@pytest.mark.parametrize("window", ALL, ids=str)
def test_the_rows_of_a_curve_lie_in_the_window_and_hold_the_maximum(window):
    p = over_p.places(window)
    low, high = window.ends
    assert low == p[0] < p[-1] == high
    assert (np.diff(p) > 0).all()
    assert window.tosses.estimate in p


def test_a_likelihood_is_drawn_as_it_is_or_as_its_ratio_to_the_largest_where_it_is_tiny():
    p = np.array([0.2, 0.5])
    window = Window(Tosses(3, 10), near=False)
    np.testing.assert_allclose(window.likelihood(p), [likelihood(window.tosses, each) for each in p], rtol=1e-12)
    assert window.largest == pytest.approx(likelihood(window.tosses, 0.3), rel=1e-12)
    tiny = Window(Tosses(520, 1010), near=False)
    assert tiny.largest == 1
    np.testing.assert_allclose(tiny.likelihood(p), np.exp(-1010 * divergence(520 / 1010, p)), rtol=1e-12)


def test_a_guess_has_a_row_where_it_can_be_seen():
    whole, near = Window(Tosses(3, 10), near=False), Window(Tosses(500_000_123, MOST), near=True)
    assert over_p.guessed(whole, 0.4)["p"].tolist() == [0.4]
    assert not over_p.guessed(near, 0.4)["p"].size
    assert not over_p.guessed(whole, None)["p"].size
