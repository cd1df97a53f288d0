"""Activation functions with values, slopes and claims right to the last digits, in NumPy alone.

Every function of the catalogue is an attribute under its slug: ``acts.relu(z)``,
``acts.relu.derivative(z)``, ``acts.leaky_relu(z, negative_slope=0.2)``.
"""

from acts.activation import (
    Activation,
    Call,
    Claims,
    Formulas,
    Interval,
    Kink,
    Order,
    Parameter,
    Reference,
    Saturation,
    Symmetry,
)
from acts.catalogue import CATALOGUE, FAMILIES, Family, find
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "Activation",
    "Call",
    "Claims",
    "Family",
    "Formulas",
    "Interval",
    "Kink",
    "Order",
    "Parameter",
    "Reference",
    "Saturation",
    "Symmetry",
    "find",
    "relu",
    "sigmoid",
]
