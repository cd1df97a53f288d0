"""What becomes of a unit once it is inactive, in words."""

from acts.experiments.training.one_unit import Descent, Unit
from acts.language import _


def then(run: Descent) -> str:
    """Return the sentence about what follows, its gaps still open; an empty one if the unit is never inactive."""
    if run.ending == "silent":
        if run.unit.y > 0:
            return _(
                "From then on the gradient is exactly 0 and w = {w}, b = {b} never change again; the loss stays at "
                "{loss}."
            )
        return _(
            "From then on the gradient is exactly 0 and w = {w}, b = {b} never change again; the loss stays at "
            "{loss}, the least that is possible with a target that is not above 0."
        )
    if run.under is None or run.ending == "still":
        return ""
    if run.back is None:
        return {
            "arrived": _(
                "The slope there is {slope}, not 0, so the unit keeps learning; from step {at} on the error is under "
                "{share}% of the first error."
            ),
            "swinging": _(
                "The slope there is {slope}, not 0, so the unit keeps learning. It swings past its target again and "
                "again: after {horizon} steps the loss is {loss}."
            ),
            "moving": _(
                "The slope there is {slope}, not 0, so the unit keeps learning; after {horizon} steps z is {z} and the "
                "loss {loss}."
            ),
            "diverged": _(
                "The slope there is {slope}, not 0, so the unit keeps learning. The training diverges: at step {at} z "
                "is {beyond}, and the run stops."
            ),
        }[run.ending]
    return {
        "arrived": _(
            "The slope there is {slope}, not 0, so the unit keeps learning and becomes active at step {back}; from "
            "step {at} on the error is under {share}% of the first error."
        ),
        "swinging": _(
            "The slope there is {slope}, not 0, so the unit keeps learning and becomes active at step {back}. It "
            "swings past its target again and again: after {horizon} steps the loss is {loss}."
        ),
        "moving": _(
            "The slope there is {slope}, not 0, so the unit keeps learning and becomes active at step {back}; after "
            "{horizon} steps z is {z} and the loss {loss}."
        ),
        "diverged": _(
            "The slope there is {slope}, not 0, so the unit keeps learning and becomes active at step {back}. The "
            "training diverges: at step {at} z is {beyond}, and the run stops."
        ),
    }[run.ending]


def slope(unit: Unit) -> float:
    """Return the slope of the unit's function below 0."""
    return float(unit.activation.derivative(-1.0, **dict(unit.parameters)))
