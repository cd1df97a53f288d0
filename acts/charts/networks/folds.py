"""The picture of a tent that each layer folds once more, beside one layer with as many units.

Wide, the number of pieces stands beside the graphs; narrow, as on a phone, it stands below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, lifted
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, quoted
from acts.charts.kit.stops import Setting
from acts.experiments.networks.folds import MOST, Folded, deep, wide
from acts.language import _, cached

DEPTH = Parameter("depth", "d", 3.0, Interval(1.0, MOST), Interval(1.0, MOST), 1.0, "number of layers")
FOLDING = Live((DEPTH,), labels=("layers d",))

_FOOT = 0.6
"""The share of a narrow picture's height at which the graphs end."""
_WHOLE = (0.0, 1.0)
_X = Place("across", 0.0, 0.66, "input x", narrow=_WHOLE)
_DEEP = Place("deep", 0.0, 0.475, "deep", narrow=(0.0, 0.27))
_WIDE = Place("wide", 0.525, 1.0, "wide", narrow=(0.33, _FOOT))
_LAYERS = Place("layers", 0.72, 1.0, "layers d", narrow=_WHOLE)
_PIECES = Place("pieces", 0.0, 1.0, "straight pieces", kind="log", orient="right", narrow=(0.74, 1.0), grid=False)


def folds_picture(start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the graphs of a deep and of a wide network with as many units, while the number of layers moves.

    Parameters
    ----------
    start, sentences
        As in `Live.picture`, for `FOLDING`.
    """
    ends: dict[str, Ends] = {
        "across": _WHOLE,
        "deep": (-0.04, 1.04),
        "wide": (-0.04, 1.04),
        "layers": (0.6, MOST + 0.4),
    }
    marks: dict[str, Sequence[float]] = dict.fromkeys(("deep", "wide"), (0.0, 0.5, 1.0))
    marks |= {"layers": [float(n) for n in range(1, MOST + 1)], "pieces": [2.0**n for n in range(1, MOST + 1)]}
    spec = _spec(_("deep: 2 ReLUs a layer"), _("wide: one layer"))
    return FOLDING.picture(spec, _data(), start, sentences, marks=marks, pieces=(1.6, 1.5 * 2**MOST), **ends)


@lru_cache(maxsize=1)
def _data() -> dict[str, bytes]:
    depths = range(1, MOST + 1)
    both = [(deep(depth), _beside(depth)) for depth in depths]
    counts = [(depth, net.pieces, kind) for depth, nets in enumerate(both, 1) for kind, net in enumerate(nets)]
    return {
        "deep": _graphs([(depth, deep(depth)) for depth in depths]),
        "before": _graphs([(depth, deep(depth - 1)) for depth in depths[1:]]),
        "wide": _graphs([(depth, _beside(depth)) for depth in depths]),
        "counts": rows({"depth": float, "pieces": float, "kind": int}, counts),
    }


def _beside(depth: int) -> Folded:
    return wide(deep(depth).units)


def _graphs(networks: Sequence[tuple[int, Folded]]) -> bytes:
    return arrow(
        {
            "depth": np.repeat([float(depth) for depth, _net in networks], [net.x.size for _depth, net in networks]),
            "x": np.concatenate([net.x for _depth, net in networks]),
            "y": np.concatenate([net.y for _depth, net in networks]).astype(np.float32),
        }
    )


@cached(maxsize=1)
def _spec(*names: str) -> dict[str, Any]:
    hue = alt.Color("name:N").scale(domain=list(names), range=["blue", "green"]).legend(theme.strokes(list(names)))
    return FOLDING.over(
        _graph("deep", _DEEP, names[0], hue, visible=False),
        _graph("wide", _WIDE, names[1], hue, visible=True),
        layered(*_counts(names, hue)),
        resolve={"x": "independent", "y": "independent"},
    )


def _graph(data: str, up: Place, name: str, hue: alt.Color, *, visible: bool) -> dict[str, Any]:
    x, y = _X.across("x:Q", visible=visible), up.up("y:Q")
    x = lifted(x, _FOOT) if visible else x
    line = FOLDING.now(data).transform_calculate(name=quoted(name)).mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    before = FOLDING.now("before").mark_line(strokeWidth=7, opacity=0.3, strokeJoin="round", **theme.QUIET)
    layers = [before.encode(x, y, color=alt.value(theme.FURNITURE))] if data == "deep" else []
    return layered(*layers, line.encode(x, y, hue))


def _counts(names: Sequence[str], hue: alt.Color) -> list[alt.Chart]:
    x, y = _LAYERS.across("depth:Q"), _PIECES.up("pieces:Q")
    called = f"datum.kind == 0 ? {quoted(names[0])} : {quoted(names[1])}"
    every = named("counts").transform_calculate(name=called)
    line = every.mark_line(strokeWidth=theme.THIN, point=alt.OverlayMarkDef(size=60, **theme.QUIET), **theme.QUIET)
    here = FOLDING.now("counts").mark_point(size=260, strokeWidth=3, opacity=1, **theme.QUIET)
    grid = every.transform_filter("datum.kind == 0").mark_rule(opacity=0.2, **theme.QUIET)
    grid = grid.encode(alt.X(value=_LAYERS.left), alt.X2(value=_LAYERS.right), y, color=alt.value(theme.FURNITURE))
    return [grid, line.encode(x, y, hue), here.encode(x, y, color=alt.value(theme.ACCENT))]
