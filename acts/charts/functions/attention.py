"""How sharp attention is for vectors of more and more entries, as it comes and divided by their square root."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.experiments.functions.softmax import KEYS, attention
from acts.language import _, cached


def attention_picture(seed: int, names: tuple[str, str, str], alt_text: str) -> Picture:
    """Return the mean largest weight against the entries of the vectors, beside the weight of a key if all are equal.

    Parameters
    ----------
    seed : int
    names : tuple of three str
        Of the plain weights, of the scaled ones, and of equal weights.
    alt_text : str
    """
    found = attention(seed)
    drawn = [
        (name, each.entries, weight)
        for each in found
        for name, weight in zip(names, (each.plain, each.scaled, 1 / KEYS), strict=True)
    ]
    data = {"weights": rows({"name": str, "entries": np.int32, "weight": float}, drawn)}
    return Picture(_spec(names, tuple(each.entries for each in found)), data, alt_text)


@cached(maxsize=4)
def _spec(names: tuple[str, str, str], entries: tuple[int, ...]) -> dict[str, Any]:
    legend, domain = theme.strokes(list(names)), list(names)
    x = alt.X("entries:Q").scale(type="log", domain=[entries[0] * 0.9, entries[-1] * 1.1], nice=False)
    x = x.title(_("entries d of a query and of a key")).axis(grid=False, values=list(entries), format="d", **theme.AXIS)
    y = alt.Y("weight:Q").scale(domain=[0, 1], nice=False).title(_("mean largest weight"))
    y = y.axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", **theme.AXIS)
    hue = alt.Color("name:N").scale(domain=domain, range=["red", "blue", theme.FURNITURE]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=domain, range=[[9, 4], [1, 0], [2, 3]]).legend(legend)
    lines = named("weights").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    dots = named("weights").transform_filter(alt.datum.name != names[2])
    dots = dots.mark_point(filled=True, size=130, opacity=1, **theme.QUIET)
    words = named("weights").transform_filter(alt.datum.name != names[2])
    words = words.mark_text(dy=-14, align="center", fontSize=15, **theme.QUIET)
    return finished(
        layered(
            lines.encode(x, y, hue, dash),
            dots.encode(x, y, hue),
            words.encode(x, y, alt.Text("weight:Q", format=".0%"), color=alt.value(theme.FURNITURE)),
        )
    )
