"""The posterior of p as tosses arrive: the prior behind it, the likelihood beside it, two intervals below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, quoted
from acts.charts.likelihood.relative import relative
from acts.experiments.likelihood.belief import STAGES
from acts.experiments.likelihood.tossing import Held
from acts.language import cached
from acts.likelihood import beta, posterior

_FEW, _WIDE = 1000, 12.0
_CEILING = 1.12
_ACROSS = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_UP = Place("up", 0.0, 0.8, "density / its largest", ".2~g")
_BARS = Place("bars", 0.88, 0.97, "")
_LANES = {"equal": _BARS.top, "highest": _BARS.bottom}
_LOOKS = (
    ("gray", [2, 3], theme.THIN),
    ("green", [9, 4], theme.THIN + 0.5),
    ("blue", [1, 0], theme.THICK),
    ("blue", [1, 0], 8.0),
    ("violet", [8, 2], 8.0),
)
"""Colour, dashes and thickness of prior, likelihood, posterior and the two intervals."""
_PRIOR, _LIKELIHOOD, _POSTERIOR, _INTERVALS = 0, 1, 2, 3
"""Their places among the names and looks; the second interval follows the first."""


def arrival(stages: int) -> Parameter:
    """Return how many stages have arrived, 0 to `stages`, as the parameter of the live chart."""
    reach = Interval(0.0, float(stages))
    return Parameter("arrived", "i", float(stages), reach, reach, 1.0, "Arrived")


def belief_settings(stages: int, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every stage that the chart can show."""
    return _live(stages).settings(start)


def _live(stages: int) -> Live:
    return Live((arrival(stages),), most=STAGES + 2)


@lru_cache(maxsize=16)
def regions(seen: tuple[Held, ...], prior: Ends, level: float) -> tuple[Array, Array, Array, Array, Array]:
    """Return the equal-tailed ends, the highest-density ends and whether these bound what is left out, by stage."""
    a, b = _after(seen, prior)
    return *posterior.equal_tailed(a, b, level), *posterior.highest_density(a, b, level)


def belief_picture(
    seen: tuple[Held, ...],
    prior: Ends,
    level: float,
    names: tuple[str, ...],
    start: tuple[float, ...],
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
    start : tuple of float
        The stage at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `belief_settings(len(seen) - 1, start)`.
    """
    data, across = _data(seen, prior, level)
    return _live(len(seen) - 1).picture(_spec(names), data, start, sentences, across=across, up=(0.0, _CEILING))


def belief_csv(seen: tuple[Held, ...], prior: Ends, level: float) -> str:
    """Return the posterior at each stage with both its intervals as CSV."""
    found = []
    columns = zip(seen, *_after(seen, prior), *regions(seen, prior, level), strict=True)
    for held, a, b, low, high, dense_low, dense_high, outside in columns:
        ends = (low, high, dense_low, dense_high)
        found.append((held.tosses, held.heads, a, b, posterior.mean(a, b), *ends, int(outside)))
    header = ("tosses", "heads", "a", "b", "mean", "equal_low", "equal_high", "dense_low", "dense_high")
    return csv((*header, "dense_is_outside"), found)


def _after(seen: tuple[Held, ...], prior: Ends) -> tuple[Array, Array]:
    heads, tosses = (np.array([getattr(held, name) for held in seen], dtype=float) for name in ("heads", "tosses"))
    return prior[0] + heads, prior[1] + tosses - heads


@lru_cache(maxsize=16)
def _data(seen: tuple[Held, ...], prior: Ends, level: float) -> tuple[dict[str, bytes], Ends]:
    """Return the data sets, and the ends of the axis of p."""
    a, b = _after(seen, prior)
    ends = _ends(seen[-1].tosses, float(a[-1]), float(b[-1]))
    places = [_places(*ends, *each) for each in zip(a, b, strict=True)]
    shapes = [_shape(p, *each) for p, *each in zip(places, a, b, strict=True)]
    likelihoods = [
        np.ones(p.size) if held.counts is None else relative(held.counts, p)
        for held, p in zip(seen, places, strict=True)
    ]
    return {
        "curves": arrow(
            {
                "arrived": np.repeat(np.arange(len(seen), dtype=float), [p.size for p in places]),
                "p": np.concatenate(places).astype(np.float32),
                "posterior": np.concatenate(shapes).astype(np.float32),
                "likelihood": np.concatenate(likelihoods).astype(np.float32),
            }
        ),
        "prior": arrow({"p": places[0], "prior": shapes[0]}),
        "bars": _bars(regions(seen, prior, level), ends),
    }, ends


def _ends(tosses: int, a: float, b: float) -> Ends:
    """Return the ends of the axis of p: of many tosses it is around the last posterior."""
    if tosses <= _FEW:
        return 0.0, 1.0
    reach, mean = _WIDE * np.sqrt(a * b / (a + b) ** 3), posterior.mean(a, b)
    return max(mean - reach, 0.0), min(mean + reach, 1.0)


def _bars(found: tuple[Array, Array, Array, Array, Array], ends: Ends) -> bytes:
    """Return both intervals at each stage, cut at the ends of the axis; the densest region may have two pieces."""
    bars: list[tuple[float, str, float, float]] = []
    for stage, (low, high, dense_low, dense_high, outside) in enumerate(zip(*found, strict=True)):
        pieces = [(0.0, dense_low), (dense_high, 1.0)] if outside else [(dense_low, dense_high)]
        bars.append((float(stage), "equal", *np.clip([low, high], *ends)))
        bars += [(float(stage), "highest", *np.clip(piece, *ends)) for piece in pieces]
    return rows({"arrived": float, "kind": str, "low": float, "high": float}, bars)


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


@cached(maxsize=8)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    live, looks = _live(STAGES), _looks(names)
    # the likelihood over the posterior: under a flat prior they are one, and both are seen
    curves = (
        (named("prior"), _PRIOR, "prior"),
        (live.now("curves"), _POSTERIOR, "posterior"),
        (live.now("curves"), _LIKELIHOOD, "likelihood"),
    )
    return live.over(
        _area(live),
        *(_curve(_called(data, names[number]), column).encode(**looks) for data, number, column in curves),
        *(_bar(live, kind, name).encode(**looks) for kind, name in zip(_LANES, names[_INTERVALS:], strict=True)),
    )


def _looks(names: tuple[str, ...]) -> dict[str, Any]:
    """Return the channels from a name to the colour, dashes and thickness of its line."""
    # the legend's pieces of line are as thick as the lines: the posterior and its interval differ in nothing else
    key = theme.strokes(list(names))
    key["symbolStrokeWidth"] = alt.Undefined
    channels = {"color": alt.Color, "strokeDash": alt.StrokeDash, "strokeWidth": alt.StrokeWidth}
    return {
        channel: make("name:N")
        # ordinal, since widths would have a scale that knows of the first two numbers only
        .scale(type="ordinal", domain=list(names), range=[look[k] for look in _LOOKS])
        .legend(key)
        for k, (channel, make) in enumerate(channels.items())
    }


def _called(data: alt.Chart, name: str) -> Any:
    """Return rows that all have this name."""
    return data.transform_calculate(name=quoted(name))


def _area(live: Live) -> Any:
    area = live.now("curves").mark_area(opacity=0.2, **theme.QUIET)
    colour = alt.value(_LOOKS[_POSTERIOR][0])
    return area.encode(_ACROSS.across("p:Q"), _UP.up("posterior:Q"), alt.Y2(datum=0), color=colour)


def _curve(data: alt.Chart, column: str) -> Any:
    return data.mark_line(**theme.QUIET).encode(_ACROSS.across("p:Q"), _UP.up(f"{column}:Q"))


def _bar(live: Live, kind: str, name: str) -> Any:
    """Return an interval, in its lane below the curves."""
    these = _called(live.now("bars").transform_filter(f"datum.kind == '{kind}'"), name)
    lane: Any = _LANES[kind]
    return these.mark_rule(**theme.QUIET).encode(_ACROSS.across("low:Q"), alt.X2("high:Q"), alt.Y(value=lane))
