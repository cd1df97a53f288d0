"""Pictures of the experiments on soft rectifiers."""

from __future__ import annotations

from acts.activation import Interval, Parameter
from acts.charts.kit.frames import Subject
from acts.experiments.functions.exponential import softened, softened_slope
from acts.functions.exponential import celu, elu, softplus
from acts.functions.rectified import relu

ALPHA = Parameter("alpha", r"\alpha", 1.5, Interval(0.1, 1e6), Interval(0.1, 2.5), 0.1, "of both, ELU and CELU")
POWER = Parameter("power", "k", 0.0, Interval(-2.0, 4.0), Interval(-0.5, 2.0), 0.1, "beta as a power of ten")

BESIDE = Subject(
    "elu",
    elu.name,
    elu.value,
    elu.derivative,
    parameters=(ALPHA,),
    breaks=lambda **_alpha: (0.0,),
    companion=celu.value,
    companion_derivative=celu.derivative,
    companion_name=celu.name,
)
CLOSING_IN = Subject(
    "softplus",
    softplus.name,
    softened,
    softened_slope,
    parameters=(POWER,),
    companion=lambda z, **_power: relu(z),
    companion_name=relu.name,
)
# softplus at its default, without a slider
ROUNDED = Subject(
    "softplus",
    softplus.name,
    softplus.value,
    softplus.derivative,
    companion=relu.value,
    companion_name=relu.name,
)
