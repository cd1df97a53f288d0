"""Pictures of the experiments on shrinking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions.shrinkage import LENGTH, Denoised, Noisy, charge, denoised
from acts.functions.shrinkage import hard_shrink, soft_shrink

_SIZES = Interval(0.0, np.inf, "[)")
CUT = Parameter("cut", r"\lambda", 1.0, _SIZES, Interval(0.0, 5.0), 0.125, "Everything up to this is noise")
WEIGHT = Parameter("weight", r"\lambda", 1.0, _SIZES, Interval(0.0, 4.0), 0.1, "Charge for each unit of x")


def _live(parameter: Parameter) -> Any:
    sliders: Any = {parameter.name: slider("λ", grid(parameter, 41))}
    return alt.selection_point(
        "live", fields=[parameter.name], bind=sliders, value=[{parameter.name: parameter.default}]
    )


def denoised_picture(data: Noisy, seed: tuple[float, ...], said: Sequence[str]) -> Picture:
    """Return signal and noisy entries, and what both ways of shrinking leave of them, while the threshold moves."""
    every = stops((CUT,), seed)
    results = [denoised(data, cut) for (cut,) in every]
    place = np.arange(1.0, LENGTH + 1)
    cuts = np.array([cut for (cut,) in every])
    sources = {
        "seen": arrow({"i": place, "signal": np.array(data.signal), "seen": np.array(data.seen)}),
        "left": arrow(
            {
                "cut": np.repeat(cuts, LENGTH),
                "i": np.tile(place, len(every)),
                "hard": np.concatenate([r.hard for r in results]),
                "soft": np.concatenate([r.soft for r in results]),
            }
        ),
        "band": arrow({"cut": np.repeat(cuts, 2), "edge": np.column_stack([-cuts, cuts]).ravel()}),
    }
    extent = padded(np.array(data.seen), np.array(data.signal), np.array([-5.0, 5.0]))
    spec = seeded(_denoised_spec(extent), live=setting((CUT,), seed))
    return Picture(spec, sources | spoken((CUT,), every, said), said[every.index(seed)])


@lru_cache(maxsize=64)
def _denoised_spec(extent: tuple[float, float]) -> dict[str, Any]:
    live = _live(CUT)
    names = ["signal", "seen, with noise", hard_shrink.name, soft_shrink.name]
    legend = alt.Legend(orient="top", title=None, columns=2, symbolSize=140, labelFontSize=15)
    colours = alt.Scale(
        domain=names,
        range=[theme.FURNITURE, theme.FURNITURE, theme.colour("hard_shrink"), theme.colour("soft_shrink")],
    )
    shapes = alt.Scale(domain=names, range=["stroke", "circle", "square", "triangle-up"])
    x = alt.X("i:Q").scale(domain=[0, LENGTH + 1], nice=False).title("entry")
    x = x.axis(grid=False, values=ticks(0, LENGTH, 8), **theme.AXIS)

    def up(column: str) -> Any:
        return (
            alt.Y(f"{column}:Q")
            .scale(domain=list(extent), nice=False)
            .title("value")
            .axis(values=ticks(*extent, 6), **theme.AXIS)
        )

    def marks(rows: alt.Chart, column: str, name: str, size: int) -> alt.Chart:
        drawn: alt.Chart = rows.transform_calculate(name=f"'{name}'").mark_point(
            size=size, opacity=1, strokeWidth=2, **theme.QUIET
        )
        return drawn.encode(
            x, up(column),
            alt.Color("name:N").scale(colours).legend(legend),
            alt.Shape("name:N").scale(shapes).legend(legend),
        )  # fmt: skip

    seen, left = named("seen"), named("left").add_params(live).transform_filter(live)
    stems = named("seen").mark_rule(strokeWidth=7, opacity=0.3, **theme.QUIET)
    edges = named("band").transform_filter(live).mark_rule(strokeDash=[5, 4], strokeWidth=theme.THIN, **theme.QUIET)
    layers = (
        stems.encode(x, up("signal"), alt.Y2(datum=0), color=alt.value(theme.FURNITURE)),
        marks(seen, "signal", names[0], 160),
        marks(seen, "seen", names[1], 40),
        edges.encode(up("edge"), color=alt.value(theme.ACCENT)),
        marks(named("left").transform_filter(live), "soft", names[3], 90),
        marks(left, "hard", names[2], 90),
        speaker(live),
    )
    return finished(alt.layer(*layers).properties(height=360))


def errors_picture(results: tuple[Denoised, ...], best: tuple[Denoised, Denoised], alt_text: str) -> Picture:
    """Return the error of both ways of shrinking against the threshold, their lowest points marked."""
    cuts = np.array([r.threshold for r in results])
    hard, soft = (np.array([getattr(r, f"{way}_error") for r in results]) for way in ("hard", "soft"))
    data = {
        "errors": arrow(
            {
                "name": [a.name for a in (hard_shrink, soft_shrink) for _ in cuts],
                "cut": np.tile(cuts, 2),
                "error": np.concatenate([hard, soft]),
            }
        ),
        "best": arrow(
            {
                "cut": np.array([r.threshold for r in best]),
                "error": np.array([best[0].hard_error, best[1].soft_error]),
            }
        ),
        "raw": arrow({"error": np.array([results[0].raw_error])}),
    }
    top = 0.2 * np.ceil(5 * max(hard.max(), soft.max(), results[0].raw_error) + 0.5)
    return Picture(_errors_spec(float(top)), data, alt_text)


@lru_cache(maxsize=64)
def _errors_spec(top: float) -> dict[str, Any]:
    both = (hard_shrink, soft_shrink)
    names = [a.name for a in both]
    legend = theme.legend(names)
    x = alt.X("cut:Q").scale(domain=[0, 5], nice=False).title("threshold λ").axis(grid=False, **theme.AXIS)
    y = alt.Y("error:Q").scale(domain=[0, top], nice=False).title("root mean square error").axis(**theme.AXIS)
    lines = named("errors").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(
        x, y,
        alt.Color("name:N").scale(domain=names, range=[theme.colour(a.slug) for a in both]).legend(legend),
        alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [9, 4]]).legend(legend),
    )  # fmt: skip
    raw = named("raw").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(y, color=alt.value(theme.FURNITURE))
    words = named("raw").mark_text(align="right", dy=-9, fontSize=15, **theme.QUIET)
    words = words.encode(
        alt.X(datum=4.95), y, alt.TextValue("nothing done"), color=alt.value(theme.FURNITURE)
    )  # fmt: skip
    dots = named("best").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return finished(
        alt.layer(raw, lines, words, dots.encode(x, y, color=alt.value(theme.ACCENT))).properties(height=360)
    )


def charge_picture(z: float, seed: tuple[float, ...], said: Sequence[str]) -> Picture:
    """Return (x - z)^2 / 2 + weight |x| against x with its lowest point at soft_shrink(z), while the weight moves."""
    every = stops((WEIGHT,), seed)
    low, high = min(0.0, z) - 2.0, max(0.0, z) + 2.0
    x = np.union1d(np.linspace(low, high, 161), [0.0, z])
    curves = np.array([charge(x, z, weight) for (weight,) in every])
    weights = np.array([weight for (weight,) in every])
    best = np.array([float(soft_shrink(z, threshold=weight)) for (weight,) in every])
    lowest = np.array([float(charge(b, z, w)) for b, w in zip(best, weights, strict=True)])
    data = {
        "curve": arrow({"weight": np.repeat(weights, x.size), "x": np.tile(x, len(every)), "paid": curves.ravel()}),
        "lowest": arrow({"weight": weights, "x": best, "paid": lowest}),
        "given": arrow({"x": np.array([z])}),
    } | spoken((WEIGHT,), every, said)
    spec = _charge_spec((low, high), (0.0, float(curves.max()) * 1.05))
    return Picture(seeded(spec, live=setting((WEIGHT,), seed)), data, said[every.index(seed)])


@lru_cache(maxsize=64)
def _charge_spec(stretch: tuple[float, float], extent: tuple[float, float]) -> dict[str, Any]:
    live = _live(WEIGHT)
    x = alt.X("x:Q").scale(domain=list(stretch), nice=False).title("candidate x")
    x = x.axis(grid=False, values=ticks(*stretch, 8), **theme.AXIS)
    y = alt.Y("paid:Q").scale(domain=list(extent), nice=False).title("½(x − z)² + λ|x|")
    y = y.axis(values=ticks(*extent, 5), format=".6~g", **theme.AXIS)
    curve = named("curve").add_params(live).transform_filter(live).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    dot = named("lowest").transform_filter(live).mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    given = named("given").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("given").mark_text(align="left", dx=6, fontSize=theme.TEXT_SIZE, **theme.QUIET)
    grey = alt.value(theme.FURNITURE)
    layers = (
        given.encode(x, color=grey),
        words.encode(x, alt.Y(value=12), alt.TextValue("z"), color=grey),
        curve.encode(x, y, color=alt.value(theme.colour("soft_shrink"))),
        dot.encode(x, y, color=alt.value(theme.ACCENT)),
        speaker(live),
    )
    return finished(alt.layer(*layers).properties(height=300))
