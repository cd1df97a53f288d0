"""The live chart: value above, slope below, on one z axis, following a slider inside the browser.

All that a typed value changes travels as data: where the sliders stand, the frames off their grid, and the ends of the
axes. A chart whose spec changes is drawn anew, which takes the browser longer than all else together. Vega-Lite hands
on whatever else a variable says to Vega, so a slider is a signal that also listens to that data.

One view holds all panels, each y scale with its own stretch of the height: it resizes in place and has
one crosshair, which concatenated views do not. Nothing is clipped to a panel, so each domain holds every
frame and the tangent is cut by arithmetic.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.catalogue import CATALOGUE
from acts.charts import theme
from acts.charts.frames import FILLED, OPEN, POINT, Subject, View, curve, frames, grid, most, settings, subject_of
from acts.charts.picture import Picture, arrow, finished, named, padded, slider, speaker, spoken

# first and last part of the height, from the top, that each panel takes
_PANELS = {1: [(0.08, 1.0)], 2: [(0.06, 0.6), (0.67, 1.0)], 3: [(0.08, 0.46), (0.51, 0.73), (0.78, 1.0)]}
_HEIGHTS = {1: 350, 2: 490, 3: 640}
_COLUMNS = ("f", "d", "s")
_BESIDE = ("c", "cd")  # the companion's


def live_picture(
    subject: Subject,
    view: View,
    seed: tuple[float, ...],
    sentences: Sequence[str],
    alt: str | None = None,
    turn: int = 0,
) -> Picture:
    """Return the live chart of a function.

    Parameters
    ----------
    subject : Subject
        The function and its parameters.
    view : View
        The stretch of z, the panels, the overlays and the first place to read off.
    seed : tuple of float
        The setting of the parameters at which the sliders stand.
    sentences : sequence of str
        What is seen, in words, at each of `settings(subject, seed)`.
    alt : str, optional
        The alternative text; the seed's sentence if not given. When it changes, a chart on the page is drawn anew.
    turn : int
        The sliders of a chart that is on the page move to the seed when this number changes.
    """
    every, usual = settings(subject, seed), tuple(p.default for p in subject.parameters)
    # a seed on the sliders' grid brings no frame of its own: it finds the data ready
    data, ends = _drawn(subject, view, usual if every == settings(subject, usual) else seed)
    start = {"turn": turn, "at": view.at, "low": view.low, "high": view.high, **ends}
    start |= {p.name: value for p, value in zip(subject.parameters, seed, strict=True)}
    row = {name: np.array([float(value)]) for name, value in start.items()}
    return Picture(
        _spec(subject, view.panels, view.overlays),
        data | {"start": arrow(row)} | spoken(subject.parameters, every, sentences),
        sentences[every.index(seed)] if alt is None else alt,
    )


@lru_cache(maxsize=64)
def _drawn(subject: Subject, view: View, seed: tuple[float, ...]) -> tuple[dict[str, bytes], dict[str, float]]:
    """Return the data sets, and the ends of each panel's y axis: they hold every frame and every overlay."""
    sources = {"frames": frames(subject, view, seed)}
    if view.overlays:
        sources["overlays"] = _overlays(view)
    ends = {}
    for number, panel in enumerate([("f", "c"), ("d", "cd"), ("s",)][: view.panels]):
        shown = [rows[c] for rows in sources.values() for c in panel if c in rows]
        ends[f"floor{number}"], ends[f"top{number}"] = padded(*shown)
    return {name: _sent(rows) for name, rows in sources.items()}, ends


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
def _spec(subject: Subject, panels: int, overlays: tuple[str, ...]) -> dict[str, Any]:
    shown = named("frames")
    if subject.parameters:
        shown = shown.transform_filter(" && ".join(f"datum.{p.name} === {p.name}" for p in subject.parameters))
    line, points = shown.transform_filter("datum.on != 2"), shown.transform_filter("datum.on > 1")
    here = points.transform_calculate(away="abs(datum.z - at)").transform_joinaggregate(nearest="min(away)")
    here = here.transform_filter("datum.away === datum.nearest")
    paint = _paint(subject, overlays)
    layers = []
    beside = (subject.companion, subject.companion_derivative, None)
    for number, column in enumerate(_COLUMNS[:panels]):
        title = (subject.up, "f ′(z)", "f ″(z)")[number]
        x, y = _across("z:Q", subject.across), _up(panels, number, f"{column}:Q", title)
        # the thin, dashed lines over the thick one: where they coincide, both are seen
        panel = [paint(line, subject.name).encode(x, y)]
        panel += [paint(named("overlays")).encode(x, y)] if overlays else []
        if beside[number] is not None:
            also = _up(panels, number, f"{_BESIDE[number]}:Q", title)
            panel.append(paint(line, subject.companion_name).encode(x, also))
        if number < 2:
            role = ("end", "dot")[number]  # at a jump of f, and at one of its slope
            panel += [
                source.transform_filter(f"datum.{role} == {which}")
                .mark_point(filled=which == FILLED, size=90, opacity=1, strokeWidth=2.5, **theme.QUIET)
                .encode(x, y, color=alt.value(theme.colour(subject.slug)))
                for source, which in ((shown, OPEN), (points, FILLED))
            ]
        panel.append(
            here.mark_point(filled=True, size=110, opacity=1, **theme.QUIET).encode(x, y, color=alt.value(theme.ACCENT))
        )
        if number == 0 and subject.derivative:
            panel.append(_tangent(here, subject, panels))
        layers.append(alt.layer(*panel))
    layers.append(
        here.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(
            _across("z:Q", subject.across), color=alt.value(theme.FURNITURE)
        )
    )
    layers.append(_readout(here, subject, panels))
    for data in ("start", "live_store"):  # drawn, though unseen, or they would not be there to listen to
        unseen = named(data).mark_point(opacity=0, size=1, **theme.QUIET)
        layers.append(unseen.encode(alt.X(value=0), alt.Y(value=0)))
    if subject.parameters:
        layers.append(speaker(" && ".join(f"datum.{p.name} === {p.name}" for p in subject.parameters)))
    chart = alt.layer(*layers).resolve_scale(y="independent").properties(height=_HEIGHTS[panels])
    return {**finished(chart), "params": _signals(subject)}


def _signals(subject: Subject) -> list[dict[str, Any]]:
    """Return what moves: the pointer, the sliders, and what is reported when the hand rests.

    A slider goes where the data say when `turn` changes; the page need not hear of that, so it is not reported, once.
    Whatever the hand chooses is, and is kept under the name by which the host knows what to put back when it draws the
    chart anew on its own, for a full screen or another theme.
    """
    names = [p.name for p in subject.parameters]
    signals: list[dict[str, Any]] = [
        {"name": "start", "expr": "data('start')[0]"},
        {"name": "turn", "expr": "start.turn"},
        {"name": "home", "expr": "start.at"},
        {
            "name": "at",
            "init": "start.at",
            "on": [
                {"events": {"signal": "home"}, "update": "home"},
                {"events": "pointermove", "update": "clamp(invert('x', x()), start.low, start.high)"},
            ],
        },
        *(
            {
                "name": p.name,
                "init": f"start.{p.name}",
                "bind": slider(p.name, grid(p, most(subject))),
                # forced: the hand may have moved it away from what the data said before, and say again
                "on": [
                    {"events": {"signal": "turn"}, "update": f"start.{p.name}", "force": True},
                    {
                        "events": {"signal": "kept"},
                        "update": f"kept && kept.turn === turn ? kept.{p.name} : {p.name}",
                    },
                ],
            }
            for p in subject.parameters
        ),
    ]
    if names:
        known = " && ".join(f"{name} === start.{name}" for name in names)
        chosen = ", ".join(f"{name}: {name}" for name in names)
        report = f"heard !== turn && {known} ? (live.vlPoint ? {{}} : live) : {{vlPoint: {{or: [{{{chosen}}}]}}}}"
        keep = f"modify('live_store', live.vlPoint ? {{turn: turn, {chosen}}} : null, true)"
        signals += [
            {"name": "kept", "expr": "length(data('live_store')) ? data('live_store')[0] : null"},
            {"name": "keep", "on": [{"events": {"signal": "live"}, "update": keep}]},
            {"name": "live", "value": {}, "on": [{"events": {"signal": name}, "update": report} for name in names]},
            {"name": "heard", "init": "turn", "on": [{"events": {"signal": "live"}, "update": "turn"}]},
        ]
        # of no view, so Vega-Lite makes nothing of it: the host looks here for the names that may report
        signals.append({"name": "live", "select": "point", "views": ["none"]})
    return signals


def _paint(subject: Subject, overlays: tuple[str, ...]) -> Callable[..., alt.Chart]:
    """Return what draws a line in its colour and dash; a legend comes only where there is more than one line."""
    styles = {subject.name: (theme.colour(subject.slug), [1, 0])}
    for slug, dash in zip(overlays, itertools.cycle(theme.DASHES)):
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


def _across(column: str, title: str) -> Any:
    axis = alt.Axis(grid=False, tickCount=8, **theme.AXIS)
    return alt.X(column).scale(_scale("start.low", "start.high")).title(title).axis(axis)


def _up(panels: int, number: int, column: str, title: str) -> Any:
    top, bottom = _PANELS[panels][number]
    axis = alt.Axis(orient="left", grid=True, tickCount=4 if number else 6, format=".6~g", **theme.AXIS)
    scale = _scale(f"start.floor{number}", f"start.top{number}")
    scale["range"] = [{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
    return alt.Y(column).scale(scale).title(title).axis(axis)


def _scale(low: str, high: str) -> alt.Scale:
    ends: Any = [{"expr": low}, {"expr": high}]
    return alt.Scale(domain=ends, nice=False, zero=False)


def _tangent(here: alt.Chart, subject: Subject, panels: int) -> alt.Chart:
    cut = (
        here.transform_calculate(
            s="datum.d == 0 ? start.low : datum.z + (start.floor0 - datum.f) / datum.d",
            e="datum.d == 0 ? start.high : datum.z + (start.top0 - datum.f) / datum.d",
        )
        .transform_calculate(a="max(start.low, min(datum.s, datum.e))", b="min(start.high, max(datum.s, datum.e))")
        .transform_calculate(fa="datum.f + datum.d * (datum.a - datum.z)", fb="datum.f + datum.d * (datum.b - datum.z)")
    )
    rule = cut.mark_rule(strokeWidth=theme.THIN, strokeDash=[7, 4], **theme.QUIET)
    x, y = _across("a:Q", subject.across), _up(panels, 0, "fa:Q", subject.up)
    tangent: alt.Chart = rule.encode(x, alt.X2("b:Q"), y, alt.Y2("fb:Q"), color=alt.value(theme.ACCENT))
    return tangent


def _readout(here: alt.Chart, subject: Subject, panels: int) -> Any:
    parts = ["'z = ' + format(datum.z, '.4~g') + ',  f = ' + format(datum.f, '.4~g')"]
    shown = {"d": subject.derivative and panels > 1, "s": subject.second_derivative and panels > 2}
    starts = {"d": ",  f ′ = ", "s": r"\nf ″ = "}  # the third on a line of its own: a phone has no room beside
    parts += [f"'{starts[c]}' + format(datum.{c}, '.4~g')" for c, on in shown.items() if on]
    text = here.transform_calculate(words=" + ".join(parts)).mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=theme.TEXT_SIZE, **theme.QUIET
    )
    return text.encode(alt.X(value=8), alt.Y(value=0), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
