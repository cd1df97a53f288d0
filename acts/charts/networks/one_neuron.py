"""One neuron under the hand: its products end to end, below them the function, and beside that the output.

Both panels share one z axis: the sum ends above the point of the graph that it falls on. The browser adds up what the
hand moves, and reads the function off values that NumPy computed: on the stops of all sliders z is a place of `GRID`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.frames import FILLED, OPEN, POINT, View, curve, subject_of
from acts.charts.kit.picture import Picture, filled, finished, layered, named, padded, ticks
from acts.charts.kit.pixels import at, layout, sign
from acts.charts.kit.sliders import Slide, listening, sliders, started
from acts.charts.kit.vega_insides import numbers, variable
from acts.experiments.networks.one_neuron import FIRST, Neuron
from acts.language import _, cached

MOST = 10.0
"""The size that a number of the neuron has at most."""

_NUMBERS, _INPUTS, _WEIGHTS = (Interval(-end, end) for end in (MOST, 1.0, 2.0))
PARAMETERS = (
    Parameter("x1", "x_1", FIRST.inputs[0], _NUMBERS, _INPUTS, 0.1, "input x₁"),
    Parameter("w1", "w_1", FIRST.weights[0], _NUMBERS, _WEIGHTS, 0.1, "weight w₁"),
    Parameter("x2", "x_2", FIRST.inputs[1], _NUMBERS, _INPUTS, 0.1, "input x₂"),
    Parameter("w2", "w_2", FIRST.weights[1], _NUMBERS, _WEIGHTS, 0.1, "weight w₂"),
    Parameter("b", "b", FIRST.bias, _NUMBERS, _WEIGHTS, 0.1, "bias b"),
)
_SLIDES = {p.name: Slide.of(p) for p in PARAMETERS}
REACH, GRID = 6.0, 1200
"""How far z goes at the ends of the sliders, and the number of steps in which the function travels from -z to z."""

_SYMBOLS = ("x₁", "x₂", "1", "Σ")
# Where things stand, in pixels: variables of the picture, each in terms of those above it.
_LAYOUT = {
    "wide": "width > 480",
    "foot": "0.46 * height",
    "high": "foot / 4",
    "roomy": "high > 17",
    "ring": "min(wide ? 16 : 12, 0.45 * high)",
    "node": "(wide ? 16 : 12) + 2",
    "words": "2 * (wide ? 16 : 12) + (wide ? 14 : 8)",
    "left": "wide ? 210 : 124",
    "right": "width - (wide ? 70 : 44)",
    "bar": "(right + width) / 2",
    "top": "foot + 14",
    "zero": "(left + right) / 2",
    "along": "zero + z / start.reach * (right - left) / 2",
    "up": "height - (a - start.floor) / (start.ceiling - start.floor) * (height - top)",
    "ground": "height + start.floor / (start.ceiling - start.floor) * (height - top)",
}
_GRAY, _ACCENT = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
_NUMBER = ".4~g"


def one_neuron_picture(neuron: Neuron, turn: int) -> Picture:
    """Return the live picture of a neuron with two inputs.

    Parameters
    ----------
    neuron : Neuron
        Where its sliders stand.
    turn : int
        The sliders of a picture that is on the page move to the neuron's numbers when this changes.
    """
    (x1, x2), (w1, w2) = neuron.inputs, neuron.weights
    values = dict(zip((p.name for p in PARAMETERS), (x1, w1, x2, w2, neuron.bias), strict=True))
    reach = _reach(values)
    row, line = _function(neuron.activation, reach)
    exact = {**values, "turn": float(turn), "z": neuron.z, "a": neuron.a}
    start: dict[str, Any] = {**row, **{name: np.array([value]) for name, value in exact.items()}}
    start["name"] = [_(neuron.activation.name)]
    parts: dict[str, Any] = {
        "k": np.arange(4, dtype=np.int8),
        "symbol": list(_SYMBOLS),
        "adds": np.array([*neuron.contributions, neuron.bias, neuron.z]),
    }
    data = {"parts": arrow(parts), "curve": line, "start": arrow(start)}
    alt_text = _(
        "A neuron: what it adds up, and its activation function with the output; the sentence below says both."
    )
    return Picture(_spec(), data, alt_text)


def _reach(values: dict[str, float]) -> float:
    """Return how far from 0 the sum can be as one slider moves, the others at these values; a whole number."""
    most = {p.name: max(abs(values[p.name]), p.typical.high) for p in PARAMETERS}
    if all(values[p.name] in p.typical for p in PARAMETERS):
        return REACH
    return float(np.ceil(most["x1"] * most["w1"] + most["x2"] * most["w2"] + most["b"]))


@lru_cache(maxsize=256)
def _function(activation: Activation, reach: float) -> tuple[dict[str, Any], bytes]:
    """Return what the browser reads the function off, as a part of the row `start`, and its graph.

    Between two places of the grid the function is its tangent at their middle: its kinks and jumps are on the grid.
    """
    step = 2 * reach / GRID
    places = np.linspace(-reach, reach, GRID + 1)
    middles = (places[1:] + places[:-1]) / 2
    ends = padded(activation(places), np.array([0.0]), share=0.12)
    marks = ticks(*ends, 3)
    lists = {
        "values": activation(np.round(places, 9)),
        "middles": activation(middles),
        "slopes": activation.derivative(middles),
    }
    row: dict[str, Any] = {name: Lists(list_, [list_.size]) for name, list_ in lists.items()}
    scalars = {
        "reach": reach,
        "step": step,
        "floor": ends[0],
        "ceiling": ends[1],
        "mark": marks[0],
        "marks": marks[1] - marks[0],
        "hue": float(theme.hue(activation.slug)),
    }
    row |= {name: np.array([value]) for name, value in scalars.items()}
    defaults = {p.name: p.default for p in activation.parameters}
    drawn = curve(subject_of(activation), View(-reach, reach, at=0.0), defaults, 321)
    shown = (drawn["on"] != POINT) | (drawn["end"] > 0)
    columns = {name: drawn[name][shown] for name in ("z", "f", "on", "end")}
    return row, arrow({**columns, "hue": np.full(int(shown.sum()), theme.hue(activation.slug), dtype=np.int8)})


def _variables() -> list[dict[str, Any]]:
    """Return what moves: the sliders, the sum and the output, and where everything stands."""
    known = " && ".join(f"{p.name} === start.{p.name}" for p in PARAMETERS)
    values, middles, slopes = (numbers(f"start.{name}") for name in ("values", "middles", "slopes"))
    between = f"{middles}[place] + {slopes}[place] * (z + start.reach - (place + 0.5) * start.step)"
    on_grid = "abs(z + start.reach - place * start.step) < 1e-9"
    return [
        *started(),
        *sliders(_SLIDES),
        variable("sums", expr="[0, w1 * x1, w1 * x1 + w2 * x2, w1 * x1 + w2 * x2 + b]"),
        variable("z", expr=f"{known} ? start.z : round(1e9 * sums[3]) / 1e9"),
        variable("place", expr=f"clamp(floor((z + start.reach) / start.step + 1e-6), 0, {GRID})"),
        variable("a", expr=f"{known} ? start.a : {on_grid} ? {values}[place] : {between}"),
        variable("across", expr="[-start.reach, start.reach]"),
        variable("across_ticks", expr="sequence(-start.reach, start.reach + 1, start.reach / 3)"),
        variable("outs", expr="[start.floor, start.ceiling]"),
        variable("outs_ticks", expr="sequence(start.mark, start.ceiling, start.marks)"),
        *layout(_LAYOUT),
    ]


@cached(maxsize=4)
def _spec() -> dict[str, Any]:
    layers = [*_sum(), *_terms(), *_graph(), *_function_node(), _output(), _speaker(), *listening("curve", "parts")]
    chart = layered(*layers, resolve={"scale": {"y": "independent"}})
    return {**finished(chart), "data": {"name": "start"}, "params": _variables()}


def _sum() -> list[alt.Chart]:
    """Return the upper panel: what each input adds as a bar that begins where the one above ends, and the sum."""
    rows = named("parts").transform_calculate(
        value="[w1 * x1, w2 * x2, b, z][datum.k]",
        begin="datum.k > 2 ? 0 : sums[datum.k]",
        end="datum.k > 2 ? z : sums[datum.k + 1]",
        top="datum.k - 0.27",
        bottom="datum.k + 0.27",
        next="datum.k + 1",
    )
    begin, end = _across("begin:Q"), alt.X2("end:Q")
    box = {"x": begin, "x2": end, "y": _down("top:Q"), "y2": alt.Y2("bottom:Q")}
    terms, total = rows.transform_filter("datum.k < 3"), rows.transform_filter("datum.k == 3")
    ties = terms.mark_rule(strokeWidth=1.5, **theme.QUIET)
    foot = alt.Chart().mark_rule(strokeWidth=1.5, opacity=0.6, **theme.QUIET)
    return [
        foot.encode(alt.X(value=at("zero")), alt.Y(value=0), alt.Y2(value=at("height")), color=_GRAY),
        ties.encode(_across("end:Q"), _down("k:Q"), alt.Y2("next:Q"), color=_GRAY),
        terms.mark_rect(opacity=0.85, **theme.QUIET).encode(**box, color=sign()),
        total.mark_rect(**theme.QUIET).encode(**box, color=_ACCENT),
    ]


def _terms() -> list[alt.Chart]:
    """Return what stands beside the bars: each input with its weight, as thick as the weight is large, and the sum."""
    message = f"datum.k < 3 ? (wide ? {filled(_('{x} × {w} = {value}'), **_TERM)} : {filled(_('{x} × {w}'), **_TERM)})"
    rows = named("parts").transform_calculate(
        input="[x1, x2, 1, 0][datum.k]",
        value="[w1, w2, b, 0][datum.k]",
        size="1 + 2 * min(3, abs([w1, w2, b, 0][datum.k]))",
        words=f"{message} : {filled(_('z = {z}'), z=_written('z'))}",
    )
    terms, total = rows.transform_filter("roomy && datum.k < 3"), rows.transform_filter("datum.k == 3")
    y = _down("k:Q")
    edge = terms.mark_rule(yOffset=11, **theme.QUIET)
    head = terms.mark_point(shape="triangle-right", filled=True, size=110, opacity=1, yOffset=11, **theme.QUIET)
    ring = rows.mark_point(size=_RING, strokeWidth=2, opacity=1, **theme.QUIET)
    symbol = rows.transform_filter("roomy").mark_text(fontSize=16, **theme.QUIET)
    said = terms.mark_text(align="left", baseline="bottom", dy=4, fontSize=_SIZE, **theme.QUIET)
    summed = total.mark_text(align="left", fontSize=_BIG, fontWeight=600, **theme.QUIET)
    size = alt.StrokeWidth("size:Q").scale(None).legend(None)
    left, right = alt.X(value=at("words - 2")), alt.X2(value=at("left - 16"))
    return [
        edge.encode(left, right, y, size, color=sign()),
        head.encode(alt.X(value=at("left - 14")), y, color=sign()),
        ring.encode(alt.X(value=at("node")), y, color=alt.condition("datum.k < 3", _GRAY, _ACCENT)),
        symbol.encode(alt.X(value=at("node")), y, alt.Text("symbol:N"), color=_GRAY),
        said.encode(alt.X(value=at("words")), y, alt.Text("words:N"), color=_GRAY),
        summed.encode(alt.X(value=at("words")), y, alt.Text("words:N"), color=_ACCENT),
    ]


def _graph() -> list[alt.Chart]:
    """Return the lower panel: the graph with its jumps, and the point that the sum falls on."""
    line = named("curve").transform_filter("datum.on != 2").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    x, y, own = _across("z:Q"), _OUT.up("f:Q"), theme.own()
    ends = [
        named("curve")
        .transform_filter(f"datum.end == {which}")
        .mark_point(filled=which == FILLED, size=80, opacity=1, strokeWidth=2.5, **theme.QUIET)
        for which in (OPEN, FILLED)
    ]
    drop = alt.Chart().mark_rule(strokeWidth=2, strokeDash=[5, 4], **theme.QUIET)
    level = alt.Chart().mark_rule(strokeWidth=1.5, opacity=0.6, **theme.QUIET)
    dot = alt.Chart().mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    here = alt.X(value=at("along")), alt.Y(value=at("up"))
    return [
        level.encode(alt.X(value=at("left")), alt.X2(value=at("width")), alt.Y(value=at("ground")), color=_GRAY),
        line.encode(x, y, own),
        *(each.encode(x, y, own) for each in ends),
        drop.encode(here[0], alt.Y(value=at("foot - 0.23 * high")), alt.Y2(value=at("up")), color=_ACCENT),
        drop.encode(here[0], alt.X2(value=at("bar")), here[1], color=_ACCENT),
        dot.encode(*here, color=_ACCENT),
    ]


def _function_node() -> list[alt.Chart]:
    """Return what stands beside the graph: the node of the function, which gets the sum, its name and the output."""
    middle = "(top + height) / 2"
    x, y, words = alt.X(value=at("node")), alt.Y(value=at(middle)), alt.X(value=at("words"))
    begin, end = "3.5 * high + ring", f"{middle} - ring"
    way = alt.Chart().mark_rule(strokeWidth=2, **theme.QUIET)
    head = alt.Chart().mark_point(shape="triangle-down", filled=True, size=110, opacity=1, **theme.QUIET)
    ring = alt.Chart().mark_point(size=_RING, strokeWidth=2, opacity=1, **theme.QUIET)
    glow = alt.Chart().mark_point(size=_RING, filled=True, **theme.QUIET)
    symbol = alt.Chart().mark_text(fontSize=18, fontStyle="italic", **theme.QUIET)
    name = alt.Chart().mark_text(
        align="left", baseline="bottom", dy=-2, fontSize=_SIZE, limit=at("left - words - 6"), **theme.QUIET
    )
    out = alt.Chart().transform_calculate(words=filled(_("a = {a}"), a=_written("a")))
    said = out.mark_text(align="left", baseline="top", dy=3, fontSize=_BIG, fontWeight=600, **theme.QUIET)
    return [
        way.encode(x, alt.Y(value=at(begin)), alt.Y2(value=at(end)), color=_ACCENT),
        head.encode(x, alt.Y(value=at(f"{end} - 5")), color=_ACCENT),
        glow.encode(x, y, theme.own(), opacity=alt.value(at("clamp(abs(a), 0, 1) * 0.4"))),
        ring.encode(x, y, theme.own()),
        symbol.encode(x, y, text=alt.value("f"), color=_GRAY),
        name.encode(words, y, alt.Text("name:N"), color=_GRAY),
        said.encode(words, y, alt.Text("words:N"), theme.own()),
    ]


def _output() -> alt.Chart:
    """Return the output as a bar on the scale of the graph, at its right."""
    x, x2 = alt.X(value=at("bar - 14")), alt.X2(value=at("bar + 14"))
    y, y2 = alt.Y(value=at("ground")), alt.Y2(value=at("up"))
    column: alt.Chart = alt.Chart().mark_rect(opacity=0.85, **theme.QUIET).encode(x, x2, y, y2, theme.own())
    return column


def _speaker() -> alt.Chart:
    """Return an unseen mark that says where the sliders have brought the neuron."""
    words = filled(_("z = {z}, a = {a}"), z=_written("z"), a=_written("a"))
    unseen = alt.Chart().transform_calculate(words=words).mark_point(opacity=0, size=1, tooltip=None)
    spoken: alt.Chart = unseen.encode(alt.X(value=0), alt.Y(value=0), alt.Description("words:N"))
    return spoken


def _written(name: str) -> str:
    """Return the expression of a number in words: without a negative zero."""
    return f"format({name} + 0, '{_NUMBER}')"


def _across(column: str) -> Any:
    channel = _Z.across(column)
    channel["scale"]["range"] = [at("left"), at("right")]
    return channel


def _down(column: str) -> Any:
    """Return the vertical channel of the rows of the upper panel."""
    return alt.Y(column).scale(domain=[-0.5, 3.5], range=[0, at("foot")], nice=False, zero=False).axis(None)


_Z = Place("across", 0.0, 1.0, "pre-activation z")
_OUT = Place("outs", "top / height", 1.0, "output a", grid=False, orient="right")
_SIZE, _BIG, _RING = at("wide ? 16 : 15"), at("wide ? 20 : 17"), at("3.2 * ring * ring")
_TERM = {"x": _written("datum.input"), "w": _written("datum.value"), "value": _written("datum.input * datum.value")}
