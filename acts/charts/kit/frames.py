"""The numbers behind a live chart: one curve for each setting of the parameters, computed by NumPy.

The browser only picks a frame. So every setting that a hand can reach is here: the slider's grid, the
framework defaults, and the exact value that a reader typed or a link carried.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acts.activation import Activation, Parameter
from acts.charts.kit.stops import grid
from acts.properties import Curve, bends

Columns = dict[str, NDArray[Any]]
LARGEST = 1e6
"""Beyond this a curve is drawn as two vertical lines; every smaller legal value is drawn as it is."""
LINE, POINT, BOTH = 1, 2, 3
OPEN, FILLED = 1, 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What a live chart draws: a function of z, shaped by parameters that move under the hand.

    Parameters
    ----------
    slug, name : str
        The name in the legend, and the slug that gives it its colour.
    value, derivative, second_derivative : callable
        From z and the parameters by name to an array; the slopes may be None where no panel shows them.
    parameters : tuple of Parameter
        None, one or two.
    breaks : callable
        From the parameters to the places where the value, a slope or the curvature jumps.
    mend : callable
        From the parameters to the nearest ones that can go together.
    anchors : tuple of settings, each of (name, value) pairs
        Settings beside the sliders' grids, such as the frameworks' defaults.
    companion : callable or None
        A second curve that the same parameters move, drawn thin in the first panel.
    companion_name : str
        What the companion is called in the legend.
    companion_derivative : callable or None
        The companion's slope, drawn thin in the second panel.
    across, up : str
        The titles of the horizontal axis and of the first vertical one.
    """

    slug: str
    name: str
    value: Callable[..., Any]
    derivative: Callable[..., Any] | None = None
    second_derivative: Callable[..., Any] | None = None
    parameters: tuple[Parameter, ...] = ()
    breaks: Callable[..., tuple[float, ...]] = lambda **_: ()
    mend: Callable[..., dict[str, float]] = lambda **values: values
    anchors: tuple[tuple[tuple[str, float], ...], ...] = ()
    companion: Callable[..., Any] | None = None
    companion_name: str = ""
    companion_derivative: Callable[..., Any] | None = None
    across: str = "pre-activation z"
    up: str = "f(z)"


@dataclass(frozen=True, slots=True)
class View:
    """What a live chart shows: the stretch of z, the panels, the functions laid over, and the first z to read off."""

    low: float = -8.0
    high: float = 8.0
    panels: int = 2
    overlays: tuple[str, ...] = ()
    at: float = 0.5


@lru_cache(maxsize=256)
def subject_of(activation: Activation, *, with_slopes: bool = True) -> Subject:
    """Return an activation function as the subject of a live chart, with its slopes or without."""
    return Subject(
        slug=activation.slug,
        name=activation.name,
        value=activation.value,
        derivative=activation.derivative if with_slopes else None,
        second_derivative=activation.second_derivative if with_slopes else None,
        parameters=activation.parameters,
        breaks=lambda **parameters: breaks(activation, **parameters),
        mend=lambda **parameters: mended(activation, parameters),
        anchors=tuple(dict.fromkeys(call.defaults for call in activation.calls if call.defaults)),
    )


def breaks(activation: Activation, **parameters: float) -> tuple[float, ...]:
    """Return where a function, its slope or its curvature jumps: jumps, kinks, and where it turns flat."""
    claims = activation.claims(**parameters)
    places = [kink.z for kink in claims.kinks] + [jump.z for jump in claims.jumps]
    ends = [side.beyond for side in (claims.left, claims.right) if side is not None and side.beyond is not None]
    places += [end for end in ends if math.isfinite(end)]  # a flat line turns flat nowhere
    if claims.smoothness == 1:
        places += _bends(activation, tuple(parameters.items()))
    return tuple(sorted(set(places)))


@lru_cache(maxsize=1024)
def _bends(activation: Activation, setting: tuple[tuple[str, float], ...]) -> tuple[float, ...]:
    """Return where the curvature jumps although the slope does not: measured, since no record holds it."""
    values = dict(setting)
    return bends(Curve.of(partial(activation.value, **values), partial(activation.derivative, **values)))


def mended(activation: Activation, values: dict[str, float]) -> dict[str, float]:
    """Return parameters that can go together: where two are out of order, the lower one gives way.

    It stops at -`LARGEST`; then the higher one gives way.
    """
    steps = {p.name: p.step for p in activation.parameters}
    for order in activation.orders:
        low, high = values[order.low], values[order.high]
        if order.kept_by(low, high):
            continue
        room = steps[order.low] if order.strict else 0.0
        if high - room < -LARGEST <= high:
            values = {**values, order.low: -LARGEST, order.high: max(high, -LARGEST + room)}
        else:
            values = {**values, order.low: _below(high, room)}
    return values


def _below(high: float, room: float) -> float:
    """Return a number at least about `room` below another one, with few digits where rounding leaves it there."""
    low = high - room
    if room and not low < high:  # a step is too short to count beside so large a number
        return math.nextafter(high, -math.inf)
    return short if (short := round(low, 10)) <= low else low


def most(subject: Subject) -> int:
    """Return how many stops a slider may have: with two sliders, the numbers of their stops multiply."""
    return 41 if len(subject.parameters) < 2 else 13


def axes(subject: Subject, start: tuple[float, ...]) -> list[list[float]]:
    """Return where each parameter can stand: on its slider's stops, the frameworks' defaults, and the start."""
    reached = []
    for parameter, value in zip(subject.parameters, start, strict=True):
        anchors = [dict(anchor)[parameter.name] for anchor in subject.anchors if parameter.name in dict(anchor)]
        reached.append(sorted({*grid(parameter, most(subject)), *anchors, parameter.default, value}))
    return reached


def settings(subject: Subject, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every setting of the parameters that the chart can show."""
    return list(itertools.product(*axes(subject, start)))


def frames(subject: Subject, view: View, settings: Iterable[tuple[float, ...]]) -> list[Columns]:
    """Return a frame for each setting: z, f, d, s, the companion's c and cd, and `on`, `end` and `dot`.

    At a break the line has three rows, left, gap and right, so that a jump is drawn as a jump; the row
    with the value chosen there is for the pointer alone. `end` marks the open ends of a jump of f and the
    value chosen there, `dot` those of a jump of d.
    """
    count = {0: 321, 1: 161}.get(len(subject.parameters), 81)
    names = [p.name for p in subject.parameters]
    return [curve(subject, view, subject.mend(**dict(zip(names, each, strict=True))), count) for each in settings]


def curve(subject: Subject, view: View, values: dict[str, float], count: int) -> Columns:
    """Return the rows of one frame."""
    plain = np.round(np.linspace(view.low, view.high, count), 9)
    places = np.array([b for b in subject.breaks(**values) if view.low < b < view.high])
    plain = np.union1d(plain, [view.at] if view.low <= view.at <= view.high else [])
    plain = plain[~np.isin(plain, places)]
    # each break four times: its left edge, a gap, its right edge, and the choice made exactly there
    left, right = np.nextafter(places, -np.inf), np.nextafter(places, np.inf)
    where = np.concatenate([plain, left, places, right, places])
    kind = np.repeat([0, 1, 2, 3, 4], [plain.size, *[places.size] * 4])
    z = np.concatenate([plain, places, places, places, places])
    order = np.lexsort((kind, z))
    where, kind, z = where[order], kind[order], z[order]
    columns: Columns = {"z": z}
    columns["f"], leaps = _with_gaps(subject.value(where, **values), kind)
    if subject.companion is not None:
        columns["c"] = subject.companion(where, **values)
    if subject.companion_derivative is not None:
        columns["cd"] = subject.companion_derivative(where, **values)
    jumps = np.zeros(z.size, dtype=bool)
    for name, formula in (("d", subject.derivative), ("s", subject.second_derivative)):
        if formula is not None:
            # where the value jumps there is no slope, whatever the slopes beside it are
            columns[name], jumped = _with_gaps(formula(where, **values), kind, leaps)
            jumps = jumped if name == "d" else jumps
    columns["on"] = np.select([kind == 0, kind == 4], [BOTH, POINT], LINE).astype(np.int8)
    for name, there in (("end", leaps), ("dot", jumps)):
        open_end = there & ((kind == 1) | (kind == 3))
        columns[name] = np.select([open_end, there & (kind == 4)], [OPEN, FILLED], 0).astype(np.int8)
    return columns


def _with_gaps(
    line: NDArray[Any], kind: NDArray[Any], torn: NDArray[Any] | None = None
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Open a gap in the line where it jumps, or is `torn` already; also return which rows stand at a gap."""
    line = np.array(line, dtype=float)
    middle = np.flatnonzero(kind == 2)
    jumped = ~np.isclose(line[middle - 1], line[middle + 1], rtol=1e-6, atol=1e-12)
    if torn is not None:
        jumped |= torn[middle]
    line[middle[jumped]] = np.nan
    at_jump = np.zeros(kind.size, dtype=bool)
    for offset in (-1, 0, 1, 2):
        at_jump[middle[jumped] + offset] = True
    return line, at_jump
