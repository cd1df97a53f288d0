"""Layer by layer: histograms of activations and gradients that lie on their side, one a layer, at the slider's scale.

All layers share one axis of activations and one of gradients. Below the histograms stand the shares of slopes that are
exactly 0 and of saturated ones, and of dead units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, nth, ticks
from acts.charts.kit.powers import LABELS
from acts.experiments.networks.histograms import BINS, DECADES, FINE, LAYERS, Layers, reach
from acts.language import _, cached

_TYPICAL = Interval(0.2, 4.0)
SCALE = Parameter("scale", r"\sigma_w", 1.0, Interval(0.0, math.inf), _TYPICAL, 0.2, "scale of the weights")
"""What the slider moves."""

LIVE = Live((SCALE,), labels=("scale of the weights",))

_COUNT, _HEIGHT = 200, 20
"""The length of the longest bar of a histogram, as a whole number; the pixels of a row of shares."""

_BELOW = 2
"""How many powers of ten below the smallest size the axis of gradients begins."""

_ROWS = ("layer", "exactly 0", "saturated", "dead units")
"""The numbers under the histograms (message ids): shares in percent, below the number of the layer."""

_FOOT = f"(1 - {len(_ROWS) * _HEIGHT + 10} / height)"
_ACROSS = Place("across", 0.0, 1.0, "")
_OUTPUTS = Place("outputs", 0.01, f"(0.47 * {_FOOT})", "activations")
_BACK = Place("powers", f"(0.53 * {_FOOT})", _FOOT, "gradient of z", labels=LABELS)


def histograms_picture(found: Sequence[Layers], start: float, sentences: Sequence[str]) -> Picture:
    """Return the histograms of each layer, moved by the scale of the weights.

    Parameters
    ----------
    found : sequence of Layers
        What the network makes of the digits at each of `LIVE.settings((start,))`.
    start : float
        Where the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of the settings.
    """
    low, high = reach(found[0].activation)
    room = 0.06 * (high - low)
    gradients = np.array([each.gradients for each in found])
    first, last = _kept(found)
    ends = DECADES[0] + (first - 1) / FINE, DECADES[0] + (last + 1) / FINE
    data = {
        "outputs": _sideways(np.array([each.activations for each in found]), found, low, (high - low) / BINS),
        "powers": _sideways(gradients[..., first:last], found, DECADES[0] + first / FINE, 1 / FINE),
        "shares": _shares(found),
    }
    marks = {"across": (), "powers": [mark for mark in ticks(*ends, 4) if mark.is_integer()]}
    return LIVE.picture(
        _spec(), data, (start,), sentences,
        marks=marks, across=(1.0, LAYERS + 1.0), outputs=(low - room, high + room), powers=ends,
    )  # fmt: skip


def _kept(found: Sequence[Layers]) -> tuple[int, int]:
    """Return which bins of gradients are drawn, the first and the one after the last: those near a size (RMS)."""
    sizes = np.concatenate([each.size[np.isfinite(each.size)] for each in found])
    low, high = DECADES
    first = max(low, math.floor(sizes.min()) - _BELOW) if sizes.size else low
    last = min(high, math.ceil(sizes.max()) + 1) if sizes.size else high
    return (first - low) * FINE, (last - low) * FINE


def _sideways(every: Array, found: Sequence[Layers], low: float, step: float) -> bytes:
    """Return the outlines of histograms: a row for each bin with something in it, and for its neighbours."""
    longest = np.maximum(every.max(axis=2, keepdims=True), 1)
    length = np.pad(np.ceil(_COUNT * every / longest).astype(np.uint8), ((0, 0), (0, 0), (1, 1)))
    near = length > 0
    near[..., 1:] |= near[..., :-1].copy()
    near[..., :-1] |= near[..., 1:].copy()
    stop, layer, place = np.nonzero(near)
    scales = np.array([each.scale for each in found])
    return arrow(
        {
            SCALE.name: scales[stop],
            "layer": (layer + 1).astype(np.int8),
            "level": (low + (place - 0.5) * step).astype(np.float32),
            "length": length[near],
        }
    )


def _shares(found: Sequence[Layers]) -> bytes:
    """Return the numbers under the histograms, a row for each."""
    number = np.arange(1, LAYERS + 1) / 100
    parts = np.array([(number, each.zero, each.saturated, each.dead) for each in found])
    stop, kind, layer = np.indices(parts.shape).reshape(3, -1)
    scales = np.array([each.scale for each in found])
    return arrow(
        {
            SCALE.name: scales[stop],
            "kind": kind.astype(np.int8),
            "middle": layer + 1.5,
            "share": [f"{100 * share:.0f}" for share in parts.ravel()],
            "some": parts.ravel() > 0,
        }
    )


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    return LIVE.over(
        _lying("outputs", _OUTPUTS, "blue"),
        _lying("powers", _BACK, "orange"),
        *_table(),
        resolve={"y": "independent"},
    )


def _lying(data: str, place: Place, colour: str) -> Any:
    """Return the histograms of all layers, each on its side, as long as its column is wide."""
    rows = LIVE.now(data).transform_calculate(
        start="datum.layer + 0.06", end=f"datum.layer + 0.06 + 0.88 * datum.length / {_COUNT}"
    )
    area = rows.mark_area(orient="horizontal", opacity=0.75, line=False, **theme.QUIET)
    x, level = _ACROSS.across("start:Q", visible=False), place.up("level:Q")
    return area.encode(x, level, alt.X2("end:Q"), alt.Detail("layer:O"), color=alt.value(colour))


def _table() -> list[Any]:
    """Return the numbers under the histograms, and what they count."""
    rows = LIVE.now("shares")
    down = {"expr": f"height - {len(_ROWS) * _HEIGHT} + {_HEIGHT} * datum.kind + {_HEIGHT // 2}"}
    look: dict[str, Any] = {"fontSize": 15, "y": down, **theme.QUIET}
    number = rows.mark_text(**look).encode(
        _ACROSS.across("middle:Q", visible=False),
        alt.Text("share:N"),
        opacity=alt.condition("datum.some", alt.value(1.0), alt.value(0.45)),
        color=alt.condition(f"datum.some && datum.kind == {len(_ROWS) - 1}", alt.value("red"), alt.value("gray")),
    )
    firsts = rows.transform_filter("datum.middle == 1.5").transform_calculate(said=nth(_said(), "datum.kind"))
    name = firsts.mark_text(align="right", x=-8, **look).encode(alt.Text("said:N"), color=alt.value("gray"))
    return [number, name]


def _said() -> list[str]:
    return [_(name) for name in _ROWS]
