"""How hard two losses push each of a few samples: arrows of minus the gradient, while a slider moves one logit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import NARROW, Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named
from acts.experiments.likelihood.samples import Taught
from acts.functions.sigmoidal import sigmoid
from acts.language import cached

MOVED = Parameter("logit", "z", 0.0, REALS, Interval(-20.0, 20.0), 0.5, "its logit z")
_LIVE = Live((MOVED,), most=81, labels=(MOVED.meaning,))
_ENDS: Ends = (-1.4, 1.4)  # room for the numbers beside an arrow of 1
_FARTHEST = 1000.0  # the end of the axis of the points: what is beyond stands there
_WIDE: Any = {"expr": f"width < {NARROW} ? 0 : 1"}
"""A narrow picture has no room for the points around the sigmoid: the words of its rows have the numbers."""
_LOGITS = [-1000, -100, -10, -1, 0, 1, 10, 100, 1000]
_LANES = (0.18, 0.42)
_SEEN = 0.004  # of the axis: a shorter arrow is a tick
_PUSHES, _WITH_SHARES = "push on the logit: minus the gradient", "push on the logit (gray: probability)"
_COLOURS, _DASHES = ["blue", "violet"], [[1, 0], [9, 4]]


def samples_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the logits that the live pictures can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def samples_picture(
    labels: Sequence[Sequence[str]],
    pushes: Sequence[Any],
    names: tuple[str, str],
    start: tuple[float, ...],
    sentences: Sequence[str],
    write: Callable[[float], str],
    shares: Any = None,
    points: tuple[Any, Any] | None = None,
) -> Picture:
    """Return a row for each sample or class, with an arrow for the push of each loss on its logit.

    Parameters
    ----------
    labels : sequence of sequence of str
        At each of `samples_settings(start)`, the words of each row.
    pushes : pair of ndarray, (stops, rows)
        Minus the gradient in the logit, for both losses; from -1 to 1.
    names : pair of str
        What the losses are called.
    start : tuple of float
        The logit at which the slider starts.
    sentences : sequence of str
        What is seen at each of the settings.
    write : callable
        From a push to the text at the end of its arrow.
    shares : ndarray of (stops, rows), optional
        A probability for each row, drawn as a gray bar behind the arrows.
    points : pair of ndarray (stops, rows) and (rows,), optional
        The logit and the label of each row: then the rows are points around the sigmoid, too, in a panel beside.
    """
    size, every = np.asarray(pushes, dtype=np.float64), samples_settings(start)
    count = size.shape[2]
    live = np.repeat([value for (value,) in every], count)
    row = np.tile(np.arange(count, dtype=float), len(every))
    data = {
        "rows": arrow({"logit": live, "row": row, "words": [text for texts in labels for text in texts]}),
        "pushes": _pushes(live, row, size.ravel(), names, write),
        "shares": _shares(live, row, shares),
        **({} if points is None else _around(live, *points)),
    }
    spec = _spec(names, shared=shares is not None, around=points is not None)
    ends: dict[str, Ends] = {}
    if points is not None:
        ends = {"beside": (-0.25, 1.25), "logits": (-_FARTHEST, _FARTHEST)}
    return _LIVE.picture(
        spec, data, start, sentences, marks={"beside": (0, 0.5, 1), "logits": _LOGITS, "down": ()}, across=_ENDS,
        down=(count - 0.3, -0.42), **ends,
    )  # fmt: skip


def samples_csv(samples: Sequence[Taught]) -> str:
    """Return samples with both gradients as CSV; they are counted from 1."""
    found = [(k, s.logit, s.label, s.p, s.cross_entropy, s.squared_error) for k, s in enumerate(samples, 1)]
    header = ("sample", "logit", "label", "p", "gradient_cross_entropy", "gradient_squared_error")
    return csv(header, found)


def _pushes(live: Any, row: Any, size: Any, names: tuple[str, str], write: Callable[[float], str]) -> bytes:
    """Return an arrow for each push: its lane, the way it points, and its number in writing."""
    return arrow(
        {
            "logit": np.tile(live, 2),
            "lane": np.concatenate([row + lane for lane in _LANES]).astype(np.float32),
            "push": size,  # of 64 bits: 1e-87 still has a sign
            "angle": np.where(size > 0, 90, -90).astype(np.int8),
            "drawn": np.abs(size) > _SEEN,
            "name": [name for name in names for _row in live],
            "written": [write(value) for value in size.tolist()],
        }
    )


def _shares(live: Any, row: Any, shares: Any) -> bytes:
    """Return a bar for each probability; there may be none."""
    if shares is None:
        return arrow({name: np.array([]) for name in ("logit", "low", "high", "share")})
    share = np.asarray(shares, np.float64).ravel()
    return arrow({"logit": live, "low": row + 0.04, "high": row + 0.56, "share": share})


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


@cached(maxsize=16)
def _spec(names: tuple[str, str], *, shared: bool, around: bool) -> dict[str, Any]:
    """Return the spec; `shared` with probabilities, or with points `around` a sigmoid beside them."""
    across = Place("across", 0.45 if around else 0.0, 1.0, _WITH_SHARES if shared else _PUSHES, narrow=(0.0, 1.0))
    down = Place("down", 0.0, 1.0, "")
    arrows = layered(
        _probability(across, down), _zero(across, down), *_arrows(across, down, names),
        *_numbers(across, down, names), _words(across, down),
    )  # fmt: skip
    panels = [_around_the_sigmoid(), arrows] if around else [arrows]
    return _LIVE.over(*panels, resolve={"x": "independent", "y": "independent"})


def _ink(names: tuple[str, str]) -> Any:
    return alt.Color("name:N").scale(domain=list(names), range=_COLOURS).legend(theme.strokes(list(names)))


def _at_zero(data: str) -> Any:
    """Return the rows of a data set now, with the zero that bars and arrows begin at."""
    return _LIVE.now(data).transform_calculate(origin="0")


def _probability(across: Place, down: Place) -> Any:
    bar = _at_zero("shares").mark_rect(opacity=0.2, **theme.QUIET)
    x, low = across.across("share:Q"), down.up("low:Q", visible=False)
    return bar.encode(x, alt.X2("origin:Q"), low, alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))


def _zero(across: Place, down: Place) -> Any:
    rule = _at_zero("rows").mark_rule(strokeWidth=1.5, **theme.QUIET)
    low, high = alt.Y(value=down.top), alt.Y2(value=down.bottom)
    return rule.encode(across.across("origin:Q"), low, high, color=alt.value(theme.FURNITURE))


def _arrows(across: Place, down: Place, names: tuple[str, str]) -> list[Any]:
    """Return the pushes: arrows with their heads, or a tick where an arrow would be too short to be seen."""
    pushed, lane, ink = across.across("push:Q"), down.up("lane:Q", visible=False), _ink(names)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=_DASHES).legend(theme.strokes(list(names)))
    drawn = _LIVE.now("pushes").transform_filter("datum.drawn")
    way = drawn.transform_calculate(origin="0").mark_rule(strokeWidth=5, **theme.QUIET)
    head = drawn.mark_point(shape="triangle-up", filled=True, size=190, opacity=1, **theme.QUIET)
    none = _LIVE.now("pushes").transform_filter("!datum.drawn")
    tick = none.mark_point(shape="stroke", size=160, strokeWidth=3, angle=90, opacity=1, **theme.QUIET)
    return [
        way.encode(pushed, alt.X2("origin:Q"), lane, ink, dash),
        head.encode(pushed, lane, alt.Angle("angle:Q").scale(None), ink),
        tick.encode(pushed, lane, ink),
    ]


def _numbers(across: Place, down: Place, names: tuple[str, str]) -> list[Any]:
    """Return the number of each push, beyond the end of its arrow."""
    look: dict[str, Any] = {"fontSize": 15, **theme.QUIET}
    right = _LIVE.now("pushes").transform_filter("datum.push >= 0").mark_text(align="left", dx=12, **look)
    left = _LIVE.now("pushes").transform_filter("datum.push < 0").mark_text(align="right", dx=-12, **look)
    pushed, lane, ink = across.across("push:Q"), down.up("lane:Q", visible=False), _ink(names)
    return [text.encode(pushed, lane, alt.Text("written:N"), ink) for text in (right, left)]


def _words(across: Place, down: Place) -> Any:
    text = _LIVE.now("rows").mark_text(align="left", baseline="bottom", dx=2, dy=-6, fontSize=17, **theme.QUIET)
    row = down.up("row:Q", visible=False)
    return text.encode(alt.X(value=across.left), row, alt.Text("words:N"), color=alt.value(theme.FURNITURE))


def _around_the_sigmoid() -> dict[str, Any]:
    """Return the sigmoid with the samples at their labels, and what lies between: the residual."""
    logit, up = Place("logits", 0.0, 0.38, "logit z", ",d", kind="symlog"), Place("beside", 0.06, 0.94, "p, y")
    x, points = logit.across("z:Q"), _LIVE.now("points")
    p, y = up.up("p:Q"), up.up("y:Q")
    for channel in (x, p, y):
        values = channel["axis"]["values"]["expr"]
        channel["axis"]["values"] = {"expr": f"width < {NARROW} ? [] : {values}"}
        channel["axis"]["titleOpacity"] = channel["axis"]["domainOpacity"] = _WIDE
    curve = named("curve").mark_line(strokeWidth=theme.THIN, opacity=_WIDE, **theme.QUIET)
    residual = points.mark_rule(strokeWidth=5, opacity={"expr": f"0.6 * ({_WIDE['expr']})"}, **theme.QUIET)
    number = points.mark_text(dy={"expr": "datum.y > 0.5 ? -18 : 18"}, fontSize=16, opacity=_WIDE, **theme.QUIET)
    look: dict[str, Any] = {"size": 150, "opacity": _WIDE, **theme.QUIET}
    right = points.transform_filter("!datum.wrong").mark_point(shape="circle", filled=True, strokeWidth=0, **look)
    wrong = points.transform_filter("datum.wrong").mark_point(shape=theme.CROSS, filled=False, strokeWidth=4, **look)
    return layered(
        curve.encode(x, p, color=alt.value(theme.FURNITURE)),
        residual.encode(x, p, alt.Y2("y:Q"), color=alt.value("blue")),
        number.encode(x, y, alt.Text("number:N"), color=alt.value(theme.FURNITURE)),
        right.encode(x, y, color=alt.value("blue")),
        wrong.encode(x, y, color=alt.value("red")),
    )
