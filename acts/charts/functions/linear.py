"""The picture of a deep stack of layers beside the one layer that comes closest to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, padded, quoted
from acts.charts.kit.stops import Setting
from acts.experiments.functions.linear import Collapse, collapse
from acts.language import _, cached

DEPTH = Parameter("depth", "n", 3.0, Interval(1.0, 12.0), Interval(1.0, 12.0), 1.0, "Layers")
DEEPENING = Live((DEPTH,), labels=("layers",))

_COLUMNS = {"depth": float, "single": float, "deep": float}
_SINGLE = Place("single", 0.0, 1.0, "best single layer, in standard deviations")
_DEEP = Place("deep", 0.0, 1.0, "stack of layers")


def collapse_picture(slope: float, seed: int, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return for each sample the output of a stack of layers against the best single layer, while the depth moves.

    Parameters
    ----------
    slope : float
        The c of a = cz between the layers.
    seed : int
        Of the weights and the samples.
    start, sentences
        As in `Live.picture`, for `DEEPENING`.
    """
    found = _collapses(slope, seed)
    straight = [(depth, *point) for depth, each in found for point in each.straight]
    bent = [(depth, *point) for depth, each in found for point in each.bent]
    across, up = (np.array([point[k] for point in [*straight, *bent]]) for k in (1, 2))
    ends = padded(across, up)
    data = {
        "straight": rows(_COLUMNS, straight), "bent": rows(_COLUMNS, bent),
        "same": arrow({"single": np.array(ends), "deep": np.array(ends)}),
    }  # fmt: skip
    return DEEPENING.picture(_spec(), data, start, sentences, marks=None, single=ends, deep=ends)


@lru_cache(maxsize=16)
def _collapses(slope: float, seed: int) -> tuple[tuple[float, Collapse], ...]:
    return tuple((depth, collapse(int(depth), slope, seed)) for (depth,) in DEEPENING.settings())


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    names = [_("with A = cz"), _("with tanh")]
    x, y, legend = _SINGLE.across("single:Q"), _DEEP.up("deep:Q"), theme.legend(names)
    legend["symbolSize"] = 150
    hue = alt.Color("name:N").scale(domain=names, range=[theme.colour("identity"), theme.colour("tanh")]).legend(legend)
    shape = alt.Shape("name:N").scale(domain=names, range=["circle", "square"]).legend(legend)

    def points(data: str, name: str, *, filled: bool) -> alt.Chart:
        own = DEEPENING.now(data).transform_calculate(name=quoted(name))
        drawn: alt.Chart = own.mark_point(filled=filled, size=55, opacity=0.85, **theme.QUIET)
        return drawn.encode(x, y, hue, shape)

    same = named("same").mark_line(strokeDash=[4, 4], strokeWidth=theme.THIN, **theme.QUIET)
    return DEEPENING.over(
        same.encode(x, y, color=alt.value(theme.FURNITURE)),
        points("bent", names[1], filled=False),
        points("straight", names[0], filled=True),
    )
