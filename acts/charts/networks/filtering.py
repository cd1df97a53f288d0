"""A picture through a neuron: the digit, the window that is looked at, z at every place, and four functions of it.

The neuron's bias moves under the hand; the pointer moves the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, filled, named, nth
from acts.charts.kit.pixels import across, at, box, down, layout, sign, strength
from acts.charts.kit.stops import Setting
from acts.charts.kit.vega_insides import numbers, variable
from acts.experiments.networks.filtering import FUNCTIONS, SIZE, Filtered, Kernel
from acts.language import _, cached
from acts.network.digits import SIDE

BIAS = Parameter("bias", "b", 0.0, Interval(-10.0, 10.0), Interval(-2.0, 2.0), 0.1, "bias")
LIVE = Live((BIAS,), labels=("bias b",))

_DIGIT, _WINDOW, _FIRST = 0, 1, 2
_PLACES, _SHOWN = SIDE * SIDE, 1 + len(FUNCTIONS)
_GRAY, _ACCENT = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
_COLUMNS = 4
# Where things stand, in pixels: variables of the picture, each in terms of those above it. The digit, the window and z
# stand above the four functions.
_LAYOUT = {
    "wide": "width > 480",
    "head": "24",
    "foot": "22",
    "apart": "wide ? 14 : 8",
    "side": f"min((width - {_COLUMNS - 1} * apart) / {_COLUMNS}, height / 2 - head - foot)",
    "pitch": f"(width - side) / {_COLUMNS - 1}",
    "deep": "min(height / 2, side + head + foot + 30)",
    "cell_side": f"side / {SIDE}",
}


def filtering_picture(found: Filtered, kernel: Kernel, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return a picture through a neuron.

    Parameters
    ----------
    found : Filtered
        What the neuron makes of it.
    kernel : Kernel
    start, sentences
        As in `Live.picture`, for the slider of `LIVE`: the bias.
    """
    settings = [bias for (bias,) in LIVE.settings(start)]
    # z and each of the functions of it, one after the other
    shown = np.array([(found.z(bias), *found.outputs(bias)) for bias in settings]).reshape(len(settings), -1)
    ends = [shown.shape[1] * (k + 1) for k in range(len(settings))]
    frames: dict[str, Any] = {BIAS.name: np.array(settings), "shown": Lists(shown.ravel().astype(np.float32), ends)}
    size = float(max(np.abs(found.sums).max(), 0.5))
    places = np.arange(_PLACES, dtype=np.int8)
    zeros: dict[str, Any] = {
        BIAS.name: np.repeat(settings, _SHOWN),
        "panel": np.tile(np.arange(_SHOWN, dtype=np.int8) + _FIRST, len(settings)),
        "count": (shown.reshape(-1, _PLACES) == 0).sum(axis=1),
    }
    data = {
        "zeros": arrow(zeros),
        "frames": arrow(frames),
        "panels": arrow({"panel": np.arange(_FIRST + _SHOWN, dtype=np.int8)}),
        "pixels": arrow({"place": places, "ink": found.pixels.ravel()}),
        "weights": arrow({"k": np.arange(SIZE * SIZE, dtype=np.int8), "weight": np.array(kernel)}),
    }
    picture = LIVE.picture(_spec(), data, start, sentences)
    where = int(np.abs(found.sums).argmax())
    selection, *others = picture.spec["params"]
    own = [{"name": "size", "value": size}, variable("cell", value=where, on=[_LOOK])]
    return Picture({**picture.spec, "params": [selection, *layout(_LAYOUT), *own, *others]}, picture.data, picture.alt)


@cached(maxsize=4)
def _spec() -> dict[str, Any]:
    layers = [*_digit(), *_window(), *_numbers(), *_looked_at(), *_titles(), _words()]
    return LIVE.over(*layers)


def _digit() -> list[alt.Chart]:
    """Return the pixels of the digit."""
    pixels = named("pixels").transform_calculate(panel=str(_DIGIT))
    squares = _squares(pixels).transform_filter("datum.ink > 0").mark_rect(**theme.QUIET)
    return [squares.encode(**box(), opacity=strength("ink"), color=_GRAY)]


def _window() -> list[alt.Chart]:
    """Return the nine weights, each with its product with the pixel that it is laid on."""
    third = f"side / {SIZE}"
    rows = named("weights").transform_calculate(
        row=f"floor(cell / {SIDE}) + floor(datum.k / {SIZE}) - 1",
        column=f"cell % {SIDE} + datum.k % {SIZE} - 1",
        left=f"{_x(str(_WINDOW))} + datum.k % {SIZE} * {third}",
        top=f"{_y(str(_WINDOW))} + floor(datum.k / {SIZE}) * {third}",
    )
    on = f"datum.row >= 0 && datum.row < {SIDE} && datum.column >= 0 && datum.column < {SIDE}"
    rows = rows.transform_calculate(
        product=f"datum.weight * ({on} ? data('pixels')[datum.row * {SIDE} + datum.column].ink : 0) + 0",
        right=f"datum.left + {third}",
        bottom=f"datum.top + {third}",
        middle=f"datum.left + {third} / 2",
        centre=f"datum.top + {third} / 2",
    ).transform_calculate(strength="min(0.5, abs(datum.product) / 4)")
    weight = rows.transform_calculate(words="'× ' + format(datum.weight, '.3~g')")
    product = rows.transform_calculate(words="format(datum.product, '.2~f')").transform_filter("wide")
    x, y = across("middle"), down("centre")
    # wide, the weight stands in the upper half of its square
    high = weight.mark_text(fontSize=15, yOffset=at("wide ? -9 : 0"), **theme.QUIET)
    low = product.mark_text(fontSize=15, fontWeight=600, yOffset=10, **theme.QUIET)
    return [
        rows.mark_rect(**theme.QUIET).encode(**box(), opacity=strength(), color=sign("product")),
        rows.mark_rect(fillOpacity=0, strokeOpacity=0.5, **theme.QUIET).encode(**box(), stroke=_GRAY),
        high.encode(x, y, alt.Text("words:N"), color=_GRAY),
        low.encode(x, y, alt.Text("words:N"), color=_GRAY),
    ]


def _numbers() -> list[alt.Chart]:
    """Return z and the four functions of it at every place: blue above 0, red below, a dot where it is exactly 0."""
    rows = LIVE.now("frames").transform_calculate(value=numbers("datum.shown")).transform_flatten(["value"])
    rows = rows.transform_window(count="row_number()").transform_calculate(
        place=f"(datum.count - 1) % {_PLACES}", panel=f"floor((datum.count - 1) / {_PLACES}) + {_FIRST}"
    )
    bounded = [k for k, function in enumerate(FUNCTIONS, start=_FIRST + 1) if function.claims().bounded]
    squares = _squares(rows).transform_calculate(
        strength=f"min(1, abs(datum.value) / (indexof({bounded}, datum.panel) < 0 ? size : 1))"
    )
    some, none = squares.transform_filter("datum.value != 0"), squares.transform_filter("datum.value == 0")
    dots = none.transform_calculate(x="datum.left + cell_side / 2", y="datum.top + cell_side / 2")
    dots = dots.mark_point(filled=True, size=at("wide ? 10 : 5"), opacity=0.7, **theme.QUIET)
    return [
        some.mark_rect(**theme.QUIET).encode(**box(), opacity=strength(), color=sign()),
        dots.encode(across("x"), down("y"), color=_GRAY),
    ]


def _looked_at() -> list[alt.Chart]:
    """Return the frames of the panels, of the window on the digit, and of the place of its centre on every other."""
    panels = named("panels")
    edges = panels.transform_calculate(
        left=_x("datum.panel"), top=_y("datum.panel"), right=f"{_x('datum.panel')} + side",
        bottom=f"{_y('datum.panel')} + side",
    )  # fmt: skip
    reach = f"datum.panel == {_DIGIT} ? 1 : 0"
    column, row = f"cell % {SIDE}", f"floor(cell / {SIDE})"
    here = panels.transform_filter(f"datum.panel != {_WINDOW}").transform_calculate(
        left=f"{_x('datum.panel')} + max(0, {column} - ({reach})) * cell_side",
        right=f"{_x('datum.panel')} + min({SIDE}, {column} + 1 + ({reach})) * cell_side",
        top=f"{_y('datum.panel')} + max(0, {row} - ({reach})) * cell_side",
        bottom=f"{_y('datum.panel')} + min({SIDE}, {row} + 1 + ({reach})) * cell_side",
    )
    return [
        edges.mark_rect(fillOpacity=0, strokeOpacity=0.5, **theme.QUIET).encode(**box(), stroke=_GRAY),
        here.mark_rect(fillOpacity=0, strokeWidth=3, **theme.QUIET).encode(**box(), stroke=_ACCENT),
    ]


def _titles() -> list[alt.Chart]:
    """Return what each panel shows, above it, and below a function at how many places it is exactly 0."""
    window = _("window × weights"), _("weights")
    names = [_("the digit"), "", _("z"), *(_(each.name) for each in FUNCTIONS)]
    titles = named("panels").transform_calculate(
        words=f"datum.panel == {_WINDOW} ? {nth(window, 'wide ? 0 : 1')} : {nth(names, 'datum.panel')}",
        x=_x("datum.panel"),
        y=f"{_y('datum.panel')} - 6",
    )
    count = {"count": "datum.count", "all": str(_PLACES)}
    said = f"wide ? {filled(_('{count} of {all} exactly 0'), **count)} : {filled(_('{count} zeros'), **count)}"
    feet = LIVE.now("zeros").transform_calculate(words=said, x=_x("datum.panel"), y=f"{_y('datum.panel')} + side + 5")
    look: dict[str, Any] = {"align": "left", "fontSize": 15, **theme.QUIET}
    x, y, words = across("x"), down("y"), alt.Text("words:N")
    return [
        titles.mark_text(baseline="bottom", fontWeight=600, **look).encode(x, y, words, color=_GRAY),
        feet.mark_text(baseline="top", **look).encode(x, y, words, color=_GRAY),
    ]


def _words() -> alt.Chart:
    """Return what the window comes to, in numbers."""
    names = ("z", *(function.slug for function in FUNCTIONS))
    found = {name: f"{numbers('datum.shown')}[{k * _PLACES} + cell] + 0" for k, name in enumerate(names)}
    found["sum"] = f"{found['z']} - datum.{BIAS.name}"
    here = {name: f"format({value}, '.3~g')" for name, value in found.items()}
    long = _(
        "9 products: {sum}\nplus b: z = {z}\nReLU: {relu}\nleaky ReLU: {leaky_relu}\nsigmoid: {sigmoid}\ntanh: {tanh}"
    )
    short = _("sum {sum}\nz {z}\nReLU {relu}")
    lines = LIVE.now("frames").transform_calculate(
        words=f"wide ? {filled(long, **here)} : {filled(short, **here)}",
        x=f"{_COLUMNS - 1} * pitch",
        y="head",
    )
    text = lines.mark_text(align="left", baseline="top", lineBreak="\n", fontSize=15, lineHeight=21, **theme.QUIET)
    words: alt.Chart = text.encode(across("x"), down("y"), alt.Text("words:N"), color=_GRAY)
    return words


def _squares(rows: alt.Chart) -> alt.Chart:
    """Return rows with a `panel` and a `place` in it, with the edges of the square there."""
    squares: alt.Chart = rows.transform_calculate(
        left=f"{_x('datum.panel')} + datum.place % {SIDE} * cell_side",
        top=f"{_y('datum.panel')} + floor(datum.place / {SIDE}) * cell_side",
    ).transform_calculate(right="datum.left + cell_side", bottom="datum.top + cell_side")
    return squares


def _x(panel: str) -> str:
    """Return the expression of the left edge of a panel."""
    return f"({panel} < 3 ? {panel} : {panel} - 3) * pitch"


def _y(panel: str) -> str:
    """Return the expression of the upper edge of a panel."""
    return f"(({panel} < 3 ? 0 : deep) + head)"


_I, _J = (
    "floor((x() - floor(x() / pitch) * pitch) / cell_side)",
    "floor((y() - floor(y() / deep) * deep - head) / cell_side)",
)
_LOOK = {
    "events": "pointermove",
    "update": f"{_I} >= 0 && {_I} < {SIDE} && {_J} >= 0 && {_J} < {SIDE} ? {_J} * {SIDE} + {_I} : cell",
}
"""The pointer on any panel looks at the place there; beside the panels it changes nothing."""
