"""The picture of a target fitted by training, beside the network put together by hand.

Wide, the errors stand beside the graph; narrow, as on a phone, they stand below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.axes import NARROW, Ends, Place, lifted, powers
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, padded
from acts.charts.kit.stops import place_of
from acts.charts.kit.vega_insides import numbers
from acts.charts.networks.bumps import corners, graph
from acts.experiments.networks.bumps import HIGH, LOW, TARGETS
from acts.experiments.networks.fit import COUNTS, SEEDS, SHOWN, STEPS, Fitted, by_hand
from acts.language import _, cached

COUNT = place_of(len(COUNTS), "place of the number of units", "count")
"""What the first slider moves: the place of a number of units in `COUNTS`."""

STEP = place_of(len(STEPS), "place of the step", "step")
"""What the second slider moves: the place of a step in `STEPS`."""

FITTING = Live((COUNT, STEP), labels=("units n", "training"))

_FOOT = 0.6
"""The share of a narrow picture's height at which the graph ends."""
_X = Place("across", 0.0, 0.62, "input x", narrow=(0.0, 1.0))
_Y = Place("value", 0.0, 0.77, "output y", above=48, narrow=(0.0, 0.46))
_STRIP = Place("strip", 0.79, 1.0, "", narrow=(0.48, _FOOT))
_COUNT = Place("units", 0.68, 1.0, "units n", written="d", kind="log", narrow=(0.0, 1.0))
_ERROR = Place("error", 0.0, 1.0, "", written="~g", kind="log", orient="right", narrow=(0.75, 1.0), grid=False)
_SMALLEST, _LARGEST = 1e-4, 10.0
"""Errors beyond these are drawn at the ends of the scale."""

_TRAINED, _BY_HAND = "blue", "green"
_LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    (theme.FURNITURE, {"strokeWidth": 9, "opacity": 0.5}),
    (_TRAINED, {"strokeWidth": theme.THICK - 0.5}),
    (_BY_HAND, {"strokeWidth": theme.THIN, "strokeDash": [7, 4]}),
)
"""How the target, the network of the middle seed and the one made by hand are drawn."""


def fit_picture(
    target: str,
    unit: str,
    known: tuple[Fitted, ...],
    start: tuple[float, float],
    words: tuple[str, ...],
    sentences: Sequence[str],
) -> Picture:
    """Return a target, the networks that were trained to fit it, and the one put together by hand.

    Parameters
    ----------
    target, unit : str
        Slugs of a target and of an activation.
    known : tuple of Fitted
        The networks that are trained.
    start : (float, float)
        Where the sliders start.
    words : tuple of str
        What the picture says at each of `FITTING.settings()`.
    sentences : sequence of str
        As in `Live.picture`.
    """
    data, ends = _data(target, unit, known)
    places = np.array(FITTING.settings())
    data = {**data, "words": arrow({COUNT.name: places[:, 0], STEP.name: places[:, 1], "words": list(words)})}
    marks: dict[str, Sequence[float]] = {"units": COUNTS, "error": powers(*ends["error"]), "strip": ()}
    data["grid"] = arrow({"error": np.array(marks["error"])})
    return FITTING.picture(_spec(), data, start, sentences, marks=marks, **ends)


@lru_cache(maxsize=16)
def _data(target: str, unit: str, known: tuple[Fitted, ...]) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data sets, and the ends of the axes."""
    wanted = graph(TARGETS[target].value, TARGETS[target].breaks)
    hands = [by_hand(target, unit, count)[1] for count in COUNTS]
    sums = [corners(hand.built) for hand in hands]
    low, high = padded(wanted[1], *(y for _x, y in sums), share=0.08)
    ends: dict[str, Ends] = {"across": (LOW, HIGH), "value": (low, high), "strip": (0.0, len(SEEDS) + 1.0)}
    ends["units"] = (COUNTS[0] / 1.2, COUNTS[-1] * 1.2)
    errors = [hand.error for hand in hands] + [float(error) for fitted in known for error in fitted.errors.ravel()]
    kept = np.clip(errors, _SMALLEST, _LARGEST)
    ends["error"] = (float(kept.min()) / 1.5, float(kept.max()) * 1.5)
    data = {
        "target": arrow({"x": wanted[0], "y": wanted[1]}),
        "hands": _hands(sums),
        "curves": _curves(known, low, high),
        "centres": _centres(known, [hand.built.centres for hand in hands]),
        "errors": _errors_of(known),
        "made": arrow({COUNT.name: np.arange(len(COUNTS), dtype=float), "units": np.array(COUNTS, dtype=float),
                       "error": np.maximum([hand.error for hand in hands], _SMALLEST)}),
    }  # fmt: skip
    return data, ends


def _hands(sums: Sequence[tuple[Array, Array]]) -> bytes:
    sizes = [x.size for x, _y in sums]
    return arrow(
        {
            COUNT.name: np.repeat(np.arange(len(sums), dtype=float), sizes),
            "x": np.concatenate([x for x, _y in sums]).astype(np.float32),
            "y": np.concatenate([y for _x, y in sums]).astype(np.float32),
        }
    )


def _shown(known: Iterable[Fitted]) -> list[tuple[Fitted, int, int]]:
    """Return the networks at each step, with the places of their number of units and of the step."""
    return [(fitted, COUNTS.index(fitted.count), step) for fitted in known for step in range(len(STEPS))]


def _curves(known: Iterable[Fitted], low: float, high: float) -> bytes:
    """Return a row for each network with its outputs, cut to the panel; the middle one comes last, over the others."""
    shown, seeds = _shown(known), len(SEEDS)
    orders = [np.argsort(np.arange(seeds) == fitted.middle(step), kind="stable") for fitted, _place, step in shown]
    outputs = [
        np.clip(fitted.curves[step, order], low, high)
        for (fitted, _place, step), order in zip(shown, orders, strict=True)
    ]
    rows = len(shown) * seeds
    return arrow(
        {
            COUNT.name: np.repeat([float(place) for _fitted, place, _step in shown], seeds),
            STEP.name: np.repeat([float(step) for _fitted, _place, step in shown], seeds),
            "seed": np.tile(np.arange(seeds), len(shown)).astype(np.int8),
            "middle": np.tile(np.arange(seeds) == seeds - 1, len(shown)),
            "y": Lists(np.concatenate([np.zeros(0), *map(np.ravel, outputs)]).astype(np.float32),
                       [SHOWN * (row + 1) for row in range(rows)]),
        }
    )  # fmt: skip


def _centres(known: Iterable[Fitted], made: Sequence[Array]) -> bytes:
    """Return where each unit has z = 0: the seeds in rows under each other, the network made by hand in the first."""
    columns: dict[str, list[Array]] = {COUNT.name: [], STEP.name: [], "row": [], "kind": [], "x": []}

    def add(count: int, step: int, row: int, kind: int, x: Array) -> None:
        inside = x[(x >= LOW) & (x <= HIGH)]
        for name, value in ((COUNT.name, count), (STEP.name, step), ("row", row), ("kind", kind)):
            columns[name].append(np.full(inside.size, float(value)))
        columns["x"].append(inside)

    for fitted, place, step in _shown(known):
        middle = fitted.middle(step)
        for seed in range(len(SEEDS)):
            add(place, step, len(SEEDS) - 1 - seed, int(seed == middle), fitted.centres[step, seed])
    for place, x in enumerate(made):
        for step in range(len(STEPS)):
            add(place, step, len(SEEDS), 2, x)
    joined = {name: np.concatenate(parts) for name, parts in columns.items()}
    return arrow({**joined, "row": joined["row"].astype(np.int8), "kind": joined["kind"].astype(np.int8),
                  "x": joined["x"].astype(np.float32)})  # fmt: skip


def _errors_of(known: Iterable[Fitted]) -> bytes:
    """Return the error of each network at each step."""
    shown, seeds = _shown(known), len(SEEDS)
    errors = np.concatenate([np.zeros(0), *(fitted.errors[step] for fitted, _place, step in shown)])
    middle = [np.arange(seeds) == fitted.middle(step) for fitted, _place, step in shown]
    return arrow(
        {
            COUNT.name: np.repeat([float(place) for _fitted, place, _step in shown], seeds),
            STEP.name: np.repeat([float(step) for _fitted, _place, step in shown], seeds),
            "units": np.repeat([float(fitted.count) for fitted, _place, _step in shown], seeds),
            "middle": np.concatenate([np.zeros(0, bool), *middle]),
            "error": np.clip(errors, _SMALLEST, _LARGEST),
        }
    )


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    return FITTING.over(
        layered(*_graphs()),
        layered(*_strip()),
        layered(*_errors()),
        resolve=dict.fromkeys(("x", "y", "strokeWidth", "opacity"), "independent"),
    )


def _graphs() -> list[Any]:
    """Return the target, the network made by hand, and those of all seeds with the middle one, with what they are."""
    x, y = _untitled(lifted(_X.across("x:Q"), _FOOT)), _Y.up("y:Q")
    inside = f"length(datum.y) ? {numbers('datum.y')} : []"
    curves = FITTING.now("curves").transform_calculate(all=inside)
    curves = curves.transform_flatten(["all"], as_=["y"])
    curves = curves.transform_window(at="row_number()", groupby=["seed"], frame=[None, 0])
    curves = curves.transform_calculate(x=f"{LOW} + (datum.at - 1) * {(HIGH - LOW) / (SHOWN - 1)}")
    thick = alt.StrokeWidth("middle:N").scale(domain=[False, True], range=[1.3, theme.THICK - 0.5]).legend(None)
    strong = alt.Opacity("middle:N").scale(domain=[False, True], range=[0.4, 1]).legend(None)
    trained = curves.mark_line(**theme.QUIET).encode(
        x, y, thick, strong, alt.Detail("seed:N"), alt.ColorValue(_TRAINED)
    )
    said = FITTING.now("words").mark_text(
        align="left", baseline="top", fontSize=theme.TEXT_SIZE - 1, fontWeight=600, **theme.QUIET
    )
    target, made = (
        rows.mark_line(**look, **theme.QUIET).encode(x, y, color=alt.ColorValue(colour))
        for rows, (colour, look) in ((named("target"), _LOOKS[0]), (FITTING.now("hands", COUNT.name), _LOOKS[2]))
    )
    return [
        target,
        made,
        trained,
        *_legend(),
        said.encode(alt.X(value=0), alt.Y(value=22), alt.Text("words:N"), color=alt.ColorValue(theme.FURNITURE)),
    ]


def _untitled(channel: Any) -> Any:
    """Let a horizontal axis have no title in a narrow picture: return `channel`."""
    channel["axis"]["titleFontSize"] = {"expr": f"width < {NARROW} ? 0 : {theme.AXIS['titleFontSize']}"}
    return channel


def _legend() -> list[Any]:
    """Return what each line is, above them: beside each other on a phone, too."""
    names, layers, x = [_("target"), _("trained"), _("by hand")], [], 0
    middle, gray = alt.Y(value=9), alt.ColorValue(theme.FURNITURE)
    for name, (colour, look) in zip(names, _LOOKS, strict=True):
        rule = FITTING.now("words").mark_rule(**look, **theme.QUIET)
        text = FITTING.now("words").mark_text(align="left", baseline="middle", fontSize=15, **theme.QUIET)
        layers.append(rule.encode(alt.X(value=x), alt.X2(value=x + 24), middle, color=alt.ColorValue(colour)))
        layers.append(text.encode(alt.X(value=x + 30), middle, gray, text=alt.TextValue(name)))
        x += 56 + 8 * theme.letters(name)
    return layers


def _strip() -> list[Any]:
    """Return a row for each seed, and one for the network made by hand, with a tick where a unit has z = 0."""
    x = _X.across("x:Q", visible=False)
    ticks = FITTING.now("centres").transform_calculate(low="datum.row + 0.12", high="datum.row + 0.88")
    y = _STRIP.up("low:Q", visible=False)
    kinds = [0, 1, 2]
    colour = alt.Color("kind:N").scale(domain=kinds, range=[_TRAINED, _TRAINED, _BY_HAND]).legend(None)
    thick = alt.StrokeWidth("kind:N").scale(domain=kinds, range=[1.6, 3, 2.4]).legend(None)
    strong = alt.Opacity("kind:N").scale(domain=kinds, range=[0.5, 1, 1]).legend(None)
    rules = ticks.mark_rule(**theme.QUIET).encode(x, y, alt.Y2("high:Q"), colour, thick, strong)
    middle = {"expr": f"({_STRIP.top['expr']} + {_STRIP.bottom['expr']}) / 2"}
    said = FITTING.now("words").mark_text(align="right", baseline="middle", dx=-6, fontSize=15, **theme.QUIET)
    title = said.encode(alt.X(value=0), alt.Y(value=middle), text=alt.TextValue(_("z = 0")))
    return [rules, title.encode(color=alt.ColorValue(theme.FURNITURE))]


def _errors() -> list[Any]:
    """Return the largest error of each network over the number of units, and that of the network made by hand."""
    x, y = _untitled(_COUNT.across("units:Q")), _ERROR.up("error:Q")
    said = FITTING.now("words").mark_text(align="right", baseline="top", fontSize=16, dx=-2, dy=3, **theme.QUIET)
    title = said.encode(alt.X(value=_COUNT.right), alt.Y(value=_ERROR.top), text=alt.TextValue(_("largest error")))
    grid = named("grid").mark_rule(opacity=0.2, **theme.QUIET)
    made = named("made").mark_line(strokeDash=[7, 4], strokeWidth=theme.THIN, **theme.QUIET)
    here = FITTING.now("made", COUNT.name).mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    trained = FITTING.now("errors", STEP.name)
    middle = trained.transform_filter("datum.middle")
    dots = trained.mark_point(filled=True, size=26, opacity=0.55, **theme.QUIET)
    line = middle.mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    now = FITTING.now("errors").transform_filter("datum.middle")
    now = now.mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    return [
        title.encode(color=alt.ColorValue(theme.FURNITURE)),
        grid.encode(alt.X(value=_COUNT.left), alt.X2(value=_COUNT.right), y, color=alt.ColorValue(theme.FURNITURE)),
        made.encode(x, y, color=alt.ColorValue(_BY_HAND)),
        dots.encode(x, y, color=alt.ColorValue(_TRAINED)),
        line.encode(x, y, color=alt.ColorValue(_TRAINED)),
        here.encode(x, y, color=alt.ColorValue(_BY_HAND)),
        now.encode(x, y, color=alt.ColorValue(theme.ACCENT)),
    ]
