"""Pictures of the experiments on shrinking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, finished, layered, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.shrinkage import LENGTH, Denoised, Noisy, charge, denoised
from acts.functions.shrinkage import hard_shrink, soft_shrink
from acts.language import _, cached

_SIZES = Interval(0.0, np.inf, "[)")
CUT = Parameter("cut", r"\lambda", 1.0, _SIZES, Interval(0.0, 5.0), 0.125, "Everything up to this is noise")
WEIGHT = Parameter("weight", r"\lambda", 1.0, _SIZES, Interval(0.0, 4.0), 0.1, "Charge for each unit of x")
CUTTING = Live((CUT,), labels=("λ",))
CHARGING = Live((WEIGHT,), labels=("λ",))

_BOTH = (hard_shrink, soft_shrink)
_ENTRY = Place("entries", 0.0, 1.0, "entry")
_VALUE = Place("values", 0.0, 1.0, "value")
_CANDIDATE = Place("candidates", 0.0, 1.0, "candidate x")
_PAID = Place("paid", 0.0, 1.0, "½(x − z)² + λ|x|")


def denoised_picture(data: Noisy, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return signal and noisy entries, and what both ways of shrinking leave of them, while the threshold moves.

    Parameters
    ----------
    data : Noisy
        The signal with its noise.
    start, sentences
        As in `Live.picture`, for `CUTTING`.
    """
    every = CUTTING.settings(start)
    results = [denoised(data, cut) for (cut,) in every]
    entries, cuts = np.arange(1.0, LENGTH + 1), np.array([cut for (cut,) in every])
    sources = {
        "seen": arrow({"i": entries, "signal": np.array(data.signal), "seen": np.array(data.seen)}),
        "left": arrow(
            {
                "cut": np.repeat(cuts, LENGTH), "i": np.tile(entries, len(every)),
                "hard": np.concatenate([r.hard for r in results]), "soft": np.concatenate([r.soft for r in results]),
            }
        ),
        "band": arrow({"cut": np.repeat(cuts, 2), "edge": np.column_stack([-cuts, cuts]).ravel()}),
    }  # fmt: skip
    ends = padded(np.array(data.seen), np.array(data.signal), np.array([-5.0, 5.0]))
    marks = {"entries": ticks(0, LENGTH, 8), "values": ticks(*ends, 6)}
    return CUTTING.picture(
        _denoised_spec(), sources, start, sentences, marks=marks, entries=(0, LENGTH + 1), values=ends
    )


@cached(maxsize=1)
def _denoised_spec() -> dict[str, Any]:
    x, names = _ENTRY.across("i:Q"), [_("signal"), _("seen, with noise"), *(_(a.name) for a in _BOTH)]
    legend = alt.Legend(orient="top", title=None, columns=2, symbolSize=140, labelFontSize=15)
    hues = [theme.FURNITURE, theme.FURNITURE, *(theme.colour(a.slug) for a in _BOTH)]
    hue = alt.Color("name:N").scale(domain=names, range=hues).legend(legend)
    shapes = ["stroke", "circle", "square", "triangle-up"]
    shape = alt.Shape("name:N").scale(domain=names, range=shapes).legend(legend)

    def marks(source: alt.Chart, column: str, name: str, size: int) -> alt.Chart:
        drawn: alt.Chart = source.transform_calculate(name=quoted(name)).mark_point(
            size=size, opacity=1, strokeWidth=2, **theme.QUIET
        )
        return drawn.encode(x, _VALUE.up(f"{column}:Q"), hue, shape)

    stems = named("seen").mark_rule(strokeWidth=7, opacity=0.3, **theme.QUIET)
    edges = CUTTING.now("band").mark_rule(strokeDash=[5, 4], strokeWidth=theme.THIN, **theme.QUIET)
    return CUTTING.over(
        stems.encode(x, _VALUE.up("signal:Q"), alt.Y2(datum=0), color=alt.value(theme.FURNITURE)),
        marks(named("seen"), "signal", names[0], 160),
        marks(named("seen"), "seen", names[1], 40),
        edges.encode(_VALUE.up("edge:Q"), color=alt.value(theme.ACCENT)),
        marks(CUTTING.now("left"), "soft", names[3], 90),
        marks(CUTTING.now("left"), "hard", names[2], 90),
        height=360,
    )


def errors_picture(results: tuple[Denoised, ...], best: tuple[Denoised, Denoised], alt_text: str) -> Picture:
    """Return the error of both ways of shrinking against the threshold, their lowest points marked."""
    cuts = np.array([r.threshold for r in results])
    hard, soft = (np.array([getattr(r, f"{way}_error") for r in results]) for way in ("hard", "soft"))
    lowest = np.array([best[0].hard_error, best[1].soft_error])
    data = {
        "errors": arrow(
            {
                "name": [name for name in _names() for _cut in cuts],
                "cut": np.tile(cuts, 2), "error": np.concatenate([hard, soft]),
            }
        ),
        "best": arrow({"cut": np.array([r.threshold for r in best]), "error": lowest}),
        "raw": arrow({"error": np.array([results[0].raw_error])}),
    }  # fmt: skip
    top = 0.2 * np.ceil(5 * max(hard.max(), soft.max(), results[0].raw_error) + 0.5)
    return Picture(_errors_spec(float(top)), data, alt_text)


def _names() -> list[str]:
    return [_(a.name) for a in _BOTH]


@cached(maxsize=64)
def _errors_spec(top: float) -> dict[str, Any]:
    names, grey, accent = _names(), alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
    legend = theme.legend(names)
    hue = alt.Color("name:N").scale(domain=names, range=[theme.colour(a.slug) for a in _BOTH]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [9, 4]]).legend(legend)
    x = alt.X("cut:Q").scale(domain=[0, 5], nice=False).title(_("threshold λ")).axis(grid=False, **theme.AXIS)
    y = alt.Y("error:Q").scale(domain=[0, top], nice=False).title(_("root mean square error")).axis(**theme.AXIS)
    lines = named("errors").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    raw = named("raw").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("raw").mark_text(align="right", dy=-9, fontSize=15, **theme.QUIET)
    dots = named("best").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return finished(
        layered(
            raw.encode(y, color=grey),
            lines.encode(x, y, hue, dash),
            words.encode(alt.X(datum=4.95), y, alt.TextValue(_("nothing done")), color=grey),
            dots.encode(x, y, color=accent),
            height=360,
        )
    )


def charge_picture(z: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return (x - z)^2 / 2 + weight |x| against x with its lowest point at soft_shrink(z), while the weight moves.

    Parameters
    ----------
    z : float
        The entry that is shrunk.
    start, sentences
        As in `Live.picture`, for `CHARGING`.
    """
    every = CHARGING.settings(start)
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
    }
    top = float(curves.max()) * 1.05
    marks = {"candidates": ticks(low, high, 8), "paid": ticks(0.0, top, 5)}
    return CHARGING.picture(
        _charge_spec(), data, start, sentences, marks=marks, candidates=(low, high), paid=(0.0, top)
    )


@cached(maxsize=1)
def _charge_spec() -> dict[str, Any]:
    x, y, grey = _CANDIDATE.across("x:Q"), _PAID.up("paid:Q"), alt.value(theme.FURNITURE)
    given = named("given").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("given").mark_text(align="left", dx=6, fontSize=theme.TEXT_SIZE, **theme.QUIET)
    curve = CHARGING.now("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    dot = CHARGING.now("lowest").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return CHARGING.over(
        given.encode(x, color=grey),
        words.encode(x, alt.Y(value=12), alt.TextValue("z"), color=grey),
        curve.encode(x, y, color=alt.value(theme.colour("soft_shrink"))),
        dot.encode(x, y, color=alt.value(theme.ACCENT)),
        height=300,
    )
