"""Shock and cool in a picture: silent units, accuracy and the size of the weights, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, variables
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, named
from acts.experiments.training.revival import Revival
from acts.language import _, cached

_BENT = 1.0
"""The shock takes the first third of the axis, however few its steps are."""

_LAYERS = ("first layer", "second layer", "third layer")
_COLOURS, _DASHES = ("blue", "violet", "green"), ([1, 0], [9, 4], [2, 3])
_AT = (0.0, _BENT / 2, _BENT, (_BENT + 3) / 2, 3.0)
"""Where the axis of steps has its ticks."""

_STEPS = Place("steps", 0.0, 1.0, "step (the shock is stretched)", labels="written[indexof(steps_ticks, datum.value)]")
_DEAD = Place("shares", 0.08, 0.42, "units dead", "%")
_NEVER_POSITIVE = Place("shares", 0.08, 0.42, "units never positive", "%")
_ACCURACY, _LOSS = Place("middle", 0.5, 0.7, "accuracy", "%"), Place("middle", 0.5, 0.7, "loss, log₁₀", "d")
_NORM = Place("norm", 0.78, 1.0, "weights, log₁₀", "d")


def revival_picture(seen: Revival, alt_text: str) -> Picture:
    """Return three panels on one axis of steps: the mean over the networks, and a band from the lowest to the highest.

    Above, the share of silent units, a line for each hidden layer; in the middle the accuracy on the training set, or
    the logarithm of the loss where values are learned; below, the logarithm of the norm of all weights.

    Parameters
    ----------
    seen : Revival
    alt_text : str
    """
    x = _across(seen.steps, seen.shock)
    depth = len(seen.design.hidden)
    shares = {_(_LAYERS[k]): seen.share(k) for k in range(depth)}
    scored = seen.accuracy is not None
    middle = seen.accuracy if seen.accuracy is not None else np.log10(np.maximum(seen.loss, 1e-12))
    norm = np.log10(np.maximum(seen.norm, 1e-12))
    data = {
        "shares": arrow(_bands(x, shares)),
        "middle": arrow(_bands(x, {"": middle})),
        "norm": arrow(_bands(x, {"": norm})),
        "phases": arrow(
            {"from": np.array([0.0, _BENT]), "to": np.array([_BENT, 3.0]), "name": [_("shock"), _("cool")]}
        ),
    }
    last = int(seen.steps[-1])
    marked = (0, seen.shock / 2, seen.shock, (seen.shock + last) / 2, last)
    ends = {"steps": (_AT[0], _AT[-1]), "shares": (0.0, 1.0), "middle": (0.0, 1.0), "norm": _decades(norm)}
    marks: dict[str, list[float]] = {"steps": list(_AT), "shares": [0, 0.5, 1], "middle": [0, 0.5, 1]}
    if not scored:
        ends["middle"] = _decades(middle)
        marks["middle"] = _few(*ends["middle"])
    marks["norm"] = _few(*ends["norm"])
    written = {"name": "written", "value": [f"{round(step)}" for step in marked]}
    spec = {**_spec(seen.word, depth, scored), "params": [written, *variables(ends, marks)]}
    return Picture(spec, data, alt_text)


def _across(steps: Array, shock: int) -> Array:
    cool = max(1, int(steps[-1]) - shock)
    return np.where(steps <= shock, _BENT * steps / max(1, shock), _BENT + (3 - _BENT) * (steps - shock) / cool)


def _bands(x: Array, lines: dict[str, Array]) -> dict[str, Any]:
    """Return low, mean and high over the networks (s, r) of each line."""
    columns = {"x": [x] * len(lines)}
    values = list(lines.values())
    columns |= {
        "low": [v.min(axis=0) for v in values],
        "mean": [v.mean(axis=0) for v in values],
        "high": [v.max(axis=0) for v in values],
    }
    return {name: np.concatenate(parts) for name, parts in columns.items()} | {"line": np.repeat(list(lines), len(x))}


def _decades(values: Array) -> tuple[float, float]:
    """Return whole powers of ten around logarithms, two apart at least."""
    low, high = float(np.floor(values.min())), float(np.ceil(values.max()))
    return low, max(high, low + 2)


def _few(low: float, high: float) -> list[float]:
    """Return the whole numbers from low to high, or every second, third ... of them: four at the most."""
    apart = int((high - low - 1) // 3 + 1)
    return [float(value) for value in range(int(low), int(high) + 1, apart)]


@cached(maxsize=16)
def _spec(word: str, depth: int, scored: bool) -> dict[str, Any]:
    apart: Any = dict.fromkeys(("y", "color", "strokeDash"), "independent")
    middle = _ACCURACY if scored else _LOSS
    chart = alt.layer(
        _shock(), _shares(word, depth), _panel("middle", middle, "green"), _panel("norm", _NORM, "red"), _names()
    ).resolve_scale(**apart)
    return finished(chart.properties(height=430))


def _shock() -> Any:
    """Return the region of the shock."""
    shade = named("phases").transform_filter("datum.from == 0").mark_rect(opacity=0.14, **theme.QUIET)
    return shade.encode(_STEPS.across("from:Q"), alt.X2("to:Q"), color=alt.value(theme.ACCENT))


def _names() -> Any:
    """Return what the two phases are called."""
    said = named("phases").mark_text(align="left", baseline="top", dx=5, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    return said.encode(_STEPS.across("from:Q"), alt.Y(value=0), alt.Text("name:N"), color=alt.value(theme.FURNITURE))


def _shares(word: str, depth: int) -> Any:
    """Return the upper panel: the share of silent units, a line for each hidden layer."""
    names = [_(name) for name in _LAYERS[:depth]]
    legend = theme.legend(names) if depth > 1 else None
    hue = alt.Color("line:N").scale(domain=names, range=list(_COLOURS[:depth]))
    dash = alt.StrokeDash("line:N").scale(domain=names, range=list(_DASHES[:depth])).legend(legend)
    place = _DEAD if word == "dead" else _NEVER_POSITIVE
    return _banded("shares", place, hue.legend(None), color=hue.legend(legend), strokeDash=dash)


def _panel(data: str, place: Place, colour: str) -> Any:
    """Return a panel with one line."""
    return _banded(data, place, alt.value(colour), color=alt.value(colour))


def _banded(data: str, place: Place, fill: Any, **channels: Any) -> Any:
    """Return the mean over the networks, with a band from the lowest to the highest."""
    x = _STEPS.across("x:Q")
    band = named(data).mark_area(opacity=0.22, **theme.QUIET).encode(x, place.up("low:Q"), alt.Y2("high:Q"), color=fill)
    line = named(data).mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, place.up("mean:Q"), **channels)
    # scales of their own, or the legend would show bands
    return alt.layer(band, line).resolve_scale(color="independent", strokeDash="independent")


def revival_csv(seen: Mapping[str, Revival]) -> str:
    """Return every hidden layer of every network that was shocked and cooled as CSV, a row each."""
    rows = []
    for name, each in seen.items():
        for k, seed in enumerate(each.seeds.tolist()):
            accuracy = "" if each.accuracy is None else each.accuracy[k, -1].item()
            whole = [accuracy, each.loss[k, -1].item(), each.growth[k].item(), bool(each.exploded[k])]
            for layer, units in enumerate(each.design.hidden):
                counts = [part[k, layer].item() for part in (each.down, each.revived, each.fallen)]
                end = counts[0] - counts[1] + counts[2]
                rows.append([name, seed, layer + 1, units, *counts, end, *whole])
    header = ["activation", "seed", "layer", "units", "silent_after_shock", "revived", "fallen", "silent_at_end"]
    return csv([*header, "accuracy", "loss", "weight_growth", "exploded"], rows)
