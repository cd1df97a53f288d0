"""Pictures of the likelihood of coins that were really tossed: of one, or of several coins or people."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, variables
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.charts.likelihood.relative import ACROSS, MARKS, TITLE, WIDE, WRITTEN, marks, places, relative
from acts.language import cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL

_UP = Place("up", 0.0, 1.0, TITLE, WRITTEN)
_FAIR = arrow({"p": np.array([FAIR])})
_COLOURS = ("blue", "green", "violet", "red")
_DASHES = ([1, 0], *theme.DASHES[:4])  # one less than would repeat in step with the colours
_STYLES = tuple(zip(_COLOURS * 5, _DASHES * 4, strict=True))


def window(counts: Sequence[Tosses]) -> Ends:
    """Return the ends of a stretch of p that holds 1/2 and the interval of each of these counts, at level `WIDE`."""
    spans = [interval(tosses, WIDE) for tosses in counts]
    low, high = min(FAIR, *(s.low for s in spans)), max(FAIR, *(s.high for s in spans))
    room = 0.06 * (high - low)
    return max(low - room, 0.0), min(high + room, 1.0)


def likelihood_picture(counts: Tosses, alt_text: str) -> Picture:
    """Return the relative likelihood of one coin over p, its interval shaded, and 1/2 marked."""
    ends, inner = window([counts]), interval(counts, LEVEL)
    p = places(counts, *ends)
    inside = p[(inner.low <= p) & (p <= inner.high)]
    data = {
        "curve": arrow({"p": p, "r": relative(counts, p)}),
        "inside": arrow({"p": inside, "r": relative(counts, inside)}),
        "best": arrow({"p": np.array([counts.estimate]), "r": np.array([1.0])}),
        "fair": _FAIR,
    }
    return _picture(_likelihood_spec(), data, ends, 1.15, alt_text)


def family_picture(parts: Sequence[Tosses], whole: Tosses | None, alt_text: str) -> Picture:
    """Return the relative likelihoods of several coins or people, numbered at their tops; behind them the whole.

    Parameters
    ----------
    parts : sequence of Tosses
        Each gets a curve; colours and dashes differ, and the numbers from 1 stand above the curves.
    whole : Tosses or None
        All of them together, as an area behind; None leaves the area out.
    alt_text : str
        What is seen, in words.
    """
    ends, rows = window(parts), 2 if len(parts) < 10 else 4
    behind = places(whole, *ends) if whole else np.array([])
    data = {
        "curves": _curves(parts, ends),
        "names": _names(parts, rows),
        "fair": _FAIR,
        "whole": arrow({"p": behind, "r": relative(whole, behind) if whole else behind}),
    }
    return _picture(_family_spec(len(parts)), data, ends, 1.16 + 0.1 * rows, alt_text)


def _picture(spec: Mapping[str, Any], data: Mapping[str, bytes], ends: Ends, top: float, alt_text: str) -> Picture:
    axes = variables({"across": ends, "up": (0.0, top)}, {"across": marks(ends), "up": MARKS})
    return Picture({**spec, "params": axes}, data, alt_text)


def _curves(parts: Sequence[Tosses], ends: Ends) -> bytes:
    """Return the relative likelihood of each coin."""
    lines = [(places(part, *ends), part) for part in parts]
    return arrow(
        {
            "coin": np.repeat(np.arange(1, len(parts) + 1), [p.size for p, _part in lines]),
            "p": np.concatenate([p for p, _part in lines]),
            "r": np.concatenate([relative(part, p) for p, part in lines]),
        }
    )


def _names(parts: Sequence[Tosses], rows: int) -> bytes:
    """Return the numbers of the coins, above their tops in rows, so that neighbours do not stand on each other."""
    order = sorted(range(len(parts)), key=lambda i: parts[i].estimate)
    levels = {i: 1.06 + 0.1 * (place % rows) for place, i in enumerate(order)}
    return arrow(
        {
            "coin": np.arange(1, len(parts) + 1),
            "p": np.array([part.estimate for part in parts]),
            "r": np.array([levels[i] for i in range(len(parts))]),
        }
    )


@cached(maxsize=8)
def _likelihood_spec() -> dict[str, Any]:
    x, y = ACROSS.across("p:Q"), _UP.up("r:Q")
    area = named("inside").mark_area(opacity=0.25, **theme.QUIET).encode(x, y, color=alt.value("blue"))
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y, color=alt.value("blue"))
    best = named("best").mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    best = best.encode(x, y, color=alt.value(theme.ACCENT))
    return finished(layered(area, *_fair(x), line, best))


@cached(maxsize=16)
def _family_spec(count: int) -> dict[str, Any]:
    x, y, coins = ACROSS.across("p:Q"), _UP.up("r:Q"), list(range(1, count + 1))
    styles = list(itertools.islice(itertools.cycle(_STYLES), count))
    colour = alt.Color("coin:O").scale(domain=coins, range=[c for c, _dash in styles]).legend(None)
    dash = alt.StrokeDash("coin:O").scale(domain=coins, range=[d for _colour, d in styles]).legend(None)
    area = named("whole").mark_area(opacity=0.25, **theme.QUIET).encode(x, y, color=alt.value(theme.FURNITURE))
    lines = named("curves").mark_line(strokeWidth=theme.THIN + 0.5, **theme.QUIET).encode(x, y, colour, dash)
    stem = named("names").mark_rule(strokeWidth=1, opacity=0.5, **theme.QUIET)
    stem = stem.encode(x, y, alt.Y2Datum(1.0), color=alt.value(theme.FURNITURE))
    text = named("names").mark_text(dy=-9, fontSize=theme.TEXT_SIZE - 2, fontWeight="bold", **theme.QUIET)
    return finished(layered(area, *_fair(x), stem, lines, text.encode(x, y, alt.Text("coin:O"), colour)))


def _fair(x: Any) -> list[Any]:
    """Return the mark of the fair coin: a dashed rule with the words 1/2 at its top."""
    gray = alt.value(theme.FURNITURE)
    rule = named("fair").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, color=gray)
    text = named("fair").mark_text(align="left", dx=5, text="1/2", fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    return [rule, text.encode(x, alt.Y(value=8), color=gray)]
