"""Softmax and its relatives: scores of several classes turned into shares that add up to 1."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts import references
from acts.activation import POSITIVE, Array, Interval, Parameter
from acts.numerics import decay, left_over
from acts.vector.calls import shipped, written
from acts.vector.record import VectorClaims, VectorFormulas, VectorFunction

TEMPERATURE = Parameter(
    "temperature", "T", 1.0, POSITIVE, Interval(0.1, 10.0), 0.1, "temperature: every logit is divided by it"
)


def gaps(z: Any, temperature: float) -> Any:
    """Return (max z - z) / temperature in two parts: the rounded quotient, and the rounding error."""
    top = np.max(z, axis=-1, keepdims=True)
    gap = np.where(z == top, 0.0, top - z)  # equal entries are 0 apart, infinite ones too
    back = gap - top
    lost = (top - (gap - back)) - (z + back)
    # a difference that overflows may still be a float after the division
    high = np.where(np.isinf(gap), (top / 2 - z / 2) / temperature * 2, gap / temperature)
    low = (left_over(gap, temperature, high) + lost) / temperature
    return high, np.where(np.isfinite(low) & (high < 2000), low, 0.0)


def powers(z: Any, temperature: float) -> Any:
    """Return e^((z - max z) / temperature): the largest is 1, and nothing overflows."""
    near, far = decay(*gaps(z, temperature))
    return near * far


def others(e: Any) -> Any:
    """Return, for each entry, the sum of all other entries: total - e would lose the digits of a small sum."""
    total = np.sum(e, axis=-1, keepdims=True)
    small = np.where(e > total / 2, 0.0, e)
    return np.where(e > total / 2, np.sum(small, axis=-1, keepdims=True), total - e)


def softmax_value(z: Any, temperature: float = 1.0) -> Any:
    e = powers(z, temperature)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax_jacobian(z: Any, temperature: float = 1.0) -> Any:
    e = powers(z, temperature)
    total = np.sum(e, axis=-1, keepdims=True)
    s = e / total
    slopes = 0.0 - s[..., :, None] * s[..., None, :]
    k = np.arange(z.shape[-1])
    slopes[..., k, k] = s * (others(e) / total)  # 1 - s, with all its digits
    return slopes / temperature


def softmin_value(z: Any, temperature: float = 1.0) -> Any:
    return softmax_value(-z, temperature)


def softmin_jacobian(z: Any, temperature: float = 1.0) -> Any:
    return 0.0 - softmax_jacobian(-z, temperature)


def sparsemax_value(z: Any, temperature: float = 1.0) -> Any:
    # an entry that is 1 or more below the largest gets a share of 0
    u = -np.minimum(gaps(z, temperature)[0], 1.0)
    down = -np.sort(-u, axis=-1)
    count = np.arange(1, z.shape[-1] + 1)
    sums = np.cumsum(down, axis=-1)
    support = np.sum(1 + count * down > sums, axis=-1, keepdims=True)
    last = np.maximum(support, 1) - 1
    level = (np.take_along_axis(sums, last, axis=-1) - 1) / (last + 1)
    return np.maximum(u - level, 0.0)


def sparsemax_jacobian(z: Any, temperature: float = 1.0) -> Any:
    p = sparsemax_value(z, temperature)
    inside = np.where(np.isnan(p), np.nan, p > 0)
    size = np.sum(inside, axis=-1)[..., None, None]
    slopes = 0.0 - inside[..., :, None] * inside[..., None, :] / size
    k = np.arange(z.shape[-1])
    slopes[..., k, k] += inside
    return slopes / temperature


def gumbel_noise(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Draw Gumbel numbers, -log(-log u) for u uniform on (0, 1)."""
    return rng.gumbel(size=shape)


def gumbel_max(z: ArrayLike, rng: np.random.Generator, axis: int = -1) -> Any:
    """Draw a class from softmax(z): the index of the largest of z + Gumbel noise.

    Raises
    ------
    ValueError
        If z has no entry along the axis.
    """
    logits = np.asarray(z, dtype=np.float64)
    return np.argmax(logits + gumbel_noise(rng, logits.shape), axis=axis)


def _shares(
    temperature: float, *, lipschitz: float, smoothness: float = math.inf, brackets: str = "()"
) -> VectorClaims:
    return VectorClaims(
        range=Interval(0.0, 1.0, brackets),
        total=1.0,
        shift="invariant",
        permutation="equivariant",
        curvature="neither",
        symmetric=True,
        definite="positive",
        smoothness=smoothness,
        lipschitz=lipschitz / temperature,
    )


def _softmax_claims(temperature: float) -> VectorClaims:
    return _shares(temperature, lipschitz=0.5)


_softmax_formulas = VectorFormulas(
    softmax_value,
    softmax_jacobian,
    latex=r"\frac{e^{z_i / T}}{\sum_k e^{z_k / T}}",
    latex_jacobian=r"\frac{1}{T}\, s_i\, (\delta_{ij} - s_j)",
    uses=(left_over, gaps, decay, powers, others),
)
softmax = VectorFunction(
    slug="softmax",
    name="Softmax",
    formulas=_softmax_formulas,
    claim=_softmax_claims,
    calls=(
        shipped("torch.nn.functional.softmax", None, note="guesses the axis, with a warning"),
        shipped("jax.nn.softmax"),
        shipped("keras.activations.softmax"),
        shipped("tf.nn.softmax", None, note="none means the last one"),
        shipped("paddle.nn.functional.softmax"),
    ),
    references=(references.BRIDLE_1990, references.HINTON_VINYALS_DEAN_2015, references.BLANCHARD_HIGHAM_HIGHAM_2021),
    parameters=(TEMPERATURE,),
    shut_out=-math.inf,
    aliases=("soft_argmax", "normalised_exponential"),
)


def _softmin_claims(temperature: float) -> VectorClaims:
    return replace(_softmax_claims(temperature), definite="negative")


softmin = VectorFunction(
    slug="softmin",
    name="Softmin",
    formulas=VectorFormulas(
        softmin_value,
        softmin_jacobian,
        latex=r"\frac{e^{-z_i / T}}{\sum_k e^{-z_k / T}}",
        latex_jacobian=r"-\frac{1}{T}\, s_i\, (\delta_{ij} - s_j)",
        uses=(left_over, gaps, decay, powers, others, softmax_value, softmax_jacobian),
    ),
    claim=_softmin_claims,
    calls=(
        shipped("torch.nn.functional.softmin", None, note="guesses the axis, with a warning"),
        written("jax.nn.softmax(-{z}, axis={axis})"),
        written("keras.activations.softmax(-{z}, axis={axis})"),
        written("tf.nn.softmax(-{z}, axis={axis})"),
        written("paddle.nn.functional.softmax(-{z}, axis={axis})"),
    ),
    references=(references.BRIDLE_1990,),
    parameters=(TEMPERATURE,),
    shut_out=math.inf,
)


def _sparsemax_claims(temperature: float) -> VectorClaims:
    return _shares(temperature, lipschitz=1.0, smoothness=0, brackets="[]")


sparsemax = VectorFunction(
    slug="sparsemax",
    name="Sparsemax",
    formulas=VectorFormulas(
        sparsemax_value,
        sparsemax_jacobian,
        latex=r"\max\left(0, \frac{z_i}{T} - \tau\right), \quad \tau \text{ such that they sum to } 1",
        latex_jacobian=r"\frac{1}{T} \left(\delta_{ij} - \frac{1}{|S|}\right) \text{ for } i, j \in S"
        r"= \{k : p_k > 0\}, \quad 0 \text{ elsewhere}",
        uses=(left_over, gaps),
    ),
    claim=_sparsemax_claims,
    calls=(shipped("keras.activations.sparsemax"),),
    references=(references.MARTINS_ASTUDILLO_2016, references.BLONDEL_MARTINS_NICULAE_2020),
    parameters=(TEMPERATURE,),
    shut_out=-math.inf,
)

_NOISE = "(z - {0}.log(-{0}.log({1}))) / {{temperature}}, axis={{axis}})"
gumbel_softmax = VectorFunction(
    slug="gumbel_softmax",
    name="Gumbel-softmax",
    formulas=VectorFormulas(
        softmax_value,
        softmax_jacobian,
        latex=r"\frac{e^{(z_i + g_i) / T}}{\sum_k e^{(z_k + g_k) / T}}, \quad g_i = -\log(-\log u_i), \; "
        r"u_i \sim U(0, 1)",
        latex_jacobian=_softmax_formulas.latex_jacobian,
        uses=_softmax_formulas.uses,
    ),
    claim=_softmax_claims,
    calls=(
        shipped("torch.nn.functional.gumbel_softmax", takes={"temperature": "tau"}),
        written("jax.nn.softmax((z + jax.random.gumbel(key, z.shape)) / {temperature}, axis={axis})"),
        written("keras.activations.softmax(" + _NOISE.format("keras.ops", "keras.random.uniform(z.shape)"), run=False),
        written("tf.nn.softmax(" + _NOISE.format("tf.math", "tf.random.uniform(z.shape)"), run=False),
        shipped("paddle.nn.functional.gumbel_softmax", takes={"temperature": "temperature"}),
    ),
    references=(references.JANG_GU_POOLE_2017, references.MADDISON_MNIH_TEH_2017),
    parameters=(TEMPERATURE,),
    shut_out=-math.inf,
    aliases=("concrete",),
    noise=gumbel_noise,
)

MEMBERS = (softmax, softmin, sparsemax, gumbel_softmax)
