"""Sigmoidal functions: they rise once and level off, on both sides or on one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts.activation import Activation, Call, Claims, Formulas, Interval, Saturation, Symmetry


def sigmoid_value(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_derivative(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def sigmoid_second_derivative(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return np.sign(z) * np.expm1(-np.abs(z)) * e / (1 + e) ** 3


sigmoid = Activation(
    slug="sigmoid",
    name="Sigmoid",
    family="sigmoidal",
    formulas=Formulas(
        sigmoid_value,
        sigmoid_derivative,
        sigmoid_second_derivative,
        latex=r"\frac{1}{1 + e^{-z}}",
        latex_derivative=r"\sigma(z)\,\bigl(1 - \sigma(z)\bigr)",
    ),
    claim=Claims(
        range=Interval(0.0, 1.0, "()"),
        limits=(0.0, 1.0),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.5),
        zero_centred=False,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=0.25,
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        Call("torch", "torch.sigmoid"),
        Call("jax", "jax.nn.sigmoid"),
        Call("keras", "keras.activations.sigmoid"),
        Call("tf", "tf.nn.sigmoid"),
        Call("paddle", "paddle.nn.functional.sigmoid", run=False),
    ),
    references=(),
    aliases=("logistic", "expit"),
)

MEMBERS = (sigmoid,)
