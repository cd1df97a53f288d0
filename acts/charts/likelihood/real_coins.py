"""Pictures of the likelihood of coins that were really tossed: of one, or of several coins or people."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named
from acts.charts.likelihood.relative import WIDE, across, places, relative
from acts.language import _, cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL

_FAIR = arrow({"p": np.array([FAIR])})
_COLOURS = ("blue", "green", "violet", "red")
_DASHES = ([1, 0], *theme.DASHES[:4])  # one less than would repeat in step with the colours
_STYLES = tuple(zip(_COLOURS * 5, _DASHES * 4, strict=True))


def window(counts: Sequence[Tosses]) -> tuple[float, float]:
    """Return a stretch of p that holds what all these tosses leave possible, and 1/2."""
    spans = [interval(tosses, WIDE) for tosses in counts]
    low, high = min(FAIR, *(s.low for s in spans)), max(FAIR, *(s.high for s in spans))
    room = 0.06 * (high - low)
    return max(low - room, 0.0), min(high + room, 1.0)


def likelihood_picture(counts: Tosses, alt_text: str) -> Picture:
    """Return the relative likelihood of one coin over p, its 95% interval shaded, and 1/2 marked."""
    low, high = window([counts])
    p, inner = places(counts, low, high), interval(counts, LEVEL)
    inside = p[(inner.low <= p) & (p <= inner.high)]
    data = {
        "curve": arrow({"p": p, "r": relative(counts, p)}),
        "inside": arrow({"p": inside, "r": relative(counts, inside)}),
        "best": arrow({"p": np.array([counts.estimate]), "r": np.array([1.0])}),
        "fair": _FAIR,
    }
    return Picture(_likelihood_spec(low, high), data, alt_text)


@cached(maxsize=64)
def _likelihood_spec(low: float, high: float) -> dict[str, Any]:
    x, y = across(low, high), _up(1.15)
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
    lines = [(places(part, low, high), part) for part in parts]
    rows = 2 if len(parts) < 10 else 4
    order = sorted(range(len(parts)), key=lambda i: parts[i].estimate)
    levels = {i: 1.06 + 0.1 * (place % rows) for place, i in enumerate(order)}
    behind = places(whole, low, high) if whole else np.array([])
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


@cached(maxsize=16)
def _family_spec(low: float, high: float, count: int, rows: int) -> dict[str, Any]:
    x, y, coins = across(low, high), _up(1.16 + 0.1 * rows), list(range(1, count + 1))
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


def _up(top: float) -> Any:
    up = alt.Y("r:Q").scale(domain=[0, top], nice=False).title(_("L(p) / L(p̂)"))
    return up.axis(values=[0, 0.5, 1], **theme.AXIS)


def _fair(x: Any) -> list[Any]:
    """Return the mark of the fair coin: a dashed rule, and what it is at its top."""
    gray = alt.value(theme.FURNITURE)
    rule = named("fair").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, color=gray)
    text = named("fair").mark_text(align="left", dx=5, text="1/2", fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    return [rule, text.encode(x, alt.Y(value=8), color=gray)]
