"""Four readings of one likelihood over p, two by two, with a point on each that follows a slider inside the browser.

Likelihood, log-likelihood, negative log-likelihood, and cross-entropy per toss with its two parts. Where the numbers
get too large for an axis they are measured from the maximum instead: all four differ from it by
n KL(p-hat || p) alone, which keeps its digits at any n.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypedDict

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, quoted
from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import CUT, Across, P, Window
from acts.language import _, cached
from acts.likelihood import divergence, entropy, log_likelihood

Share = tuple[float, float]

_NEAR_CUT = 16.0
_PANELS = ("l", "g", "n", "c")
_TITLES = ("log L, nats", "NLL, nats", "bits per toss")
_NARROWED = ("log L − max, nats", "NLL − min, nats", "KL, bits")
"""The titles of the last three panels where they are measured from the maximum."""
_ABOVE, _NARROW = 26, 420
_ROWS = ((0.0, 0.5), (0.5, 1.0))
_COLUMNS: tuple[Share, Share] = ((0.0, 0.44), (0.56, 1.0))


class Header(TypedDict):
    """The words above a panel, in a wide and in a narrow picture."""

    wide: str
    brief: str


def readings_picture(
    window: Window,
    guess: float | None,
    headers: Callable[[float], tuple[Header, ...]],
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
        From p to the words above the four panels, each in a line: `wide` ones, and `brief` ones for a narrow picture.
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `over_p.live(window).settings(start)`.
    """
    domains = dict(zip(_PANELS, _domains(window), strict=True))
    every = np.array([p for (p,) in over_p.live(window).settings(start)])
    data = {
        "curve": arrow(_curve(window, domains)),
        "stops": arrow({**_points(window, domains, every), **_headers(headers, every)}),
        "maximum": arrow(_points(window, domains, np.array([window.tosses.estimate]))),
        "guess": arrow(over_p.guessed(window, guess)),
    }
    spec = _spec(window.tiny, window.narrow)
    return over_p.live(window).picture(spec, data, start, sentences, marks=None, across=window.ends, **domains)


def _values(window: Window, p: Array) -> dict[str, Array]:
    """Return the four readings at these p, as they are drawn."""
    tosses = window.tosses
    lost = tosses.tosses * divergence(tosses.estimate, p)
    log = -lost if window.narrow else log_likelihood(tosses, p)
    bits = lost / tosses.tosses / math.log(2)
    bits = bits if window.narrow else bits + entropy(tosses.estimate, "bits")
    return dict(zip(_PANELS, (window.likelihood(p), log, 0.0 - log, bits), strict=True))


def _domains(window: Window) -> tuple[Ends, Ends, Ends, Ends]:
    tosses = window.tosses
    drop = min(CUT * tosses.tosses, _NEAR_CUT) if window.narrow else CUT * tosses.tosses
    top = 0.0 if window.narrow else log_likelihood(tosses, tosses.estimate)
    low, high = top - drop, top + 0.06 * drop
    least = 0.0 if window.narrow else entropy(tosses.estimate, "bits")
    bits = least + drop / tosses.tosses / math.log(2)
    return (0.0, 1.06 * window.largest), (low, high), (-high, -low), (0.0, bits)


def _curve(window: Window, domains: Mapping[str, Ends]) -> dict[str, Any]:
    """Return the rows of the four curves, each broken off where it leaves its panel."""
    p = over_p.places(window)
    columns = _values(window, p)
    area = np.minimum(columns["c"], domains["c"][1])
    for name, (floor, ceiling) in domains.items():
        columns[name] = np.where((columns[name] < floor) | (columns[name] > ceiling), np.nan, columns[name])
    return {"p": p, **columns, "h": np.full(p.size, _least(window)), "area": area}


def _points(window: Window, domains: Mapping[str, Ends], p: Array) -> dict[str, Any]:
    """Return a point on each curve."""
    values = _values(window, p)
    panels = {name: (values[name], ends) for name, ends in domains.items()}
    return {**over_p.points(window, p, panels), "h": np.full(p.size, _least(window))}


def _headers(headers: Callable[[float], tuple[Header, ...]], every: Array) -> dict[str, list[str]]:
    rows = [headers(float(p)) for p in every]
    return {
        f"{name}_{size}": [row[place][size] for row in rows]
        for place, name in enumerate(_PANELS)
        for size in ("wide", "brief")
    }


def _least(window: Window) -> float:
    """Return the entropy, the part of the cross-entropy that no p removes, as it is drawn."""
    return 0.0 if window.narrow else float(entropy(window.tosses.estimate, "bits"))


@cached(maxsize=16)
def _spec(tiny: bool, narrow: bool) -> dict[str, Any]:
    slider = Live((P,))
    titles = (over_p.RATIO if tiny else over_p.LIKELIHOOD, *(_NARROWED if narrow else _TITLES))
    panels = []
    for name, title, (row, column) in zip(_PANELS, titles, itertools.product((0, 1), repeat=2), strict=True):
        across = Place(over_p.ACROSS, *_COLUMNS[column], "p", over_p.AXIS[1])
        orient = "right" if column else "left"
        place = Place(name, *_ROWS[row], title, ".3~g", grid=False, orient=orient, above=_ABOVE)
        panels.append(_panel(slider, partial(across.across, visible=bool(row)), place, _COLUMNS[column], narrow))
    return slider.over(*panels, resolve={"x": "independent", "y": "independent"})


def _panel(slider: Live, x: Across, place: Place, column: Share, narrow: bool) -> dict[str, Any]:
    """Return the panel of one reading; that of the cross-entropy has its two parts, unless it is `narrow`."""
    parts = place.name == "c" and not narrow
    return layered(
        _frame(place, column),
        *(_areas(x, place) if parts else []),
        *over_p.rules(slider, x, place),
        *(over_p.mark_of_guess(x, place) if place.name == "l" else []),
        over_p.line(x, place),
        *([*_parts(slider, x, place), *_names(place)] if parts else []),
        over_p.maximum(x, place),
        over_p.dot(slider, x, place),
        _words(slider, place, column[0]),
    )


def _frame(place: Place, column: Share) -> Any:
    """Return the frame of a panel: the lines of a grid would cross the panel beside it, too."""
    start, end = ({"expr": f"width * {share}"} for share in column)
    frame = named("maximum").mark_rect(filled=False, strokeWidth=1, opacity=0.4, **theme.QUIET)
    return frame.encode(
        alt.X(value=start), alt.X2(value=end), alt.Y(value=place.top), alt.Y2(value=place.bottom),
        color=alt.value(theme.FURNITURE),
    )  # fmt: skip


def _words(slider: Live, place: Place, left: float) -> Any:
    """Return the words above a panel, which are fewer in a narrow picture."""
    said: Any = {"expr": f"width < {_NARROW} ? datum.{place.name}_brief : datum.{place.name}_wide"}
    text = slider.now("stops").mark_text(
        align="left", baseline="bottom", text=said, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET
    )
    across: Any = {"expr": f"width * {left} + 2"}
    above: Any = {"expr": f"{place.top['expr']} - 5"}
    return text.encode(alt.X(value=across), alt.Y(value=above), color=alt.value(theme.FURNITURE))


def _areas(x: Across, place: Place) -> list[Any]:
    """Return the two parts of the cross-entropy at every p: the entropy below, the divergence stacked on it."""
    least = place.up("h:Q")
    blue, violet = alt.value("blue"), alt.value("violet")
    area = named("curve").mark_area(opacity=0.18, **theme.QUIET)
    edge = named("curve").mark_line(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    return [
        area.encode(x("p:Q"), least, alt.Y2(datum=0), color=blue),
        area.encode(x("p:Q"), place.up("area:Q"), alt.Y2("h:Q"), color=violet),
        edge.encode(x("p:Q"), least, color=blue),
    ]


def _names(place: Place) -> list[Any]:
    """Return the names of the two parts, on the side of the maximum that has more room."""
    right = f"!({over_p.beyond('x', 0.5)})"
    start, end = _COLUMNS[1]
    across: Any = {"expr": f"{right} ? width * {end} - 6 : width * {start} + 6"}
    side: Any = {"expr": f"{right} ? 'right' : 'left'"}
    look = {"align": side, "baseline": "bottom", "dy": -5, "fontSize": theme.TEXT_SIZE - 3, **theme.QUIET}
    enough = f"datum.h > 0.15 * {place.name}[1]"
    first, second = (named("maximum").mark_text(**look) for _part in range(2))
    return [
        first.transform_filter(enough).encode(
            alt.X(value=across), alt.Y(value=place.bottom), _wide(_("entropy")), color=alt.value("blue")
        ),
        second.encode(alt.X(value=across), place.up("h:Q"), _wide(_("divergence")), color=alt.value("violet")),
    ]


def _wide(text: str) -> alt.TextValue:
    """Return a text that a narrow picture leaves out."""
    shown: Any = {"expr": f"width < {_NARROW} ? '' : {quoted(text)}"}
    return alt.TextValue(shown)


def _parts(slider: Live, x: Across, place: Place) -> list[Any]:
    """Return the two parts at the slider's p as a bar in two pieces, one whole and one dashed."""
    whole = slider.now("stops").mark_rule(strokeWidth=9, **theme.QUIET)
    dashed = slider.now("stops").mark_rule(strokeWidth=9, strokeDash=[4, 2], **theme.QUIET)
    return [
        whole.encode(x("x:Q"), place.up("h:Q"), alt.Y2(datum=0), color=alt.value("blue")),
        dashed.encode(x("x:Q"), place.up("c:Q"), alt.Y2("h:Q"), color=alt.value("violet")),
    ]
