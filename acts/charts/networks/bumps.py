"""The picture of a target that a sum of bumps follows, and of how fast the largest error falls.

Wide, the errors stand beside the graph; narrow, as on a phone, they stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, lifted, powers
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, padded, quoted
from acts.charts.kit.stops import Setting
from acts.experiments.networks.bumps import COUNTS, HIGH, LOW, TARGETS, Built, expected, followed
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import step
from acts.language import _, cached

MOST = 64
PIECES = Parameter("pieces", "n", 8.0, Interval(1.0, COUNTS[-1]), Interval(1.0, MOST), 1.0, "number of pieces")
BUILDING = Live((PIECES,), most=MOST, labels=("pieces n",))
FEW = 24
"""Up to this number of pieces each bump of sigmoids is drawn by itself; those of steps and ReLUs take fewer bytes."""

_FOOT = 0.5
"""The share of a narrow picture's height at which the graph ends."""
_X = Place("across", 0.0, 0.62, "input x", narrow=(0.0, 1.0))
_Y = Place("value", 0.0, 1.0, "output y", narrow=(0.0, _FOOT))
_COUNT = Place("count", 0.68, 1.0, "pieces n", written="~s", kind="log", narrow=(0.0, 1.0))
_ERROR = Place(
    "error", 0.0, 1.0, "largest error", written="~g", kind="log", orient="right", narrow=(0.68, 1.0), grid=False
)
_SMALLEST = 1e-7
"""An error of 0 has no place on a log scale."""


def bumps_picture(target: str, unit: str, steepness: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return a target, the bumps and their sum, and the largest error, while the number of pieces moves.

    Parameters
    ----------
    target, unit : str
        Slugs of a target and of the units.
    steepness : float
        Of sigmoids.
    start, sentences
        As in `Live.picture`, for `BUILDING`.
    """
    counts = tuple(int(pieces) for (pieces,) in BUILDING.settings(start))
    data, ends = _data(target, unit, steepness, counts)
    marks: dict[str, Sequence[float]] = {"count": [1, 4, 16, 64, 256], "error": powers(*ends["error"])}
    power = expected(target, unit)
    falls = {2.0: "n⁻²", 1.0: "n⁻¹", 0.5: "n⁻¹ᐟ²"}.get(-power, "")
    data = {**data, "grid": arrow({"error": np.array(marks["error"])})}
    return BUILDING.picture(_spec(falls), data, start, sentences, marks=marks, **ends)


@lru_cache(maxsize=32)
def _data(
    target: str, unit: str, steepness: float, counts: tuple[int, ...]
) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data sets, and the ends of the axes."""
    every = [followed(target, unit, pieces, steepness) for pieces in counts]
    wanted = graph(TARGETS[target].value, TARGETS[target].breaks)
    sums = [corners(each.built) for each in every]
    most = FEW if unit == sigmoid.slug else MOST
    shown = [each for each in every if each.built.pieces <= most] or every[:1]
    bumps = [(each.built, number) for each in shown for number in range(len(each.built.heights))]
    drawn = [_drawn(built, number) for built, number in bumps]
    sizes = [x.size for x, _y in drawn]
    known = sorted({*counts, *COUNTS})
    errors = np.array([followed(target, unit, pieces, steepness).error for pieces in known])
    errors = np.maximum(errors, _SMALLEST)
    reach, power = np.array([1.0, COUNTS[-1]]), expected(target, unit)
    settled = np.array(known) >= COUNTS[0]
    scaled = (errors / np.array(known, dtype=float) ** power)[settled]
    # where the error falls, the line is the lowest of its slope above all errors; where it does not, it is below them
    guide = reach**power * (scaled.max() if power else scaled.min())
    ends: dict[str, Ends] = {
        "across": (LOW, HIGH),
        "value": padded(wanted[1], *(y for _x, y in sums), *(y for _x, y in drawn)),
        "count": (0.85, COUNTS[-1] * 1.2),
        "error": (min(0.1, errors.min(), guide.min()) / 1.5, max(1.0, errors.max(), guide.max()) * 1.5),
    }
    data = {
        "target": arrow({"x": wanted[0], "y": wanted[1]}),
        "sums": _curves([float(each.built.pieces) for each in every], sums),
        "bumps": arrow(
            {
                "pieces": np.repeat([float(built.pieces) for built, _number in bumps], sizes),
                "bump": np.repeat([number for _built, number in bumps], sizes).astype(np.int8),
                "x": np.concatenate([x for x, _y in drawn]).astype(np.float32),
                "y": np.concatenate([y for _x, y in drawn]).astype(np.float32),
            }
        ),
        "errors": arrow({"pieces": np.array(known, dtype=float), "error": errors}),
        "guide": arrow({"pieces": reach, "error": guide}),
    }
    return data, ends


def graph(value: Any, breaks: tuple[float, ...]) -> tuple[Array, Array]:
    """Return the graph of a target, with both sides of each break."""
    close = [np.nextafter(place, side) for place in breaks for side in (-np.inf, np.inf)]
    x = np.union1d(np.linspace(LOW, HIGH, 241), close)
    return x, value(x)


def corners(built: Built) -> tuple[Array, Array]:
    """Return the places that the graph of a network is drawn through."""
    x = built.edges
    if built.unit is step:
        x = np.stack([x[:-1], np.nextafter(x[1:], -np.inf)], axis=1).ravel()
    elif built.unit is sigmoid:
        x = np.linspace(LOW, HIGH, 181)
    return x, built(x)


def _drawn(built: Built, number: int) -> tuple[Array, Array]:
    """Return the outline of a bump: where it is not 0 to the eye."""
    if built.unit is step:
        return built.edges[number : number + 2], np.full(2, built.heights[number])
    width = (HIGH - LOW) / built.pieces
    around = np.linspace(-1.0, 2.0, 25) if built.unit is sigmoid else np.array([-1.0, 0.0, 1.0])
    x = np.clip(built.edges[number] + width * around, LOW, HIGH)
    return x, built.bump(number, x)


def _curves(settings: Sequence[float], curves: Sequence[tuple[Array, Array]]) -> bytes:
    sizes = [x.size for x, _y in curves]
    return arrow(
        {
            "pieces": np.repeat(settings, sizes),
            "x": np.concatenate([x for x, _y in curves]).astype(np.float32),
            "y": np.concatenate([y for _x, y in curves]).astype(np.float32),
        }
    )


@cached(maxsize=8)
def _spec(falls: str) -> dict[str, Any]:
    return BUILDING.over(
        layered(*_following()),
        layered(*_errors(falls)),
        resolve={"x": "independent", "y": "independent"},
    )


def _following() -> list[Any]:
    """Return the bumps in two colours in turn, the target, and the sum."""
    names = [_("target"), _("sum of bumps")]
    hue = alt.Color("name:N").scale(domain=names, range=["gray", "blue"]).legend(theme.legend(names))
    x, y = lifted(_X.across("x:Q"), _FOOT), _Y.up("y:Q")
    bumps = BUILDING.now("bumps").transform_calculate(odd="datum.bump % 2", foot="0")
    pair = alt.Color("odd:N").scale(domain=[0, 1], range=["green", "violet"]).legend(None)
    areas = bumps.mark_area(opacity=0.35, line=False, **theme.QUIET)
    areas = layered(areas.encode(x, y, alt.Y2("foot:Q"), pair, alt.Detail("bump:N")))
    own = {"resolve": {"scale": {"color": "independent"}}}
    target = named("target").transform_calculate(name=quoted(names[0]))
    target = target.mark_line(strokeWidth=9, opacity=0.5, **theme.QUIET)
    total = BUILDING.now("sums").transform_calculate(name=quoted(names[1]))
    total = total.mark_line(strokeWidth=theme.THICK - 1, **theme.QUIET)
    return [areas | own, target.encode(x, y, hue), total.encode(x, y, hue)]


def _errors(falls: str) -> list[alt.Chart]:
    """Return the errors beside a line that falls as the theory says, or that is level where they do not fall."""
    x, y = _COUNT.across("pieces:Q"), _ERROR.up("error:Q")
    grid = named("grid").mark_rule(opacity=0.2, **theme.QUIET)
    guide = named("guide").mark_line(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    look: dict[str, Any] = {"baseline": "bottom", "dx": 26, "dy": 4} if falls else {"baseline": "top", "dx": 2, "dy": 8}
    start = named("guide").transform_filter("datum.pieces == 1")
    words = start.mark_text(align="left", fontSize=17, **look, **theme.QUIET)
    line = named("errors").mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    dot = BUILDING.now("errors").mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    return [
        grid.encode(alt.X(value=_COUNT.left), alt.X2(value=_COUNT.right), y, color=alt.value(theme.FURNITURE)),
        guide.encode(x, y, color=alt.value(theme.FURNITURE)),
        words.encode(x, y, text=alt.value(falls or _("half the jump")), color=alt.value(theme.FURNITURE)),
        line.encode(x, y, color=alt.value("blue")),
        dot.encode(x, y, color=alt.value(theme.ACCENT)),
    ]
