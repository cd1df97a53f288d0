"""The picture of one unit that learns one sample: its way over the graph of f, and down the steps.

Both panels share the z axis, so that the shaded water, z <= 0, is one region: above stands f with the first step as
an arrow, below the steps go down the page, and a unit that does not move any more leaves a straight line of crosses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.frames import Columns
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, padded, ticks
from acts.experiments.training.one_unit import LARGEST, SHOWN, Descent, Unit, descents
from acts.language import _, cached

STOPS = 51
REACH = 3.0  # times the size of what it starts with: what goes further is marked at the edge
_CROSS = "M-.6,-.6L.6,.6M-.6,.6L.6,-.6"
# The two panels stand under each other, the written numbers on their right. Narrow, as on a phone, these are left out.
_WIDE, _PANELS = "width > 480", 0.62
_SIZE = {"expr": "width > 1000 ? 22 : 16"}
_LINE = {"expr": "width > 1000 ? 32 : 25"}
_EDGE = f"({_WIDE} ? width * {_PANELS} : width)"
_LEFT = {"expr": f"width * {_PANELS} + 26"}
_SECOND = {"expr": "5 * (width > 1000 ? 32 : 25) + 14"}
_ACCENT, _GRAY, _WATER, _SILENT = (alt.value(name) for name in (theme.ACCENT, theme.FURNITURE, "blue", "red"))
_TURNED = alt.Angle("angle:Q").scale(None)

_LEARNING = Interval(0.0, LARGEST)
_RATE = Parameter("rate", r"\eta", 0.1, _LEARNING, Interval(0.0, 1.0), 0.02, "learning rate")
"""The learning rate, before a unit says how far its slider goes."""

_Z = Place("across", 0.0, _PANELS, "pre-activation z")
_OUT = Place("outs", 0.0, 0.45, "a = f(z)", grid=False)
_STEP = Place("steps", 0.55, 1.0, "step")

Reach = tuple[float, float]


@lru_cache(maxsize=128)
def rate_of(unit: Unit) -> Parameter:
    """Return the learning rate of a unit: the slider ends where steps have begun to overshoot more than they correct.

    Where the slope is 1 a step leaves 1 - eta (x^2 + 1) of the error: the slider goes to 2.5 / (x^2 + 1), rounded up.
    """
    most = max(2.5 / unit.lever, 1e-6)
    power = 10.0 ** math.floor(math.log10(most))
    high = next(float(f"{m * power:.6g}") for m in (1, 2, 5, 10) if m * power >= most * (1 - 1e-9))
    step = float(Decimal(str(high)) / (STOPS - 1))
    return replace(_RATE, typical=Interval(0.0, high), step=step)


def one_unit_settings(unit: Unit, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the learning rates that the live picture can show: the slider's stops and the exact start."""
    return _live(unit).settings(start)


def one_unit_runs(unit: Unit, start: tuple[float, ...]) -> tuple[Descent, ...]:
    """Return what becomes of the unit at each of `one_unit_settings`."""
    return descents(unit, tuple(rate for (rate,) in one_unit_settings(unit, start)))


def one_unit_picture(
    unit: Unit, start: tuple[float, ...], sentences: Sequence[str], numbers: Sequence[tuple[str, str]]
) -> Picture:
    """Return the live picture of a unit, moved by the learning rate.

    Parameters
    ----------
    unit : Unit
    start : tuple of float
        The learning rate at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `one_unit_settings(unit, start)`.
    numbers : sequence of pairs of str
        The first step written out at each of them, in two columns of lines.
    """
    drawn, across, up = _drawn(unit, start)
    left, right = ([pair[k] for pair in numbers] for k in range(2))
    rates = np.array([rate for (rate,) in one_unit_settings(unit, start)])
    data = {**drawn, "written": arrow({"rate": rates, "left": left, "right": right})}
    marks = {"across": ticks(*across, 6), "steps": range(0, SHOWN + 1, 4)}
    spec = _spec(theme.colour(unit.activation.slug))
    ends = {"across": across, "outs": up, "steps": (SHOWN + 0.5, -0.5)}
    return _live(unit).picture(spec, data, start, sentences, marks=marks, **ends)


def _live(unit: Unit) -> Live:
    rate = rate_of(unit)
    return Live((rate,), STOPS, (rate.meaning,))


@cached(maxsize=64)
def _drawn(unit: Unit, start: tuple[float, ...]) -> tuple[dict[str, bytes], Reach, Reach]:
    """Return the data sets, and the domains of z and of a."""
    runs, settings = one_unit_runs(unit, start), dict(unit.parameters)
    across = _across(unit, runs)
    z = np.union1d(np.linspace(*across, 201), 0.0)
    a = unit.activation(z, **settings)
    tallest = REACH / 2 * max(*map(abs, across), abs(unit.y))
    low, high = padded(np.clip(a, -tallest, tallest), np.array([unit.y]), share=0.0)
    # room above for the name of the water, below for the numbers of the steps
    up = low - 0.2 * (high - low), high + 0.25 * (high - low)
    below = f"{float(unit.activation.derivative(-1.0, **settings)):.7g}"
    goal = np.array([math.nan if unit.goal is None else unit.goal])
    data = {
        "curve": _cut(z, a, up),
        "marks": _marked(runs, across, up),
        "first": _first([run for run in runs if len(run.steps) > 1], across, up),
        "ends": _ends([run for run in runs if run.steps[-1].silent], across),
        # its name stands at the left, but for a high target, where the water has its own
        "target": {"z": np.array([across[0] if unit.y < (low + high) / 2 else 0.0]), "a": np.array([unit.y])},
        "goal": {"z": goal[(across[0] <= goal) & (goal <= across[1])]},
        "water": {"z": np.array([across[0]]), "words": [_("z ≤ 0:\nslope {slope}").format(slope=below)]},
    }
    return {name: arrow(columns) for name, columns in data.items()}, across, up


def _across(unit: Unit, runs: Sequence[Descent]) -> Reach:
    """Return the domain of z: it holds every step up to some size, and always a stretch of water and of dry land."""
    z, start = np.array([step.z for run in runs for step in run.steps]), runs[0].steps[0].z
    most = REACH * max(abs(start), abs(unit.y), 0.1)
    low, high = float(max(z.min(), -most)), float(min(z.max(), most))
    size = max(high, -low)
    return padded(np.array([min(low, -0.4 * size), max(high, 0.4 * size)]), share=0.08)


def _marked(runs: Sequence[Descent], across: Reach, up: Reach) -> dict[str, Any]:
    """Return a row for each step of each run; `off` is -1 or 1 where z is beyond the picture, and at its edge."""
    steps = [step for run in runs for step in run.steps]
    z, a = np.array([step.z for step in steps]), np.array([step.a for step in steps])
    off = np.sign(z - np.clip(z, *across)).astype(np.int8)
    return {
        "rate": np.repeat([run.rate for run in runs], [len(run.steps) for run in runs]),
        "step": np.array([step.number for step in steps]),
        "z": np.clip(z, *across),
        "a": np.clip(a, *up),
        "off": off,
        "shown": (off == 0) & (up[0] <= a) & (a <= up[1]),
        "silent": np.array([step.silent for step in steps]),
        "dry": z > 0,
        "label": [label for run in runs for label in _labels(run, 0.06 * (across[1] - across[0]))],
    }


def _labels(run: Descent, room: float) -> list[str]:
    """Return the number of each step that has room for it; the first silent step speaks for all that follow."""
    labels: list[str] = []
    taken: list[float] = []
    for step in run.steps:
        free = all(abs(step.z - z) > room for z in taken)
        number = str(step.number) if free else ""
        if step.silent:
            number = f"{step.number}, {step.number + 1}, …" if step.number == run.at else ""
        taken += [step.z] if number else []
        labels.append(number)
    return labels


def _first(runs: Sequence[Descent], across: Reach, up: Reach) -> Columns:
    """Return the first step of each run as an arrow at the height of the first output, and its drop onto the graph."""
    starts, ends = ([run.steps[k] for run in runs] for k in range(2))
    z, end = (np.array([step.z for step in steps]) for steps in (starts, ends))
    a, drop = (np.clip([step.a for step in steps], *up) for steps in (starts, ends))
    lands = (across[0] <= end) & (end <= across[1])
    columns = {"z": np.clip(z, *across), "end": np.clip(end, *across), "a": a, "drop": drop, "lands": lands}
    return {"rate": np.array([run.rate for run in runs]), "angle": 90 * np.sign(end - z), **columns}


def _ends(silent: Sequence[Descent], across: Reach) -> dict[str, Any]:
    """Return where the words stand that say that the gradient is 0, beside the line of crosses."""
    z = np.clip([run.steps[-1].z for run in silent], *across)
    middle = np.array([((run.at or 0) + SHOWN) / 2 for run in silent], dtype=np.float64)
    words = {"words": [_("gradient\nexactly 0")] * len(silent), "leftwards": z > sum(across) / 2}
    return {"rate": np.array([run.rate for run in silent], dtype=np.float64), "z": z, "step": middle, **words}


def _cut(z: Array, a: Array, up: Reach) -> Columns:
    """Cut a graph at the floor and the ceiling of its panel, at the points where it passes them."""
    every_z, every_a = [z], [a]
    for height in up:
        k = np.flatnonzero((a[:-1] < height) != (a[1:] < height))
        every_z.append(z[k] + (height - a[k]) / (a[k + 1] - a[k]) * (z[k + 1] - z[k]))
        every_a.append(np.full(k.size, height))
    z, a = np.concatenate(every_z), np.concatenate(every_a)
    order = np.argsort(z, kind="stable")
    return {"z": z[order], "a": np.where((up[0] <= a) & (a <= up[1]), a, np.nan)[order]}


@cached(maxsize=16)
def _spec(colour: str) -> dict[str, Any]:
    live, x, end = Live((_RATE,), STOPS, (_RATE.meaning,)), _across_panels("z:Q"), _across_panels("end:Q")
    return live.over(
        *_water(x),
        alt.layer(*_graph(live, x, end, _OUT.up("a:Q"), colour)),
        alt.layer(*_steps(live, x, _STEP.up("step:Q"))),
        *_written(live),
        resolve={"y": "independent"},
    )


def _water(x: Any) -> list[alt.Chart]:
    """Return the region of both panels in which z <= 0, its surface and its name."""
    top, bottom, sea = alt.Y(value=0), alt.Y2(value={"expr": "height"}), named("water")
    area = sea.transform_calculate(end="0").mark_rect(opacity=0.12, **theme.QUIET)
    surface = sea.transform_calculate(z="0").mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
    name = _text(sea, align="left", baseline="top", lineBreak="\n", dx=8, dy=8)
    return [
        area.encode(x, alt.X2("end:Q"), top, bottom, color=_WATER),
        surface.encode(x, top, bottom, color=_WATER),
        name.encode(x, top, alt.Text("words:N"), color=_GRAY),
    ]


def _graph(live: Live, x: Any, end: Any, a: Any, colour: str) -> list[alt.Chart]:
    """Return the upper panel: f with the target, the first step as an arrow with its drop onto the graph, the steps."""
    first, marks = (live.now(name) for name in ("first", "marks"))
    inside = marks.transform_filter("datum.shown")
    labels = inside.transform_filter("datum.label != ''")
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    target = named("target").mark_rule(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    name = _text(named("target"), align="left", baseline="bottom", dx=8, dy=-2)
    way = first.mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
    drop = first.transform_filter("datum.lands").mark_rule(strokeWidth=theme.THIN, strokeDash=[2, 3], **theme.QUIET)
    dry = _text(labels.transform_filter("datum.dry"), align="left", baseline="top", dx=9, dy=5)
    wet = _text(labels.transform_filter("!datum.dry"), baseline="top", dy=11)
    number = alt.Text("label:N")
    return [
        line.encode(x, a, color=alt.value(colour)),
        target.encode(alt.X(value=0), a, alt.X2(value={"expr": _EDGE}), color=_GRAY),
        name.encode(x, a, alt.Text(value=_("target y")), color=_GRAY),
        way.encode(x, a, alt.X2("end:Q"), color=_ACCENT),
        drop.encode(end, a, alt.Y2("drop:Q"), color=_ACCENT),
        _triangle(first.transform_filter("datum.angle != 0"), 260).encode(end, a, _TURNED, color=_ACCENT),
        *_marks(inside, x, a),
        dry.encode(x, a, number, color=_GRAY),
        wet.encode(x, a, number, color=_GRAY),
    ]


def _steps(live: Live, x: Any, step: Any) -> list[alt.Chart]:
    """Return the lower panel: z at each step, with triangles at the edge for what is beyond it."""
    marks, ends = (live.now(name) for name in ("marks", "ends"))
    beyond = marks.transform_filter("datum.off != 0").transform_calculate(angle="90 * datum.off")
    learns, silent = beyond.transform_filter("!datum.silent"), beyond.transform_filter("datum.silent")
    goal = named("goal").mark_rule(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    line = marks.mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    right = _text(ends.transform_filter("!datum.leftwards"), align="left", lineBreak="\n", dx=16)
    left = _text(ends.transform_filter("datum.leftwards"), align="right", lineBreak="\n", dx=-16)
    return [
        goal.encode(x, alt.Y(value=0), alt.Y2(value={"expr": "height"}), color=_GRAY),
        line.encode(x, step, order=alt.Order("step:Q"), color=_GRAY),
        *_marks(marks.transform_filter("datum.off == 0"), x, step),
        _triangle(learns, 160).encode(x, step, _TURNED, color=_ACCENT),
        _triangle(silent, 160, filled=False).encode(x, step, _TURNED, color=_SILENT),
        *(words.encode(x, step, alt.Text("words:N"), color=_GRAY) for words in (right, left)),
    ]


def _written(live: Live) -> list[alt.Chart]:
    """Return the numbers of the first step, on the right of the panels."""
    rows = live.now("written").transform_filter(_WIDE)
    places = {"left": 0, "right": _SECOND}
    return [
        _text(rows, align="left", baseline="top", lineBreak="\n", lineHeight=_LINE).encode(
            alt.X(value=_LEFT), alt.Y(value=down), alt.Text(f"{column}:N"), color=_GRAY
        )
        for column, down in places.items()
    ]


def _marks(rows: alt.Chart, x: Any, y: Any) -> list[alt.Chart]:
    """Return a dot for each step at which the unit learns, a cross where its gradient is exactly 0."""
    learns, silent = rows.transform_filter("!datum.silent"), rows.transform_filter("datum.silent")
    dot = learns.mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    cross = silent.mark_point(shape=_CROSS, size=230, strokeWidth=3.5, opacity=1, **theme.QUIET)
    return [dot.encode(x, y, color=_ACCENT), cross.encode(x, y, color=_SILENT)]


def _triangle(rows: alt.Chart, size: int, *, filled: bool = True) -> Any:
    return rows.mark_point(shape="triangle-up", filled=filled, size=size, strokeWidth=3, opacity=1, **theme.QUIET)


def _text(rows: alt.Chart, **more: Any) -> Any:
    return rows.mark_text(fontSize=_SIZE, **more, **theme.QUIET)


def _across_panels(column: str) -> Any:
    """Return the horizontal channel of a column: over the whole width where the numbers are left out."""
    channel = _Z.across(column)
    channel["scale"]["range"] = [0, {"expr": _EDGE}]
    return channel
