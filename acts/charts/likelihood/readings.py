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
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.language import _, cached
from acts.likelihood import Tosses, divergence, entropy, log_likelihood

STOPS = 101
SMALLEST = math.log(1e-300)
"""Below it, in nats, a likelihood is drawn as its ratio to the largest."""
CUT = 2.0
"""The nats per toss below the maximum at which the whole picture ends: at p = 0 and p = 1 there is no end."""
_NEAR_CUT = 16.0
_NARROW = 0.25
_WHOLE = Interval(0.0, 1.0)
P = Parameter("p", "p", 0.5, _WHOLE, _WHOLE, 0.01, "Probability of heads")
_HEIGHT = 860
# the part of the height of each panel; above each there is room for its words
_PARTS = ((0.12, 0.31), (0.37, 0.51), (0.57, 0.71), (0.8, 1.0))
_NAMES = ("l", "g", "n", "c")
_TITLES = ("L(p)", "log L, nats", "NLL, nats", "bits a toss")
_TINY, _NARROWED = "L(p) / max L", ("log L − max, nats", "NLL − min, nats", "KL, bits")
"""Of the first panel where the likelihood is tiny, of the others where they are measured from the maximum."""
_ACROSS = Place("across", 0, 1, "probability of heads p", ".12~g")
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


def readings_settings(window: Window, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can show: the slider's stops and the exact start."""
    return _live(window).settings(start)


def _live(window: Window) -> Live:
    return Live((window.parameter,), most=STOPS)


def readings_picture(
    window: Window,
    guess: float | None,
    headers: Callable[[float], tuple[str, str, str, str]],
    start: tuple[float, ...],
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
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `readings_settings(window, start)`.
    """
    domains, (low, high) = _domains(window), window.ends
    every = np.array([p for (p,) in readings_settings(window, start)])
    inside = guess is not None and low <= guess <= high
    data = {
        "curve": arrow(_curve(window, domains)),
        "stops": arrow({**_points(window, domains, every), **_headers(headers, every)}),
        "maximum": arrow(_points(window, domains, np.array([window.tosses.estimate]))),
        "guess": arrow({"p": np.array([guess] if inside else [], dtype=float)}),
    }
    spec = _spec(window.tiny, window.narrow)
    axes = dict(zip(_NAMES, domains, strict=True))
    return _live(window).picture(spec, data, start, sentences, marks=None, across=(low, high), **axes)


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

    They are few: where its layers draw more than 5,000 rows, Streamlit takes the words of the speaker away.
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


def _headers(headers: Callable[[float], tuple[str, str, str, str]], every: Array) -> dict[str, list[str]]:
    lines = zip(*(headers(float(p)) for p in every), strict=True)
    return {f"{name}_words": list(column) for name, column in zip(_NAMES, lines, strict=True)}


def _least(window: Window) -> float:
    """Return the part of the cross-entropy that no p takes away, as it is drawn."""
    return 0.0 if window.narrow else float(entropy(window.tosses.estimate, "bits"))


@cached(maxsize=16)
def _spec(tiny: bool, narrow: bool) -> dict[str, Any]:
    live = Live((P,))
    first, *others = _TITLES
    titles = (_TINY if tiny else first, *(_NARROWED if narrow else others))
    places = [Place(name, *part, title, ".4~g") for name, part, title in zip(_NAMES, _PARTS, titles, strict=True)]
    panels = [_panel(live, place, parts=place.name == "c" and not narrow) for place in places]
    return live.over(*panels, height=_HEIGHT, resolve={"y": "independent"})


def _panel(live: Live, place: Place, *, parts: bool) -> dict[str, Any]:
    """Return the panel of one reading; `parts` draws the two parts of the cross-entropy, too."""
    x, y = _ACROSS.across("x:Q"), place.up(f"{place.name}:Q")
    summit = named("maximum").mark_point(shape="diamond", size=150, strokeWidth=2.5, **theme.QUIET)
    return layered(
        *(_areas(place) if parts else []),
        *_rules(live, place, x),
        *(_guess(place) if place.name == "l" else []),
        _line(y),
        *(_parts(live, place, x) if parts else []),
        summit.encode(x, y, color=alt.value("blue")),
        _dot(live, place, x, y),
        _words(live, place),
    )


def _rules(live: Live, place: Place, x: Any) -> list[Any]:
    """Return the rules from top to bottom at the maximum and at the slider's p."""
    summit = named("maximum").mark_rule(strokeDash=[2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    here = live.now("stops").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    down = alt.Y(value=place.top), alt.Y2(value=place.bottom)
    return [
        summit.encode(x, *down, color=alt.value(theme.FURNITURE)),
        here.encode(x, *down, color=alt.value(theme.ACCENT)),
    ]


def _line(y: Any) -> Any:
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return line.encode(_ACROSS.across("p:Q"), y, color=alt.value("blue"))


def _dot(live: Live, place: Place, x: Any, y: Any) -> Any:
    dot = live.now("stops").mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    shape = alt.Shape(f"{place.name}_shape:N").scale(None).legend(None)
    return dot.encode(x, y, shape, color=alt.value(theme.ACCENT))


def _words(live: Live, place: Place) -> Any:
    """Return the words above a panel, at the left."""
    text = live.now("stops").mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=22, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET
    )
    top: Any = {"expr": f"{place.top['expr']} - {8 + 22 * _LINES[place.name]}"}
    words = alt.Text(f"{place.name}_words:N")
    return text.encode(alt.X(value=4), alt.Y(value=top), words, color=alt.value(theme.FURNITURE))


def _guess(place: Place) -> list[Any]:
    """Return the mark of what was guessed."""
    x, top, violet = _ACROSS.across("p:Q"), alt.Y(value=place.top), alt.value("violet")
    rule = named("guess").mark_rule(strokeDash=[12, 3, 2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    right: Any = {"expr": "datum.p > across[0] + 0.7 * (across[1] - across[0]) ? 'right' : 'left'"}
    text = named("guess").mark_text(baseline="bottom", dy=-3, align=right, fontSize=theme.TEXT_SIZE - 3, **theme.QUIET)
    return [
        rule.encode(x, top, alt.Y2(value=place.bottom), color=violet),
        text.encode(x, top, alt.Text(value=_("your guess")), color=violet),
    ]


def _areas(place: Place) -> list[Any]:
    """Return the two parts of the cross-entropy at every p: the entropy below, the divergence stacked on it."""
    x, least = _ACROSS.across("p:Q"), place.up("h:Q")
    blue, violet = alt.value("blue"), alt.value("violet")
    area = named("curve").mark_area(opacity=0.18, **theme.QUIET)
    edge = named("curve").mark_line(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    return [
        area.encode(x, least, alt.Y2(datum=0), color=blue),
        area.encode(x, place.up("area:Q"), alt.Y2("h:Q"), color=violet),
        edge.encode(x, least, color=blue),
    ]


def _parts(live: Live, place: Place, x: Any) -> list[Any]:
    """Return the two parts at the slider's p as a bar in two pieces, one whole and one dashed."""
    whole = live.now("stops").mark_rule(strokeWidth=9, **theme.QUIET)
    dashed = live.now("stops").mark_rule(strokeWidth=9, strokeDash=[4, 2], **theme.QUIET)
    return [
        whole.encode(x, place.up("h:Q"), alt.Y2(datum=0), color=alt.value("blue")),
        dashed.encode(x, place.up("c:Q"), alt.Y2("h:Q"), color=alt.value("violet")),
    ]
