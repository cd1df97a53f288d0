"""Pictures of maxout as an approximator, and of pieces and units that a falling bias leaves inactive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Column, arrow
from acts.charts.kit.axes import Ends, Place, variables
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, finished, layered, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.maxout import MOST, Falling, followed
from acts.language import _, cached

PIECES = Parameter("pieces", "k", 3.0, Interval(1.0, MOST), Interval(1.0, MOST), 1.0, "number of pieces")
FITTING = Live((PIECES,), most=MOST, labels=("pieces k",))

_PANELS = {2: ((0.0, 0.48), (0.53, 1.0)), 3: ((0.0, 0.34), (0.38, 0.67), (0.71, 1.0))}
_TITLES = {"value": "value", "off": "fit − target", "units": "the two units"}
"""By the name of a panel, the title of its axis (message ids)."""
_ERROR = Place("error", 0.0, 1.0, "largest error", "~g", "log")


def fit_picture(slug: str, names: tuple[str, ...], start: Setting, sentences: Sequence[str]) -> Picture:
    """Return a target with its fit, the distance between them, and two units where their difference is taken.

    Parameters
    ----------
    slug : str
        Of the target.
    names : tuple of str
        Of the target's line, the fit's, and those of the two units.
    start, sentences
        As in `Live.picture`, for `FITTING`.
    """
    data, ends = _fit_data(slug)
    spec = _fit_spec(names if "units" in ends else names[:2], len(ends))
    return FITTING.picture(spec, data, start, sentences, marks=None, **ends)


@lru_cache(maxsize=16)
def _fit_data(slug: str) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data, and the ends of the axis of each panel: there is one of two units where a target takes two."""
    columns = _fitted(slug)
    ends: dict[str, Ends] = {
        "value": padded(columns["f"], columns["fit"]),
        "off": padded(columns["off"][columns["pieces"] >= 2]),
    }
    if not followed(slug).target.convex:
        ends["units"] = padded(columns["up"], columns["down"])
    # a single piece can be too far off for the picture of all the others
    columns["off"] = np.where(np.abs(columns["off"]) <= max(map(abs, ends["off"])), columns["off"], np.nan)
    kinds = {"pieces": np.float64, "corner": np.int8}
    return {"fit": arrow({name: each.astype(kinds.get(name, np.float32)) for name, each in columns.items()})}, ends


def _fitted(slug: str) -> dict[str, Array]:
    """Return the fits by every number of pieces, one after the other, with their corners among the places."""
    found = followed(slug)
    target, parts = found.target, []
    even = np.linspace(target.low, target.high, 161)
    for count in range(1, MOST + 1):
        units = found.parts(count)
        corners = [z for unit in units for z in unit.breakpoints if target.low < z < target.high]
        z = np.union1d(even, corners)
        fit, f = found.value(count, z), target.value(z)
        pieces, corner = np.full(z.size, float(count)), np.isin(z, corners)
        parts.append((pieces, z, f, fit, fit - f, units[0](z), units[-1](z), corner))
    names = ("pieces", "z", "f", "fit", "off", "up", "down", "corner")
    return {name: np.concatenate(each) for name, each in zip(names, zip(*parts, strict=True), strict=True)}


@cached(maxsize=32)
def _fit_spec(names: tuple[str, ...], panels: int) -> dict[str, Any]:
    legend = theme.legend(list(names))
    hues, dashes = ["gray", "blue", "green", "violet"], [[1, 0], [9, 4], [1, 0], [2, 3]]
    hue = alt.Color("name:N").scale(domain=list(names), range=hues[: len(names)]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=dashes[: len(names)]).legend(legend)
    x = alt.X("z:Q").scale(nice=False, zero=False).title(_("input z")).axis(grid=False, tickCount=8, **theme.AXIS)
    value, off, *units = (
        Place(name, *stretch, title) for (name, title), stretch in zip(_TITLES.items(), _PANELS[panels], strict=False)
    )

    def line(column: str, place: Place, name: str, width: float, opacity: float = 1.0) -> alt.Chart:
        rows = FITTING.now("fit").transform_calculate(name=quoted(name))
        drawn: alt.Chart = rows.mark_line(strokeWidth=width, opacity=opacity, **theme.QUIET)
        return drawn.encode(x, place.up(f"{column}:Q"), hue, dash)

    dots = FITTING.now("fit").transform_filter("datum.corner == 1")
    dots = dots.mark_point(filled=True, size=60, opacity=1, **theme.QUIET)
    upper = layered(
        line("f", value, names[0], 9, 0.45),
        line("fit", value, names[1], theme.THICK - 1),
        dots.encode(x, value.up("fit:Q"), color=alt.value(theme.ACCENT)),
    )
    both = zip(("up", "down"), names[2:], strict=False)
    lower = [layered(*(line(column, place, name, theme.THICK - 1) for column, name in both)) for place in units]
    return FITTING.over(
        upper, line("off", off, names[1], theme.THIN), *lower,
        resolve={"y": "independent"},
    )  # fmt: skip


def errors_picture(slug: str, at: int, alt_text: str) -> Picture:
    """Return the largest error against the number of pieces, on two log scales, beside a line that falls like k^-2."""
    found = followed(slug)
    counts = np.arange(1.0, MOST + 1)
    errors = np.array(found.errors)
    guide = errors[-1] * (counts / MOST) ** -2.0
    data = {
        "errors": arrow({"k": counts, "error": errors, "guide": guide, "now": (counts == at).astype(np.int8)}),
    }
    low, high = float(min(errors.min(), guide.min())) / 1.6, float(max(errors.max(), guide.max())) * 1.6
    steps = [float(f"{m * 10.0**p:.3g}") for p in range(-8, 8) for m in (1, 3) if low <= m * 10.0**p <= high]
    spec = _errors_spec()
    return Picture({**spec, "params": variables({"error": (low, high)}, {"error": steps})}, data, alt_text)


@cached(maxsize=1)
def _errors_spec() -> dict[str, Any]:
    x = alt.X("k:Q").scale(type="log", domain=[0.9, MOST * 1.1], nice=False).title(_("pieces k"))
    x = x.axis(values=[1, 2, 3, 4, 6, 8, 12], grid=True, format="d", **theme.AXIS)
    rows, error, fall = named("errors"), _ERROR.up("error:Q"), _ERROR.up("guide:Q")
    grey, blue = alt.value(theme.FURNITURE), alt.value("blue")
    guide = rows.mark_line(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    words = rows.transform_filter("datum.k == 2").mark_text(align="right", dx=-10, dy=14, fontSize=16, **theme.QUIET)
    line = rows.mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    dots = rows.mark_point(filled=True, size=80, opacity=1, **theme.QUIET)
    now = rows.transform_filter("datum.now == 1").mark_point(size=260, opacity=1, strokeWidth=3, **theme.QUIET)
    return finished(
        layered(
            guide.encode(x, fall, color=grey),
            words.encode(x, fall, alt.TextValue("k⁻²"), color=grey),
            line.encode(x, error, color=blue),
            dots.encode(x, error, color=blue),
            now.encode(x, error, color=alt.value(theme.ACCENT)),
        )
    )


def falling_picture(found: Falling, names: tuple[str, str, str], alt_text: str) -> Picture:
    """Return the shares of dead ReLU units, unused pieces and dead maxout units, against the fall of a bias."""
    shares, count = (found.relu, found.piece, found.unit), len(found.falls)
    columns: dict[str, Column] = {
        "fall": np.tile(found.falls, 3), "share": np.concatenate(shares),
        "name": [name for name in names for _fall in range(count)],
    }  # fmt: skip
    return Picture(_falling_spec(names, found.falls[-1]), {"shares": arrow(columns)}, alt_text)


@cached(maxsize=16)
def _falling_spec(names: tuple[str, str, str], last: float) -> dict[str, Any]:
    legend, domain = theme.legend(list(names)), list(names)
    x = alt.X("fall:Q").scale(domain=[0, last], nice=False).title(_("the bias falls by"))
    x = x.axis(grid=False, values=ticks(0, last, 5), **theme.AXIS)
    y = alt.Y("share:Q").scale(domain=[-0.02, 1.02], nice=False).title(_("share"))
    y = y.axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", **theme.AXIS)
    hue = alt.Color("name:N").scale(domain=domain, range=["red", "violet", "blue"]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=domain, range=[[9, 4], [2, 3], [1, 0]]).legend(legend)
    lines = named("shares").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return finished(layered(lines.encode(x, y, hue, dash)))
