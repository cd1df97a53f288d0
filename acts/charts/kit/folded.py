"""The data of a live chart of a function: every frame folded into one row, so that the browser unfolds only one.

As a row for each point, thousands of rows would have to become objects before the first picture, and be filtered at
each move of the hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acts.catalogue import CATALOGUE
from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.frames import POINT, Columns, Subject, View, axes, curve, frames, settings, subject_of
from acts.charts.kit.picture import padded
from acts.language import _, cached

SHOWN = (("f", "c"), ("d", "cd"), ("s",))  # the columns of each panel; c and cd are the companion's
_LAID = ("z", "f", "d", "s")
EQUAL = 1e-7  # how far two numbers of 32 bits that are meant to be equal lie apart at most, as a share of them
_FLOATS = ("z", *itertools.chain(*SHOWN))


def columns(subject: Subject, view: View) -> tuple[str, ...]:
    """Return the columns of a frame that a view of it draws or reads off."""
    there = {
        "c": subject.companion,
        "d": subject.derivative,
        "cd": subject.companion_derivative,
        "s": subject.second_derivative if view.panels > 2 else None,
    }
    return ("z", "f", *(name for name, formula in there.items() if formula is not None), "on", "end", "dot")


def folded(subject: Subject, view: View, start: tuple[float, ...]) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the data sets, and the part of the row `start` that depends on them.

    That part holds the ends of each panel's y axis, between which every frame and every overlay lies. To find a frame,
    it holds the places of each slider, too, and the row of `frames` for each of their combinations; -1 is the first row
    of `typed`.
    """
    data, known, extents = _ready(subject, view)
    laid = {"overlays": _laid_over(view)} if view.overlays else {}
    reached = axes(subject, start)
    every = list(itertools.product(*reached))
    new = [each for each in every if each not in known]
    typed = frames(subject, view, new)
    row: dict[str, Any] = {f"{p.name}_places": _list(at) for p, at in zip(subject.parameters, reached, strict=True)}
    row["rows"] = _list([known[each] if each in known else -1 - new.index(each) for each in every], np.int32)
    for number, (extent, panel) in enumerate(zip(extents, SHOWN, strict=False)):
        shown = [rows[c] for rows in typed for c in panel if c in rows]
        row[f"floor{number}"], row[f"top{number}"] = (np.array([end]) for end in padded(extent, *shown))
    return data | laid | {"typed": _sent(subject, view, new, typed)}, row


@lru_cache(maxsize=64)
def _ready(subject: Subject, view: View) -> tuple[dict[str, bytes], dict[tuple[float, ...], int], list[NDArray[Any]]]:
    """Return what no typed value changes: the frames, the row of each setting, and how far each panel's lines reach."""
    usual = settings(subject, tuple(p.default for p in subject.parameters))
    drawn = frames(subject, view, usual)
    extents = []
    for panel in SHOWN[: view.panels]:
        shown = np.concatenate([rows[c] for rows in (*drawn, *_overlays(view)) for c in panel if c in rows])
        finite = shown[np.isfinite(shown)]
        extents.append(np.array([finite.min(), finite.max()]))
    return {"frames": _sent(subject, view, usual, drawn)}, {each: row for row, each in enumerate(usual)}, extents


@cached(maxsize=64)
def _laid_over(view: View) -> bytes:
    """Return the data set of the functions laid over, each row under the name of its function."""
    parts = _overlays(view)
    names = [_(CATALOGUE[slug].name) for slug in view.overlays]
    called = [name for name, part in zip(names, parts, strict=True) for _row in part["z"]]
    return arrow({"name": called, **_small({c: np.concatenate([part[c] for part in parts]) for c in _LAID})})


@lru_cache(maxsize=64)
def _overlays(view: View) -> list[Columns]:
    """Return the rows of each function laid over, at its defaults, jumps drawn as jumps."""
    parts = []
    for slug in view.overlays:
        other = subject_of(CATALOGUE[slug])
        rows = curve(other, view, {p.name: p.default for p in other.parameters}, 321)
        line = rows["on"] != POINT
        parts.append({c: values[line] for c, values in rows.items() if c in _LAID})
    return parts


def _sent(subject: Subject, view: View, every: Sequence[tuple[float, ...]], drawn: Sequence[Columns]) -> bytes:
    """Return a row for each setting, each column of its frame a list: the browser unfolds the one it shows."""
    if not drawn:
        return arrow({"z": np.empty(0)})
    whole = {name: np.concatenate([frame[name] for frame in drawn]) for name in columns(subject, view)}
    ends = list(itertools.accumulate(frame["z"].size for frame in drawn))
    lists = {name: Lists(values, ends) for name, values in _small(whole).items()}
    settings = {p.name: np.array(at) for p, at in zip(subject.parameters, zip(*every, strict=True), strict=True)}
    return arrow({**settings, **lists})


def _list(values: Sequence[float], kind: Any = np.float64) -> Lists:
    """Return a column of one row, which holds a list."""
    return Lists(np.array(values, dtype=kind), [len(values)])


def _small(whole: dict[str, Any]) -> dict[str, Any]:
    """Halve the bytes where 32 bits draw the same picture and read the same."""
    # the float beside a break at 0, which a line's edge is computed at, is 0 to a reader
    floats = {name: np.where(np.abs(values) < 1e-320, 0.0, values) for name, values in whole.items() if name in _FLOATS}
    floats |= {name: _told_apart(values) for name, values in floats.items() if name != "z"}
    return whole | {name: values.astype(np.float32) if _halved(values) else values for name, values in floats.items()}


def read_off(value: str) -> str:
    """Return the expression of Vega for a value with four digits: behind "= ", or behind "≈ " where it has more."""
    four = f"format({value}, '.4~g')"
    return f"(abs(toNumber({four}) - {value}) > {EQUAL} * abs({value}) ? '≈ ' : '= ') + {four}"


def _told_apart(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move values such as 1 - 1e-9, which are next to a number of four digits, so far off that 32 bits show it."""
    sizes = np.where(np.isfinite(values) & (values != 0), np.abs(values), 1.0)
    power = 10.0 ** (3 - np.clip(np.floor(np.log10(sizes)), -300, 300))
    four = np.round(values * power) / power
    off = np.abs(values - four) / sizes
    moved = four + np.copysign(4 * EQUAL * sizes, values - four)
    return np.where((off > 1e-14) & (off < 2 * EQUAL), moved, values)


def _halved(values: NDArray[np.float64]) -> bool:
    """Say whether 32 bits hold these values with all the digits that are read; below 1e-37 they do not."""
    sizes = np.abs(values)
    return bool(np.nanmax(sizes) < 1e30 and not np.any((sizes > 0) & (sizes < 1e-37)))
