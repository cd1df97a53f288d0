"""The gaps in the range of a function that jumps."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from acts.activation import Interval, Jump
from acts.properties.pieces import Piece
from acts.properties.scan import Curve, tidy


def gaps(
    curve: Curve, parts: Sequence[Piece], steps: Sequence[Jump], limits: tuple[float, float]
) -> tuple[Interval, ...]:
    """Find the intervals between the lowest and the highest value that no value reaches.

    Parameters
    ----------
    curve : Curve
    parts, steps
        The pieces and the jumps. Without jumps the result is empty; so it is where the pieces do not cover the
        whole line.
    limits : tuple of two floats
        The limits at minus and plus infinity.
    """
    if not steps or not parts or (parts[0][0].low, parts[-1][0].high) != (-math.inf, math.inf):
        return ()
    at = {j.z: j for j in steps}
    reached = [Interval(j.value, j.value) for j in steps]
    for where, direction in parts:
        start = at[where.low].right if where.low in at else _end(curve, where.low, limits[0])
        stop = at[where.high].left if where.high in at else _end(curve, where.high, limits[1])
        shut = [direction == 0 or (math.isfinite(z) and z not in at) for z in (where.low, where.high)]
        if start > stop:
            start, stop, shut = stop, start, shut[::-1]
        if not math.isnan(start + stop) or math.isinf(start):
            reached.append(Interval(start, stop, "(["[shut[0]] + ")]"[shut[1]]))
    return _between(sorted(reached, key=lambda i: (i.low, i.brackets[0] == "(")))


def _end(curve: Curve, z: float, limit: float) -> float:
    return limit if math.isinf(z) else float(curve.value(np.array([z]))[0])


def _between(spans: Sequence[Interval]) -> tuple[Interval, ...]:
    """Return the gaps between intervals, which are sorted by their lower ends; gaps by rounding do not count."""
    out = []
    high, closed = spans[0].high, spans[0].brackets[1] == "]"
    for span in spans[1:]:
        slack = 1e-12 * max(abs(span.low), abs(high)) if math.isfinite(span.low) and math.isfinite(high) else 0.0
        opened = span.brackets[0] == "("
        if span.low > high + slack or (opened and not closed and span.low >= high - slack):
            brackets = ("(" if closed else "[") + ("]" if opened else ")")
            out.append(Interval(tidy(high), max(tidy(high), tidy(span.low)), brackets))
            high, closed = span.high, span.brackets[1] == "]"
        elif span.high > high + slack:
            high, closed = span.high, span.brackets[1] == "]"
        elif span.high >= high - slack:
            closed = closed or span.brackets[1] == "]"
    return tuple(out)
