"""Schemes for the initial weights of a network; most of them leave the biases to the network."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from acts import references
from acts.activation import Array, Reference


@dataclass(frozen=True, slots=True)
class Initialiser:
    """A scheme for the weights of a layer.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    distribution : {"constant", "normal", "uniform", "asymmetric"}
        The distribution of every weight, around 0; a constant is not drawn. Asymmetric also draws the biases: all
        numbers are normal, except one weight or bias of each unit, chosen at random, which is drawn from Beta(2, 1)
        and so is positive.
    deviation : callable
        ``deviation(fan_in, fan_out)``: the standard deviation of a weight at scale 1, or the constant itself.
    latex : str
        LaTeX of the deviation.
    references : tuple of Reference
    """

    slug: str
    name: str
    distribution: Literal["constant", "normal", "uniform", "asymmetric"]
    deviation: Callable[[int, int], float]
    latex: str
    references: tuple[Reference, ...] = ()

    def draw(
        self, rng: np.random.Generator, fan_in: int, fan_out: int, scale: float = 1.0, shape: tuple[int, ...] = ()
    ) -> Array:
        """Return the weights of one layer, float64 of shape (fan_out, fan_in).

        Parameters
        ----------
        rng : numpy.random.Generator
            The same state gives the same weights, up to the scale.
        fan_in, fan_out : int
            The numbers of inputs and of units of the layer.
        scale : float
            Multiplies every weight: the standard deviation of `normal`, the value of `constant`, a gain elsewhere.
        shape : tuple of int
            Draws an array of layers: the result has the shape (*shape, fan_out, fan_in).

        Examples
        --------
        >>> CONSTANT.draw(np.random.default_rng(0), 2, 1, scale=0.5)
        array([[0.5, 0.5]])
        """
        if self.distribution == "asymmetric":
            return self.layer(rng, fan_in, fan_out, scale, shape=shape)[..., :-1]
        spread, size = scale * self.deviation(fan_in, fan_out), (*shape, fan_out, fan_in)
        if self.distribution == "constant":
            return np.full(size, spread)
        if self.distribution == "normal":
            return spread * rng.standard_normal(size)
        # The variance of the uniform distribution on (-a, a) is a^2 / 3.
        return math.sqrt(3.0) * spread * rng.uniform(-1.0, 1.0, size)

    def layer(
        self,
        rng: np.random.Generator,
        fan_in: int,
        fan_out: int,
        scale: float = 1.0,
        offset: float = 0.0,
        shape: tuple[int, ...] = (),
    ) -> Array:
        """Return weights and biases of one layer, (fan_out, fan_in + 1), the bias in the last column.

        The bias is `offset`, plus the drawn bias of an asymmetric scheme; everything else is as in `draw`.
        """
        if self.distribution != "asymmetric":
            bias = np.full((*shape, fan_out, 1), offset)
            return np.concatenate([self.draw(rng, fan_in, fan_out, scale, shape), bias], axis=-1)
        units = rng.standard_normal((*shape, fan_out, fan_in + 1))
        units *= self.deviation(fan_in, fan_out)
        chosen = rng.integers(fan_in + 1, size=(*shape, fan_out, 1))
        np.put_along_axis(units, chosen, rng.beta(2.0, 1.0, chosen.shape), axis=-1)
        units *= scale
        units[..., -1] += offset
        return units


def _glorot(fan_in: int, fan_out: int) -> float:
    return math.sqrt(2.0 / (fan_in + fan_out))


def _he(fan_in: int, _fan_out: int) -> float:
    return math.sqrt(2.0 / fan_in)


def _lecun(fan_in: int, _fan_out: int) -> float:
    return math.sqrt(1.0 / fan_in)


def _asymmetric(fan_in: int, _fan_out: int) -> float:
    return 0.6007 / math.sqrt(fan_in)


GLOROT_LATEX = r"\sqrt{\frac{2}{n_\text{in} + n_\text{out}}}"
HE_LATEX = r"\sqrt{\frac{2}{n_\text{in}}}"
LECUN_LATEX = r"\sqrt{\frac{1}{n_\text{in}}}"
RAI_LATEX = r"\frac{0.6007}{\sqrt{n_\text{in}}}"
GLOROT_2010, HE_2015, LECUN_1998 = (references.GLOROT_BENGIO_2010,), (references.HE_2015,), (references.LECUN_1998,)

ZEROS = Initialiser("zeros", "Zeros", "constant", lambda _in, _out: 0.0, "0")
CONSTANT = Initialiser("constant", "Constant", "constant", lambda _in, _out: 1.0, "1")
NORMAL = Initialiser("normal", "Normal", "normal", lambda _in, _out: 1.0, "1")
GLOROT_NORMAL = Initialiser("glorot_normal", "Glorot normal", "normal", _glorot, GLOROT_LATEX, GLOROT_2010)
GLOROT_UNIFORM = Initialiser("glorot_uniform", "Glorot uniform", "uniform", _glorot, GLOROT_LATEX, GLOROT_2010)
HE_NORMAL = Initialiser("he_normal", "He normal", "normal", _he, HE_LATEX, HE_2015)
HE_UNIFORM = Initialiser("he_uniform", "He uniform", "uniform", _he, HE_LATEX, HE_2015)
LECUN_NORMAL = Initialiser("lecun_normal", "LeCun normal", "normal", _lecun, LECUN_LATEX, LECUN_1998)
LECUN_UNIFORM = Initialiser("lecun_uniform", "LeCun uniform", "uniform", _lecun, LECUN_LATEX, LECUN_1998)
RAI = Initialiser("rai", "Randomised asymmetric", "asymmetric", _asymmetric, RAI_LATEX, (references.LU_2020,))

INITIALISERS: Mapping[str, Initialiser] = MappingProxyType(
    {
        scheme.slug: scheme
        for scheme in (
            ZEROS,
            CONSTANT,
            NORMAL,
            GLOROT_NORMAL,
            GLOROT_UNIFORM,
            HE_NORMAL,
            HE_UNIFORM,
            LECUN_NORMAL,
            LECUN_UNIFORM,
            RAI,
        )
    }
)

TORCH_GAINS: Mapping[str, float] = MappingProxyType(
    {
        "identity": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": math.sqrt(2.0),
        "leaky_relu": math.sqrt(2.0 / (1 + 0.01**2)),
        "selu": 3 / 4,
    }
)
"""What `torch.nn.init.calculate_gain` returns for our functions at their defaults, by slug; it knows no others."""
