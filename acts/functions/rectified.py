"""Rectified functions: a straight line for positive z, and something simple for the rest."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts import references
from acts.activation import (
    Activation,
    Call,
    Claims,
    Formulas,
    Interval,
    Kink,
    Saturation,
)


def relu_value(z: Any) -> Any:
    return np.maximum(z, np.zeros_like(z))


def relu_derivative(z: Any) -> Any:
    return np.where(z > 0, 1.0, 0.0)


def relu_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


relu = Activation(
    slug="relu",
    name="ReLU",
    family="rectified",
    formulas=Formulas(
        relu_value,
        relu_derivative,
        relu_second_derivative,
        latex=r"\max(0, z)",
        latex_derivative=r"\begin{cases} 0 & z \le 0 \\ 1 & z > 0 \end{cases}",
    ),
    claim=Claims(
        range=Interval(0.0, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=0,
        monotone="increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("hard", 0.0),
        right=None,
        lipschitz=1.0,
        steepest=Interval(0.0, math.inf, "()"),
        kinks=(Kink(0.0, left=0.0, right=1.0, slope=0.0),),
    ),
    calls=(
        Call("torch", "torch.nn.functional.relu", kink_slopes=(0.0,)),
        Call("jax", "jax.nn.relu", kink_slopes=(0.0,)),
        Call("keras", "keras.activations.relu"),
        Call("tf", "tf.nn.relu", kink_slopes=(0.0,)),
        Call("paddle", "paddle.nn.functional.relu", run=False),
    ),
    references=(references.NAIR_HINTON_2010, references.FUKUSHIMA_1969),
    aliases=("rectifier", "ramp"),
)

MEMBERS = (relu,)
