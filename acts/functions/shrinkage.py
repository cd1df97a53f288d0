"""Shrinkage functions: small values count as noise and are set to, or moved towards, 0."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts import references
from acts.activation import (
    REALS,
    Activation,
    Claims,
    Formulas,
    Interval,
    Jump,
    Kink,
    Parameter,
    Symmetry,
)
from acts.functions.calls import shipped, written


def _shrinking(threshold: float, *, jumps: bool) -> Claims:
    """Return the claims of a function that is 0 from -threshold to threshold and has slope 1 outside."""
    whole, flat = threshold == 0, threshold > 0
    cut = jumps and flat
    return Claims(
        range=REALS,
        limits=(-math.inf, math.inf),
        smoothness=math.inf if whole else -1 if jumps else 0,
        monotone="strictly increasing" if whole else "increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=None,
        right=None,
        lipschitz=math.inf if cut else 1.0,
        steepest=REALS if whole else None if jumps else Interval(-math.inf, -threshold, "()"),
        kinks=(
            Kink(-threshold, left=1.0, right=0.0, slope=0.0),
            Kink(threshold, left=0.0, right=1.0, slope=0.0),
        )
        if flat
        else (),
        jumps=(
            Jump(-threshold, left=-threshold, right=0.0, value=0.0),
            Jump(threshold, left=0.0, right=threshold, value=0.0),
        )
        if cut
        else (),
        gaps=(Interval(-threshold, 0.0, "[)"), Interval(0.0, threshold, "(]")) if cut else (),
    )


_THRESHOLD = Parameter(
    "threshold",
    r"\lambda",
    0.5,
    Interval(0.0, math.inf, "[)"),
    Interval(0.0, 4.0),
    0.1,
    "the size up to which z counts as noise",
)


def hard_shrink_value(z: Any, threshold: Any) -> Any:
    return np.where(np.abs(z) > threshold, z, 0)


def hard_shrink_derivative(z: Any, threshold: Any) -> Any:
    # with threshold 0 it is the identity, also at z = 0
    return ((np.abs(z) > threshold) | (threshold == 0)).astype(z.dtype)


def hard_shrink_second_derivative(z: Any, threshold: Any) -> Any:
    return np.zeros_like(z * threshold)


hard_shrink = Activation(
    slug="hard_shrink",
    name="Hard shrink",
    family="shrinkage",
    formulas=Formulas(
        hard_shrink_value,
        hard_shrink_derivative,
        hard_shrink_second_derivative,
        latex=r"\begin{cases} z & |z| > \lambda \\ 0 & |z| \le \lambda \end{cases}",
        latex_derivative=r"\begin{cases} 1 & |z| > \lambda \\ 0 & |z| \le \lambda \end{cases}",
    ),
    claim=lambda threshold: _shrinking(threshold, jumps=True),
    calls=(
        shipped("torch.nn.functional.hardshrink", 0.0, 0.0, takes={"threshold": "lambd"}, threshold=0.5),
        written("jax.numpy.where(jax.numpy.abs(z) > {threshold}, z, 0.0)", 0.0, 0.0),
        shipped("keras.activations.hard_shrink", threshold=0.5),
        written("tf.where(tf.abs(z) > {threshold}, z, 0.0)", 0.0, 0.0),
        shipped("paddle.nn.functional.hardshrink", threshold=0.5),
    ),
    references=(references.DONOHO_JOHNSTONE_1994, references.KONDA_2015),
    parameters=(_THRESHOLD,),
    aliases=("hardshrink", "hard_threshold"),
)


def soft_shrink_value(z: Any, threshold: Any) -> Any:
    # the threshold is finite, so the difference is infinite where |z| is
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


def soft_shrink_derivative(z: Any, threshold: Any) -> Any:
    # with threshold 0 it is the identity, also at z = 0
    return ((np.abs(z) > threshold) | (threshold == 0)).astype(z.dtype)


def soft_shrink_second_derivative(z: Any, threshold: Any) -> Any:
    return np.zeros_like(z * threshold)


soft_shrink = Activation(
    slug="soft_shrink",
    name="Soft shrink",
    family="shrinkage",
    formulas=Formulas(
        soft_shrink_value,
        soft_shrink_derivative,
        soft_shrink_second_derivative,
        latex=r"\operatorname{sign}(z)\, \max(|z| - \lambda, 0)",
        latex_derivative=r"\begin{cases} 1 & |z| > \lambda \\ 0 & |z| \le \lambda \end{cases}",
    ),
    claim=lambda threshold: _shrinking(threshold, jumps=False),
    calls=(
        shipped("torch.nn.functional.softshrink", 0.0, 0.0, takes={"threshold": "lambd"}, threshold=0.5),
        written("jax.numpy.sign(z) * jax.numpy.maximum(jax.numpy.abs(z) - {threshold}, 0.0)", 0.5, 0.5),
        shipped("keras.activations.soft_shrink", threshold=0.5),
        written("tf.sign(z) * tf.maximum(tf.abs(z) - {threshold}, 0.0)", 1.0, 1.0),
        shipped("paddle.nn.functional.softshrink", threshold=0.5),
    ),
    references=(references.DONOHO_1995, references.DAUBECHIES_2004, references.GREGOR_LECUN_2010),
    parameters=(_THRESHOLD,),
    aliases=("softshrink", "soft_threshold"),
)


def tanhshrink_value(z: Any) -> Any:
    # Near 0 the two cancel. z cosh z - sinh z = z^3/3 (1 + z^2/10 (1 + z^2/28 (1 + ...))) has no minus sign.
    small = np.clip(z, -1.5, 1.5)
    square, series = small * small, np.ones_like(z)
    for k in range(12, 0, -1):
        series = 1 + square / (2 * k * (2 * k + 3)) * series
    return np.where(np.abs(z) < 1.5, small * square / 3 * series / np.cosh(small), z - np.tanh(z))


def tanhshrink_derivative(z: Any) -> Any:
    return np.tanh(z) ** 2


def tanhshrink_second_derivative(z: Any) -> Any:
    e = np.exp(-2 * np.abs(z))
    return 8 * np.tanh(z) * e / (1 + e) ** 2


tanhshrink = Activation(
    slug="tanhshrink",
    name="Tanhshrink",
    full_name="z minus its hyperbolic tangent",
    family="shrinkage",
    formulas=Formulas(
        tanhshrink_value,
        tanhshrink_derivative,
        tanhshrink_second_derivative,
        latex=r"z - \tanh z",
        latex_derivative=r"\tanh^2 z",
    ),
    claim=Claims(
        range=REALS,
        limits=(-math.inf, math.inf),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=None,
        right=None,
        lipschitz=1.0,
        steepest=None,
    ),
    calls=(
        shipped("torch.nn.functional.tanhshrink"),
        written("z - jax.numpy.tanh(z)"),
        shipped("keras.activations.tanh_shrink"),
        written("z - tf.tanh(z)"),
        shipped("paddle.nn.functional.tanhshrink"),
    ),
    references=(references.COLLOBERT_KAVUKCUOGLU_FARABET_2011,),
    aliases=("tanh_shrink",),
)

MEMBERS = (hard_shrink, soft_shrink, tanhshrink)
