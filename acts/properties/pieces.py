"""Where a function is defined, and where it falls, is flat and rises."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from acts.activation import Array, Elementwise, Interval
from acts.properties.scan import CORE, EPS, SAMPLES, Curve, bisect, place, tidy

Piece = tuple[Interval, int]


def undefined(curve: Curve, f: Array) -> tuple[Interval, ...]:
    """Find where the value is nan; `f` are the values at `SAMPLES`."""
    missing = np.isnan(f)
    if not missing.any():
        return ()
    turns = np.flatnonzero(missing[1:] != missing[:-1])
    first = missing[turns]
    low, high = bisect(lambda z: np.isnan(curve.value(z)) == first, SAMPLES[turns], SAMPLES[turns + 1])
    ends = [place(a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    ends = [-math.inf] * bool(missing[0]) + ends + [math.inf] * bool(missing[-1])
    shut = np.isnan(curve.value(np.asarray(ends))) & np.isfinite(ends)
    brackets = ["(["[closed] if i % 2 == 0 else ")]"[closed] for i, closed in enumerate(shut.tolist())]
    spans = zip(ends[::2], ends[1::2], brackets[::2], brackets[1::2], strict=True)
    return tuple(Interval(a, b, left + right) for a, b, left, right in spans)


def pieces(curve: Curve, f: Array, g: Array, cuts: Sequence[float]) -> tuple[Piece, ...]:
    """Split the line where the function turns, becomes flat, or is cut (by a jump or a gap).

    `f` and `g` are the values and slopes at `SAMPLES`.
    """
    borders = np.unique([z for z in cuts if math.isfinite(z)])
    known = ~np.isnan(f) & ~np.isnan(g) & ~np.isin(SAMPLES, borders)
    z, f = SAMPLES[known], f[known]

    def sign(at: Array) -> Array:
        g = curve.slope(at)
        return np.where(np.abs(g) <= curve.noise(at), 0.0, np.sign(g))

    signs, ends = sign(z), [-math.inf, math.inf]
    segment = np.searchsorted(borders, z)
    for side in (0, 1):
        far = z > CORE if side else z < -CORE
        if np.count_nonzero(np.diff(signs[far])) > 16 + 4 * np.count_nonzero(np.abs(borders) > CORE):
            ends[side] = CORE if side else -CORE
            z, f, signs, segment = z[~far], f[~far], signs[~far], segment[~far]
    if not len(z):
        return ()
    # A slope of 0 at a single sample is not a flat piece.
    alone = (signs == 0) & (np.diff(signs, prepend=9) != 0) & (np.diff(signs, append=9) != 0)
    if alone.all():
        alone[:] = False
    z, f, signs, segment = z[~alone], f[~alone], signs[~alone], segment[~alone]
    starts = np.flatnonzero((np.diff(signs, prepend=9) != 0) | (np.diff(segment, prepend=-1) != 0))
    last = np.append(starts[1:], len(z)) - 1
    low, high = bisect(lambda at: sign(at) == signs[last[:-1]], z[last[:-1]], z[starts[1:]])
    places = [ends[0], *(tidy(place(a, b)) for a, b in zip(low.tolist(), high.tolist(), strict=True)), ends[1]]
    for i, (a, b) in enumerate(pairwise(starts)):
        between = borders[(borders > z[b - 1]) & (borders < z[b])]
        if segment[a] != segment[b] and len(between):
            places[i + 1] = float(between[-1])
    if np.isnan(curve.value(SAMPLES[:1]))[0] and len(borders):
        places[0] = float(borders[0])
    if np.isnan(curve.value(SAMPLES[-1:]))[0] and len(borders):
        places[-1] = float(borders[-1])
    runs = [
        _Run(places[i], places[i + 1], int(signs[a]), int(segment[a]), f[a : b + 1], float(z[(a + b) // 2]))
        for i, (a, b) in enumerate(zip(starts.tolist(), last.tolist(), strict=True))
    ]
    return _merged(curve, runs, borders)


@dataclass(slots=True)
class _Run:
    """Neighbouring samples of one direction."""

    low: float
    high: float
    direction: int
    segment: int
    values: Array
    inside: float


def _merged(curve: Curve, runs: list[_Run], borders: Array) -> tuple[Piece, ...]:
    """Decide which flat runs are truly flat, add the others to their neighbours, and join."""
    for i, run in enumerate(runs):
        if run.direction:
            continue
        beside = [r for r in (*runs[max(i - 1, 0) : i], *runs[i + 1 : i + 2]) if r.segment == run.segment]
        if np.ptp(run.values) > 1e-9 * max(float(np.max(np.abs(run.values))), curve.scale):
            run.direction = int(
                np.sign(run.values[-1] - run.values[0])
            )  # samples too far apart for the steps of a staircase
        elif not all(sharp(curve, r.high if r.high == run.low else r.low, r) for r in beside):
            run.direction = next((r.direction for r in beside if r.direction), 0)
        else:
            for r in beside:
                _trim(curve, run, r)
    out: list[_Run] = []
    for run in runs:
        if out and out[-1].direction == run.direction and out[-1].segment == run.segment:
            out[-1].high = run.high
        else:
            out.append(run)
    cut = set(borders.tolist())
    brackets = [("(" if math.isinf(r.low) or r.low in cut else "[") for r in out]
    closing = [(")" if math.isinf(r.high) or r.high in cut else "]") for r in out]
    spans = zip(out, brackets, closing, strict=True)
    return tuple((Interval(r.low, r.high, a + b), r.direction) for r, a, b in spans if r.low < r.high)


def sharp(curve: Curve, edge: float, beside: _Run) -> bool:
    """Return whether the slope truly leaves 0 at `edge`; it may only have been rounded to 0 there.

    A tenth beyond the edge of a truly flat part the slope is clearly not 0. Next to where exp(-z) underflows,
    or is lost beside 1, it is still nearly 0.
    """
    outward = 1 if edge == beside.low else -1
    z = edge + outward * 0.1 * max(1.0, abs(edge) / 16) * 2.0 ** -np.arange(12)
    slope = np.abs(curve.slope(z))
    window = np.concatenate([edge + np.linspace(-2, 2, 9), np.linspace(-1, 1, 9)])
    size = np.abs(np.concatenate([curve.value(window), curve.slope(window)]))
    scale = float(np.max(size[np.isfinite(size)], initial=0.0))
    return bool(np.nanmax(slope, initial=0.0) > max((1e-12 if curve.exact else 1e-7) * scale, 1e-200))


def _trim(curve: Curve, run: _Run, beside: _Run) -> None:
    """Move the edge of a flat run to where the slope (or, without one, the value) is exactly the same."""
    level = float(curve.value(np.array([run.inside]))[0])
    exact = curve.exact and float(curve.slope(np.array([run.inside]))[0]) == 0

    def still(z: Array) -> Array:
        if exact:
            return np.asarray(curve.slope(z) == 0)
        return np.asarray(np.abs(curve.value(z) - level) <= 4 * EPS * abs(level))

    edge = run.low if beside.high == run.low else run.high
    apart = (0.05 if edge == run.high else -0.05) * max(1.0, abs(edge) / 16)
    inside, outside = min(run.inside, edge - apart, key=lambda z: abs(z - edge)), edge + apart
    low, high = bisect(still, np.array([inside]), np.array([outside]))
    if not still(np.array([outside]))[0]:
        spot = tidy(place(float(low[0]), float(high[0])))
        if edge == run.low:
            run.low = beside.high = spot
        else:
            run.high = beside.low = spot


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a function turns inside a stretch: the place, the value, and whether it is a minimum."""

    z: float
    value: float
    lowest: bool


def turning(value: Elementwise, low: float, high: float) -> Turn | None:
    """Return the lowest minimum, or else the highest maximum, strictly inside [low, high].

    It is found on a grid of 4001 places, and then on one a thousand times finer around the best of them. None if the
    function has its minimum and its maximum at the ends.
    """
    z = np.linspace(low, high, 4001)
    f = np.asarray(value(z), dtype=np.float64)
    ends = (f[0], f[-1])
    for at, lowest in ((int(np.argmin(f)), True), (int(np.argmax(f)), False)):
        if f[at] < min(ends) if lowest else f[at] > max(ends):
            near = np.linspace(z[at - 1], z[at + 1], 2001)
            fine = np.asarray(value(near), dtype=np.float64)
            best = int(np.argmin(fine) if lowest else np.argmax(fine))
            return Turn(float(near[best]), float(fine[best]), lowest)
    return None
