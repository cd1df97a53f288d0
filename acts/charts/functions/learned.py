"""The paths of PReLU's slopes through a training, a panel for each layer, beside the slopes that were published."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import variables
from acts.charts.kit.picture import Picture, finished, layered, named, ticks
from acts.charts.kit.pixels import at
from acts.charts.kit.plane import Axis, Plane, ends, grid, laid_out, titled
from acts.experiments.functions.learned import PUBLISHED, STARTS, Learned
from acts.language import _, cached
from acts.typed import typed

LAYERS = 3
COLOURS = dict(zip(STARTS, ("blue", "green", "violet"), strict=True))

_LAYOUT = {
    "wide": "width > 560",
    "head": "52",
    "gap": "wide ? 26 : 10",
    "side": "(width - 46 - 2 * gap) / 3",
    "second": "46 + side + gap",
    "third": "46 + 2 * (side + gap)",
    "foot": "height - 24",
}
_PANELS = (
    Plane("first", "46", "46 + side", "head", "foot", outside=True),
    Plane("second_panel", "second", "second + side", "head", "foot", outside=True),
    Plane("third_panel", "third", "third + side", "head", "foot", outside=True),
)


@cached(maxsize=8)
def learned_picture(known: tuple[Learned, ...], alt_text: str) -> Picture:
    """Return the paths of the slopes from all starts that are `known`; `alt_text` says what is seen."""
    every = np.concatenate([each.slopes.ravel() for each in known])
    low, high = min(-0.1, float(every.min())), max(1.1, float(every.max()))
    up, last = (low - 0.05 * (high - low), high + 0.05 * (high - low)), float(known[0].at[-1])
    values = ticks(*up, 5)
    axes = {
        panel.name: (
            Axis.of((0.0, last), (0, last / 3, 2 * last / 3)),
            # the panels share their axis: its numbers stand beside the first
            Axis.of(up, values) if k == 0 else Axis(up, tuple((value, "") for value in values)),
        )
        for k, panel in enumerate(_PANELS)
    }
    data = {
        "here": arrow({"one": np.array([1.0])}),
        "paths": _paths(known),
        "published": rows(
            {"layer": int, "low": float, "high": float},
            [(0, PUBLISHED[0], PUBLISHED[0]), *((k, *PUBLISHED[1]) for k in range(1, LAYERS))],
        ),
        "grid": grid(axes),
    }
    spec = _spec()
    return Picture({**spec, "params": [*variables(ends(axes), {}), *spec["params"]]}, data, alt_text)


def _paths(known: tuple[Learned, ...]) -> bytes:
    """Return a row for each start, seed, recorded step and layer."""
    parts: dict[str, list[Any]] = {name: [] for name in ("place", "seed", "t", "layer", "slope")}
    for each in known:
        seed, step, layer = np.indices(each.slopes.shape).reshape(3, -1)
        parts["place"].append(np.full(seed.size, STARTS.index(each.start), np.int8))
        parts["seed"].append(seed.astype(np.int8))
        parts["t"].append(each.at[step].astype(np.int16))
        parts["layer"].append(layer.astype(np.int8))
        parts["slope"].append(each.slopes.astype(np.float32).ravel())
    return arrow({name: np.concatenate(each) for name, each in parts.items()})


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = named("here")
    titles = (
        (_("layer 1"), _("slope in hidden layer 1")),
        (_("layer 2"), _("slope in hidden layer 2")),
        (_("layer 3"), _("slope in hidden layer 3")),
    )
    spec = layered(
        *(part for panel in _PANELS for part in panel.frame(here, "", _("step"))),
        *(titled(here, panel, *titles[k]) for k, panel in enumerate(_PANELS)),
        *(part for layer in range(LAYERS) for part in _layer(layer)),
        *_legend(here),
    )
    spec["resolve"] = {"scale": {"x": "independent", "y": "independent"}}
    return laid_out({**finished(spec), "params": []}, _LAYOUT)


def _layer(layer: int) -> list[alt.Chart]:
    """Return the published slopes of a layer, and the paths of ours."""
    panel = _PANELS[layer]
    own = named("paths").transform_filter(f"datum.layer == {layer}").mark_line(strokeWidth=2, **theme.QUIET)
    theirs = named("published").transform_filter(f"datum.layer == {layer}")
    scale = alt.Scale(domain=list(range(len(COLOURS))), range=list(COLOURS.values()))
    band = theirs.mark_rect(opacity=0.3, **theme.QUIET)
    line = theirs.mark_rule(strokeDash=[5, 3], strokeWidth=2.5, **theme.QUIET)
    accent = alt.value(theme.ACCENT)
    return [
        band.encode(panel.y("low:Q"), alt.Y2("high:Q"), **panel.across, color=accent)
        if layer
        else line.encode(panel.y("low:Q"), **panel.across, color=accent),
        own.encode(
            panel.x("t:Q"), panel.y("slope:Q"), order=alt.Order("t:Q"), detail="seed:N",
            color=alt.Color("place:N").scale(scale).legend(None),
        ),
    ]  # fmt: skip


def _legend(here: alt.Chart) -> list[alt.Chart]:
    """Return the starts in their colours, above the panels, and the paper in its own."""
    words = [(_("start {value}").format(value=typed(f"{start:g}")), COLOURS[start]) for start in STARTS]
    words.append((_("He et al."), theme.ACCENT))
    return [
        here.mark_text(align="left", baseline="top", fontSize=16, fontWeight=600, **theme.QUIET).encode(
            alt.X(value=at(f"wide ? 46 + {k} * 120 : {k} * width / 4")), alt.Y(value=0),
            text=alt.value(said), color=alt.value(colour),
        )
        for k, (said, colour) in enumerate(words)
    ]  # fmt: skip
