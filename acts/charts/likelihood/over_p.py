"""What pictures over the probability of heads share: the stretch of p that is drawn, and the layers on its axis.

A point that follows the slider, the maximum, a curve, and a p that was guessed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import named
from acts.language import _
from acts.likelihood import Tosses, divergence, log_likelihood

STOPS = 101
SMALLEST = math.log(1e-300)
"""Below it, in nats, a likelihood is drawn as its ratio to the largest."""
CUT = 2.0
"""The nats per toss below the maximum at which the whole picture ends: at p = 0 and p = 1 there is no end."""
_NARROW = 0.25
_WHOLE = Interval(0.0, 1.0)
P = Parameter("p", "p", 0.5, _WHOLE, _WHOLE, 0.01, "Probability of heads")
ACROSS = "across"
"""The name of every axis of p; `AXIS` is its title, and how its numbers are written."""
AXIS = "probability of heads p", ".12~g"
LIKELIHOOD, RATIO = "L(p)", "L(p) / max L"
"""The titles of the axis of a likelihood, and of one that is too small for an axis."""

Across = Callable[[str], Any]
"""From a column to its channel on an axis of p."""


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
    def largest(self) -> float:
        """The largest likelihood, as it is drawn."""
        return 1.0 if self.tiny else math.exp(log_likelihood(self.tosses, self.tosses.estimate))

    def likelihood(self, p: Array) -> Array:
        """Return the likelihood at these p, as it is drawn: the ratio to the largest one where that is tiny."""
        lost = self.tosses.tosses * divergence(self.tosses.estimate, p)
        return np.asarray(np.exp(-lost if self.tiny else log_likelihood(self.tosses, p)))

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


def live(window: Window) -> Live:
    """Return the slider for p in this window."""
    return Live((window.parameter,), most=STOPS)


def places(window: Window) -> Array:
    """Return the p of the rows of a curve.

    They are few: where its layers draw more than 5,000 rows, Streamlit takes the words of the speaker away.
    """
    (low, high), centre = window.ends, window.tosses.estimate
    spread = math.sqrt(centre * (1 - centre) / window.tosses.tosses)
    ends = np.geomspace(1e-9, 1, 80) * (high - low) / 20
    p = np.concatenate(
        [np.linspace(low, high, 201), centre + spread * np.linspace(-6, 6, 121), low + ends, high - ends, [centre]]
    )
    return np.unique(p[(p >= low) & (p <= high)])


def points(window: Window, p: Array, panels: Mapping[str, tuple[Array, Ends]]) -> dict[str, Any]:
    """Return a point at each p on the curve of each panel, which is given by its values and the ends of its axis.

    A point that lies outside its panel is a triangle at the edge, pointing to it.
    """
    low, high = window.ends
    beside = np.select([p < low, p > high], ["triangle-left", "triangle-right"], "")
    columns: dict[str, Any] = {"p": p, "x": np.clip(p, low, high)}
    for name, (values, (floor, ceiling)) in panels.items():
        above = np.select([values < floor, values > ceiling], ["triangle-down", "triangle-up"], "circle")
        columns[name] = np.clip(values, floor, ceiling)
        columns[f"{name}_shape"] = np.where(beside == "", above, beside).tolist()
    return columns


def guessed(window: Window, guess: float | None) -> dict[str, Any]:
    """Return the row of a p that was guessed, if it can be seen."""
    low, high = window.ends
    return {"p": np.array([guess] if guess is not None and low <= guess <= high else [], dtype=float)}


def rules(slider: Live, x: Across, place: Place) -> list[Any]:
    """Return the rules from top to bottom at the maximum and at the slider's p."""
    summit = named("maximum").mark_rule(strokeDash=[2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    here = slider.now("stops").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    down = alt.Y(value=place.top), alt.Y2(value=place.bottom)
    return [
        summit.encode(x("x:Q"), *down, color=alt.value(theme.FURNITURE)),
        here.encode(x("x:Q"), *down, color=alt.value(theme.ACCENT)),
    ]


def line(x: Across, place: Place) -> Any:
    """Return the curve of a panel, whose column has the name of its axis."""
    mark = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return mark.encode(x("p:Q"), place.up(f"{place.name}:Q"), color=alt.value("blue"))


def maximum(x: Across, place: Place) -> Any:
    """Return the diamond on the maximum."""
    mark = named("maximum").mark_point(shape="diamond", size=150, strokeWidth=2.5, **theme.QUIET)
    return mark.encode(x("x:Q"), place.up(f"{place.name}:Q"), color=alt.value("blue"))


def dot(slider: Live, x: Across, place: Place) -> Any:
    """Return the point at the slider's p."""
    mark = slider.now("stops").mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    shape = alt.Shape(f"{place.name}_shape:N").scale(None).legend(None)
    return mark.encode(x("x:Q"), place.up(f"{place.name}:Q"), shape, color=alt.value(theme.ACCENT))


def mark_of_guess(x: Across, place: Place) -> list[Any]:
    """Return the rule at what was guessed, and its words above the axis."""
    violet = alt.value("violet")
    rule = named("guess").mark_rule(strokeDash=[12, 3, 2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    far = beyond("p", 0.7)
    side: Any = {"expr": f"{far} ? 'right' : 'left'"}
    away: Any = {"expr": f"{far} ? -6 : 6"}
    text = named("guess").mark_text(
        baseline="bottom", dy=-6, dx=away, align=side, fontSize=theme.TEXT_SIZE - 3, **theme.QUIET
    )
    return [
        rule.encode(x("p:Q"), alt.Y(value=place.top), alt.Y2(value=place.bottom), color=violet),
        text.encode(x("p:Q"), alt.Y(value=place.bottom), alt.Text(value=_("your guess")), color=violet),
    ]


def beyond(column: str, share: float) -> str:
    """Return the expression that says whether a p lies beyond this share of the stretch."""
    return f"datum.{column} > {ACROSS}[0] + {share} * ({ACROSS}[1] - {ACROSS}[0])"
