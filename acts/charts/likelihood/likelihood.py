"""The likelihood over the probability of heads, with its maximum, and the product at a p that follows a slider."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.figure import Line, Mark, Panel, figure
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, ticks
from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import Window
from acts.language import _, cached
from acts.typed import typed

LINES = 3
"""The lines that the product may take."""
_LINE = 23
_ROOM = 1.2
_ACROSS = Place(over_p.ACROSS, 0.0, 1.0, *over_p.AXIS)


def likelihood_picture(
    window: Window,
    guess: float | None,
    product: Callable[[float], str],
    top: str,
    start: tuple[float, ...],
    sentences: Sequence[str],
) -> Picture:
    """Return the live chart of the likelihood.

    Parameters
    ----------
    window : Window
        The tosses, and the stretch of p.
    guess : float or None
        A p that was guessed before; it is marked.
    product : callable
        From p to the product that is the likelihood there, in at most `LINES` lines; they stand above the curve.
    top : str
        What the maximum is called.
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `over_p.live(window).settings(start)`.
    """
    p, stops = over_p.places(window), np.array([p for (p,) in over_p.live(window).settings(start)])
    ends, best = (0.0, _ROOM * window.largest), np.array([window.tosses.estimate])
    data = {
        "curve": arrow({"p": p, "l": window.likelihood(p)}),
        "stops": arrow(
            {
                **over_p.points(window, stops, {"l": (window.likelihood(stops), ends)}),
                "words": [product(float(stop)) for stop in stops],
            }
        ),
        "maximum": arrow({**over_p.points(window, best, {"l": (window.likelihood(best), ends)}), "words": [top]}),
        "guess": arrow(over_p.guessed(window, guess)),
    }
    marks = {"l": [mark for mark in ticks(*ends, 4) if mark <= window.largest]}
    live = over_p.live(window)
    return live.picture(_spec(window.tiny), data, start, sentences, marks=marks, across=window.ends, l=ends)


def likelihood_svg(window: Window, p: float, title: str, top: str) -> str:
    """Return the likelihood with its maximum, called `top`, and the point at p as a figure to take away: an SVG."""
    along, (accent, _dark) = over_p.places(window), theme.shades(theme.ACCENT)
    best, marked = window.tosses.estimate, window.ends[0] <= p <= window.ends[1]
    height, highest = (float(window.likelihood(np.array(at))) for at in (p, best))
    lines = [Line(along, window.likelihood(along))]
    marks = [Mark(best, highest, "diamond", top)]
    if marked:
        lines.append(Line(np.array([p, p]), np.array([0.0, height]), colour=accent, dash=(4, 4), width=theme.THIN))
        marks.append(Mark(p, height, "filled", "" if p == best else f"p = {typed(f'{p:.10g}')}", accent))
    axis = over_p.RATIO if window.tiny else over_p.LIKELIHOOD
    panel = Panel(axis, (0.0, _ROOM * window.largest), tuple(lines), tuple(marks))
    return figure(title, _(over_p.AXIS[0]), window.ends, [panel])


@cached(maxsize=8)
def _spec(tiny: bool) -> dict[str, Any]:
    slider = Live((over_p.P,))
    place = Place("l", 0.0, 1.0, over_p.RATIO if tiny else over_p.LIKELIHOOD, ".4~g", above=_LINE * LINES + 6)
    return slider.over(
        *over_p.rules(slider, _ACROSS.across, place),
        *over_p.mark_of_guess(_ACROSS.across, place),
        over_p.line(_ACROSS.across, place),
        over_p.maximum(_ACROSS.across, place),
        _named(place),
        over_p.dot(slider, _ACROSS.across, place),
        _product(slider),
    )


def _named(place: Place) -> Any:
    """Return the words beside the maximum, above the curve."""
    far = over_p.beyond("x", 0.8)
    side: Any = {"expr": f"{far} ? 'right' : 'left'"}
    away: Any = {"expr": f"{far} ? -8 : 8"}
    look = {"align": side, "dx": away, "baseline": "bottom", "dy": -10, "fontSize": theme.TEXT_SIZE, **theme.QUIET}
    text = named("maximum").mark_text(**look)
    return text.encode(_ACROSS.across("x:Q"), place.up("l:Q"), alt.Text("words:N"), color=alt.value("blue"))


def _product(slider: Live) -> Any:
    """Return the product, above the panel."""
    text = slider.now("stops").mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=_LINE, fontSize=theme.TEXT_SIZE - 1, **theme.QUIET
    )
    return text.encode(alt.X(value=4), alt.Y(value=0), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
