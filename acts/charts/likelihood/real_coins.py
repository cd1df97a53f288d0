"""Pictures of coins that were really tossed: their likelihoods, their intervals, and a record on its way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.likelihood import Tosses, interval, statistics

FAIR, LEVEL = 0.5, 0.95
FUNNEL = 1.96
"""So many standard errors to either side a fair coin stays within with a probability of about 95%."""
_WIDE = 0.999
_FAIR = arrow({"p": np.array([FAIR])})
_P = "probability of heads p"
_SHARE = "L(p) / L(p̂)"
_COLOURS = ("blue", "green", "violet", "red")
_DASHES = ([1, 0], *theme.DASHES[:4])  # one less than would repeat in step with the colours
_STYLES = tuple(zip(_COLOURS * 5, _DASHES * 4, strict=True))


def relative(tosses: Tosses, p: Array) -> Array:
    """Return the relative likelihood L(p) / L(p-hat) of these tosses, 1 at the maximum."""
    return np.asarray(np.exp(-np.asarray(statistics(tosses, p).likelihood_ratio) / 2))


def window(counts: Sequence[Tosses]) -> tuple[float, float]:
    """Return a stretch of p that holds what all these tosses leave possible, and 1/2."""
    spans = [interval(tosses, _WIDE) for tosses in counts]
    low, high = min(FAIR, *(s.low for s in spans)), max(FAIR, *(s.high for s in spans))
    room = 0.06 * (high - low)
    return max(low - room, 0.0), min(high + room, 1.0)


def _places(tosses: Tosses, low: float, high: float) -> Array:
    """Return places on the axis, denser where the likelihood is, the ends of the interval among them."""
    wide, inner = interval(tosses, _WIDE), interval(tosses, LEVEL)
    span = wide.high - wide.low
    near = np.linspace(max(low, wide.low - span / 2), min(high, wide.high + span / 2), 241)
    return np.union1d(np.concatenate([np.linspace(low, high, 81), near]), [tosses.estimate, inner.low, inner.high])


def likelihood_picture(counts: Tosses, alt_text: str) -> Picture:
    """Return the relative likelihood of one coin over p, its 95% interval shaded, and 1/2 marked."""
    low, high = window([counts])
    p, inner = _places(counts, low, high), interval(counts, LEVEL)
    inside = p[(inner.low <= p) & (p <= inner.high)]
    data = {
        "curve": arrow({"p": p, "r": relative(counts, p)}),
        "inside": arrow({"p": inside, "r": relative(counts, inside)}),
        "best": arrow({"p": np.array([counts.estimate]), "r": np.array([1.0])}),
        "fair": _FAIR,
    }
    return Picture(_likelihood_spec(low, high), data, alt_text)


@lru_cache(maxsize=64)
def _likelihood_spec(low: float, high: float) -> dict[str, Any]:
    x, y = _across(low, high), _up(1.15)
    blue = alt.value("blue")
    area = named("inside").mark_area(opacity=0.25, **theme.QUIET).encode(x, y, color=blue)
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y, color=blue)
    best = named("best").mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    chart = alt.layer(area, *_fair(x), line, best.encode(x, y, color=alt.value(theme.ACCENT)))
    return finished(chart.properties(height=320))


def family_picture(parts: Sequence[Tosses], whole: Tosses | None, alt_text: str) -> Picture:
    """Return the relative likelihoods of several coins or people, numbered at their tops; behind them the whole.

    Parameters
    ----------
    parts : sequence of Tosses
        Each gets a curve; colours and dashes differ, and the numbers from 1 stand above the curves.
    whole : Tosses or None
        All of them together, as an area behind; None where the sum is the count of none.
    alt_text : str
        What is seen, in words.
    """
    low, high = window(parts)
    lines = [(_places(part, low, high), part) for part in parts]
    rows = 2 if len(parts) < 10 else 4
    order = sorted(range(len(parts)), key=lambda i: parts[i].estimate)
    levels = {i: 1.06 + 0.1 * (place % rows) for place, i in enumerate(order)}
    behind = _places(whole, low, high) if whole else np.array([])
    data = {
        "curves": arrow(
            {
                "coin": np.repeat(np.arange(1, len(parts) + 1), [p.size for p, _ in lines]),
                "p": np.concatenate([p for p, _ in lines]),
                "r": np.concatenate([relative(part, p) for p, part in lines]),
            }
        ),
        "names": arrow(
            {
                "coin": np.arange(1, len(parts) + 1),
                "p": np.array([part.estimate for part in parts]),
                "r": np.array([levels[i] for i in range(len(parts))]),
            }
        ),
        "fair": _FAIR,
        "whole": arrow({"p": behind, "r": relative(whole, behind) if whole else behind}),
    }
    return Picture(_family_spec(low, high, len(parts), rows), data, alt_text)


@lru_cache(maxsize=16)
def _family_spec(low: float, high: float, count: int, rows: int) -> dict[str, Any]:
    x, y, coins = _across(low, high), _up(1.16 + 0.1 * rows), list(range(1, count + 1))
    styles = list(itertools.islice(itertools.cycle(_STYLES), count))
    colour = alt.Color("coin:O").scale(domain=coins, range=[c for c, _ in styles]).legend(None)
    dash = alt.StrokeDash("coin:O").scale(domain=coins, range=[d for _, d in styles]).legend(None)
    area = named("whole").mark_area(opacity=0.25, **theme.QUIET).encode(x, y, color=alt.value(theme.FURNITURE))
    lines = named("curves").mark_line(strokeWidth=theme.THIN + 0.5, **theme.QUIET).encode(x, y, colour, dash)
    stems = named("names").mark_rule(strokeWidth=1, opacity=0.5, **theme.QUIET)
    stem = stems.encode(x, alt.Y("r:Q"), alt.Y2Datum(1.0), color=alt.value(theme.FURNITURE))
    text = named("names").mark_text(dy=-9, fontSize=theme.TEXT_SIZE - 2, fontWeight="bold", **theme.QUIET)
    words = text.encode(x, y, alt.Text("coin:O"), colour)
    return finished(alt.layer(area, *_fair(x), stem, lines, words).properties(height=380))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the picture of all coins.

    Parameters
    ----------
    name : str
        Written above the interval.
    counts : Tosses
    chosen : bool
        Whether it is the one looked at: drawn in the accent colour.
    """

    name: str
    counts: Tosses
    chosen: bool = False


def forest_picture(rows: Sequence[Row], alt_text: str) -> Picture:
    """Return every share of heads with its 95% interval, one below the other, on an axis stretched around 1/2.

    A filled circle where the interval holds 1/2, an open diamond where it does not.
    """
    spans = [interval(row.counts, LEVEL) for row in rows]
    columns: dict[str, Any] = {
        "row": np.arange(len(rows), dtype=np.float64),
        "name": [row.name for row in rows],
        "p": np.array([row.counts.estimate for row in rows]) - FAIR,
        "low": np.array([span.low for span in spans]) - FAIR,
        "high": np.array([span.high for span in spans]) - FAIR,
        "holds": ["yes" if span.low <= FAIR <= span.high else "no" for span in spans],
        "chosen": ["yes" if row.chosen else "no" for row in rows],
    }
    return Picture(_forest_spec(len(rows)), {"rows": arrow(columns), "fair": _FAIR}, alt_text)


@lru_cache(maxsize=4)
def _forest_spec(count: int) -> dict[str, Any]:
    marked = [-0.5, -0.2, -0.05, -0.01, 0, 0.01, 0.05, 0.2]
    axis = alt.Axis(
        grid=True, values=marked, labelExpr="format(datum.value + 0.5, '.3~f')", labelOverlap=True, **theme.AXIS
    )
    scale = alt.Scale(type="symlog", constant=0.004, domain=[-0.55, 0.3], nice=False)

    def across(column: str) -> Any:
        return alt.X(column).scale(scale).title(_P + ", stretched around 1/2").axis(axis)

    x = across("p:Q")
    y = alt.Y("row:Q").scale(domain=[count - 0.3, -0.8], nice=False).axis(None)
    tint = alt.Color("chosen:N").scale(domain=["yes", "no"], range=[theme.ACCENT, "blue"]).legend(None)
    rows = named("rows")
    rule = rows.mark_rule(strokeWidth=theme.THICK, **theme.QUIET).encode(across("low:Q"), alt.X2("high:Q"), y, tint)
    fair = rows.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(
        alt.XDatum(0).scale(scale), color=alt.value(theme.FURNITURE)
    )
    shape = alt.Shape("holds:N").scale(domain=["yes", "no"], range=["circle", "diamond"]).legend(None)
    filled = rows.transform_filter("datum.holds == 'yes'").mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    open_ = rows.transform_filter("datum.holds == 'no'").mark_point(size=150, strokeWidth=3, opacity=1, **theme.QUIET)
    text = rows.mark_text(align="left", baseline="bottom", dy=-7, fontSize=14, **theme.QUIET)
    words = text.encode(alt.X(value=2), y, alt.Text("name:N"), color=alt.value(theme.FURNITURE))
    marks = [mark.encode(x, y, tint, shape) for mark in (filled, open_)]
    return finished(alt.layer(fair, rule, *marks, words).properties(height=38 * count + 40))


CHECKPOINT = Parameter("checkpoint", "i", 10.0, Interval(1.0, 28.0), Interval(1.0, 28.0), 1.0, "Checkpoint")
_REPLAY = (0.1, 0.8)


def replay_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the checkpoints that the live replay can show."""
    return stops((CHECKPOINT,), seed)


def replay_picture(running: tuple[Tosses, ...], seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live replay of a record: the share of heads on its way above, the relative likelihood below.

    Parameters
    ----------
    running : tuple of Tosses
        The count at each of 28 checkpoints.
    seed : tuple of float
        The checkpoint, from 1, at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `replay_settings(seed)`.
    """
    every = replay_settings(seed)
    data = _replay_data(running, seed) | spoken((CHECKPOINT,), every, sentences)
    return Picture(seeded(_replay_spec(), live=setting((CHECKPOINT,), seed)), data, sentences[every.index(seed)])


@lru_cache(maxsize=16)
def _replay_data(running: tuple[Tosses, ...], seed: tuple[float, ...]) -> dict[str, bytes]:
    path: list[tuple[float, ...]] = []
    curves, insides = [], []
    for (checkpoint,) in replay_settings(seed):
        seen = running[: int(checkpoint)]
        path += [(checkpoint, each.tosses, each.estimate, float(each is seen[-1])) for each in seen]
        p, inner = _places(seen[-1], *_REPLAY), interval(seen[-1], LEVEL)
        p = p[(_REPLAY[0] <= p) & (p <= _REPLAY[1])]
        inside = p[(inner.low <= p) & (p <= inner.high)]
        curves.append((np.full(p.size, checkpoint), p, relative(seen[-1], p)))
        insides.append((np.full(inside.size, checkpoint), inside, relative(seen[-1], inside)))
    n = np.geomspace(running[0].tosses, running[-1].tosses, 121)
    reach = FUNNEL * np.sqrt(FAIR * (1 - FAIR) / n)

    def drawn(rows: list[tuple[Array, Array, Array]]) -> bytes:
        """Return p and r in single precision: on this axis a thousandth of a pixel is wider."""
        number, p, r = map(np.concatenate, zip(*rows, strict=True))
        return arrow({"checkpoint": number, "p": p.astype(np.float32), "r": r.astype(np.float32)})

    return {
        "path": arrow(
            dict(zip(("checkpoint", "n", "share", "last"), map(np.array, zip(*path, strict=True)), strict=True))
        ),
        "curve": drawn(curves),
        "inside": drawn(insides),
        "funnel": arrow({"n": n, "low": FAIR - reach, "high": FAIR + reach}),
        "fair": arrow({"p": np.array([FAIR]), "low": np.array([0.0]), "high": np.array([1.08])}),
    }


@lru_cache(maxsize=1)
def _replay_spec() -> dict[str, Any]:
    sliders: Any = {CHECKPOINT.name: slider(CHECKPOINT.name, grid(CHECKPOINT, 41))}
    live = alt.selection_point(
        "live", fields=[CHECKPOINT.name], bind=sliders, value=[{CHECKPOINT.name: CHECKPOINT.default}]
    )
    gray, blue, accent = (alt.value(c) for c in (theme.FURNITURE, "blue", theme.ACCENT))
    top = alt.Axis(orient="top", grid=False, values=[10, 100, 1000, 10_000], format=",d", **theme.AXIS)
    n = alt.X("n:Q").scale(type="log", domain=[9, 11_500], nice=False).title("tosses").axis(top)
    left = alt.Axis(orient="left", values=[0.2, 0.4, 0.5, 0.6, 0.8], format=".1f", **theme.AXIS)
    scale = alt.Scale(domain=[0.17, 0.83], nice=False, range=[{"expr": "height * 0.5"}, 0])

    def share(column: str) -> Any:
        return alt.Y(column).scale(scale).title("share of heads").axis(left)

    path = named("path").transform_filter(live)
    funnel = (
        named("funnel").mark_area(opacity=0.2, **theme.QUIET).encode(n, share("low:Q"), alt.Y2("high:Q"), color=gray)
    )
    line = path.mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(n, share("share:Q"), color=blue)
    dots = path.mark_point(filled=True, size=40, opacity=1, **theme.QUIET).encode(n, share("share:Q"), color=blue)
    last = path.transform_filter("datum.last == 1").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    first = alt.layer(funnel, line.add_params(live), dots, last.encode(n, share("share:Q"), color=accent))
    low = alt.Axis(orient="left", values=[0, 0.5, 1], **theme.AXIS)
    part = alt.Scale(domain=[0, 1.08], nice=False, range=[{"expr": "height"}, {"expr": "height * 0.6"}])

    def ratio(column: str) -> Any:
        return alt.Y(column).scale(part).title(_SHARE).axis(low)

    x, r = _across(*_REPLAY), ratio("r:Q")
    inside = named("inside").transform_filter(live).mark_area(opacity=0.25, **theme.QUIET).encode(x, r, color=blue)
    curve = named("curve").transform_filter(live).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    fair = (
        named("fair")
        .mark_rule(strokeDash=[4, 4], **theme.QUIET)
        .encode(x, ratio("low:Q"), alt.Y2("high:Q"), color=gray)
    )
    second = alt.layer(inside, curve.encode(x, r, color=blue), fair)
    chart = alt.layer(first, second, speaker(live)).resolve_scale(x="independent", y="independent")
    return finished(chart.properties(height=560))


def _across(low: float, high: float) -> Any:
    axis = alt.Axis(grid=False, values=ticks(low, high, 6), format=".4~f", labelOverlap=True, **theme.AXIS)
    return alt.X("p:Q").scale(domain=[low, high], nice=False).title(_P).axis(axis)


def _up(top: float) -> Any:
    return alt.Y("r:Q").scale(domain=[0, top], nice=False).title(_SHARE).axis(values=[0, 0.5, 1], **theme.AXIS)


def _fair(x: Any) -> list[Any]:
    """Return the mark of the fair coin: a dashed rule, and what it is at its top."""
    gray = alt.value(theme.FURNITURE)
    rule = named("fair").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, color=gray)
    text = named("fair").mark_text(align="left", dx=5, text="1/2", fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    return [rule, text.encode(x, alt.Y(value=8), color=gray)]
