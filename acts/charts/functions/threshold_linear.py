"""Pictures of the experiments on threshold and linear functions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions.saturation import backward
from acts.experiments.functions.three_units import vote
from acts.functions.sigmoidal import tanh
from acts.functions.threshold_linear import identity

THRESHOLD = Parameter("threshold", r"\theta", 0.0, REALS, Interval(-5.0, 10.0), 0.5, "Threshold of all three units")
SLOPE = Parameter("slope", "c", 0.5, REALS, Interval(-2.0, 2.0), 0.1, "Slope of A = cz")
PLACES = (-8.0, -3.0, 0.0, 1.0, 6.0)


def vote_picture(
    names: tuple[str, ...], kinds: tuple[str, str], pre: tuple[float, ...], seed: tuple[float, ...], said: Sequence[str]
) -> Picture:
    """Return bars of what three step units and three sigmoid units put out, while the threshold moves.

    Parameters
    ----------
    names : tuple of str
        Of the units.
    kinds : tuple of two str
        What the two kinds of units are called above their bars.
    pre : tuple of float
        The pre-activations of the units.
    seed, said
        As in `live_picture`.
    """
    every = stops((THRESHOLD,), seed)
    rows: dict[str, list[Any]] = {"threshold": [], "bar": [], "kind": [], "a": [], "words": []}
    for (threshold,) in every:
        result = vote(pre, threshold)
        for number, kind in enumerate((result.steps, result.sigmoids)):
            for bar, output in enumerate(kind.outputs):
                rows["threshold"].append(threshold)
                rows["bar"].append(bar + number * (len(names) + 0.5))
                rows["kind"].append(number)
                rows["a"].append(output)
                rows["words"].append(f"{output:.4g}")
    columns = {name: values if name == "words" else np.array(values) for name, values in rows.items()}
    middles = np.array([(len(names) - 1) / 2 + number * (len(names) + 0.5) for number in (0, 1)])
    data = {"bars": arrow(columns), "heads": arrow({"bar": middles, "words": list(kinds)})}
    data |= spoken((THRESHOLD,), every, said)
    spec = seeded(_vote_spec(names), live=setting((THRESHOLD,), seed))
    return Picture(spec, data, said[every.index(seed)])


@lru_cache(maxsize=16)
def _vote_spec(names: tuple[str, ...]) -> dict[str, Any]:
    count = len(names)
    places = [bar + number * (count + 0.5) for number in (0, 1) for bar in range(count)]
    sliders: Any = {THRESHOLD.name: slider("threshold θ", grid(THRESHOLD, 41))}
    live = alt.selection_point("live", fields=["threshold"], bind=sliders, value=[{"threshold": THRESHOLD.default}])
    labels = " : ".join(f"datum.value == {place} ? {name!r}" for place, name in zip(places, 2 * names, strict=True))
    x = alt.X("bar:Q").scale(domain=[-0.6, 2 * count + 0.1], nice=False).title("unit")
    x = x.axis(grid=False, values=places, labelExpr=f"{labels} : ''", ticks=False, labelFlush=False, **theme.AXIS)
    scale = alt.Scale(domain=[0, 1.3], nice=False)
    y = alt.Y("a:Q").scale(scale).title("output a").axis(values=[0, 0.5, 1], **theme.AXIS)
    shown = named("bars").transform_filter(live)
    layers = []
    for number, slug in enumerate(("step", "sigmoid")):
        own = shown.transform_filter(f"datum.kind == {number}")
        bars = own.mark_bar(size=34, opacity=0.85, **theme.QUIET)
        layers.append(bars.encode(x, y, color=alt.value(theme.colour(slug))))
        values = own.mark_text(fontSize=15, dy=-9, **theme.QUIET)
        layers.append(values.encode(x, y, alt.Text("words:N"), color=alt.value(theme.FURNITURE)))
    head = named("heads").mark_text(fontSize=theme.TEXT_SIZE, **theme.QUIET)
    layers.append(head.encode(x, alt.Y(value=12), alt.Text("words:N"), color=alt.value(theme.FURNITURE)))
    layers[0] = layers[0].add_params(live)
    return finished(alt.layer(*layers, speaker(live)).properties(height=300))


def passed_on_picture(upstream: float, seed: tuple[float, ...], said: Sequence[str]) -> Picture:
    """Return what A = cz passes back of an upstream gradient at a few z, while c moves, beside tanh."""
    every = stops((SLOPE,), seed)
    results = [backward(identity, upstream, PLACES, slope=c) for (c,) in every]
    z = np.round(np.linspace(-8, 8, 321), 9)
    line = np.array([[r[0].passed, r[-1].passed] for r in results])
    dots = np.array([[p.passed for p in r] for r in results])
    curve = upstream * tanh.derivative(z)
    values = np.array([c for (c,) in every])
    data = {
        "dots": arrow({"slope": np.repeat(values, len(PLACES)), "z": np.tile(PLACES, len(every)), "g": dots.ravel()}),
        "line": arrow({"slope": np.repeat(values, 2), "z": np.tile([-8.0, 8.0], len(every)), "g": line.ravel()}),
        "other": arrow({"z": z, "g": curve}),
    } | spoken((SLOPE,), every, said)
    spec = _passed_on_spec(padded(dots.ravel(), curve))
    return Picture(seeded(spec, live=setting((SLOPE,), seed)), data, said[every.index(seed)])


@lru_cache(maxsize=64)
def _passed_on_spec(extent: tuple[float, float]) -> dict[str, Any]:
    sliders: Any = {SLOPE.name: slider("slope c", grid(SLOPE, 41))}
    live = alt.selection_point("live", fields=["slope"], bind=sliders, value=[{"slope": SLOPE.default}])
    x = alt.X("z:Q").scale(domain=[-8.4, 8.4], nice=False).title("pre-activation z")
    x = x.axis(grid=False, values=ticks(-8, 8, 8), **theme.AXIS)
    y = alt.Y("g:Q").scale(domain=list(extent), nice=False).title("gradient passed on")
    y = y.axis(values=ticks(*extent, 6), format=".6~g", **theme.AXIS)
    names = ["A = cz", tanh.name]
    legend = theme.legend(names)
    colours = alt.Scale(domain=names, range=[theme.colour("identity"), theme.FURNITURE])
    dashes = alt.Scale(domain=names, range=[[1, 0], [6, 4]])

    def drawn(data: str, name: str, width: float) -> alt.Chart:
        rows = named(data).transform_filter(live) if data == "line" else named(data)
        lines: alt.Chart = rows.transform_calculate(name=f"'{name}'").mark_line(strokeWidth=width, **theme.QUIET)
        return lines.encode(
            x, y,
            alt.Color("name:N").scale(colours).legend(legend),
            alt.StrokeDash("name:N").scale(dashes).legend(legend),
        )  # fmt: skip

    dots = named("dots").add_params(live).transform_filter(live)
    marks = dots.mark_point(filled=True, size=140, opacity=1, **theme.QUIET).encode(x, y, color=alt.value(theme.ACCENT))
    layers = (drawn("other", names[1], theme.THIN), drawn("line", names[0], theme.THICK), marks, speaker(live))
    return finished(alt.layer(*layers).properties(height=300))
