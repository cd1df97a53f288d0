"""Pictures of the experiments on rectified functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.frames import Subject
from acts.charts.kit.picture import Picture, finished, layered, named, padded, ticks
from acts.experiments.functions.rectified import maximum_form, zoomed
from acts.functions.rectified import leaky_relu, rrelu, rrelu_sample
from acts.functions.sigmoidal import tanh
from acts.language import _, cached

_REALS = Interval(-1e6, 1e6)
ALPHA = Parameter("alpha", r"\alpha", 0.2, _REALS, Interval(-1.0, 2.0), 0.1, "Slope")
ZOOM = Parameter("zoom", "k", 0.0, Interval(0.0, 4.0), Interval(0.0, 4.0), 0.1, "Magnification, as a power of ten")


def _leaky(z: Any, alpha: float) -> Any:
    return leaky_relu(z, negative_slope=alpha)


MAXIMUM = Subject(
    "prelu", "max(αz, z)", maximum_form, parameters=(ALPHA,), companion=_leaky, companion_name=leaky_relu.name
)


@lru_cache(maxsize=64)
def zooming(activation: Activation, centre: float) -> Subject:
    """Return the graph around a corner under a magnifying glass, beside tanh around z = 1 under the same glass."""

    def around(of: Activation, place: float) -> Callable[..., Any]:
        return lambda z, zoom: zoomed(of, place, z, zoom)

    return Subject(
        activation.slug,
        activation.name,
        around(activation, centre),
        parameters=(ZOOM,),
        breaks=lambda **_zoom: (0.0,),
        companion=around(tanh, 1.0),
        companion_name="tanh around z = 1",
        across="distance from the point, magnified",
    )


def random_slopes_picture(lower: float, upper: float, seed: int, alt_text: str) -> Picture:
    """Return RReLU as it trains, a point with a slope of its own for each z, and as it is evaluated, one line."""
    rng = np.random.default_rng(seed)
    z = np.sort(rng.uniform(-8, 4, 240))
    drawn, _slopes = rrelu_sample(z, rng, lower=lower, upper=upper)
    knees = np.array([-8.0, 0.0, 4.0])
    data = {
        "drawn": arrow({"z": z, "a": drawn}),
        "wedge": arrow(
            {
                "z": knees,
                "low": np.where(knees < 0, upper * knees, knees),
                "high": np.where(knees < 0, lower * knees, knees),
            }
        ),
        "line": arrow({"z": knees, "a": rrelu(knees, lower=lower, upper=upper)}),
    }
    ends = padded(np.array([upper, lower]) * -8.0, np.array([4.0]))
    return Picture(_random_slopes_spec(ends), data, alt_text)


@cached(maxsize=64)
def _random_slopes_spec(ends: tuple[float, float]) -> dict[str, Any]:
    x = alt.X("z:Q").scale(domain=[-8, 4], nice=False).title(_("pre-activation z"))
    x = x.axis(grid=False, values=ticks(-8, 4, 6), **theme.AXIS)
    scale = alt.Scale(domain=list(ends), nice=False)
    y, colour = alt.Y("a:Q").scale(scale).title(_("activation a")).axis(**theme.AXIS), alt.value(theme.colour("rrelu"))
    wedge = named("wedge").mark_area(opacity=0.15, **theme.QUIET)
    dots = named("drawn").mark_point(size=28, opacity=0.8, **theme.QUIET)
    line = named("line").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return finished(
        layered(
            wedge.encode(x, alt.Y("low:Q").scale(scale), alt.Y2("high:Q"), color=colour),
            dots.encode(x, y, color=colour),
            line.encode(x, y, color=alt.value(theme.ACCENT)),
        )
    )
