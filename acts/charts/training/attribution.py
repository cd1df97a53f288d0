"""Why units stopped firing: each unit under its cause, seeds side by side, and the step that stopped one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, variables
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, like, named, padded, ticks
from acts.experiments.training.attribution import PARTS, Attribution, Cause, Death
from acts.language import cached

PICK = "pick"
LIVING = "living"
_WHOLE, _QUARTERS = (-0.03, 1.03), (0, 0.25, 0.5, 0.75, 1)
_FIRED = Place("across", 0.0, 1.0, "share of samples that it fired on before the first step", "%", grid=False)
_SHARE = Place("across", 0.0, 1.0, "share of the hidden units", "%", grid=False)
_Z = Place("across", 0.0, 1.0, "pre-activation z", grid=False)
_ROWS = Place("rows", 0.0, 1.0, "")
"""From the top down, without marks of its own: each row has its words in it."""

_BINS = 60
_GRAY, _BLUE, _ACCENT = (alt.value(name) for name in (theme.FURNITURE, "blue", theme.ACCENT))
_DOT: dict[str, Any] = {"strokeWidth": 2.2, "opacity": 0.9, **theme.QUIET}
_FULL: dict[str, Any] = {"filled": True, "strokeWidth": 1.2, "opacity": 1, **theme.QUIET}
_PAPER = alt.value(theme.shade("paper"))  # around filled marks, so that each is seen where they overlap


def causes_picture(found: Attribution, names: Mapping[str, str], alt_text: str) -> Picture:
    """Return every hidden unit as a mark: its row is its cause, its place how much of the data it fired on at first.

    Parameters
    ----------
    found : Attribution
    names : mapping of str to str
        What the rows are called, from the top down: causes, and `LIVING` for the units that still fire.
    alt_text : str
    """
    rows, living = list(names), _living(found)
    x = np.concatenate([[death.start for death in found.deaths], living])
    row = np.array([rows.index(death.cause) for death in found.deaths] + [rows.index(LIVING)] * living.size, int)
    units = arrow(
        {
            "x": x,
            "y": row + _apart(x, row),
            "who": [*map(who, found.deaths), *[""] * living.size],
            "kind": ["ended"] * len(found.deaths) + [LIVING] * living.size,
        }
    )
    heads = arrow({"y": np.arange(len(rows)) - 0.42, "words": list(names.values())})
    size = 170 if len(found.start) <= 32 else 80 if len(found.start) <= 128 else 40
    spec = _causes_spec(size)
    axes = variables({"across": _WHOLE, "rows": _rows(len(rows))}, {"across": _QUARTERS, "rows": ()})
    return Picture({**spec, "params": [*spec["params"], *axes]}, {"units": units, "heads": heads}, alt_text)


def who(death: Death) -> str:
    """Return the short name of a unit: its layer and its place in it."""
    return f"{death.layer}.{death.unit}"


def seeds_picture(found: Sequence[Attribution], names: Mapping[Cause, str], own: int, alt_text: str) -> Picture:
    """Return the share of hidden units that each cause stopped from firing, a mark for each seed.

    Parameters
    ----------
    found : sequence of Attribution
        Of one training with several seeds.
    names : mapping of str to str
        What the rows are called, from the top down, by cause.
    own : int
        The seed to mark.
    alt_text : str
    """
    shares = [[len(each.of(cause)) / len(each.start) for each in found] for cause in names]
    x, row = np.array(shares).ravel(), np.repeat(np.arange(len(names)), len(found))
    kinds = ["own" if each.seed == own else "other" for each in found] * len(names)
    every = np.arange(len(names))
    heads = arrow(
        {
            "y": every - 0.42,
            "words": list(names.values()),
            "mean": np.array([x[row == k].mean() for k in every]),
            "from": every - 0.2,
            "to": every + 0.42,
        }
    )
    marks = arrow({"x": x, "y": row + _apart(x, row), "kind": kinds})
    axes = variables({"across": _WHOLE, "rows": _rows(len(names))}, {"across": _QUARTERS, "rows": ()})
    spec = {**_seeds_spec(), "params": axes}
    return Picture(spec, {"seeds": marks, "heads": heads}, alt_text)


def story_picture(death: Death, names: Sequence[str], words: tuple[str, str], alt_text: str) -> Picture:
    """Return the pre-activation of a unit on every sample, through the step after which it stopped firing.

    Parameters
    ----------
    death : Death
    names : sequence of str
        What its stages are called, from the top down.
    words : (str, str)
        What the region z <= 0 and the last firing sample are called.
    alt_text : str
    """
    stages = death.stages if death.layer > 1 or not death.step else np.delete(death.stages, 2, axis=0)
    count, samples = stages.shape
    marked = np.tile(np.arange(samples) == death.sample, count)
    columns = {
        "z": stages.ravel(),
        "stage": np.repeat(np.arange(count), samples),
        "sample": np.tile(np.arange(samples), count),
    }
    across = padded(stages, np.zeros(1), share=0.05)
    data = {
        "others": arrow({name: column[~marked] for name, column in columns.items()}),
        "last": arrow({name: column[marked] for name, column in columns.items()}),
        "stages": arrow({"stage": np.arange(count) - 0.3, "words": list(names)}),
        "water": arrow({"z": np.array([across[0]]), "words": [words[0]]}),
        "first": arrow({"z": stages[:1, death.sample], "words": [words[1]]}),
    }
    axes = variables({"across": across, "rows": _rows(count)}, {"across": ticks(*across, 6), "rows": ()})
    return Picture({**_story_spec(count), "params": axes}, data, alt_text)


def _living(found: Attribution) -> Array:
    """Return the share at first of the units that had not stopped firing."""
    gone = np.zeros(found.start.size, bool)
    gone[[death.place for death in found.deaths]] = True
    return found.start[~gone]


def _apart(x: Array, row: Array) -> Array:
    """Return how far below or above the middle of its row each mark stands, so that none hides another."""
    column = np.round(x * _BINS).astype(int)
    offset = np.zeros(x.size)
    seen: dict[tuple[int, int], int] = {}
    for k, place in enumerate(zip(row.tolist(), column.tolist(), strict=True)):
        rank = seen.get(place, 0)
        seen[place] = rank + 1
        offset[k] = (rank + 1) // 2 * (-1 if rank % 2 else 1)
    most = max(3.0, float(np.abs(offset).max(initial=0)))
    return np.asarray(0.1 + 0.3 * offset / most)


@cached(maxsize=8)
def _causes_spec(size: int) -> dict[str, Any]:
    x, y = _FIRED.across("x:Q"), _ROWS.up("y:Q", visible=False)
    chart = alt.layer(_half(x), *_units(x, y, size), _heads("heads", y))
    return finished(chart)


def _half(x: Any) -> Any:
    """Return the line at half of the samples."""
    one = named("heads").transform_filter("datum.y < 0").transform_calculate(half="0.5")
    rule = one.mark_rule(strokeDash=[4, 4], strokeWidth=theme.THIN, **theme.QUIET)
    return rule.encode(like(x, "half:Q"), color=_GRAY)


def _units(x: Any, y: Any, size: int) -> list[Any]:
    """Return the units: those that still fire, and those that stopped firing, which can be picked."""
    marks = named("units")
    pick = alt.selection_point(PICK, on="click", nearest=True, fields=["who"], empty=False)
    living = marks.transform_filter("datum.kind == 'living'").mark_point(size=size, **_DOT)
    silent = marks.transform_filter("datum.kind == 'ended'").mark_point(size=size, **_FULL)
    return [
        living.encode(x, y, color=_GRAY),
        silent.encode(x, y, color=_BLUE, stroke=_PAPER).add_params(pick),
    ]


@cached(maxsize=2)
def _seeds_spec() -> dict[str, Any]:
    x, y = _SHARE.across("x:Q"), _ROWS.up("y:Q", visible=False)
    marks = named("seeds")
    others = marks.transform_filter("datum.kind == 'other'").mark_point(size=110, **_FULL)
    own = marks.transform_filter("datum.kind == 'own'").mark_point(shape="diamond", size=320, **_FULL)
    mean = named("heads").mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
    chart = alt.layer(
        mean.encode(like(x, "mean:Q"), like(y, "from:Q"), alt.Y2("to:Q"), color=_GRAY),
        others.encode(x, y, color=_BLUE, stroke=_PAPER),
        own.encode(x, y, color=_ACCENT, stroke=_PAPER),
        _heads("heads", y),
    )
    return finished(chart)


@cached(maxsize=8)
def _story_spec(stages: int) -> dict[str, Any]:
    x, y = _Z.across("z:Q"), _ROWS.up("stage:Q", visible=False)
    chart = alt.layer(*_water(x), *_samples(x, y), _heads("stages", y), *_names(x, stages))
    return finished(chart)


def _water(x: Any) -> list[Any]:
    """Return the region z <= 0 and its surface."""
    top, bottom, sea = alt.Y(value=0), alt.Y2(value={"expr": "height"}), named("water")
    area = sea.transform_calculate(end="0").mark_rect(opacity=0.12, **theme.QUIET)
    surface = sea.transform_calculate(z="0").mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
    return [
        area.encode(x, alt.X2("end:Q"), top, bottom, color=_BLUE),
        surface.encode(x, top, bottom, color=_BLUE),
    ]


def _samples(x: Any, y: Any) -> list[Any]:
    """Return the way of every sample from stage to stage, and that of the last one to fire."""
    order = alt.Order("stage:Q")
    threads = named("others").mark_line(strokeWidth=1, opacity=0.25, **theme.QUIET)
    dots = named("others").mark_tick(thickness=2, size=16, opacity=0.7, **theme.QUIET)
    way = named("last").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    diamonds = named("last").mark_point(shape="diamond", filled=True, size=280, opacity=1, **theme.QUIET)
    return [
        threads.encode(x, y, alt.Detail("sample:N"), order=order, color=_GRAY),
        dots.encode(x, y, color=_GRAY),
        way.encode(x, y, order=order, color=_ACCENT),
        diamonds.encode(x, y, color=_ACCENT),
    ]


def _names(x: Any, stages: int) -> list[Any]:
    """Return what the region and the last sample to fire are called."""
    words = named("water").mark_text(align="left", baseline="bottom", dx=6, fontSize=16, **theme.QUIET)
    name = named("first").mark_text(align="right", baseline="middle", dx=8, fontSize=16, **theme.QUIET)
    text = alt.Text("words:N")
    return [
        words.encode(x, alt.Y(value={"expr": "height - 6"}), text, color=_GRAY),
        name.encode(x, alt.Y(value={"expr": f"height / {stages} * 0.3"}), text, color=_ACCENT),
    ]


def _rows(count: int) -> Ends:
    """Return the ends of the axis of rows, from the top down."""
    return count - 0.5, -0.55


def _heads(data: str, y: Any) -> Any:
    """Return the words of each row, at its upper left."""
    column = "stage:Q" if data == "stages" else "y:Q"
    words = named(data).mark_text(align="left", baseline="middle", fontSize=16, fontWeight=600, **theme.QUIET)
    return words.encode(alt.X(value=4), like(y, column), alt.Text("words:N"), color=_GRAY)


def attribution_csv(found: Attribution) -> str:
    """Return the units of a network that stopped firing as CSV, a row each; layers, units and samples count from 1.

    What is not there for a unit that was born dead is left empty.
    """
    header = ["layer", "unit", "step", "cause", "fired_at_first", "fired_one_step_before", "sample", "z_before"]
    header += [*(f"{part}_took" for part in PARTS), "z_after"]
    rows = [
        [d.layer, d.unit, d.step, d.cause, d.start, d.firing, d.sample + 1, d.before]
        + [d.falls.get(part, "") for part in PARTS]
        + [d.after]
        for d in found.deaths
    ]
    return csv(header, rows)
