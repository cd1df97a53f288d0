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
from acts.charts.kit.picture import Picture, layered, like, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.shrinkage import LENGTH, Noisy, charge, denoised
from acts.functions.shrinkage import hard_shrink, soft_shrink
from acts.language import _, cached

_SIZES = Interval(0.0, np.inf, "[)")
CUT = Parameter("cut", r"\lambda", 1.0, _SIZES, Interval(0.0, 5.0), 0.125, "Everything up to λ counts as noise")
CHARGE = Parameter("charge", r"\lambda", 1.0, _SIZES, Interval(0.0, 4.0), 0.1, "Charge for each unit of x")
CUTTING = Live((CUT,), labels=("λ",))
CHARGING = Live((CHARGE,), labels=("λ",))

_BOTH = (hard_shrink, soft_shrink)
_SHAPES = ("stroke", "circle", "square", "triangle-up")
_ENTRY = Place("entries", 0.0, 1.0, "entry")
_VALUE = Place("values", 0.0, 1.0, "value")
_CUTS = Place("cuts", 0.0, 1.0, "threshold λ", grid=False)
_ERROR = Place("errors_axis", 0.0, 1.0, "error (rms)")
_CANDIDATE = Place("candidates", 0.0, 1.0, "candidate x")
_PAID = Place("paid", 0.0, 1.0, "cost")

# The two panels of the noise: beside each other, or under each other where the picture is narrow.
_WIDE = {"name": "wide", "expr": "width > 500"}
_LEFT, _RIGHT = 0.6, 0.7
_UPPER, _LOWER = 0.4, 0.58


def denoised_picture(data: Noisy, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return what both ways of shrinking leave of noisy entries while the threshold moves, and their errors over it.

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
    hard, soft = (np.array([getattr(r, f"{way}_error") for r in results]) for way in ("hard", "soft"))
    errors = np.concatenate([hard, soft])
    best = [int(np.argmin(each)) for each in (hard, soft)]
    raw = results[0].raw_error
    sources = {
        "seen": arrow({"i": entries, "signal": np.array(data.signal), "seen": np.array(data.seen)}),
        "left": arrow(
            {
                "cut": np.repeat(cuts, LENGTH), "i": np.tile(entries, len(every)),
                "hard": np.concatenate([r.hard for r in results]), "soft": np.concatenate([r.soft for r in results]),
            }
        ),
        "band": arrow({"cut": np.repeat(cuts, 2), "edge": np.column_stack([-cuts, cuts]).ravel()}),
        "errors": arrow(
            {"name": [_(a.name) for a in _BOTH for _cut in cuts], "cut": np.tile(cuts, 2), "error": errors}
        ),
        "best": arrow({"at": cuts[best], "error": np.array([hard[best[0]], soft[best[1]]])}),
        "raw": arrow({"error": np.array([raw])}),
    }  # fmt: skip
    ends = padded(np.array(data.seen), np.array(data.signal), np.array([-5.0, 5.0]))
    top, reach = 1.1 * float(max(errors.max(), raw)), float(cuts.max())
    marks = {
        "entries": ticks(0, LENGTH, 4), "values": ticks(*ends, 6),
        "cuts": ticks(0, reach, 5), "errors_axis": ticks(0, top, 4),
    }  # fmt: skip
    return CUTTING.picture(
        _denoised_spec(), sources, start, sentences, marks=marks,
        entries=(0, LENGTH + 1), values=ends, cuts=(0, reach), errors_axis=(0, top),
    )  # fmt: skip


@cached(maxsize=1)
def _denoised_spec() -> dict[str, Any]:
    names = [_("signal"), _("observed, with noise"), *(_(a.name) for a in _BOTH)]
    columns: Any = {"expr": "wide ? 4 : 2"}
    legend = alt.Legend(orient="top", title=None, columns=columns, symbolSize=140, labelFontSize=15, offset=6)
    hues = [theme.FURNITURE, theme.FURNITURE, *(theme.colour(a.slug) for a in _BOTH)]
    hue = alt.Color("name:N").scale(domain=names, range=hues).legend(legend)
    shape = alt.Shape("name:N").scale(domain=names, range=list(_SHAPES)).legend(legend)
    spec = CUTTING.over(
        *_entries(names, hue, shape), *_errors(hue, shape), resolve={"x": "independent", "y": "independent"}
    )
    spec["params"].append(_WIDE)
    return spec


def _entries(names: Sequence[str], hue: Any, shape: Any) -> list[Any]:
    """Return the layers of the panel of the entries."""
    x = _stretched(_ENTRY.across("i:Q"), ("0", "0"), (f"width * {_LEFT}", "width"))
    x["axis"]["offset"] = {"expr": f"wide ? 0 : height * {_UPPER - 1}"}

    def y(column: str) -> Any:
        return _stretched(_VALUE.up(column), ("height", f"height * {_UPPER}"), ("0", "0"))

    def marks(source: alt.Chart, column: str, name: str, size: int) -> alt.Chart:
        drawn: alt.Chart = source.transform_calculate(name=quoted(name)).mark_point(
            size=size, opacity=1, strokeWidth=2, **theme.QUIET
        )
        return drawn.encode(x, y(f"{column}:Q"), hue, shape)

    stems = named("seen").mark_rule(strokeWidth=7, opacity=0.3, **theme.QUIET)
    edges = CUTTING.now("band").mark_rule(strokeDash=[5, 4], strokeWidth=theme.THIN, **theme.QUIET)
    return [
        layered(
            stems.encode(x, y("signal:Q"), alt.Y2(datum=0), color=alt.value(theme.FURNITURE)),
            marks(named("seen"), "signal", names[0], 160),
            marks(named("seen"), "seen", names[1], 40),
            edges.encode(
                x=alt.value(0),
                x2=alt.value({"expr": f"wide ? width * {_LEFT} : width"}),
                y=y("edge:Q"),
                color=alt.value(theme.ACCENT),
            ),
            marks(CUTTING.now("left"), "soft", names[3], 90),
            marks(CUTTING.now("left"), "hard", names[2], 90),
        )
    ]


def _errors(hue: Any, shape: Any) -> list[Any]:
    """Return the layers of the panel of the errors, where the marks of both ways move along their lines."""
    x = _stretched(_CUTS.across("cut:Q"), (f"width * {_RIGHT}", "0"), ("width", "width"))
    y = _stretched(_ERROR.up("error:Q"), ("height", "height"), ("0", f"height * {_LOWER}"))
    y["axis"]["offset"] = {"expr": f"wide ? -width * {_RIGHT} : 0"}
    y["axis"]["grid"] = False
    grey, accent = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
    start: Any = {"expr": f"wide ? width * {_RIGHT} : 0"}
    lines = named("errors").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    here = CUTTING.now("errors").mark_point(size=120, opacity=1, strokeWidth=2, filled=True, **theme.QUIET)
    raw = named("raw").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("raw").mark_text(align="right", dy=-9, fontSize=15, **theme.QUIET)
    best = named("best").mark_point(size=300, opacity=1, strokeWidth=theme.THIN, **theme.QUIET)
    return [
        layered(
            raw.encode(x=alt.value(start), x2=alt.value({"expr": "width"}), y=y, color=grey),
            words.encode(x=alt.value({"expr": "width"}), y=y, text=alt.TextValue(_("no shrinkage")), color=grey),
            lines.encode(x, y, hue),
            best.encode(like(x, "at:Q"), y, color=accent),
            here.encode(x, y, hue, shape),
        )
    ]


def _stretched(channel: Any, first: tuple[str, str], last: tuple[str, str]) -> Any:
    """Return a channel between two places, each an expression for a wide picture and one for a narrow one."""
    channel["scale"]["range"] = [{"expr": f"wide ? {wide} : {narrow}"} for wide, narrow in (first, last)]
    return channel


def charge_picture(z: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return (x - z)^2 / 2 + λ |x| against x with its lowest point at soft_shrink(z), while the charge λ moves.

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
    curves = np.array([charge(x, z, each) for (each,) in every])
    charges = np.array([each for (each,) in every])
    best = np.array([float(soft_shrink(z, threshold=each)) for (each,) in every])
    lowest = np.array([float(charge(b, z, each)) for b, each in zip(best, charges, strict=True)])
    data = {
        "curve": arrow({"charge": np.repeat(charges, x.size), "x": np.tile(x, len(every)), "paid": curves.ravel()}),
        "distance": arrow({"x": x, "paid": charge(x, z, 0.0)}),
        "price": arrow({"charge": np.repeat(charges, 3), **_corner(charges, low, high)}),
        "lowest": arrow({"charge": charges, "x": best, "paid": lowest}),
        "given": arrow({"x": np.array([z])}),
    }
    top = float(curves.max()) * 1.05
    marks = {"candidates": ticks(low, high, 8), "paid": ticks(0.0, top, 5)}
    return CHARGING.picture(
        _charge_spec(), data, start, sentences, marks=marks, candidates=(low, high), paid=(0.0, top)
    )


def _corner(charges: np.ndarray, low: float, high: float) -> dict[str, Any]:
    """Return λ |x| for each charge λ, by its two ends and its corner."""
    x = np.array([low, 0.0, high])
    return {"x": np.tile(x, charges.size), "paid": np.outer(charges, np.abs(x)).ravel()}


@cached(maxsize=1)
def _charge_spec() -> dict[str, Any]:
    x, y, grey = _CANDIDATE.across("x:Q"), _PAID.up("paid:Q"), alt.value(theme.FURNITURE)
    names = [_("cost of x"), "½(x − z)²", "λ|x|"]
    legend = theme.legend(names)
    hues = [theme.colour("soft_shrink"), theme.FURNITURE, theme.FURNITURE]
    hue = alt.Color("name:N").scale(domain=names, range=hues).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], *theme.DASHES[:2]]).legend(legend)

    def line(source: alt.Chart, name: str, width: float) -> alt.Chart:
        drawn = source.transform_calculate(name=quoted(name)).mark_line(strokeWidth=width, **theme.QUIET)
        lines: alt.Chart = drawn.encode(x, y, hue, dash)
        return lines

    given = named("given").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("given").mark_text(align="left", dx=6, fontSize=theme.TEXT_SIZE, **theme.QUIET)
    dot = CHARGING.now("lowest").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return CHARGING.over(
        given.encode(x, color=grey),
        words.encode(x, alt.Y(value=12), alt.TextValue("z"), color=grey),
        line(CHARGING.now("curve"), names[0], theme.THICK),
        line(named("distance"), names[1], theme.THIN),
        line(CHARGING.now("price"), names[2], theme.THIN),
        dot.encode(x, y, color=alt.value(theme.ACCENT)),
    )
