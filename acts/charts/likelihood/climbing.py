"""The picture of a climb to the maximum of a log-likelihood, in p above and in the logit below, step by step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.language import cached
from acts.likelihood import Climb, Tosses, log_likelihood
from acts.typed import typed

SHOWN = 30
"""How many steps can be drawn."""
_STRETCH = Interval(0.0, float(SHOWN))
STEPS = Parameter("steps", "k", 10.0, _STRETCH, _STRETCH, 1.0, "Steps taken")

_LIVE = Live((STEPS,), most=SHOWN + 1)
_P_WINDOW, _P_MARKS = (-0.15, 1.15), (0, 0.25, 0.5, 0.75, 1)
_FARTHEST = 14.0  # of the landings the picture makes room for: beyond, the curve is a straight line to the eye
_DEEPEST = 8.0  # nats below the top
_ACROSS = {
    "p": Place("chances", 0.0, 1.0, "probability of heads p", ".2~f", orient="top"),
    "logit": Place("logits", 0.0, 1.0, "logit z = log(p / (1 − p))", ".4~g"),
}
_UP = {
    "p": Place("by_p", 0.0, 0.48, "mean log L (nats)", ".4~g"),
    "logit": Place("by_logit", 0.52, 1.0, "mean log L (nats)", ".4~g"),
}
_SHAPES = {
    "dot": ("circle", 70),
    "right": ("triangle-right", 150),
    "left": ("triangle-left", 150),
    "cross": (theme.CROSS, 160),
}

_COLUMNS: dict[str, dict[str, type]] = {
    "curve": {"panel": str, "x": float, "l": float},
    "top": {"panel": str, "x": float, "low": float, "high": float},
    "beyond": {"panel": str, "from": float, "to": float, "low": float, "high": float},
    "path": {"steps": float, "panel": str, "order": float, "x": float, "l": float},
    "marks": {"steps": float, "panel": str, "x": float, "l": float, "kind": str, "label": str, "side": str},
}

Mark = tuple[float, float, str, str, str]
"""Of a path: x, height, kind, label and the side that the label is set to."""


def climbing_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of steps that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def climbing_picture(
    tosses: Tosses, in_p: Climb, in_logit: Climb, start: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live picture of two climbs from one coin: the steps go sideways, then up or down to the curve.

    Parameters
    ----------
    tosses : Tosses
        Whose mean log-likelihood is climbed.
    in_p, in_logit : Climb
        The two climbs; their first 30 steps are drawn. A landing that is no coin is a cross beside the axis.
    start : tuple of float
        The number of steps at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `climbing_settings(start)`.
    """
    data, ends = _data(tosses, in_p, in_logit, start)
    return _LIVE.picture(_spec(), data, start, sentences, marks={"chances": _P_MARKS}, **ends)


@lru_cache(maxsize=64)
def _data(
    tosses: Tosses, in_p: Climb, in_logit: Climb, start: tuple[float, ...]
) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data sets, and the ends of the axes."""
    windows = {"p": _P_WINDOW, "logit": _logits(tosses, in_logit)}
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
    ends = {_ACROSS[panel].name: window for panel, window in windows.items()}
    for climb in (in_p, in_logit):
        panel, window = climb.variable, windows[climb.variable]
        x, height = _curve(tosses, panel, window)
        top = float(height.max())
        floor = _floor(climb, top)
        ends[_UP[panel].name] = extent = (floor, top + 0.16 * (top - floor))
        kept = height >= floor
        found["curve"] += [(panel, *place) for place in zip(x[kept], height[kept], strict=True)]
        best = _best(tosses, panel)
        found["top"] += [(panel, best, *extent)] if window[0] <= best <= window[1] else []
        found["beyond"] += [(panel, *side, *extent) for side in ((window[0], 0.0), (1.0, window[1]))] * (panel == "p")
        for (steps,) in climbing_settings(start):
            path, marks = _drawn(tosses, climb, int(steps), window, floor)
            found["path"] += [(steps, panel, number, *place) for number, place in enumerate(path)]
            found["marks"] += [(steps, panel, *mark) for mark in marks]
    return {name: rows(kinds, found[name]) for name, kinds in _COLUMNS.items()}, ends


def _logits(tosses: Tosses, climb: Climb) -> Ends:
    """Return the stretch of logits that is drawn: the start, the maximum and all landings in it, unless far out."""
    best = _best(tosses, "logit")
    landings = [step.landing for step in climb.steps[:SHOWN] if abs(step.landing) < _FARTHEST]
    far = [_start(climb), -4.0, 4.0, *landings, *([best] if math.isfinite(best) else [])]
    return -10.0 if best == -math.inf else min(far) - 0.5, 10.0 if best == math.inf else max(far) + 0.5


def _best(tosses: Tosses, panel: str) -> float:
    if panel == "p":
        return tosses.estimate
    if not (tosses.heads and tosses.tails):
        return math.inf if tosses.heads else -math.inf
    return math.log(tosses.heads / tosses.tails)


def _curve(tosses: Tosses, panel: str, window: Ends) -> tuple[Array, Array]:
    """Return places in the variable and the mean log-likelihood there."""
    if panel == "logit":
        z = np.union1d(np.linspace(*window, 281), [b for b in [_best(tosses, "logit")] if math.isfinite(b)])
        return z, np.array([_height(tosses, "logit", place) for place in z])
    ends = 10.0 ** np.linspace(-7, -2, 60)
    p = np.unique(np.concatenate([np.linspace(0.01, 0.99, 197), ends, 1 - ends, [tosses.estimate]]))
    return p, np.asarray(log_likelihood(tosses, p)) / tosses.tosses


def _height(tosses: Tosses, panel: str, place: float) -> float:
    """Return the mean log-likelihood at a place; of a logit without the p that would round to 0 or 1."""
    if panel == "p":
        return float(log_likelihood(tosses, place)) / tosses.tosses
    slack = math.log1p(math.exp(-abs(place)))
    share = tosses.estimate
    return -(share * (max(-place, 0.0) + slack) + (1 - share) * (max(place, 0.0) + slack))


def _floor(climb: Climb, top: float) -> float:
    """Return the foot of a panel: below the steps, and the top clearly above it."""
    heights = [step.log_likelihood for step in climb.steps[:SHOWN]]
    lowest = min([h for h in heights if h >= top - _DEEPEST], default=top)
    depth = max(top - lowest, 0.8)
    return top - 1.12 * depth


def _drawn(tosses: Tosses, climb: Climb, steps: int, window: Ends, floor: float) -> tuple[list[Ends], list[Mark]]:
    """Return the path of the first steps, and the marks on it."""
    (low, high), taken = window, climb.steps[:steps]
    places = [_start(climb), *(step.landing for step in taken)]
    lost = bool(taken) and taken[-1].left
    room = 0.02 * (high - low)
    # what lies outside the picture is drawn at its edge, and what lies below it at its foot
    across = [x if low <= x <= high else low + room if x < low else high - room for x in places]
    up = [
        max(_height(tosses, climb.variable, x), floor) if low <= x <= high else floor
        for x in (places[:-1] if lost else places)
    ]
    up += up[-1:] * lost
    path = [(across[0], up[0])]
    marks = []
    for (a, b), (before, after) in zip(pairwise(across), pairwise(up), strict=True):
        path += [(b, before), (b, after)]
        if abs(b - a) > 0.05 * (high - low):
            marks.append(((a + b) / 2, before, "right" if b > a else "left", "", "none"))
    labelled = math.inf
    for number, (x, drawn, height) in enumerate(zip(places, across, up, strict=True)):
        last, label, kind, side = number == len(taken), "", "dot", "center"
        if x != drawn or (lost and last):
            kind = "cross" if lost and last else "right" if x > drawn else "left"
            label = _written(x) if last else ""
            side = "left" if drawn < (low + high) / 2 else "right"
        elif abs(x - labelled) > 0.045 * (high - low):
            labelled, label = x, str(number)
        marks.append((drawn, height, kind, label, side))
    return path, marks


def _written(x: float) -> str:
    return typed(f"{x:.4g}")


def _start(climb: Climb) -> float:
    if not climb.steps:
        return climb.end
    return climb.steps[0].p if climb.variable == "p" else climb.steps[0].logit


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    return _LIVE.over(_panel("p"), _panel("logit"), resolve={"x": "independent", "y": "independent"})


def _panel(panel: str) -> dict[str, Any]:
    x, y = _ACROSS[panel].across("x:Q"), _UP[panel].up("l:Q")
    return layered(_beyond(panel), _line(panel, x, y), _peak(panel, x), *_climb(panel, x, y))


def _of(data: alt.Chart, panel: str) -> Any:
    """Return the rows of a panel."""
    return data.transform_filter(f"datum.panel == '{panel}'")


def _beyond(panel: str) -> Any:
    """Return the stretches where there is no coin."""
    box = _of(named("beyond"), panel).mark_rect(opacity=0.15, **theme.QUIET)
    x, x2 = _ACROSS[panel].across("from:Q"), alt.X2("to:Q")
    return box.encode(x, x2, _UP[panel].up("low:Q"), alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))


def _line(panel: str, x: Any, y: Any) -> Any:
    line = _of(named("curve"), panel).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return line.encode(x, y, color=alt.value("blue"))


def _peak(panel: str, x: Any) -> Any:
    """Return the rule at the maximum, with both ends given: without them it would run over both panels."""
    rule = _of(named("top"), panel).mark_rule(strokeDash=[4, 4], **theme.QUIET)
    return rule.encode(x, _UP[panel].up("low:Q"), alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))


def _climb(panel: str, x: Any, y: Any) -> list[Any]:
    """Return the path so far, with its marks and their labels."""
    accent, gray = alt.value(theme.ACCENT), alt.value(theme.FURNITURE)
    path = _of(_LIVE.now("path"), panel).mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    layers = [path.encode(x, y, alt.Order("order:Q"), color=accent)]
    for kind, (shape, size) in _SHAPES.items():
        lost = kind == "cross"
        these = _of(_LIVE.now("marks"), panel).transform_filter(f"datum.kind == '{kind}'")
        mark = these.mark_point(
            shape=shape, size=size, filled=not lost, strokeWidth=4 if lost else 0, opacity=1, **theme.QUIET
        )
        layers.append(mark.encode(x, y, color=alt.value("red") if lost else accent))
    for side in ("left", "center", "right"):
        these = _of(_LIVE.now("marks"), panel).transform_filter(f"datum.side == '{side}'")
        text = these.mark_text(align=side, dy=-17, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
        layers.append(text.encode(x, y, alt.Text("label:N"), color=gray))
    return layers
