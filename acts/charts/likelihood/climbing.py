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
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.likelihood import Climb, Tosses, log_likelihood
from acts.typeset import typeset

SHOWN = 30
"""How many steps can be drawn."""
_STRETCH = Interval(0.0, float(SHOWN))
STEPS = Parameter("steps", "k", 10.0, _STRETCH, _STRETCH, 1.0, "Steps taken")

_P_WINDOW = (-0.15, 1.15)
_FARTHEST = 14.0  # of the landings the picture makes room for: beyond, the curve is a straight line to the eye
_DEEPEST = 8.0  # nats below the top
_HEIGHT = 560
_UP = {
    "p": Place("by_p", 0.0, 0.45, "mean log L (nats)", ".4~g"),
    "logit": Place("by_logit", 0.55, 1.0, "mean log L (nats)", ".4~g"),
}
_LOGITS = Place("logits", 0.0, 1.0, "logit z = log(p / (1 − p))", ".4~g")
_SHAPES = {
    "dot": ("circle", 70),
    "right": ("triangle-right", 150),
    "left": ("triangle-left", 150),
    "cross": ("M-1,-1L1,1M1,-1L-1,1", 160),
}

_COLUMNS = {
    "curve": ("panel", "x", "l"),
    "top": ("panel", "x", "low", "high"),
    "beyond": ("panel", "from", "to", "low", "high"),
    "path": ("steps", "panel", "order", "x", "l"),
    "marks": ("steps", "panel", "x", "l", "kind", "label", "side"),
}
_TEXTS = ("panel", "kind", "label", "side")


def step_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of steps that the live picture can show: the slider's stops and the exact start."""
    return stops((STEPS,), seed, SHOWN + 1)


def climbing_picture(
    tosses: Tosses, in_p: Climb, in_logit: Climb, seed: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live picture of two climbs from one coin: the steps go sideways, then up or down to the curve.

    Parameters
    ----------
    tosses : Tosses
        Whose mean log-likelihood is climbed.
    in_p, in_logit : Climb
        The two climbs; their first 30 steps are drawn. A landing that is no coin is a cross beside the axis.
    seed : tuple of float
        The number of steps at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `step_settings(seed)`.
    """
    every = step_settings(seed)
    data, ends = _data(tosses, in_p, in_logit, seed)
    spec = fitted(_spec(), STEPS, SHOWN + 1, seed[0], (), **ends)
    return Picture(spec, data | spoken((STEPS,), every, sentences), sentences[every.index(seed)])


@lru_cache(maxsize=64)
def _data(
    tosses: Tosses, in_p: Climb, in_logit: Climb, seed: tuple[float, ...]
) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data sets, and the ends of the axes."""
    windows = {"p": _P_WINDOW, "logit": _logits(tosses, in_logit)}
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
    ends = {_LOGITS.name: windows["logit"]}
    for climb in (in_p, in_logit):
        panel, window = climb.variable, windows[climb.variable]
        x, height = _curve(tosses, panel, window)
        top = float(height.max())
        floor = _floor(climb, top)
        ends[_UP[panel].name] = extent = (floor, top + 0.16 * (top - floor))
        kept = height >= floor
        rows["curve"] += [(panel, *place) for place in zip(x[kept], height[kept], strict=True)]
        best = _best(tosses, panel)
        rows["top"] += [(panel, best, *extent)] if window[0] <= best <= window[1] else []
        rows["beyond"] += [(panel, *side, *extent) for side in ((window[0], 0.0), (1.0, window[1]))] * (panel == "p")
        for (steps,) in step_settings(seed):
            path, marks = _drawn(tosses, climb, int(steps), window, floor)
            rows["path"] += [(steps, panel, number, *place) for number, place in enumerate(path)]
            rows["marks"] += [(steps, panel, *mark) for mark in marks]
    return {name: arrow(_columns(name, rows[name])) for name in rows}, ends


def _columns(name: str, rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS[name])
    return {
        column: list(values) if column in _TEXTS else np.array(values, dtype=np.float64)
        for column, values in zip(_COLUMNS[name], columns, strict=True)
    }


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


def _drawn(
    tosses: Tosses, climb: Climb, steps: int, window: Ends, floor: float
) -> tuple[list[Ends], list[tuple[float, float, str, str, str]]]:
    """Return the path of the first steps, and the marks on it: x, height, kind, label and the side it is set to."""
    (low, high), taken = window, climb.steps[:steps]
    places = [_start(climb), *(step.landing for step in taken)]
    lost = bool(taken) and taken[-1].left
    room = 0.02 * (high - low)
    # What lies outside the picture is drawn at its edge, and what lies below it at its foot.
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
    told = math.inf
    for number, (x, drawn, height) in enumerate(zip(places, across, up, strict=True)):
        last, label, kind, side = number == len(taken), "", "dot", "center"
        if x != drawn or (lost and last):
            kind = "cross" if lost and last else "right" if x > drawn else "left"
            label = _written(x) if last else ""
            side = "left" if drawn < (low + high) / 2 else "right"
        elif abs(x - told) > 0.045 * (high - low):
            told, label = x, str(number)
        marks.append((drawn, height, kind, label, side))
    return path, marks


def _written(x: float) -> str:
    return typeset(f"{x:.4g}")


def _start(climb: Climb) -> float:
    if not climb.steps:
        return climb.end
    return climb.steps[0].p if climb.variable == "p" else climb.steps[0].logit


@lru_cache(maxsize=1)
def _spec() -> dict[str, Any]:
    sliders: Any = {STEPS.name: slider(STEPS.name, grid(STEPS, SHOWN + 1))}
    live = alt.selection_point("live", fields=[STEPS.name], bind=sliders, value=[{STEPS.name: STEPS.default}])
    chart = alt.layer(_panel("p", live), _panel("logit", live), speaker(live))
    return finished(chart.resolve_scale(x="independent", y="independent").properties(height=_HEIGHT))


def _panel(panel: str, live: Any) -> Any:
    up = _UP[panel]
    gray, accent = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)

    def of(name: str) -> alt.Chart:
        return named(name).transform_filter(f"datum.panel == '{panel}'")

    def across(column: str) -> Any:
        if panel == "logit":
            return _LOGITS.across(column)
        axis = alt.Axis(orient="top", grid=False, values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", **theme.AXIS)
        return alt.X(column).scale(domain=list(_P_WINDOW), nice=False).title("probability of heads p").axis(axis)

    x, y = across("x:Q"), up.up("l:Q")
    path, marks = (of(name).transform_filter(live) for name in ("path", "marks"))
    curve = of("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y, color=alt.value("blue"))
    # With both ends given: a rule without them would run over both panels.
    low, high = up.up("low:Q"), alt.Y2("high:Q")
    beyond = of("beyond").mark_rect(opacity=0.15, **theme.QUIET)
    peak = of("top").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, low, high, color=gray)
    line = path.mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(x, y, alt.Order("order:Q"), color=accent)
    layers: list[Any] = [
        beyond.encode(across("from:Q"), alt.X2("to:Q"), low, high, color=gray),
        curve.add_params(live) if panel == "p" else curve,
        peak,
        line,
    ]
    for kind, (shape, size) in _SHAPES.items():
        mark = marks.transform_filter(f"datum.kind == '{kind}'").mark_point(
            shape=shape, size=size, filled=kind != "cross", strokeWidth=4 if kind == "cross" else 0, opacity=1,
            **theme.QUIET,
        )  # fmt: skip
        layers.append(mark.encode(x, y, color=alt.value("red") if kind == "cross" else accent))
    for side in ("left", "center", "right"):
        said = marks.transform_filter(f"datum.side == '{side}'")
        text = said.mark_text(align=side, dy=-17, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
        layers.append(text.encode(x, y, alt.Text("label:N"), color=gray))
    return alt.layer(*layers)
