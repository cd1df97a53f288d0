"""Small pictures of functions as SVG: light enough to show a whole catalogue at once.

An image cannot ask its page for the theme, so its colours are middle tones that stand out on white and on
near-black alike; the value is a solid line, the slope a dashed one.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from acts.activation import Activation
from acts.charts.kit.frames import breaks
from acts.charts.kit.svg import document, path

WIDTH, HEIGHT, REACH = 160, 110, 5.0
VALUE, SLOPE, AXES = "#3b82d6", "#d9730d", "#8a94a3"


@lru_cache(maxsize=256)
def thumbnail(activation: Activation) -> str:
    """Return an SVG of f (solid) and f' (dashed) on [-5, 5] or further, at the default parameters.

    At a jump of f the value chosen there is a filled dot, and an end that is not reached an open one.
    """
    every = breaks(activation)
    reach = max(REACH, *(1.5 * abs(b) for b in every), 0.0)  # a corner further out is shown, too
    places = list(every)
    edges = [np.nextafter(p, side) for p in places for side in (-np.inf, np.inf)]
    z = np.union1d(np.linspace(-reach, reach, 121), edges)
    f, d = activation(z), activation.derivative(z)
    low, high = min(-1.0, float(f.min()), float(d.min())), max(1.2, float(f.max()), float(d.max()))
    low, high = max(low, -0.6 * reach), min(high, 0.7 * reach)

    def across(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return (values + reach) / (2 * reach) * WIDTH

    def up(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return HEIGHT - 4 - (np.clip(values, low - 1, high + 1) - low) / (high - low) * (HEIGHT - 8)

    def line(values: NDArray[np.float64], look: str) -> str:
        # a jump between the two floats beside a break starts a new stroke
        gaps = np.flatnonzero((np.diff(z) < 1e-9) & (np.abs(np.diff(values)) > 1e-6)) + 1
        x, y = (np.insert(each, gaps, np.nan) for each in (across(z), up(values)))
        return path(x, y, look)

    def dots(at: list[float], values: list[float], fill: str) -> str:
        places = zip(across(np.array(at)).tolist(), up(np.array(values)).tolist(), strict=True)
        look = f'r="3.5" fill="{fill}" stroke="{VALUE}" stroke-width="2"'
        return "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" {look}/>' for x, y in places)

    zero = float(up(np.zeros(1))[0])
    jumps = activation.claims().jumps
    ends = [(j.z, end) for j in jumps for end in (j.left, j.right) if end != j.value]
    return document(
        WIDTH,
        HEIGHT,
        f'<path d="M0,{zero:.1f}H{WIDTH}M{WIDTH / 2:g},0V{HEIGHT}" stroke="{AXES}" stroke-width="1" opacity=".6"/>',
        line(d, f'stroke="{SLOPE}" stroke-width="2" stroke-dasharray="5 3"'),
        line(f, f'stroke="{VALUE}" stroke-width="3"'),
        dots([z for z, _ in ends], [end for _, end in ends], "none"),
        dots([j.z for j in jumps], [j.value for j in jumps], VALUE),
    )
