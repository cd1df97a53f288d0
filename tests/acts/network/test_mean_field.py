import math

import mpmath
import numpy as np
import pytest

import acts
from acts.network.mean_field import mean_field, moments


def relu(q):
    return math.sqrt(q / (2 * math.pi)), q / 2, 0.5


def gelu(q):
    """The arc-sine kernel of Williams, integrated by parts."""
    square = q / 4 + q / (2 * math.pi) * (math.asin(q / (1 + q)) + 2 * q / ((1 + q) * math.sqrt(1 + 2 * q)))
    return q / math.sqrt(2 * math.pi * (1 + q)), square


def by_mpmath(function, q):
    deviation = mpmath.sqrt(q)
    ends = [-38, -6, -1, 0, 1, 6, 38]
    density = lambda z: mpmath.exp(-z * z / 2) / mpmath.sqrt(2 * mpmath.pi)  # noqa: E731
    return float(mpmath.quad(lambda z: density(z) * function(deviation * z), ends, maxdegree=8))


MEAN_SQUARES = (1e-8, 0.01, 1.0, 30.0, 1e4)


@pytest.mark.parametrize("q", MEAN_SQUARES)
def test_the_moments_of_relu_and_gelu_are_those_of_their_closed_forms(q):
    here = moments(acts.relu, q)
    assert (here.mean, here.square, here.slope_square) == pytest.approx(relu(q), rel=1e-12)
    here = moments(acts.gelu, q)
    assert (here.mean, here.square) == pytest.approx(gelu(q), rel=1e-11)


@pytest.mark.parametrize("q", [0.01, 1.0, 30.0])
def test_the_moments_of_sigmoid_and_tanh_are_those_of_mpmath(q):
    sigmoid = moments(acts.sigmoid, q)
    assert float(sigmoid.mean) == pytest.approx(0.5, abs=1e-14)
    assert float(sigmoid.square) == pytest.approx(
        float(by_mpmath(lambda z: 1 / (1 + mpmath.exp(-z)) ** 2, q)), rel=1e-12
    )
    tanh = moments(acts.tanh, q)
    assert float(tanh.mean) == pytest.approx(0.0, abs=1e-14)
    assert float(tanh.slope_square) == pytest.approx(by_mpmath(lambda z: mpmath.sech(z) ** 4, q), rel=1e-12)


def test_jumps_and_kinks_off_zero_do_not_blur_the_moments():
    q, cut = 2.3, 6.0
    relu6 = moments(acts.relu6, q)
    inside = math.erf(cut / math.sqrt(2 * q)) / 2
    assert float(relu6.slope_square) == pytest.approx(inside, rel=1e-12)
    step = moments(acts.hard_shrink, q, threshold=0.7)
    assert float(step.slope_square) == pytest.approx(math.erfc(0.7 / math.sqrt(2 * q)), rel=1e-12)


def test_every_function_of_the_catalogue_has_moments_at_small_and_large_sizes():
    for activation in acts.CATALOGUE.values():
        if activation is acts.exponential:
            continue
        here = moments(activation, [0.0, 1e-6, 1.0, 1e6])
        assert here.square.shape == (4,)
        assert np.isfinite([here.mean, here.square, here.slope_square]).all(), activation
        assert (here.square >= here.mean**2 * (1 - 1e-9) - 1e-30).all(), activation


def test_many_sizes_at_once_have_the_moments_of_each_alone():
    together = moments(acts.selu, [[0.3, 5.0], [70.0, 0.001]])
    assert together.square.shape == (2, 2)
    assert together.square[1, 0] == pytest.approx(float(moments(acts.selu, 70.0).square), rel=1e-14)


# sw^2 = 1 and 2: chi in the first and in the 20th layer, log10 of the gradient 19 layers back
TWENTY = {
    "sigmoid": ((0.045, 0.056, -11.96), (0.074, 0.101, -9.53)),
    "tanh": ((0.464, 0.950, -0.71), (0.699, 1.106, 0.23)),
    "relu": ((0.5, 0.5, -2.86), (1.0, 1.0, 0.0)),
    "gelu": ((0.456, 0.250, -5.40), (0.979, 0.507, -1.06)),
    "silu": ((0.379, 0.250, -5.55), (0.854, 0.500, -2.22)),
    "selu": ((1.072, 1.072, 0.29), (1.893, 1.214, 1.34)),
}


@pytest.mark.parametrize("slug", TWENTY)
def test_twenty_layers_have_the_known_signals(slug):
    for variance, (first, last, gradient) in zip((1.0, 2.0), TWENTY[slug], strict=True):
        theory = mean_field(acts.find(slug), 20, variance)
        assert theory.chi[0] == pytest.approx(first, abs=6e-4)
        assert theory.chi[-1] == pytest.approx(last, abs=6e-4)
        assert theory.gradient()[0] == pytest.approx(gradient, abs=6e-3)


def test_the_gradient_is_that_of_fewer_layers_below_a_lower_top():
    theory = mean_field(acts.tanh, 30, 1.5, bias_variance=0.1)
    fewer = mean_field(acts.tanh, 12, 1.5, bias_variance=0.1)
    assert theory.gradient(12) == pytest.approx(fewer.gradient(), abs=1e-12)
    assert theory.gradient(1).tolist() == [0.0]


def test_a_variance_of_the_bias_and_the_size_of_the_input_count():
    theory = mean_field(acts.identity, 3, 0.5, bias_variance=1.0, input_square=4.0)
    assert theory.q == pytest.approx([3.0, 2.5, 2.25], rel=1e-12)


def test_a_function_without_slopes_has_no_gradient_and_no_warning():
    theory = mean_field(acts.step, 4, 1.0)
    assert theory.gradient().tolist() == [-math.inf, -math.inf, -math.inf, 0.0]
