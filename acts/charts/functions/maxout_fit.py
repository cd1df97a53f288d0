"""Pictures of maxout as an approximator, and of pieces and units that fall asleep."""

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
from acts.charts.kit.stops import grid
from acts.experiments.functions.maxout import MOST, Asleep, followed

PIECES = Parameter("pieces", "k", 3.0, Interval(1.0, MOST), Interval(1.0, MOST), 1.0, "number of pieces")


def fit_stops(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of pieces that the picture can show."""
    return [(value,) for value in sorted({*grid(PIECES, MOST), *seed})]


def fit_picture(
    slug: str, names: tuple[str, ...], titles: tuple[str, ...], seed: tuple[float, ...], said: Sequence[str]
) -> Picture:
    """Return a target with its fit, the distance between them, and two units where their difference is taken.

    Parameters
    ----------
    slug : str
        Of the target.
    names : tuple of str
        Of the target's line, the fit's, and those of the two units.
    titles : tuple of str
        Of the horizontal axis, the values, the distances and the units' values.
    seed, said
        As in `live_picture`.
    """
    every = fit_stops(seed)
    data, extents = _fit_data(slug)
    spec = seeded(_fit_spec(names, titles, extents), live=setting((PIECES,), seed))
    return Picture(spec, data | spoken((PIECES,), every, said), said[every.index(seed)])


@lru_cache(maxsize=16)
def _fit_data(slug: str) -> tuple[dict[str, bytes], tuple[tuple[float, float], ...]]:
    found = followed(slug)
    target = found.target
    even = np.linspace(target.low, target.high, 161)
    rows: dict[str, list[Any]] = {name: [] for name in ("pieces", "z", "f", "fit", "off", "up", "down", "corner")}
    for count in range(1, MOST + 1):
        parts = found.parts(count)
        corners = [z for unit in parts for z in unit.breakpoints if target.low < z < target.high]
        z = np.union1d(even, corners)
        fit, f = found.value(count, z), target.value(z)
        values = (np.full(z.size, float(count)), z, f, fit, fit - f, parts[0](z), parts[-1](z), np.isin(z, corners))
        for name, column in zip(rows, values, strict=True):
            rows[name].append(column)
    columns = {name: np.concatenate(parts) for name, parts in rows.items()}
    extents = [padded(columns["f"], columns["fit"]), padded(columns["off"][columns["pieces"] >= 2])]
    if not target.convex:
        extents.append(padded(columns["up"], columns["down"]))
    # a single piece can be too far off for the picture of all the others
    columns["off"] = np.where(np.abs(columns["off"]) <= max(map(abs, extents[1])), columns["off"], np.nan)
    sent = {name: column if name == "pieces" else column.astype(np.float32) for name, column in columns.items()}
    sent["corner"] = columns["corner"].astype(np.int8)
    return {"fit": arrow(sent)}, tuple(extents)


@lru_cache(maxsize=32)
def _fit_spec(
    names: tuple[str, ...], titles: tuple[str, ...], extents: tuple[tuple[float, float], ...]
) -> dict[str, Any]:
    sliders: Any = {PIECES.name: slider("pieces k", grid(PIECES, MOST))}
    live = alt.selection_point("live", fields=["pieces"], bind=sliders, value=[{"pieces": PIECES.default}])
    shown = named("fit").transform_filter(live)
    count = len(extents)
    parts = {2: ((0.0, 0.6), (0.68, 1.0)), 3: ((0.0, 0.42), (0.48, 0.7), (0.76, 1.0))}[count]
    used = names if count == 3 else names[:2]
    legend = theme.legend(list(used))
    colours = alt.Scale(domain=list(used), range=["gray", "blue", "green", "violet"][: len(used)])
    dashes = alt.Scale(domain=list(used), range=[[1, 0], [9, 4], [1, 0], [2, 3]][: len(used)])
    x = alt.X("z:Q").scale(nice=False, zero=False).title(titles[0]).axis(grid=False, tickCount=8, **theme.AXIS)

    def up(column: str, panel: int) -> Any:
        top, bottom = parts[panel]
        scale = alt.Scale(
            domain=list(extents[panel]), nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
        )
        axis = alt.Axis(orient="left", values=ticks(*extents[panel], 4), format=".6~g", **theme.AXIS)
        return alt.Y(f"{column}:Q").scale(scale).title(titles[1 + panel]).axis(axis)

    def line(column: str, panel: int, name: str, width: float, opacity: float = 1.0) -> alt.Chart:
        rows = shown.transform_calculate(name=f"{name!r}")
        drawn: alt.Chart = rows.mark_line(strokeWidth=width, opacity=opacity, **theme.QUIET)
        return drawn.encode(
            x, up(column, panel),
            alt.Color("name:N").scale(colours).legend(legend), alt.StrokeDash("name:N").scale(dashes).legend(legend),
        )  # fmt: skip

    dots = shown.transform_filter("datum.corner == 1").mark_point(filled=True, size=60, opacity=1, **theme.QUIET)
    corners = dots.encode(x, up("fit", 0), color=alt.value(theme.ACCENT))
    target = line("f", 0, names[0], 9, 0.45).add_params(live)
    panels: list[Any] = [alt.layer(target, line("fit", 0, names[1], theme.THICK - 1), corners)]
    panels.append(line("off", 1, names[1], theme.THIN))
    if count == 3:
        panels.append(
            alt.layer(*(line(c, 2, name, theme.THICK - 1) for c, name in zip(("up", "down"), names[2:], strict=True)))
        )
    chart = alt.layer(*panels, speaker(live)).resolve_scale(y="independent")
    return finished(chart.properties(height={2: 420, 3: 560}[count]))


def errors_picture(slug: str, titles: tuple[str, str], at: int, alt_text: str) -> Picture:
    """Return the largest error against the number of pieces, on two log scales, beside a line that falls like k^-2."""
    found = followed(slug)
    counts = np.arange(1.0, MOST + 1)
    errors = np.array(found.errors)
    guide = errors[-1] * (counts / MOST) ** -2.0
    data = {
        "errors": arrow({"k": counts, "error": errors, "guide": guide, "now": (counts == at).astype(np.int8)}),
    }
    low, high = float(min(errors.min(), guide.min())) / 1.6, float(max(errors.max(), guide.max())) * 1.6
    return Picture(_errors_spec(titles, (low, high)), data, alt_text)


@lru_cache(maxsize=32)
def _errors_spec(titles: tuple[str, str], extent: tuple[float, float]) -> dict[str, Any]:
    x = alt.X("k:Q").scale(type="log", domain=[0.9, MOST * 1.1], nice=False).title(titles[0])
    x = x.axis(values=[1, 2, 3, 4, 6, 8, 12], grid=True, format="d", **theme.AXIS)
    decades = [m * 10.0**p for p in range(-8, 8) for m in (1, 3)]
    marks = [float(f"{v:.3g}") for v in decades if extent[0] <= v <= extent[1]]
    axis = alt.Axis(values=marks, format="~g", **theme.AXIS)

    def up(column: str) -> Any:
        scale = alt.Scale(type="log", domain=list(extent), nice=False)
        return alt.Y(column).scale(scale).title(titles[1]).axis(axis)

    rows = named("errors")
    guide = rows.mark_line(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    line = rows.mark_line(strokeWidth=theme.THIN, **theme.QUIET).encode(x, up("error:Q"), color=alt.value("blue"))
    dots = rows.mark_point(filled=True, size=80, opacity=1, **theme.QUIET)
    now = rows.transform_filter("datum.now == 1").mark_point(size=260, opacity=1, strokeWidth=3, **theme.QUIET)
    words = rows.transform_filter("datum.k == 2").mark_text(align="right", dx=-10, dy=14, fontSize=16, **theme.QUIET)
    grey = alt.value(theme.FURNITURE)
    layers = (
        guide.encode(x, up("guide:Q"), color=grey),
        words.encode(x, up("guide:Q"), alt.TextValue("k⁻²"), color=grey),
        line,
        dots.encode(x, up("error:Q"), color=alt.value("blue")),
        now.encode(x, up("error:Q"), color=alt.value(theme.ACCENT)),
    )
    return finished(alt.layer(*layers).properties(height=340))


def asleep_picture(found: Asleep, names: tuple[str, str, str], titles: tuple[str, str], alt_text: str) -> Picture:
    """Return the shares of dead ReLU units, sleeping pieces and silent maxout units, against the fall of a bias."""
    shares = (found.relu, found.piece, found.unit)
    count = len(found.falls)
    data = {
        "shares": arrow(
            {
                "fall": np.tile(found.falls, 3),
                "share": np.concatenate(shares),
                "name": [name for name in names for _ in range(count)],
            }
        )
    }
    return Picture(_asleep_spec(names, titles, found.falls[-1]), data, alt_text)


@lru_cache(maxsize=16)
def _asleep_spec(names: tuple[str, str, str], titles: tuple[str, str], last: float) -> dict[str, Any]:
    x = alt.X("fall:Q").scale(domain=[0, last], nice=False).title(titles[0])
    y = alt.Y("share:Q").scale(domain=[-0.02, 1.02], nice=False).title(titles[1])
    legend = theme.legend(list(names))
    lines = named("shares").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(
        x.axis(grid=False, values=ticks(0, last, 5), **theme.AXIS),
        y.axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", **theme.AXIS),
        alt.Color("name:N").scale(domain=list(names), range=["red", "violet", "blue"]).legend(legend),
        alt.StrokeDash("name:N").scale(domain=list(names), range=[[9, 4], [2, 3], [1, 0]]).legend(legend),
    )  # fmt: skip
    return finished(alt.layer(lines).properties(height=300))
