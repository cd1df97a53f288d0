"""Batch normalisation off and on: signals through an untrained network, layer by layer, and trainings by rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import variables
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.charts.kit.pixels import at
from acts.charts.kit.plane import Axis, Plane, ends, grid, laid_out
from acts.charts.kit.powers import power
from acts.experiments.networks.normalisation import LAYERS, LEARNED, Passage
from acts.experiments.training.sweep import Sweep, Word
from acts.language import _, cached

SCALE = Parameter("scale", r"\sigma_w", 1.0, Interval(0.01, 10.0), Interval(0.2, 4.2), 0.4, "scale of the weights")
"""What the slider moves."""

LIVE = Live((SCALE,), labels=("scale of the weights",))

_OFF, _ON = "orange", "blue"
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 56 : 52",
    "beside": "wide ? 66 : 58",
    "each": "wide ? (width - 2 * beside - 56) / 3 : (width - beside - 52) / 2",
    "tall": "wide ? height - head - 24 : (height - head - 24 - 50) / 2",
    "left0": "wide ? 56 : 52",
    "left1": "left0 + each + beside",
    "left2": "wide ? left1 + each + beside : left0",
    "right0": "left0 + each",
    "right1": "left1 + each",
    "right2": "width",
    "top0": "head",
    "top1": "head",
    "top2": "wide ? head : head + tall + 50",
}
"""Three panels beside each other; narrow, the third stands below the others."""

_PANELS = ("activations", "gradients", "stuck")
_PLANES = tuple(
    Plane(name, f"left{k}", f"right{k}", f"top{k}", f"top{k} + tall", outside=True) for k, name in enumerate(_PANELS)
)

_TWO = {
    "wide": "width > 560",
    "head": "50",
    "right0": "wide ? 0.58 * width : width - 8",
    "left1": "wide ? right0 + 74 : 56",
    "low0": "wide ? height - 24 : head + 0.6 * (height - head - 80)",
    "top1": "wide ? head : low0 + 56",
}
"""Two panels beside each other; narrow, under each other."""

_ENDS = {
    "accuracy": Plane("accuracy", "56", "right0", "head", "low0", "x", outside=True),
    "share": Plane("share", "left1", "width - 8", "top1", "height - 24", "x", outside=True),
}


@cached(maxsize=16)
def passage_picture(found: Passage, on: bool, start: float, sentences: tuple[str, ...]) -> Picture:
    """Return the signals through each layer, moved by the scale of the weights.

    Parameters
    ----------
    found : Passage
        At each scale of `LIVE.settings((start,))`.
    on : bool
        Whether the networks with normalisation are drawn, too.
    start : float
        The scale at which the slider starts.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    layers = Axis.of((0.5, LAYERS + 0.5), (1, 10, LAYERS), None)
    axes = {name: (layers, _exponents(getattr(found, name))) for name in _PANELS[:2]}
    shares = Axis((0.0, 1.0), tuple((share / 100, f"{share}%") for share in (0, 50, 100)), None)
    data = {"layers": _layers(found, on), "names": _names(on), "grid": grid(axes | {"stuck": (layers, shares)})}
    spec = _passage_spec(found.dies)
    return LIVE.picture(spec, data, (start,), sentences, marks={}, **ends(axes | {"stuck": (layers, shares)}))


def _exponents(sizes: Array) -> Axis:
    """Return an axis of powers of ten, its values the exponents."""
    low, high = min(float(sizes.min()), -1.0), max(float(sizes.max()), 1.0)
    step = max(1, round((high - low) / 4))
    marks = np.arange(np.ceil(low / step) * step, high + 1e-9, step)
    return Axis((low - 0.5, high + 0.5), tuple((float(mark), power(float(mark))) for mark in marks))


def _layers(found: Passage, on: bool) -> bytes:
    """Return a row for each scale, network and layer: the mean over the draws and its ends, in each panel."""
    kinds, scales = 2 if on else 1, len(found.scales)
    columns: dict[str, Any] = {
        "kind": np.repeat(np.arange(kinds, dtype=np.int8), scales * LAYERS),
        SCALE.name: np.tile(np.repeat(found.scales, LAYERS), kinds),
        "layer": np.tile(np.arange(1, LAYERS + 1, dtype=np.int8), kinds * scales),
    }
    for name in _PANELS:
        drawn = getattr(found, name)[:kinds]
        for part, of in (("low", drawn.min(axis=2)), ("mean", drawn.mean(axis=2)), ("high", drawn.max(axis=2))):
            columns[f"{name}_{part}"] = of.astype(np.float32).ravel()
    return arrow(columns)


def _names(on: bool) -> bytes:
    names = [_("without"), _("with batch normalisation")]
    return rows({"kind": int, "name": str}, list(enumerate(names))[: 2 if on else 1])


@cached(maxsize=2)
def _passage_spec(dies: bool) -> dict[str, Any]:
    here = named("names").transform_filter("datum.kind == 0")
    titles = (_("activations: size"), _("gradients: size"), _("dead units") if dies else _("saturated outputs"))
    layers, parts = LIVE.now("layers"), []
    for plane, title in zip(_PLANES, titles, strict=True):
        x, mean = plane.x("layer:Q"), plane.y(f"{plane.name}_mean:Q")
        low, high = plane.y(f"{plane.name}_low:Q"), alt.Y2(f"{plane.name}_high:Q")
        band = layers.mark_area(opacity=0.25, **theme.QUIET)
        line = layers.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
        parts += plane.frame(here, title, _("layer"))
        parts += [band.encode(x, low, high, _colour()), line.encode(x, mean, _colour(), _dash())]
    spec = LIVE.over(*parts, *_legend(), resolve={"x": "independent", "y": "independent"})
    return laid_out(spec, _LAYOUT)


def _colour() -> Any:
    return alt.Color("kind:N").scale(domain=[0, 1], range=[_OFF, _ON]).legend(None)


def _dash() -> Any:
    return alt.StrokeDash("kind:N").scale(domain=[0, 1], range=[[7, 4], [1, 0]]).legend(None)


def _legend() -> list[alt.Chart]:
    """Return the names of the kinds of networks in the first line, each behind a piece of its line."""
    kinds = named("names").transform_calculate(left="datum.kind * 130")
    kinds = kinds.transform_calculate(start="datum.left", end="datum.left + 26")
    place = alt.Scale(domain=[0, 1], range=[0, 1])
    x = alt.X("start:Q").scale(place).axis(None)
    text = kinds.mark_text(align="left", baseline="top", dx=32, fontSize=at("wide ? 16 : 15"), **theme.QUIET)
    line = kinds.mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
    return [
        text.encode(x, alt.Y(value=0), alt.Text("name:N"), _colour()),
        line.encode(x, alt.X2("end:Q"), alt.Y(value=9), _colour(), _dash()),
    ]


@cached(maxsize=16)
def rates_picture(sweeps: tuple[Sweep, ...], rates: tuple[float, ...], on: bool, word: Word, said: str) -> Picture:
    """Return the test accuracy and the share of dead units at each learning rate, over the seeds.

    Parameters
    ----------
    sweeps : tuple of Sweep
        Without and with normalisation, or as many of these as are known.
    rates : tuple of float
        The learning rates from end to end.
    on : bool
        Whether networks with normalisation are drawn, too.
    word : {"dead", "never positive"}
        What units are called that fire on no image.
    said : str
        What is seen, in words.
    """
    across = Axis.decades((rates[0] / 1.3, rates[-1] * 1.3))
    up = Axis((0.0, 1.02), tuple((share / 100, f"{share}%") for share in (0, 25, 50, 75, 100)), None)
    axes = dict.fromkeys(_ENDS, (across, up))
    data = {"points": _points(sweeps[: 2 if on else 1]), "names": _names(on), "grid": grid(axes)}
    spec = _rates_spec(word)
    return Picture({**spec, "params": [*spec["params"], *variables(ends(axes), {})]}, data, said)


def _points(sweeps: Sequence[Sweep]) -> bytes:
    """Return a row for each kind and rate: the ends and the mean over the seeds, and whether a network diverged."""
    parts = []
    for kind, swept in enumerate(sweeps):
        assert swept.test_accuracy is not None  # noqa: S101 - digits have classes
        columns = {"kind": np.full(len(swept.rates), kind, np.int8), "rate": swept.rates}
        columns["gone"] = np.asarray(swept.diverged.any(axis=1))
        for name, values in (("accuracy", swept.test_accuracy), ("share", swept.share)):
            for end, value in zip(("low", "mean", "high"), swept.spread(values), strict=True):
                columns[f"{name}_{end}"] = value
        parts.append(columns)
    return arrow({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


@cached(maxsize=2)
def _rates_spec(word: Word) -> dict[str, Any]:
    here, points = named("names").transform_filter("datum.kind == 0"), named("points")
    share = _("dead units") if word == "dead" else _("units never positive")
    titles = {"accuracy": _("test accuracy by learning rate"), "share": share}
    parts: list[Any] = []
    for name, plane in _ENDS.items():
        x, mean = plane.x("rate:Q"), plane.y(f"{name}_mean:Q")
        low, high = plane.y(f"{name}_low:Q"), alt.Y2(f"{name}_high:Q")
        known = points.transform_filter(f"isValid(datum.{name}_mean)")
        band = points.mark_area(opacity=0.25, **theme.QUIET)
        line = points.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
        dot = known.mark_point(filled=True, size=60, opacity=1, **theme.QUIET)
        parts += plane.frame(here, titles[name], "")
        parts += [
            band.encode(x, low, high, _colour()),
            line.encode(x, mean, _colour(), _dash()),
            dot.encode(x, mean, _colour()),
        ]
    accuracy = _ENDS["accuracy"]
    gone = points.transform_filter("datum.gone").mark_point(
        shape=theme.CROSS, size=60, strokeWidth=2.2, opacity=1, yOffset=at("datum.kind * 12 - 18"), **theme.QUIET
    )  # fmt: skip
    goal = here.transform_calculate(goal=str(LEARNED)).mark_rule(strokeDash=[2, 4], strokeWidth=2, **theme.QUIET)
    parts += [
        goal.encode(**accuracy.across, y=accuracy.y("goal:Q"), color=alt.value(theme.FURNITURE)),
        gone.encode(accuracy.x("rate:Q"), alt.Y(value=at("low0")), _colour()),
        *_legend(),
    ]
    spec = finished(layered(*parts, resolve={"scale": {"x": "independent", "y": "independent"}}))
    return laid_out({**spec, "params": []}, _TWO)
