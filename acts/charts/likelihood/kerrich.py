"""The replay of a record: the share of heads on its way in the funnel, and the relative likelihood below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, seeded, setting, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.charts.likelihood.relative import across, places, relative
from acts.language import _, cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL

FUNNEL = 1.96
"""A fair coin stays within this number of standard errors to either side with a probability of about 95%."""
CHECKPOINT = Parameter("checkpoint", "i", 10.0, Interval(1.0, 28.0), Interval(1.0, 28.0), 1.0, "Checkpoint")
_REPLAY = (0.1, 0.8)


def replay_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the checkpoints that the live replay can show."""
    return stops((CHECKPOINT,), seed)


def replay_picture(running: tuple[Tosses, ...], seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live replay of a record: the share of heads on its way above, the relative likelihood below.

    Parameters
    ----------
    running : tuple of Tosses
        The count at each of 28 checkpoints.
    seed : tuple of float
        The checkpoint, from 1, at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `replay_settings(seed)`.
    """
    every = replay_settings(seed)
    data = _replay_data(running, seed) | spoken((CHECKPOINT,), every, sentences)
    return Picture(seeded(_replay_spec(), live=setting((CHECKPOINT,), seed)), data, sentences[every.index(seed)])


@lru_cache(maxsize=16)
def _replay_data(running: tuple[Tosses, ...], seed: tuple[float, ...]) -> dict[str, bytes]:
    path: list[tuple[float, ...]] = []
    curves, insides = [], []
    for (checkpoint,) in replay_settings(seed):
        seen = running[: int(checkpoint)]
        path += [(checkpoint, each.tosses, each.estimate, float(each is seen[-1])) for each in seen]
        p, inner = places(seen[-1], *_REPLAY), interval(seen[-1], LEVEL)
        p = p[(_REPLAY[0] <= p) & (p <= _REPLAY[1])]
        inside = p[(inner.low <= p) & (p <= inner.high)]
        curves.append((np.full(p.size, checkpoint), p, relative(seen[-1], p)))
        insides.append((np.full(inside.size, checkpoint), inside, relative(seen[-1], inside)))
    n = np.geomspace(running[0].tosses, running[-1].tosses, 121)
    reach = FUNNEL * np.sqrt(FAIR * (1 - FAIR) / n)

    def drawn(rows: list[tuple[Array, Array, Array]]) -> bytes:
        """Return p and r in single precision: on this axis a thousandth of a pixel is wider."""
        number, p, r = map(np.concatenate, zip(*rows, strict=True))
        return arrow({"checkpoint": number, "p": p.astype(np.float32), "r": r.astype(np.float32)})

    return {
        "path": arrow(
            dict(zip(("checkpoint", "n", "share", "last"), map(np.array, zip(*path, strict=True)), strict=True))
        ),
        "curve": drawn(curves),
        "inside": drawn(insides),
        "funnel": arrow({"n": n, "low": FAIR - reach, "high": FAIR + reach}),
        "fair": arrow({"p": np.array([FAIR]), "low": np.array([0.0]), "high": np.array([1.08])}),
    }


@cached(maxsize=1)
def _replay_spec() -> dict[str, Any]:
    sliders: Any = {CHECKPOINT.name: slider(CHECKPOINT.name, grid(CHECKPOINT, 41))}
    live = alt.selection_point(
        "live", fields=[CHECKPOINT.name], bind=sliders, value=[{CHECKPOINT.name: CHECKPOINT.default}]
    )
    gray, blue, accent = (alt.value(c) for c in (theme.FURNITURE, "blue", theme.ACCENT))
    top = alt.Axis(orient="top", grid=False, values=[10, 100, 1000, 10_000], format=",d", **theme.AXIS)
    n = alt.X("n:Q").scale(type="log", domain=[9, 11_500], nice=False).title(_("tosses")).axis(top)
    left = alt.Axis(orient="left", values=[0.2, 0.4, 0.5, 0.6, 0.8], format=".1f", **theme.AXIS)
    scale = alt.Scale(domain=[0.17, 0.83], nice=False, range=[{"expr": "height * 0.5"}, 0])

    def share(column: str) -> Any:
        return alt.Y(column).scale(scale).title(_("share of heads")).axis(left)

    path = named("path").transform_filter(live)
    funnel = (
        named("funnel").mark_area(opacity=0.2, **theme.QUIET).encode(n, share("low:Q"), alt.Y2("high:Q"), color=gray)
    )
    line = path.mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(n, share("share:Q"), color=blue)
    dots = path.mark_point(filled=True, size=40, opacity=1, **theme.QUIET).encode(n, share("share:Q"), color=blue)
    last = path.transform_filter("datum.last == 1").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    first = alt.layer(funnel, line.add_params(live), dots, last.encode(n, share("share:Q"), color=accent))
    low = alt.Axis(orient="left", values=[0, 0.5, 1], **theme.AXIS)
    part = alt.Scale(domain=[0, 1.08], nice=False, range=[{"expr": "height"}, {"expr": "height * 0.6"}])

    def ratio(column: str) -> Any:
        return alt.Y(column).scale(part).title(_("L(p) / L(p̂)")).axis(low)

    x, r = across(*_REPLAY), ratio("r:Q")
    inside = named("inside").transform_filter(live).mark_area(opacity=0.25, **theme.QUIET).encode(x, r, color=blue)
    curve = named("curve").transform_filter(live).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    fair = (
        named("fair")
        .mark_rule(strokeDash=[4, 4], **theme.QUIET)
        .encode(x, ratio("low:Q"), alt.Y2("high:Q"), color=gray)
    )
    second = alt.layer(inside, curve.encode(x, r, color=blue), fair)
    chart = alt.layer(first, second, speaker(live)).resolve_scale(x="independent", y="independent")
    return finished(chart.properties(height=560))
