"""Measured facts of any function of one variable, independent of the claims of its record."""

from acts.activation import Jump
from acts.properties.breaks import bends, jumps, kinks
from acts.properties.facts import Properties, measure, symmetry
from acts.properties.pieces import Turn, pieces, turning
from acts.properties.quadrature import Gaussian, gaussian_moments
from acts.properties.scan import Curve, limit
from acts.properties.steepness import saturated

__all__ = [
    "Curve",
    "Gaussian",
    "Jump",
    "Properties",
    "Turn",
    "bends",
    "gaussian_moments",
    "jumps",
    "kinks",
    "limit",
    "measure",
    "pieces",
    "saturated",
    "symmetry",
    "turning",
]
