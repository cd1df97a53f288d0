"""Panels that stand anywhere in a picture: side by side where it is wide, under each other on a phone.

Their edges are variables in pixels. An axis of Vega's own would stand at the edge of the whole picture, so that frame,
lines, numbers and names are marks here, fed by one data set `grid` for all panels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, powers
from acts.charts.kit.picture import named, ticks
from acts.charts.kit.vega_insides import variable
from acts.typed import typed

GRAY = alt.value(theme.FURNITURE)
LETTERS = 15


def at(expression: str) -> dict[str, str]:
    """Return a channel's value, or a mark's property, that follows an expression."""
    return {"expr": expression}


@dataclass(frozen=True, slots=True)
class Plane:
    """A panel with two axes.

    Parameters
    ----------
    name : str
        The ends of its axes are the variables `<name>_x` and `<name>_y`.
    left, right, top, bottom : str
        Expressions for its edges, in pixels.
    logs : str
        The axes on a log scale: "", "x", "y" or "xy".
    outside : bool
        Whether the numbers of the vertical axis stand on the left of the panel, and not within it.
    """

    name: str
    left: str
    right: str
    top: str
    bottom: str
    logs: str = ""
    outside: bool = False

    def x(self, column: str) -> Any:
        """Return the horizontal channel of a column."""
        return alt.X(column).scale(self._scale("x", self.left, self.right)).axis(None)

    def y(self, column: str) -> Any:
        """Return the vertical channel of a column."""
        return alt.Y(column).scale(self._scale("y", self.bottom, self.top)).axis(None)

    @property
    def across(self) -> dict[str, Any]:
        """The whole width, as the channels `x` and `x2`."""
        return {"x": alt.X(value=at(self.left)), "x2": alt.X2(value=at(self.right))}

    @property
    def up(self) -> dict[str, Any]:
        """The whole height, as the channels `y` and `y2`."""
        return {"y": alt.Y(value=at(self.top)), "y2": alt.Y2(value=at(self.bottom))}

    def frame(
        self,
        here: alt.Chart,
        title: str,
        across: str,
        up: str = "",
        *,
        corner: str = "right",
        upper: str = "right",
    ) -> list[alt.Chart]:
        """Return the frame, the lines with their numbers, the names of the axes and the title above.

        `here` is data of one row. The name of the horizontal axis stands in the lower `corner`, that of the vertical
        one in the `upper` one.
        """
        parts = [self._box(here)]
        for axis in "xy":
            lines = named("grid").transform_filter(f"datum.panel == '{self.name}' && datum.axis == '{axis}'")
            look = {"opacity": alt.condition("datum.strong", alt.value(0.9), alt.value(0.25)), "color": GRAY}
            rule, label = lines.mark_rule(**theme.QUIET), alt.Text("label:N")
            if axis == "x":
                below = lines.mark_text(fontSize=LETTERS, baseline="top", dy=5, **theme.QUIET)
                parts.append(rule.encode(self.x("value:Q"), **self.up, **look))
                parts.append(below.encode(self.x("value:Q"), alt.Y(value=at(self.bottom)), label, color=GRAY))
            else:
                look_of: dict[str, Any] = {"align": "left", "baseline": "bottom", "dx": 3, "dy": -1}
                if self.outside:
                    look_of = {"align": "right", "baseline": "middle", "dx": -5}
                beside = lines.mark_text(fontSize=LETTERS, **look_of, **theme.QUIET)
                parts.append(rule.encode(self.y("value:Q"), **self.across, **look))
                parts.append(beside.encode(alt.X(value=at(self.left)), self.y("value:Q"), label, color=GRAY))
        parts.append(self.words(here, title, "left", "top", dy=-6, fontSize=16))
        inward = {"left": 5, "right": -5}
        parts.append(self.words(here, across, corner, "bottom", dx=inward[corner], dy=-4))
        if up:
            parts.append(self.words(here, up, upper, "top", dx=inward[upper], dy=4, baseline="top"))
        return parts

    def words(
        self, here: alt.Chart, said: str, x: str, y: str, colour: Any = GRAY, baseline: str = "bottom", **look: Any
    ) -> alt.Chart:
        """Return words at a corner of the panel; on the right they end there."""
        edges = {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}
        look = {"fontSize": LETTERS, "align": x, "baseline": baseline, **look}
        text: alt.Chart = here.mark_text(**look, **theme.QUIET)
        return text.encode(alt.X(value=at(edges[x])), alt.Y(value=at(edges[y])), text=alt.value(said), color=colour)

    def _box(self, here: alt.Chart) -> alt.Chart:
        box: alt.Chart = here.mark_rect(fillOpacity=0, stroke=theme.FURNITURE, opacity=0.5, **theme.QUIET)
        return box.encode(**self.across, **self.up)

    def _scale(self, axis: str, first: str, last: str) -> alt.Scale:
        kind: dict[str, Any] = {"type": "log"} if axis in self.logs else {"zero": False}
        ends: Any = [at(f"{self.name}_{axis}[{k}]") for k in range(2)]
        spread: Any = [at(first), at(last)]
        return alt.Scale(domain=ends, nice=False, range=spread, **kind)


@dataclass(frozen=True, slots=True)
class Axis:
    """The ends of an axis and its marks: places with their labels. `strong` is the place of a stronger line."""

    ends: Ends
    marks: tuple[tuple[float, str], ...]
    strong: float | None = 0.0

    @classmethod
    def of(cls, ends: Ends, values: Iterable[float] | None = None, strong: float | None = 0.0) -> Axis:
        """Return an axis whose marks are numbers: about three round ones, not at the upper end, if none are given."""
        low, high = ends
        values = ticks(low, high - 0.1 * (high - low), 3) if values is None else values
        return cls(ends, tuple((float(value), typed(f"{value + 0.0:.6g}")) for value in values), strong)

    @classmethod
    def decades(cls, ends: Ends, about: int = 4) -> Axis:
        """Return an axis on a log scale, with about as many powers of ten as marks."""
        every = powers(*ends)
        return cls.of(ends, every[:: -(-len(every) // about)], None)


Axes = Mapping[str, tuple[Axis, Axis]]
"""The two axes of each panel, by its name."""


def grid(axes: Axes) -> bytes:
    """Return the data set `grid`."""
    kinds = {"panel": str, "axis": str, "value": float, "label": str, "strong": bool}
    given = [
        (panel, letter, value, label, value == axis.strong)
        for panel, pair in axes.items()
        for letter, axis in zip("xy", pair, strict=True)
        for value, label in axis.marks
    ]
    return rows(kinds, given)


def ends(axes: Axes) -> dict[str, Ends]:
    """Return the ends of all axes, by the names of their variables."""
    return {
        f"{panel}_{letter}": axis.ends for panel, pair in axes.items() for letter, axis in zip("xy", pair, strict=True)
    }


def laid_out(spec: Mapping[str, Any], layout: Mapping[str, str]) -> dict[str, Any]:
    """Return a spec with the variables of a layout, each in terms of those above it."""
    return {**spec, "params": [*spec["params"], *(variable(name, expr=says) for name, says in layout.items())]}


def readout(here: alt.Chart, column: str = "words") -> alt.Chart:
    """Return what the picture says of the place of its slider: in one line where it is wide, else in several."""
    lines = here.transform_calculate(said=f"wide ? replace(datum.{column}, '\\n', ' ') : datum.{column}")
    text: alt.Chart = lines.mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=at("wide ? 18 : 16"), fontWeight=600, **theme.QUIET
    )
    return text.encode(alt.X(value=0), alt.Y(value=0), alt.Text("said:N"), color=GRAY)
