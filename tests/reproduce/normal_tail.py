"""The rational forms of the normal tail, fitted anew, beside the coefficients in `acts/numerics.py`.

Run as `python -m tests.reproduce.normal_tail`; it needs mpmath, and some seconds. Fitted is
Phi(-t) exp(t^2 / 2) = P(t) / Q(t) by Remez' exchange: the largest relative error on [0, end] is as small as it can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mpmath
import numpy as np
from mpmath import mp, mpf

from acts import numerics

DIGITS = 60
POINTS = 1200


@dataclass(frozen=True)
class Form:
    """A rational form: its precision, where it has to hold, and its degrees."""

    dtype: type
    end: float  # beyond it the tail rounds to 0
    above: int
    below: int


FORMS = (Form(np.float64, 39.0, 9, 10), Form(np.float32, 15.0, 4, 5))


@dataclass(frozen=True)
class Fit:
    """The coefficients, lowest power first and the last of Q being 1, and the largest relative error on [0, end]."""

    above: tuple[Any, ...]
    below: tuple[Any, ...]
    error: Any


def tail(t: Any) -> Any:
    """Return Phi(-t) exp(t^2 / 2), from the definition."""
    return mp.erfc(t / mp.sqrt(2)) * mp.exp(t * t / 2) / 2


def fit(form: Form) -> Fit:
    """Return the rational form of least relative error."""
    with mpmath.workdps(DIGITS):
        grid = [_place(mpf(k) / (POINTS - 1), form.end) for k in range(POINTS)]
        truth = [tail(t) for t in grid]
        count = form.above + form.below + 2
        turns = [round((POINTS - 1) * float(1 - mp.cos(mp.pi * k / (count - 1))) / 2) for k in range(count)]
        above, below = [mpf(1)], [mpf(1)]
        for _ in range(30):
            for _ in range(4):
                above, below = _through([grid[k] for k in turns], [truth[k] for k in turns], form, below)
            error = [_at(above, t) / _at(below, t) / r - 1 for t, r in zip(grid, truth, strict=True)]
            before, turns = turns, _turns(error, count)
            if turns == before:
                break
        scale = below[-1]
        return Fit(tuple(c / scale for c in above), tuple(c / scale for c in below), max(map(abs, error)))


def _place(u: Any, end: float) -> Any:
    """Return the point of [0, end] for u in [0, 1], dense near 0 and near the ends of the errors' ripples."""
    x = (1 - mp.cos(mp.pi * u)) / 2 * mpf(end) / (end + 3)
    return 3 * x / (1 - x)


def _at(coefficients: Any, t: Any) -> Any:
    value = mpf(0)
    for c in reversed(coefficients):
        value = value * t + c
    return value


def _through(points: list[Any], values: list[Any], form: Form, below: list[Any]) -> tuple[list[Any], list[Any]]:
    """Solve for P and Q whose relative error is one E, up and down in turns, at the points; Q starts with 1."""
    rows, right = [], []
    for k, (t, r) in enumerate(zip(points, values, strict=True)):
        powers = [t**n for n in range(form.below + 1)]
        level = (-1) ** k * r * _at(below, t)
        rows.append([*powers[: form.above + 1], *(-r * p for p in powers[1:]), -level])
        right.append(r)
    solved = list(mp.lu_solve(mp.matrix(rows), mp.matrix(right)))
    return solved[: form.above + 1], [mpf(1), *solved[form.above + 1 : -1]]


def _turns(error: list[Any], count: int) -> list[int]:
    """Return where the error is largest on each stretch of one sign."""
    found: list[int] = []
    for k, e in enumerate(error):
        if found and (e > 0) == (error[found[-1]] > 0):
            if abs(e) > abs(error[found[-1]]):
                found[-1] = k
        else:
            found.append(k)
    while len(found) > count:
        found.pop(0 if abs(error[found[0]]) < abs(error[found[-1]]) else -1)
    if len(found) < count:
        raise ArithmeticError(f"{len(found)} ripples, and {count} are needed")
    return found


def rounded(fitted: Fit, form: Form) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the coefficients as the core has them: floats, highest power first."""
    above, below = ([form.dtype(mp.nstr(c, 30)) for c in reversed(side)] for side in (fitted.above, fitted.below))
    return tuple(above), tuple(below)


if __name__ == "__main__":
    for form in FORMS:
        fitted = fit(form)
        print(f"\n{form.dtype.__name__}: P{form.above}/Q{form.below} on [0, {form.end:g}]")
        print(f"largest relative error {mp.nstr(fitted.error, 3)}; fitted, and in the core:")
        core = numerics.tail_coefficients(form.dtype)
        for name, ours, theirs in zip("PQ", rounded(fitted, form), core, strict=True):
            for power, (a, b) in zip(range(len(ours) - 1, -1, -1), zip(ours, theirs, strict=True), strict=True):
                print(f"{name}{power:<3} {a!s:>24} {b!s:>24}  {'agrees' if a == form.dtype(b) else 'DIFFERS'}")
