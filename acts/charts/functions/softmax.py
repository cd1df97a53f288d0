"""The picture of softmax: three logits, their shares and the slopes between them, under the hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions.softmax import Shared, shared
from acts.vector import TEMPERATURE

_FROM = Interval(-6.0, 6.0)
LOGITS = (
    Parameter("cat", r"z_1", 2.0, REALS, _FROM, 0.2, "logit of cat"),
    Parameter("dog", r"z_2", 1.0, REALS, _FROM, 0.2, "logit of dog"),
    Parameter("tiger", r"z_3", 0.0, REALS, _FROM, 0.2, "logit of tiger"),
)
SHIFT = Parameter("shift", "c", 0.0, REALS, Interval(-10.0, 10.0), 0.5, "added to all three logits")
HEAT = replace(TEMPERATURE, domain=Interval(1e-3, 1e6))  # what a picture can still show
MOVES = {p.name: p for p in (*LOGITS, HEAT, SHIFT)}
_STOPS = 101
TOP, BAR = 1.5, (1.32, 1.47)  # the scale of the shares: above 1 the names and, end to end, the whole

Told = Callable[[int, int, Shared], str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the first picture shows: which parameter moves, where the others stand, and whether slopes are shown."""

    move: Parameter
    fixed: tuple[tuple[str, float], ...]
    slopes: bool

    def settings(self, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
        """Return every setting of the parameter that moves."""
        return stops((self.move,), seed, _STOPS)

    def at(self, value: float) -> Shared:
        """Return the shares with the parameter that moves at this value."""
        values = self.values(value)
        return shared(tuple(values[p.name] for p in LOGITS), values[TEMPERATURE.name], values[SHIFT.name])

    def values(self, value: float) -> dict[str, float]:
        """Return all parameters by name, with the one that moves at this value."""
        return dict(self.fixed) | {self.move.name: value}


def shares_picture(
    names: tuple[str, ...],
    titles: tuple[str, ...],
    scene: Scene,
    told: Told,
    seed: tuple[float, ...],
    said: Sequence[str],
) -> Picture:
    """Return logits, shares and the Jacobian below each other, while one parameter moves.

    Parameters
    ----------
    names : tuple of str
        Of the classes.
    titles : tuple of str
        Of the three vertical axes and of the horizontal one, and what the whole is called.
    scene : Scene
    told : callable
        From a row, a column and the shares to what the slope there means, on two short lines.
    seed, said
        As in `live_picture`.
    """
    every = scene.settings(seed)
    data, low, high = _scene_data(scene, told, seed)
    spec = _scene_spec(names, titles, scene.move, scene.slopes, padded(np.array([low, high, 0.0]), share=0.2))
    starts = {"live": setting((scene.move,), seed)}
    return Picture(seeded(spec, **starts), data | spoken((scene.move,), every, said), said[every.index(seed)])


@lru_cache(maxsize=64)
def _scene_data(scene: Scene, told: Told, seed: tuple[float, ...]) -> tuple[dict[str, bytes], float, float]:
    values = [value for (value,) in scene.settings(seed)]
    found = [scene.at(value) for value in values]
    count = len(LOGITS)
    logits, shares = (np.array([getattr(each, name) for each in found]) for name in ("logits", "shares"))
    ends = np.cumsum(shares, axis=1) * count - 0.5
    columns: dict[str, Any] = {
        scene.move.name: np.repeat(values, count),
        "k": np.tile(np.arange(count, dtype=np.int8), len(values)),
        "z": logits.ravel(),
        "digits": np.repeat([_digits(each.logits) for each in found], count).astype(np.int8),
        "s": shares.ravel(),
        "left": (ends - count * shares).ravel().astype(np.float32),
        "right": ends.ravel().astype(np.float32),
    }
    data = {"bars": arrow(columns)}
    if scene.slopes:
        slopes = np.array([each.slopes for each in found])
        temperatures = np.array([scene.values(value)[TEMPERATURE.name] for value in values])[:, None, None]
        places = [(each, i, j) for each in found for i in range(count) for j in range(count)]
        cells: dict[str, Any] = {
            scene.move.name: np.repeat(values, count**2),
            "i": np.array([i for _, i, _ in places], dtype=np.int8),
            "j": np.array([j for _, _, j in places], dtype=np.int8),
            "d": slopes.ravel(),
            # no slope is larger than a quarter over the temperature: its shade is its share of that
            "shade": (4 * temperatures * np.abs(slopes)).ravel().astype(np.float32),
            "words": [told(i, j, each) for each, i, j in places],
        }
        data["cells"] = arrow(cells)
    return data, float(logits.min()), float(logits.max())


def _digits(logits: tuple[float, ...]) -> int:
    """Return how many significant digits it takes to tell these logits apart, but no fewer than 4."""
    apart = (n for n in range(4, 17) if len({f"{z:.{n}g}" for z in logits}) == len(set(logits)))
    return next(apart, 17)


@lru_cache(maxsize=128)
def _scene_spec(
    names: tuple[str, ...], titles: tuple[str, ...], move: Parameter, slopes: bool, extent: tuple[float, float]
) -> dict[str, Any]:
    sliders: Any = {move.name: slider(move.name, grid(move, _STOPS))}
    live = alt.selection_point("live", fields=[move.name], bind=sliders, value=[{move.name: move.default}])
    count = len(names)
    labels = " : ".join(f"datum.value == {k} ? {name!r}" for k, name in enumerate(names)) + " : ''"
    across = alt.Axis(
        grid=False, values=list(range(count)), labelExpr=labels, ticks=False, labelFlush=False, **theme.AXIS
    )

    def along(column: str) -> Any:
        return alt.X(column).scale(domain=[-0.55, count - 0.45], nice=False).title(titles[3]).axis(across)

    parts = ((0.0, 0.24), (0.29, 0.6), (0.67, 1.0)) if slopes else ((0.0, 0.4), (0.48, 1.0))

    def up(column: str, part: int, domain: tuple[float, float], **axis: Any) -> Any:
        top, bottom = parts[part]
        scale = alt.Scale(
            domain=list(domain), nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
        )
        return alt.Y(column).scale(scale).title(titles[part]).axis(alt.Axis(orient="left", **axis, **theme.AXIS))

    shown, ink = named("bars").transform_filter(live), alt.value(theme.shade("ink"))
    x = along("k:Q")
    logit = up("z:Q", 0, extent, values=ticks(*extent, 3), format=".6~g")
    stems = shown.mark_bar(size=8, **theme.QUIET).encode(x, logit, color=alt.value("green"))
    heads = shown.mark_point(filled=True, size=120, opacity=1, **theme.QUIET).encode(x, logit, color=alt.value("green"))
    numbers = shown.mark_text(fontSize=15, dx=12, align="left", **theme.QUIET)
    numbers = numbers.transform_calculate(words="format(datum.z, '.' + datum.digits + '~g')")
    zs = numbers.encode(x, logit, alt.Text("words:N"), color=ink)
    first = alt.layer(stems.add_params(live), heads, zs)

    line = sum(BAR) / 2
    marks = {"values": [0, 0.5, 1, line], "labelExpr": f"datum.value == {line} ? {titles[4]!r} : datum.label"}
    share = up("s:Q", 1, (0.0, TOP), **marks)
    bars = shown.mark_bar(size=46, opacity=0.85, **theme.QUIET).encode(x, share, color=alt.value("blue"))
    name = labels.replace("datum.value", "datum.k")
    written = "datum.s > 0 && datum.s < 1e-4 ? '< 0.0001' : format(datum.s, '.4f')"
    words = shown.transform_calculate(words=f"({name}) + '\\n' + ({written})")
    values = words.mark_text(fontSize=15, dy=-20, lineHeight=17, baseline="bottom", lineBreak="\n", **theme.QUIET)
    values = values.encode(x, share, alt.Text("words:N"), color=ink)
    # all three end to end: they always fill the whole line
    whole = shown.mark_rect(stroke="gray", strokeWidth=1.5, **theme.QUIET).encode(
        along("left:Q"), alt.X2("right:Q"), up("a:Q", 1, (0.0, TOP), **marks), alt.Y2("b:Q"),
        alt.Opacity("k:O").scale(range=[0.85, 0.5, 0.2]).legend(None), color=alt.value("blue"),
    )  # fmt: skip
    whole = whole.transform_calculate(a=str(BAR[0]), b=str(BAR[1]))
    panels = [first, alt.layer(bars, values, whole)]
    if slopes:
        panels.append(_heat(live, names, along, up, ink))
    height = 620 if slopes else 380
    return finished(alt.layer(*panels, speaker(live)).resolve_scale(y="independent").properties(height=height))


def _heat(live: Any, names: tuple[str, ...], along: Any, up: Any, ink: Any) -> Any:
    """Return the Jacobian as a heat map: a row for each share, a column for each logit."""
    count = len(names)
    cell = alt.selection_point(
        "cell", on="pointermove", nearest=True, fields=["i", "j"], empty=False, clear=False, value=[{"i": 1, "j": 0}]
    )
    labels = " : ".join(f"datum.value == {k} ? {name!r}" for k, name in enumerate(names)) + " : ''"
    rows: dict[str, Any] = {"values": list(range(count)), "labelExpr": labels, "grid": False, "ticks": False}
    domain = (count + 0.5, -0.5)  # the last row is for the words
    shown = named("cells").transform_filter(live)
    edges = shown.transform_calculate(
        left="datum.j - 0.48", right="datum.j + 0.48", top="datum.i - 0.46", bottom="datum.i + 0.46"
    )
    box = {"x": along("left:Q"), "x2": alt.X2("right:Q"), "y": up("top:Q", 2, domain, **rows), "y2": alt.Y2("bottom:Q")}
    tone = alt.condition("datum.d < 0", alt.value("red"), alt.value("blue"))
    shade = alt.Opacity("shade:Q").scale(domain=[0, 1], range=[0.05, 0.5]).legend(None)
    fills = edges.mark_rect(**theme.QUIET).encode(**box, color=tone, opacity=shade)
    here = edges.transform_filter(cell)
    frame = here.mark_rect(fillOpacity=0, strokeWidth=3, **theme.QUIET).encode(**box, stroke=alt.value(theme.ACCENT))
    y = up("i:Q", 2, domain, **rows)
    little = "datum.d != 0 && abs(datum.d) < 5e-5"
    signed = shown.transform_calculate(
        number=f"{little} ? (datum.d < 0 ? '> −0.0001' : '< 0.0001') : format(datum.d, '+.4f')"
    )
    numbers = signed.mark_text(fontSize=16, **theme.QUIET).encode(along("j:Q"), y, alt.Text("number:N"), color=ink)
    line = here.transform_calculate(low=str(count - 0.4)).mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=15, **theme.QUIET
    )
    words = line.encode(alt.X(value=4), up("low:Q", 2, domain, **rows), alt.Text("words:N"), color=ink)
    grab = shown.mark_point(opacity=0, size=80, **theme.QUIET).encode(along("j:Q"), y).add_params(cell)
    return alt.layer(fills, numbers, frame, words, grab)


def shares_csv(scene: Scene, value: float) -> str:
    """Return every frame of the first picture as CSV, with the value in force among them."""
    out = io.StringIO()
    writer = csv.writer(out)
    slugs = [p.name for p in LOGITS]
    heads = [f"{kind}_{slug}" for kind in ("logit", "softmax", "sparsemax") for slug in slugs]
    writer.writerow([scene.move.name, *heads, *(f"d_{i}_by_{j}" for i in slugs for j in slugs)])
    for (each,) in scene.settings((value,)):
        found = scene.at(each)
        slopes = (slope for row in found.slopes for slope in row)
        writer.writerow([repr(v) for v in (each, *found.logits, *found.shares, *found.sparse, *slopes)])
    return out.getvalue()
