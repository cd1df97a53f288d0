"""The points at which a function, its slope or its second derivative jumps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from acts.activation import Array, Jump, Kink
from acts.properties.scan import CORE, EDGES, SAMPLES, SEARCHED, STEP, Curve, Function, place, tidy

_Place = TypeVar("_Place", Jump, Kink)
MOST = 128
_WIDE = SAMPLES[np.abs(SAMPLES) <= SEARCHED]


def jumps(curve: Curve) -> tuple[Jump, ...]:
    """Find the points at which the value jumps."""
    cells = jumping(curve.value, EDGES[:-1], EDGES[1:], 1e-12 * curve.scale)
    out = []
    for low, high in cells:
        z = place(low, high)
        left, value, right = curve.value(np.array([low, z, high])).tolist()
        if math.isinf(left) == math.isinf(right):  # else the function tends to infinity at the end of its domain
            out.append(Jump(z, left, right, value))
    return _settled(out)


def kinks(curve: Curve, steps: Sequence[Jump] = ()) -> tuple[Kink, ...]:
    """Find the points at which the slope jumps; `steps` are the jumps of the value."""
    low, high = EDGES[:-1], EDGES[1:]
    cusp = _cusp(curve)
    if curve.exact:
        out = [*cusp]
        for a, b in jumping(curve.slope, low, high, 1e-12 * curve.scale):
            z = place(a, b)
            left, slope, right = curve.slope(np.array([a, z, b])).tolist()
            if left != right and not (cusp and close(z, [0.0], 1e-12)):
                out.append(Kink(z, left, right, slope))
        return _settled(out)
    width = 16 * STEP
    low, high = _WIDE[:-1], _WIDE[1:]
    cells = jumping(curve.slope, low, high, 4 * curve.noise(low), width=width)
    at = [s.z for s in steps]
    near = [a / 2 + b / 2 for a, b in cells if not close(a / 2 + b / 2, [*at, *(k.z for k in cusp)], 16 * width)]
    near = sorted((z for z in near if abs(z) <= _reach(steps)), key=abs)[:MOST]
    found = [*cusp]
    for z, gap in _gaps([*at, *near]):
        blur = width * max(1.0, abs(z) / 16)
        reach = min(0.02 * max(1.0, abs(z) / 16), 0.45 * gap)
        angle = corner(curve.value, z, 1e-9 if z in at else blur, reach, 0)
        if angle is not None and abs(angle[1] - angle[2]) > 1e-7 * (abs(angle[1]) + abs(angle[2])) + 1e-8 * curve.scale:
            spot = z if z in at else tidy(angle[0])
            found.append(Kink(spot, angle[1], angle[2], angle[1] / 2 + angle[2] / 2))
    return _settled(found)


def _cusp(curve: Curve) -> list[Kink]:
    """Return the kink at 0 if the slope is infinite there, as that of a square root."""
    tiny = 2.0**-1000
    left, middle, right = curve.value(np.array([-tiny, 0.0, tiny])).tolist()
    with np.errstate(all="ignore"):
        slopes = [float(s) for s in ((np.float64(middle) - left) / tiny, (np.float64(right) - middle) / tiny)]
    smooth = [abs(s) < 1e100 for s in slopes]
    if not all(math.isfinite(s) for s in slopes) or all(smooth) or max(abs(left - middle), abs(right - middle)) > 1e-2:
        return []
    left, right = (s if plain else math.copysign(math.inf, s) for s, plain in zip(slopes, smooth, strict=True))
    return [Kink(0.0, left, right, float(curve.slope(np.zeros(1))[0]))]


def bends(curve: Curve, steps: Sequence[Jump] = (), angles: Sequence[Kink] = ()) -> tuple[float, ...]:
    """Find the points at which the second derivative jumps, away from the jumps and kinks named."""
    h = STEP if curve.exact else 2.0**-11
    width, every = (16 * h, 1) if curve.exact else (8 * h, 16)
    core, far = np.abs(_WIDE) <= CORE, (np.abs(_WIDE) > CORE) & (np.abs(_WIDE) < 256)
    points = np.sort(np.concatenate([_WIDE[core][::every], _WIDE[far]]))

    def second(z: Array) -> Array:
        d = h * np.maximum(1.0, np.abs(z) / 16)
        if curve.exact:
            return np.asarray((curve.slope(z + d) - curve.slope(z - d)) / (2 * d))
        return np.asarray((curve.value(z + d) - 2 * curve.value(z) + curve.value(z - d)) / d**2)

    known = [s.z for s in steps] + [k.z for k in angles]
    with np.errstate(all="ignore"):
        floor, tolerance = (1e-8, 1e-6) if curve.exact else (1e-6, 1e-4)
        cells = jumping(second, points[:-1], points[1:], floor * curve.scale, width=width, tolerance=tolerance)
    near = [a / 2 + b / 2 for a, b in cells if not close(a / 2 + b / 2, known, 4 * width)]
    near = sorted((z for z in near if abs(z) <= _reach(steps)), key=abs)[:MOST]
    out = []
    for z, gap in _gaps(near, known):
        reach = min(0.1 * max(1.0, abs(z) / 16), 0.45 * gap)
        blur = 4 * h * max(1.0, abs(z) / 16)
        angle = corner(curve.slope if curve.exact else curve.value, z, blur, reach, 0 if curve.exact else 1)
        if angle is not None:
            out.append(Kink(tidy(angle[0]), angle[1], angle[2], angle[1] / 2 + angle[2] / 2))
    return tuple(b.z for b in _settled(out))


def _settled(found: Sequence[_Place]) -> tuple[_Place, ...]:
    """Keep the `MOST` places next to 0; drop those beyond 32 if there are more than eight: some must be missing."""
    inside = [p for p in found if abs(p.z) <= CORE]
    kept = inside if len(found) - len(inside) > 8 else found
    return tuple(sorted(sorted(kept, key=lambda p: abs(p.z))[:MOST], key=lambda p: p.z))


def _reach(steps: Sequence[Jump]) -> float:
    """Return how far from 0 `steps` has all jumps; beyond, a jump that is missing would be taken for a kink."""
    return max(abs(s.z) for s in steps) if len(steps) == MOST else math.inf


def close(z: float, places: Sequence[float], apart: float) -> bool:
    """Whether z lies within `apart` (times |z| / 16 beyond 16) of one of the places."""
    return any(abs(z - other) <= apart * max(1.0, abs(z) / 16) for other in places)


def _gaps(places: Sequence[float], others: Sequence[float] = ()) -> list[tuple[float, float]]:
    """Pair each place with its distance to the nearest other place."""
    everything = [*places, *others]
    return [(z, min((abs(z - o) for o in everything if o != z), default=math.inf)) for z in sorted(places)]


def jumping(
    function: Function,
    low: Array,
    high: Array,
    floor: Array | float,
    *,
    width: float = 0.0,
    tolerance: float = 1e-7,
) -> list[tuple[float, float]]:
    """Return the cells, as narrow as floats allow, in which `function` jumps: at most one in each given cell.

    Every cell is quartered repeatedly. Of the four quarters, the one whose change stands out is kept. A smooth
    function soon changes evenly over the quarters, and its cell is dropped; a jump keeps its size.

    Parameters
    ----------
    function : callable
        The function to search.
    low, high : array
        The ends of the cells.
    floor : float or array
        The size below which a jump counts as rounding error.
    width : float
        Stop at cells of this width (times |z| / 16 beyond 16), for functions whose jumps are blurred.
    tolerance : float
        The least jump that counts, as a share of the largest value in the given cell.
    """
    parts = np.arange(5) / 4
    least = np.broadcast_to(np.asarray(floor, dtype=np.float64), low.shape)
    before = np.full(low.shape, math.inf)
    done: list[tuple[float, float]] = []
    for turn in range(32):
        z = low[:, None] + (high - low)[:, None] * parts
        z[:, 0], z[:, 4] = low, high
        values = np.clip(function(z), -1e300, 1e300)
        change = np.diff(values, axis=1)
        ordered = np.sort(change, axis=1)
        out = np.abs(change - (ordered[:, 1:2] + ordered[:, 2:3]) / 2)
        best = np.argmax(out, axis=1)
        rows = np.arange(len(best))
        size = out[rows, best]
        if turn == 0:
            least = least + tolerance * np.max(np.abs(values), axis=1, initial=0.0)
        keep = size > least  # false for nan
        low, high = z[rows, best], z[rows, best + 1]
        narrow = (turn == 31) | (high - low <= width * np.maximum(1.0, np.abs(low) / 16))
        # In a cell without a jump the change shrinks at each turn, and faster the narrower the cell.
        found = keep & narrow & (size > before / 2)
        done += zip(low[found].tolist(), high[found].tolist(), strict=True)
        keep &= ~narrow
        low, high, least, before = low[keep], high[keep], least[keep], size[keep]
        if not low.size:
            break
    return joined(done, max(1e-12, 2 * width))


def joined(cells: list[tuple[float, float]], apart: float) -> list[tuple[float, float]]:
    """Join cells that are closer than `apart` (relative beyond 16): one break may lie in two of them."""
    out: list[tuple[float, float]] = []
    for low, high in sorted(cells):
        if out and low - out[-1][1] <= apart * max(1.0, abs(low) / 16):
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


def sides(function: Function, z: float, start: float, reach: float) -> tuple[Array, Array] | None:
    """Fit a polynomial of degree 7 to either side of z, in units of `reach`; None where values are missing."""
    u = (start + (reach - start) * (1 - np.cos(np.pi * (np.arange(14) + 0.5) / 14)) / 2) / reach
    left, right = function(z - reach * u), function(z + reach * u)
    if not np.max(np.abs([left, right])) < 1e100:  # nan included
        return None
    basis = np.vander(u, 8, increasing=True)
    signs = (-1.0) ** np.arange(8)
    return np.linalg.lstsq(basis, left, rcond=None)[0] * signs, np.linalg.lstsq(basis, right, rcond=None)[0]


def corner(function: Function, z: float, blur: float, reach: float, order: int) -> tuple[float, float, float] | None:
    """Return where the two sides of `function` meet at an angle near z, and the one-sided derivatives there.

    Parameters
    ----------
    function : callable
        Smooth on either side.
    z : float
        The place, known to within `blur`.
    blur, reach : float
        How far from z the fitted points begin and end.
    order : int
        0 if the first derivative jumps, 1 if the second does.
    """
    for start, end in ((2 * blur, reach), (min(1e-6, blur), reach / 2)):
        fits = sides(function, z, start, end)
        if fits is None:
            return None
        left, right = (np.polynomial.Polynomial(c).deriv(order) if order else np.polynomial.Polynomial(c) for c in fits)
        gap, u = right - left, 0.0
        if np.sign(gap.deriv()(-start / end)) != np.sign(gap.deriv()(start / end)):
            return None  # the sides touch, and the jump is in the next derivative
        for _ in range(4):
            angle = float(gap.deriv()(u))
            u = float(np.clip(u - float(gap(u)) / angle, -start / end, start / end)) if angle else u
        z += u * end
        slopes = [float(p.deriv()(u)) / end ** (order + 1) for p in (left, right)]
    return z, slopes[0], slopes[1]
