"""A layer on one random input: which outputs are 0 under ReLU and under dropout, and their share by the bias."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, filled, layered, named
from acts.charts.kit.pixels import across, at, box, down, layout, sign, strength
from acts.charts.kit.stops import Setting
from acts.experiments.networks.half_off import FUNCTIONS, UNITS, Layer, dropped
from acts.language import _, cached

BIAS = Parameter("bias", "b", 0.0, Interval(-10.0, 10.0), Interval(-3.0, 3.0), 0.1, "bias of every unit")
LIVE = Live((BIAS,), most=61, labels=("bias b",))

_SIDE = int(UNITS**0.5)
_GRAY, _ACCENT = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
_TICKS = [-3, -2, -1, 0, 1, 2, 3]
# Where things stand, in pixels: variables of the picture, each in terms of those above it. Wide, the curve stands
# beside the two patterns and the bars below them, if there is room; narrow, it stands below the patterns, without bars.
_LAYOUT = {
    "wide": "width > 480",
    "head": "24",
    "whole": "wide && height > 300",
    "least": "max(60, height - 204)",
    "side": "wide ? min(0.285 * width, height - (whole ? 190 : 76)) : min((width - 14) / 2, least)",
    "pitch": "wide ? side + 14 : width / 2",
    "tile": f"side / {_SIDE}",
    "first": "wide ? 2 * max(pitch, 130) + 20 : 0",
    "last": "width - 4",
    "ceiling": "wide ? head : head + side + (height > 260 ? 64 : 48)",
    "bars": "head + side + 74",
    "row": f"min(34, (height - bars) / {len(FUNCTIONS)})",
}


def half_off_picture(layer: Layer, seed: int, turn: int, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the picture of a layer on one input.

    Parameters
    ----------
    layer : Layer
    seed, turn : int
        Of `dropped`: which outputs dropout sets to 0 at this pass. What it changed since the pass before is marked.
    start, sentences
        As in `Live.picture`, for the slider of `LIVE`: the bias.
    """
    biases = np.array([bias for (bias,) in LIVE.settings(start)])
    now = dropped(seed, turn)
    cells: dict[str, Any] = {
        "k": np.arange(UNITS, dtype=np.int16),
        "z": layer.sums,
        "out": now,
        "changed": now != dropped(seed, turn - 1) if turn > 1 else np.zeros(UNITS, dtype=bool),
    }
    curve: dict[str, Any] = {
        BIAS.name: biases,
        "share": np.array([layer.share(bias) for bias in biases]),
        "expected": np.array([layer.expected(bias) for bias in biases]),
    }
    zeros: dict[str, Any] = {
        BIAS.name: np.repeat(biases, len(FUNCTIONS)),
        "k": np.tile(np.arange(len(FUNCTIONS), dtype=np.int8), biases.size),
        "name": [_(function.name) for function in FUNCTIONS] * biases.size,
        "count": np.array([int(layer.off(bias, function).sum()) for bias in biases for function in FUNCTIONS]),
    }
    panels: dict[str, Any] = {
        "panel": np.arange(2, dtype=np.int8),
        "changed": np.array([0, int(cells["changed"].sum())] if turn > 1 else [-1, -1]),
        "out": np.array([0, int(now.sum())]),
    }
    data = {"zeros": arrow(zeros), "curve": arrow(curve), "cells": arrow(cells), "panels": arrow(panels)}
    reach = (float(min(biases[0], BIAS.typical.low)), float(max(biases[-1], BIAS.typical.high)))
    picture = LIVE.picture(_spec(), data, start, sentences, marks={"across": _TICKS}, across=reach)
    selection, *others = picture.spec["params"]
    return Picture({**picture.spec, "params": [selection, *layout(_LAYOUT), *others]}, picture.data, picture.alt)


@cached(maxsize=4)
def _spec() -> dict[str, Any]:
    return LIVE.over(*_patterns(), *_titles(), *_bars(), _curve(), resolve={"x": "independent", "y": "independent"})


def _patterns() -> list[alt.Chart]:
    """Return both patterns: z of each unit, blue above 0 and red below, but blank where the output is exactly 0."""
    now = f"live.{BIAS.name} ? live.{BIAS.name}[0] : 0"
    cells = named("cells").transform_calculate(value=f"datum.z + ({now})")
    cells = cells.transform_calculate(
        strength="min(1, 0.15 + abs(datum.value) / 1.8)",
        x=f"datum.k % {_SIDE} * tile",
        top=f"head + floor(datum.k / {_SIDE}) * tile",
    ).transform_calculate(bottom="datum.top + tile - 1")
    relu = cells.transform_filter("datum.value > 0").transform_calculate(left="datum.x")
    kept = cells.transform_filter("!datum.out").transform_calculate(left="datum.x + pitch")
    new = cells.transform_filter("datum.changed").transform_calculate(left="datum.x + pitch")
    relu, kept, new = (rows.transform_calculate(right="datum.left + tile - 1") for rows in (relu, kept, new))
    frames = named("panels").transform_calculate(
        left="datum.panel * pitch", right="datum.panel * pitch + side", top="head", bottom="head + side"
    )
    return [
        *(rows.mark_rect(**theme.QUIET).encode(**box(), color=sign(), opacity=strength()) for rows in (relu, kept)),
        new.mark_rect(fillOpacity=0, strokeWidth=1, strokeOpacity=0.7, **theme.QUIET).encode(**box(), stroke=_ACCENT),
        frames.mark_rect(fillOpacity=0, strokeOpacity=0.5, **theme.QUIET).encode(**box(), stroke=_GRAY),
    ]


def _titles() -> list[alt.Chart]:
    """Return what each pattern is, above it, and below it how many outputs are 0 and how many changed."""
    look: dict[str, Any] = {"align": "left", "fontSize": 15, **theme.QUIET}
    panels = named("panels").transform_calculate(x="datum.panel * pitch", y="head - 6", z="head + side + 6")
    names = f"datum.panel ? '{_('Dropout of z')}' : '{_('ReLU of z')}'"
    off = (
        LIVE.now("zeros")
        .transform_filter("datum.k == 0")
        .transform_calculate(
            words=filled(_("{count} of {all} are 0"), count="datum.count", all=str(UNITS)), x="0", y="head + side + 6"
        )
    )
    out = panels.transform_filter("datum.panel == 1").transform_calculate(
        words=filled(_("{count} of {all} are 0"), count="datum.out", all=str(UNITS))
    )
    changed = panels.transform_filter("datum.changed >= 0").transform_calculate(
        words=filled(_("changed: {count}"), count="datum.changed"), y="head + side + 26"
    )
    return [
        panels.transform_calculate(words=names)
        .mark_text(baseline="bottom", fontWeight=600, **look)
        .encode(across("x"), down("y"), alt.Text("words:N"), color=_GRAY),
        off.mark_text(baseline="top", **look).encode(across("x"), down("y"), alt.Text("words:N"), color=_GRAY),
        out.mark_text(baseline="top", **look).encode(across("x"), down("z"), alt.Text("words:N"), color=_GRAY),
        changed.mark_text(baseline="top", **look).encode(
            across("x"), down("y"), alt.Text("words:N"), color=alt.condition("datum.changed > 0", _ACCENT, _GRAY)
        ),
    ]


def _bars() -> list[alt.Chart]:
    """Return the number of exact zeros of several functions, as bars below the patterns."""
    rows = LIVE.now("zeros").transform_filter("whole")
    rows = rows.transform_calculate(
        left="100",
        right=f"100 + datum.count / {UNITS} * (2 * pitch - 160)",
        top="bars + datum.k * row + 4",
        bottom="bars + (datum.k + 1) * row - 4",
        y="bars + (datum.k + 0.5) * row",
        end="datum.right + 6",
    )
    rows = rows.transform_calculate(end=f"106 + datum.count / {UNITS} * (2 * pitch - 160)", x="94")
    look: dict[str, Any] = {"baseline": "middle", "fontSize": 15, **theme.QUIET}
    title = named("panels").transform_filter("whole && datum.panel == 0")
    title = title.transform_calculate(x="0", y="bars - 4")
    return [
        title.mark_text(align="left", baseline="bottom", fontSize=15, fontWeight=600, **theme.QUIET).encode(
            across("x"), down("y"), text=alt.value(_("outputs that are exactly 0")), color=_GRAY
        ),
        rows.mark_rect(**theme.QUIET).encode(**box(), color=_GRAY),
        rows.mark_text(align="right", **look).encode(across("x"), down("y"), alt.Text("name:N"), color=_GRAY),
        rows.mark_text(align="left", **look).encode(across("end"), down("y"), alt.Text("count:Q"), color=_GRAY),
    ]


def _curve() -> dict[str, Any]:
    """Return the share of exact zeros over the bias: what theory expects as a line, what is counted as points."""
    ends: Any = [at("across[0]"), at("across[1]")]
    spread: Any = [at("first"), at("last")]
    axis = alt.Axis(orient="bottom", grid=False, values=at("across_ticks"), labelFlush=False, **theme.AXIS)
    x = alt.X(f"{BIAS.name}:Q").scale(domain=ends, range=spread, nice=False, zero=False).title(_("bias b")).axis(axis)
    tall: Any = [at("height"), at("ceiling")]
    # narrow, the title stands above the curve: turned, it would be longer than the axis
    title, size = _("ReLU outputs that are 0"), at(f"wide ? {theme.AXIS['titleFontSize']} : 0")
    look = alt.Axis(
        orient="right", grid=False, values=[0, 0.25, 0.5, 0.75, 1], format="%", **{**theme.AXIS, "titleFontSize": size}
    )  # fmt: skip

    def share(column: str) -> Any:
        return alt.Y(f"{column}:Q").scale(domain=[0, 1], range=tall, nice=False).title(title).axis(look)

    rows, here = named("curve"), LIVE.now("curve")
    line = rows.mark_line(strokeWidth=theme.THIN, strokeDash=[6, 4], **theme.QUIET)
    dots = rows.mark_point(filled=True, size=26, opacity=0.9, **theme.QUIET)
    now = here.mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    half = named("panels").transform_filter("datum.panel == 0").transform_calculate(half="0.5")
    level = half.mark_rule(strokeWidth=1, opacity=0.6, **theme.QUIET)
    above = half.transform_filter("!wide && height > 260").mark_text(
        align="left", baseline="bottom", fontSize=15, fontWeight=600, **theme.QUIET
    )
    return layered(
        level.encode(alt.X(value=at("first")), alt.X2(value=at("last")), share("half"), color=_GRAY),
        above.encode(alt.X(value=0), alt.Y(value=at("ceiling - 4")), text=alt.value(title), color=_GRAY),
        line.encode(x, share("expected"), color=_GRAY),
        dots.encode(x, share("share"), color=alt.value(theme.colour("relu"))),
        now.encode(x, share("share"), color=_ACCENT),
    )
