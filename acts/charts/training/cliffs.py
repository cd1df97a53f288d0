"""Several cliffs in one picture: dead units and test accuracy against the learning rate, a line each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, like, named
from acts.charts.training.sweep import BOTTOM, DIVERGED, PICK, TOP, across, beside, up
from acts.experiments.training.sweep import Sweep

_HUES = ("blue", "green", "violet", "red", "gray")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
_DASHES = ([1, 0], *theme.DASHES)
_LEVELS = (0.84, 0.7, 0.56, 0.42, 0.28)
"""The height at which each line carries its name, so that no two names meet."""

_OVER, _ROOF = (1.42, 1.28), 1.55
"""The same for lines that end in divergence, over the marks of it; and the end of the axis."""


def cliffs_picture(
    sweeps: dict[str, Sweep | None], ends: tuple[float, float], here: tuple[str, float], word: str, alt_text: str
) -> Picture:
    """Return the share of dead units above and the test accuracy below, a line for each sweep.

    Parameters
    ----------
    sweeps : dict of str to Sweep or None
        What is known so far, by the name that its line carries; five at most, all with classes and a test set.
    ends : (float, float)
        The ends of the learning-rate axis.
    here : (str, float)
        The name and the learning rate of the run to mark.
    word : str
        What a silent unit is called.
    alt_text : str
    """
    known = {name: swept for name, swept in sweeps.items() if swept is not None}
    columns = [_columns(name, k, swept) for k, (name, swept) in enumerate(sweeps.items()) if swept is not None]
    data = {part: _joined([each[part] for each in columns], kind) for part, kind in _KINDS.items()}
    data["here"] = arrow({"name": [here[0]], "rate": np.array([here[1]])})
    data["note"] = arrow({"words": [] if known else ["not trained yet"]})
    return Picture(_spec(tuple(sweeps), ends, word), data, alt_text)


_KINDS = {
    "points": {"name": str, "rate": float, "seed": int, "x": float, "y": float},
    "band": {"name": str, "rate": float, "low": float, "mean": float, "high": float, "test": float},
    "labels": {"name": str, "rate": float, "y": float, "side": str},
}


def _columns(name: str, place: int, swept: Sweep) -> dict[str, dict[str, Any]]:
    rates, seeds = np.broadcast_arrays(swept.rates[:, None], swept.seeds[None, :])
    count = len(swept.seeds)
    factors = beside(swept, len(_HUES) * count)[place * count :][:count]
    y = np.where(swept.diverged, DIVERGED, swept.share)
    low, mean, high = swept.spread(swept.share)
    test = np.full(len(mean), np.nan) if swept.test_accuracy is None else swept.spread(swept.test_accuracy)[1]
    at, level, side = _label(swept, place)
    return {
        "points": {
            "name": [name] * rates.size,
            "rate": rates.ravel(),
            "seed": seeds.ravel(),
            "x": (rates * factors).ravel(),
            "y": y.ravel(),
        },
        "band": {"name": [name] * len(mean), "rate": swept.rates, "low": low, "mean": mean, "high": high, "test": test},
        "labels": {
            "name": [name],
            "rate": np.array([at]),
            "y": np.array([level]),
            "side": [side],
        },
    }


def _label(swept: Sweep, place: int) -> tuple[float, float, str]:
    """Return where the name of a line stands, and on which side.

    That is left of where it first rises through a level of its own; over its marks where it ends in divergence, each
    on a level of its own, too; else over its end.
    """
    mean, log, level = swept.spread(swept.share)[1], np.log(swept.rates), _LEVELS[place]
    above, ended = np.flatnonzero(mean >= level), np.flatnonzero(np.isnan(mean))
    if above.size and above[0] > 0 and mean[above[0] - 1] < level:
        k = int(above[0])
        return float(np.exp(np.interp(level, mean[k - 1 : k + 1], log[k - 1 : k + 1]))), level, "left"
    if ended.size:
        return float(swept.rates[ended[0]]), _OVER[place % len(_OVER)], "over"
    return float(swept.rates[-1]), float(mean[-1]), "over"


def _joined(parts: list[dict[str, Any]], kinds: dict[str, type]) -> bytes:
    joined: dict[str, Any] = {}
    for column, kind in kinds.items():
        if kind is str:
            joined[column] = [word for part in parts for word in part[column]]
        else:
            joined[column] = np.concatenate([np.array([], kind), *(part[column] for part in parts)]).astype(kind)
    return arrow(joined)


@lru_cache(maxsize=32)
def _spec(names: tuple[str, ...], ends: tuple[float, float], word: str) -> dict[str, Any]:
    x = across("rate:Q", *ends)
    share = up("mean:Q", [0, _ROOF], TOP, f"units {word}", [0, 0.5, 1], "%")
    test = up("test:Q", [0, 1], BOTTOM, "test accuracy", [0, 0.5, 1], "%")
    hue = alt.Color("name:N").scale(domain=list(names), range=list(_HUES[: len(names)])).legend(None)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=list(_DASHES[: len(names)])).legend(None)
    shape = alt.Shape("name:N").scale(domain=list(names), range=list(_SHAPES[: len(names)])).legend(None)
    pick = alt.selection_point(PICK, on="click", nearest=True, fields=["name", "rate", "seed"], empty=False)
    band = named("band").mark_area(opacity=0.15, **theme.QUIET)
    lines = named("band").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    points = named("points").mark_point(strokeWidth=1.6, size=34, opacity=0.9, **theme.QUIET)
    label = named("labels").mark_text(fontSize=16, fontWeight="bold", align="right", dx=-8, **theme.QUIET)
    above = alt.layer(
        band.encode(x, like(share, "low:Q"), alt.Y2("high:Q"), hue),
        lines.encode(x, share, hue, dash),
        points.encode(like(x, "x:Q"), like(share, "y:Q"), hue, shape).add_params(pick),
        label.transform_filter("datum.side == 'left'").encode(x, like(share, "y:Q"), hue, text=alt.Text("name:N")),
        named("labels")
        .mark_text(fontSize=16, fontWeight="bold", align="right", dy=-2, baseline="bottom", **theme.QUIET)
        .transform_filter("datum.side == 'over'")
        .encode(x, like(share, "y:Q"), hue, text=alt.Text("name:N")),
        _row_of_the_diverged().encode(
            alt.X(value=4), like(share, "y:Q"), text=alt.value("diverged:"), color=alt.value("gray")
        ),
    )
    below = alt.layer(lines.encode(x, test, hue, dash))
    rule = named("here").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    note = named("note").mark_text(fontSize=theme.TEXT_SIZE, baseline="middle", **theme.QUIET)
    chart = alt.layer(
        above,
        below,
        rule.encode(x, color=alt.value(theme.ACCENT)),
        note.encode(alt.X(value=140), alt.Y(value=140), text=alt.Text("words:N"), color=alt.value("gray")),
    ).resolve_scale(y="independent", color="independent", shape="independent", strokeDash="independent")
    return finished(chart.properties(height=480))


def _row_of_the_diverged() -> Any:
    """Return the word in front of the marks of divergence, where there are any."""
    gone = named("points").transform_filter(f"datum.y == {DIVERGED}").transform_aggregate(n="count()", y="min(y)")
    return gone.transform_filter("datum.n > 0").mark_text(align="left", baseline="middle", fontSize=15, **theme.QUIET)
