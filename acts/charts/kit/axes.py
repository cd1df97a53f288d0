"""Axes whose ends are filled in later, so that one spec serves every number of tosses.

To build a spec takes much longer than to draw it. So domains and ticks are variables here, and `fitted` gives them
their values; whoever turns a coin over gets a picture with new axes and no new spec.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from acts.activation import Parameter
from acts.charts.kit import theme
from acts.charts.kit.frames import grid
from acts.charts.kit.picture import ticks

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the picture, in shares of its width or its height from the left or the top, for one axis.

    Parameters
    ----------
    name : str
        The variable with the ends of the axis; `<name>_ticks` holds its ticks.
    start, end : float
        Where the axis begins and ends, in shares.
    title : str
        What it is called, with the unit.
    written : str
        How its numbers are written, as d3 has it.
    """

    name: str
    start: float
    end: float
    title: str
    written: str = ".6~g"

    def across(self, column: str, *, visible: bool = True) -> Any:
        """Return the horizontal channel of this column."""
        axis = self._axis("bottom", grid=False) if visible else None
        return alt.X(column).scale(self._scale("width", self.start, self.end)).title(self.title).axis(axis)

    def up(self, column: str) -> Any:
        """Return the vertical channel of this column."""
        scale = self._scale("height", self.end, self.start)
        return alt.Y(column).scale(scale).title(self.title).axis(self._axis("left", grid=True))

    def _scale(self, side: str, first: float, last: float) -> alt.Scale:
        ends: Any = [{"expr": f"{self.name}[0]"}, {"expr": f"{self.name}[1]"}]
        spread: Any = [{"expr": f"{side} * {first}"}, {"expr": f"{side} * {last}"}]
        return alt.Scale(domain=ends, nice=False, zero=False, range=spread)

    def _axis(self, orient: Any, *, grid: bool) -> alt.Axis:
        values: Any = {"expr": f"{self.name}_ticks"}
        return alt.Axis(orient=orient, grid=grid, values=values, format=self.written, labelOverlap=True, **theme.AXIS)


def fitted(
    spec: Mapping[str, Any],
    live: Parameter,
    most: int,
    start: float,
    whole: tuple[str, ...] = (),
    **ends: Ends,
) -> dict[str, Any]:
    """Return the spec with its one slider, for `live`, over at most so many stops, and with these axes.

    Those named in `whole` count something: no ticks between whole numbers.
    """
    stops = grid(live, most)
    reach = {"min": stops[0], "max": stops[-1], "step": round(stops[1] - stops[0], 15)}
    (chosen,) = spec["params"]
    bind = {live.name: {**chosen["bind"][live.name], **reach}}
    params = [{**chosen, "value": [{live.name: start}], "bind": bind}]
    for name, (low, high) in ends.items():
        marks = [mark for mark in ticks(low, high, 4) if name not in whole or mark.is_integer()]
        params += [{"name": name, "value": [low, high]}, {"name": f"{name}_ticks", "value": marks}]
    return {**spec, "params": params}
