"""Pieces of a picture that is written in Vega itself, for what Vega-Lite cannot do: a clock, images, own layouts."""

from __future__ import annotations

from typing import Any

from acts.charts.kit import theme

Spec = dict[str, Any]

_FONTS: Spec = {"labelFont": theme.FONT, "titleFont": theme.FONT, "titlePadding": 4, "labelPadding": 4}


def shade(name: str) -> Spec:
    """Return the channel of a colour, in the mode of the page: see `shading`."""
    return signal(shading(name))


def shading(name: str) -> str:
    """Return the expression of a colour in the mode of the page, which a spec of `vega_insides.in_vega` knows.

    A colour that CSS resolves, such as `light-dark(...)`, is right on the screen and wrong in the chart's own PNG.
    """
    light, dark = theme.shades(name)
    return f"(dark ? '{dark}' : '{light}')"


def mark(kind: str, data: str | None, **channels: Any) -> Spec:
    """Return a mark on a data set, or one alone; channels are Vega's, a plain value stands for itself."""
    source = {"from": {"data": data}} if data else {}
    encode = {name: value if isinstance(value, dict) else {"value": value} for name, value in channels.items()}
    return {"type": kind, "aria": False, "interactive": False, **source, "encode": {"update": encode}}


def image(data: str | None, url: Any, **channels: Any) -> Spec:
    """Return an image that fills its place, whatever the ratio of its sides."""
    return mark("image", data, url=url, **{"aspect": False, "smooth": False, "width": 0, "height": 0, **channels})


def text(words: Any, data: str | None = None, **channels: Any) -> Spec:
    """Return words in the colour of the page's; screen readers find them like any text."""
    spec = mark("text", data, text=words, **{"fill": shade("ink"), "fontSize": 15, "font": theme.FONT, **channels})
    return {name: value for name, value in spec.items() if name != "aria"}


def axis(scale: str, orient: str, **more: Any) -> Spec:
    """Return an axis in the house's size, without lines of its own."""
    return {"scale": scale, "orient": orient, "domain": False, "ticks": False, **_FONTS, **theme.AXIS, **more}


def group(name: str | None, marks: list[Spec], channels: Spec, **more: Any) -> Spec:
    """Return a group with its own scales and axes; `name` is what events know it by."""
    encode = {key: value if isinstance(value, dict) else {"value": value} for key, value in channels.items()}
    named = {"name": name} if name else {}
    return {"type": "group", **named, "encode": {"update": encode}, **more, "marks": marks}


def signal(expression: str) -> Spec:
    """Return a channel that follows an expression."""
    return {"signal": expression}


def scaled(scale: str, field: str) -> Spec:
    """Return a channel that is a field on a scale."""
    return {"scale": scale, "field": field}
