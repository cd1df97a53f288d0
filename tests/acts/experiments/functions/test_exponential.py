import itertools

import numpy as np
import pytest

import acts
from acts.experiments.functions.exponential import sides, softened, softened_slope


@pytest.mark.parametrize("alpha", [0.1, 0.5, 1.0, 1.5, 4.0])
def test_elu_arrives_at_0_with_slope_alpha_and_celu_with_1(alpha):
    assert sides(acts.elu, alpha=alpha).left == pytest.approx(alpha)
    assert sides(acts.elu, alpha=alpha).jump == pytest.approx(1 - alpha)
    assert sides(acts.celu, alpha=alpha).jump == 0.0


def test_softplus_closes_in_on_relu_tenfold_for_each_power_of_ten():
    z = np.linspace(-5, 5, 1001)
    gaps = [np.max(softened(z, power) - acts.relu(z)) for power in (-1.0, 0.0, 1.0, 2.0)]
    assert all(wide / narrow == pytest.approx(10.0) for wide, narrow in itertools.pairwise(gaps))


def test_the_softened_slope_is_the_slope():
    z = np.linspace(-3, 3, 13)
    np.testing.assert_array_equal(softened_slope(z, 1.0), acts.sigmoid(10 * z))
