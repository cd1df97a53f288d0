"""What every chart function returns, and the steps from an Altair chart to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.charts.kit import theme, vega_insides


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: a Vega-Lite spec, its data sets as Arrow bytes by name, and what is seen, in words."""

    spec: Mapping[str, Any]
    data: Mapping[str, bytes]
    alt: str


def finished(chart: Any) -> dict[str, Any]:
    """Return the spec of an Altair chart, or of `layered` ones, ready for the page; theme and width are the host's.

    Without a height of its own, the picture fills the place that it is given.
    """
    spec = chart if isinstance(chart, dict) else vega_insides.whole(chart)
    fit = "fit-x" if "height" in spec else "fit"
    return {**spec, "autosize": {"type": fit, "contains": "padding"}, "config": theme.NUMBERS}


def layered(*parts: Any, **properties: Any) -> dict[str, Any]:
    """Return charts that are drawn one over the other as one spec; each is Altair's, or layered itself.

    `alt.layer` says the same, and copies every chart several times on the way: with a dozen of them, that takes longer
    than all the rest of a page's first visit.
    """
    specs = [part if isinstance(part, dict) else vega_insides.part(part) for part in parts]
    return {"layer": specs, **properties}


def named(data: str) -> alt.Chart:
    """Return a chart on a data set that the page sends under this name."""
    return alt.Chart(alt.NamedData(data))


def quoted(text: str) -> str:
    """Return a text as an expression of Vega spells it."""
    plain = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{plain}'"


def nth(texts: Sequence[str], number: str) -> str:
    """Return the expression of Vega for the text that an expression counts, from 0."""
    return f"[{', '.join(map(quoted, texts))}][{number}]"


def filled(message: str, **gaps: str) -> str:
    """Return the expression of Vega for a message whose gaps, by name, are filled with expressions."""
    parts: list[str] = []
    for text, gap, *_format in Formatter().parse(message):
        parts += [quoted(text)] if text else []
        parts += [gaps[gap]] if gap is not None else []
    return " + ".join(parts)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Return round numbers between low and high, roughly `about` of them."""
    raw = (high - low) / about
    power = 10.0 ** np.floor(np.log10(raw))
    step = power * min((1, 2, 5, 10), key=lambda m: abs(m * power - raw))
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    return [float(f"{k * step:.12g}") for k in np.arange(first, last + 1)]


def like(channel: Any, column: str) -> Any:
    """Return a channel with the same axis for another column."""
    other = channel.copy()
    other.shorthand = column
    return other


def padded(*values: NDArray[Any], share: float = 0.06) -> tuple[float, float]:
    """Return an axis domain that holds all finite values, and 0 unless it is far off, with room at both ends."""
    finite = np.concatenate([v[np.isfinite(v)] for v in values])
    low, high = float(finite.min()), float(finite.max())
    if min(abs(low), abs(high)) <= 2 * (high - low) or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    room = share * (high - low) or 0.5
    return low - room, high + room
