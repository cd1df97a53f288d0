"""What every chart function returns, and the steps from an Altair chart to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.activation import Parameter
from acts.charts.kit import vega_insides
from acts.charts.kit.arrow import arrow
from acts.language import _

Settings = Sequence[tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: a Vega-Lite spec, its data sets as Arrow bytes by name, and what is seen, in words."""

    spec: Mapping[str, Any]
    data: Mapping[str, bytes]
    alt: str


def finished(chart: Any) -> dict[str, Any]:
    """Return the spec of an Altair chart, or of `layered` ones, ready for the page; theme and width are the host's."""
    spec = chart if isinstance(chart, dict) else vega_insides.whole(chart)
    return {**spec, "autosize": {"type": "fit-x", "contains": "padding"}}


def layered(*parts: Any, **properties: Any) -> dict[str, Any]:
    """Return charts that are drawn one over the other as one spec; each is Altair's, or layered itself.

    `alt.layer` says the same, and copies every chart several times on the way: with a dozen of them, that takes longer
    than all the rest of a page's first visit.
    """
    specs = [part if isinstance(part, dict) else vega_insides.part(part) for part in parts]
    return {"layer": specs, **properties}


def spoken(parameters: tuple[Parameter, ...], settings: Settings, sentences: Sequence[str]) -> dict[str, bytes]:
    """Return the data of `speaker`: what is seen at each setting, in words."""
    columns = {p.name: np.array(column) for p, column in zip(parameters, zip(*settings, strict=True), strict=True)}
    return {"said": arrow({**columns, "words": list(sentences)})}


def speaker(live: Any) -> Any:
    """Return an unseen mark whose label says what is seen at the slider's setting.

    The chart's own alternative text cannot follow the slider: changing it would draw the chart anew.
    """
    unseen = named("said").transform_filter(live).mark_point(opacity=0, size=1, tooltip=None)
    return unseen.encode(alt.X(value=0), alt.Y(value=0), alt.Description("words:N"))


def slider(name: str, stops: Sequence[float]) -> dict[str, Any]:
    """Return the input that a live parameter is bound to, over evenly spaced stops."""
    step = round(stops[1] - stops[0], 10)
    return {"input": "range", "min": stops[0], "max": stops[-1], "step": step, "name": f"{_(name.replace('_', ' '))} "}


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


def decades(low: float, high: float) -> list[float]:
    """Return the powers of ten between low and high."""
    first, last = np.ceil(np.log10(low) - 1e-9), np.floor(np.log10(high) + 1e-9)
    return [float(f"1e{int(k)}") for k in np.arange(first, last + 1)]


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
