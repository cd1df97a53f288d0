"""What each function costs a layer, by its width; and beside it, at one width, the function, the layer and the race."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place, lifted, variables
from acts.charts.kit.picture import Picture, finished, layered, like, named
from acts.charts.networks.lanes import GRAY, grid, labels, lane_ends, lanes
from acts.experiments.networks.seconds import WIDTHS, Costs
from acts.language import _, cached

ALONE, LAYER, RACE = "function", "layer", "race"
"""What is measured (message ids)."""

MOST = 8
"""The largest number of functions in the picture."""

_SHAPES = {ALONE: "diamond", LAYER: "circle", RACE: "square"}
_TICKS = (0.5, 1, 2, 5, 10, 20, 50)
_REACH: Ends = (0.4, 50.0)
_DASHES = ([1, 0], *theme.DASHES, [1, 3], [7, 2, 1, 2])
_FOOT = 0.32
"""Where the upper panel of a narrow picture ends, in shares of the height."""

_WIDTHS = Place("widths", 0.0, 0.43, "units in the layer", "d", "log", grid=False, narrow=(0.0, 1.0))
_TIMES = Place("times", 0.0, 1.0, "time of the layer, ReLU = 1", "~g", "log", above=8, narrow=(0.0, _FOOT))
_RATIOS = Place("ratios", 0.63, 1.0, "time, ReLU = 1", "~g", "log", narrow=(0.34, 1.0))
_ROWS = Place("lanes", 0.0, 1.0, "", above=8, narrow=(0.48, 1.0))


def seconds_picture(
    costs: Sequence[Costs],
    functions: Mapping[str, str],
    width: int,
    race: Mapping[str, tuple[float, float, float]],
    alt_text: str,
) -> Picture:
    """Return the time of a layer over its width, and three ratios to ReLU at one width.

    Parameters
    ----------
    costs : sequence of Costs
        At each width.
    functions : mapping of str to str
        Slugs by the names of the functions, from the top down; ReLU is among them.
    width : int
        Where the ratios are shown.
    race : mapping of str to (float, float, float)
        By slug, the time of a race as a multiple of ReLU's, lowest, median and highest; some may be missing.
    alt_text : str
    """
    curves = [
        (k, theme.hue(slug), cost.width, *cost.layer(slug))
        for k, slug in enumerate(functions.values())
        for cost in costs
    ]
    here = next(cost for cost in costs if cost.width == width)
    marks: list[tuple[Any, ...]] = []
    for k, slug in enumerate(functions.values()):
        found = {ALONE: here.alone(slug), LAYER: here.layer(slug)} | ({RACE: race[slug]} if slug in race else {})
        for place, (kind, spread) in zip((-0.27, 0.0, 0.27), found.items(), strict=False):
            clipped = (min(max(value, _REACH[0]), _REACH[1]) for value in spread)
            marks.append((k + place, theme.hue(slug), _(kind), *clipped))
    ends = dict.fromkeys(("low", "times", "high"), float)
    data = {
        "curves": rows({"k": int, "hue": int, "width": float, **ends}, curves),
        "marks": rows({"k": float, "hue": int, "kind": str, **ends}, marks),
        "names": lanes((k, name, slug) for k, (name, slug) in enumerate(functions.items())),
        "grid": rows({"times": float}, [(times,) for times in _TICKS]),
        "here": rows({"width": float}, [(float(width),)]),
    }
    highest = max(10.0, *(row[-1] for row in curves))
    axes = {"widths": (13.0, 1250.0), "times": (0.8, highest), "ratios": _REACH, "lanes": lane_ends(len(functions))}
    ticks = {"widths": WIDTHS[::2], "times": (1, 2, 5, 10, 20), "ratios": _TICKS, "lanes": ()}
    return Picture({**_spec(), "params": variables(axes, ticks)}, data, alt_text)


@cached(maxsize=2)
def _spec() -> dict[str, Any]:
    x, y = lifted(_WIDTHS.across("width:Q"), _FOOT), _TIMES.up("times:Q")
    plain_x, plain_y = _WIDTHS.across("width:Q", visible=False), _TIMES.up("times:Q", visible=False)
    curves, marks, lane = named("curves"), named("marks"), _ROWS.up("k:Q", visible=False)
    ratio, plain = (_RATIOS.across("times:Q", visible=visible) for visible in (True, False))
    dash = alt.StrokeDash("k:N").scale(domain=list(range(MOST)), range=list(_DASHES)).legend(None)
    kinds = [_(kind) for kind in _SHAPES]
    look: Any = {"symbolSize": 160, "labelFontSize": 15, "symbolFillColor": theme.FURNITURE}
    legend = alt.Legend(orient="top", title=None, columns=len(kinds), **look)
    shape = alt.Shape("kind:N").scale(domain=kinds, range=list(_SHAPES.values())).legend(legend)
    sample = named("names").mark_rule(strokeWidth=3, **theme.QUIET)
    left, right = ({"expr": f"{_RATIOS.left['expr']} - {pixels}"} for pixels in (38, 8))
    rule = named("here").mark_rule(strokeWidth=2, strokeDash=[4, 4], **theme.QUIET)
    spec = layered(
        rule.encode(plain_x, alt.Y(value=_TIMES.top), alt.Y2(value=_TIMES.bottom), color=alt.value(theme.ACCENT)),
        curves.mark_area(opacity=0.15, **theme.QUIET).encode(
            x, like(y, "low:Q"), alt.Y2("high:Q"), theme.own(), alt.Detail("k:N")
        ),
        curves.mark_line(strokeWidth=2.4, **theme.QUIET).encode(plain_x, plain_y, theme.own(), dash),
        grid(plain, _ROWS),
        labels(_RATIOS, lane, -44),
        sample.encode(alt.X(value=left), alt.X2(value=right), lane, theme.own(), dash),
        marks.mark_rule(strokeWidth=2, **theme.QUIET).encode(
            like(plain, "low:Q"), lane, x2=alt.X2("high:Q"), color=GRAY
        ),
        marks.mark_point(filled=True, size=90, opacity=1, **theme.QUIET).encode(ratio, lane, theme.own(), shape),
    )
    spec["resolve"] = {"scale": {"x": "independent", "y": "independent"}}
    return finished(spec)
