"""The posterior of p as tosses arrive: the prior behind it, the likelihood beside it, two intervals below."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, speaker, spoken
from acts.charts.kit.stops import stops
from acts.charts.likelihood.relative import relative
from acts.experiments.likelihood.tossing import Held
from acts.likelihood import beta, posterior

STOPS = 61
_FEW, _WIDE = 1000, 12.0
_X = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_Y = Place("up", 0.0, 0.8, "density / its largest", ".2~g")
_LANES = {"equal": 0.88, "highest": 0.97}
_CEILING = 1.12
_LOOKS = (
    ("gray", [2, 3], theme.THIN),
    ("green", [9, 4], theme.THIN + 0.5),
    ("blue", [1, 0], theme.THICK),
    ("blue", [1, 0], 8.0),
    ("violet", [8, 2], 8.0),
)
"""Colour, dashes and thickness of prior, likelihood, posterior and the two intervals."""


def arrival(stages: int) -> Parameter:
    """Return how many stages have arrived, as the parameter of the live chart: 0 to this many."""
    reach = Interval(0.0, float(stages))
    return Parameter("arrived", "i", float(stages), reach, reach, 1.0, "Arrived")


def arrival_settings(stages: int, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every stage that the chart can show."""
    return stops((arrival(stages),), seed, STOPS + 1)


@lru_cache(maxsize=16)
def regions(seen: tuple[Held, ...], prior: Ends, level: float) -> tuple[Array, Array, Array, Array, Array]:
    """Return the equal-tailed ends, the highest-density ends and whether these bound what is left out, by stage."""
    a, b = _after(seen, prior)
    return *posterior.equal_tailed(a, b, level), *posterior.highest_density(a, b, level)


def posterior_picture(
    seen: tuple[Held, ...],
    prior: Ends,
    level: float,
    names: tuple[str, ...],
    seed: tuple[float, ...],
    sentences: Sequence[str],
) -> Picture:
    """Return the live chart of the posterior at each stage.

    Parameters
    ----------
    seen : tuple of Held
        The tosses seen at each stage, the first none.
    prior : (float, float)
        a and b of the Beta prior.
    level : float
        Of the two intervals.
    names : tuple of str
        What the legend calls prior, likelihood, posterior, the equal-tailed and the densest interval.
    seed : tuple of float
        The stage at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `arrival_settings(len(seen) - 1, seed)`.
    """
    parameter = arrival(len(seen) - 1)
    every = arrival_settings(len(seen) - 1, seed)
    data, across = _data(seen, prior, level)
    spec = fitted(_spec(names), parameter, STOPS + 1, seed[0], (), across=across, up=(0.0, _CEILING))
    return Picture(spec, data | spoken((parameter,), every, sentences), sentences[every.index(seed)])


def _after(seen: tuple[Held, ...], prior: Ends) -> tuple[Array, Array]:
    heads, tosses = (np.array([getattr(held, name) for held in seen], dtype=float) for name in ("heads", "tosses"))
    return prior[0] + heads, prior[1] + tosses - heads


@lru_cache(maxsize=16)
def _data(seen: tuple[Held, ...], prior: Ends, level: float) -> tuple[dict[str, bytes], Ends]:
    a, b = _after(seen, prior)
    low, high = 0.0, 1.0
    if seen[-1].tosses > _FEW:
        reach = _WIDE * np.sqrt(a[-1] * b[-1] / (a[-1] + b[-1]) ** 3)
        low, high = max(posterior.mean(a[-1], b[-1]) - reach, 0.0), min(posterior.mean(a[-1], b[-1]) + reach, 1.0)
    places = [_places(low, high, *each) for each in zip(a, b, strict=True)]
    shapes = [_shape(p, *each) for p, *each in zip(places, a, b, strict=True)]
    likelihoods = [
        np.ones(p.size) if held.counts is None else relative(held.counts, p)
        for held, p in zip(seen, places, strict=True)
    ]
    stage = np.arange(len(seen), dtype=float)
    equal_low, equal_high, dense_low, dense_high, outside = regions(seen, prior, level)
    bars: list[tuple[float, str, float, float]] = []
    for i in range(len(seen)):
        bars.append((stage[i], "equal", equal_low[i], equal_high[i]))
        pieces = [(0.0, dense_low[i]), (dense_high[i], 1.0)] if outside[i] else [(dense_low[i], dense_high[i])]
        bars += [(stage[i], "highest", *piece) for piece in pieces]
    kinds = [kind for _, kind, _, _ in bars]
    ends = {name: np.clip([bar[i] for bar in bars], low, high) for name, i in (("low", 2), ("high", 3))}
    return {
        "curves": arrow(
            {
                "arrived": np.repeat(stage, [p.size for p in places]),
                "p": np.concatenate(places).astype(np.float32),
                "posterior": np.concatenate(shapes).astype(np.float32),
                "likelihood": np.concatenate(likelihoods).astype(np.float32),
            }
        ),
        "prior": arrow({"p": places[0], "prior": shapes[0]}),
        "bars": arrow({"arrived": np.array([bar[0] for bar in bars]), "kind": kinds, **ends}),
    }, (low, high)


def _places(low: float, high: float, a: float, b: float) -> Array:
    """Return places on the axis, denser where the posterior is."""
    centre, spread = a / (a + b), np.sqrt(a * b / (a + b) / (a + b) / (a + b + 1))
    near = centre + spread * np.linspace(-5, 5, 41)
    return np.union1d(np.linspace(low, high, 81), near[(near > low) & (near < high)])


def _shape(p: Array, a: float, b: float) -> Array:
    """Return the density over its largest on the axis, cut where it grows without bound at 0 or 1."""
    height = np.asarray(beta.log_pdf(p, a, b))
    inner = height[1:-1]
    most = max(float(height[np.isfinite(height)].max()), float(inner.max())) if np.isfinite(height).any() else 0.0
    return np.minimum(np.exp(np.minimum(height - most, 1.0)), _CEILING)


@lru_cache(maxsize=4)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    bind: Any = {"arrived": alt.binding_range(min=0, max=10, step=1, name="arrived ")}
    live = alt.selection_point("live", fields=["arrived"], bind=bind, value=[{"arrived": 0}])
    x, here = _X.across("p:Q"), named("curves").transform_filter(live)
    # the legend's pieces of line are as thick as the lines: the posterior and its interval differ in nothing else
    key = theme.strokes(list(names))
    key["symbolStrokeWidth"] = alt.Undefined
    looks = {
        channel: make("name:N")
        # said, since widths would have a scale that knows of the first two numbers only
        .scale(type="ordinal", domain=list(names), range=[look[k] for look in _LOOKS])
        .legend(key)
        for k, (channel, make) in enumerate(
            {"color": alt.Color, "strokeDash": alt.StrokeDash, "strokeWidth": alt.StrokeWidth}.items()
        )
    }

    def told(rows: alt.Chart, number: int) -> alt.Chart:
        return rows.transform_calculate(name=json.dumps(names[number]))

    area = here.mark_area(opacity=0.2, **theme.QUIET).encode(
        x, _Y.up("posterior:Q"), alt.Y2(datum=0), color=alt.value(_LOOKS[2][0])
    )
    layers = [area.add_params(live)]
    # the likelihood over the posterior: under a flat prior they are one, and both are seen
    for number, data, column in ((0, named("prior"), "prior"), (2, here, "posterior"), (1, here, "likelihood")):
        layers.append(told(data, number).mark_line(**theme.QUIET).encode(x, _Y.up(f"{column}:Q"), **looks))
    for number, (kind, lane) in enumerate(_LANES.items(), 3):
        height: Any = {"expr": f"height * {lane}"}
        these = named("bars").transform_filter(live).transform_filter(f"datum.kind == '{kind}'")
        bar = told(these, number).mark_rule(**theme.QUIET)
        layers.append(bar.encode(_X.across("low:Q"), alt.X2("high:Q"), alt.Y(value=height), **looks))
    return finished(alt.layer(*layers, speaker(live)).properties(height=520))
