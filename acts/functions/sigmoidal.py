"""Sigmoidal functions: they rise and level off, on both sides or on one."""

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
    Kink,
    Order,
    Parameter,
    Saturation,
    Symmetry,
)
from acts.functions.calls import shipped, written


def sigmoid_value(z: Any) -> Any:
    # exp(-|z|) never overflows, and both tails keep their last digits.
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
    full_name="logistic function",
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
        shipped("torch.sigmoid"),
        shipped("jax.nn.sigmoid"),
        shipped("keras.activations.sigmoid"),
        shipped("tf.nn.sigmoid"),
        shipped("paddle.nn.functional.sigmoid"),
    ),
    references=(references.VERHULST_1845, references.RUMELHART_HINTON_WILLIAMS_1986),
    aliases=("logistic", "expit"),
)


def tanh_value(z: Any) -> Any:
    return np.tanh(z)


def tanh_derivative(z: Any) -> Any:
    # 1 - tanh(z)^2 rounds to 0 from |z| of about 19 on; 1 / cosh(z)^2, written with e, keeps both tails.
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2


def tanh_second_derivative(z: Any) -> Any:
    e = np.exp(-2 * np.abs(z))
    return -8 * np.tanh(z) * e / (1 + e) ** 2


tanh = Activation(
    slug="tanh",
    name="Tanh",
    full_name="hyperbolic tangent",
    family="sigmoidal",
    formulas=Formulas(
        tanh_value,
        tanh_derivative,
        tanh_second_derivative,
        latex=r"\tanh z",
        latex_derivative=r"1 - \tanh^2 z",
    ),
    claim=Claims(
        range=Interval(-1.0, 1.0, "()"),
        limits=(-1.0, 1.0),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=1.0,
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        shipped("torch.tanh"),
        shipped("jax.nn.tanh"),
        shipped("keras.activations.tanh"),
        shipped("tf.nn.tanh"),
        shipped("paddle.nn.functional.tanh"),
    ),
    references=(references.LECUN_1998,),
    aliases=("hyperbolic_tangent",),
)


def lecun_tanh_value(z: Any) -> Any:
    return 1.7159 * np.tanh(2 * z / 3)


def lecun_tanh_derivative(z: Any) -> Any:
    # 1 / cosh(2z/3)^2 with e = exp(-4|z|/3). In the tails e magnifies the rounding error of 4|z|/3, which is
    # computed exactly and corrected.
    w = 4 * np.minimum(np.abs(z), 1000)
    rounded = w / 3
    error = (w - 2 * rounded - rounded) / 3
    e = np.exp(-rounded) * (1 - error)
    return 1.7159 * 8 / 3 * e / (1 + e) ** 2


def lecun_tanh_second_derivative(z: Any) -> Any:
    return -4 / 3 * np.tanh(2 * z / 3) * lecun_tanh_derivative(z)


lecun_tanh = Activation(
    slug="lecun_tanh",
    name="LeCun tanh",
    full_name="scaled hyperbolic tangent",
    family="sigmoidal",
    formulas=Formulas(
        lecun_tanh_value,
        lecun_tanh_derivative,
        lecun_tanh_second_derivative,
        latex=r"1.7159 \tanh \frac{2z}{3}",
        latex_derivative=r"1.7159 \cdot \frac{2}{3} \left(1 - \tanh^2 \frac{2z}{3}\right)",
    ),
    claim=Claims(
        range=Interval(-1.7159, 1.7159, "()"),
        limits=(-1.7159, 1.7159),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=1.7159 * 2 / 3,
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        written("1.7159 * torch.tanh(2 * z / 3)"),
        written("1.7159 * jax.nn.tanh(2 * z / 3)"),
        written("1.7159 * keras.activations.tanh(2 * z / 3)"),
        written("1.7159 * tf.nn.tanh(2 * z / 3)"),
        written("1.7159 * paddle.tanh(2 * z / 3)"),
    ),
    references=(references.LECUN_1998,),
    aliases=("scaled_tanh",),
)


def hard_sigmoid_value(z: Any) -> Any:
    return np.clip(z + 3, 0, 6) / 6


def hard_sigmoid_derivative(z: Any) -> Any:
    return (np.abs(z) < 3).astype(z.dtype) / 6


def hard_sigmoid_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


hard_sigmoid = Activation(
    slug="hard_sigmoid",
    name="Hard sigmoid",
    full_name="logistic function made of straight pieces",
    family="sigmoidal",
    formulas=Formulas(
        hard_sigmoid_value,
        hard_sigmoid_derivative,
        hard_sigmoid_second_derivative,
        latex=r"\frac{\min\bigl(\max(0, z + 3), 6\bigr)}{6}",
        latex_derivative=r"\begin{cases} \frac{1}{6} & |z| < 3 \\ 0 & |z| \ge 3 \end{cases}",
    ),
    claim=Claims(
        range=Interval(0.0, 1.0),
        limits=(0.0, 1.0),
        smoothness=0,
        monotone="increasing",
        symmetry=Symmetry("point", 0.0, 0.5),
        zero_centred=False,
        left=Saturation("hard", -3.0),
        right=Saturation("hard", 3.0),
        lipschitz=1 / 6,
        steepest=Interval(-3.0, 3.0, "()"),
        kinks=(Kink(-3.0, left=0.0, right=1 / 6, slope=0.0), Kink(3.0, left=1 / 6, right=0.0, slope=0.0)),
    ),
    calls=(
        shipped("torch.nn.functional.hardsigmoid", 0.0, 0.0),
        shipped("jax.nn.hard_sigmoid", 0.0, 0.0),
        shipped("keras.activations.hard_sigmoid"),
        written("tf.nn.relu6(z + 3) / 6"),
        shipped("paddle.nn.functional.hardsigmoid"),
    ),
    references=(references.HOWARD_2019,),
    aliases=("hardsigmoid",),
)


def hard_tanh_value(z: Any, min_val: Any, max_val: Any) -> Any:
    return np.clip(z, min_val, max_val)


def hard_tanh_derivative(z: Any, min_val: Any, max_val: Any) -> Any:
    return ((z > min_val) & (z < max_val)).astype(z.dtype)


def hard_tanh_second_derivative(z: Any, min_val: Any, max_val: Any) -> Any:
    return np.zeros_like(np.clip(z, min_val, max_val))


def _hard_tanh_claims(min_val: float, max_val: float) -> Claims:
    middle = min_val / 2 + max_val / 2
    return Claims(
        range=Interval(min_val, max_val),
        limits=(min_val, max_val),
        smoothness=0,
        monotone="increasing",
        symmetry=Symmetry("point", middle, middle),
        zero_centred=min_val == -max_val,
        left=Saturation("hard", min_val),
        right=Saturation("hard", max_val),
        lipschitz=1.0,
        steepest=Interval(min_val, max_val, "()"),
        kinks=(Kink(min_val, left=0.0, right=1.0, slope=0.0), Kink(max_val, left=1.0, right=0.0, slope=0.0)),
    )


hard_tanh = Activation(
    slug="hard_tanh",
    name="Hard tanh",
    full_name="hyperbolic tangent made of straight pieces",
    family="sigmoidal",
    formulas=Formulas(
        hard_tanh_value,
        hard_tanh_derivative,
        hard_tanh_second_derivative,
        latex=r"\min\bigl(\max(m, z), M\bigr)",
        latex_derivative=r"\begin{cases} 1 & m < z < M \\ 0 & z \le m, \; z \ge M \end{cases}",
    ),
    claim=_hard_tanh_claims,
    calls=(
        shipped("torch.nn.functional.hardtanh", 0.0, 0.0, min_val=-1.0, max_val=1.0),
        shipped("jax.nn.hard_tanh", 1.0, 1.0, takes={}, min_val=-1.0, max_val=1.0, note="without bounds"),
        written("jax.numpy.clip(z, {min_val}, {max_val})", 0.5, 0.5, note="with bounds"),
        shipped("keras.activations.hard_tanh", takes={}, min_val=-1.0, max_val=1.0, note="without bounds"),
        written("keras.ops.clip(z, {min_val}, {max_val})", note="with bounds"),
        written("tf.clip_by_value(z, {min_val}, {max_val})"),
        shipped("paddle.nn.functional.hardtanh", takes={"min_val": "min", "max_val": "max"}, min_val=-1.0, max_val=1.0),
    ),
    references=(references.COLLOBERT_2011,),
    parameters=(
        Parameter("min_val", "m", -1.0, REALS, Interval(-3.0, -0.25), 0.25, "the lowest value"),
        Parameter("max_val", "M", 1.0, REALS, Interval(0.25, 3.0), 0.25, "the highest value"),
    ),
    orders=(Order("min_val", "max_val", strict=True),),
    aliases=("hardtanh",),
)


def sparse_sigmoid_value(z: Any) -> Any:
    return np.clip((z + 1) / 2, 0, 1)


def sparse_sigmoid_derivative(z: Any) -> Any:
    return (np.abs(z) < 1).astype(z.dtype) / 2


def sparse_sigmoid_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


sparse_sigmoid = Activation(
    slug="sparse_sigmoid",
    name="Sparse sigmoid",
    family="sigmoidal",
    formulas=Formulas(
        sparse_sigmoid_value,
        sparse_sigmoid_derivative,
        sparse_sigmoid_second_derivative,
        latex=r"\min\left(\max\left(0, \frac{z + 1}{2}\right), 1\right)",
        latex_derivative=r"\begin{cases} \frac{1}{2} & |z| < 1 \\ 0 & |z| \ge 1 \end{cases}",
    ),
    claim=Claims(
        range=Interval(0.0, 1.0),
        limits=(0.0, 1.0),
        smoothness=0,
        monotone="increasing",
        symmetry=Symmetry("point", 0.0, 0.5),
        zero_centred=False,
        left=Saturation("hard", -1.0),
        right=Saturation("hard", 1.0),
        lipschitz=0.5,
        steepest=Interval(-1.0, 1.0, "()"),
        kinks=(Kink(-1.0, left=0.0, right=0.5, slope=0.0), Kink(1.0, left=0.5, right=0.0, slope=0.0)),
    ),
    calls=(
        written("(torch.nn.functional.hardtanh(z) + 1) / 2", 0.0, 0.0),
        shipped("jax.nn.sparse_sigmoid", 0.25, 0.25),
        shipped("keras.activations.sparse_sigmoid"),
        written("tf.clip_by_value((z + 1) / 2, 0.0, 1.0)"),
        written("(paddle.nn.functional.hardtanh(z) + 1) / 2"),
    ),
    references=(references.MARTINS_ASTUDILLO_2016, references.COURBARIAUX_2015),
)


def softsign_value(z: Any) -> Any:
    # From 1e17 on the quotient rounds to 1; clipping avoids infinity over infinity.
    w = np.clip(z, -1e30, 1e30)
    return w / (1 + np.abs(w))


def softsign_derivative(z: Any) -> Any:
    # (1 + |z|)^2 would overflow where its reciprocal is still a number.
    return (1 / (1 + np.abs(z))) ** 2


def softsign_second_derivative(z: Any) -> Any:
    r = 1 / (1 + np.abs(z))
    return -2 * np.sign(z) * r * r * r


softsign = Activation(
    slug="softsign",
    name="Softsign",
    family="sigmoidal",
    formulas=Formulas(
        softsign_value,
        softsign_derivative,
        softsign_second_derivative,
        latex=r"\frac{z}{1 + |z|}",
        latex_derivative=r"\frac{1}{(1 + |z|)^2}",
    ),
    claim=Claims(
        range=Interval(-1.0, 1.0, "()"),
        limits=(-1.0, 1.0),
        smoothness=1,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=1.0,
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        shipped("torch.nn.functional.softsign"),
        shipped("jax.nn.soft_sign"),
        shipped("keras.activations.softsign"),
        shipped("tf.nn.softsign"),
        shipped("paddle.nn.functional.softsign"),
    ),
    references=(references.TURIAN_BERGSTRA_BENGIO_2009, references.GLOROT_BENGIO_2010),
    aliases=("soft_sign",),
)


def arctan_value(z: Any) -> Any:
    return np.arctan(z)


def arctan_derivative(z: Any) -> Any:
    # 1 + z^2 would overflow where its reciprocal is still a number; its square root does not.
    h = np.hypot(1, z)
    return 1 / h / h


def arctan_second_derivative(z: Any) -> Any:
    w = np.nan_to_num(z)  # the largest number instead of infinity, since infinity over infinity is nan
    h = np.hypot(1, w)
    return -2 * (w / h / h / h / h)


arctan = Activation(
    slug="arctan",
    name="Arctan",
    full_name="inverse tangent",
    family="sigmoidal",
    formulas=Formulas(
        arctan_value,
        arctan_derivative,
        arctan_second_derivative,
        latex=r"\arctan z",
        latex_derivative=r"\frac{1}{1 + z^2}",
    ),
    claim=Claims(
        range=Interval(-math.pi / 2, math.pi / 2, "()"),
        limits=(-math.pi / 2, math.pi / 2),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=1.0,
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        shipped("torch.atan"),
        shipped("jax.numpy.arctan"),
        shipped("keras.ops.arctan"),
        shipped("tf.math.atan"),
        shipped("paddle.atan"),
    ),
    references=(references.KAMRUZZAMAN_AZIZ_2002,),
    aliases=("atan",),
)


def log_sigmoid_value(z: Any) -> Any:
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def log_sigmoid_derivative(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return np.where(z <= 0, 1, e) / (1 + e)


def log_sigmoid_second_derivative(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return -e / (1 + e) ** 2


log_sigmoid = Activation(
    slug="log_sigmoid",
    name="Log-sigmoid",
    full_name="logarithm of the logistic function",
    family="sigmoidal",
    formulas=Formulas(
        log_sigmoid_value,
        log_sigmoid_derivative,
        log_sigmoid_second_derivative,
        latex=r"-\log\left(1 + e^{-z}\right)",
        latex_derivative=r"\frac{1}{1 + e^{z}}",
    ),
    claim=Claims(
        range=Interval(-math.inf, 0.0, "()"),
        limits=(-math.inf, 0.0),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=False,
        left=None,
        right=Saturation("soft"),
        lipschitz=1.0,
        steepest=None,
    ),
    calls=(
        shipped("torch.nn.functional.logsigmoid"),
        shipped("jax.nn.log_sigmoid"),
        shipped("keras.activations.log_sigmoid"),
        shipped("tf.math.log_sigmoid"),
        shipped("paddle.nn.functional.log_sigmoid"),
    ),
    references=(references.GOODFELLOW_BENGIO_COURVILLE_2016,),
    aliases=("logsigmoid",),
)


def cloglog_value(z: Any) -> Any:
    return -np.expm1(-np.exp(z))


def cloglog_derivative(z: Any, times: Any = 1) -> Any:
    if z.dtype.itemsize < 8:  # the errors of float64 are far below the digits of float32
        w = np.minimum(z, 7).astype(np.float64)
        return times * np.exp(w - np.exp(w))

    # exp(-e^z) magnifies the rounding error of e^z by e^z, up to 745. So for z > 0 e^z = e + error is
    # carried with twice the digits: e^x for x = z / 256 from its series, then squared eight times.
    def square(a: Any) -> Any:
        c = 134217729 * a
        high = c - (c - a)
        low = a - high
        s = a * a
        return s, high * high - s + 2 * high * low + low * low

    w = np.minimum(z, 7).astype(np.float64)
    x = np.maximum(w, 0) / 256
    s, t = square(x)
    series = 1
    for n in range(9, 3, -1):
        series = 1 + x / n * series
    p = x + s / 2
    e = 1 + p
    error = 1 - e + p + (x - p + s / 2 + (t / 2 + x * s / 6 * series))
    for _ in range(8):
        s, t = square(e)
        t = t + (2 * e + error) * error
        e = s + t
        error = s - e + t
    e = np.where(w < 0, np.exp(w), e)
    h = np.exp(-e / 2) * (1 - error / 2)
    # Scaled, so that only the last product is rounded to the few digits of the smallest numbers.
    return 2.0**100 * times * e * h * h * 2.0**-100


def cloglog_second_derivative(z: Any) -> Any:
    return cloglog_derivative(z, times=-np.expm1(np.minimum(z, 7)))


cloglog = Activation(
    slug="cloglog",
    name="Complementary log-log",
    family="sigmoidal",
    formulas=Formulas(
        cloglog_value,
        cloglog_derivative,
        cloglog_second_derivative,
        latex=r"1 - e^{-e^{z}}",
        latex_derivative=r"e^{z - e^{z}}",
    ),
    claim=Claims(
        range=Interval(0.0, 1.0, "()"),
        limits=(0.0, 1.0),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("soft"),
        right=Saturation("soft"),
        lipschitz=math.exp(-1),
        steepest=Interval(0.0, 0.0),
    ),
    calls=(
        written("-torch.expm1(-torch.exp(z))"),
        written("-jax.numpy.expm1(-jax.numpy.exp(z))"),
        written("-keras.ops.expm1(-keras.ops.exp(z))"),
        written("-tf.math.expm1(-tf.math.exp(z))"),
        written("-paddle.expm1(-paddle.exp(z))"),
    ),
    references=(references.GOMES_LUDERMIR_2008, references.FISHER_1922),
    aliases=("complementary_log_log",),
)

MEMBERS = (
    sigmoid,
    tanh,
    lecun_tanh,
    hard_sigmoid,
    hard_tanh,
    sparse_sigmoid,
    softsign,
    arctan,
    log_sigmoid,
    cloglog,
)
