"""A relative of softmax as the first logit moves, with the reader's logits marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.functions.softmax import LOGITS
from acts.charts.kit import theme
from acts.charts.kit.arrow import Column, arrow
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, padded
from acts.charts.kit.stops import Setting
from acts.language import cached
from acts.vector import VECTORS

FIRST = LOGITS[0]
ALONG = Live((FIRST,), most=61, labels=(FIRST.meaning,))

_ACROSS = Place("across", 0.0, 1.0, FIRST.meaning)
_UP = Place("up", 0.0, 1.0, "value f(z)")
_POINTS = 241
_HUES = ["blue", "green", "violet"]


def kin_picture(
    slug: str, names: tuple[str, ...], others: tuple[float, ...], temperature: float, shift: float, start: Setting,
    sentences: Sequence[str],
) -> Picture:  # fmt: skip
    """Return the values of a function of the logits on the way of the first one.

    Parameters
    ----------
    slug : str
        Of the function.
    names : tuple of str
        Of its lines: a class for each, or the function's own and that of the maximum if it has a single value.
    others : tuple of float
        The logits that stay.
    temperature, shift : float
        What the logits are divided by, after `shift` has been added to each.
    start, sentences
        As in `Live.picture`, for `ALONG`.
    """
    data, ends = _data(slug, names, others, temperature, shift, start)
    return ALONG.picture(_spec(names, VECTORS[slug].single), data, start, sentences, marks=None, **ends)


@lru_cache(maxsize=64)
def _data(
    slug: str, names: tuple[str, ...], others: tuple[float, ...], temperature: float, shift: float, start: Setting
) -> tuple[dict[str, bytes], dict[str, Ends]]:
    stops = np.array(ALONG.settings(start))[:, 0]
    low, high = float(stops[0]), float(stops[-1])
    corners = [z + side * temperature for z in others for side in (-1, 0, 1)]  # where sparsemax may bend
    first = np.union1d(np.linspace(low, high, _POINTS), [z for z in corners if low < z < high])
    lines, points = (_values(slug, z, others, temperature, shift) for z in (first, stops))
    data = {
        "lines": arrow(_columns("z", first, lines, names)),
        "points": arrow(_columns(FIRST.name, stops, points, names)),
    }
    return data, {"across": (low, high), "up": padded(lines)}


def _values(slug: str, first: Array, others: tuple[float, ...], temperature: float, shift: float) -> Array:
    """Return a row for each value of the first logit and a column for each line."""
    z = shift + np.stack([first, *(np.full_like(first, other) for other in others)], axis=-1)
    values: Array = VECTORS[slug](z, temperature=temperature)
    return np.stack([values, z.max(axis=-1)], axis=-1) if VECTORS[slug].single else values


def _columns(place: str, first: Array, values: Array, names: tuple[str, ...]) -> dict[str, Column]:
    return {
        place: np.repeat(first, len(names)), "name": list(names) * first.size, "f": values.ravel(),
    }  # fmt: skip


@cached(maxsize=16)
def _spec(names: tuple[str, ...], single: bool) -> dict[str, Any]:
    legend, domain = theme.strokes(list(names)), list(names)
    hues = ["blue", theme.FURNITURE] if single else _HUES
    hue = alt.Color("name:N").scale(domain=domain, range=hues).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=domain, range=[[1, 0], *theme.DASHES[: len(names) - 1]]).legend(legend)
    lines, points = named("lines"), ALONG.now("points")
    here = points.mark_rule(strokeDash=[4, 4], **theme.QUIET)
    drawn = lines.mark_line(strokeWidth=theme.THICK - 0.5, **theme.QUIET)
    dots = points.mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    return ALONG.over(
        layered(
            here.encode(_ACROSS.across(f"{FIRST.name}:Q"), color=alt.value(theme.FURNITURE)),
            drawn.encode(_ACROSS.across("z:Q"), _UP.up("f:Q"), hue, dash),
            dots.encode(_ACROSS.across(f"{FIRST.name}:Q"), _UP.up("f:Q"), hue),
        )
    )
