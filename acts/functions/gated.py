"""Gated and smooth functions: z times a gate between 0 and 1 that opens as z rises, so they dip below 0."""

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
    Parameter,
    Saturation,
    Symmetry,
)
from acts.functions.calls import shipped, written
from acts.numerics import bell, decay, tail_coefficients, tail_ratio


def _dipping(low: float, steepest: float, lipschitz: float) -> Claims:
    """Return the claims of a smooth function that starts from 0, dips to `low` and approaches z."""
    return Claims(
        range=Interval(low, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=math.inf,
        monotone="neither",
        symmetry=None,
        zero_centred=False,
        left=Saturation("soft"),
        right=None,
        lipschitz=lipschitz,
        steepest=Interval(steepest, steepest),
    )


def gelu_value(z: Any) -> Any:
    t = np.minimum(np.abs(z), 40)
    ratio, (near, far) = tail_ratio(t), bell(t)
    return np.where(z > 0, z * (1 - ratio * near * far), -t * ratio * near * far)


def gelu_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 40)
    near, far = bell(t)
    left = (tail_ratio(t) - t * 0.3989422804014327) * near * far
    return np.where(z > 0, 1 - left, left)


def gelu_second_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 40)
    near, far = bell(t)
    return (2 - t * t) * 0.3989422804014327 * near * far


_BELL = (decay, bell, tail_coefficients, tail_ratio)

gelu = Activation(
    slug="gelu",
    name="GELU",
    full_name="Gaussian error linear unit",
    family="gated",
    formulas=Formulas(
        gelu_value,
        gelu_derivative,
        gelu_second_derivative,
        latex=r"z \, \Phi(z) = \frac{z}{2} \left(1 + \mathrm{erf} \frac{z}{\sqrt{2}}\right)",
        latex_derivative=r"\Phi(z) + \frac{z}{\sqrt{2\pi}} \, e^{-z^2/2}",
        uses=_BELL,
    ),
    # 40 digits of mpmath: findroot of diff(z Phi(z)); the slope is largest at the square root of 2
    claim=_dipping(-0.16997120747990366, math.sqrt(2), 1.1289041451851548),
    calls=(
        shipped("torch.nn.functional.gelu"),
        written("jax.nn.gelu(z, approximate=False)", note="shipped; by default the tanh form"),
        shipped("keras.activations.gelu"),
        shipped("tf.nn.gelu"),
        shipped("paddle.nn.functional.gelu"),
    ),
    references=(references.HENDRYCKS_GIMPEL_2016,),
)


# The next functions are z times the sigmoid of w(z), for an odd, increasing w. The slope at -z is 1 minus that at z,
# and the curvature is even. So both are computed at -|z|, where only e^-|w| is small.


def gate(z: Any, high: Any, low: Any = 0.0) -> Any:
    """Return z sigmoid(w); high + low is |w|."""
    near, far = decay(high, low)
    # 0 times infinity is nan, but the limit here is 0.
    return np.where(z >= 0, z, np.where(far > 0, z * near * far, 0)) / (1 + near)


def gate_slope(z: Any, rise: Any, high: Any, low: Any = 0.0) -> Any:
    """Return the slope of z sigmoid(w); rise is |z| w'(z)."""
    near, far = decay(high, low)
    left = near * (1 + near - rise) / (1 + near) ** 2 * far
    return np.where(z >= 0, 1 - left, left)


def gate_curvature(rise: Any, slope: Any, bend: Any, high: Any, low: Any = 0.0) -> Any:
    """Return the second derivative of z sigmoid(w); slope is w'(z), rise and bend are |z| times w'(z) and |w''(z)|."""
    near, far = decay(high, low)
    return near * (2 * slope + bend - rise * slope * (1 - near) / (1 + near)) / (1 + near) ** 2 * far


def gelu_tanh_exponent(t: Any) -> Any:
    """Return 2 sqrt(2/pi) (t + 0.044715 t^3) in two parts: the first is exact for k, near t."""
    k = np.rint(32 * t) / 32
    high = 1.595768928527832 * k + 0.07135480642318726 * k * k * k
    low = 1.595768928527832 * (t - k) + 0.07135480642318726 * (t - k) * (t * t + t * k + k * k)
    return high, low + 1.930778986805098e-07 * t + 9.849412992916964e-09 * t * t * t


def gelu_tanh_value(z: Any) -> Any:
    t = np.minimum(np.abs(z), 24).astype(np.float64)
    return gate(z, *gelu_tanh_exponent(t))


def gelu_tanh_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 24).astype(np.float64)
    slope = 1.5957691216057308 + 0.21406444881780074 * t * t
    return gate_slope(z, t * slope, *gelu_tanh_exponent(t))


def gelu_tanh_second_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 24).astype(np.float64)
    slope = 1.5957691216057308 + 0.21406444881780074 * t * t
    return gate_curvature(t * slope, slope, 0.4281288976356015 * t * t, *gelu_tanh_exponent(t))


_OTHER = "shipped; its default is the exact form"

gelu_tanh = Activation(
    slug="gelu_tanh",
    name="GELU, tanh form",
    full_name="Gaussian error linear unit, approximated by tanh",
    family="gated",
    formulas=Formulas(
        gelu_tanh_value,
        gelu_tanh_derivative,
        gelu_tanh_second_derivative,
        latex=(
            r"\begin{aligned} &\tfrac{z}{2} (1 + \tanh u), "
            r"\\ &u = \sqrt{\tfrac{2}{\pi}} \, (z + 0.044715 z^3) \end{aligned}"
        ),
        latex_derivative=r"\frac{1 + \tanh u}{2} + \frac{z}{2} \cdot \frac{u'}{\cosh^2 u}",
        uses=(decay, gate, gate_slope, gelu_tanh_exponent),
    ),
    claim=_dipping(-0.17004075057125405, 1.4185040087908284, 1.1289930686587718),
    calls=(
        written("torch.nn.functional.gelu(z, approximate='tanh')", note=_OTHER),
        shipped("jax.nn.gelu"),
        written("keras.activations.gelu(z, approximate=True)", note=_OTHER),
        written("tf.nn.gelu(z, approximate=True)", note=_OTHER),
        written("paddle.nn.functional.gelu(z, approximate=True)", note=_OTHER),
    ),
    references=(references.HENDRYCKS_GIMPEL_2016,),
    aliases=("gelu_approximate",),
)


def quick_gelu_exponent(t: Any) -> Any:
    """Return 1.702 t in two parts: the first is exact for k, near t, even in 32 bits."""
    k = np.rint(16 * t) / 16
    return 1.7021484375 * k, 1.7021484375 * (t - k) - 0.0001484375 * t


def quick_gelu_value(z: Any) -> Any:
    return gate(z, *quick_gelu_exponent(np.minimum(np.abs(z), 1000)))


def quick_gelu_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 1000)
    return gate_slope(z, 1.702 * t, *quick_gelu_exponent(t))


def quick_gelu_second_derivative(z: Any) -> Any:
    t = np.minimum(np.abs(z), 1000)
    return gate_curvature(1.702 * t, 1.702, 0, *quick_gelu_exponent(t))


quick_gelu = Activation(
    slug="quick_gelu",
    name="Quick GELU",
    full_name="Gaussian error linear unit, approximated by the sigmoid",
    family="gated",
    formulas=Formulas(
        quick_gelu_value,
        quick_gelu_derivative,
        quick_gelu_second_derivative,
        latex=r"\frac{z}{1 + e^{-1.702 z}}",
        latex_derivative=r"\frac{\vphantom{\bigg|} 1 + (1 + 1.702 z) \, e^{-1.702 z}}{(1 + e^{-1.702 z})^2}",
        uses=(decay, gate, gate_slope, quick_gelu_exponent),
    ),
    claim=_dipping(-0.2784645427610738 / 1.702, 2.3993572805154677 / 1.702, 1.0998393201288669),
    calls=(
        written("z * torch.sigmoid(1.702 * z)"),
        written("z * jax.nn.sigmoid(1.702 * z)"),
        written("z * keras.activations.sigmoid(1.702 * z)"),
        written("tf.nn.silu(z, beta=1.702)"),
        written("z * paddle.nn.functional.sigmoid(1.702 * z)"),
    ),
    references=(references.HENDRYCKS_GIMPEL_2016, references.WIGHTMAN_2019),
    aliases=("gelu_sigmoid",),
)


def silu_value(z: Any, beta: Any) -> Any:
    return gate(z, np.where(beta == 0, 0, np.abs(beta * z)))


def silu_derivative(z: Any, beta: Any) -> Any:
    t = np.where(beta == 0, 0, np.minimum(np.abs(beta * z), 2000))
    return gate_slope(z, t, t)


def silu_second_derivative(z: Any, beta: Any) -> Any:
    t = np.where(beta == 0, 0, np.minimum(np.abs(beta * z), 2000))
    return gate_curvature(t, beta, 0, t)


def _silu_claims(beta: float) -> Claims:
    if beta == 0:
        return Claims(
            range=REALS,
            limits=(-math.inf, math.inf),
            smoothness=math.inf,
            monotone="strictly increasing",
            symmetry=Symmetry("point", 0.0, 0.0),
            zero_centred=True,
            left=None,
            right=None,
            lipschitz=0.5,
            steepest=REALS,
        )
    # The lowest value is -W(1/e), at -1 - W(1/e), for beta = 1; Lambert's W is the inverse of w e^w.
    return _dipping(-0.2784645427610738 / beta, 2.3993572805154677 / beta, 1.0998393201288669)


silu = Activation(
    slug="silu",
    name="SiLU",
    full_name="sigmoid linear unit",
    family="gated",
    formulas=Formulas(
        silu_value,
        silu_derivative,
        silu_second_derivative,
        latex=r"\frac{z}{1 + e^{-\beta z}}",
        latex_derivative=r"\frac{\vphantom{\bigg|} 1 + (1 + \beta z) \, e^{-\beta z}}{(1 + e^{-\beta z})^2}",
        uses=(decay, gate, gate_slope),
    ),
    claim=_silu_claims,
    calls=(
        shipped("torch.nn.functional.silu", takes={}, beta=1.0, note="without beta"),
        written("z * torch.sigmoid({beta} * z)", note="with beta"),
        shipped("jax.nn.silu", takes={}, beta=1.0, note="without beta"),
        written("z * jax.nn.sigmoid({beta} * z)", note="with beta"),
        shipped("keras.activations.silu", takes={}, beta=1.0, note="without beta"),
        written("z * keras.activations.sigmoid({beta} * z)", note="with beta"),
        shipped("tf.nn.silu", beta=1.0),
        shipped("paddle.nn.functional.silu", takes={}, beta=1.0, note="without beta"),
    ),
    references=(
        references.ELFWING_UCHIBE_DOYA_2018,
        references.RAMACHANDRAN_ZOPH_LE_2017,
        references.HENDRYCKS_GIMPEL_2016,
    ),
    parameters=(
        Parameter(
            "beta",
            r"\beta",
            1.0,
            Interval(0.0, math.inf, "[)"),
            Interval(0.0, 10.0),
            0.25,
            "how sharp the gate is",
        ),
    ),
    aliases=("swish",),
)


def hard_silu_value(z: Any) -> Any:
    return np.where(z > -3, z, 0) * (np.clip(z + 3, 0, 6) / 6)


def hard_silu_derivative(z: Any) -> Any:
    return np.where(np.abs(z) < 3, (z + 1.5) / 3, z >= 3)


def hard_silu_second_derivative(z: Any) -> Any:
    return (np.abs(z) < 3).astype(z.dtype) / 3


hard_silu = Activation(
    slug="hard_silu",
    name="Hard SiLU",
    full_name="sigmoid linear unit with a gate made of straight pieces",
    family="gated",
    formulas=Formulas(
        hard_silu_value,
        hard_silu_derivative,
        hard_silu_second_derivative,
        latex=r"z \cdot \frac{\min\bigl(\max(0, z + 3), 6\bigr)}{6}",
        latex_derivative=r"\begin{cases} 0 & z \le -3 \\ \frac{2z + 3}{6} & -3 < z < 3 \\ 1 & z \ge 3 \end{cases}",
    ),
    claim=Claims(
        range=Interval(-0.375, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=0,
        monotone="neither",
        symmetry=None,
        zero_centred=False,
        left=Saturation("hard", -3.0),
        right=None,
        lipschitz=1.5,
        steepest=None,
        kinks=(Kink(-3.0, left=0.0, right=-0.5, slope=0.0), Kink(3.0, left=1.5, right=1.0, slope=1.0)),
    ),
    calls=(
        shipped("torch.nn.functional.hardswish", 0.0, 1.0),
        shipped("jax.nn.hard_silu", 0.0, 1.0),
        shipped("keras.activations.hard_silu"),
        written("z * tf.nn.relu6(z + 3) / 6"),
        shipped("paddle.nn.functional.hardswish"),
    ),
    references=(references.HOWARD_2019,),
    aliases=("hard_swish", "hardswish", "h_swish"),
)


def mish_value(z: Any) -> Any:
    # tanh(log(1 + u)) is u (u + 2) / (u (u + 2) + 2): one exponential, and nothing cancels.
    u = np.exp(np.clip(z, -64, 20))
    t = u * (u + 2)
    return np.maximum(z, -2000) * (t / (t + 2)) * np.exp(np.minimum(z + 64, 0))


def mish_derivative(z: Any) -> Any:
    w = np.clip(z, -2000, 40)
    u = np.exp(np.maximum(w, -64))
    t, d = u * (u + 2), u * (u + 2) + 2
    return (t / d + 4 * w * (u / d) * ((u + 1) / d)) * np.exp(np.minimum(w + 64, 0))


def mish_second_derivative(z: Any) -> Any:
    # To the left in powers of u = e^z, to the right in powers of v = e^-z.
    t = np.minimum(np.abs(z), 2000)
    v = np.exp(-np.minimum(t, 64))
    d, e = v * (v + 2) + 2, 1 + 2 * v + 2 * v * v
    left = 4 * v * (2 * (v + 1) - t * (1 - 2 * v + 4 * v / d)) / (d * d) * np.exp(np.minimum(64 - t, 0))
    near, far = decay(2 * t)
    return np.where(z < 0, left, 4 * near * (2 * (1 + v) + t * (v - 2 + 4 * v * v / e)) / (e * e) * far)


mish = Activation(
    slug="mish",
    name="Mish",
    family="gated",
    formulas=Formulas(
        mish_value,
        mish_derivative,
        mish_second_derivative,
        latex=r"z \tanh s, \quad s = \log\left(1 + e^{z}\right)",
        latex_derivative=r"\tanh s + \frac{z}{1 + e^{-z}} \left(1 - \tanh^2 s\right)",
    ),
    # 40 digits of mpmath: findroot of diff(z tanh(log(1 + e^z))), and of its second derivative
    claim=_dipping(-0.3088434130172504, 1.4905711794854285, 1.0884981612517279),
    calls=(
        shipped("torch.nn.functional.mish"),
        shipped("jax.nn.mish"),
        shipped("keras.activations.mish"),
        written("z * tf.tanh(tf.nn.softplus(z))"),
        shipped("paddle.nn.functional.mish"),
    ),
    references=(references.MISRA_2020,),
)


def hard_mish_value(z: Any) -> Any:
    return np.where(z > -2, z, 0) * (np.clip(z + 2, 0, 2) / 2)


def hard_mish_derivative(z: Any) -> Any:
    return np.where(z < 0, np.where(z >= -2, z + 1, 0), 1)


def hard_mish_second_derivative(z: Any) -> Any:
    return ((z > -2) & (z < 0)).astype(z.dtype)


hard_mish = Activation(
    slug="hard_mish",
    name="Hard Mish",
    family="gated",
    formulas=Formulas(
        hard_mish_value,
        hard_mish_derivative,
        hard_mish_second_derivative,
        latex=r"z \cdot \frac{\min\bigl(\max(0, z + 2), 2\bigr)}{2}",
        latex_derivative=r"\begin{cases} 0 & z < -2 \\ z + 1 & -2 \le z < 0 \\ 1 & z \ge 0 \end{cases}",
    ),
    claim=Claims(
        range=Interval(-0.5, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=0,
        monotone="neither",
        symmetry=None,
        zero_centred=False,
        left=Saturation("hard", -2.0),
        right=None,
        lipschitz=1.0,
        steepest=Interval(0.0, math.inf, "[)"),
        kinks=(Kink(-2.0, left=0.0, right=-1.0, slope=-1.0),),
    ),
    calls=(
        written("z / 2 * torch.clamp(z + 2, 0, 2)", -1.0),
        written("z / 2 * jax.numpy.clip(z + 2, 0, 2)", -0.5),
        written("z / 2 * keras.ops.clip(z + 2, 0, 2)"),
        written("z / 2 * tf.clip_by_value(z + 2, 0.0, 2.0)"),
        written("z / 2 * paddle.clip(z + 2, 0, 2)"),
    ),
    references=(references.MISRA_2020, references.WIGHTMAN_2019),
)

MEMBERS = (gelu, gelu_tanh, quick_gelu, silu, hard_silu, mish, hard_mish)
