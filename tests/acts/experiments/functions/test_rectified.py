import itertools

import numpy as np
import pytest

import acts
from acts.experiments.functions.rectified import MAXIMUM, bend, maximum_form, maximum_gap, zoomed

Z = np.linspace(-5, 5, 101)


@pytest.mark.parametrize("alpha", [-3.0, -1.0, -0.2, 0.0, 0.01, 0.5, 1.0])
def test_the_maximum_is_leaky_relu_for_every_alpha_up_to_one(alpha):
    np.testing.assert_array_equal(maximum_form(Z, alpha), acts.leaky_relu(Z, negative_slope=alpha))


@pytest.mark.parametrize("alpha", [1.1, 2.0, 10.0])
def test_beyond_one_the_maximum_is_another_function_on_both_sides(alpha):
    assert maximum_gap(-1.0, alpha) == pytest.approx(alpha - 1)
    assert maximum_gap(1.0, alpha) == pytest.approx(alpha - 1)


def test_a_corner_keeps_its_bend_and_a_curve_loses_it():
    for times in (0.0, 2.0, 4.0):
        assert bend(acts.relu, 0.0, times) == pytest.approx(1.0)
    curved = [bend(acts.tanh, 1.0, times) for times in (0.0, 1.0, 2.0, 3.0)]
    assert all(later < 0.2 * earlier for earlier, later in itertools.pairwise(curved))


def test_the_magnified_graph_passes_through_the_origin_with_the_function_s_slopes():
    u = np.array([-1.0, 0.0, 1.0])
    np.testing.assert_allclose(zoomed(acts.leaky_relu, 0.0, u, 3.0, negative_slope=0.2), [-0.2, 0.0, 1.0])


def test_the_slopes_of_the_maximum_are_all_between_those_of_its_branches():
    assert {m.framework for m in MAXIMUM} == {"torch", "jax", "tf"}
    assert all(0 <= m.slope <= 1 for m in MAXIMUM)


def test_torch_gives_the_maximum_half_a_slope_where_it_is_installed():
    torch = pytest.importorskip("torch", reason="torch is an oracle for this test only")
    z = torch.zeros((), requires_grad=True)
    torch.maximum(z, torch.zeros_like(z)).backward()
    assert float(z.grad) == next(m.slope for m in MAXIMUM if m.framework == "torch")
