"""Four curves of a training: loss, size of an update, units that pass on no gradient, and norm of the gradient."""

from __future__ import annotations

import warnings
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, quoted
from acts.charts.kit.plane import GRAY, Axis, Plane, ends, grid, laid_out
from acts.experiments.networks.watching import EVERY, RIGHT, STEPS, Watched
from acts.language import _, cached
from acts.typed import typed

_REACH = Interval(0.0, float(STEPS))
STEP = Parameter("step", "t", STEPS / 2, _REACH, _REACH, float(EVERY), "step of the training")
"""What the slider moves."""

LIVE = Live((STEP,), labels=("step",))

_LOSS, _RATIO, _GRADIENT = (-1.5, 2.0), (-7.0, 0.5), (-5.0, 2.0)
"""The powers of ten of each axis. What lies below stands at the lower end, which is also the place of 0."""

_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 48 : 68",
    "beside": "wide ? 74 : 50",
    "each": "(width - 52 - beside - 8) / 2",
    "tall": "(height - head - 24 - 46) / 2",
    "left0": "52",
    "left1": "52 + each + beside",
    "top0": "head",
    "top1": "head + tall + 46",
}
"""Two panels beside two others."""

_PANELS = ("loss", "ratio", "stuck", "gradient")
_PLANES = {
    name: Plane(name, f"left{k % 2}", f"left{k % 2} + each", f"top{k // 2}", f"top{k // 2} + tall", outside=True)
    for k, name in enumerate(_PANELS)
}
_COLOURS = ("orange", "green", "blue")
"""Of a patient, of the healthy training, and of the patient with the remedy."""


@cached(maxsize=32)
def watching_picture(
    patient: Watched, beside: Watched, treated: bool, name: str, start: float, words: tuple[str, ...]
) -> Picture:
    """Return the four curves, with a line that a slider moves from step to step.

    Parameters
    ----------
    patient, beside : Watched
        The training, and the one that it is held against.
    treated : bool
        Whether that is the same training with the remedy, and not the healthy one.
    name : str
        What the patient is called.
    start : float
        The step at which the slider starts.
    words : tuple of str
        What is seen at each step, in words.
    """
    across = Axis.of((0.0, float(STEPS)), (0, STEPS // 2, STEPS), None)
    shares = Axis((0.0, 1.0), tuple((share / 100, f"{share}%") for share in (0, 50, 100)), None)
    up = {
        "loss": _powers(_LOSS, (-1, 0, 1, 2)),
        "ratio": _powers(_RATIO, (-6, -3, 0), np.log10(RIGHT)),
        "stuck": shares,
        "gradient": _powers(_GRADIENT, (-4, -2, 0, 2)),
    }
    axes = {panel: (across, up[panel]) for panel in _PANELS}
    kinds = (0, 2 if treated else 1)
    names = (name, _("with the remedy") if treated else _("healthy"))
    data = {
        "stops": arrow({STEP.name: np.array(LIVE.settings((start,)), dtype=float).ravel()}),
        "curves": _curves((patient, beside), kinds),
        "gone": _gone((patient, beside), kinds),
        "names": rows({"kind": int, "place": int, "name": str}, list(zip(kinds, (0, 1), names, strict=True))),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(patient.dies), data, (start,), words, marks={}, **ends(axes))


def _powers(reach: tuple[float, float], marks: tuple[int, ...], strong: float | None = None) -> Axis:
    return Axis(reach, tuple((float(mark), typed(f"{10.0**mark:g}")) for mark in marks), strong)


def _curves(trainings: tuple[Watched, ...], kinds: tuple[int, ...]) -> bytes:
    """Return a row for each training, layer and step: the middle seed and the ends over the seeds, in each panel.

    Panels without layers have rows of the first one alone.
    """
    parts: list[dict[str, Array]] = []
    for kind, each in zip(kinds, trainings, strict=True):
        for layer in range(2):
            count = len(each.steps)
            columns: dict[str, Array] = {
                "kind": np.full(count, kind, np.int8),
                "layer": np.full(count, layer, np.int8),
                "at": each.steps.astype(np.int16),
            }
            shown = {
                "loss": _exponents(each.loss, _LOSS) if layer == 0 else None,
                "ratio": _exponents(each.ratio[..., layer], _RATIO),
                "stuck": each.stuck if layer == 0 else None,
                "gradient": _exponents(each.gradient[..., layer], _GRADIENT),
            }
            for panel, values in shown.items():
                for end, value in zip(("low", "mid", "high"), _spread(values, count), strict=True):
                    columns[f"{panel}_{end}"] = value.astype(np.float32)
            parts.append(columns)
    return arrow({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def _spread(values: Array | None, count: int) -> tuple[Array, Array, Array]:
    """Return the lowest, the middle and the highest of the seeds that have not diverged, at each step."""
    if values is None:
        return (np.full(count, np.nan),) * 3
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of steps that no seed has reached
        return np.nanmin(values, axis=0), np.nanmedian(values, axis=0), np.nanmax(values, axis=0)


def _exponents(sizes: Array, reach: tuple[float, float]) -> Array:
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(sizes), *reach)


def _gone(trainings: tuple[Watched, ...], kinds: tuple[int, ...]) -> bytes:
    """Return a row for each network that diverged: the last record before."""
    found = [
        (kind, int(each.steps[known[-1]]), float(_exponents(each.loss[seed, known[-1]], _LOSS)))
        for kind, each in zip(kinds, trainings, strict=True)
        for seed, divergence in enumerate(each.divergences)
        if divergence is not None and (known := np.flatnonzero(np.isfinite(each.loss[seed]))).size
    ]
    return rows({"kind": int, "at": int, "loss": float}, found)


@cached(maxsize=2)
def _spec(dies: bool) -> dict[str, Any]:
    here, curves = LIVE.now("stops"), named("curves")
    titles = {
        "loss": _("training loss"),
        "ratio": _("update / weights"),
        "stuck": _("dead units") if dies else _("saturated outputs"),
        "gradient": _("gradient norm"),
    }
    parts: list[Any] = []
    for panel, plane in _PLANES.items():
        x, mid = plane.x("at:Q"), plane.y(f"{panel}_mid:Q")
        low, high = plane.y(f"{panel}_low:Q"), alt.Y2(f"{panel}_high:Q")
        rule = here.mark_rule(strokeWidth=2, strokeDash=[3, 3], **theme.QUIET)
        parts += plane.frame(here, titles[panel], _("step") if panel in ("stuck", "gradient") else "")
        for layer in range(2 if panel in ("ratio", "gradient") else 1):
            chosen = curves.transform_filter(f"datum.layer == {layer}")
            line = chosen.mark_line(strokeWidth=2.6, strokeDash=[6, 4] if layer else [1, 0], **theme.QUIET)
            band = chosen.mark_area(opacity=0.2, **theme.QUIET)
            order = alt.Order("at:Q")
            parts += [band.encode(x, low, high, _colour()), line.encode(x, mid, _colour(), order=order)]
        parts.append(rule.encode(plane.x(f"{STEP.name}:Q"), **plane.up, color=GRAY))
    gone = named("gone").mark_point(shape=theme.CROSS, size=90, strokeWidth=2.6, opacity=1, **theme.QUIET)
    loss = _PLANES["loss"]
    parts.append(gone.encode(loss.x("at:Q"), loss.y("loss:Q"), _colour()))
    spec = LIVE.over(*parts, *_legend(), resolve={"x": "independent", "y": "independent"})
    return laid_out(spec, _LAYOUT)


def _colour() -> Any:
    return alt.Color("kind:N").scale(domain=[0, 1, 2], range=list(_COLOURS)).legend(None)


def _legend() -> list[alt.Chart]:
    """Return who is drawn in which colour, and which lines are of the first layer and of the last."""
    who = named("names").transform_calculate(left="datum.place * 110", end="datum.place * 110 + 22")
    layers = named("names").transform_calculate(
        left="wide ? 290 + datum.place * 110 : datum.place * 110", end="datum.left + 22", up="wide ? 0 : 21"
    )
    layers = layers.transform_calculate(
        end="datum.left + 22", middle="datum.up + 9", said=_either(_("layer 1"), _("last layer"))
    )
    plain = alt.Scale(domain=[0, 1], range=[0, 1])
    x, x2 = alt.X("left:Q").scale(plain).axis(None), alt.X2("end:Q")
    y, middle = (alt.Y(f"{column}:Q").scale(plain).axis(None) for column in ("up", "middle"))
    look: dict[str, Any] = {"align": "left", "baseline": "top", "dx": 28, "fontSize": 15, **theme.QUIET}
    stroke: dict[str, Any] = {"strokeWidth": theme.THICK, **theme.QUIET}
    dash = alt.StrokeDash("place:N").scale(domain=[0, 1], range=[[1, 0], [6, 4]]).legend(None)
    return [
        who.mark_text(**look).encode(x, alt.Y(value=0), alt.Text("name:N"), _colour()),
        who.mark_rule(**stroke).encode(x, x2, alt.Y(value=9), _colour()),
        layers.mark_text(**look).encode(x, y, alt.Text("said:N"), color=GRAY),
        layers.mark_rule(**stroke).encode(x, x2, middle, dash, color=GRAY),
    ]


def _either(first: str, second: str) -> str:
    return f"datum.place == 0 ? {quoted(first)} : {quoted(second)}"
