"""How far a function is from the truth, in units in the last place (ulp), over the whole line of floats.

The truth is an `Oracle`: the definition and its two derivatives, differentiated by hand, in mpmath. A family's
test has one entry a function in its ORACLES, and `cases` makes of them everything there is to check.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import mpmath
import numpy as np
import pytest

import acts
from acts.precision import CONDITION, NEAR_A_ZERO, ORDERS, ULPS, near_a_zero, zeros

DIGITS = 60


@dataclass(frozen=True)
class Oracle:
    """The truth about one function.

    `value`, `derivative` and `second_derivative` take an mpf z and the parameters by name as mpf. `settings` are
    the parameters to test at, numbers that 32 bits hold exactly where a kink or a jump depends on them. Near the
    `zeros` of `acts.precision` an absolute error is allowed instead.
    """

    value: Callable[..., Any]
    derivative: Callable[..., Any]
    second_derivative: Callable[..., Any]
    settings: tuple[Mapping[str, float], ...] = ({},)


@dataclass(frozen=True)
class Case:
    """One function, order and dtype at one setting of its parameters."""

    slug: str
    oracle: Oracle
    order: str
    dtype: type
    setting: Mapping[str, float]

    def __str__(self) -> str:
        numbers = ",".join(f"{name}={value:g}" for name, value in self.setting.items())
        return "-".join(filter(None, (self.slug, self.order, self.dtype.__name__, numbers)))


def nothing(*_z: Any, **_parameters: Any) -> Any:
    """Return 0, the second derivative of whatever is made of straight lines."""
    return mpmath.mpf(0)


def cases(oracles: Mapping[str, Oracle]) -> list[Any]:
    """Return every case of these oracles, ready for `pytest.mark.parametrize`."""
    made = (
        Case(slug, oracle, order, dtype, setting)
        for slug, oracle in oracles.items()
        for setting in oracle.settings
        for order, dtype in itertools.product(ORDERS, ULPS)
    )
    return [pytest.param(case, id=str(case)) for case in made]


# Where exponentials, squares and their compositions overflow, underflow, or round to 1, in either precision.
THRESHOLDS = (
    *(709.782712893384, 708.3964185322641, 744.4400719213812, 745.1332191019412, 372.5666095509706, 354.891356446692),
    *(558.8499143264559, 36.7368005696771, 18.714973875118524, 6.612725, 6.562, 6.6, 37.42994775023705, 33.27, 20.0),
    *(88.72283905206835, 87.33654475055310, 103.97207708399179, 103.27892990343185, 51.986038542, 44.361419526),
    *(77.97905781299385, 17.328679513998633, 16.635532333438686, 9.010913347279288, 4.644, 4.46, 8.317766166719343),
    *(1.3407807929942596e154, 4.4989137945431964e161, 1.1150e103, 7.4e107, 1.8446743e19, 3.7e22, 6.98e12, 1.4e15),
    *(2.2e-162, 1.5e-154, 2.6e-23, 1.1e-19, 9007199254740992.0, 16777216.0, 1e17, 1e30),
    *(0.5, 1.0, 2.0, 3.0, 6.0, 7.0, 7.5, 10.0, 1000.0),
)


def line(dtype: type, breaks: tuple[float, ...] = ()) -> np.ndarray:
    """Return points on the whole line: both signs, denormal to largest, dense where functions bend."""
    info = np.finfo(dtype)
    rng = np.random.default_rng(20240229)
    marks = np.array([*THRESHOLDS, *map(abs, breaks), info.tiny, info.max, info.smallest_subnormal], dtype=np.float64)
    marks = marks[marks <= float(info.max)].astype(dtype)
    with np.errstate(over="ignore", under="ignore"):
        beside = [np.nextafter(marks, dtype(0)), marks, np.nextafter(marks, dtype(np.inf))]
    grid = np.exp(np.linspace(math.log(5e-324), math.log(1.7e308), 161))
    positive = np.concatenate(
        [
            *beside,
            np.array([0.0, 1e-323, 1e-310, 3e-308, 1e-44, 1e-40, 2e-38]),
            grid[grid <= float(info.max)],
            rng.uniform(0, 8, 150),
            rng.uniform(0, 50, 150),
            rng.uniform(0, 110, 50),
            rng.uniform(0, 800, 150),
        ]
    ).astype(dtype)
    positive = np.unique(positive[np.isfinite(positive)])
    return np.concatenate([-positive[::-1], positive])


@cache
def _limits(dtype: type) -> tuple[Any, Any, Any, int, int]:
    """Return half of the least number of a type, what rounds to infinity and the power of two beyond, and exponents."""
    info = np.finfo(dtype)
    with mpmath.workdps(DIGITS):
        beyond = mpmath.ldexp(1, int(info.maxexp))
        least, overflow = mpmath.mpf(float(info.smallest_subnormal)) / 2, beyond - mpmath.ldexp(beyond, -info.nmant - 2)
    return least, overflow, beyond, int(info.minexp), int(info.nmant)


def ulps(got: float, truth: Any, dtype: type) -> float:
    """Return the error of `got` in ulp of the truth; inf if it has to round to 0 or to infinity, and does not."""
    least, overflow, beyond, lowest, places = _limits(dtype)
    size = abs(truth)
    if size <= least:
        return 0.0 if got == 0 else math.inf
    if size >= overflow:
        return 0.0 if math.isinf(got) and (got > 0) == (truth > 0) else math.inf
    _, exponent = mpmath.frexp(size)
    number = mpmath.mpf(got) if math.isfinite(got) else mpmath.sign(got) * beyond
    return float(mpmath.ldexp(abs(number - truth), places - max(int(exponent) - 1, lowest)))


def errors(case: Case) -> Iterator[tuple[float, float, float, Any, float]]:
    """Yield z, what comes out, its error in ulp, the truth, and what is allowed there in ulp."""
    activation = acts.CATALOGUE[case.slug]
    oracle, rank = case.oracle, ORDERS.index(case.order)
    claims = activation.claims(**case.setting)
    breaks = tuple(place.z for place in (*claims.kinks, *claims.jumps))
    points = line(case.dtype, (*breaks, *zeros(case.slug, case.order, **case.setting)))
    results = getattr(activation, case.order)(points, **case.setting)
    assert results.dtype == case.dtype
    truth_of = getattr(oracle, case.order)
    slope_of = getattr(oracle, ORDERS[rank + 1]) if rank < 2 else _third(oracle)
    epsilon = float(np.finfo(case.dtype).eps)
    with mpmath.workdps(DIGITS):
        exactly = {name: mpmath.mpf(value) for name, value in case.setting.items()}
        for point, result in zip(points.tolist(), results.tolist(), strict=True):
            z = mpmath.mpf(point)
            truth = truth_of(z, **exactly)
            error, allowed = ulps(result, truth, case.dtype), ULPS[case.dtype]
            if case.setting and error > allowed and truth:
                allowed += CONDITION * float(abs(z * slope_of(z, **exactly) / truth))
            if error > allowed and near_a_zero(case.slug, case.order, point, **case.setting):
                near = abs(mpmath.mpf(result) - truth) <= NEAR_A_ZERO * epsilon * max(1.0, abs(point))
                error = 0.0 if near else error
            yield point, result, error, truth, allowed


def _third(oracle: Oracle) -> Callable[..., Any]:
    """Return the third derivative, which no oracle names, by differences in many digits."""
    return lambda z, **parameters: mpmath.diff(
        lambda at: oracle.second_derivative(at, **parameters),
        z,
        relative=bool(z),  # far out the usual step is lost
    )


def check(case: Case) -> None:
    """Fail with the worst point if the function is off by more than is allowed anywhere."""
    wrong = [found for found in errors(case) if not found[2] <= found[4]]
    if wrong:
        z, result, error, truth, allowed = max(wrong, key=lambda found: found[2])
        pytest.fail(
            f"{case} is off by {error:.1f} ulp at z = {z!r}, where {allowed:.1f} are allowed: "
            f"{result!r}, not {mpmath.nstr(truth, 20)}; {len(wrong)} such points"
        )
