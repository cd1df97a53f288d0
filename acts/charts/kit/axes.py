"""Panels of a picture: each axis has its stretch of the width or the height, and ends that are filled in later.

To build a spec takes much longer than to draw it. So the ends of the axes and their ticks are variables of the spec
here, and `variables` gives them their values: other data bring new axes and no new spec.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.picture import ticks
from acts.language import _

Ends = tuple[float, float]

NARROW = 480
"""A picture of fewer pixels across is narrow: its panels may stand in other places."""

_TAKEN = {"width", "height", "padding", "autosize", "background"}
"""Variables that every picture has of itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the picture for one axis, in shares of its width (from the left) or its height (from the top).

    Parameters
    ----------
    name : str
        The variable with the ends of the axis; `<name>_ticks` holds its ticks.
    start, end : float or str
        Where the axis begins and ends, in shares; or the name of a variable that holds the share.
    title : str
        What it is called, with the unit: a message id, or "".
    written : str
        How its numbers are written, in d3's notation.
    kind : str
        The type of its scale: "linear", "log" or "sqrt".
    labels : str
        A Vega expression for the label of each tick, instead of its number.
    grid : bool or None
        Whether the ticks have lines across the panel; None: on a vertical axis.
    orient : str
        The side on which it stands, if not at the bottom or on the left.
    ticks : bool
        Whether the ticks have marks beside the axis.
    above : int
        The pixels at the upper end of a vertical stretch that are left to words.
    narrow : pair of float or None
        Where the axis begins and ends in a narrow picture, if not at the same shares.

    Raises
    ------
    ValueError
        If the name is that of a variable of the picture itself, such as "height": the chart would stay blank.
    """

    name: str
    start: float | str
    end: float | str
    title: str
    written: str = ".6~g"
    kind: str = "linear"
    labels: str = ""
    grid: bool | None = None
    orient: str = ""
    ticks: bool = True
    above: int = 0
    narrow: Ends | None = None

    def __post_init__(self) -> None:
        if self.name in _TAKEN:
            raise ValueError(f"{self.name!r} is a variable of the picture itself: give the axis another name")

    def across(self, column: str, *, visible: bool = True) -> Any:
        """Return the horizontal channel of a column."""
        axis = self._axis("bottom", grid=False) if visible else None
        return alt.X(column).scale(self._scale(self.left, self.right)).title(self._title()).axis(axis)

    def up(self, column: str, *, visible: bool = True) -> Any:
        """Return the vertical channel of a column."""
        axis = self._axis("left", grid=True) if visible else None
        return alt.Y(column).scale(self._scale(self.bottom, self.top)).title(self._title()).axis(axis)

    @property
    def left(self) -> dict[str, str]:
        """The left end of a horizontal stretch in pixels, for `alt.X(value=...)`."""
        return {"expr": f"width * {self._share(0)}"}

    @property
    def right(self) -> dict[str, str]:
        """The right end of a horizontal stretch in pixels, for `alt.X2(value=...)`."""
        return {"expr": f"width * {self._share(1)}"}

    @property
    def top(self) -> dict[str, str]:
        """The upper end of a vertical stretch in pixels, for `alt.Y(value=...)`."""
        return {"expr": f"height * {self._share(0)}" + (f" + {self.above}" if self.above else "")}

    @property
    def bottom(self) -> dict[str, str]:
        """The lower end of a vertical stretch in pixels, for `alt.Y2(value=...)`."""
        return {"expr": f"height * {self._share(1)}"}

    def _share(self, end: int) -> str:
        share = str((self.start, self.end)[end])
        return share if self.narrow is None else f"(width < {NARROW} ? {self.narrow[end]} : {share})"

    def _title(self) -> str | None:
        return _(self.title) if self.title else None

    def _scale(self, first: dict[str, str], last: dict[str, str]) -> alt.Scale:
        ends: Any = [{"expr": f"{self.name}[0]"}, {"expr": f"{self.name}[1]"}]
        spread: Any = [first, last]
        kind: dict[str, Any] = {} if self.kind == "linear" else {"type": self.kind}
        if self.kind != "log":
            kind["zero"] = False
        return alt.Scale(domain=ends, nice=False, range=spread, **kind)

    def _axis(self, orient: str, *, grid: bool) -> alt.Axis:
        values: Any = {"expr": f"{self.name}_ticks"}
        look: dict[str, Any] = {"orient": self.orient or orient, "grid": grid if self.grid is None else self.grid}
        look |= {"labelExpr": self.labels} if self.labels else {"format": self.written}
        look |= {} if self.ticks else {"ticks": False}
        return alt.Axis(values=values, labelOverlap=True, **look, **theme.AXIS)


def lifted(channel: Any, foot: float) -> Any:
    """Let a horizontal axis of a narrow picture stand at a share of its height instead of below it: return `channel`.

    It belongs to a panel that a wide picture has beside others, and a narrow one above them.
    """
    channel["axis"]["offset"] = {"expr": f"width < {NARROW} ? height * {foot - 1:.6g} : 0"}
    return channel


def named_rows(names: Sequence[str], limit: int) -> alt.Y:
    """Return the vertical channel of a column `name`: a row for each name, from the top down.

    A name gets at most `limit` pixels.
    """
    look = {"grid": False, "ticks": False, "domain": False, "labelFlush": False, **theme.AXIS}
    rows: alt.Y = alt.Y("name:N").sort(list(names)).title(None).axis(alt.Axis(labelLimit=limit, **look))
    return rows


def variables(ends: Mapping[str, Ends], marks: Mapping[str, Sequence[float]] | None = None) -> list[dict[str, Any]]:
    """Return the variables of some axes, by the names of their places: the two ends and the ticks.

    Ticks that are not among the `marks` are about four round numbers; `whole` and `powers` make other ones.
    """
    marks, params = marks or {}, []
    for name, (low, high) in ends.items():
        values = marks[name] if name in marks else ticks(min(low, high), max(low, high), 4)
        params += [{"name": name, "value": [low, high]}, {"name": f"{name}_ticks", "value": list(values)}]
    return params


def whole(low: float, high: float) -> list[float]:
    """Return the ticks of an axis that counts something: no ticks between whole numbers."""
    return [mark for mark in ticks(low, high, 4) if mark.is_integer()]


def powers(low: float, high: float) -> list[float]:
    """Return the ticks of an axis on a log scale: the powers of ten between low and high."""
    first, last = np.ceil(np.log10(low) - 1e-9), np.floor(np.log10(high) + 1e-9)
    return [float(f"1e{int(k)}") for k in np.arange(first, last + 1)]
