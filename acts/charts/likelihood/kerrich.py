"""The replay of a record: the share of heads on its way in the funnel, and the relative likelihood below."""

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
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.charts.likelihood.relative import ACROSS, MARKS, TITLE, WRITTEN, marks, places, relative
from acts.language import _, cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL

FUNNEL = 1.96
"""A fair coin stays within this number of standard errors to either side with a probability of about 95%."""
CHECKPOINT = Parameter("checkpoint", "i", 10.0, Interval(1.0, 28.0), Interval(1.0, 28.0), 1.0, "Checkpoint")
_LIVE = Live((CHECKPOINT,))
_ENDS: dict[str, Ends] = {"n": (9, 13_500), "share": (0.17, 0.83), "across": (0.1, 0.8), "ratio": (0, 1.08)}
_MARKS = {
    "n": (10, 100, 1000, 10_000),
    "share": (0.2, 0.4, 0.5, 0.6, 0.8),
    "across": marks(_ENDS["across"]),
    "ratio": MARKS,
}
_TOSSES = Place("n", 0.0, 1.0, "", ",d", "log", orient="top")
_SHARE = Place("share", 0.0, 0.48, "share of heads", ".1f")
_RATIO = Place("ratio", 0.54, 1.0, TITLE, WRITTEN)


def kerrich_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the checkpoints that the live replay can show."""
    return _LIVE.settings(start)


def kerrich_picture(running: tuple[Tosses, ...], start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live replay of a record: the share of heads on its way above, the relative likelihood below.

    Parameters
    ----------
    running : tuple of Tosses
        The count at each of 28 checkpoints.
    start : tuple of float
        The checkpoint, from 1, at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `kerrich_settings(start)`.
    """
    return _LIVE.picture(_spec(), _data(running, start), start, sentences, marks=_MARKS, **_ENDS)


@lru_cache(maxsize=16)
def _data(running: tuple[Tosses, ...], start: tuple[float, ...]) -> dict[str, bytes]:
    path: list[tuple[float, ...]] = []
    curves, insides = [], []
    for (checkpoint,) in kerrich_settings(start):
        *_earlier, last = seen = running[: int(checkpoint)]
        path += [(checkpoint, each.tosses, each.estimate, each is last) for each in seen]
        low, high = _ENDS["across"]
        p, inner = places(last, low, high), interval(last, LEVEL)
        p = p[(low <= p) & (p <= high)]
        curves.append((checkpoint, p, relative(last, p)))
        inside = p[(inner.low <= p) & (p <= inner.high)]
        insides.append((checkpoint, inside, relative(last, inside)))
    return {
        "path": rows(dict.fromkeys(("checkpoint", "n", "share", "last"), float), path),
        "curve": _drawn(curves),
        "inside": _drawn(insides),
        "funnel": _funnel(running[0].tosses, running[-1].tosses),
        "fair": rows(dict.fromkeys(("p", "low", "high"), float), [(FAIR, *_ENDS["ratio"])]),
    }


def _drawn(curves: Sequence[tuple[float, Array, Array]]) -> bytes:
    """Return p and r of some curves in single precision: on this axis a thousandth of a pixel is wider."""
    checkpoints, p, r = zip(*curves, strict=True)
    number = np.repeat(np.array(checkpoints), [each.size for each in p])
    return arrow(
        {
            "checkpoint": number,
            "p": np.concatenate(p).astype(np.float32),
            "r": np.concatenate(r).astype(np.float32),
        }
    )


def _funnel(first: int, last: int) -> bytes:
    """Return where the share of a fair coin stays, from the first number of tosses to the last."""
    n = np.geomspace(first, last, 121)
    reach = FUNNEL * np.sqrt(FAIR * (1 - FAIR) / n)
    return arrow({"n": n, "low": FAIR - reach, "high": FAIR + reach})


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    return _LIVE.over(_record(), _likelihood(), resolve={"x": "independent", "y": "independent"})


def _record() -> dict[str, Any]:
    """Return the share of heads on its way through the funnel."""
    n, share, path = _TOSSES.across("n:Q"), _SHARE.up("share:Q"), _LIVE.now("path")
    funnel = named("funnel").mark_area(opacity=0.2, **theme.QUIET)
    funnel = funnel.encode(n, _SHARE.up("low:Q"), alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))
    line = path.mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(n, share, color=alt.value("blue"))
    dots = path.mark_point(filled=True, size=40, opacity=1, **theme.QUIET).encode(n, share, color=alt.value("blue"))
    last = path.transform_filter("datum.last == 1").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    last = last.encode(n, share, color=alt.value(theme.ACCENT))
    # the axis is named inside its panel, which gives both panels the height of a title
    name = named("fair").mark_text(align="right", baseline="top", dx=-4, dy=6, fontSize=16, **theme.QUIET)
    corner = {"x": alt.X(value={"expr": "width"}), "y": alt.Y(value=_SHARE.top)}
    name = name.encode(**corner, text=alt.value(_("tosses")), color=alt.value(theme.FURNITURE))
    return layered(funnel, line, dots, last, name)


def _likelihood() -> dict[str, Any]:
    """Return the likelihood of what was seen so far, its interval shaded, and 1/2 marked."""
    x, r = ACROSS.across("p:Q"), _RATIO.up("r:Q")
    inside = _LIVE.now("inside").mark_area(opacity=0.25, **theme.QUIET).encode(x, r, color=alt.value("blue"))
    curve = _LIVE.now("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    fair = named("fair").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    fair = fair.encode(x, _RATIO.up("low:Q"), alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))
    return layered(inside, curve.encode(x, r, color=alt.value("blue")), fair)
