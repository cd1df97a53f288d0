"""The measurements, on functions whose facts are known."""

import math
import time

import numpy as np
import pytest

from acts.activation import Interval, Saturation, Symmetry
from acts.properties import Gaussian, gaussian_moments, limit, measure, saturated, symmetry

erf = np.vectorize(math.erf, otypes=[float])
INF = math.inf


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_slope(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def normal_cdf(z):
    return (1 + erf(z / math.sqrt(2))) / 2


def normal_density(z):
    return np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_slope(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def softplus(z):
    return np.logaddexp(0, z)


def mish(z):
    return z * np.tanh(softplus(z))


def mish_slope(z):
    t = np.tanh(softplus(z))
    return t + z * sigmoid(z) * (1 - t * t)


def silu_slope(z):
    return sigmoid(z) * (1 + z * sigmoid(-z))


def gelu(z):
    return z * normal_cdf(z)


def gelu_slope(z):
    return normal_cdf(z) + z * normal_density(z)


# mpmath at 40 digits: findroot of diff(z tanh(log(1 + e^z)))
MISH_AT, MISH_LOW = -1.1924312145154952, -0.30884341301725043
LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772

# value, slope, and the rows of the facts file: E f, E f^2, gain, E f'^2, max f'
# (but for Mish, whose steepest slope 1.0884982, by mpmath, was rounded twice there)
NORMAL = {
    "sigmoid": (sigmoid, sigmoid_slope, (), ("0.5000", "0.2934", "1.846", "0.0448", "0.25")),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2, (), ("0", "0.3943", "1.593", "0.4644", "1")),
    "relu": (lambda z: np.maximum(z, 0), lambda z: 1.0 * (z > 0), (0.0,), ("0.3989", "0.5", "1.4142", "0.5", "1")),
    "elu": (elu, elu_slope, (0.0,), ("0.1605", "0.6449", "1.245", "0.6681", "1")),
    "selu": (
        lambda z: LAMBDA * elu(z, ALPHA),
        lambda z: LAMBDA * elu_slope(z, ALPHA),
        (0.0,),
        ("0.0000", "1.0000", "1", "1.0716", "1.758"),
    ),
    "gelu": (gelu, gelu_slope, (), ("0.2821", "0.4252", "1.534", "0.4559", "1.129")),
    "silu": (lambda z: z * sigmoid(z), silu_slope, (), ("0.2066", "0.3558", "1.677", "0.3795", "1.100")),
    "mish": (mish, mish_slope, (), ("0.2404", "0.4523", "1.487", "0.4791", "1.088")),
    "softplus": (softplus, sigmoid, (), ("0.8061", "0.9212", "1.042", "0.2934", "1")),
    "softsign": (
        lambda z: z / (1 + np.abs(z)),
        lambda z: 1 / (1 + np.abs(z)) ** 2,
        (0.0,),
        ("0", "0.1830", "2.338", "0.2277", "1"),
    ),
}


@pytest.mark.parametrize("name", NORMAL)
def test_the_constants_under_a_unit_normal_have_the_published_digits(name):
    value, slope, breaks, printed = NORMAL[name]
    g = gaussian_moments(value, slope, breaks)
    numbers = (g.mean, g.square, g.gain, g.slope_square, measure(value, slope).lipschitz)
    for number, digits in zip(numbers, printed, strict=True):
        places = len(digits.partition(".")[2])
        assert abs(number - float(digits)) <= 0.5 * 10.0**-places + 1e-12, (name, number, digits)


def test_the_quadrature_is_right_to_thirteen_digits():
    relu = gaussian_moments(lambda z: np.maximum(z, 0), lambda z: 1.0 * (z > 0), [0.0])
    assert relu.mean == pytest.approx(1 / math.sqrt(2 * math.pi), abs=1e-14)
    assert relu.square == pytest.approx(0.5, abs=1e-14)
    exponential = gaussian_moments(np.exp, np.exp)
    assert exponential.mean == pytest.approx(math.exp(0.5), rel=1e-14)
    assert exponential.square == pytest.approx(math.exp(2), rel=1e-13)
    # E z Phi(z) = 1 / (2 sqrt(pi)), by Stein's lemma.
    assert gaussian_moments(gelu, gelu_slope).mean == pytest.approx(1 / (2 * math.sqrt(math.pi)), abs=1e-14)
    # A kink off the grid of panels counts only if it is named: this is what `breaks` is for.
    kink, tail = 1.2345, math.erfc(1.2345 / math.sqrt(2)) / 2
    truth = float(normal_density(kink)) - kink * tail
    named = gaussian_moments(lambda z: np.maximum(z - kink, 0), lambda z: 1.0 * (z > kink), [kink])
    blind = gaussian_moments(lambda z: np.maximum(z - kink, 0), lambda z: 1.0 * (z > kink))
    assert named.mean == pytest.approx(truth, abs=1e-15)
    assert named.slope_square == pytest.approx(tail, abs=1e-15)
    assert abs(blind.mean - truth) > 1e-7


def test_the_gain_of_a_function_that_is_zero_is_infinite():
    assert Gaussian(0.0, 0.0, 0.0).gain == INF


BOTH = pytest.mark.parametrize("exact", [True, False], ids=["with derivative", "by differences"])


@BOTH
def test_the_absolute_value_is_a_mirror_with_one_kink(exact):
    facts = measure(np.abs, np.sign if exact else None)
    assert facts.range == Interval(0, INF, "[)")
    assert (facts.lowest, facts.highest) == (0, None)
    assert facts.limits == (INF, INF)
    assert facts.smoothness == 0
    assert facts.monotone == "neither"
    assert [(str(where), way) for where, way in facts.pieces] == [("(-inf, 0]", -1), ("[0, inf)", 1)]
    assert facts.symmetry == Symmetry("mirror", 0.0)
    assert (facts.left, facts.right) == (None, None)
    assert facts.lipschitz == pytest.approx(1, abs=1e-12)
    (kink,) = facts.kinks
    assert (kink.z, kink.slope) == (0, 0)
    assert (kink.left, kink.right) == pytest.approx((-1, 1), abs=1e-9)


@BOTH
@pytest.mark.parametrize("at", [0.0, 1.2345, -7 / 3, 20.01])
def test_the_kink_of_a_shifted_relu_is_located(exact, at):
    facts = measure(lambda z: np.maximum(z - at, 0), (lambda z: 1.0 * (z > at)) if exact else None)
    (kink,) = facts.kinks
    assert kink.z == pytest.approx(at, abs=1e-10)
    assert (kink.left, kink.right) == pytest.approx((0, 1), abs=1e-8)
    assert facts.left.kind == "hard"
    assert facts.left.beyond == pytest.approx(at, abs=1e-10)
    assert facts.right is None
    assert facts.monotone == "increasing"
    assert facts.lowest == pytest.approx(at, abs=1e-10)
    assert facts.steepest.low == pytest.approx(at, abs=1e-10)
    assert facts.steepest.high == INF


@BOTH
def test_a_step_jumps_and_has_no_slope_anywhere(exact):
    facts = measure(lambda z: 1.0 * (z > 0.3), (lambda z: 0 * z) if exact else None)
    (jump,) = facts.jumps
    assert jump.z == pytest.approx(0.3, abs=1e-12)
    assert (jump.left, jump.right) == (0, 1)
    assert facts.kinks == ()
    assert facts.smoothness == -1
    assert facts.monotone == "increasing"
    assert facts.range == Interval(0, 1)
    assert facts.limits == (0, 1)
    assert facts.lipschitz == INF
    assert facts.left == facts.right == Saturation("hard", jump.z)
    assert facts.symmetry == Symmetry("point", 0.3, 0.5)


@BOTH
def test_a_staircase_has_a_jump_at_each_whole_number(exact):
    facts = measure(np.floor, (lambda z: 0 * z) if exact else None)
    assert {j.z for j in facts.jumps} >= set(range(-31, 32))
    assert all(j.right - j.left == 1 for j in facts.jumps)
    assert facts.kinks == ()
    assert facts.range == Interval(-INF, INF, "()")
    assert (facts.left, facts.right) == (None, None)
    assert facts.monotone == "increasing"


def test_of_thousands_of_jumps_the_nearest_are_told_and_none_passes_for_a_kink():
    facts = measure(lambda z: np.round(np.sin(5 * z), 1))
    assert len(facts.jumps) == 128
    assert all(abs(j.right - j.left) == pytest.approx(0.1) for j in facts.jumps)
    assert (facts.kinks, facts.bends) == ((), ())


def test_a_value_of_its_own_between_two_sides_is_one_jump():
    (jump,) = measure(np.sign).jumps
    assert (jump.z, jump.left, jump.right, jump.value) == (0, -1, 1, 0)


@BOTH
@pytest.mark.parametrize(
    ("value", "slope", "gaps"),
    [
        (lambda z: 1.0 * (z >= 0.3), lambda z: 0 * z, ["(0, 1)"]),
        (lambda z: np.where(z > 1, z, -2.0), lambda z: 1.0 * (z > 1), ["(-2, 1]"]),
        (lambda z: np.where(z > 1, z, 3.0), lambda z: 1.0 * (z > 1), []),
        (lambda z: np.where(z < 1, z, z + 2), lambda z: 1 + 0 * z, ["[1, 3)"]),
        (lambda z: np.where(z < 1, -z, 2 - z), lambda z: -1 + 0 * z, []),
        (lambda z: np.where(z > 0, np.tanh(z) + 1, np.tanh(z)), lambda z: 1 - np.tanh(z) ** 2, ["(0, 1]"]),
        (lambda z: np.where(z == 0, 1.0, z), lambda z: 1 + 0 * z, ["[0, 0]"]),
        (np.tanh, lambda z: 1 - np.tanh(z) ** 2, []),
    ],
)
def test_what_a_jump_leaves_out_is_a_gap_unless_other_places_fill_it(exact, value, slope, gaps):
    assert [str(gap) for gap in measure(value, slope if exact else None).gaps] == gaps


def test_no_gap_is_told_where_not_all_is_known():
    assert measure(np.floor).gaps == ()
    assert measure(lambda z: np.sqrt(z) + np.floor(z)).gaps == ()


def test_the_slope_of_a_plateau_that_rounding_reaches_is_only_approached_on_two_sides_too():
    facts = measure(lambda z: z - np.tanh(z), lambda z: np.tanh(z) ** 2)
    assert (facts.lipschitz, facts.steepest) == (1, None)


@BOTH
def test_a_sawtooth_has_a_supremum_that_it_never_attains_and_no_limit(exact):
    facts = measure(lambda z: z - np.floor(z), (lambda z: 1 + 0 * z) if exact else None)
    assert (facts.range.low, facts.range.brackets) == (0, "[)")
    assert facts.range.high == pytest.approx(1, abs=1e-12)
    assert np.isnan(facts.limits).all()
    assert facts.monotone == "neither"
    assert (facts.left, facts.right) == (None, None)


@BOTH
def test_a_jump_between_lines_of_different_slope_is_a_kink_too(exact):
    facts = measure(lambda z: np.where(np.abs(z) > 0.5, z, 0), (lambda z: 1.0 * (np.abs(z) > 0.5)) if exact else None)
    assert [j.z for j in facts.jumps] == [-0.5, 0.5]
    assert [k.z for k in facts.kinks] == [-0.5, 0.5]
    assert [k.left for k in facts.kinks] == pytest.approx([1, 0], abs=1e-8)
    assert [str(where) for where in facts.flat] == ["(-0.5, 0.5)"]


@BOTH
def test_the_sine_is_bounded_odd_and_without_limits(exact):
    facts = measure(np.sin, np.cos if exact else None)
    assert facts.range == Interval(-1, 1)
    assert (facts.lowest, facts.highest) == pytest.approx((-math.pi / 2, math.pi / 2), abs=1e-8)
    assert np.isnan(facts.limits).all()
    assert facts.smoothness == INF
    assert facts.monotone == "neither"
    assert facts.symmetry == Symmetry("point", 0.0, 0.0)
    assert (facts.left, facts.right) == (None, None)
    assert facts.lipschitz == pytest.approx(1, abs=1e-9)
    assert facts.zero_centred
    assert all(abs(way) == 1 for _, way in facts.pieces)


@BOTH
def test_a_square_has_no_bound_on_its_slope(exact):
    facts = measure(lambda z: z**2, (lambda z: 2 * z) if exact else None)
    assert facts.range == Interval(0, INF, "[)")
    assert facts.lowest == pytest.approx(0, abs=0 if exact else 1e-9)
    assert facts.smoothness == INF
    assert facts.symmetry == Symmetry("mirror", 0.0)
    assert (facts.lipschitz, facts.steepest) == (INF, None)
    assert facts.gaussian.mean == pytest.approx(1, abs=1e-13)


@BOTH
def test_a_cube_is_strictly_increasing_in_spite_of_its_slope_at_zero(exact):
    facts = measure(lambda z: z**3, (lambda z: 3 * z * z) if exact else None)
    assert facts.monotone == "strictly increasing"
    assert facts.flat == ()


@BOTH
@pytest.mark.parametrize("level", [3.0, 0.0])
def test_a_constant_is_flat_everywhere(exact, level):
    facts = measure(lambda _: level, (lambda _: 0.0) if exact else None)
    assert facts.range == Interval(level, level)
    assert facts.flat == (Interval(-INF, INF, "()"),)
    assert (facts.left.kind, facts.right.kind) == ("hard", "hard")
    assert facts.lipschitz == 0
    assert facts.smoothness == INF
    assert facts.monotone == "increasing"
    assert facts.limits == (level, level)


@BOTH
def test_the_exponential_saturates_on_the_left_and_overflows_quietly(exact):
    facts = measure(np.exp, np.exp if exact else None)
    assert facts.range == Interval(0, INF, "()")
    assert facts.limits == (0, INF)
    assert facts.left == Saturation("soft")
    assert facts.right is None
    assert facts.lipschitz == INF
    assert facts.monotone == "strictly increasing"
    assert facts.smoothness == INF


@BOTH
def test_a_tent_has_three_kinks_and_four_pieces(exact):
    slope = (lambda z: np.where(np.abs(z) < 1, -np.sign(z), 0.0)) if exact else None
    facts = measure(lambda z: np.maximum(1 - np.abs(z), 0), slope)
    assert [k.z for k in facts.kinks] == pytest.approx([-1, 0, 1], abs=1e-10)
    assert [way for _, way in facts.pieces] == [0, 1, -1, 0]
    assert facts.left.beyond == pytest.approx(-1, abs=1e-10)
    assert facts.right.beyond == pytest.approx(1, abs=1e-10)
    assert facts.range == Interval(0, 1)
    assert facts.highest == 0
    assert facts.symmetry == Symmetry("mirror", 0.0)


@BOTH
def test_a_clipped_ramp_has_the_middle_of_its_kinks_for_centre(exact):
    slope = (lambda z: np.where((z > -0.25) & (z < 1.25), 2.0, 0.0)) if exact else None
    facts = measure(lambda z: np.clip(2 * z, -0.5, 2.5), slope)
    assert facts.symmetry == Symmetry("point", 0.5, 1.0)
    assert facts.range == Interval(-0.5, 2.5)
    assert facts.lipschitz == pytest.approx(2, abs=1e-9)
    assert (facts.steepest.low, facts.steepest.high) == pytest.approx((-0.25, 1.25), abs=1e-10)
    assert facts.steepest.brackets == "()"


@BOTH
def test_a_function_that_is_nowhere_on_the_left_is_measured_on_the_right(exact):
    facts = measure(np.log, (lambda z: np.where(z > 0, 1 / z, np.nan)) if exact else None)
    assert [(gap.low, gap.high) for gap in facts.undefined] == [(-INF, 0)]
    assert math.isnan(facts.limits[0])
    assert facts.limits[1] == INF
    assert facts.monotone == "strictly increasing"
    assert [(where.low, where.high, way) for where, way in facts.pieces] == [(0, INF, 1)]
    assert facts.right == Saturation("soft")
    assert facts.left is None
    assert facts.lipschitz == INF
    assert math.isnan(facts.gaussian.mean)


@BOTH
def test_a_root_leaves_zero_upright(exact):
    facts = measure(lambda z: np.sqrt(np.abs(z)), (lambda z: np.sign(z) / 2 / np.sqrt(np.abs(z))) if exact else None)
    assert facts.smoothness == 0
    assert [(k.z, k.left, k.right) for k in facts.kinks] == [(0, -INF, INF)]
    assert facts.lipschitz == INF
    assert facts.range == Interval(0, INF, "[)")


@BOTH
def test_a_function_that_is_nowhere_defined_is_measured_without_complaint(exact):
    facts = measure(lambda z: z * np.nan, (lambda z: z * np.nan) if exact else None)
    assert facts.range is None
    assert facts.pieces == ()
    assert facts.undefined == (Interval(-INF, INF, "()"),)


@BOTH
def test_the_square_of_relu_bends_without_a_kink(exact):
    facts = measure(lambda z: np.maximum(z, 0) ** 2, (lambda z: 2 * np.maximum(z, 0)) if exact else None)
    assert facts.smoothness == 1
    assert facts.bends == pytest.approx([0], abs=1e-8)
    assert facts.kinks == ()
    assert facts.left.kind == "hard"
    assert facts.left.beyond == pytest.approx(0, abs=1e-8)


@BOTH
def test_a_flat_part_that_is_left_slowly_is_still_found_to_its_end(exact):
    n = 8 if exact else 4  # differences cannot tell the foot of a high power from a flat line
    facts = measure(lambda z: np.maximum(z, 0) ** n, (lambda z: n * np.maximum(z, 0) ** (n - 1)) if exact else None)
    assert facts.left.kind == "hard"
    assert facts.left.beyond == pytest.approx(0, abs=1e-8)


@BOTH
@pytest.mark.parametrize(("alpha", "smoothness"), [(1.0, 1), (0.99, 0), (1.01, 0), (2.0, 0)])
def test_elu_has_a_kink_for_every_alpha_but_one(exact, alpha, smoothness):
    facts = measure(lambda z: elu(z, alpha), (lambda z: elu_slope(z, alpha)) if exact else None)
    assert facts.smoothness == smoothness
    if smoothness == 0:
        (kink,) = facts.kinks
        assert kink.z == pytest.approx(0, abs=1e-8)
        assert (kink.left, kink.right) == pytest.approx((alpha, 1), rel=1e-7)
    assert facts.left == Saturation("soft")
    assert facts.range == Interval(-alpha, INF, "()")
    assert facts.lipschitz == pytest.approx(max(alpha, 1), rel=1e-9)


@BOTH
def test_the_sigmoid_attains_neither_end_though_floats_do(exact):
    facts = measure(sigmoid, sigmoid_slope if exact else None)
    assert sigmoid(np.array([40.0]))[0] == 1
    assert facts.range == Interval(0, 1, "()")
    assert (facts.left, facts.right) == (Saturation("soft"), Saturation("soft"))
    assert facts.monotone == "strictly increasing"
    assert facts.symmetry == Symmetry("point", 0.0, 0.5)
    assert facts.steepest == Interval(0, 0)
    assert facts.lipschitz == pytest.approx(0.25, abs=1e-10)


def test_a_slope_that_rounds_to_zero_is_not_hard_saturation():
    facts = measure(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
    assert (facts.left, facts.right) == (Saturation("soft"), Saturation("soft"))
    assert facts.flat == ()


def test_a_naive_sigmoid_gives_nan_where_it_overflows_and_is_measured_before():
    facts = measure(lambda z: np.exp(z) / (1 + np.exp(z)))
    assert facts.limits == (0, 1)
    assert facts.undefined[0].low == pytest.approx(709.78, abs=0.01)
    assert facts.monotone == "strictly increasing"


@BOTH
def test_softplus_only_approaches_its_steepest_slope(exact):
    facts = measure(softplus, sigmoid if exact else None)
    assert facts.lipschitz == pytest.approx(1, abs=1e-9)
    assert facts.steepest is None
    assert facts.right is None


@BOTH
@pytest.mark.parametrize(
    ("value", "slope", "low", "at"),
    [
        (gelu, gelu_slope, -0.16997120747990369, -0.7517915246935645),
        (lambda z: z * sigmoid(z), silu_slope, -0.27846454276107374, -1.2784645427610738),
        (mish, mish_slope, MISH_LOW, MISH_AT),
    ],
    ids=["gelu", "silu", "mish"],
)
def test_the_dip_of_a_gated_function_is_found(exact, value, slope, low, at):
    facts = measure(value, slope if exact else None)
    assert facts.range.low == pytest.approx(low, abs=1e-14)
    assert facts.range.brackets == "[)"
    assert facts.lowest == pytest.approx(at, abs=1e-12 if exact else 1e-8)
    assert facts.monotone == "neither"
    assert [way for _, way in facts.pieces] == [-1, 1]
    assert facts.left == Saturation("soft")
    assert facts.limits[0] == 0


def test_a_shifted_tanh_is_symmetric_about_its_steepest_point():
    facts = measure(lambda z: np.tanh(z - 0.7))
    assert facts.symmetry == Symmetry("point", 0.7, 0.0)
    assert (facts.steepest.low, facts.steepest.high) == pytest.approx((0.7, 0.7), abs=1e-6)


def test_symmetry_is_looked_for_at_zero_and_wherever_it_is_told_to():
    assert symmetry(np.tanh) == Symmetry("point", 0.0, 0.0)
    assert symmetry(softplus) is None
    assert symmetry(lambda z: (z - 2.5) ** 2) is None
    assert symmetry(lambda z: (z - 2.5) ** 2, [2.5]) == Symmetry("mirror", 2.5)


def test_a_limit_is_a_number_an_infinity_or_nan():
    assert limit(lambda z: z / (1 + np.abs(z)), 1) == 1
    assert limit(np.arctan, -1) == pytest.approx(-math.pi / 2, abs=1e-15)
    assert limit(lambda z: np.log1p(np.abs(z)), 1) == INF
    assert limit(lambda z: -z, 1) == -INF
    assert limit(lambda z: np.exp(-z), 1) == 0
    assert math.isnan(limit(np.sin, 1))
    assert math.isnan(limit(lambda z: z * np.sin(z), 1))


def test_the_places_beyond_which_a_slope_is_small():
    left, right = saturated(sigmoid_slope, 0.01)
    # s (1 - s) = 0.0025 at z = log((1 + sqrt 0.99) / (1 - sqrt 0.99))
    truth = math.log((1 + math.sqrt(0.99)) / (1 - math.sqrt(0.99)))
    assert (left, right) == pytest.approx((-truth, truth), abs=1e-12)
    assert saturated(lambda z: 1.0 * (z > 0), 0.01) == (0.0, None)
    assert saturated(lambda z: np.where((z > 0) & (z < 6), 1.0, 0.0), 0.5) == (0.0, 6.0)
    assert saturated(lambda z: 1 + 0 * z, 0.01) == (None, None)
    assert saturated(lambda z: 0 * z, 0.01) == (0.0, 0.0)
    narrower = saturated(sigmoid_slope, 0.01, peak=1.0)
    assert narrower[1] < right


@pytest.mark.parametrize(
    "value",
    [
        lambda z: 1 / z,
        lambda z: 1 / z**2,
        lambda z: np.exp(z * z),
        lambda z: np.exp(np.exp(z)),
        np.arcsin,
        np.tan,
        lambda z: np.sin(1 / z),
        lambda z: np.where(z == 0, np.nan, np.sin(z) / z),
        lambda z: np.tanh(1e6 * z),
        lambda z: z * np.sin(z),
        lambda z: np.full_like(z, INF),
        lambda z: np.sqrt(z) + np.floor(z),
        lambda z: z % 1.0,
        lambda z: 1e-200 * z,
        lambda z: np.where(z > 0, INF, -1.0),
        lambda z: np.round(np.sin(5 * z), 1),
    ],
)
def test_nothing_that_a_reader_types_raises_or_warns(value):
    began = time.perf_counter()
    facts = measure(value)
    assert facts.range is None or facts.range.low <= facts.range.high
    assert time.perf_counter() - began < 3  # some 0.2 s at most on an idle machine; the margin is for busy ones


def test_a_valley_is_found_before_a_hill_and_a_slope_has_neither():
    from acts.properties import turning

    valley = turning(np.abs, -2.0, 3.0)
    assert (valley.z, valley.value, valley.lowest) == (pytest.approx(0.0, abs=2e-6), pytest.approx(0.0, abs=2e-6), True)
    hill = turning(lambda z: -(z**2), -1.0, 1.0)
    assert not hill.lowest
    assert turning(np.tanh, -2.0, 2.0) is None
