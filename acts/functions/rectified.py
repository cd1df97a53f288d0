"""Rectified functions: a straight line for positive z, and a simple rule for all other z."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts import references
from acts.activation import (
    REALS,
    Activation,
    Array,
    Claims,
    Formulas,
    Interval,
    Kink,
    Monotone,
    Order,
    Parameter,
    Saturation,
    Symmetry,
)
from acts.functions.calls import shipped, written


def relu_value(z: Any) -> Any:
    return np.maximum(z, np.zeros_like(z))


def relu_derivative(z: Any) -> Any:
    return (z > 0).astype(z.dtype)


def relu_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


relu = Activation(
    slug="relu",
    name="ReLU",
    full_name="rectified linear unit",
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
        shipped("torch.nn.functional.relu", 0.0),
        shipped("jax.nn.relu", 0.0),
        shipped("keras.activations.relu"),
        shipped("tf.nn.relu", 0.0),
        shipped("paddle.nn.functional.relu"),
    ),
    references=(references.NAIR_HINTON_2010, references.FUKUSHIMA_1969),
    aliases=("rectifier", "ramp"),
)


def _two_lines(slope: float) -> Claims:
    """Return the claims of the function that is `slope * z` for negative z and z for all other z, for any slope."""
    kinked = slope != 1
    monotone: Monotone = "neither" if slope < 0 else "strictly increasing" if slope > 0 else "increasing"
    if abs(slope) == 1:
        steepest = REALS
    elif abs(slope) > 1:
        steepest = Interval(-math.inf, 0.0, "(]")
    else:
        steepest = Interval(0.0, math.inf, "()")
    return Claims(
        range=REALS if slope > 0 else Interval(0.0, math.inf, "[)"),
        limits=(-math.copysign(math.inf, slope) if slope else 0.0, math.inf),
        smoothness=0 if kinked else math.inf,
        monotone=monotone,
        symmetry={1.0: Symmetry("point", 0.0, 0.0), -1.0: Symmetry("mirror", 0.0)}.get(slope),
        zero_centred=not kinked,
        left=None if slope else Saturation("hard", 0.0),
        right=None,
        lipschitz=max(1.0, abs(slope)),
        steepest=steepest,
        kinks=(Kink(0.0, left=slope, right=1.0, slope=slope),) if kinked else (),
    )


def leaky_relu_value(z: Any, negative_slope: Any) -> Any:
    # 0 times infinity is nan, but a flat line has the limit 0.
    return np.where(z >= 0, z, np.where(negative_slope == 0, 0, negative_slope * z))


def leaky_relu_derivative(z: Any, negative_slope: Any) -> Any:
    return np.where(z > 0, np.ones_like(z), negative_slope)


def leaky_relu_second_derivative(z: Any, negative_slope: Any) -> Any:
    return np.zeros_like(z * negative_slope)


leaky_relu = Activation(
    slug="leaky_relu",
    name="Leaky ReLU",
    full_name="leaky rectified linear unit",
    family="rectified",
    formulas=Formulas(
        leaky_relu_value,
        leaky_relu_derivative,
        leaky_relu_second_derivative,
        latex=r"\begin{cases} \alpha z & z < 0 \\ z & z \ge 0 \end{cases}",
        latex_derivative=r"\begin{cases} \alpha & z \le 0 \\ 1 & z > 0 \end{cases}",
    ),
    claim=lambda negative_slope: _two_lines(negative_slope),
    calls=(
        shipped("torch.nn.functional.leaky_relu", 0.01, negative_slope=0.01),
        shipped("jax.nn.leaky_relu", 1.0, negative_slope=0.01),
        shipped("keras.activations.leaky_relu", negative_slope=0.2),
        shipped("keras.layers.LeakyReLU", negative_slope=0.3),
        shipped("tf.nn.leaky_relu", 0.2, takes={"negative_slope": "alpha"}, negative_slope=0.2),
        shipped("paddle.nn.functional.leaky_relu", negative_slope=0.01),
    ),
    references=(references.MAAS_2013,),
    parameters=(
        Parameter("negative_slope", r"\alpha", 0.01, REALS, Interval(0.0, 0.4), 0.01, "the slope for negative z"),
    ),
    aliases=("leakyrelu", "lrelu"),
)


def prelu_value(z: Any, weight: Any) -> Any:
    # 0 times infinity is nan, but a flat line has the limit 0.
    return np.where(z >= 0, z, np.where(weight == 0, 0, weight * z))


def prelu_derivative(z: Any, weight: Any) -> Any:
    return np.where(z > 0, np.ones_like(z), weight)


def prelu_second_derivative(z: Any, weight: Any) -> Any:
    return np.zeros_like(z * weight)


prelu = Activation(
    slug="prelu",
    name="PReLU",
    full_name="parametric rectified linear unit",
    family="rectified",
    formulas=Formulas(
        prelu_value,
        prelu_derivative,
        prelu_second_derivative,
        latex=r"\begin{cases} a z & z < 0 \\ z & z \ge 0 \end{cases}",
        latex_derivative=r"\begin{cases} a & z \le 0 \\ 1 & z > 0 \end{cases}",
    ),
    claim=lambda weight: _two_lines(weight),
    calls=(
        shipped("torch.nn.PReLU", 0.25, takes={"weight": "init"}, weight=0.25),
        written("jax.nn.leaky_relu(z, {weight})", 1.0),
        shipped("keras.layers.PReLU", takes={}, weight=0.0),
        written("keras.activations.leaky_relu(z, {weight})"),
        written("tf.nn.leaky_relu(z, {weight})"),
        shipped("paddle.nn.PReLU", takes={"weight": "init"}, weight=0.25),
    ),
    references=(references.HE_2015,),
    parameters=(
        Parameter("weight", "a", 0.25, REALS, Interval(-0.5, 1.5), 0.05, "the slope for negative z, which is learned"),
    ),
    aliases=("p_relu",),
)


def rrelu_value(z: Any, lower: Any, upper: Any) -> Any:
    slope = lower / 2 + upper / 2
    # 0 times infinity is nan, but a flat line has the limit 0.
    return np.where(z >= 0, z, np.where(slope == 0, 0, slope * z))


def rrelu_derivative(z: Any, lower: Any, upper: Any) -> Any:
    return np.where(z > 0, np.ones_like(z), lower / 2 + upper / 2)


def rrelu_second_derivative(z: Any, lower: Any, upper: Any) -> Any:
    return np.zeros_like(z * lower * upper)


rrelu = Activation(
    slug="rrelu",
    name="RReLU",
    full_name="randomised leaky rectified linear unit",
    family="rectified",
    formulas=Formulas(
        rrelu_value,
        rrelu_derivative,
        rrelu_second_derivative,
        latex=r"\begin{cases} \frac{l + u}{2}\, z & z < 0 \\ z & z \ge 0 \end{cases}",
        latex_derivative=r"\begin{cases} \frac{l + u}{2} & z \le 0 \\ 1 & z > 0 \end{cases}",
    ),
    claim=lambda lower, upper: _two_lines(lower / 2 + upper / 2),
    calls=(
        shipped("torch.nn.functional.rrelu", 11 / 48, lower=1 / 8, upper=1 / 3),
        written("jax.nn.leaky_relu(z, ({lower} + {upper}) / 2)", 1.0),
        written("keras.activations.leaky_relu(z, ({lower} + {upper}) / 2)"),
        written("tf.nn.leaky_relu(z, ({lower} + {upper}) / 2)"),
        written("paddle.nn.functional.rrelu(z, {lower}, {upper}, training=False)", note="shipped; random by default"),
    ),
    references=(references.XU_2015,),
    parameters=(
        Parameter("lower", "l", 1 / 8, REALS, Interval(0.0, 0.25), 0.025, "the lowest slope that is drawn"),
        Parameter("upper", "u", 1 / 3, REALS, Interval(0.25, 1.0), 0.05, "the highest slope that is drawn"),
    ),
    orders=(Order("lower", "upper", strict=False),),
    aliases=("randomised_relu", "randomized_relu"),
)


def rrelu_sample(
    z: ArrayLike, rng: np.random.Generator, *, lower: float = 1 / 8, upper: float = 1 / 3
) -> tuple[Any, Any]:
    """Return RReLU as in training, with a random slope for each element, and the slopes.

    Parameters
    ----------
    z : array_like
        The pre-activation, as in `Activation`.
    rng : numpy.random.Generator
        The source of the slopes; the same state gives the same slopes.
    lower, upper : float
        The slopes are uniform on ``[lower, upper)``.

    Returns
    -------
    value, slopes
        Both of the shape of z, and of its dtype if that is floating. A slope is also drawn for positive z, which
        do not use it.

    Raises
    ------
    TypeError
        If z is not real numbers.
    ValueError
        If lower > upper, or one of them is not finite.

    Examples
    --------
    >>> import numpy as np
    >>> value, slopes = rrelu_sample([-1.0, 2.0], np.random.default_rng(0))
    >>> bool(value[0] == -slopes[0]), value[1]
    (True, np.float64(2.0))
    """
    rrelu.settings({"lower": lower, "upper": upper})
    drawn = np.asarray(rng.uniform(lower, upper, size=np.shape(z)))
    value = leaky_relu(z, negative_slope=drawn)
    return value, drawn.astype(value.dtype)[()]


def relu6_value(z: Any) -> Any:
    return np.clip(z, 0, 6)


def relu6_derivative(z: Any) -> Any:
    return ((z > 0) & (z < 6)).astype(z.dtype)


def relu6_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


relu6 = Activation(
    slug="relu6",
    name="ReLU6",
    full_name="rectified linear unit, capped at 6",
    family="rectified",
    formulas=Formulas(
        relu6_value,
        relu6_derivative,
        relu6_second_derivative,
        latex=r"\min\bigl(\max(0, z), 6\bigr)",
        latex_derivative=r"\begin{cases} 1 & 0 < z < 6 \\ 0 & z \le 0, \; z \ge 6 \end{cases}",
    ),
    claim=Claims(
        range=Interval(0.0, 6.0),
        limits=(0.0, 6.0),
        smoothness=0,
        monotone="increasing",
        symmetry=Symmetry("point", 3.0, 3.0),
        zero_centred=False,
        left=Saturation("hard", 0.0),
        right=Saturation("hard", 6.0),
        lipschitz=1.0,
        steepest=Interval(0.0, 6.0, "()"),
        kinks=(Kink(0.0, left=0.0, right=1.0, slope=0.0), Kink(6.0, left=1.0, right=0.0, slope=0.0)),
    ),
    calls=(
        shipped("torch.nn.functional.relu6", 0.0, 0.0),
        shipped("jax.nn.relu6", 0.0, 0.0),
        shipped("keras.activations.relu6"),
        shipped("tf.nn.relu6", 0.0, 0.0),
        shipped("paddle.nn.functional.relu6"),
    ),
    references=(references.KRIZHEVSKY_2010,),
)


def squared_relu_value(z: Any) -> Any:
    return np.maximum(z, 0) ** 2


def squared_relu_derivative(z: Any) -> Any:
    return 2 * np.maximum(z, 0)


def squared_relu_second_derivative(z: Any) -> Any:
    return 2 * (z > 0).astype(z.dtype)


squared_relu = Activation(
    slug="squared_relu",
    name="Squared ReLU",
    full_name="squared rectified linear unit",
    family="rectified",
    formulas=Formulas(
        squared_relu_value,
        squared_relu_derivative,
        squared_relu_second_derivative,
        latex=r"\max(0, z)^2",
        latex_derivative=r"2 \max(0, z)",
    ),
    claim=Claims(
        range=Interval(0.0, math.inf, "[)"),
        limits=(0.0, math.inf),
        smoothness=1,
        monotone="increasing",
        symmetry=None,
        zero_centred=False,
        left=Saturation("hard", 0.0),
        right=None,
        lipschitz=math.inf,
        steepest=None,
    ),
    calls=(
        written("torch.square(torch.nn.functional.relu(z))"),
        written("jax.numpy.square(jax.nn.relu(z))"),
        written("keras.ops.square(keras.activations.relu(z))"),
        written("tf.square(tf.nn.relu(z))"),
        written("paddle.square(paddle.nn.functional.relu(z))"),
    ),
    references=(references.SO_2021,),
    aliases=("relu2", "relu_squared"),
)


def crelu_value(z: Any) -> Any:
    return np.maximum(-z, np.zeros_like(z))


def crelu_derivative(z: Any) -> Any:
    return np.minimum(np.sign(z), 0)


def crelu_second_derivative(z: Any) -> Any:
    return np.zeros_like(z)


# The record is the second half; the first is ReLU.
crelu = Activation(
    slug="crelu",
    name="CReLU, second half",
    full_name="concatenated rectified linear unit",
    family="rectified",
    formulas=Formulas(
        crelu_value,
        crelu_derivative,
        crelu_second_derivative,
        latex=r"\max(0, -z)",
        latex_derivative=r"\begin{cases} -1 & z < 0 \\ 0 & z \ge 0 \end{cases}",
    ),
    claim=Claims(
        range=Interval(0.0, math.inf, "[)"),
        limits=(math.inf, 0.0),
        smoothness=0,
        monotone="decreasing",
        symmetry=None,
        zero_centred=False,
        left=None,
        right=Saturation("hard", 0.0),
        lipschitz=1.0,
        steepest=Interval(-math.inf, 0.0, "()"),
        kinks=(Kink(0.0, left=-1.0, right=0.0, slope=0.0),),
    ),
    calls=(
        written("torch.nn.functional.relu(-z)", 0.0),
        written("jax.nn.relu(-z)", 0.0),
        written("keras.activations.relu(-z)"),
        written("tf.nn.relu(-z)", 0.0, note="tf.nn.crelu(z) returns both halves"),
        written("paddle.nn.functional.relu(-z)"),
    ),
    references=(references.SHANG_2016,),
    aliases=("concatenated_relu",),
)


def crelu_halves(z: ArrayLike, axis: int = -1) -> Array:
    """Return CReLU whole: ReLU of z and ReLU of -z, one after the other along an axis.

    Parameters
    ----------
    z : array_like
        The pre-activation, as in `Activation`, with at least one axis.
    axis : int
        The axis that becomes twice as long.

    Raises
    ------
    TypeError
        If z is not real numbers.
    ValueError
        If z is a single number, or does not have this axis.

    Examples
    --------
    >>> crelu_halves([-1.0, 2.0])
    array([0., 2., 1., 0.])
    """
    if np.ndim(z) == 0:
        raise ValueError("crelu_halves needs an axis for the halves, and a single number has none")
    return np.concatenate([relu(z), crelu(z)], axis=axis)


MEMBERS = (relu, leaky_relu, prelu, rrelu, relu6, squared_relu, crelu)
