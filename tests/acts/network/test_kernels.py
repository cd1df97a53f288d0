"""The shortcuts of the kernels against the functions of the catalogue."""

import numpy as np
import pytest

import acts
from acts.network.kernels import SHORTCUTS

Z = np.concatenate([np.linspace(-6, 6, 97), [-800.0, -40.0, -1e-9, 0.0, 1e-9, 40.0, 800.0]])
CASES = [(slug, {}) for slug in SHORTCUTS] + [("elu", {"alpha": 0.3}), ("elu", {"alpha": 2.0}), ("elu", {"alpha": 0.0})]


def made(slug, given, dtype):
    """Return a layer of one network with a unit, and its shortcut."""
    rows = np.ones((1, 2, Z.size), dtype)
    rows[0, 0] = Z
    activation = acts.find(slug)
    spare = np.full_like(rows, np.nan)
    return activation, rows, SHORTCUTS[slug](rows, spare, **activation.settings(given))


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(("slug", "given"), CASES)
def test_a_shortcut_gives_the_value_and_the_slope_of_its_function(slug, given, dtype):
    activation, rows, shortcut = made(slug, given, dtype)
    near = {"atol": 4 * np.finfo(dtype).eps, "rtol": 8 * np.finfo(dtype).eps}
    with np.errstate(all="ignore"):
        shortcut.value()
        np.testing.assert_allclose(rows[0, 0], activation(Z.astype(dtype), **given), **near)
        assert (rows[0, 1] == 1).all()
        shortcut.slope()
        np.testing.assert_allclose(rows[0, 0], activation.derivative(Z.astype(dtype), **given), **near)


@pytest.mark.parametrize("slug", ["elu", "selu"])
def test_exponential_units_keep_small_values_and_small_slopes(slug):
    activation, rows, shortcut = made(slug, {}, "float64")
    shortcut.value()
    tiny = np.abs(Z) == 1e-9
    np.testing.assert_allclose(rows[0, 0, tiny], activation(Z[tiny]), rtol=1e-15)
    shortcut.slope()
    far = Z == -40
    np.testing.assert_allclose(rows[0, 0, far], activation.derivative(Z[far]), rtol=1e-12)
