"""The path of gradient descent with inputs of a mean, beside that with centred inputs, and how many steps both take."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow, rows
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, LETTERS, Axis, Plane, ends, grid, laid_out
from acts.charts.kit.vega_insides import numbers
from acts.charts.networks.descent import Box, contours, descent, marks, places, rings, walked, within
from acts.experiments.networks.zigzag import MEANS, SHARES, bowl, steps
from acts.language import _, cached
from acts.typed import typed

MEAN = Parameter("mean", "m", 2.0, Interval(0.0, 10.0), Interval(MEANS[0], MEANS[-1]), 0.25, "mean of the inputs")
SHARE = Parameter("share", "s", 0.9, Interval(0.01, 2.0), Interval(SHARES[0], SHARES[-1]), 0.05, "share of the limit")
LIVE = Live((MEAN, SHARE), labels=("mean of the inputs", "rate, share of limit"))

PLANE: Box = ((-0.3, 3.0), (-2.05, 1.25))
DRAWN = 25
"""The steps of a path that are drawn."""

RATES, COUNTS = (0.005, 2.2), (0.8, 2000.0)
"""The learning rates and the numbers of steps that the curves show."""

_FINE = 120
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 52 : 74",
    "side": "wide ? min(0.5 * width, height - head - 22) : min((width - 12) / 2, 0.58 * (height - head - 76))",
    "small": "wide ? (side - 40) / 2 : side",
    "left": "wide ? side + 66 : width - side",
    "top": "wide ? head + small + 40 : head",
    "third": "wide ? left : 52",
    "third_top": "wide ? head : head + side + 50",
    "third_low": "wide ? head + small : height - 24",
}
"""A large square on the left; on the right the curves above a small one. Narrow, two equal squares above the curves."""

_OWN = Plane("own", "0", "side", "head", "head + side")
_CENTRED = Plane("centred", "left", "left + small", "top", "top + small")
_CURVES = Plane("curves", "third", "width", "third_top", "third_low", "xy", outside=True)
_TITLE = at("wide ? 16 : 14")


@cached(maxsize=8)
def zigzag_picture(start: tuple[float, float], words: tuple[str, ...], sentences: tuple[str, ...]) -> Picture:
    """Return the picture, moved by the mean of the inputs and by the learning rate.

    Parameters
    ----------
    start : pair of float
        The mean, and the learning rate as a share of its limit, at which the sliders start.
    words : tuple of str
        What the picture says at each of `LIVE.settings(start)`.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    plane = tuple(Axis.of(end, (0, 1, 2) if k == 0 else (-1, 0, 1)) for k, end in enumerate(PLANE))
    axes = {
        "own": (plane[0], plane[1]),
        "centred": (plane[0], plane[1]),
        "curves": (Axis.of(RATES, (0.01, 0.1, 1.0), None), Axis.of(COUNTS, (1, 10, 100, 1000), None)),
    }
    settings = LIVE.settings(start)
    data = {
        "stops": _stops(settings, words),
        "own": _paths(settings, centred=False),
        "other": _paths(settings, centred=True),
        "rings": _rings(sorted({mean for mean, _share in settings})),
        "round": arrow(rings(bowl(0.0), PLANE)),
        "marks": marks(bowl(0.0)),
        "curves": _curves(sorted({mean for mean, _share in settings})),
        "straight": _curves([0.0]),
        "names": rows({"said": str, "rate": float, "count": float}, [(_("centred"), 1.0, 1.0)]),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, start, sentences, marks={}, **ends(axes))


def _columns(settings: list[tuple[float, ...]]) -> dict[str, Any]:
    means, shares = np.array(settings).T
    return {MEAN.name: means, SHARE.name: shares}


def _stops(settings: list[tuple[float, ...]], words: tuple[str, ...]) -> bytes:
    rates = np.array([share * bowl(mean).limit for mean, share in settings])
    counts = np.array([steps(mean, share) for mean, share in settings])
    seen = {"rate": np.clip(rates, *RATES), "count": np.clip(counts, *COUNTS), "arrives": np.isfinite(counts)}
    condition = [typed(f"{bowl(mean).condition:.3g}") for mean, _share in settings]
    return arrow({**_columns(settings), **seen, "condition": condition, "words": list(words)})


def _paths(settings: list[tuple[float, ...]], *, centred: bool) -> bytes:
    """Return a path for each setting: with its own inputs, or with centred ones at the same learning rate."""
    return arrow(_columns(settings) | walked([_path(mean, share, centred=centred) for mean, share in settings]))


@lru_cache(maxsize=2048)
def _path(mean: float, share: float, *, centred: bool) -> Array:
    return within(bowl(0.0 if centred else mean).path(share * bowl(mean).limit, DRAWN), PLANE)


def _rings(means: list[float]) -> bytes:
    """Return the contours for inputs of each mean, a row each."""
    parts = [_round(mean) for mean in means]
    size = len(parts[0]["k"])
    until = [size * (k + 1) for k in range(len(parts))]
    lists = {name: Lists(np.concatenate([part[name] for part in parts]), until) for name in parts[0]}
    return arrow({MEAN.name: np.array(means), **lists})


@lru_cache(maxsize=64)
def _round(mean: float) -> dict[str, Array]:
    return rings(bowl(mean), PLANE, 4)


def _curves(means: list[float]) -> bytes:
    """Return the number of steps over the learning rate up to its limit, for inputs of each mean, a row each."""
    found = [_curve(mean) for mean in means]
    until = np.cumsum([len(rates) for rates, _counts in found]).tolist()
    columns = zip(("rate", "count"), zip(*found, strict=True), strict=True)
    return arrow({MEAN.name: np.array(means), **{name: Lists(np.concatenate(each), until) for name, each in columns}})


@lru_cache(maxsize=64)
def _curve(mean: float) -> tuple[Array, Array]:
    each = bowl(mean)
    near = each.limit * (1 - np.geomspace(1e-3, 0.5, 30))
    tried = np.unique(np.concatenate([np.geomspace(*RATES, _FINE), near, [each.best]]))
    tried = tried[(tried >= RATES[0]) & (tried < min(each.limit, RATES[1]))]
    found = each.steps(tried)
    return tried[found <= COUNTS[1]], found[found <= COUNTS[1]]


def _unfolded(rows_: alt.Chart, *names: str) -> alt.Chart:
    """Return a row for each entry of the lists in rows."""
    for name in names:
        rows_ = rows_.transform_calculate(**{f"{name}_list": numbers(f"datum.{name}")})
    unfolded: alt.Chart = rows_.transform_flatten([f"{name}_list" for name in names], as_=list(names))
    return unfolded


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here, still = LIVE.now("stops"), named("names")
    own, other = alt.value("blue"), alt.value("green")
    spec = LIVE.over(
        *_OWN.frame(still, "", _("w₁"), _("w₂")),
        _OWN.words(still, _("inputs with this mean"), "left", "top", own, dy=-6, fontSize=_TITLE),
        *contours(_OWN, _unfolded(LIVE.now("rings", MEAN.name), "level", "k", "x", "y")),
        *descent(_OWN, LIVE.now("own"), DRAWN),
        *places(_OWN, named("marks")),
        *_CENTRED.frame(still, "", _("w₁")),
        _CENTRED.words(still, _("centred, same rate"), "left", "top", other, dy=-6, fontSize=_TITLE),
        *contours(_CENTRED, named("round")),
        *descent(_CENTRED, LIVE.now("other"), DRAWN),
        *places(_CENTRED, named("marks")),
        *_CURVES.frame(still, _("steps to a millionth of the loss"), _("learning rate"), corner="left"),
        *_steps(here),
        *_condition(here),
        readout(here),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _condition(here: alt.Chart) -> list[alt.Chart]:
    """Return the condition number in large digits, beside the small plane where there is room."""
    wide = here.transform_filter("wide")
    name = wide.mark_text(align="left", baseline="top", fontSize=16, **theme.QUIET)
    value = wide.mark_text(align="left", baseline="top", fontSize=34, fontWeight=600, dy=22, **theme.QUIET)
    place = {"x": alt.X(value=at("left + small + 20")), "y": alt.Y(value=at("top + small / 2 - 30"))}
    return [
        name.encode(**place, text=alt.value(_("condition number")), color=GRAY),
        value.encode(**place, text=alt.Text("condition:N"), color=alt.value("blue")),
    ]


def _steps(here: alt.Chart) -> list[Any]:
    """Return the curves of the steps: of centred inputs, and of those with the mean in hand, with the rate in hand."""
    x, y = _CURVES.x("rate:Q"), _CURVES.y("count:Q")
    centred = _unfolded(named("straight"), "rate", "count").mark_line(strokeWidth=2.5, **theme.QUIET)
    own = _unfolded(LIVE.now("curves", MEAN.name), "rate", "count")
    line = own.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    name = named("names").mark_text(align="right", baseline="bottom", dx=-14, dy=-2, fontSize=LETTERS, **theme.QUIET)
    now = here.mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    dot = here.transform_filter("datum.arrives").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    gone = here.transform_filter("!datum.arrives")
    cross = gone.mark_point(shape=theme.CROSS, size=140, strokeWidth=3, opacity=1, **theme.QUIET)
    accent, green = alt.value(theme.ACCENT), alt.value("green")
    return [
        centred.encode(x, y, order=alt.Order("rate:Q"), color=green),
        line.encode(x, y, order=alt.Order("rate:Q"), color=alt.value("blue")),
        name.encode(x, y, alt.Text("said:N"), color=green),
        now.encode(x, **_CURVES.up, color=accent),
        dot.encode(x, y, color=accent),
        cross.encode(x, alt.Y(value=at("third_top + 10")), color=accent),
    ]
