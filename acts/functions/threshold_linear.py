"""Threshold and linear functions: steps, straight lines, and a step followed by a line."""

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
    Monotone,
    Parameter,
    Saturation,
    Symmetry,
)
from acts.functions.calls import shipped, written


def step_value(z: Any, threshold: Any) -> Any:
    return (z >= threshold).astype(z.dtype)


def step_derivative(z: Any, threshold: Any) -> Any:
    return np.zeros_like(z * threshold)


def step_second_derivative(z: Any, threshold: Any) -> Any:
    return np.zeros_like(z * threshold)


_AT_0 = "shipped; its second argument is the value at 0"

step = Activation(
    slug="step",
    name="Step",
    full_name="Heaviside step function",
    family="threshold_linear",
    formulas=Formulas(
        step_value,
        step_derivative,
        step_second_derivative,
        latex=r"\begin{cases} 0 & z < \theta \\ 1 & z \ge \theta \end{cases}",
        latex_derivative=r"0 \quad (z \ne \theta)",
    ),
    claim=lambda threshold: Claims(
        range=Interval(0.0, 1.0),
        limits=(0.0, 1.0),
        smoothness=-1,
        monotone="increasing",
        symmetry=Symmetry("point", threshold, 0.5),
        zero_centred=False,
        left=Saturation("hard", threshold),
        right=Saturation("hard", threshold),
        lipschitz=math.inf,
        steepest=None,
        jumps=(Jump(threshold, left=0.0, right=1.0, value=1.0),),
        gaps=(Interval(0.0, 1.0, "()"),),
    ),
    calls=(
        written(
            "torch.heaviside(z - {threshold}, torch.ones_like(z))",
            note="shipped; its second argument is the value at 0; automatic differentiation raises an error",
        ),
        written("jax.numpy.heaviside(z - {threshold}, 1.0)", note=_AT_0),
        written("keras.ops.cast(z >= {threshold}, z.dtype)"),
        written("tf.cast(z >= {threshold}, z.dtype)", note="not shipped; its gradient is None, not 0"),
        written("paddle.heaviside(z - {threshold}, paddle.ones_like(z))", note=_AT_0),
    ),
    references=(references.MCCULLOCH_PITTS_1943, references.ROSENBLATT_1958),
    parameters=(
        Parameter(
            "threshold",
            r"\theta",
            0.0,
            REALS,
            Interval(-4.0, 4.0),
            0.2,
            "the z at which the output switches from 0 to 1",
        ),
    ),
    aliases=("heaviside", "unit_step", "binary_step"),
)


def sign_value(z: Any) -> Any:
    return np.sign(z)


def sign_derivative(z: Any) -> Any:
    return np.zeros_like(z)


def sign_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


sign = Activation(
    slug="sign",
    name="Sign",
    family="threshold_linear",
    formulas=Formulas(
        sign_value,
        sign_derivative,
        sign_second_derivative,
        latex=r"\begin{cases} -1 & z < 0 \\ 0 & z = 0 \\ 1 & z > 0 \end{cases}",
        latex_derivative=r"0 \quad (z \ne 0)",
    ),
    claim=Claims(
        range=Interval(-1.0, 1.0),
        limits=(-1.0, 1.0),
        smoothness=-1,
        monotone="increasing",
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        left=Saturation("hard", 0.0),
        right=Saturation("hard", 0.0),
        lipschitz=math.inf,
        steepest=None,
        jumps=(Jump(0.0, left=-1.0, right=1.0, value=0.0),),
        gaps=(Interval(-1.0, 0.0, "()"), Interval(0.0, 1.0, "()")),
    ),
    calls=(
        shipped("torch.sign"),
        shipped("jax.numpy.sign"),
        shipped("keras.ops.sign"),
        shipped("tf.sign"),
        shipped("paddle.sign"),
    ),
    references=(references.WIDROW_HOFF_1960, references.COURBARIAUX_2016),
    aliases=("signum", "sgn"),
)


def _line(slope: float) -> Claims:
    """Return the claims of `slope * z`."""
    flat = slope == 0
    monotone: Monotone = "increasing" if flat else "strictly increasing" if slope > 0 else "strictly decreasing"
    end = 0.0 if flat else math.copysign(math.inf, slope)
    return Claims(
        range=Interval(0.0, 0.0) if flat else REALS,
        limits=(-end, end),
        smoothness=math.inf,
        monotone=monotone,
        symmetry=Symmetry("point", 0.0, 0.0),
        zero_centred=True,
        # a flat line is flat on both sides of every z
        left=Saturation("hard", math.inf) if flat else None,
        right=Saturation("hard", -math.inf) if flat else None,
        lipschitz=abs(slope),
        steepest=REALS,
    )


def identity_value(z: Any, slope: Any) -> Any:
    # 0 times infinity is nan, but a flat line has the limit 0.
    return np.where(slope == 0, np.zeros_like(z), slope * z)


def identity_derivative(z: Any, slope: Any) -> Any:
    return np.ones_like(z) * slope


def identity_second_derivative(z: Any, slope: Any) -> Any:
    return np.zeros_like(z * slope)


identity = Activation(
    slug="identity",
    name="Identity (linear)",
    family="threshold_linear",
    formulas=Formulas(
        identity_value,
        identity_derivative,
        identity_second_derivative,
        latex=r"c\, z",
        latex_derivative=r"c",
    ),
    claim=lambda slope: _line(slope),
    calls=(
        written("{slope} * torch.nn.Identity()(z)", slope=1.0, note="shipped for slope 1, as torch.nn.Identity"),
        written("{slope} * jax.nn.identity(z)", slope=1.0, note="shipped for slope 1, as jax.nn.identity"),
        written(
            "{slope} * keras.activations.linear(z)", slope=1.0, note="shipped for slope 1, as keras.activations.linear"
        ),
        written("{slope} * tf.identity(z)", slope=1.0, note="shipped for slope 1, as tf.identity"),
        written("{slope} * paddle.nn.Identity()(z)", slope=1.0, note="shipped for slope 1, as paddle.nn.Identity"),
    ),
    references=(references.BALDI_HORNIK_1989, references.SAXE_2014),
    parameters=(Parameter("slope", "c", 1.0, REALS, Interval(-2.0, 2.0), 0.1, "the slope, the same for every z"),),
    aliases=("linear",),
)


def _thresholded(threshold: float, value: float) -> Claims:
    """Return the claims of the function that is z above the threshold and `value` for all other z."""
    whole = value == threshold
    density = math.exp(-threshold * threshold / 2) / math.sqrt(2 * math.pi)
    mean = density + value * math.erfc(-threshold / math.sqrt(2)) / 2
    monotone: Monotone = "neither" if value > threshold else "increasing"
    return Claims(
        range=Interval(threshold, math.inf, "()") if value > threshold else Interval(value, math.inf, "[)"),
        limits=(value, math.inf),
        smoothness=0 if whole else -1,
        monotone=monotone,
        symmetry=None,
        zero_centred=abs(mean) < 1e-12,
        left=Saturation("hard", threshold),
        right=None,
        lipschitz=1.0 if whole else math.inf,
        steepest=Interval(threshold, math.inf, "()") if whole else None,
        kinks=(Kink(threshold, left=0.0, right=1.0, slope=0.0),),
        jumps=() if whole else (Jump(threshold, left=value, right=threshold, value=value),),
        gaps=(Interval(value, threshold, "(]"),) if value < threshold else (),
    )


def threshold_value(z: Any, threshold: Any, value: Any) -> Any:
    return np.where(z > threshold, z, value)


def threshold_derivative(z: Any, threshold: Any, value: Any) -> Any:
    return np.where(z > threshold, np.ones_like(z * value), 0)


def threshold_second_derivative(z: Any, threshold: Any, value: Any) -> Any:
    return np.zeros_like(z * threshold * value)


# No framework but paddle has defaults; ours are paddle's, which show a jump. Both 0 would be ReLU.
threshold = Activation(
    slug="threshold",
    name="Threshold",
    family="threshold_linear",
    formulas=Formulas(
        threshold_value,
        threshold_derivative,
        threshold_second_derivative,
        latex=r"\begin{cases} v & z \le \theta \\ z & z > \theta \end{cases}",
        latex_derivative=r"\begin{cases} 0 & z \le \theta \\ 1 & z > \theta \end{cases}",
    ),
    claim=lambda threshold, value: _thresholded(threshold, value),
    calls=(
        shipped("torch.nn.functional.threshold", 0.0, takes={"threshold": "threshold", "value": "value"}),
        written("jax.numpy.where(z > {threshold}, z, {value})", 0.0),
        shipped("keras.activations.threshold", takes={"threshold": "threshold", "value": "default_value"}),
        written("tf.where(z > {threshold}, z, {value})", 0.0),
        shipped("paddle.nn.functional.thresholded_relu", threshold=1.0, value=0.0),
    ),
    references=(references.KONDA_2015,),
    parameters=(
        Parameter(
            "threshold",
            r"\theta",
            1.0,
            REALS,
            Interval(-2.0, 2.0),
            0.25,
            "the value that z must exceed to pass unchanged",
        ),
        Parameter("value", "v", 0.0, REALS, Interval(-2.0, 2.0), 0.25, "the output for all other z"),
    ),
    aliases=("thresholded_relu",),
)

MEMBERS = (step, sign, identity, threshold)
