"""Pictures of the experiments on gated functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit.frames import Subject
from acts.experiments.functions.gated import magnified
from acts.functions.gated import gelu_tanh, quick_gelu, silu

POWER = Parameter("power", "k", 1.5, Interval(0.0, 3.3), Interval(0.0, 3.3), 0.1, "magnified by this power of ten")
EDGE = 1.0  # what is magnified beyond it has left the picture


def _quick(z: Any, power: float) -> Any:
    difference = magnified(quick_gelu, z, power)
    return np.where(np.abs(difference) <= EDGE, difference, np.nan)


DIFFERENCES = Subject(
    "gelu_tanh",
    "tanh form − exact",
    lambda z, power: magnified(gelu_tanh, z, power),
    parameters=(POWER,),
    companion=_quick,
    companion_name="quick − exact",
    up="difference, magnified",
)
BETWEEN = Subject(
    "silu",
    silu.name,
    silu.value,
    parameters=silu.parameters,
    companion=lambda z, **_: z / 2,
    companion_name="z / 2",
)
