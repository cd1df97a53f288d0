"""Four readings of one likelihood over one p axis, with a point on each that follows a slider inside the browser.

Likelihood, log-likelihood, negative log-likelihood, and cross-entropy per toss with its two parts. Where the numbers
get too large for an axis they are measured from the maximum instead: all four differ from it by
n KL(p-hat || p) alone, which keeps its digits at any n.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
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
from acts.likelihood import Tosses, divergence, entropy, log_likelihood

STOPS = 101
SMALLEST = math.log(1e-300)
"""Below it, in nats, a likelihood is drawn as its ratio to the largest."""
CUT = 2.0
"""So many nats a toss below the maximum the whole picture ends: at p = 0 and p = 1 there is no end."""
_NEAR_CUT = 16.0
_NARROW = 0.25
_WHOLE = Interval(0.0, 1.0)
P = Parameter("p", "p", 0.5, _WHOLE, _WHOLE, 0.01, "Probability of heads")
_HEIGHT = 860
# the part of the height of each panel; above each there is room for its words
_PARTS = ((0.12, 0.31), (0.37, 0.51), (0.57, 0.71), (0.8, 1.0))
_NAMES = ("l", "g", "n", "c")
_LINES = {"l": 4, "g": 1, "n": 1, "c": 2}


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of p that is drawn for these tosses, as the parameter of a live chart.

    Parameters
    ----------
    tosses : Tosses
    near : bool
        Whether around the maximum, or all of [0, 1].
    """

    tosses: Tosses
    near: bool

    @property
    def parameter(self) -> Parameter:
        """The parameter p, whose typical range is the stretch."""
        low, high, step = self._stretch if self.near else (0.0, 1.0, 0.01)
        return replace(P, typical=Interval(low, high), step=step)

    @property
    def ends(self) -> Ends:
        """Where the stretch begins and ends."""
        typical = self.parameter.typical
        return typical.low, typical.high

    @property
    def narrow(self) -> bool:
        """Whether the logarithms are measured from their maximum: at both ends they are too near to it otherwise.

        An end at 0 or 1, where they are infinite, says nothing of the rest and does not count.
        """
        far = np.asarray(divergence(self.tosses.estimate, self.ends))
        far = far[np.isfinite(far)]
        return bool(far.size and far.max() < _NARROW * CUT)

    @property
    def tiny(self) -> bool:
        """Whether the largest likelihood is too small for an axis."""
        return bool(log_likelihood(self.tosses, self.tosses.estimate) < SMALLEST)

    @property
    def _stretch(self) -> tuple[float, float, float]:
        centre, n = self.tosses.estimate, self.tosses.tosses
        reach = 5 * math.sqrt(centre * (1 - centre) / n) + 4 / n
        low, high = max(centre - reach, 0.0), min(centre + reach, 1.0)
        raw = (high - low) / (STOPS - 3)
        power = Decimal(10) ** math.floor(math.log10(raw))
        step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw)
        first, last = math.floor(Decimal(low) / step), math.ceil(Decimal(high) / step)
        return float(first * step), float(last * step), float(step)


def settings(window: Window, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can show: the slider's stops and the exact start."""
    return stops((window.parameter,), seed, STOPS)


def readings_picture(
    window: Window,
    guess: float | None,
    headers: Callable[[float], tuple[str, str, str, str]],
    seed: tuple[float, ...],
    sentences: Sequence[str],
) -> Picture:
    """Return the live chart of the four readings.

    Parameters
    ----------
    window : Window
        The tosses, and the stretch of p.
    guess : float or None
        A p that was guessed before, marked on the first panel.
    headers : callable
        From p to the words above the four panels; the first may take four lines, the last two.
    seed : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `settings(window, seed)`.
    """
    every = settings(window, seed)
    domains = _domains(window)
    stops = np.array([p for (p,) in every])
    low, high = window.ends
    inside = guess is not None and low <= guess <= high
    data = {
        "curve": arrow(_curve(window, domains)),
        "stops": arrow({**_points(window, domains, stops), **_headers(headers, stops)}),
        "maximum": arrow(_points(window, domains, np.array([window.tosses.estimate]))),
        "guess": arrow({"p": np.array([guess] if inside else [], dtype=float)}),
    } | spoken((window.parameter,), every, sentences)
    axes = {"across": (low, high), **dict(zip(_NAMES, domains, strict=True))}
    spec = fitted(_spec(window.tiny, window.narrow), window.parameter, STOPS, seed[0], (), **axes)
    return Picture(spec, data, sentences[every.index(seed)])


def _values(window: Window, p: Array) -> tuple[Array, ...]:
    """Return the four readings at these p, as they are drawn."""
    tosses = window.tosses
    lost = tosses.tosses * divergence(tosses.estimate, p)
    log = -lost if window.narrow else log_likelihood(tosses, p)
    ratio = np.exp(-lost if window.tiny else log_likelihood(tosses, p))
    bits = lost / tosses.tosses / math.log(2)
    return ratio, log, 0.0 - log, bits if window.narrow else bits + entropy(tosses.estimate, "bits")


def _domains(window: Window) -> tuple[Ends, Ends, Ends, Ends]:
    tosses = window.tosses
    drop = min(CUT * tosses.tosses, _NEAR_CUT) if window.narrow else CUT * tosses.tosses
    top = 0.0 if window.narrow else log_likelihood(tosses, tosses.estimate)
    most = 1.0 if window.tiny else math.exp(log_likelihood(tosses, tosses.estimate))
    low, high = top - drop, top + 0.06 * drop
    least = 0.0 if window.narrow else entropy(tosses.estimate, "bits")
    bits = least + drop / tosses.tosses / math.log(2)
    return (0.0, 1.06 * most), (low, high), (-high, -low), (0.0, bits)


def _curve(window: Window, domains: Sequence[Ends]) -> dict[str, Any]:
    """Return the rows of the four curves, each broken off where it leaves its panel.

    They are few: where its layers draw more than 5,000 rows, Streamlit takes the words of `speaker` away.
    """
    (low, high), centre = window.ends, window.tosses.estimate
    spread = math.sqrt(centre * (1 - centre) / window.tosses.tosses)
    ends = np.geomspace(1e-9, 1, 80) * (high - low) / 20
    p = np.concatenate(
        [np.linspace(low, high, 201), centre + spread * np.linspace(-6, 6, 121), low + ends, high - ends, [centre]]
    )
    p = np.unique(p[(p >= low) & (p <= high)])
    columns = dict(zip(_NAMES, _values(window, p), strict=True))
    area = np.minimum(columns["c"], domains[-1][1])
    for name, (floor, ceiling) in zip(_NAMES, domains, strict=True):
        columns[name] = np.where((columns[name] < floor) | (columns[name] > ceiling), np.nan, columns[name])
    return {"p": p, **columns, "h": np.full(p.size, _least(window)), "area": area}


def _points(window: Window, domains: Sequence[Ends], p: Array) -> dict[str, Any]:
    """Return a point on each curve; one that lies outside its panel is a triangle at the edge, pointing to it."""
    low, high = window.ends
    beside = np.select([p < low, p > high], ["triangle-left", "triangle-right"], "")
    columns: dict[str, Any] = {"p": p, "x": np.clip(p, low, high), "h": np.full(p.size, _least(window))}
    for name, values, (floor, ceiling) in zip(_NAMES, _values(window, p), domains, strict=True):
        above = np.select([values < floor, values > ceiling], ["triangle-down", "triangle-up"], "circle")
        columns[name] = np.clip(values, floor, ceiling)
        columns[f"{name}_shape"] = np.where(beside == "", above, beside).tolist()
    return columns


def _headers(headers: Callable[[float], tuple[str, str, str, str]], stops: Array) -> dict[str, list[str]]:
    lines = zip(*(headers(float(p)) for p in stops), strict=True)
    return {f"{name}_words": list(column) for name, column in zip(_NAMES, lines, strict=True)}


def _least(window: Window) -> float:
    """Return the part of the cross-entropy that no p takes away, as it is drawn."""
    return 0.0 if window.narrow else float(entropy(window.tosses.estimate, "bits"))


@lru_cache(maxsize=4)
def _spec(tiny: bool, narrow: bool) -> dict[str, Any]:
    titles = (
        "L(p) / max L" if tiny else "L(p)",
        "log L − max, nats" if narrow else "log L, nats",
        "NLL − min, nats" if narrow else "NLL, nats",
        "KL, bits" if narrow else "bits a toss",
    )
    across = Place("across", 0, 1, "probability of heads p", ".12~g")
    places = [Place(name, *part, title, ".4~g") for name, part, title in zip(_NAMES, _PARTS, titles, strict=True)]
    bind: Any = {"p": alt.binding_range(min=0, max=1, step=0.01, name="p ")}
    live = alt.selection_point("live", fields=["p"], bind=bind, value=[{"p": 0.5}])
    blue, accent, gray = (alt.value(colour) for colour in ("blue", theme.ACCENT, theme.FURNITURE))
    here, x = named("stops").transform_filter(live), across.across("x:Q")
    panels = []
    for place in places:
        y = place.up(f"{place.name}:Q")
        down = _all_the_way(place)
        rule = {"strokeWidth": theme.THIN, **theme.QUIET}
        layers = [] if narrow or place.name != "c" else _areas(place, across)
        layers += [
            named("maximum").mark_rule(strokeDash=[2, 3], **rule).encode(x, *down, color=gray),
            here.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, *down, color=accent),
        ]
        if place.name == "l":
            layers += _guess(place, across)
        line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
        layers.append(line.encode(across.across("p:Q"), y, color=blue))
        layers += [] if narrow or place.name != "c" else _parts(place, here, x)
        summit = named("maximum").mark_point(shape="diamond", size=150, strokeWidth=2.5, **theme.QUIET)
        dot = here.mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
        dot = dot.encode(x, y, alt.Shape(f"{place.name}_shape:N").scale(None).legend(None), color=accent)
        layers += [
            summit.encode(x, y, color=blue),
            dot.add_params(live) if place.name == "l" else dot,  # on ONE layer, or the chart stays blank
            _words(place, here),
        ]
        panels.append(alt.layer(*layers))
    chart = alt.layer(*panels, speaker(live)).resolve_scale(y="independent")
    return finished(chart.properties(height=_HEIGHT))


def _all_the_way(place: Place) -> tuple[alt.Y, alt.Y2]:
    """Return both ends of a rule from the top of a panel to its bottom."""
    start: Any = {"expr": f"height * {place.start}"}
    end: Any = {"expr": f"height * {place.end}"}
    return alt.Y(value=start), alt.Y2(value=end)


def _words(place: Place, here: alt.Chart) -> Any:
    """Return the words above a panel, at the left."""
    text = here.mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=22, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET
    )
    top: Any = {"expr": f"height * {place.start} - {8 + 22 * _LINES[place.name]}"}
    words = alt.Text(f"{place.name}_words:N")
    return text.encode(alt.X(value=4), alt.Y(value=top), words, color=alt.value(theme.FURNITURE))


def _guess(place: Place, across: Place) -> list[Any]:
    """Return the mark of what was guessed."""
    x, violet = across.across("p:Q"), alt.value("violet")
    rule = named("guess").mark_rule(strokeDash=[12, 3, 2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    right: Any = {"expr": "datum.p > across[0] + 0.7 * (across[1] - across[0]) ? 'right' : 'left'"}
    text = named("guess").mark_text(baseline="bottom", dy=-3, align=right, fontSize=theme.TEXT_SIZE - 3, **theme.QUIET)
    top = _all_the_way(place)
    return [rule.encode(x, *top, color=violet), text.encode(x, top[0], alt.Text(value="your guess"), color=violet)]


def _areas(place: Place, across: Place) -> list[Any]:
    """Return the two parts of the cross-entropy at every p: the entropy below, the divergence stacked on it."""
    x, least = across.across("p:Q"), place.up("h:Q")
    blue, violet = alt.value("blue"), alt.value("violet")
    area = named("curve").mark_area(opacity=0.18, **theme.QUIET)
    edge = named("curve").mark_line(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    return [
        area.encode(x, least, alt.Y2(datum=0), color=blue),
        area.encode(x, place.up("area:Q"), alt.Y2("h:Q"), color=violet),
        edge.encode(x, least, color=blue),
    ]


def _parts(place: Place, here: alt.Chart, x: Any) -> list[Any]:
    """Return the two parts at the slider's p as a bar in two pieces, one whole and one dashed."""
    whole = here.mark_rule(strokeWidth=9, **theme.QUIET)
    dashed = here.mark_rule(strokeWidth=9, strokeDash=[4, 2], **theme.QUIET)
    return [
        whole.encode(x, place.up("h:Q"), alt.Y2(datum=0), color=alt.value("blue")),
        dashed.encode(x, place.up("c:Q"), alt.Y2("h:Q"), color=alt.value("violet")),
    ]
