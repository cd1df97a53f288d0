"""Decisions in the plane: what a network decides, with its linear regions, and how many there are for each width.

Wide, the plane is a square on the left and the counts stand beside it; narrow, as on a phone, they stand below it.
Cells, cuts and borders are exact: each travels as the outline of a shape, in whole numbers from -`_HALF` to `_HALF`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.charts.kit.pixels import at, readout, scale
from acts.charts.kit.stops import PLACE, place_of
from acts.charts.kit.vega_insides import variable
from acts.experiments.networks.regions import WIDTHS, Regions
from acts.language import _, cached
from acts.network.regions import upper_bound

WIDTH = Parameter(
    "width", "n", 6.0, Interval(WIDTHS[0], WIDTHS[-1]), Interval(WIDTHS[0], WIDTHS[-1]), 1.0, "units a layer"
)
"""What the first slider moves."""

_HALF = 500
_SHAPES = ("circle", "triangle-up", "square")
_GRAY, _ACCENT = alt.ColorValue(theme.FURNITURE), alt.ColorValue(theme.ACCENT)

# The plane is as light in the dark mode: what is drawn on it has one colour for both.
_POINTS = ("#0a4f8f", "#8a4300", "#005c43")
_LIGHT, _FULL = (240, 243, 246), ((92, 168, 232), (250, 164, 70), (82, 198, 156))
_WEIGHTS = (0.34, 0.62)
_BORDER: dict[str, Any] = {"stroke": "#111827", "strokeWidth": 3.6}
_CUTS: tuple[dict[str, Any], ...] = (
    {"stroke": "#5b6472", "strokeWidth": 2},
    {"stroke": "#8f0d57", "strokeWidth": 1.6, "strokeDash": [7, 2]},
    {"stroke": "#4a2fb0", "strokeWidth": 1.3, "strokeDash": [2, 2]},
)
"""How the cuts of each hidden layer are drawn."""

_LAYOUT = {
    "wide": "width > 480",
    "head": "wide ? 26 : 42",
    # the axis of the counts leaves room below the plane
    "side": "wide ? min(0.64 * width, height + 44 - head) : min(width - 100, 0.64 * (height - head))",
    "foot": "head + side",
    "left": "wide ? side + 28 : 0",
    "legend": "side + (wide ? 28 : 12)",
    "top": "wide ? head + 88 : foot + 30",
}
"""Where everything stands, in pixels: variables of the picture, each in terms of those above it."""


@cached(maxsize=8)
def regions_picture(
    shown: Regions, start: tuple[float, float], words: tuple[str, ...], sentences: tuple[str, ...]
) -> Picture:
    """Return the plane of each network at each step, picked by two sliders.

    Parameters
    ----------
    shown : Regions
    start : (float, float)
        The width and the place of the step at which the sliders start.
    words : tuple of str
        What the picture says at each setting. A line break counts only where the picture is narrow.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    live = live_of(len(shown.steps))
    bounds = [float(upper_bound([width] * shown.depth)) for width in shown.widths]
    ends: dict[str, Ends] = {"widths": (shown.widths[0], shown.widths[-1]), "counts": (1.0, bounds[-1] * 1.3)}
    ends |= {"plane_x": shown.box[0], "plane_y": shown.box[1]}
    powers = [1, 10, 100, 1000, 10_000, 100_000] if bounds[-1] > 99 else [1, 2, 5, 10, 20, 50]
    marks: dict[str, Sequence[float]] = {"widths": shown.widths, "counts": powers, "plane_x": (), "plane_y": ()}
    data = {"tints": _tints(shown), "lines": _lines(shown), "stops": _stops(shown, bounds, words)}
    data["points"] = _points(shown)
    data["grid"] = rows({"value": float}, [(power,) for power in powers if power < ends["counts"][1]])
    return live.picture(_spec(shown.depth), data, start, sentences, marks=marks, **ends)


def live_of(count: int) -> Live:
    """Return the sliders over the widths and over this number of steps."""
    return Live((WIDTH, place_of(count, "place of the step")), labels=("units a layer", "training"))


def _settings(shown: Regions) -> Iterable[tuple[float, float]]:
    """Return the setting of each network, in their order."""
    return [(float(width), float(place)) for width in shown.widths for place in range(len(shown.steps))]


def _pixels(points: Array, box: tuple[Ends, ...]) -> Array:
    """Return places of the plane, (..., 2), as whole numbers, upright ones from the top down."""
    low, high = np.array(box).T
    share = (points - low) / (high - low) * 2 - 1
    return np.asarray(np.rint(share * (_HALF, -_HALF))).astype(np.int64)


def _tints(shown: Regions) -> bytes:
    """Return the outlines of all cells: a row for each setting, class, and odd or even number of units that fire."""
    found, settings = shown.decided, list(_settings(shown))
    outlines = _pixels(found.corners, shown.box)
    kinds = 2 * found.label + found.odd
    shapes: dict[tuple[int, int], list[str]] = {}
    for network, kind, outline, size in zip(
        found.network.tolist(), kinds.tolist(), outlines.tolist(), found.sizes.tolist(), strict=True
    ):
        shapes.setdefault((network, kind), []).append(_outline(outline[:size]))
    given = [(*settings[network], kind, "".join(parts)) for (network, kind), parts in sorted(shapes.items())]
    return rows({"width": float, PLACE: float, "kind": np.int8, "shape": str}, given)


def _outline(corners: list[list[int]]) -> str:
    """Return a closed polygon as a path; "" if it is too small to be seen."""
    (x, y), *_others = corners
    text, moved = f"M{x} {y}l", 0
    for a, b in corners[1:]:
        if (a, b) != (x, y):
            text += f"{a - x} {b - y} "
            x, y, moved = a, b, moved + 1
    return f"{text[:-1]}z" if moved > 1 else ""


def _lines(shown: Regions) -> bytes:
    """Return the cuts: a row for each setting and hidden layer; layer 0 is where the decision changes.

    A cut between two flat cells is none: the logits are the same on both sides.
    """
    found, settings = shown.cells, list(_settings(shown))
    some_flat = np.bincount(found.network, found.flat, minlength=found.networks) > 0
    real = np.arange(found.corners.shape[1]) < found.sizes[:, None]
    # a cut is drawn from the side where its unit fires; beside flat cells from the other, too
    seen = real & ~found.flat[:, None] & np.where(some_flat[found.network][:, None], found.sides != 0, found.sides > 0)
    begin, end = found.corners[seen], np.roll(found.corners, -1, axis=1)[seen]
    owner, layer = np.broadcast_to(found.network[:, None], seen.shape)[seen], np.abs(found.sides[seen])
    borders = shown.decided.borders.reshape(-1, 2, 2)
    stretches = np.concatenate([np.stack([begin, end], axis=1), borders])
    owner = np.concatenate([owner, shown.decided.border_network])
    layer = np.concatenate([layer, np.zeros(len(borders), np.int64)])
    shapes: dict[tuple[int, int], list[str]] = {}
    pixels = _pixels(stretches, shown.box).tolist()
    for network, number, ((x, y), (a, b)) in zip(owner.tolist(), layer.tolist(), pixels, strict=True):
        shapes.setdefault((network, number), []).append(f"M{x} {y}l{a - x} {b - y}")
    given = [(*settings[network], number, "".join(parts)) for (network, number), parts in sorted(shapes.items())]
    return rows({"width": float, PLACE: float, "layer": np.int8, "shape": str}, given)


def _stops(shown: Regions, bounds: list[float], words: Sequence[str]) -> bytes:
    """Return a row for each setting: its number of linear regions and their bound, and what is said of it."""
    width, place = np.array(list(_settings(shown))).T
    count = shown.linear.ravel().astype(float)
    born = np.repeat(shown.linear[:, 0], len(shown.steps)).astype(float)
    bound = np.repeat(bounds, len(shown.steps))
    return arrow({"width": width, PLACE: place, "count": count, "born": born, "bound": bound, "words": list(words)})


def _points(shown: Regions) -> bytes:
    x = shown.data.x.astype(np.float32)
    return arrow({"x": x[:, 0], "y": x[:, 1], "kind": shown.data.y.astype(np.int8)})


@cached(maxsize=4)
def _spec(depth: int) -> dict[str, Any]:
    live = live_of(2)  # the sliders are those of each picture: a spec only needs to know that there are two
    spec = live.over(
        *_plane(live, depth),
        *_counts(live),
        *_legend(depth),
        readout(live.now("stops")),
        resolve={"x": "independent", "y": "independent"},
    )
    return {**spec, "params": [*spec["params"], *(variable(name, expr=says) for name, says in _LAYOUT.items())]}


def _plane(live: Live, depth: int) -> list[Any]:
    """Return the cells in the colours of the classes, the cuts of each layer, the border, and the training points."""
    kinds = [_tint(full, weight) for full in _FULL for weight in _WEIGHTS]
    colour = alt.Fill("kind:N").scale(domain=list(range(len(kinds))), range=kinds).legend(None)
    tints = live.now("tints").mark_point(filled=True, opacity=1, strokeWidth=0, **theme.QUIET)
    layers: list[Any] = [tints.encode(**_whole(), fill=colour)]
    for number in range(1, depth + 1):
        cuts = live.now("lines").transform_filter(f"datum.layer == {number}")
        layers.append(cuts.mark_point(filled=False, opacity=1, **_CUTS[number - 1], **theme.QUIET).encode(**_whole()))
    border = live.now("lines").transform_filter("datum.layer == 0")
    border = border.mark_point(filled=False, opacity=1, **_BORDER, **theme.QUIET)
    frame = live.now("stops").mark_rect(fillOpacity=0, stroke=theme.FURNITURE, **theme.QUIET)
    square = {"x": alt.X(value=at("0")), "x2": alt.X2(value=at("side"))}
    square |= {"y": alt.Y(value=at("head")), "y2": alt.Y2(value=at("foot"))}
    return [layered(*layers, border.encode(**_whole()), _samples(), frame.encode(**square))]


def _whole() -> dict[str, Any]:
    """Return the channels of a shape that spans the plane."""
    middle = {"x": alt.X(value=at("side / 2")), "y": alt.Y(value=at("head + side / 2"))}
    shape = alt.Shape("shape:N").scale(None).legend(None)
    # a shape of size s is drawn at sqrt(s) / 2 times its numbers
    return {**middle, "shape": shape, "size": alt.SizeValue(at(f"side * side / {_HALF**2}"))}


def _samples() -> alt.Chart:
    """Return the training points, of each class in a shape of its own."""
    kinds = list(range(len(_SHAPES)))
    points = named("points").mark_point(filled=True, opacity=1, stroke="#ffffff", **theme.QUIET)
    colour = alt.Color("kind:N").scale(domain=kinds, range=list(_POINTS)).legend(None)
    shape = alt.Shape("kind:N").scale(domain=kinds, range=list(_SHAPES)).legend(None)
    samples: alt.Chart = points.encode(
        alt.X("x:Q").scale(scale("plane_x", "0", "side")).axis(None),
        alt.Y("y:Q").scale(scale("plane_y", "foot", "head")).axis(None),
        colour, shape, size=alt.SizeValue(at("wide ? 48 : 22")), strokeWidth=alt.StrokeWidthValue(0.8),
    )  # fmt: skip
    return samples


def _counts(live: Live) -> list[Any]:
    """Return the panel of the number of linear regions over the width: at this step, at the start, and the bound."""
    stops = live.now("stops", PLACE)
    across = alt.X("width:Q").scale(scale("widths", "left + 12", "width - 12")).title(_("units a layer"))
    look: Any = {
        "values": at("widths_ticks"),
        "format": "d",
        "grid": False,
        "domain": False,
        "labelFlush": False,
        **theme.AXIS,
    }
    look["titleFontSize"] = at(f"wide ? {theme.AXIS['titleFontSize']} : 0")  # on a phone the slider below says it
    across = across.axis(alt.Axis(orient="bottom", **look))
    look = {"values": at("counts_ticks"), "format": "d", "grid": False, "domain": False, "ticks": False}
    right = alt.Axis(orient="right", labelFlush=False, labelOverlap=True, **look, **theme.AXIS)

    def up(column: str) -> Any:
        return alt.Y(f"{column}:Q").scale(scale("counts", "height", "top + 4", log=True)).title(None).axis(right)

    # the grid of an axis would begin at the left edge of the picture
    grid = named("grid").mark_rule(opacity=0.3, **theme.QUIET)
    bound = stops.mark_line(strokeDash=[9, 4], strokeWidth=theme.THIN, **theme.QUIET)
    born = stops.mark_line(strokeDash=[2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    line = stops.mark_line(strokeWidth=theme.THIN + 0.5, **theme.QUIET)
    dots = stops.mark_point(filled=True, size=30, opacity=1, **theme.QUIET)
    here = live.now("stops").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    said = [(_("most possible"), theme.FURNITURE), (_("regions now"), "blue"), (_("before training"), "violet")]
    titles = [
        live.now("stops").mark_text(align="left", baseline="top", fontSize=15, **theme.QUIET).encode(
            alt.X(value=at(f"wide ? left + 6 : {aside}")), alt.Y(value=at(f"top + (wide ? {4 + 19 * number} : -22)")),
            text=alt.TextValue(text), color=alt.ColorValue(colour),
        )
        for number, ((text, colour), aside) in enumerate(zip(said, (0, 104, 192), strict=True))
    ]  # fmt: skip
    return [
        layered(
            grid.encode(alt.X(value=at("left")), alt.X2(value=at("width")), up("value"), color=_GRAY),
            bound.encode(across, up("bound"), color=_GRAY),
            born.encode(across, up("born"), color=alt.ColorValue("violet")),
            *(marks.encode(across, up("count"), color=alt.ColorValue("blue")) for marks in (line, dots)),
            here.encode(across, up("count"), color=_ACCENT),
            *titles,
        )
    ]


def _legend(depth: int) -> list[Any]:
    """Return what each line of the plane is, beside it."""
    names = [_("decision"), _("layer 1"), _("layer 2"), _("layer 3")][: depth + 1]
    looks = [_BORDER, *_CUTS]
    layers: list[Any] = []
    one = named("grid").transform_filter("datum.value == 1")
    ends = {"x": alt.X(value=at("legend")), "x2": alt.X2(value=at("legend + 28"))}
    for number, (name, look) in enumerate(zip(names, looks, strict=False)):
        middle, top, bottom = (at(f"head + {shift + 20 * number}") for shift in (9, -1, 19))
        # the plane is light in the dark mode, too, and so is what lies under a sample of its lines
        ground = one.mark_rect(color=_tint(_FULL[0], _WEIGHTS[0]), opacity=1, **theme.QUIET)
        text = one.mark_text(align="left", baseline="middle", fontSize=15, **theme.QUIET)
        layers += [
            ground.encode(**ends, y=alt.Y(value=top), y2=alt.Y2(value=bottom)),
            one.mark_rule(**look, **theme.QUIET).encode(**ends, y=alt.Y(value=middle)),
            text.encode(alt.X(value=at("legend + 36")), alt.Y(value=middle), text=alt.TextValue(name), color=_GRAY),
        ]
    return layers


def _tint(full: tuple[int, int, int], weight: float) -> str:
    red, green, blue = (round(low + (high - low) * weight) for low, high in zip(_LIGHT, full, strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"
