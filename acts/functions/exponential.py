"""Exponential functions and soft rectifiers: ReLU with a rounded kink, or a curve instead of its flat side."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts import references
from acts.activation import (
    POSITIVE,
    Activation,
    Claims,
    Formulas,
    Interval,
    Kink,
    Parameter,
    Saturation,
)
from acts.functions.calls import shipped, written
from acts.functions.rectified import relu
from acts.numerics import decay

CENTRED = 1.6732632423543772  # the alpha at which E f(z) = 0 for z from N(0, 1): SELU's


def elu_value(z: Any, alpha: Any) -> Any:
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_derivative(z: Any, alpha: Any) -> Any:
    near, far = decay(-np.minimum(z, 0))
    return np.where(z > 0, 1, alpha * near * far)


def elu_second_derivative(z: Any, alpha: Any) -> Any:
    near, far = decay(-np.minimum(z, 0))
    return np.where(z < 0, alpha * near * far, 0)


def _elu_claims(alpha: float) -> Claims:
    if alpha == 0:
        return relu.claims()
    smooth = alpha == 1
    steepest = Interval(0.0, 0.0) if alpha > 1 else Interval(0.0, math.inf, "[)" if smooth else "()")
    return Claims(
        range=Interval(-alpha, math.inf, "()"),
        limits=(-alpha, math.inf),
        smoothness=1 if smooth else 0,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=abs(alpha - CENTRED) < 1e-12,
        left=Saturation("soft"),
        right=None,
        lipschitz=max(1.0, alpha),
        steepest=steepest,
        kinks=() if smooth else (Kink(0.0, left=alpha, right=1.0, slope=alpha),),
    )


elu = Activation(
    slug="elu",
    name="ELU",
    full_name="exponential linear unit",
    family="exponential",
    formulas=Formulas(
        elu_value,
        elu_derivative,
        elu_second_derivative,
        latex=r"\begin{cases} \alpha \left(e^{z} - 1\right) & z \le 0 \\ z & z > 0 \end{cases}",
        latex_derivative=r"\begin{cases} \alpha e^{z} & z \le 0 \\ 1 & z > 0 \end{cases}",
        uses=(decay,),
    ),
    claim=_elu_claims,
    calls=(
        shipped("torch.nn.functional.elu", alpha=1.0),
        shipped("jax.nn.elu", alpha=1.0),
        shipped("keras.activations.elu", alpha=1.0),
        shipped("tf.nn.elu", takes={}, alpha=1.0, note="without alpha"),
        written("tf.where(z > 0, z, {alpha} * tf.math.expm1(z))", note="with alpha"),
        shipped("paddle.nn.functional.elu", alpha=1.0),
    ),
    references=(references.CLEVERT_2016,),
    parameters=(
        Parameter(
            "alpha",
            r"\alpha",
            1.0,
            Interval(0.0, math.inf, "[)"),
            Interval(0.0, 2.0),
            0.05,
            "how deep the left side goes",
        ),
    ),
)


def celu_value(z: Any, alpha: Any) -> Any:
    w = np.minimum(z, 0) / alpha
    # This close to 0 the value is z to the last digit, and z / alpha may have lost digits.
    return np.where(w > -(2.0**-60), z, alpha * np.expm1(w))


def celu_derivative(z: Any, alpha: Any) -> Any:
    return np.exp(np.minimum(z, 0) / alpha)


def celu_second_derivative(z: Any, alpha: Any) -> Any:
    near, far = decay(-np.minimum(z, 0) / alpha)
    return np.where(z < 0, near / alpha * far, 0)


def _celu_claims(alpha: float) -> Claims:
    return Claims(
        range=Interval(-alpha, math.inf, "()"),
        limits=(-alpha, math.inf),
        smoothness=1,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("soft"),
        right=None,
        lipschitz=1.0,
        steepest=Interval(0.0, math.inf, "[)"),
    )


celu = Activation(
    slug="celu",
    name="CELU",
    full_name="continuously differentiable exponential linear unit",
    family="exponential",
    formulas=Formulas(
        celu_value,
        celu_derivative,
        celu_second_derivative,
        latex=r"\begin{cases} \alpha \left(e^{z / \alpha} - 1\right) & z \le 0 \\ z & z > 0 \end{cases}",
        latex_derivative=r"\begin{cases} e^{z / \alpha} & z \le 0 \\ 1 & z > 0 \end{cases}",
    ),
    claim=_celu_claims,
    calls=(
        shipped("torch.nn.functional.celu", alpha=1.0),
        shipped("jax.nn.celu", alpha=1.0),
        shipped("keras.activations.celu", alpha=1.0),
        written("tf.where(z > 0, z, {alpha} * tf.math.expm1(z / {alpha}))"),
        shipped("paddle.nn.functional.celu", alpha=1.0),
    ),
    references=(references.BARRON_2017,),
    parameters=(
        Parameter(
            "alpha",
            r"\alpha",
            1.0,
            POSITIVE,
            Interval(0.25, 4.0),
            0.125,
            "how deep the left side goes, and how wide it is",
        ),
    ),
)


def selu_value(z: Any) -> Any:
    return 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0)))


def selu_derivative(z: Any) -> Any:
    return 1.0507009873554805 * np.where(z > 0, 1, 1.6732632423543772 * np.exp(np.minimum(z, 0)))


def selu_second_derivative(z: Any) -> Any:
    return np.where(z < 0, 1.0507009873554805 * 1.6732632423543772 * np.exp(np.minimum(z, 0)), 0)


selu = Activation(
    slug="selu",
    name="SELU",
    full_name="scaled exponential linear unit",
    family="exponential",
    formulas=Formulas(
        selu_value,
        selu_derivative,
        selu_second_derivative,
        latex=r"\lambda \begin{cases} \alpha \left(e^{z} - 1\right) & z \le 0 \\ z & z > 0 \end{cases}",
        latex_derivative=r"\begin{cases} \lambda \alpha e^{z} & z \le 0 \\ \lambda & z > 0 \end{cases}",
    ),
    claim=Claims(
        range=Interval(-1.0507009873554805 * CENTRED, math.inf, "()"),
        limits=(-1.0507009873554805 * CENTRED, math.inf),
        smoothness=0,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=True,
        left=Saturation("soft"),
        right=None,
        lipschitz=1.0507009873554805 * CENTRED,
        steepest=Interval(0.0, 0.0),
        kinks=(
            Kink(
                0.0,
                left=1.0507009873554805 * CENTRED,
                right=1.0507009873554805,
                slope=1.0507009873554805 * CENTRED,
            ),
        ),
    ),
    calls=(
        shipped("torch.nn.functional.selu", 1.0507009873554805 * CENTRED),
        shipped("jax.nn.selu", 1.0507009873554805 * CENTRED),
        shipped("keras.activations.selu"),
        shipped("tf.nn.selu", 1.0507009873554805),
        shipped("paddle.nn.functional.selu"),
    ),
    references=(references.KLAMBAUER_2017,),
)


def softplus_value(z: Any, beta: Any) -> Any:
    # e^-|z| never overflows, and the left tail keeps its last digits.
    near, far = decay(np.abs(beta * z))
    return np.maximum(z, 0) + np.log1p(near) / beta * far


def softplus_derivative(z: Any, beta: Any) -> Any:
    near, far = decay(np.abs(beta * z))
    return np.where(z >= 0, 1, near * far) / (1 + near)


def softplus_second_derivative(z: Any, beta: Any) -> Any:
    near, far = decay(np.abs(beta * z))
    return beta * near / (1 + near) ** 2 * far


_SOFT = Claims(
    range=Interval(0.0, math.inf, "()"),
    limits=(0.0, math.inf),
    smoothness=math.inf,
    monotone="strictly increasing",
    symmetry=None,
    zero_centred=False,
    left=Saturation("soft"),
    right=None,
    lipschitz=1.0,
    steepest=None,
)

softplus = Activation(
    slug="softplus",
    name="Softplus",
    family="exponential",
    formulas=Formulas(
        softplus_value,
        softplus_derivative,
        softplus_second_derivative,
        latex=r"\frac{1}{\beta} \log\left(1 + e^{\beta z}\right)",
        latex_derivative=r"\frac{1}{1 + e^{-\beta z}}",
        uses=(decay,),
    ),
    claim=_SOFT,
    calls=(
        shipped("torch.nn.functional.softplus", beta=1.0, note="exactly z where beta z > 20, its threshold"),
        shipped("jax.nn.softplus", takes={}, beta=1.0, note="without beta"),
        written("jax.nn.softplus({beta} * z) / {beta}", note="with beta"),
        shipped("keras.activations.softplus", takes={}, beta=1.0, note="without beta"),
        written("keras.activations.softplus({beta} * z) / {beta}", note="with beta"),
        shipped("tf.nn.softplus", takes={}, beta=1.0, note="without beta"),
        written("tf.nn.softplus({beta} * z) / {beta}", note="with beta"),
        shipped("paddle.nn.functional.softplus", beta=1.0),
    ),
    references=(references.DUGAS_2000, references.GLOROT_BORDES_BENGIO_2011),
    parameters=(Parameter("beta", r"\beta", 1.0, POSITIVE, Interval(0.25, 10.0), 0.25, "how sharp the bend is"),),
    aliases=("soft_plus", "smooth_relu"),
)


def squareplus_value(z: Any, b: Any) -> Any:
    # (z + r) / 2 is z + (r - z) / 2, and r - z is b / (r + z): nothing cancels, and no square overflows.
    t, s = np.abs(z), b**0.5
    r = np.hypot(t, s)
    return np.maximum(z, 0) + s / 2 * (s / 2 / (r / 2 + t / 2))


def squareplus_derivative(z: Any, b: Any) -> Any:
    t, s = np.abs(z), b**0.5
    r = np.hypot(t, s)
    left = s / 2 / r * (s / 2 / (r / 2 + t / 2))
    return np.where(z > 0, 1 - left, left)


def squareplus_second_derivative(z: Any, b: Any) -> Any:
    s = b**0.5
    r = np.hypot(z, s)
    return s / r * (s / r) / (2 * r)


squareplus = Activation(
    slug="squareplus",
    name="Squareplus",
    family="exponential",
    formulas=Formulas(
        squareplus_value,
        squareplus_derivative,
        squareplus_second_derivative,
        latex=r"\frac{z + \sqrt{z^2 + b}}{2}",
        latex_derivative=r"\frac{1}{2} \left(1 + \frac{z}{\sqrt{z^2 + b}}\right)",
    ),
    claim=_SOFT,
    calls=(
        written("(z + torch.sqrt(z * z + {b})) / 2"),
        shipped("jax.nn.squareplus", b=4.0),
        shipped("keras.activations.squareplus", b=4.0),
        written("(z + tf.sqrt(z * z + {b})) / 2"),
        written("(z + paddle.sqrt(z * z + {b})) / 2"),
    ),
    references=(references.BARRON_2021,),
    parameters=(Parameter("b", "b", 4.0, POSITIVE, Interval(0.25, 10.0), 0.25, "how wide the bend is"),),
)


def sparse_plus_value(z: Any) -> Any:
    return np.where(z < 1, (np.clip(z, -1, 1) + 1) ** 2 / 4, z)


def sparse_plus_derivative(z: Any) -> Any:
    return (np.clip(z, -1, 1) + 1) / 2


def sparse_plus_second_derivative(z: Any) -> Any:
    return (np.abs(z) < 1).astype(z.dtype) / 2


sparse_plus = Activation(
    slug="sparse_plus",
    name="Sparse plus",
    family="exponential",
    formulas=Formulas(
        sparse_plus_value,
        sparse_plus_derivative,
        sparse_plus_second_derivative,
        latex=r"\begin{cases} 0 & z \le -1 \\ \frac{(z + 1)^2}{4} & -1 < z < 1 \\ z & z \ge 1 \end{cases}",
        latex_derivative=r"\min\left(\max\left(0, \frac{z + 1}{2}\right), 1\right)",
    ),
    claim=Claims(
        range=Interval(0.0, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=1,
        monotone="increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("hard", -1.0),
        right=None,
        lipschitz=1.0,
        steepest=Interval(1.0, math.inf, "[)"),
    ),
    calls=(
        written("torch.where(z < 1, torch.square(torch.clamp(z + 1, min=0)) / 4, z)"),
        shipped("jax.nn.sparse_plus"),
        shipped("keras.activations.sparse_plus"),
        written("tf.where(z < 1, tf.square(tf.nn.relu(z + 1)) / 4, z)"),
        written("paddle.where(z < 1, paddle.square(paddle.clip(z + 1, min=0)) / 4, z)"),
    ),
    references=(references.BLONDEL_MARTINS_NICULAE_2020,),
    aliases=("sparseplus",),
)


def exponential_value(z: Any) -> Any:
    return np.exp(z)


def exponential_derivative(z: Any) -> Any:
    return np.exp(z)


def exponential_second_derivative(z: Any) -> Any:
    return np.exp(z)


exponential = Activation(
    slug="exponential",
    name="Exponential",
    family="exponential",
    formulas=Formulas(
        exponential_value,
        exponential_derivative,
        exponential_second_derivative,
        latex="e^{z}",
        latex_derivative="e^{z}",
    ),
    claim=Claims(
        range=Interval(0.0, math.inf, "()"),
        limits=(0.0, math.inf),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("soft"),
        right=None,
        lipschitz=math.inf,
        steepest=None,
    ),
    calls=(
        shipped("torch.exp"),
        shipped("jax.numpy.exp"),
        shipped("keras.activations.exponential"),
        shipped("tf.exp"),
        shipped("paddle.exp"),
    ),
    references=(references.NELDER_WEDDERBURN_1972,),
    aliases=("exp",),
)

MEMBERS = (elu, celu, selu, softplus, squareplus, sparse_plus, exponential)
