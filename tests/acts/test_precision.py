import mpmath
import numpy as np
import pytest

import acts
from acts import vector
from acts.precision import ORDERS, ULPS, bound, bound_of_maxout, bounds_of_gated, bounds_of_shares
from acts.vector import UNITS, Maxout

TRUTHS = {
    "gelu": lambda z: z * mpmath.erfc(-z / mpmath.sqrt(2)) / 2,
    "silu": lambda z: z / (1 + mpmath.exp(-z)),
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
}
DIPS = ["-0.75", "-0.7517915", "-1.278", "-1.2784645427610738", "-2.3993", "-1.41421356"]
PLACES = DIPS + [f"{z:.3f}" for z in np.random.default_rng(7).uniform(-30, 30, 40)]


@pytest.fixture(autouse=True)
def digits():
    with mpmath.workdps(300):
        yield


@pytest.mark.parametrize("slug", TRUTHS)
@pytest.mark.parametrize("order", ORDERS)
def test_the_bound_holds_at_decimals_that_no_float_holds(slug, order):
    activation = acts.CATALOGUE[slug]
    settings = {p.name: p.default for p in activation.parameters}
    for place in PLACES:
        truth = mpmath.diff(TRUTHS[slug], mpmath.mpf(place), ORDERS.index(order))
        got = float(getattr(activation, order)(float(place), **settings))
        assert abs(got - truth) <= bound(activation, order, float(place), **settings), place


def test_the_bound_is_a_few_units_in_the_last_place_away_from_a_zero_and_many_near_one():
    far, near = (
        bound(acts.gelu, "derivative", z) / (ULPS[np.float64] * float(np.spacing(abs(acts.gelu.derivative(z)))))
        for z in (3.0, -0.75)
    )
    assert 1 <= far <= 2
    assert 100 <= near <= 1000


def test_the_bounds_of_shares_hold():
    for logits in (["3.1", "0.2", "-7.7"], ["0.1", "0.1", "40.3"]):
        z, t = [mpmath.mpf(each) for each in logits], mpmath.mpf("0.7")
        powers = [mpmath.exp(each / t) for each in z]
        truths = {
            "softmax": [each / mpmath.fsum(powers) for each in powers],
            "log_softmax": [mpmath.log(each / mpmath.fsum(powers)) for each in powers],
            "logsumexp": [t * mpmath.log(mpmath.fsum(powers))],
        }
        for slug, truth in truths.items():
            function = vector.VECTORS[slug]
            got = np.atleast_1d(function([float(each) for each in logits], temperature=0.7)).tolist()
            errors = bounds_of_shares(function, [float(each) for each in logits], 0.7)
            for each, right, error in zip(got, truth, errors, strict=True):
                assert abs(each - right) <= error <= 1e-12


def test_the_bounds_of_a_gated_unit_hold():
    a, b = mpmath.mpf("-1.37"), mpmath.mpf("-0.7517")
    gate = TRUTHS["gelu"]
    truths = (a * gate(b), gate(b), a * mpmath.diff(gate, b))
    unit = UNITS["geglu"]
    got = (unit(-1.37, -0.7517), *unit.partials(-1.37, -0.7517))
    for each, truth, error in zip(got, truths, bounds_of_gated(unit, -1.37, -0.7517), strict=True):
        assert abs(float(each) - truth) <= error <= 1e-14


def test_the_bound_of_a_maxout_unit_holds_where_its_line_crosses_0():
    unit = Maxout((0.1, -5.0), (-0.3, -20.0))
    assert float(unit(3.0)) != 0
    assert abs(float(unit(3.0))) <= bound_of_maxout(unit, 3.0) <= 1e-15
