"""The accuracy on training digits and on digits never seen, and how the gap differs from ReLU's, seed by seed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import NARROW, Place, lifted, variables
from acts.charts.kit.picture import Picture, finished, layered, like, named, ticks
from acts.charts.networks.lanes import GRAY, grid, labels, lane_ends, lanes
from acts.experiments.networks.gap import Gaps
from acts.language import _, cached

TRAIN, TEST = "training digits", "digits never seen"
"""The two sets of digits (message ids)."""

_SHAPES = {TRAIN: "circle", TEST: "diamond"}
_FOOT = 0.42
"""Where the upper panel of a narrow picture ends, in shares of the height."""

_SCORES = Place("scores", 0.13, 0.56, "accuracy", "%", narrow=(0.28, 1.0))
_WIDER = Place("wider", 0.64, 1.0, "gap minus ReLU's, in points", "~g", narrow=(0.28, 1.0))
_ROWS = Place("lanes", 0.0, 1.0, "", narrow=(0.0, _FOOT))
_LOWER = Place("below", 0.0, 1.0, "", narrow=(0.64, 1.0))


def gap_picture(gaps: Gaps, functions: Mapping[str, str], alt_text: str) -> Picture:
    """Return the accuracies of all networks, and beside them the differences of the gaps.

    Parameters
    ----------
    gaps : Gaps
    functions : mapping of str to str
        Slugs by the names of the functions, from the top down.
    alt_text : str
    """
    networks: list[tuple[Any, ...]] = []
    medians: list[tuple[Any, ...]] = []
    wider: list[tuple[Any, ...]] = []
    for k, slug in enumerate(functions.values()):
        result, hue = gaps.result(slug), theme.hue(slug)
        networks += [(k, hue, _(kind), float(score)) for kind, scores in ((TRAIN, result.train), (TEST, result.test))
                     for score in scores]  # fmt: skip
        medians.append((k, hue, float(np.median(result.test)), float(np.median(result.train))))
        wider += [(k, hue, 100 * float(points)) for points in gaps.wider(slug)]
    low = min(row[-1] for row in networks) - 0.01
    far = max(1.0, *(abs(row[-1]) for row in wider)) * 1.1
    data = {
        "networks": rows({"k": int, "hue": int, "kind": str, "score": float}, networks),
        "medians": rows({"k": int, "hue": int, "low": float, "high": float}, medians),
        "wider": rows({"k": int, "hue": int, "points": float}, wider),
        "names": lanes((k, name, slug) for k, (name, slug) in enumerate(functions.items())),
        "grid": rows({"score": float}, [(score,) for score in ticks(low, 1.0, 4)]),
        "grid_wider": rows({"points": float}, [(points,) for points in ticks(-far, far, 4)]),
        "zero": rows({"points": float}, [(0.0,)]),
    }
    rows_ends = lane_ends(len(functions))
    axes = {"scores": (low, 1.01), "wider": (-far, far), "lanes": rows_ends, "below": rows_ends}
    marks = {"scores": ticks(low, 1.0, 4), "wider": ticks(-far, far, 4), "lanes": (), "below": ()}
    return Picture({**_spec(), "params": variables(axes, marks)}, data, alt_text)


@cached(maxsize=2)
def _spec() -> dict[str, Any]:
    x, points = lifted(_SCORES.across("score:Q"), _FOOT), _WIDER.across("points:Q")
    plain_x, plain = _SCORES.across("score:Q", visible=False), _WIDER.across("points:Q", visible=False)
    lane, below = (place.up("k:Q", visible=False) for place in (_ROWS, _LOWER))
    kinds = [_(kind) for kind in _SHAPES]
    legend = alt.Legend(orient="top", title=None, symbolSize=160, labelFontSize=15, columns=2)
    shape = alt.Shape("kind:N").scale(domain=kinds, range=list(_SHAPES.values())).legend(legend)
    between = named("medians").mark_rule(strokeWidth=3, opacity=0.6, **theme.QUIET)
    networks = named("networks").mark_point(size=80, strokeWidth=1.8, opacity=0.8, **theme.QUIET)
    zero = named("zero").mark_rule(strokeWidth=2, strokeDash=[4, 4], **theme.QUIET)
    wider = named("wider").mark_point(size=80, strokeWidth=1.8, opacity=0.8, **theme.QUIET)
    spec = layered(
        between.encode(like(plain_x, "low:Q"), lane, x2=alt.X2("high:Q"), color=theme.own()),
        networks.encode(x, lane, theme.own(), shape),
        grid(like(plain_x, "score:Q"), _ROWS),
        grid(plain, _LOWER, "grid_wider"),
        labels(_SCORES, lane),
        labels(_WIDER, below).transform_filter(f"width < {NARROW}"),
        zero.encode(plain, alt.Y(value=_LOWER.top), alt.Y2(value=_LOWER.bottom), color=GRAY),
        wider.encode(points, below, theme.own()),
    )
    spec["resolve"] = {"scale": {"x": "independent", "y": "independent"}}
    return finished(spec)
