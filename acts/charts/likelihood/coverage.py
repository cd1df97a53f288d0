"""The coverage of all six intervals over p: six panels, three beside each other, the reader's p marked on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import NARROW, Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.language import cached
from acts.likelihood import METHODS
from acts.likelihood.coverage import Coverage
from acts.typed import typed

P = Parameter("p", "p", 0.1, Interval(0.0, 1.0), Interval(0.0, 1.0), 0.01, "True p")
_LIVE = Live((P,), most=101)
_ROWS = 700  # of a panel: more than 5,000 in all, and Streamlit takes the words of the speaker away
_BINS = 320
_ABOVE, _GAP = 24, 0.03
_ACROSS, _SHARE = ("across", "true p", ".3~g"), ("share", "", ".6~%")


def _stretch(place: int, count: int, gap: float = 0.0) -> Ends:
    """Return the shares of one of `count` equal stretches."""
    each = (1 - gap * (count - 1)) / count
    return place * (each + gap), place * (each + gap) + each


def _places(number: int) -> tuple[Place, Place]:
    """Return the axes of a panel: three beside each other, in a narrow picture two."""
    (row, column), (low, side) = divmod(number, 3), divmod(number, 2)
    name, title, written = _ACROSS
    across = Place(name, *_stretch(column, 3, _GAP), title, written, narrow=_stretch(side, 2, _GAP))
    name, title, written = _SHARE
    return across, Place(name, *_stretch(row, 2), title, written, above=_ABOVE, narrow=_stretch(low, 3))


def coverage_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can mark: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def coverage_picture(
    coverages: tuple[Coverage, ...], names: Sequence[str], start: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live chart of the coverage of each method over p.

    Parameters
    ----------
    coverages : tuple of Coverage
        In the order of `METHODS`, of one number of tosses and one level.
    names : sequence of str
        Of the methods, written over their panels.
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `coverage_settings(start)`.
    """
    data, extent = _data(coverages, start), ends(coverages[0].level)
    return _LIVE.picture(_spec(tuple(names)), data, start, sentences, across=(0.0, 1.0), share=extent)


def coverage_csv(coverages: Sequence[Coverage]) -> str:
    """Return the coverage of each method on both sides of every jump as CSV."""
    found = [
        (each.slug, each.tosses, each.level, *row)
        for each in coverages
        for row in zip(each.jumps.tolist(), each.before.tolist(), each.after.tolist(), strict=True)
    ]
    return csv(("method", "tosses", "level", "p", "coverage_below", "coverage_above"), found)


def ends(level: float) -> Ends:
    """Return the ends of the axis of the coverage: 1, and a floor far enough below the level to show the valleys."""
    missed = 1 - level
    return max(1 - 5 * missed, 0.0), 1 + 0.6 * min(missed, 0.2)


def share_written(share: float, level: float) -> str:
    """Write a share in per cent: with four digits, or enough to distinguish it from the level; 100% only where it is 1.

    Much nearer to 1 than the level is, it is only said to be above the middle between the two, or above 99.99%.
    """
    near, percent = max(0.9999, (1 + level) / 2), 100 * share
    if near < share < 1:
        return f"> {100 * near:.12g}%"
    if share in (level, 1):
        return f"{percent:.12g}%"
    apart = (d for d in range(4, 17) if f"{percent:.{d}g}" not in (f"{100 * level:.{d}g}", "100"))
    return typed(f"{percent:.{next(apart, 17)}g}") + "%"


def drawn(coverage: Coverage) -> tuple[Array, Array]:
    """Return p and the coverage there, in order: every jump with both its sides, and places between.

    Of too many places, the lowest and the highest in each of 320 stretches of p are drawn.
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


def share_at(coverage: Coverage, p: float) -> float:
    """Return the coverage at one p, which may be one of the slider's stops."""
    found = marked(coverage).get(p)
    return float(coverage.at(p)) if found is None else found


@lru_cache(maxsize=16)
def _data(coverages: tuple[Coverage, ...], start: tuple[float, ...]) -> dict[str, bytes]:
    level = np.array([coverages[0].level])
    return {"saw": _saw(coverages), "here": _here(coverages, start), "said level": arrow({"share": level})}


def _saw(coverages: Sequence[Coverage]) -> bytes:
    """Return the coverage of each method over p, cut at the floor of its panel."""
    floor, _top = ends(coverages[0].level)
    lines = [drawn(coverage) for coverage in coverages]
    slugs = [[coverage.slug] * p.size for coverage, (p, _share) in zip(coverages, lines, strict=True)]
    return arrow(
        {
            "method": [slug for each in slugs for slug in each],
            "order": np.concatenate([np.arange(p.size) for p, _share in lines]).astype(np.int16),
            "p": np.concatenate([p for p, _share in lines]).astype(np.float32),
            "share": np.maximum(np.concatenate([share for _p, share in lines]), floor).astype(np.float32),
        }
    )


def _here(coverages: Sequence[Coverage], start: tuple[float, ...]) -> bytes:
    """Return the coverage of each method at each p of the slider; below the floor it is a triangle at the edge."""
    floor, _top = ends(coverages[0].level)
    every = [p for (p,) in coverage_settings(start)]
    shares = np.array([share_at(coverage, p) for coverage in coverages for p in every])
    return arrow(
        {
            "method": [coverage.slug for coverage in coverages for _stop in every],
            "p": np.tile(every, len(coverages)),
            "share": np.maximum(shares, floor),
            "shape": ["circle" if share >= floor else "triangle-down" for share in shares],
            "words": [share_written(float(share), coverages[0].level) for share in shares],
        }
    )


@cached(maxsize=8)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    panels = [_panel(number, slug, name) for number, (slug, name) in enumerate(zip(METHODS, names, strict=True))]
    return _LIVE.over(*panels, resolve={"x": "independent", "y": "independent"})


def _panel(number: int, slug: str, name: str) -> dict[str, Any]:
    across, up = _places(number)
    x, y = across.across("p:Q"), up.up("share:Q")
    _only(x, wide=number > 2, narrow=number > 3)
    _only(y, wide=number % 3 == 0, narrow=number % 2 == 0)
    goal = named("said level").mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    goal = goal.encode(alt.X(value=across.left), alt.X2(value=across.right), y, color=alt.value(theme.FURNITURE))
    return layered(goal, _line(slug, x, y), _cross(slug, x, up), _dot(slug, x, y), *_words(slug, name, across, up))


def _only(channel: Any, *, wide: bool, narrow: bool) -> None:
    """Let an axis be seen in a wide or in a narrow picture only; its grid is always seen."""
    seen = f"(width < {NARROW} ? {int(narrow)} : {int(wide)})"
    for part in ("title", "domain", "tick"):
        channel["axis"][f"{part}Opacity"] = {"expr": seen}
    channel["axis"]["labelExpr"] = f"{seen} ? datum.label : ''"  # labels that overlap are given an opacity by Vega


def _of(data: alt.Chart, slug: str) -> Any:
    """Return the rows of a method."""
    return data.transform_filter(f"datum.method == '{slug}'")


def _line(slug: str, x: Any, y: Any) -> Any:
    line = _of(named("saw"), slug).mark_line(strokeWidth=1.5, **theme.QUIET)
    return line.encode(x, y, alt.Order("order:Q"), color=alt.value("blue"))


def _dot(slug: str, x: Any, y: Any) -> Any:
    """Return the coverage at the p of the slider."""
    dot = _of(_LIVE.now("here"), slug).mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
    return dot.encode(x, y, alt.Shape("shape:N").scale(None).legend(None), color=alt.value(theme.ACCENT))


def _words(slug: str, name: str, across: Place, up: Place) -> tuple[Any, Any]:
    """Return the name of a method at the left over its panel, and its coverage at the right."""
    room: Any = {"expr": f"{across.right['expr']} - {across.left['expr']} - 58"}
    text: dict[str, Any] = {"baseline": "bottom", "dy": -4, "fontSize": 15, **theme.QUIET}
    top = alt.Y(value=up.top)
    title = named("said level").mark_text(align="left", limit=room, **text)
    share = _of(_LIVE.now("here"), slug).mark_text(align="right", fontWeight="bold", **text)
    return (
        title.encode(alt.X(value=across.left), top, alt.Text(value=name), color=alt.value(theme.FURNITURE)),
        share.encode(alt.X(value=across.right), top, alt.Text("words:N"), color=alt.value(theme.ACCENT)),
    )


def _cross(slug: str, x: Any, up: Place) -> Any:
    """Return the rule through a panel at the p of the slider."""
    rule = _of(_LIVE.now("here"), slug).mark_rule(strokeDash=[4, 4], **theme.QUIET)
    return rule.encode(x, alt.Y(value=up.top), alt.Y2(value=up.bottom), color=alt.value(theme.ACCENT))
