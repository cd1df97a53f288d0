"""The live chart: value above, slope below, on one z axis, following a slider inside the browser.

All that a typed value changes travels as data: where the sliders stand, the frames off their grid, and the ends of the
axes. A chart whose spec changes is drawn anew, which takes the browser longer than all else together: see
`acts.charts.kit.sliders`.

One view holds all panels, each y scale with its own stretch of the height: it resizes in place and has
one crosshair, which concatenated views do not. Nothing is clipped to a panel, so each domain holds every
frame and the tangent is cut by arithmetic.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import altair as alt
import numpy as np

from acts.activation import Activation
from acts.catalogue import CATALOGUE
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.figure import Line, Mark, Panel, figure
from acts.charts.kit.folded import SHOWN, columns, folded, read_off
from acts.charts.kit.frames import FILLED, OPEN, POINT, Subject, View, breaks, curve, most, settings, subject_of
from acts.charts.kit.live import said, speaker
from acts.charts.kit.picture import Picture, filled, finished, layered, named, padded, quoted
from acts.charts.kit.sliders import Slide, listening, sliders, started
from acts.charts.kit.stops import bounds
from acts.charts.kit.vega_insides import numbers, variable
from acts.language import _, cached, with_values
from acts.typed import typed

# first and last part of the height, from the top, that each panel takes
_BOTTOM: Any = {"expr": "height"}
_PANELS = {1: [(0.08, 1.0)], 2: [(0.055, 0.505), (0.55, 1.0)], 3: [(0.08, 0.36), (0.4, 0.68), (0.72, 1.0)]}


def live_picture(
    subject: Subject,
    view: View,
    start: tuple[float, ...],
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
    start : tuple of float
        The setting of the parameters at which the sliders stand.
    sentences : sequence of str
        What is seen, in words, at each of `settings(subject, start)`.
    alt : str, optional
        The alternative text; without it, the sentence of the start. When it changes, a chart on the page is drawn anew.
    turn : int
        The sliders of a chart that is on the page move to the start when this number changes.
    """
    data, row = folded(subject, view, start)
    values = {"turn": turn, "at": view.at, "low": view.low, "high": view.high, "hue": theme.hue(subject.slug)}
    values |= {p.name: value for p, value in zip(subject.parameters, start, strict=True)}
    row |= {name: np.array([float(value)]) for name, value in values.items()}
    every = settings(subject, start)
    # the words come first: the first data set is the one that the host shows as a table
    return Picture(
        _spec(Look.of(subject, view)),
        said(subject.parameters, every, sentences) | data | {"start": arrow(row)},
        sentences[every.index(start)] if alt is None else alt,
    )


@dataclass(frozen=True, slots=True)
class Look:
    """All that a spec says of a subject and a view: those that look alike share it, and so one chart on a page.

    The name and the colour of the function are a part of it only where there is a legend.
    """

    sliders: tuple[tuple[str, tuple[float, float, float]], ...]
    columns: tuple[str, ...]
    panels: int
    across: str
    up: str
    overlays: tuple[str, ...]
    companion: str
    own: str
    slug: str

    @classmethod
    def of(cls, subject: Subject, view: View) -> Self:
        """Return what a subject and a view look like."""
        alone = not view.overlays and subject.companion is None
        return cls(
            sliders=tuple((p.name, bounds(p, most(subject))) for p in subject.parameters),
            columns=columns(subject, view),
            panels=view.panels,
            across=subject.across,
            up=subject.up,
            overlays=view.overlays,
            companion=subject.companion_name,
            own="" if alone else subject.name,
            slug="" if alone else subject.slug,
        )


@cached(maxsize=64)
def _spec(look: Look) -> dict[str, Any]:
    shown = alt.Chart()  # of the data of the whole, below
    line, points = shown.transform_filter("datum.on != 2"), shown.transform_filter("datum.on > 1")
    here = points.transform_calculate(away="abs(datum.z - at)").transform_joinaggregate(nearest="min(away)")
    here = here.transform_filter("datum.away === datum.nearest")
    paint, own = _paint(look)
    layers: list[Any] = []
    for number, (column, *beside) in enumerate(SHOWN[: look.panels]):
        x, y = _across("z:Q", look.across), _up(look, number, column)
        # the thin, dashed lines over the thick one: where they coincide, both are seen
        panel = [paint(line, look.own).encode(x, y)]
        panel += [paint(named("overlays")).encode(x, y)] if look.overlays else []
        for other in set(beside).intersection(look.columns):
            panel.append(paint(line, look.companion).encode(x, _up(look, number, other)))
        if number < 2:
            role = ("end", "dot")[number]  # at a jump of f, and at one of its slope
            panel.append(_ends(shown, role, own).encode(x, y))
        panel.append(
            here.mark_point(filled=True, size=110, opacity=1, **theme.QUIET).encode(x, y, color=alt.value(theme.ACCENT))
        )
        if number == 0 and "d" in look.columns:
            panel.append(_tangent(here, look))
        layers.append(layered(*panel))
    top = Place("panel0", *_PANELS[look.panels][0], "").top  # the numbers that are read off stand above it
    layers.append(
        here.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(
            _across("z:Q", look.across), alt.Y(value=top), alt.Y2(value=_BOTTOM), color=alt.value(theme.FURNITURE)
        )
    )
    layers.append(_readout(here, look))
    layers += listening("frames", "typed")
    layers.append(speaker(" && ".join(f"datum.{name} === {name}" for name, _bounds in look.sliders) or "true"))
    chart = layered(*layers, resolve={"scale": {"y": "independent"}})
    unfolded = [
        # a list is a slice of what has travelled, and its numbers are there
        *({"calculate": f"frame ? {numbers(f'frame.{name}')} : []", "as": name} for name in look.columns),
        {"flatten": list(look.columns)},
    ]
    return {**finished(chart), "data": {"name": "start"}, "transform": unfolded, "params": _signals(look)}


def _signals(look: Look) -> list[dict[str, Any]]:
    """Return what moves: the pointer, the sliders, and the frame that belongs to where they stand."""
    row = "0"
    for name, _bounds in look.sliders:
        at = numbers(f"start.{name}_places")
        row = f"({row}) * length({at}) + indexof({at}, {name})"
    return [
        *started(),
        variable("home", expr="start.at"),
        variable(
            "at",
            init="start.at",
            on=[
                {"events": {"signal": "home"}, "update": "home"},
                {"events": "pointermove", "update": "clamp(invert('x', x()), start.low, start.high)"},
            ],
        ),
        *sliders({name: Slide(name.replace("_", " "), *ends) for name, ends in look.sliders}),
        variable("row", expr=f"{numbers('start.rows')}[{row}]"),
        variable("frame", expr="row < 0 ? data('typed')[-1 - row] : data('frames')[row]"),
    ]


def _ends(shown: alt.Chart, role: str, own: dict[str, Any]) -> alt.Chart:
    """Return the ends of a line at its jumps, open where they are not reached: one layer, which is drawn sooner."""
    fill: Any = {"condition": {"test": f"datum.{role} === {FILLED}", **own}, "value": "transparent"}
    points = shown.transform_filter(f"datum.{role} > 0").mark_point(size=90, opacity=1, strokeWidth=2.5, **theme.QUIET)
    ends: alt.Chart = points.encode(stroke=own, fill=fill)
    return ends


def _paint(look: Look) -> tuple[Callable[..., alt.Chart], Any]:
    """Return what draws a line in its colour and dash, and the colour of the function's own marks.

    A legend comes only where there is more than one line; without one, the colour comes with the data.
    """
    if not look.own:
        own = theme.own()
        return lambda source, *_name: source.mark_line(**theme.QUIET, strokeWidth=theme.THICK).encode(
            own
        ), own.to_dict()
    companion = _(look.companion) if look.companion else ""
    styles = {_(look.own): (theme.colour(look.slug), [1, 0])}
    for slug, dash in zip(look.overlays, itertools.cycle(theme.DASHES)):
        styles[_(CATALOGUE[slug].name)] = theme.colour(slug), dash
    if companion:
        styles[companion] = (theme.FURNITURE, [6, 4])
    legend = theme.legend(list(styles))
    colours = alt.Scale(domain=list(styles), range=[colour for colour, _dash in styles.values()])
    dashes = alt.Scale(domain=list(styles), range=[dash for _colour, dash in styles.values()])

    def paint(source: alt.Chart, name: str | None = None) -> alt.Chart:
        """Draw the rows as lines, under one name, or under the names in their `name` column."""
        rows = source if name is None else source.transform_calculate(name=quoted(_(name)))
        width = theme.THICK if name == look.own else theme.THIN
        lines: alt.Chart = rows.mark_line(**theme.QUIET, strokeWidth=width)
        return lines.encode(
            alt.Color("name:N").scale(colours).legend(legend), alt.StrokeDash("name:N").scale(dashes).legend(legend)
        )

    return paint, alt.value(theme.colour(look.slug))


def _across(column: str, title: str) -> Any:
    axis = alt.Axis(grid=False, tickCount=8, **theme.AXIS)
    return alt.X(column).scale(_scale("start.low", "start.high")).title(_(title)).axis(axis)


def _up(look: Look, number: int, column: str) -> Any:
    place = Place(f"panel{number}", *_PANELS[look.panels][number], (look.up, "f ′(z)", "f ″(z)")[number])
    axis = alt.Axis(orient="left", grid=True, tickCount=4 if number else 6, format=".6~g", **theme.AXIS)
    scale = _scale(f"start.floor{number}", f"start.top{number}")
    scale["range"] = [place.bottom, place.top]
    return alt.Y(f"{column}:Q").scale(scale).title(_(place.title)).axis(axis)


def _scale(low: str, high: str) -> alt.Scale:
    ends: Any = [{"expr": low}, {"expr": high}]
    return alt.Scale(domain=ends, nice=False, zero=False)


def _tangent(here: alt.Chart, look: Look) -> alt.Chart:
    cut = (
        here.transform_calculate(
            s="datum.d == 0 ? start.low : datum.z + (start.floor0 - datum.f) / datum.d",
            e="datum.d == 0 ? start.high : datum.z + (start.top0 - datum.f) / datum.d",
        )
        .transform_calculate(a="max(start.low, min(datum.s, datum.e))", b="min(start.high, max(datum.s, datum.e))")
        .transform_calculate(fa="datum.f + datum.d * (datum.a - datum.z)", fb="datum.f + datum.d * (datum.b - datum.z)")
    )
    rule = cut.mark_rule(strokeWidth=theme.THIN, strokeDash=[7, 4], **theme.QUIET)
    x, y = _across("a:Q", look.across), _up(look, 0, "fa")
    tangent: alt.Chart = rule.encode(x, alt.X2("b:Q"), y, alt.Y2("fb:Q"), color=alt.value(theme.ACCENT))
    return tangent


def _readout(here: alt.Chart, look: Look) -> Any:
    if "s" in look.columns:
        message = _("z = {z},  f {f},  f ′ {d}\nf ″ {s}")  # on two lines: a phone has no room for all
    elif "d" in look.columns and look.panels > 1:
        message = _("z = {z},  f {f},  f ′ {d}")
    else:
        message = _("z = {z},  f {f}")
    words = filled(message, z="format(datum.z, '.4~g')", **{c: read_off(f"datum.{c}") for c in "fds"})
    text = here.transform_calculate(words=words).mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=theme.TEXT_SIZE, **theme.QUIET
    )
    return text.encode(alt.X(value=8), alt.Y(value=0), alt.Text("words:N"), color=alt.value(theme.FURNITURE))


def plotted_csv(activation: Activation, values: dict[str, float], view: View) -> str:
    """Return z, f, f' and f'' of a function and of what is laid over it, every digit of the floats, as CSV.

    The places are those of the picture, with its kinks among them.
    """
    places = [b for b in breaks(activation, **values) if view.low < b < view.high]
    z = np.union1d(np.round(np.linspace(view.low, view.high, 321), 9), places)
    columns = {
        "z": z,
        activation.slug: activation(z, **values),
        f"{activation.slug}_derivative": activation.derivative(z, **values),
        f"{activation.slug}_second_derivative": activation.second_derivative(z, **values),
    }
    for slug in view.overlays:
        other = CATALOGUE[slug]
        columns |= {slug: other(z), f"{slug}_derivative": other.derivative(z)}
        columns |= {f"{slug}_second_derivative": other.second_derivative(z)}
    return csv(list(columns), zip(*(column.tolist() for column in columns.values()), strict=True))


def plotted_svg(activation: Activation, values: dict[str, float], view: View) -> str:
    """Return the picture of a function, with what is laid over it, as a figure to take away: an SVG."""
    subject = subject_of(activation)
    look: tuple[str, tuple[int, ...], float] = (_printed(subject.slug), (), theme.THICK)
    drawn = [(subject, values, look)]
    for slug, dash in zip(view.overlays, itertools.cycle(theme.DASHES)):
        other = subject_of(CATALOGUE[slug])
        usual = {p.name: p.default for p in other.parameters}
        drawn.append((other, usual, (_printed(slug), tuple(dash), theme.THIN)))
    frames = [(of, curve(of, view, at, 321), look) for of, at, look in drawn]
    every = [(of, rows, rows["on"] != POINT, look) for of, rows, look in frames]
    panels = []
    for number, (column, *_rest) in enumerate(SHOWN[: view.panels]):
        lines = tuple(Line(rows["z"][on], rows[column][on], _(of.name), *look) for of, rows, on, look in every)
        marks: list[Mark] = []
        if number < 2:  # at a jump of f, and at one of its slope
            own = every[0][1]
            role = own[("end", "dot")[number]]
            for which, shape in ((OPEN, "open"), (FILLED, "filled")):
                there = role == which
                at = zip(own["z"][there], own[column][there], strict=True)
                marks += [Mark(float(z), float(y), shape, colour=lines[0].colour) for z, y in at]
        title = (subject.up, "f ′(z)", "f ″(z)")[number]
        panels.append(Panel(title, padded(*(line.y for line in lines)), lines, tuple(marks)))
    setting = [f"{_(p.name.replace('_', ' '))} = {typed(f'{values[p.name]:.10g}')}" for p in activation.parameters]
    return figure(with_values(_(activation.name), setting), _(subject.across), (view.low, view.high), panels)


def _printed(slug: str) -> str:
    """Return the colour of a function on white paper."""
    return theme.shades(theme.colour(slug))[0]
