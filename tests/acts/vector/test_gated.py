import math
import runpy

import mpmath
import numpy as np
import pytest

import acts
from acts.vector import UNITS, bilinear, geglu, glu, reglu, swiglu

every_unit = pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
A = np.array([-1e3, -2.0, -0.5, 0.0, 1e-8, 0.7, 3.0, 1e3])[:, None]
B = np.array([-40.0, -3.0, -1.0, -0.1, 0.3, 1.0, 3.0, 40.0])
INF, NAN = math.inf, math.nan
ORACLES = {
    "glu": lambda a, b: a / (1 + mpmath.exp(-b)),
    "swiglu": lambda a, b: a * b / (1 + mpmath.exp(-b)),
    "geglu": lambda a, b: a * b * mpmath.erfc(-b / mpmath.sqrt(2)) / 2,
    "reglu": lambda a, b: a * max(b, mpmath.mpf(0)),
    "bilinear": lambda a, b: a * b,
}


@every_unit
def test_value_and_slopes_are_right_to_the_last_digits(unit):
    oracle, value, (in_a, in_b) = ORACLES[unit.slug], unit(A, B), unit.partials(A, B)
    with mpmath.workdps(50):
        for i, a in enumerate(A.ravel().tolist()):
            for j, b in enumerate(B.tolist()):
                a_, b_ = mpmath.mpf(a), mpmath.mpf(b)
                assert value[i, j] == pytest.approx(float(oracle(a_, b_)), rel=2e-15, abs=0)
                assert in_a[i, j] == pytest.approx(float(oracle(mpmath.mpf(1), b_)), rel=2e-15, abs=0)
                truth = float(mpmath.diff(lambda t, a_=a_: oracle(a_, t), b_))
                assert in_b[i, j] == pytest.approx(truth, rel=2e-15, abs=1e-300)


@every_unit
def test_the_slopes_are_those_of_the_value(unit):
    h = 1e-6
    in_a, in_b = unit.partials(A, B)
    np.testing.assert_allclose(
        in_a * np.ones_like(A), (unit(A + h, B) - unit(A - h, B)) / (2 * h), rtol=1e-6, atol=1e-6
    )
    np.testing.assert_allclose(in_b, (unit(A, B + h) - unit(A, B - h)) / (2 * h), rtol=1e-6, atol=1e-6)


@every_unit
def test_a_unit_is_linear_in_a_and_odd_in_it(unit):
    np.testing.assert_allclose(unit(3 * A, B), 3 * unit(A, B), rtol=1e-15)
    np.testing.assert_array_equal(unit(-A, B), -unit(A, B))


def test_only_the_bilinear_unit_treats_a_and_b_alike():
    alike = {u.slug for u in UNITS.values() if np.allclose(u(A, B), u(B[None, :], A))}
    assert alike == {"bilinear"}


def test_the_gates_are_those_of_the_catalogue():
    assert [unit.gate for unit in (glu, swiglu, geglu, reglu, bilinear)] == [
        acts.sigmoid, acts.silu, acts.gelu, acts.relu, acts.identity,
    ]  # fmt: skip
    np.testing.assert_array_equal(swiglu(1.0, B), acts.silu(B))


def test_beta_shapes_swiglu_and_no_other_unit():
    np.testing.assert_array_equal(swiglu(2.0, B, beta=3.0), 2 * acts.silu(B, beta=3.0))
    np.testing.assert_array_equal(swiglu.partials(2.0, B, beta=3.0)[1], 2 * acts.silu.derivative(B, beta=3.0))
    for unit, name in ((glu, "beta"), (bilinear, "slope")):
        with pytest.raises(TypeError, match=f"{unit.slug} has no parameter '{name}'"):
            unit(1.0, 1.0, **{name: 2.0})


@every_unit
def test_halves_along_any_axis_are_a_and_b(unit):
    z = np.random.default_rng(0).normal(size=(4, 6))
    np.testing.assert_array_equal(unit.of_halves(z), unit(z[:, :3], z[:, 3:]))
    np.testing.assert_array_equal(unit.of_halves(z, axis=0), unit(z[:2], z[2:]))
    for wrong in (np.zeros((2, 3)), 1.0):
        with pytest.raises(ValueError, match="two halves"):
            unit.of_halves(wrong)


@every_unit
def test_a_shut_gate_and_a_zero_give_0_even_beside_infinity_and_nan_comes_out_for_nan_alone(unit):
    ends = np.array([-INF, -1e308, 0.0, 1e308, INF])
    with np.errstate(all="raise"):
        out = unit(ends[:, None], ends)
        slopes = unit.partials(ends[:, None], ends)
    assert not np.isnan(out).any()
    assert not np.isnan(slopes).any()
    assert (out[2] == 0).all()
    if unit is not bilinear:
        assert (out[:, 0] == 0).all()
    for a, b in ((NAN, 1.0), (1.0, NAN), (NAN, 0.0), (0.0, NAN)):
        assert np.isnan([unit(a, b), *unit.partials(a, b)]).tolist() == [True] * 3


@every_unit
def test_shapes_broadcast_and_dtypes_are_kept(unit):
    a, b = np.ones((3, 1), np.float16), np.ones(4, np.float32)
    for out in (unit(a, b), *unit.partials(a, b)):
        assert (out.shape, out.dtype) == ((3, 4), np.float32)
    assert unit(a, np.float16(1)).dtype == np.float16
    assert unit(2, 3).dtype == np.float64
    with pytest.raises(TypeError, match="b has to be real numbers"):
        unit(1.0, 1j)
    with pytest.raises(ValueError, match="broadcast"):
        unit(np.ones(2), np.ones(3))


@every_unit
def test_the_source_runs_and_gives_the_same_numbers(unit, tmp_path):
    path = tmp_path / "source.py"
    path.write_text(unit.source())
    names = runpy.run_path(str(path))
    in_a, in_b = unit.partials(names["a"], names["b"])
    np.testing.assert_array_equal(names["f"], unit(names["a"], names["b"]))
    np.testing.assert_array_equal(names["slope_in_a"], in_a)
    np.testing.assert_array_equal(names["slope_in_b"], in_b)
