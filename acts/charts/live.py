"""The live chart: value above, slope below, on one z axis, following a slider inside the browser.

One view holds all panels, each y scale with its own stretch of the height: it resizes in place and has
one crosshair, which concatenated views do not. Nothing is clipped to a panel, so each domain holds every
frame and the tangent is cut by arithmetic.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.catalogue import CATALOGUE
from acts.charts import theme
from acts.charts.frames import FILLED, OPEN, POINT, Subject, View, curve, frames, grid, most, settings, subject_of
from acts.charts.picture import Picture, arrow, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks

# first and last part of the height, from the top, that each panel takes
_PANELS = {1: [(0.08, 1.0)], 2: [(0.06, 0.6), (0.67, 1.0)], 3: [(0.08, 0.46), (0.51, 0.73), (0.78, 1.0)]}
_HEIGHTS = {1: 350, 2: 490, 3: 640}
_COLUMNS = ("f", "d", "s")
_BESIDE = ("c", "cd")  # the companion's


def live_picture(subject: Subject, view: View, seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live chart of a function.

    Parameters
    ----------
    subject : Subject
        The function and its parameters.
    view : View
        The stretch of z, the panels, the overlays and the first place to read off.
    seed : tuple of float
        The setting of the parameters at which the sliders start.
    sentences : sequence of str
        What is seen, in words, at each of `settings(subject, seed)`.
    """
    every = settings(subject, seed)
    data, extent = _data(subject, view, seed)
    starts = {"hover": {"z": float(np.float32(view.at))}}  # as the rows hold it, or the filter would not find it
    if subject.parameters:
        starts["live"] = setting(subject.parameters, seed)
    spec = seeded(_spec(subject, replace(view, at=0.0), extent), **starts)
    return Picture(spec, data | spoken(subject.parameters, every, sentences), sentences[every.index(seed)])


@lru_cache(maxsize=64)
def _data(
    subject: Subject, view: View, seed: tuple[float, ...]
) -> tuple[dict[str, bytes], tuple[tuple[float, float], ...]]:
    """Return the data sets, and the y domain of each panel: it holds every frame and every overlay."""
    sources = {"frames": frames(subject, view, seed)}
    if view.overlays:
        sources["overlays"] = _overlays(view)
    columns = [("f", "c"), ("d", "cd"), ("s",)]
    extent = tuple(
        padded(*(rows[c] for rows in sources.values() for c in panel if c in rows)) for panel in columns[: view.panels]
    )
    return {name: _sent(rows) for name, rows in sources.items()}, extent


def _overlays(view: View) -> dict[str, Any]:
    """Return the rows of the functions laid over, at their defaults, jumps drawn as jumps."""
    parts: list[dict[str, Any]] = []
    for slug in view.overlays:
        other = subject_of(CATALOGUE[slug])
        rows = curve(other, view, {p.name: p.default for p in other.parameters}, 321)
        line = rows["on"] != POINT
        drawn = {c: values[line] for c, values in rows.items() if c in ("z", *_COLUMNS)}
        parts.append({"name": [other.name] * int(line.sum()), **drawn})
    columns: dict[str, Any] = {c: np.concatenate([p[c] for p in parts]) for c in ("z", *_COLUMNS)}
    return {"name": [name for p in parts for name in p["name"]], **columns}


def _sent(columns: dict[str, Any]) -> bytes:
    """Halve the bytes where 32 bits draw the same picture; parameters stay exact, since a filter compares them."""
    small = {
        name: values.astype(np.float32)
        for name, values in columns.items()
        if name in ("z", *_COLUMNS, *_BESIDE) and np.nanmax(np.abs(values)) < 1e30
    }
    return arrow({**columns, **small})


@lru_cache(maxsize=64)
def _spec(subject: Subject, view: View, extent: tuple[tuple[float, float], ...]) -> dict[str, Any]:
    hover = alt.selection_point(
        "hover", on="pointermove", nearest=True, fields=["z"], empty=False, clear=False, value=[{"z": 0.0}]
    )
    shown, params, voice = named("frames"), [hover], []
    if subject.parameters:
        sliders: Any = {p.name: slider(p.name, grid(p, most(subject))) for p in subject.parameters}
        live = alt.selection_point(
            "live",
            fields=[p.name for p in reversed(subject.parameters)],  # the inputs come out in reverse order
            bind=sliders,
            value=[{p.name: p.default for p in subject.parameters}],
        )
        shown, params, voice = shown.transform_filter(live), [live, hover], [speaker(live)]
    line, points = shown.transform_filter("datum.on != 2"), shown.transform_filter("datum.on > 1")
    here = points.transform_filter(hover)
    paint = _paint(subject, view)
    panels = []
    beside = (subject.companion, subject.companion_derivative, None)
    for number, column in enumerate(_COLUMNS[: view.panels]):
        title = (subject.up, "f ′(z)", "f ″(z)")[number]
        x, y = _across(view, "z:Q", subject.across), _up(view, number, extent[number], f"{column}:Q", title)
        # the thin, dashed lines over the thick one: where they coincide, both are seen
        layers = [paint(line, subject.name).encode(x, y)]
        layers += [paint(named("overlays")).encode(x, y)] if view.overlays else []
        if beside[number] is not None:
            also = _up(view, number, extent[number], f"{_BESIDE[number]}:Q", title)
            layers.append(paint(line, subject.companion_name).encode(x, also))
        if number < 2:
            role = ("end", "dot")[number]  # at a jump of f, and at one of its slope
            layers += [
                source.transform_filter(f"datum.{role} == {which}")
                .mark_point(filled=which == FILLED, size=90, opacity=1, strokeWidth=2.5, **theme.QUIET)
                .encode(x, y, color=alt.value(theme.colour(subject.slug)))
                for source, which in ((shown, OPEN), (points, FILLED))
            ]
        layers.append(
            here.mark_point(filled=True, size=110, opacity=1, **theme.QUIET).encode(x, y, color=alt.value(theme.ACCENT))
        )
        if number == 0:
            layers += _tangent(here, subject, view, extent[0]) if subject.derivative else []
            # both selections on ONE layer: on two, each would be given both views and the chart would stay blank
            layers.append(points.mark_point(opacity=0, size=80, **theme.QUIET).encode(x, y).add_params(*params))
        panels.append(alt.layer(*layers))
    cross = here.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(
        _across(view, "z:Q", subject.across), color=alt.value(theme.FURNITURE)
    )
    chart = alt.layer(*panels, cross, _readout(here, view, subject), *voice).resolve_scale(y="independent")
    return finished(chart.properties(height=_HEIGHTS[view.panels]))


def _paint(subject: Subject, view: View) -> Callable[..., alt.Chart]:
    """Return what draws a line in its colour and dash; a legend comes only where there is more than one line."""
    styles = {subject.name: (theme.colour(subject.slug), [1, 0])}
    for slug, dash in zip(view.overlays, itertools.cycle(theme.DASHES)):
        styles[CATALOGUE[slug].name] = theme.colour(slug), dash
    if subject.companion:
        styles[subject.companion_name] = (theme.FURNITURE, [6, 4])
    legend = theme.legend(list(styles)) if len(styles) > 1 else None
    colours = alt.Scale(domain=list(styles), range=[colour for colour, _ in styles.values()])
    dashes = alt.Scale(domain=list(styles), range=[dash for _, dash in styles.values()])

    def paint(source: alt.Chart, name: str | None = None) -> alt.Chart:
        """Draw the rows as lines, under one name, or under the names in their `name` column."""
        rows = source if name is None else source.transform_calculate(name=json.dumps(name))
        lines: alt.Chart = rows.mark_line(
            **theme.QUIET, strokeWidth=theme.THICK if name == subject.name else theme.THIN
        )
        return lines.encode(
            alt.Color("name:N").scale(colours).legend(legend), alt.StrokeDash("name:N").scale(dashes).legend(legend)
        )

    return paint


def _across(view: View, column: str, title: str) -> Any:
    axis = alt.Axis(grid=False, values=ticks(view.low, view.high, 8), **theme.AXIS)
    return alt.X(column).scale(domain=[view.low, view.high], nice=False).title(title).axis(axis)


def _up(view: View, number: int, extent: tuple[float, float], column: str, title: str) -> Any:
    top, bottom = _PANELS[view.panels][number]
    axis = alt.Axis(
        orient="left", grid=True, values=ticks(*extent, 6 if number == 0 else 4), format=".6~g", **theme.AXIS
    )
    scale = alt.Scale(
        domain=list(extent), nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
    )
    return alt.Y(column).scale(scale).title(title).axis(axis)


def _tangent(here: alt.Chart, subject: Subject, view: View, extent: tuple[float, float]) -> list[alt.Chart]:
    (low, high), (floor, ceiling) = (view.low, view.high), extent
    cut = (
        here.transform_calculate(
            s=f"datum.d == 0 ? {low} : datum.z + ({floor} - datum.f) / datum.d",
            e=f"datum.d == 0 ? {high} : datum.z + ({ceiling} - datum.f) / datum.d",
        )
        .transform_calculate(a=f"max({low}, min(datum.s, datum.e))", b=f"min({high}, max(datum.s, datum.e))")
        .transform_calculate(fa="datum.f + datum.d * (datum.a - datum.z)", fb="datum.f + datum.d * (datum.b - datum.z)")
    )
    y = _up(view, 0, extent, "fa:Q", subject.up)
    rule = cut.mark_rule(strokeWidth=theme.THIN, strokeDash=[7, 4], **theme.QUIET)
    return [
        rule.encode(
            _across(view, "a:Q", subject.across), alt.X2("b:Q"), y, alt.Y2("fb:Q"), color=alt.value(theme.ACCENT)
        )
    ]


def _readout(here: alt.Chart, view: View, subject: Subject) -> Any:
    parts = ["'z = ' + format(datum.z, '.4~g') + ',  f = ' + format(datum.f, '.4~g')"]
    shown = {"d": subject.derivative and view.panels > 1, "s": subject.second_derivative and view.panels > 2}
    starts = {"d": ",  f ′ = ", "s": r"\nf ″ = "}  # the third on a line of its own: a phone has no room beside
    parts += [f"'{starts[c]}' + format(datum.{c}, '.4~g')" for c, on in shown.items() if on]
    text = here.transform_calculate(words=" + ".join(parts)).mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=theme.TEXT_SIZE, **theme.QUIET
    )
    return text.encode(alt.X(value=8), alt.Y(value=0), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
