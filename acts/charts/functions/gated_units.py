"""The picture of a gated unit: its surface over a and b, and what is seen along either of them."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.image import Colour, png
from acts.charts.kit.picture import Picture, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid
from acts.vector import UNITS

LOW, HIGH = -4.0, 4.0
_SPAN = Interval(LOW, HIGH)
A = Parameter("a", "a", 2.0, _SPAN, _SPAN, 0.25, "what is let through")
B = Parameter("b", "b", 1.0, _SPAN, _SPAN, 0.25, "what opens the gate")
MOVES = (A, B)
_STOPS, _SIDE, _SHADES = 33, 96, 120
_LEVELS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_PANELS = {True: ((0.0, 0.42), (0.48, 0.77), (0.83, 1.0)), False: ((0.0, 0.62), (0.7, 1.0))}


def unit_stops(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every pair of a and b that the picture can show."""
    axes = [sorted({*grid(p, _STOPS), value}) for p, value in zip(MOVES, seed, strict=True)]
    return list(itertools.product(*axes))


def unit_picture(
    slug: str,
    names: tuple[str, str],
    titles: tuple[str, ...],
    slopes: bool,
    seed: tuple[float, ...],
    said: Sequence[str],
) -> Picture:
    """Return the surface of a unit with a point on it, and the unit and its slopes along b and along a through it.

    Parameters
    ----------
    slug : str
        Of the unit.
    names : tuple of two str
        Of the lines along b and along a.
    titles : tuple of str
        Of the horizontal axis, of a, of the value and of the slopes.
    slopes : bool
        Whether the slopes are shown.
    seed, said
        As in `live_picture`.
    """
    every = unit_stops(seed)
    data, extents = _unit_data(slug, seed)
    zero = float(UNITS[slug].gate(0.0)) == 0
    spec = seeded(_unit_spec(names, titles, slopes, zero, extents), live=setting(MOVES, seed))
    return Picture(spec, {**data, **spoken(MOVES, every, said)}, said[every.index(seed)])


@lru_cache(maxsize=64)
def _unit_data(slug: str, seed: tuple[float, ...]) -> tuple[dict[str, bytes], tuple[tuple[float, float], ...]]:
    unit = UNITS[slug]
    a, b = (np.array(sorted({*grid(p, _STOPS), value})) for p, value in zip(MOVES, seed, strict=True))
    point = np.array(list(itertools.product(a, b)))
    f, (in_a, in_b) = unit(*point.T), unit.partials(*point.T)
    # the slope in b may jump where the gate has its corner: a gap there, and the line right up to it
    tiny = np.nextafter(np.float32(0), np.float32(1))
    x = np.sort(np.concatenate([np.linspace(LOW, HIGH, 80), [-tiny, 0.0, tiny]]))
    hole = np.where(x == 0, np.nan, 0.0) if unit.gate.claims().kinks else np.zeros(x.size)
    along_b, slope_b = unit(a[:, None], x), unit.partials(a[:, None], x)[1] + hole
    ends = np.array([LOW, HIGH])
    along_a = unit(ends, b[:, None])
    data = {
        "points": arrow({"a": point[:, 0], "b": point[:, 1], **_small(f=f, da=in_a, db=in_b)}),
        "along_b": arrow({"a": np.repeat(a, x.size), **_small(x=np.tile(x, a.size), f=along_b, d=slope_b)}),
        "along_a": arrow(
            {"b": np.repeat(b, 2), **_small(x=np.tile(ends, b.size), f=along_a, d=np.repeat(unit.gate(b), 2))}
        ),
    }
    slopes = np.concatenate([slope_b.ravel(), unit.gate(b)])
    return data | _surface(slug), (padded(along_b.ravel(), along_a.ravel()), padded(slopes))


def _small(**columns: Any) -> dict[str, Any]:
    return {name: np.ravel(column).astype(np.float32) for name, column in columns.items()}


@lru_cache(maxsize=16)
def _surface(slug: str) -> dict[str, bytes]:
    """Return the surface as an image, its contours, and where each of them is labelled."""
    unit = UNITS[slug]
    across = (np.arange(_SIDE) + 0.5) / _SIDE * (HIGH - LOW) + LOW
    f = unit(across[::-1, None], across)
    top = float(np.abs(f).max())
    shade = np.round(np.sqrt(np.abs(f) / top) * (_SHADES - 1)).astype(int)
    url = png(np.where(f < 0, _SHADES + shade, shade), _COLOURS)
    b = np.linspace(LOW, HIGH, 801)
    g = unit.gate(b)
    rows: list[tuple[float, float, float, int]] = []
    labels: list[tuple[float, float, float]] = []
    levels = [level for level in _LEVELS if level < 0.85 * top][-4:]
    for number, level in enumerate(sorted({*levels, *(-level for level in levels)})):
        with np.errstate(all="ignore"):
            a = level / g
        # a contour is a function of b: a = level / g(b), in as many parts as it enters the picture
        inside = np.isfinite(a) & (np.abs(a) <= HIGH)
        starts = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(int)])) == 1)
        for part, start in enumerate(starts):
            stop = start + int(np.argmin(np.append(inside[start:], [False])))
            rows += [(level, x, y, 10 * number + part) for x, y in zip(b[start:stop], a[start:stop], strict=True)]
            if stop - start > 40:
                length = np.cumsum(np.hypot(np.diff(b[start:stop]), np.diff(a[start:stop])))
                middle = start + int(np.searchsorted(length, length[-1] / 2))
                labels.append((level, b[middle], a[middle]))
    contours = np.array(rows)
    named_columns = {"b": contours[:, 1], "a": contours[:, 2]}
    places = np.array(labels).reshape(-1, 3)
    return {
        "surface": arrow({"url": [url]}),
        "contours": arrow(
            {"level": contours[:, 0], "part": contours[:, 3].astype(np.int16), **_small(**named_columns)}
        ),
        "labels": arrow({"level": places[:, 0], **_small(b=places[:, 1], a=places[:, 2])}),
    }


_COLOURS: list[Colour] = [
    (*theme.MIDDLE[name], round(215 * level / (_SHADES - 1))) for name in ("blue", "pink") for level in range(_SHADES)
]


@lru_cache(maxsize=32)
def _unit_spec(
    names: tuple[str, str],
    titles: tuple[str, ...],
    slopes: bool,
    zero: bool,
    extents: tuple[tuple[float, float], ...],
) -> dict[str, Any]:
    sliders: Any = {p.name: slider(p.name, grid(p, _STOPS)) for p in MOVES}
    live = alt.selection_point(
        "live", fields=[p.name for p in reversed(MOVES)], bind=sliders, value=[{p.name: p.default for p in MOVES}]
    )
    domains = ((LOW, HIGH), *extents)
    ink, accent = alt.value(theme.shade("ink")), alt.value(theme.ACCENT)

    def along(column: str) -> Any:
        axis = alt.Axis(grid=False, values=ticks(LOW, HIGH, 8), **theme.AXIS)
        return alt.X(column).scale(domain=[LOW, HIGH], nice=False).title(titles[0]).axis(axis)

    def up(column: str, panel: int) -> Any:
        top, bottom = _PANELS[slopes][panel]
        scale = alt.Scale(
            domain=list(domains[panel]), nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
        )
        marks = ticks(*domains[panel], 4)
        axis = alt.Axis(orient="left", values=marks, grid=panel > 0, format=".6~g", **theme.AXIS)
        return alt.Y(column).scale(scale).title(titles[1 + panel]).axis(axis)

    _, bottom = _PANELS[slopes][0]
    image = named("surface").mark_image(
        width={"expr": "width"}, height={"expr": f"height * {bottom}"}, aspect=False, align="left", baseline="top",
        **theme.QUIET,
    ).encode(alt.X(value=0), alt.Y(value=0), alt.Url("url:N"))  # fmt: skip
    contour = named("contours").mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(
        along("b:Q"), up("a:Q", 0), alt.Detail("part:N"), color=ink,
        strokeDash=alt.condition("datum.level < 0", alt.value([6, 4]), alt.value([1, 0])),
    )  # fmt: skip
    label = named("labels").transform_calculate(words="format(datum.level, '~g')").mark_text(
        fontSize=16, fontWeight=700, stroke=theme.shade("paper"), strokeWidth=4, **theme.QUIET
    )  # fmt: skip
    places = {"x": along("b:Q"), "y": up("a:Q", 0), "text": alt.Text("words:N")}
    over = named("labels").transform_calculate(words="format(datum.level, '~g')").mark_text(
        fontSize=16, fontWeight=700, **theme.QUIET
    )  # fmt: skip
    none = named("surface").transform_calculate(zero="0")
    nowhere = [none.mark_rule(strokeWidth=1.5, **theme.QUIET).encode(up("zero:Q", 0), color=ink)]
    if zero:
        nowhere.append(
            none.transform_calculate(low=str(LOW), high=str(HIGH))
            .mark_rule(strokeWidth=1.5, **theme.QUIET)
            .encode(along("zero:Q"), y=up("low:Q", 0), y2=alt.Y2("high:Q"), color=ink)
        )
    point = named("points").transform_filter(live)
    by_b = named("along_b").transform_filter("live.a ? datum.a == live.a[0] : true")
    by_a = named("along_a").transform_filter("live.b ? datum.b == live.b[0] : true")
    legend = theme.legend(list(names))
    colours = alt.Scale(domain=list(names), range=["blue", "green"])
    dashes = alt.Scale(domain=list(names), range=[[1, 0], [9, 4]])

    def line(rows: alt.Chart, column: str, panel: int, name: str) -> alt.Chart:
        drawn: alt.Chart = rows.transform_calculate(name=f"{name!r}").mark_line(
            strokeWidth=theme.THICK - 0.5, **theme.QUIET
        )
        return drawn.encode(
            along("x:Q"), up(f"{column}:Q", panel),
            alt.Color("name:N").scale(colours).legend(legend), alt.StrokeDash("name:N").scale(dashes).legend(legend),
        )  # fmt: skip

    def dot(across: str, column: str, panel: int, shape: str) -> alt.Chart:
        mark: alt.Chart = point.mark_point(
            filled=True, size=150, opacity=1, shape=shape, stroke=theme.shade("paper"), strokeWidth=1.5, **theme.QUIET
        )
        return mark.encode(along(f"{across}:Q"), up(f"{column}:Q", panel), color=accent)

    through = point.mark_rule(strokeDash=[4, 4], strokeWidth=1.5, **theme.QUIET)
    surface = alt.layer(
        image.add_params(live), *nowhere, contour, label.encode(**places, color=alt.value(theme.shade("paper"))),
        over.encode(**places, color=ink),
        through.encode(up("a:Q", 0), color=accent), through.encode(along("b:Q"), color=accent),
        dot("b", "a", 0, "circle"),
    )  # fmt: skip
    panels = [surface]
    for panel, (column, in_b, in_a) in enumerate((("f", "f", "f"), ("d", "db", "da"))[: 1 + slopes], 1):
        lines = (line(by_b, column, panel, names[0]), line(by_a, column, panel, names[1]))
        panels.append(alt.layer(*lines, dot("b", in_b, panel, "circle"), dot("a", in_a, panel, "square")))
    chart = alt.layer(*panels, speaker(live)).resolve_scale(y="independent")
    return finished(chart.properties(height=820 if slopes else 620))


def unit_csv(slug: str, a: float, b: float) -> str:
    """Return the unit and both its slopes along b with a fixed, and along a with b fixed, as CSV."""
    unit = UNITS[slug]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["a", "b", slug, "slope_in_a", "slope_in_b"])
    steps = np.round(np.linspace(LOW, HIGH, 161), 9)
    for pair in ((np.full(steps.size, a), steps), (steps, np.full(steps.size, b))):
        for row in zip(*pair, unit(*pair), *unit.partials(*pair), strict=True):
            writer.writerow([repr(float(value)) for value in row])
    return out.getvalue()
