"""Several cliffs in one picture: dead units and test accuracy against the learning rate, a line each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.picture import Picture, like, named
from acts.charts.training.rates import BELOW, MARKS, RATES, band, gone, rates_picture, rates_spec, shares
from acts.experiments.training.sweep import Sweep
from acts.language import _, cached

_HUES = ("blue", "green", "violet", "red", "gray")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
_DASHES = ([1, 0], *theme.DASHES)
_LEVELS = (0.84, 0.7, 0.56, 0.42, 0.28)
"""The level of each line: the height of its name. They differ, so that no two names meet."""

_OVER, _ROOF = (1.42, 1.28), 1.55
"""The heights of the names of lines that end in divergence, over the marks of it; and the end of the axis."""

_TEST = Place("ends", *BELOW, "test accuracy", "%")


def cliffs_picture(sweeps: Mapping[str, Sweep | None], across: Ends, here: float, word: str, alt_text: str) -> Picture:
    """Return the share of dead units above and the test accuracy below, a line for each sweep.

    Parameters
    ----------
    sweeps : mapping of str to Sweep or None
        What is known so far, by the name that its line carries; five at most, all with classes and a test set.
    across : pair of float
        The ends of the learning-rate axis.
    here : float
        A learning rate to mark.
    word : str
        What a unit that does not fire is called.
    alt_text : str
    """
    known = {name: swept for name, swept in sweeps.items() if swept is not None}
    places = list(sweeps)
    data = {
        "band": _band(known),
        "labels": rows(
            {"name": str, "rate": float, "y": float, "side": str},
            [(name, *_label(swept, places.index(name))) for name, swept in known.items()],
        ),
    }
    ends = {"rates": across, "shares": (0.0, _ROOF), "ends": (0.0, 1.0)}
    return rates_picture(_spec(tuple(sweeps), word), sweeps, data, here, ends, {"ends": (0, 0.5, 1)}, alt_text)


def _band(sweeps: Mapping[str, Sweep]) -> bytes:
    found: list[tuple[Any, ...]] = []
    for name, swept in sweeps.items():
        test = np.full(len(swept.rates), np.nan)
        if swept.test_accuracy is not None:
            test = swept.spread(swept.test_accuracy)[1]
        columns = (column.tolist() for column in (swept.rates, *swept.spread(swept.share), test))
        found += [(name, *row) for row in zip(*columns, strict=True)]
    return rows({"name": str, "rate": float, "low": float, "mean": float, "high": float, "test": float}, found)


def _label(swept: Sweep, place: int) -> tuple[float, float, str]:
    """Return the rate and the height at which a line carries its name, and on which side of them.

    Each line has a level of its own. Its name stands left of the rate at which the line first rises through that level.
    If it never does, the name stands over the marks of divergence, or over the last rate if no network diverged.
    """
    mean, log, level = swept.spread(swept.share)[1], np.log(swept.rates), _LEVELS[place]
    above, ended = np.flatnonzero(mean >= level), np.flatnonzero(np.isnan(mean))
    if above.size and above[0] > 0 and mean[above[0] - 1] < level:
        k = int(above[0])
        return float(np.exp(np.interp(level, mean[k - 1 : k + 1], log[k - 1 : k + 1]))), level, "left"
    if ended.size:
        return float(swept.rates[ended[0]]), _OVER[place % len(_OVER)], "over"
    return float(swept.rates[-1]), float(mean[-1]), "over"


@cached(maxsize=8)
def _spec(names: tuple[str, ...], word: str) -> dict[str, Any]:
    return rates_spec(_dead(names, word), _scored(names), fields=("name", "rate", "seed"), note_at=140)


def _dead(names: tuple[str, ...], word: str) -> list[Any]:
    """Return the upper panel: the share of units not firing, a named line a sweep, a mark a network."""
    share, hue, x = shares(word).up("mean:Q"), _hue(names), RATES.across("rate:Q")
    line = named("band").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    points = named("points").mark_point(strokeWidth=1.6, size=34, opacity=0.9, **theme.QUIET)
    shape = alt.Shape("name:N").scale(domain=list(names), range=list(_SHAPES[: len(names)])).legend(None)
    lost = gone().mark_text(align="left", baseline="middle", fontSize=15, **theme.QUIET)
    label: dict[str, Any] = {"fontSize": 16, "fontWeight": "bold", "align": "right", **theme.QUIET}
    left = named("labels").transform_filter("datum.side == 'left'").mark_text(dx=-8, **label)
    over = named("labels").transform_filter("datum.side == 'over'").mark_text(dy=-2, baseline="bottom", **label)
    at = like(share, "y:Q")
    return [
        band(share, opacity=0.15).encode(hue),
        line.encode(x, share, hue, _dash(names)),
        points.encode(RATES.across("x:Q"), at, hue, shape).properties(name=MARKS),
        *(each.encode(x, at, hue, text=alt.Text("name:N")) for each in (left, over)),
        lost.encode(alt.X(value=4), at, text=alt.value(_("diverged:")), color=alt.value("gray")),
    ]


def _scored(names: tuple[str, ...]) -> list[Any]:
    """Return the lower panel: the test accuracy, a line for each sweep."""
    line = named("band").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return [line.encode(RATES.across("rate:Q"), _TEST.up("test:Q"), _hue(names), _dash(names))]


def _hue(names: tuple[str, ...]) -> Any:
    return alt.Color("name:N").scale(domain=list(names), range=list(_HUES[: len(names)])).legend(None)


def _dash(names: tuple[str, ...]) -> Any:
    return alt.StrokeDash("name:N").scale(domain=list(names), range=list(_DASHES[: len(names)])).legend(None)
