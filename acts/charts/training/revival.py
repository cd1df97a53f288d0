"""Shock and cool in a picture: silent units, accuracy and the size of the weights, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, named
from acts.experiments.training.revival import Revival

_BENT = 1.0
"""The shock takes the first third of the axis, however few its steps are."""

_LAYERS = ("first layer", "second layer", "third layer")
_COLOURS, _DASHES = ("blue", "violet", "green"), ([1, 0], [9, 4], [2, 3])
_PARTS = ((0.08, 0.42), (0.5, 0.7), (0.78, 1.0))


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
    shares = {_LAYERS[k]: seen.share(k) for k in range(depth)}
    scored = seen.accuracy is not None
    middle = seen.accuracy if seen.accuracy is not None else np.log10(np.maximum(seen.loss, 1e-12))
    norm = np.log10(np.maximum(seen.norm, 1e-12))
    data = {
        "shares": arrow(_bands(x, shares)),
        "middle": arrow(_bands(x, {"": middle})),
        "norm": arrow(_bands(x, {"": norm})),
        "phases": arrow({"from": np.array([0.0, _BENT]), "to": np.array([_BENT, 3.0]), "name": ["shock", "cool"]}),
    }
    last = int(seen.steps[-1])
    marked = (0, seen.shock / 2, seen.shock, (seen.shock + last) / 2, last)
    signals: dict[str, list[Any]] = {"written": [f"{round(step)}" for step in marked]}
    for name, values in (("norms", norm), ("losses", middle)):
        signals[name] = list(_decades(values))
        signals[f"{name}_ticks"] = _few(*signals[name])
    params = [{"name": name, "value": value} for name, value in signals.items()]
    return Picture({**_spec(seen.word, depth, scored), "params": params}, data, alt_text)


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
    return {name: np.concatenate(parts) for name, parts in columns.items()} | {
        "line": [name for name in lines for _ in x]
    }


def _decades(values: Array) -> tuple[float, float]:
    """Return whole powers of ten around logarithms, two apart at least."""
    low, high = float(np.floor(values.min())), float(np.ceil(values.max()))
    return low, max(high, low + 2)


@lru_cache(maxsize=16)
def _spec(word: str, depth: int, scored: bool) -> dict[str, Any]:
    """Return the spec, with ends, ticks and the numbers of the steps as variables: what grows needs no new one."""
    places = [0.0, _BENT / 2, _BENT, (_BENT + 3) / 2, 3.0]
    axis = alt.Axis(values=places, labelExpr=f"written[indexof({places}, datum.value)]", grid=False, **theme.AXIS)

    def across(column: str) -> Any:
        return alt.X(column).scale(domain=[0, 3], nice=False).title("step (the shock is stretched)").axis(axis)

    x = across("x:Q")
    names = list(_LAYERS[:depth])
    legend = theme.legend(names) if depth > 1 else None
    hue = alt.Color("line:N").scale(domain=names, range=list(_COLOURS[:depth])).legend(legend)
    dash = alt.StrokeDash("line:N").scale(domain=names, range=list(_DASHES[:depth])).legend(legend)
    whole, halves = [0.0, 1.0], [0.0, 0.5, 1.0]
    share = _up(_PARTS[0], whole, f"units {word}", halves, "%")
    fill = alt.Color("line:N").scale(domain=names, range=list(_COLOURS[:depth])).legend(None)
    panels = [_panel("shares", x, share, fill, color=hue, strokeDash=dash)]
    scores = (
        (whole, "accuracy", halves, "%") if scored else (_ends("losses"), "loss, log₁₀", _signal("losses_ticks"), "d")
    )
    sizes = _ends("norms"), "weights, log₁₀", _signal("norms_ticks"), "d"
    for data, part, axis_of, colour in (("middle", _PARTS[1], scores, "green"), ("norm", _PARTS[2], sizes, "red")):
        panels.append(_panel(data, x, _up(part, *axis_of), alt.value(colour), color=alt.value(colour)))
    phases = named("phases")
    shade = phases.transform_filter("datum.name == 'shock'").mark_rect(opacity=0.14, **theme.QUIET)
    shaded = shade.encode(across("from:Q"), alt.X2("to:Q"), color=alt.value(theme.ACCENT))
    said = phases.mark_text(align="left", baseline="top", dx=5, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    called = said.encode(across("from:Q"), alt.Y(value=0), alt.Text("name:N"), color=alt.value(theme.FURNITURE))
    chart = alt.layer(shaded, *panels, called).resolve_scale(
        y="independent", color="independent", strokeDash="independent"
    )
    return finished(chart.properties(height=430))


def _panel(data: str, x: Any, y: Any, fill: Any, **channels: Any) -> Any:
    band = named(data).mark_area(opacity=0.22, **theme.QUIET).encode(x, y("low:Q"), alt.Y2("high:Q"), color=fill)
    line = named(data).mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y("mean:Q"), **channels)
    # scales of their own, or the legend would show bands
    return alt.layer(band, line).resolve_scale(color="independent", strokeDash="independent")


def _few(low: float, high: float) -> list[float]:
    """Return the whole numbers from low to high, or every second, third ... of them: four at the most."""
    apart = int((high - low - 1) // 3 + 1)
    return [float(value) for value in range(int(low), int(high) + 1, apart)]


def _signal(name: str) -> Any:
    return {"expr": name}


def _ends(name: str) -> Any:
    return [_signal(f"{name}[0]"), _signal(f"{name}[1]")]


def _up(part: tuple[float, float], domain: Any, title: str, values: Any, form: str) -> Any:
    top, bottom = part
    spread: Any = [_signal(f"height * {bottom}"), _signal(f"height * {top}")]
    scale = alt.Scale(domain=domain, nice=False, range=spread)
    axis = alt.Axis(orient="left", grid=True, values=values, format=form, **theme.AXIS)
    return lambda column: alt.Y(column).scale(scale).title(title).axis(axis)


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
