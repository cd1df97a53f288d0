"""The pictures on the doors of the home page: small SVGs of computed numbers, without words, for any theme."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

import acts
from acts.activation import Array
from acts.charts.kit.svg import document, path
from acts.charts.kit.thumbnail import AXES, SLOPE, VALUE
from acts.experiments.networks import one_neuron
from acts.experiments.networks.one_neuron import FIRST
from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import turning
from acts.likelihood.coins import TEN
from acts.likelihood.curves import likelihood

WIDTH, HEIGHT = 320, 140
_EDGE = 8


@lru_cache(maxsize=1)
def neuron() -> str:
    """Return a picture of the first neuron of its page: its weights as lines, what it adds up, and the sigmoid of it.

    The thicker a line the larger its weight; a negative one is dashed. The output is as full as it is high.
    """
    found = one_neuron.neuron(FIRST.inputs, FIRST.weights, FIRST.bias, acts.sigmoid)
    middle, left, centre, right, large, small = HEIGHT / 2, 24.0, 160.0, 290.0, 46.0, 17.0
    parts = [_ring(centre, middle, large), _ring(right, middle, small + 5)]
    for weight, y in zip((*found.weights, found.bias), (small + 2, middle, HEIGHT - small - 2), strict=True):
        long = float(np.hypot(centre - left, middle - y))
        ends = np.array([small, long - large]) / long  # from the edge of one circle to that of the other
        look = f'stroke="{SLOPE}" stroke-dasharray="7 4"' if weight < 0 else f'stroke="{VALUE}"'
        look += f' stroke-width="{1.5 + 2.5 * abs(weight):g}"'
        parts += [path(left + ends * (centre - left), y + ends * (middle - y), look), _ring(left, y, small)]
    z = np.linspace(-6.0, 6.0, 61)
    parts += [
        path(centre + z / 8 * large, middle - (acts.sigmoid(z) - 0.5) * large, f'stroke="{VALUE}" stroke-width="3.5"'),
        f'<path d="M{centre + large:g},{middle:g}H{right - small - 5:g}" stroke="{VALUE}" stroke-width="3.5"/>',
        f'<circle cx="{right:g}" cy="{middle:g}" r="{small + 4:g}" fill="{VALUE}" opacity="{found.a:.3f}"/>',
    ]
    return document(WIDTH, HEIGHT, *parts)


def _ring(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="none" stroke="{AXES}" stroke-width="2"/>'


@lru_cache(maxsize=1)
def functions() -> str:
    """Return a picture of the sigmoid (solid) and its derivative (dashed) on [-6, 6]."""
    z = np.linspace(-6.0, 6.0, 121)
    return document(
        WIDTH,
        HEIGHT,
        _ground(_up(np.zeros(1))[0], WIDTH / 2),
        _curve(z / 12 + 0.5, acts.sigmoid.derivative(z), f'stroke="{SLOPE}" stroke-width="2.5" stroke-dasharray="7 4"'),
        _curve(z / 12 + 0.5, acts.sigmoid(z), f'stroke="{VALUE}" stroke-width="3.5"'),
    )


@lru_cache(maxsize=1)
def dying() -> str:
    """Return a picture of the units of the simulator's first network, trained at rising learning rates.

    A column for each learning rate, a mark for each unit: below, dots for those that fire, above, crosses for those
    that are dead. A learning rate at which the network diverged has no column.
    """
    (turn,) = turning(Setup(), 0).complete()
    dead = np.sort(turn.dead[~turn.diverged], axis=1)
    columns, units = dead.shape
    x, y = np.linspace(_EDGE, WIDTH - _EDGE, columns), np.linspace(HEIGHT - _EDGE, _EDGE, units)

    def marks(shown: Array, mark: str) -> str:
        return "".join(f"M{x[column]:.1f},{y[unit]:.1f}{mark}" for column, unit in np.argwhere(shown))

    return document(
        WIDTH,
        HEIGHT,
        f'<path d="{marks(~dead, "h0")}" stroke="{VALUE}" stroke-width="5.5" stroke-linecap="round"/>',
        f'<path d="{marks(dead, "m-2,-2l4,4m0,-4l-4,4")}" fill="none" stroke="{SLOPE}" stroke-width="1.8"/>',
    )


@lru_cache(maxsize=1)
def coin() -> str:
    """Return a picture of the likelihood of the ten tosses that the page of the coin opens on, with its maximum."""
    p, best = np.linspace(0.0, 1.0, 121), TEN.counts.estimate
    value = likelihood(TEN.counts, p) / likelihood(TEN.counts, best)
    across, top, ground = best * WIDTH, _up(np.ones(1))[0], _up(np.zeros(1))[0]
    return document(
        WIDTH,
        HEIGHT,
        _ground(ground),
        f'<path d="M{across:g},{top:g}V{ground:g}" stroke="{SLOPE}" stroke-width="2.5" stroke-dasharray="7 4"/>',
        _curve(p, value, f'stroke="{VALUE}" stroke-width="3.5"'),
        f'<circle cx="{across:g}" cy="{top:g}" r="6" fill="{SLOPE}"/>',
    )


def _curve(across: Array, value: Array, look: str) -> str:
    """Return a curve over the width, of shares of the width and of the height."""
    return path(across * WIDTH, _up(value), look)


def _up(value: Array) -> Array:
    return HEIGHT - _EDGE - value * (HEIGHT - 2 * _EDGE)


def _ground(level: float, upright: float = 0.0) -> str:
    return f'<path d="M0,{level:g}H{WIDTH}M{upright:g},0V{HEIGHT}" stroke="{AXES}" opacity=".6"/>'
