"""How many steps networks of five functions take, seed by seed, and the mean activation of their layers meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import variables
from acts.charts.kit.picture import Picture, finished, layered, named, ticks
from acts.charts.kit.pixels import at
from acts.charts.kit.plane import Axis, Plane, ends, grid, laid_out, titled
from acts.experiments.networks.network import FUNCTIONS, STEPS, Trained
from acts.language import _, cached

COLOURS = dict(zip(FUNCTIONS, ("blue", "green", "violet", "red", theme.FURNITURE), strict=True))

LEAST, MOST = 4.0, 900.0
"""The ends of the axis of steps. What is not reached stands at the right, beyond the last step."""

_NEVER = 650.0
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 26 : 46",
    "names": "wide ? 112 : 100",
    "right": "wide ? 0.56 * width : width",
    "rows_low": "wide ? height - 24 : height * 0.5",
    "left": "wide ? right + 50 : 44",
    "far": "wide ? width : width - 4",
    "top": "wide ? head : rows_low + 50",
    "half": "(height - 24 - top - 38) / 2",
    "low": "wide ? top + half : height - 24",
    "mid": "wide ? far : 44 + (width - 44) / 2 - 20",
    "second_left": "wide ? left : mid + 36",
    "second_top": "wide ? low + 38 : top",
}
_STEPS = Plane("steps", "names", "right", "head", "rows_low", "x", outside=True)
_LAYERS = (
    Plane("one", "left", "mid", "top", "low", outside=True),
    Plane("two", "second_left", "far", "second_top", "height - 24", outside=True),
)


@cached(maxsize=16)
def network_picture(known: tuple[Trained, ...], alt_text: str) -> Picture:
    """Return the steps and the mean activations of networks of each function; `alt_text` says what is seen."""
    names = tuple((float(-k), _(each.name)) for k, each in enumerate(FUNCTIONS.values()))
    ends_of = [_ends(known, layer) for layer in range(2)]
    across = Axis.of((0.0, float(STEPS)), (0, 200, 400))
    axes = {
        "steps": (Axis.of((LEAST, MOST), (10, 30, 100, 300), None), Axis((0.7 - len(FUNCTIONS), 0.6), names, None)),
        "one": (across, Axis.of(ends_of[0], ticks(*ends_of[0], 3))),
        "two": (across, Axis.of(ends_of[1], ticks(*ends_of[1], 3))),
    }
    places = {slug: k for k, slug in enumerate(FUNCTIONS)}
    trained = [(places[each.activation.slug], each) for each in known]
    data = {
        "here": arrow({"one": np.array([1.0])}),
        "seeds": _seeds(trained),
        "medians": rows(
            {"place": int, "row": float, "count": float, "said": str},
            [(k, float(-k), _shown(each.median), f"{each.median:.0f}") for k, each in trained
             if np.isfinite(each.median)],
        ),
        "means": _means(trained),
        "grid": grid(axes),
    }  # fmt: skip
    spec = _spec()
    return Picture({**spec, "params": [*variables(ends(axes), {}), *spec["params"]]}, data, alt_text)


def _ends(known: Sequence[Trained], layer: int) -> tuple[float, float]:
    means = np.concatenate([each.middle[:, layer] for each in known])
    low, high = min(0.0, float(means.min())), max(0.5, float(means.max()))
    return low - 0.06 * (high - low), high + 0.12 * (high - low)


def _shown(steps: float) -> float:
    return float(np.clip(steps, LEAST, STEPS)) if np.isfinite(steps) else _NEVER


def _seeds(trained: Sequence[tuple[int, Trained]]) -> bytes:
    """Return a row for each network: its steps, a little above or below those of the other seeds."""
    given = []
    for place, each in trained:
        lifts = np.linspace(-0.22, 0.22, len(each.steps)) if len(each.steps) > 1 else [0.0]
        for steps, lift in zip(each.steps.tolist(), lifts, strict=True):
            given.append((place, lift - place, _shown(steps), bool(np.isfinite(steps))))
    return rows({"place": int, "row": float, "count": float, "reached": bool}, given)


def _means(trained: Sequence[tuple[int, Trained]]) -> bytes:
    """Return the mean activation of both layers over the steps, the median over the seeds."""
    parts: dict[str, list[Any]] = {name: [] for name in ("place", "layer", "t", "mean")}
    for place, each in trained:
        for layer in range(2):
            count = len(each.at)
            parts["place"].append(np.full(count, place, np.int8))
            parts["layer"].append(np.full(count, layer, np.int8))
            parts["t"].append(each.at.astype(np.int16))
            parts["mean"].append(each.middle[:, layer].astype(np.float32))
    return arrow({name: np.concatenate(each) for name, each in parts.items()})


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = named("here")
    titles = (
        (_("mean, layer 1"), _("mean activation, hidden layer 1")),
        (_("mean, layer 2"), _("mean activation, hidden layer 2")),
    )
    spec = layered(
        *_STEPS.frame(here, "", ""),
        titled(here, _STEPS, _("steps (×: never)"), _("steps to the loss, by seed (×: never)")),
        *_trained(),
        *(part for panel in _LAYERS for part in panel.frame(here, "", _("step"))),
        *(titled(here, panel, *titles[k]) for k, panel in enumerate(_LAYERS)),
        *(_line(layer) for layer in range(2)),
    )
    spec["resolve"] = {"scale": {"x": "independent", "y": "independent"}}
    return laid_out({**finished(spec), "params": []}, _LAYOUT)


def _hue() -> alt.Color:
    scale = alt.Scale(domain=list(range(len(COLOURS))), range=list(COLOURS.values()))
    return alt.Color("place:N").scale(scale).legend(None)


def _trained() -> list[alt.Chart]:
    """Return a point for each seed, a cross where the loss is not reached, and the median with its number."""
    x, y = _STEPS.x("count:Q"), _STEPS.y("row:Q")
    seeds, medians = named("seeds"), named("medians")
    dots = seeds.transform_filter("datum.reached").mark_point(filled=True, size=70, opacity=0.75, **theme.QUIET)
    gone = seeds.transform_filter("!datum.reached")
    cross = gone.mark_point(shape=theme.CROSS, size=90, strokeWidth=2.5, opacity=1, **theme.QUIET)
    bar = medians.mark_tick(thickness=5, height=at("wide ? 34 : 20"), opacity=1, orient="vertical", **theme.QUIET)
    number = medians.mark_text(align="left", dx=6, fontSize=16, fontWeight=600, **theme.QUIET)
    return [
        dots.encode(x, y, color=_hue()),
        cross.encode(x, y, color=_hue()),
        bar.encode(x, y, color=_hue()),
        number.encode(alt.X(value=at(_STEPS.left)), y, alt.Text("said:N"), color=_hue()),
    ]


def _line(layer: int) -> alt.Chart:
    panel = _LAYERS[layer]
    line = named("means").transform_filter(f"datum.layer == {layer}").mark_line(strokeWidth=3, **theme.QUIET)
    drawn: alt.Chart = line.encode(panel.x("t:Q"), panel.y("mean:Q"), order=alt.Order("t:Q"), color=_hue())
    return drawn
