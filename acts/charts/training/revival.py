"""Shock and cool in a picture: units not firing, accuracy and the size of the weights, step by step.

Wide, the accuracy and the weights stand beside the units not firing; narrow, as on a phone, below them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Place, variables
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.experiments.training.revival import Revival
from acts.experiments.training.setup import Setup
from acts.language import _, cached

Line = tuple[Array, Array]
"""The places of the records (r,), and what the networks have there (s, r)."""

_BENT = 1.0
"""The shock takes the first third of the axis, however few its steps are."""

_LAYERS = ("first layer", "second layer", "third layer")
_COLOURS = ("blue", "green", "violet", "red", "orange", "gray", "yellow")
_DASHES = ([1, 0], *theme.DASHES, [1, 3])
_AT = (0.0, _BENT / 2, _BENT, (_BENT + 3) / 2, 3.0)
"""Where the axis of steps has its ticks."""

_LAYOUT = {
    "wide": "width > 480",
    "left_end": "wide ? 0.45 : 1",
    "right_start": "wide ? 0.55 : 0",
    "shares_start": "wide ? 0.07 : 0.06",
    "shares_end": "wide ? 1 : 0.36",
    "middle_start": "wide ? 0 : 0.45",
    "middle_end": "wide ? 0.45 : 0.68",
    "norm_start": "wide ? 0.55 : 0.77",
}
"""Where the panels stand: units not firing on the left and the others on the right; where it is narrow, in a column."""

_WRITTEN = "written[indexof(steps_ticks, datum.value)]"
_LEFT = Place("steps", 0.0, "left_end", "step (the shock is stretched)", labels=_WRITTEN)
_RIGHT = Place("steps", "right_start", 1.0, "step (the shock is stretched)", labels=_WRITTEN)
_DEAD = Place("shares", "shares_start", "shares_end", "units dead", "%", grid=False)
_NEVER_POSITIVE = Place("shares", "shares_start", "shares_end", "units never positive", "%", grid=False)
_SILENT = Place("shares", "shares_start", "shares_end", "not firing", "%", grid=False)
_ACCURACY = Place("middle", "middle_start", "middle_end", "accuracy", "%", grid=False, orient="right")
_LOSS = Place("middle", "middle_start", "middle_end", "loss, log₁₀", "d", grid=False, orient="right")
_NORM = Place("norm", "norm_start", 1.0, "weights, log₁₀", "d", grid=False, orient="right")


def revival_picture(seen: Mapping[str, Revival], setup: Setup, alt_text: str) -> Picture:
    """Return three panels: the mean over the networks of each activation, and a band from the lowest to the highest.

    On the left, the share of units not firing. On the right, the accuracy on the training set, or the logarithm of the
    loss where values are learned, above the logarithm of the norm of all weights. With one activation alone, its units
    not firing have a line for each hidden layer.

    Parameters
    ----------
    seen : mapping of str to Revival
        What is known so far, by the name that its line carries.
    setup : Setup
        What all of them share: the data, the network and the two phases.
    alt_text : str
    """
    shock, cool = (phase.steps for phase in setup.phases)
    scored = bool(setup.sets[0].classes)
    shares: dict[str, Line] = {}
    middles: dict[str, Line] = {}
    norms: dict[str, Line] = {}
    for name, each in seen.items():
        x = _across(each.steps, each.shock)
        parts = {_(_LAYERS[k]): each.share(k) for k in range(setup.depth)} if len(seen) == 1 else {name: each.share()}
        shares |= {line: (x, share) for line, share in parts.items()}
        scores = np.log10(np.maximum(each.loss, 1e-12)) if each.accuracy is None else each.accuracy
        middles[name], norms[name] = (x, scores), (x, np.log10(np.maximum(each.norm, 1e-12)))
    ends = {"steps": (_AT[0], _AT[-1]), "shares": (0.0, 1.0), "middle": (0.0, 1.0), "norm": _decades(norms)}
    marks: dict[str, list[float]] = {"steps": list(_AT), "shares": [0, 0.5, 1], "middle": [0, 0.5, 1]}
    if not scored:
        ends["middle"] = _decades(middles)
        marks["middle"] = _few(*ends["middle"])
    marks["norm"] = _few(*ends["norm"])
    phases = {"from": float, "to": float, "name": str}
    grid = [(axis, mark) for axis in ("shares", "middle", "norm") for mark in marks[axis]]
    data = {
        "shares": arrow(_bands(shares)),
        "middle": arrow(_bands(middles)),
        "norm": arrow(_bands(norms)),
        "phases": rows(phases, [(0.0, _BENT, _("shock")), (_BENT, _AT[-1], _("cool"))]),
        "grid": rows({"axis": str, "value": float}, grid),
        "note": arrow({"words": [] if seen else [_("not trained yet")]}),
    }
    ticks = (0, shock / 2, shock, shock + cool / 2, shock + cool)
    written = {"name": "written", "value": [f"{round(step)}" for step in ticks]}
    kinds = {each.word for each in seen.values()}
    spec = _spec(kinds.pop() if len(kinds) == 1 else "silent", tuple(shares), tuple(seen), scored)
    params = [*({"name": name, "expr": value} for name, value in _LAYOUT.items()), written, *variables(ends, marks)]
    return Picture({**spec, "params": params}, data, alt_text)


def _across(steps: Array, shock: int) -> Array:
    cool = max(1, int(steps[-1]) - shock)
    return np.where(steps <= shock, _BENT * steps / max(1, shock), _BENT + (3 - _BENT) * (steps - shock) / cool)


def _bands(lines: Mapping[str, Line]) -> dict[str, Any]:
    """Return low, mean and high over the networks (s, r) of each line, at its places."""
    every = [(x, v.min(axis=0), v.mean(axis=0), v.max(axis=0)) for x, v in lines.values()] or [(np.zeros(0),) * 4]
    columns = zip(("x", "low", "mean", "high"), map(np.concatenate, zip(*every, strict=True)), strict=True)
    return {**dict(columns), "line": [name for name, (x, _values) in lines.items() for _place in x]}


def _decades(lines: Mapping[str, Line]) -> tuple[float, float]:
    """Return whole powers of ten around logarithms, two apart at least."""
    values = np.concatenate([v.ravel() for _x, v in lines.values()] or [np.zeros(1)])
    low, high = float(np.floor(values.min())), float(np.ceil(values.max()))
    return low, max(high, low + 2)


def _few(low: float, high: float) -> list[float]:
    """Return the whole numbers from low to high, or every second, third ... of them: four at the most."""
    apart = int((high - low - 1) // 3 + 1)
    return [float(value) for value in range(int(low), int(high) + 1, apart)]


@cached(maxsize=16)
def _spec(word: str, upper: tuple[str, ...], names: tuple[str, ...], scored: bool) -> dict[str, Any]:
    apart: Any = dict.fromkeys(("x", "y", "color", "strokeDash"), "independent")
    place = {"dead": _DEAD, "never positive": _NEVER_POSITIVE}.get(word, _SILENT)
    middle = _ACCURACY if scored else _LOSS
    chart = layered(
        *_phases(_LEFT, place),
        *_phases(_RIGHT, middle, _NORM),
        *(_grid(name, across, up) for name, across, up in (
            ("shares", _LEFT, place), ("middle", _RIGHT, middle), ("norm", _RIGHT, _NORM),
        )),
        _banded("shares", _LEFT, place, upper, legend=len(upper) > 1),
        _banded("middle", _RIGHT, middle, names, axis=False),
        _banded("norm", _RIGHT, _NORM, names),
        _names(),
        _waiting(),
        resolve={"scale": apart},
    )  # fmt: skip
    return finished(chart)


def _phases(across: Place, *places: Place) -> list[Any]:
    """Return the region of the shock on each of these panels."""
    shade = named("phases").transform_filter("datum.from == 0").mark_rect(opacity=0.14, **theme.QUIET)
    x, ends, colour = across.across("from:Q", visible=False), alt.X2("to:Q"), alt.value(theme.ACCENT)
    return [shade.encode(x, ends, alt.Y(value=each.top), alt.Y2(value=each.bottom), color=colour) for each in places]


def _grid(name: str, across: Place, up: Place) -> Any:
    """Return the lines across a panel: those of an axis would cross the other panels, too."""
    lines = named("grid").transform_filter(f"datum.axis == '{name}'").mark_rule(opacity=0.3, **theme.QUIET)
    start, end = ({"expr": f"width * {share}"} for share in (across.start, across.end))
    return lines.encode(
        alt.X(value=start), alt.X2(value=end), up.up("value:Q", visible=False), color=alt.value(theme.FURNITURE)
    )


def _names() -> Any:
    """Return what the two phases are called."""
    said = named("phases").mark_text(align="left", baseline="top", dx=5, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    x = _LEFT.across("from:Q", visible=False)
    return said.encode(x, alt.Y(value=0), alt.Text("name:N"), color=alt.value(theme.FURNITURE))


def _waiting() -> Any:
    """Return the note of a picture without any result yet."""
    note = named("note").mark_text(fontSize=theme.TEXT_SIZE, align="left", **theme.QUIET)
    return note.encode(
        alt.X(value=40), alt.Y(value={"expr": "height * 0.24"}), text=alt.Text("words:N"), color=alt.value("gray")
    )


def _banded(
    data: str, across: Place, up: Place, names: tuple[str, ...], *, legend: bool = False, axis: bool = True
) -> Any:
    """Return the mean over the networks, a line for each name, with a band from the lowest to the highest."""
    x = across.across("x:Q", visible=axis)
    hues, dashes = list(_COLOURS[: len(names)]), list(_DASHES[: len(names)])
    shown = theme.legend(list(names)) if legend else None
    hue = alt.Color("line:N").scale(domain=list(names), range=hues)
    dash = alt.StrokeDash("line:N").scale(domain=list(names), range=dashes).legend(shown)
    band = named(data).mark_area(opacity=0.16, **theme.QUIET)
    line = named(data).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    # scales of their own, or the legend would show bands
    return layered(
        band.encode(x, up.up("low:Q"), alt.Y2("high:Q"), hue.legend(None)),
        line.encode(x, up.up("mean:Q"), hue.legend(shown), dash),
        resolve={"scale": {"color": "independent", "strokeDash": "independent"}},
    )


def revival_csv(seen: Mapping[str, Revival]) -> str:
    """Return every hidden layer of every network that was shocked and cooled as CSV, a row each."""
    every = []
    for name, each in seen.items():
        for k, seed in enumerate(each.seeds.tolist()):
            accuracy = "" if each.accuracy is None else each.accuracy[k, -1].item()
            whole = [accuracy, each.loss[k, -1].item(), each.growth[k].item(), bool(each.exploded[k])]
            for layer, units in enumerate(each.design.hidden):
                counts = [part[k, layer].item() for part in (each.down, each.revived, each.fallen)]
                end = counts[0] - counts[1] + counts[2]
                every.append([name, seed, layer + 1, units, *counts, end, *whole])
    header = [
        "activation",
        "seed",
        "layer",
        "units",
        "not_firing_after_shock",
        "revived",
        "stopped",
        "not_firing_at_end",
    ]
    return csv([*header, "accuracy", "loss", "weight_growth", "exploded"], every)
