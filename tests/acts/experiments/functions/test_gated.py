import math

import numpy as np
import pytest

import acts
from acts.experiments.functions.gated import apart, dip, magnified, under_normal

GATED = acts.FAMILIES["gated"].members


@pytest.mark.parametrize("activation", GATED, ids=lambda a: a.slug)
def test_the_dip_is_where_nothing_is_lower(activation):
    place = dip(activation)
    assert place.size == pytest.approx(activation.claims().range.low, rel=1e-14)
    assert place.size <= activation(np.linspace(-20, 20, 40001)).min()
    assert abs(float(activation.derivative(place.z))) < 1e-9


def test_a_function_without_a_lowest_value_has_no_dip():
    with pytest.raises(ValueError, match="sigmoid attains no lowest value"):
        dip(acts.sigmoid)


@pytest.mark.parametrize(
    ("form", "z", "size"), [(acts.gelu_tanh, -2.70, 4.73e-4), (acts.quick_gelu, -2.27, 2.03e-2)], ids=lambda x: str(x)
)
def test_the_stand_ins_are_as_far_from_gelu_as_was_measured_elsewhere(form, z, size):
    place = apart(form, acts.gelu)
    assert place.z == pytest.approx(z, abs=0.005)
    assert place.size == pytest.approx(size, rel=0.005)
    line = np.linspace(-12, 12, 24001)
    everywhere = np.abs(form(line) - acts.gelu(line))
    assert everywhere.max() <= place.size * (1 + 1e-9)
    np.testing.assert_allclose(everywhere, everywhere[::-1], atol=1e-14)  # the same at -z


def test_what_is_magnified_is_the_difference_from_gelu():
    z = np.array([-2.7, 0.0, 1.0])
    np.testing.assert_array_equal(magnified(acts.gelu, z, 3.0), 0.0)
    difference = acts.quick_gelu(z) - acts.gelu(z)
    np.testing.assert_allclose(magnified(acts.quick_gelu, z, 2.0), 100 * difference)


def test_no_gated_function_has_mean_0_under_a_standard_normal():
    assert under_normal(acts.gelu).mean == pytest.approx(1 / (2 * math.sqrt(math.pi)))
    assert all(under_normal(member).mean > 0.1 for member in GATED)
    assert under_normal(acts.selu).mean == pytest.approx(0, abs=1e-13)
