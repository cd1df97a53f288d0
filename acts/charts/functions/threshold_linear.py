"""Pictures of the experiments on threshold and linear functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.saturation import backward
from acts.experiments.functions.three_units import vote
from acts.functions.sigmoidal import tanh
from acts.functions.threshold_linear import identity
from acts.language import _, cached

THRESHOLD = Parameter("threshold", r"\theta", 0.0, REALS, Interval(-5.0, 10.0), 0.5, "Threshold of all three units")
SLOPE = Parameter("slope", "c", 0.5, REALS, Interval(-2.0, 2.0), 0.1, "Slope of A = cz")
VOTING = Live((THRESHOLD,), labels=("threshold θ",))
PASSING = Live((SLOPE,), labels=("slope c",))
PLACES = (-8.0, -3.0, 0.0, 1.0, 6.0)

_BARS = {"threshold": float, "bar": float, "kind": int, "a": float, "words": str}
_ACROSS = Place("across", 0.0, 1.0, "pre-activation z")
_PASSED = Place("passed", 0.0, 1.0, "gradient passed on")


def vote_picture(
    names: tuple[str, ...], kinds: tuple[str, str], pre: tuple[float, ...], start: Setting, sentences: Sequence[str]
) -> Picture:
    """Return the outputs of three step units and three sigmoid units as bars, while the threshold moves.

    Parameters
    ----------
    names : tuple of str
        Of the units.
    kinds : tuple of two str
        What the two kinds of units are called above their bars.
    pre : tuple of float
        The pre-activations of the units.
    start, sentences
        As in `Live.picture`, for `VOTING`.
    """
    bars = []
    for (threshold,) in VOTING.settings(start):
        result = vote(pre, threshold)
        for number, kind in enumerate((result.steps, result.sigmoids)):
            for place, output in zip(_places(len(names), number), kind.outputs, strict=True):
                bars.append((threshold, place, number, output, f"{output:.4g}"))
    middles = np.array([float(np.mean(_places(len(names), number))) for number in (0, 1)])
    data = {"bars": rows(_BARS, bars), "heads": arrow({"bar": middles, "words": list(kinds)})}
    return VOTING.picture(_vote_spec(names), data, start, sentences)


def _places(count: int, kind: int) -> list[float]:
    """Return where the bars of one kind of units stand: those of the second kind half a bar further on."""
    return [bar + kind * (count + 0.5) for bar in range(count)]


@cached(maxsize=16)
def _vote_spec(names: tuple[str, ...]) -> dict[str, Any]:
    x, layers = _units(names), []
    y = alt.Y("a:Q").scale(domain=[0, 1.3], nice=False).title(_("output a")).axis(values=[0, 0.5, 1], **theme.AXIS)
    for number, slug in enumerate(("step", "sigmoid")):
        own = VOTING.now("bars").transform_filter(f"datum.kind == {number}")
        bars = own.mark_bar(size=34, opacity=0.85, **theme.QUIET)
        values = own.mark_text(fontSize=15, dy=-9, **theme.QUIET)
        layers += [
            bars.encode(x, y, color=alt.value(theme.colour(slug))),
            values.encode(x, y, alt.Text("words:N"), color=alt.value(theme.FURNITURE)),
        ]
    head = named("heads").mark_text(fontSize=theme.TEXT_SIZE, **theme.QUIET)
    head = head.encode(x, alt.Y(value=12), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
    return VOTING.over(*layers, head)


def _units(names: tuple[str, ...]) -> Any:
    """Return the horizontal channel: the name of a unit under each of its two bars."""
    count = len(names)
    places = [*_places(count, 0), *_places(count, 1)]
    labels = " : ".join(
        f"datum.value == {float(place)} ? {quoted(name)}" for place, name in zip(places, 2 * names, strict=True)
    )
    x = alt.X("bar:Q").scale(domain=[-0.6, 2 * count + 0.1], nice=False).title(_("unit"))
    return x.axis(grid=False, values=places, labelExpr=f"{labels} : ''", ticks=False, labelFlush=False, **theme.AXIS)


def passed_on_picture(upstream: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return what A = cz passes back of an upstream gradient at a few z, while c moves, beside tanh.

    Parameters
    ----------
    upstream : float
        The upstream gradient.
    start, sentences
        As in `Live.picture`, for `PASSING`.
    """
    every = PASSING.settings(start)
    results = [backward(identity, upstream, PLACES, slope=c) for (c,) in every]
    z = np.round(np.linspace(-8, 8, 321), 9)
    line = np.array([[r[0].passed, r[-1].passed] for r in results])
    dots = np.array([[p.passed for p in r] for r in results])
    curve = upstream * tanh.derivative(z)
    slopes = np.array([c for (c,) in every])
    data = {
        "dots": arrow({"slope": np.repeat(slopes, len(PLACES)), "z": np.tile(PLACES, len(every)), "g": dots.ravel()}),
        "line": arrow({"slope": np.repeat(slopes, 2), "z": np.tile([-8.0, 8.0], len(every)), "g": line.ravel()}),
        "other": arrow({"z": z, "g": curve}),
    }
    ends = padded(dots.ravel(), curve)
    marks = {"across": ticks(-8, 8, 8), "passed": ticks(*ends, 6)}
    return PASSING.picture(_passed_on_spec(), data, start, sentences, marks=marks, across=(-8.4, 8.4), passed=ends)


@cached(maxsize=1)
def _passed_on_spec() -> dict[str, Any]:
    x, y, names = _ACROSS.across("z:Q"), _PASSED.up("g:Q"), [_("A = cz"), _(tanh.name)]
    legend = theme.legend(names)
    hue = alt.Color("name:N").scale(domain=names, range=[theme.colour("identity"), theme.FURNITURE]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [6, 4]]).legend(legend)

    def line(source: alt.Chart, name: str, width: float) -> alt.Chart:
        drawn: alt.Chart = source.transform_calculate(name=quoted(name)).mark_line(strokeWidth=width, **theme.QUIET)
        return drawn.encode(x, y, hue, dash)

    dots = PASSING.now("dots").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return PASSING.over(
        line(named("other"), names[1], theme.THIN),
        line(PASSING.now("line"), names[0], theme.THICK),
        dots.encode(x, y, color=alt.value(theme.ACCENT)),
    )
