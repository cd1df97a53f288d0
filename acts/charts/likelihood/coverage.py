"""The coverage of all six intervals over p: six panels on one p axis, with the reader's p marked on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from acts.likelihood import METHODS
from acts.likelihood.coverage import Coverage
from acts.typeset import typeset

P = Parameter("p", "p", 0.1, Interval(0.0, 1.0), Interval(0.0, 1.0), 0.01, "True p")
STOPS = 101
_ROWS = 700  # of a panel: more than 5,000 in all, and Streamlit takes the words of `speaker` away
_BINS = 320
_HEIGHT = 130
_X = Place("across", 0.0, 1.0, "true probability of heads p", ".3~g")


def coverage_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can mark: the slider's stops and the exact start."""
    return stops((P,), seed, STOPS)


def coverage_picture(
    coverages: tuple[Coverage, ...], names: Sequence[str], seed: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live chart of the coverage of each method over p.

    Parameters
    ----------
    coverages : tuple of Coverage
        In the order of `METHODS`, of one number of tosses and one level.
    names : sequence of str
        Of the methods, written over their panels.
    seed : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `coverage_settings(seed)`.
    """
    every = coverage_settings(seed)
    floor, top = ends(coverages[0].level)
    spec = fitted(_spec(tuple(names)), P, STOPS, seed[0], (), across=(0.0, 1.0), share=(floor, top))
    return Picture(spec, _data(coverages, seed) | spoken((P,), every, sentences), sentences[every.index(seed)])


def ends(level: float) -> Ends:
    """Return the ends of the axis of the coverage: 1, and so far below the level that the valleys are seen."""
    missed = 1 - level
    return max(1 - 5 * missed, 0.0), 1 + 0.6 * min(missed, 0.2)


def share_written(share: float, level: float) -> str:
    """Write a share in per cent: with four digits, or as many as tell it from the level, and all only where it is all.

    Much nearer to 1 than the level is, it is only said to be above the middle between the two, or above 99.99%.
    """
    near, percent = max(0.9999, (1 + level) / 2), 100 * share
    if near < share < 1:
        return f"> {100 * near:.12g}%"
    if share in (level, 1):
        return f"{percent:.12g}%"
    apart = (d for d in range(4, 17) if f"{percent:.{d}g}" not in (f"{100 * level:.{d}g}", "100"))
    return typeset(f"{percent:.{next(apart, 17)}g}") + "%"


def drawn(coverage: Coverage) -> tuple[Array, Array]:
    """Return p and the coverage there, in order: every jump with both its sides, and places between.

    Of too many of them what is drawn is their lowest and their highest in each of 320 stretches of p.
    """
    between = np.setdiff1d(np.linspace(0, 1, 151), coverage.jumps)
    p = np.concatenate([coverage.jumps, coverage.jumps, between])
    share = np.concatenate([coverage.before, coverage.after, coverage.at(between)])
    side = np.repeat([0, 2, 1], [coverage.jumps.size, coverage.jumps.size, between.size])
    order = np.lexsort((side, p))
    p, share = p[order], share[order]
    if p.size <= _ROWS:
        return p, share
    place = np.minimum((p * _BINS).astype(int), _BINS - 1)
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    low, high = np.minimum.reduceat(share, starts), np.maximum.reduceat(share, starts)
    return np.repeat((place[starts] + 0.5) / _BINS, 2), np.stack([low, high], axis=1).ravel()


@lru_cache(maxsize=64)
def marked(coverage: Coverage) -> Mapping[float, float]:
    """Return the coverage at each of the slider's stops."""
    places = [p for (p,) in coverage_settings(())]
    return dict(zip(places, coverage.at(places).tolist(), strict=True))


@lru_cache(maxsize=16)
def _data(coverages: tuple[Coverage, ...], seed: tuple[float, ...]) -> dict[str, bytes]:
    every = np.array([p for (p,) in coverage_settings(seed)])
    floor, _ = ends(coverages[0].level)
    lines = [drawn(coverage) for coverage in coverages]
    here = [np.asarray(coverage.at(every)) for coverage in coverages]
    slugs = [coverage.slug for coverage in coverages]
    shares = np.concatenate(here)
    return {
        "saw": arrow(
            {
                "method": [slug for slug, (p, _) in zip(slugs, lines, strict=True) for _i in range(p.size)],
                "order": np.concatenate([np.arange(p.size) for p, _ in lines]).astype(np.int16),
                "p": np.concatenate([p for p, _ in lines]).astype(np.float32),
                "share": np.maximum(np.concatenate([share for _, share in lines]), floor).astype(np.float32),
            }
        ),
        "here": arrow(
            {
                "method": [slug for slug in slugs for _ in range(every.size)],
                "p": np.tile(every, len(slugs)),
                "share": np.maximum(shares, floor),
                "shape": ["circle" if share >= floor else "triangle-down" for share in shares],
                "words": [share_written(float(share), coverages[0].level) for share in shares],
            }
        ),
        "said level": arrow({"share": np.array([coverages[0].level])}),
    }


@lru_cache(maxsize=4)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    bind: Any = {"p": alt.binding_range(min=0, max=1, step=0.01, name="p ")}
    live = alt.selection_point("live", fields=["p"], bind=bind, value=[{"p": P.default}])
    gray, blue, accent = (alt.value(colour) for colour in (theme.FURNITURE, "blue", theme.ACCENT))
    panels, count = [], len(METHODS)
    x = _X.across("p:Q")
    for number, (slug, name) in enumerate(zip(METHODS, names, strict=True)):
        place = Place("share", (number + 0.24) / count, (number + 0.94) / count, "", ".6~%")
        y = place.up("share:Q")
        these = named("here").transform_filter(live).transform_filter(f"datum.method == '{slug}'")
        line = named("saw").transform_filter(f"datum.method == '{slug}'")
        line = line.mark_line(strokeWidth=1.5, **theme.QUIET).encode(x, y, alt.Order("order:Q"), color=blue)
        goal = named("said level").mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
        dot = these.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
        dot = dot.encode(x, y, alt.Shape("shape:N").scale(None).legend(None), color=accent)
        top: Any = {"expr": f"height * {(number + 0.2) / count}"}
        text = {"baseline": "bottom", "fontSize": theme.TEXT_SIZE - 2, **theme.QUIET}
        title = named("said level").mark_text(align="left", **text)
        right: Any = {"expr": "width"}
        words = these.mark_text(align="right", fontWeight="bold", **text)
        panels.append(
            alt.layer(
                goal.encode(y, color=gray),
                line.add_params(live) if number == 0 else line,
                dot,
                title.encode(alt.X(value=4), alt.Y(value=top), alt.Text(value=name), color=gray),
                words.encode(alt.X(value=right), alt.Y(value=top), alt.Text("words:N"), color=accent),
            )
        )
    rule = named("here").transform_filter(live).transform_filter(f"datum.method == '{next(iter(METHODS))}'")
    cross = rule.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, color=accent)
    chart = alt.layer(*panels, cross, speaker(live)).resolve_scale(y="independent")
    return finished(chart.properties(height=_HEIGHT * count))
