"""The logarithms that belong to softmax: of its shares, and of the sum that it divides by (the soft maximum)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts import references
from acts.activation import REALS, Interval
from acts.numerics import decay, left_over
from acts.vector.calls import shipped
from acts.vector.record import VectorClaims, VectorFormulas, VectorFunction
from acts.vector.shares import TEMPERATURE, gaps, others, powers, softmax_value


def log_total(z: Any, temperature: float) -> Any:
    """Return the log of the sum of `powers`, as log(1 + rest): the largest power is 1."""
    e = powers(z, temperature)
    np.put_along_axis(e, np.argmax(z, axis=-1, keepdims=True), 0.0, axis=-1)
    rest = np.sum(e, axis=-1, keepdims=True)
    return np.log1p(np.where(np.isnan(np.max(z, axis=-1, keepdims=True)), np.nan, rest))


def log_softmax_value(z: Any, temperature: float = 1.0) -> Any:
    high, low = gaps(z, temperature)
    return 0.0 - (high + (low + log_total(z, temperature)))


def log_softmax_jacobian(z: Any, temperature: float = 1.0) -> Any:
    e = powers(z, temperature)
    total = np.sum(e, axis=-1, keepdims=True)
    slopes = np.repeat(-(e / total)[..., None, :], z.shape[-1], axis=-2)
    k = np.arange(z.shape[-1])
    slopes[..., k, k] = others(e) / total
    return slopes / temperature


def logsumexp_value(z: Any, temperature: float = 1.0) -> Any:
    top = np.max(z, axis=-1)
    return top + temperature * log_total(z, temperature)[..., 0]


def logsumexp_gradient(z: Any, temperature: float = 1.0) -> Any:
    return softmax_value(z, temperature)


log_softmax = VectorFunction(
    slug="log_softmax",
    name="Log-softmax",
    full_name="logarithm of softmax",
    formulas=VectorFormulas(
        log_softmax_value,
        log_softmax_jacobian,
        latex=r"\frac{z_i}{T} - \log \sum_k e^{z_k / T}",
        latex_jacobian=r"\frac{1}{T}\, (\delta_{ij} - s_j)",
        uses=(left_over, gaps, decay, powers, others, log_total),
    ),
    claim=VectorClaims(
        range=Interval(-math.inf, 0.0, "()"),
        total=None,
        shift="invariant",
        permutation="equivariant",
        curvature="concave",
        symmetric=False,
        definite="neither",
        smoothness=math.inf,
        lipschitz=math.inf,  # of n entries, the square root of n over T
    ),
    calls=(
        shipped("torch.nn.functional.log_softmax", None, note="guesses the axis, with a warning"),
        shipped("jax.nn.log_softmax"),
        shipped("keras.activations.log_softmax"),
        shipped("tf.nn.log_softmax", None, note="none means the last one"),
        shipped("paddle.nn.functional.log_softmax"),
    ),
    references=(references.GOODFELLOW_BENGIO_COURVILLE_2016, references.BLANCHARD_HIGHAM_HIGHAM_2021),
    parameters=(TEMPERATURE,),
    aliases=("logsoftmax",),
)

logsumexp = VectorFunction(
    slug="logsumexp",
    name="Log-sum-exp",
    full_name="logarithm of the sum of exponentials",
    formulas=VectorFormulas(
        logsumexp_value,
        logsumexp_gradient,
        latex=r"T \log \sum_k e^{z_k / T}",
        latex_jacobian=r"\frac{e^{z_j / T}}{\sum_k e^{z_k / T}} = s_j",
        uses=(left_over, gaps, decay, powers, log_total, softmax_value),
    ),
    claim=VectorClaims(
        range=REALS,
        total=None,
        shift="equivariant",
        permutation="invariant",
        curvature="convex",
        symmetric=False,
        definite="neither",
        smoothness=math.inf,
        lipschitz=1.0,
    ),
    calls=(
        shipped("torch.logsumexp", None, note="the axis has to be given"),
        shipped("jax.nn.logsumexp", None, note="none means all axes"),
        shipped("keras.ops.logsumexp", None, run=False, note="none means all axes"),
        shipped("tf.reduce_logsumexp", None, run=False, note="none means all axes"),
        shipped("paddle.logsumexp", None, note="none means all axes"),
    ),
    references=(references.BLANCHARD_HIGHAM_HIGHAM_2021,),
    parameters=(TEMPERATURE,),
    aliases=("log_sum_exp", "soft_maximum"),
    single=True,
)

MEMBERS = (log_softmax, logsumexp)
