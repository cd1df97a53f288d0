"""Why units fell silent: each unit under its cause, many seeds side by side, and the step that did it to one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, like, named, padded
from acts.experiments.training.attribution import PARTS, Attribution, Cause, Death

PICK = "pick"
LIVING = "living"
_ROW, _STAGE = 84, 96
_BINS = 60
_GRAY, _BLUE, _ACCENT = (alt.value(name) for name in (theme.FURNITURE, "blue", theme.ACCENT))
_DOT: dict[str, Any] = {"strokeWidth": 2.2, "opacity": 0.9, **theme.QUIET}
_FULL: dict[str, Any] = {"filled": True, "strokeWidth": 1.2, "opacity": 1, **theme.QUIET}
_PAPER = alt.value(theme.shade("paper"))  # around what is filled: marks on one another can be told apart


def causes_picture(found: Attribution, names: Mapping[str, str], picked: str, alt_text: str) -> Picture:
    """Return every hidden unit as a mark: its row is its cause, its place how much of the data it fired on at first.

    Parameters
    ----------
    found : Attribution
    names : mapping of str to str
        What the rows are called, from the top down: causes, and `LIVING` for the units that still fire.
    picked : str
        The unit to mark, as `who` writes it; the others can be picked by a click.
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
            "kind": ["picked" if who(death) == picked else "silent" for death in found.deaths] + [LIVING] * living.size,
        }
    )
    heads = arrow({"y": np.arange(len(rows)) - 0.42, "words": list(names.values())})
    return Picture(_causes_spec(len(rows), len(found.start)), {"units": units, "heads": heads}, alt_text)


def who(death: Death) -> str:
    """Return the short name of a unit: its layer and its place in it."""
    return f"{death.layer}.{death.unit}"


def seeds_picture(found: Sequence[Attribution], names: Mapping[Cause, str], own: int, alt_text: str) -> Picture:
    """Return the share of hidden units that each cause silenced, a mark for each seed.

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
    table = [(len(each.of(cause)) / len(each.start), k, each.seed) for k, cause in enumerate(names) for each in found]
    x, row = np.array([share for share, _, _ in table]), np.array([k for _, k, _ in table])
    kinds = ["own" if seed == own else "other" for _, _, seed in table]
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
    return Picture(_seeds_spec(len(names)), {"seeds": marks, "heads": heads}, alt_text)


def story_picture(death: Death, names: Sequence[str], words: tuple[str, str], alt_text: str) -> Picture:
    """Return the pre-activation of a unit on every sample, on its way through the step that silenced it.

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
    return Picture(_story_spec(count, across), data, alt_text)


def _living(found: Attribution) -> Array:
    """Return the share at first of the units that had not fallen silent."""
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


@lru_cache(maxsize=32)
def _causes_spec(rows: int, units: int) -> dict[str, Any]:
    size = 170 if units <= 32 else 80 if units <= 128 else 40
    x = _share("x:Q", "share of samples that it fired on before the first step")
    y = _down("y:Q", rows)
    marks = named("units")
    pick = alt.selection_point(PICK, on="click", nearest=True, fields=["who"], empty=False)
    silent = marks.transform_filter("datum.kind == 'silent'").mark_point(size=size, **_FULL)
    living = marks.transform_filter("datum.kind == 'living'").mark_point(size=size, **_DOT)
    picked = marks.transform_filter("datum.kind == 'picked'").mark_point(shape="diamond", size=3 * size, **_FULL)
    half = named("heads").transform_filter("datum.y < 0").transform_calculate(half="0.5")
    rule = half.mark_rule(strokeDash=[4, 4], strokeWidth=theme.THIN, **theme.QUIET)
    chart = alt.layer(
        rule.encode(like(x, "half:Q"), color=_GRAY),
        living.encode(x, y, color=_GRAY),
        silent.encode(x, y, color=_BLUE, stroke=_PAPER).add_params(pick),
        picked.encode(x, y, color=_ACCENT, stroke=_PAPER),
        _heads("heads", y),
    )
    return finished(chart.properties(height=_ROW * rows))


@lru_cache(maxsize=8)
def _seeds_spec(rows: int) -> dict[str, Any]:
    x, y = _share("x:Q", "share of the hidden units"), _down("y:Q", rows)
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
    return finished(chart.properties(height=_ROW * rows))


@lru_cache(maxsize=64)
def _story_spec(stages: int, across: tuple[float, float]) -> dict[str, Any]:
    axis = alt.Axis(grid=False, tickCount=6, **theme.AXIS)
    x = alt.X("z:Q").scale(domain=list(across), nice=False).title("pre-activation z").axis(axis)
    y = _down("stage:Q", stages)
    top, bottom = alt.Y(value=0), alt.Y2(value={"expr": "height"})
    sea = named("water")
    area = sea.transform_calculate(end="0").mark_rect(opacity=0.12, **theme.QUIET)
    surface = sea.transform_calculate(z="0").mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
    sample = alt.Detail("sample:N")
    threads = named("others").mark_line(strokeWidth=1, opacity=0.25, **theme.QUIET)
    dots = named("others").mark_tick(thickness=2, size=16, opacity=0.7, **theme.QUIET)
    way = named("last").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    diamonds = named("last").mark_point(shape="diamond", filled=True, size=280, opacity=1, **theme.QUIET)
    words = named("water").mark_text(align="left", baseline="bottom", dx=6, fontSize=16, **theme.QUIET)
    name = named("first").mark_text(align="right", baseline="middle", dx=8, fontSize=16, **theme.QUIET)
    chart = alt.layer(
        area.encode(x, alt.X2("end:Q"), top, bottom, color=_BLUE),
        surface.encode(x, top, bottom, color=_BLUE),
        threads.encode(x, y, sample, order=alt.Order("stage:Q"), color=_GRAY),
        dots.encode(x, y, color=_GRAY),
        way.encode(x, y, order=alt.Order("stage:Q"), color=_ACCENT),
        diamonds.encode(x, y, color=_ACCENT),
        _heads("stages", y),
        words.encode(x, alt.Y(value={"expr": "height - 6"}), alt.Text("words:N"), color=_GRAY),
        name.encode(x, alt.Y(value={"expr": f"height / {stages} * 0.3"}), alt.Text("words:N"), color=_ACCENT),
    )
    return finished(chart.properties(height=_STAGE * stages))


def _share(column: str, title: str) -> Any:
    axis = alt.Axis(grid=False, format="%", values=[0, 0.25, 0.5, 0.75, 1], **theme.AXIS)
    return alt.X(column).scale(domain=[-0.03, 1.03], nice=False).title(title).axis(axis)


def _down(column: str, rows: int) -> Any:
    """Return the axis of rows: from the top down, without marks of its own, since each row has its words in it."""
    return alt.Y(column).scale(domain=[rows - 0.5, -0.55], nice=False).axis(None)


def _heads(data: str, y: Any) -> Any:
    """Return the words of each row, at its upper left."""
    column = "stage:Q" if data == "stages" else "y:Q"
    words = named(data).mark_text(align="left", baseline="middle", fontSize=16, fontWeight=600, **theme.QUIET)
    return words.encode(alt.X(value=4), like(y, column), alt.Text("words:N"), color=_GRAY)


def attribution_csv(found: Attribution) -> str:
    """Return every silent unit of a network as CSV, a row each; layers, units and samples are counted from 1.

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
