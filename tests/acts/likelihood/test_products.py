import math

import numpy as np
import pytest

from acts.likelihood import Tosses, log_likelihood, running, zero_after, zero_everywhere

FAIR = np.tile([1, 0], 600)
GRID = np.linspace(0, 1, 401)


def test_the_product_of_halves_is_zero_after_1075_tosses_and_its_logarithm_goes_on():
    run = running(np.ones(1200), 0.5)
    assert run.product[1073] == 5e-324
    assert run.product[1074] == 0.0
    assert run.zero == 1075
    assert run.log[-1] == pytest.approx(1200 * math.log(0.5), rel=1e-15)


def test_the_running_product_is_that_of_a_loop():
    flips = np.random.default_rng(0).integers(0, 2, 3000)
    for p in (0.0, 0.1, 0.4, 0.5, 0.77, 1.0):
        product, products = 1.0, []
        for flip in flips:
            product *= p if flip else 1 - p
            products.append(product)
        run = running(flips, p)
        assert run.product.tolist() == products
        assert run.zero == products.index(0.0) + 1
        assert zero_after(flips, p) == run.zero


def test_the_logarithm_is_the_log_likelihood_of_the_counts_so_far():
    run = running([1, 0, 1, 0, 0, 0, 1, 0, 0, 0], 0.3)
    assert run.log[-1] == pytest.approx(log_likelihood(Tosses(3, 10), 0.3), rel=1e-15)
    assert run.product[-1] == pytest.approx(0.0022235661, rel=1e-12)
    assert run.zero is None
    assert running([0, 1, 0], 0.0).log.tolist() == [0.0, -math.inf, -math.inf]


def test_a_product_may_hang_at_the_smallest_number():
    run = running(np.ones(5000), 0.6)
    assert run.product[-1] == 5e-324
    assert run.zero is None
    assert zero_after(np.ones(5000), 0.6) == -1


def test_long_rows_of_one_side_are_followed_to_the_toss_that_ends_them():
    flips = np.concatenate([np.ones(300_000), [0, 0], np.ones(5000), np.zeros(2000)])
    p = np.array([0.6, 0.9, 0.999, 0.9999, 1.0])
    after = zero_after(flips, p)
    assert after.tolist() == [running(flips, chance).zero for chance in p]
    assert after[4] == 300_001
    assert after[0] == 300_001


def test_a_grid_gets_the_number_of_each_p():
    after = zero_after(FAIR, GRID)
    assert after.shape == GRID.shape
    assert after[[0, 200, 400]].tolist() == [1, 1075, 2]
    assert after.tolist() == [zero_after(FAIR, p) for p in GRID]
    assert zero_after(FAIR, GRID.reshape(-1, 1)).shape == (401, 1)


def test_fair_data_are_lost_at_every_p_by_about_1100_tosses():
    flips = np.random.default_rng(5).integers(0, 2, 1300)
    for data in (FAIR, flips):
        gone = zero_everywhere(data, GRID)
        assert 1074 <= gone <= 1110
        assert all(running(data[:gone], p).product[-1] == 0 for p in GRID)
        assert any(running(data[: gone - 1], p).product[-1] > 0 for p in GRID)


def test_what_is_never_lost_is_said_to_be_so():
    assert zero_everywhere(FAIR[:1000], GRID) is None
    assert zero_everywhere(np.ones(9), [1.0]) is None
    assert zero_after([], 0.5) == -1
    assert running([], 0.5).zero is None


@pytest.mark.parametrize("flips", [[0, 2], [0.5], [[0, 1]], [math.nan]])
def test_what_are_no_flips_is_refused(flips):
    for function in (running, zero_after):
        with pytest.raises(ValueError, match="zeros and ones"):
            function(flips, 0.5)


def test_a_wrong_p_and_an_empty_grid_are_refused():
    with pytest.raises(ValueError, match="lies in"):
        running([1], 1.5)
    with pytest.raises(ValueError, match="a grid needs"):
        zero_everywhere([1], [])


def test_the_arrays_of_a_run_cannot_be_written_to():
    run = running([1, 0], 0.5)
    assert not run.product.flags.writeable
    assert not run.log.flags.writeable
