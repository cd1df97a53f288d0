"""Panels that a picture lays out by itself: columns of a data set hold places in pixels, from the upper left corner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.vega_insides import variable
from acts.language import between


def layout(places: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the variables of where things stand, each an expression in terms of `width`, `height` and those before."""
    return [variable(name, expr=expression) for name, expression in places.items()]


def at(expression: str) -> dict[str, str]:
    """Return a channel's value, or a mark's property, that follows an expression: `alt.X(value=at("width / 2"))`."""
    return {"expr": expression}


def scale(axis: str, first: str, last: str, *, log: bool = False) -> alt.Scale:
    """Return the scale of an axis, a variable with its two ends, between two places in pixels."""
    kind: dict[str, Any] = {"type": "log"} if log else {"zero": False}
    ends: Any = [at(f"{axis}[0]"), at(f"{axis}[1]")]
    spread: Any = [at(first), at(last)]
    return alt.Scale(domain=ends, nice=False, range=spread, **kind)


def readout(here: alt.Chart, column: str = "words") -> alt.Chart:
    """Return what the picture says of the place of its slider: in one line where it is `wide`, else in several."""
    lines = here.transform_calculate(said=f"wide ? replace(datum.{column}, '\\n', '{between()}') : datum.{column}")
    text: alt.Chart = lines.mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=at("wide ? 18 : 16"), fontWeight=600, **theme.QUIET
    )
    return text.encode(alt.X(value=0), alt.Y(value=0), alt.Text("said:N"), color=alt.value(theme.FURNITURE))


def across(column: str) -> Any:
    """Return the horizontal channel of a column of pixels."""
    return alt.X(f"{column}:Q").scale(_scale("width")).axis(None)


def down(column: str) -> Any:
    """Return the vertical channel of a column of pixels."""
    return alt.Y(f"{column}:Q").scale(_scale("height")).axis(None)


def box() -> dict[str, Any]:
    """Return the channels of a rectangle with the columns `left`, `right`, `top` and `bottom`."""
    return {"x": across("left"), "x2": alt.X2("right:Q"), "y": down("top"), "y2": alt.Y2("bottom:Q")}


def strength(column: str = "strength") -> Any:
    """Return the opacity of a column of shares, from 0, which is not seen, to 1."""
    return alt.Opacity(f"{column}:Q").scale(domain=[0, 1], range=[0, 1], clamp=True).legend(None)


def sign(column: str = "value") -> Any:
    """Return the colour of a column of numbers: red below 0, blue above."""
    return alt.condition(f"datum.{column} < 0", alt.value("red"), alt.value("blue"))


def _scale(size: str) -> alt.Scale:
    ends: Any = [at("0"), at(size)]
    return alt.Scale(domain=ends, range=ends, nice=False, zero=False)
