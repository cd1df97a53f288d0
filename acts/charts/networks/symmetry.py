"""The weights of all units over a training, from equal weights and from random ones, and how far apart the units are.

The weights of a unit's two inputs are a point in a plane. Each unit has a ring of its own size, so that units with the
same weights are rings around one point.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.live import NAME, Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, Axis, Plane, ends, grid, laid_out
from acts.experiments.networks.symmetry import EVERY, STEPS, Symmetry
from acts.language import _, cached

_REACH = Interval(0.0, float(STEPS))
STEP = Parameter("step", "t", float(STEPS), _REACH, _REACH, float(EVERY), "step")
LIVE = Live((STEP,), STEPS // EVERY + 1)

FLOOR, LEAST = 1e-19, 1e-17
"""Where a difference of exactly 0 stands on the log scale, and the smallest one that is drawn as a number."""

_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 52 : 66",
    "side": "wide ? 0.33 * width - 30 : (width - 12) / 2",
    "first_low": "wide ? height - 24 : head + (height - head - 76) * 0.56",
    "left": "wide ? side + 22 : side + 12",
    "third": "wide ? 2 * side + 82 : 52",
    "top": "wide ? head : first_low + 50",
}
"""Three panels beside each other, or the third below the others where it is narrow: see `laid_out`."""

_PANELS = (
    Plane("first", "0", "side", "head", "first_low"),
    Plane("second", "left", "left + side", "head", "first_low"),
)
_APART = Plane("third", "third", "width", "top", "height - 24", "y", outside=True)
_COLOURS = ("blue", theme.ACCENT)


@cached(maxsize=16)
def symmetry_picture(
    shown: Symmetry, start: float, words: tuple[str, ...], sentences: tuple[str, ...], title: str
) -> Picture:
    """Return the two trainings, up to the step of the slider.

    Parameters
    ----------
    shown : Symmetry
    start : float
        The step at which the slider starts.
    words : tuple of str
        What the picture says of each step of `LIVE.settings((start,))`.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    title : str
        What the start is called that is looked at.
    """
    axes = _axes(shown)
    data = {
        "stops": arrow({"step": np.array([step for (step,) in LIVE.settings((start,))]), "words": list(words)}),
        "weights": _weights(shown),
        "apart": _apart(shown),
        "titles": arrow({"net": np.array([0, 1], np.int8), "title": [title, _("from random weights")]}),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, (start,), sentences, marks={}, **ends(axes))


@lru_cache(maxsize=16)
def _axes(shown: Symmetry) -> dict[str, tuple[Axis, Axis]]:
    """Return the axes; both planes have the same."""
    most = 1.1 * float(np.abs(shown.weights[..., :2]).max())
    plane = Axis.of((-most, most))
    powers = tuple((10.0**k, f"1e{k}" if k else "1") for k in (-16, -8, 0))
    apart = Axis((FLOOR / 1000, 1e3), (*powers, (FLOOR, "0")), FLOOR)
    return {"first": (plane, plane), "second": (plane, plane), "third": (Axis.of((0.0, STEPS), (0, 500, 1000)), apart)}


def _weights(shown: Symmetry) -> bytes:
    """Return a row for each training, recorded step and unit."""
    nets, count, units = shown.weights.shape[:3]
    place = np.indices((nets, count, units)).reshape(3, -1)
    x, y = (shown.weights[..., k].astype(np.float32).ravel() for k in range(2))
    columns: dict[str, Any] = {"net": place[0].astype(np.int8), "t": shown.steps[place[1]].astype(np.int16)}
    return arrow({**columns, "unit": place[2].astype(np.int8), "x": x, "y": y})


def _apart(shown: Symmetry) -> bytes:
    """Return the largest difference between two units over the steps, for each training."""
    apart = np.where(shown.apart == 0, FLOOR, np.maximum(shown.apart, LEAST))
    net = np.repeat(np.arange(2, dtype=np.int8), apart.shape[1])
    return arrow({"net": net, "t": np.tile(shown.steps, 2).astype(np.int16), "apart": apart.ravel()})


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = LIVE.now("stops")
    return laid_out(
        LIVE.over(
            *(part for net, _panel in enumerate(_PANELS) for part in _units(here, net)),
            *_APART.frame(here, _("largest difference of two units"), _("step")),
            *(part for net in range(2) for part in _difference(net)),
            readout(here),
            resolve={"x": "independent", "y": "independent"},
        ),
        _LAYOUT,
    )


def _units(here: alt.Chart, net: int) -> list[alt.Chart]:
    """Return a plane with the path of each unit up to the step of the slider, and a ring where the unit is then."""
    panel, colour = _PANELS[net], alt.value(_COLOURS[net])
    x, y = panel.x("x:Q"), panel.y("y:Q")
    of_net = named("weights").transform_filter(f"datum.net == {net}")
    until = of_net.transform_filter(f"datum.t <= {NAME}.step[0]").mark_line(strokeWidth=2, opacity=0.7, **theme.QUIET)
    first = of_net.transform_filter("datum.t == 0").mark_point(filled=True, size=30, opacity=1, **theme.QUIET)
    now = of_net.transform_filter(f"datum.t == {NAME}.step[0]").transform_calculate(size="30 * pow(datum.unit + 1, 2)")
    ring = now.mark_point(filled=False, strokeWidth=2, opacity=1, **theme.QUIET)
    title = named("titles").transform_filter(f"datum.net == {net}")
    said = title.mark_text(align="left", baseline="bottom", dy=-6, fontSize=16, **theme.QUIET)
    return [
        *panel.frame(here, "", _("w₁"), _("w₂")),
        said.encode(alt.X(value=at(panel.left)), alt.Y(value=at(panel.top)), alt.Text("title:N"), color=colour),
        until.encode(x, y, order=alt.Order("t:Q"), detail="unit:N", color=colour),
        first.encode(x, y, color=GRAY),
        ring.encode(x, y, size=alt.Size("size:Q").scale(None), color=colour),
    ]


def _difference(net: int) -> list[alt.Chart]:
    """Return the curve of one training in the third panel, with its point at the step of the slider."""
    x, y, colour = _APART.x("t:Q"), _APART.y("apart:Q"), alt.value(_COLOURS[net])
    of_net = named("apart").transform_filter(f"datum.net == {net}")
    line = of_net.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    now = of_net.transform_filter(f"datum.t == {NAME}.step[0]").mark_point(
        filled=True, size=150, opacity=1, **theme.QUIET
    )  # fmt: skip
    return [line.encode(x, y, order=alt.Order("t:Q"), color=colour), now.encode(x, y, color=colour)]
