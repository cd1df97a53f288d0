"""Sliders that are variables of a picture: they start from the data set `start`, and report when the hand rests.

A selection starts from the spec, and a chart whose spec changes is drawn anew. These sliders go where a row of data
says instead, so that a value which was typed moves them within the picture that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import altair as alt

from acts.activation import Parameter
from acts.charts.kit import theme
from acts.charts.kit.live import NAME, slider
from acts.charts.kit.picture import named
from acts.charts.kit.stops import bounds, grid
from acts.charts.kit.vega_insides import report, reporter, reports, store, variable

MANY = 1001
"""The largest number of stops of a slider, which costs nothing here: no data belong to a stop."""

START = "start"
"""The data set of one row, and the variable that holds it: a column for each slider, and `turn`."""

KEPT = store(NAME)
"""The data set that brings the sliders back where they were when the host draws the picture anew by itself."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A slider: what it is called (a message id), its two ends, and the step between two stops."""

    label: str
    low: float
    high: float
    step: float

    @classmethod
    def of(cls, parameter: Parameter) -> Self:
        """Return the slider of a parameter under its meaning, with a stop at each step of it."""
        return cls(parameter.meaning, *bounds(parameter, MANY))


def on_stops(parameters: Iterable[Parameter], values: Iterable[float]) -> bool:
    """Return whether each value is one of the stops of the slider of its parameter."""
    return all(value in grid(parameter, MANY) for parameter, value in zip(parameters, values, strict=True))


def started() -> list[dict[str, Any]]:
    """Return the variables that hold the row `start`, and its turn: the sliders go where it says when that changes."""
    return [variable(START, expr=f"data('{START}')[0]"), variable("turn", expr=f"{START}.turn")]


def sliders(slides: Mapping[str, Slide]) -> list[dict[str, Any]]:
    """Return the variables of the sliders, by the names of their columns; `started` comes before them.

    A slider goes where the data say when `turn` changes; the page need not hear of that, so it is not reported, once.
    Whatever the hand chooses is reported, and it is kept for when the host draws the chart anew by itself.
    """
    if not slides:
        return []
    known = " && ".join(f"{name} === {START}.{name}" for name in slides)
    chosen = ", ".join(f"{name}: {name}" for name in slides)
    heard = f"heard !== turn && {known} ? ({reports(NAME)} ? {{}} : {NAME}) : {report(chosen)}"
    keep = f"modify('{KEPT}', {reports(NAME)} ? {{turn: turn, {chosen}}} : null, true)"
    return [
        *(
            variable(
                name,
                init=f"{START}.{name}",
                bind=slider(slide.label, slide.low, slide.high, slide.step),
                # forced: the hand may have moved it away from what the data said before, and say again
                on=[
                    {"events": {"signal": "turn"}, "update": f"{START}.{name}", "force": True},
                    {"events": {"signal": "kept"}, "update": f"kept && kept.turn === turn ? kept.{name} : {name}"},
                ],
            )
            for name, slide in slides.items()
        ),
        variable("kept", expr=f"length(data('{KEPT}')) ? data('{KEPT}')[0] : null"),
        variable("keep", on=[{"events": {"signal": NAME}, "update": keep}]),
        variable(NAME, value={}, on=[{"events": {"signal": name}, "update": heard} for name in slides]),
        variable("heard", init="turn", on=[{"events": {"signal": NAME}, "update": "turn"}]),
        reporter(NAME),
    ]


def listening(*data: str) -> list[alt.Chart]:
    """Return a mark for each data set, and for what is kept: unseen, or the sets would not be there to listen to."""
    return [
        named(each)
        .transform_filter("false")
        .mark_point(opacity=0, size=1, **theme.QUIET)
        .encode(alt.X(value=0), alt.Y(value=0))
        for each in (*data, KEPT)
    ]
