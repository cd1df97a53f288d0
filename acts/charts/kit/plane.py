"""Panels that stand anywhere in a picture: side by side where it is wide, under each other on a phone.

Their edges are variables in pixels. An axis of Vega's own would stand at the edge of the whole picture, so that frame,
lines, numbers and names are marks here, fed by one data set `grid` for all panels. They are written as Vega-Lite's own
dictionaries: as charts of Altair's, the picture of inputs in a network would take 150 ms to build at first, and not 67.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from acts.charts.kit import theme, vega_insides
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, powers
from acts.charts.kit.picture import quoted, ticks
from acts.charts.kit.pixels import at, scale
from acts.charts.kit.vega_insides import variable
from acts.typed import typed

Spec = dict[str, Any]
GRAY = alt.value(theme.FURNITURE)
LETTERS = 15


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
    ) -> list[Any]:
        """Return the frame, the lines with their numbers, the names of the axes and the title above.

        `here` is data of one row. The name of the horizontal axis stands in the lower `corner`.
        """
        row = _rows(here)
        parts = [self._box(row)]
        for axis in "xy":
            chosen = f"datum.panel == '{self.name}' && datum.axis == '{axis}'"
            lines: Spec = {"data": {"name": "grid"}, "transform": [{"filter": chosen}]}
            channel: Spec = {"field": "value", "type": "quantitative", "axis": None}
            if axis == "x":
                channel["scale"] = self._scale("x", self.left, self.right).to_dict()
                rule = {"x": channel, **_ends("y", self.top, self.bottom)}
                number = {"x": channel, "y": {"value": at(self.bottom)}}
                look: Spec = {"baseline": "top", "dy": 5}
            else:
                channel["scale"] = self._scale("y", self.bottom, self.top).to_dict()
                rule = {"y": channel, **_ends("x", self.left, self.right)}
                number = {"y": channel, "x": {"value": at(self.left)}}
                look = {"align": "right", "baseline": "middle", "dx": -5}
                if not self.outside:
                    look = {"align": "left", "baseline": "bottom", "dx": 3, "dy": -1}
            parts.append(_layer(lines, "rule", {}, {**rule, "opacity": _STRENGTH}))
            text = {"text": {"field": "label", "type": "nominal"}}
            parts.append(_layer(lines, "text", {"fontSize": LETTERS, **look}, {**number, **text}))
        parts.append(self.words(row, title, "left", "top", dy=-6, fontSize=16))
        parts.append(self.words(row, across, corner, "bottom", dx=-5 if corner == "right" else 5, dy=-4))
        parts.append(self.words(row, up, "right", "top", dx=-5, dy=4, baseline="top"))
        return [part for part in parts if part["mark"]["type"] != "text" or part["encoding"]["text"] != {"value": ""}]

    def words(
        self,
        here: alt.Chart | Spec,
        said: str,
        x: str,
        y: str,
        colour: Any = GRAY,
        baseline: str = "bottom",
        **look: Any,
    ) -> Any:
        """Return words at a corner of the panel; on the right they end there."""
        edges = {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}
        place = {"x": {"value": at(edges[x])}, "y": {"value": at(edges[y])}}
        look = {"fontSize": LETTERS, "align": x, "baseline": baseline, **look}
        return _layer(_rows(here), "text", look, {**place, "text": {"value": said}}, colour)

    def _box(self, here: Spec) -> Spec:
        look = {"fillOpacity": 0, "stroke": theme.FURNITURE, "opacity": 0.5}
        place = {**_ends("x", self.left, self.right), **_ends("y", self.top, self.bottom)}
        return {**here, "mark": {"type": "rect", **look, **theme.QUIET}, "encoding": place}

    def _scale(self, axis: str, first: str, last: str) -> alt.Scale:
        return scale(f"{self.name}_{axis}", first, last, log=axis in self.logs)


def _rows(here: alt.Chart | Spec) -> Spec:
    """Return where a layer takes its rows from, which all layers on the same rows can share."""
    if isinstance(here, dict):
        return here
    spec = vega_insides.part(here.mark_point())
    return {name: spec[name] for name in ("data", "transform") if name in spec}


def _ends(axis: str, first: str, last: str) -> Spec:
    return {axis: {"value": at(first)}, f"{axis}2": {"value": at(last)}}


def _layer(here: Spec, kind: str, look: Spec, encoding: Spec, colour: Any = GRAY) -> Spec:
    mark = {"type": kind, **look, **theme.QUIET}
    return {**here, "mark": mark, "encoding": {**encoding, "color": dict(colour)}}


_STRENGTH = {"condition": {"test": "datum.strong", "value": 0.9}, "value": 0.25}


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


def titled(here: alt.Chart, panel: Plane, short: str, long: str) -> alt.Chart:
    """Return a title above a panel: the short one where the picture is not `wide`, a variable of its layout."""
    said = here.transform_calculate(title=f"wide ? {quoted(long)} : {quoted(short)}")
    text: alt.Chart = said.mark_text(align="left", baseline="bottom", dy=-6, fontSize=16, **theme.QUIET)
    return text.encode(alt.X(value=at(panel.left)), alt.Y(value=at(panel.top)), alt.Text("title:N"), color=GRAY)
