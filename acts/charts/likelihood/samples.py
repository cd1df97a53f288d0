"""How hard two losses push each of a few samples: arrows of minus the gradient, while a slider moves one logit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.functions.sigmoidal import sigmoid

MOVED = Parameter("logit", "z", 0.0, REALS, Interval(-20.0, 20.0), 0.5, "its logit z")
STOPS = 81
_ENDS: Ends = (-1.4, 1.4)  # room for the numbers beside an arrow of 1
_PANEL, _FARTHEST = 230, 1000.0  # pixels, and the end of the axis of the points: what is beyond stands there
_LOGITS = [-1000, -100, -10, -1, 0, 1, 10, 100, 1000]
_LANES = (0.18, 0.42)
_SEEN = 0.004  # of the axis: a shorter arrow is a tick
_COLOURS, _DASHES = ["blue", "violet"], [[1, 0], [9, 4]]


def moved_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the logits that the live pictures can show: the slider's stops and the exact start."""
    return stops((MOVED,), seed, STOPS)


def pushes_picture(
    labels: Sequence[Sequence[str]],
    pushes: Sequence[Any],
    names: tuple[str, str],
    seed: tuple[float, ...],
    sentences: Sequence[str],
    title: str,
    write: Callable[[float], str],
    shares: Any = None,
    points: tuple[Any, Any] | None = None,
) -> Picture:
    """Return a row for each sample or class, with an arrow for the push of each loss on its logit.

    Parameters
    ----------
    labels : sequence of sequence of str
        At each of `moved_settings(seed)`, the words of each row.
    pushes : pair of ndarray, (stops, rows)
        Minus the gradient in the logit, for both losses; from -1 to 1.
    names : pair of str
        What the losses are called.
    seed : tuple of float
        The logit at which the slider starts.
    sentences : sequence of str
        What is seen at each of the settings.
    title : str
        Of the horizontal axis.
    write : callable
        From a push to the text at the end of its arrow.
    shares : ndarray of (stops, rows), optional
        A probability for each row, drawn as a gray bar behind the arrows.
    points : pair of ndarray (stops, rows) and (rows,), optional
        The logit and the label of each row: then the rows are points around the sigmoid, too, in a panel above.
    """
    every = moved_settings(seed)
    size = np.asarray(pushes, dtype=np.float64)
    count = size.shape[2]
    live = np.repeat([value for (value,) in every], count)
    row = np.tile(np.arange(count, dtype=float), len(every))
    flat, f32 = size.ravel(), np.float32
    data = {
        "rows": arrow({"logit": live, "row": row, "words": [text for texts in labels for text in texts]}),
        "pushes": arrow(
            {
                "logit": np.tile(live, 2), "lane": np.concatenate([row + lane for lane in _LANES]).astype(f32),
                "push": flat,  # of 64 bits: 1e-87 still has a sign
                "angle": np.where(flat > 0, 90, -90).astype(np.int8),
                "drawn": np.abs(flat) > _SEEN, "name": [name for name in names for _ in live],
                "written": [write(value) for value in flat.tolist()],
            }
        ),
        "shares": arrow(
            {"logit": live, "low": row + 0.04, "high": row + 0.56, "share": np.asarray(shares, np.float64).ravel()}
            if shares is not None
            else {name: np.array([]) for name in ("logit", "low", "high", "share")}
        ),
    } | spoken((MOVED,), every, sentences)  # fmt: skip
    if points is not None:
        data |= _around(live, *points)
    top = _PANEL if points is not None else 0
    spec = fitted(_spec(names, title, top, top + 40 + 92 * count), MOVED, STOPS, seed[0], (), across=_ENDS)
    params = [*spec["params"], {"name": "down", "value": [count - 0.3, -0.42]}]
    return Picture({**spec, "params": params}, data, sentences[every.index(seed)])


def _around(live: Any, logits: Any, labels: Any) -> dict[str, bytes]:
    """Return the points with their numbers, each above or below its place on the sigmoid, and the sigmoid."""
    z = np.asarray(logits, dtype=np.float64)
    y = np.broadcast_to(np.asarray(labels, dtype=np.float64), z.shape)
    number = np.broadcast_to(np.arange(1, z.shape[1] + 1), z.shape)
    p = sigmoid(z)
    curve = np.unique(np.concatenate([sign * np.geomspace(1e-2, _FARTHEST, 90) for sign in (-1, 1)] + [[0.0]]))
    columns = {"logit": live, "z": np.clip(z, -_FARTHEST, _FARTHEST).ravel(), "y": y.ravel(), "p": p.ravel()}
    wrong = (np.abs(p - y) > 0.5).ravel()
    return {
        "points": arrow({**columns, "wrong": wrong, "number": [str(k) for k in number.ravel()]}),
        "curve": arrow({"z": curve, "p": sigmoid(curve)}),
    }


@lru_cache(maxsize=16)
def _spec(names: tuple[str, str], title: str, top: int, height: int) -> dict[str, Any]:
    sliders: Any = {MOVED.name: slider(MOVED.meaning, grid(MOVED, STOPS))}
    live = alt.selection_point("live", fields=[MOVED.name], bind=sliders, value=[{MOVED.name: MOVED.default}])
    arrows = alt.layer(*_arrows(live, names, title, top))
    panels = [alt.layer(*_points(live)), arrows] if top else [arrows]
    chart = alt.layer(*panels, speaker(live)).resolve_scale(x="independent", y="independent")
    return finished(chart.properties(height=height))


def _arrows(live: Any, names: tuple[str, str], title: str, top: int) -> list[Any]:
    """Return the rows with their arrows, below so many pixels."""
    across = Place("across", 0, 1, title)
    domain: Any = [{"expr": "down[0]"}, {"expr": "down[1]"}]

    def down(column: str) -> Any:
        return alt.Y(column).scale(domain=domain, nice=False, zero=False, range=[{"expr": "height"}, top]).axis(None)

    legend = theme.strokes(list(names))
    ink = alt.Color("name:N").scale(domain=list(names), range=_COLOURS).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=_DASHES).legend(legend)
    gray = alt.value(theme.FURNITURE)
    rows, pushes = named("rows").transform_filter(live), named("pushes").transform_filter(live)
    drawn, tiny = pushes.transform_filter("datum.drawn"), pushes.transform_filter("!datum.drawn")
    pushed, lane = across.across("push:Q"), down("lane:Q")
    way = drawn.transform_calculate(origin="0").mark_rule(strokeWidth=5, **theme.QUIET)
    head = drawn.mark_point(shape="triangle-up", filled=True, size=190, opacity=1, **theme.QUIET)
    none = tiny.mark_point(shape="stroke", size=160, strokeWidth=3, angle=90, opacity=1, **theme.QUIET)
    told = {"fontSize": 15, **theme.QUIET}
    right = pushes.transform_filter("datum.push >= 0").mark_text(align="left", dx=12, **told)
    left = pushes.transform_filter("datum.push < 0").mark_text(align="right", dx=-12, **told)
    share = named("shares").transform_filter(live).transform_calculate(origin="0").mark_rect(opacity=0.2, **theme.QUIET)
    words = rows.mark_text(align="left", baseline="bottom", dy=-6, fontSize=17, **theme.QUIET)
    middle = named("rows").transform_filter(live).transform_calculate(origin="0")
    rule = middle.mark_rule(strokeWidth=1.5, **theme.QUIET)
    number = alt.Text("written:N")
    low, high = alt.Y(value=top), alt.Y2(value={"expr": "height"})
    return [
        share.encode(across.across("share:Q"), alt.X2("origin:Q"), down("low:Q"), alt.Y2("high:Q"), color=gray),
        rule.encode(across.across("origin:Q"), low, high, color=gray).add_params(live),
        way.encode(pushed, alt.X2("origin:Q"), lane, ink, dash),
        head.encode(pushed, lane, alt.Angle("angle:Q").scale(None), ink),
        none.encode(pushed, lane, ink),
        right.encode(pushed, lane, number, ink),
        left.encode(pushed, lane, number, ink),
        words.encode(alt.X(value=2), down("row:Q"), alt.Text("words:N"), color=gray),
    ]


def _points(live: Any) -> list[Any]:
    """Return the sigmoid with the samples at their labels, and what lies between: the residual."""
    axis = alt.Axis(orient="top", grid=False, values=_LOGITS, format=",d", labelOverlap=True, **theme.AXIS)
    scale = alt.Scale(type="symlog", constant=1, domain=[-_FARTHEST, _FARTHEST], nice=False)
    x = alt.X("z:Q").scale(scale).title("logit z").axis(axis)

    def up(column: str) -> Any:
        marks = alt.Axis(orient="left", values=[0, 0.5, 1], grid=False, **theme.AXIS)
        return alt.Y(column).scale(domain=[-0.25, 1.25], nice=False, range=[_PANEL - 40, 10]).title("p, y").axis(marks)

    points = named("points").transform_filter(live)
    curve = named("curve").mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    gap = points.mark_rule(strokeWidth=5, opacity=0.6, **theme.QUIET)
    beside = {"expr": "datum.y > 0.5 ? -18 : 18"}
    text = points.mark_text(dy=beside, fontSize=16, **theme.QUIET)
    blue, red, gray = alt.value("blue"), alt.value("red"), alt.value(theme.FURNITURE)
    layers = [
        curve.encode(x, up("p:Q"), color=gray),
        gap.encode(x, up("p:Q"), alt.Y2("y:Q"), color=blue),
        text.encode(x, up("y:Q"), alt.Text("number:N"), color=gray),
    ]
    for wrong, shape in ((False, "circle"), (True, "M-1,-1L1,1M1,-1L-1,1")):
        rows = points.transform_filter("datum.wrong" if wrong else "!datum.wrong")
        mark = rows.mark_point(shape=shape, filled=not wrong, size=150, strokeWidth=4 * wrong, opacity=1, **theme.QUIET)
        layers.append(mark.encode(x, up("y:Q"), color=red if wrong else blue))
    return layers
