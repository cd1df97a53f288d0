"""The claims of a function of a vector in words."""

import math

from acts.language import _, joined
from acts.vector import VectorClaims
from pages.functions.family import ranges
from pages.kit.numbers import end


def claims(claimed: VectorClaims) -> str:
    """Write what is claimed of a function: range and total, shifts, slopes, smoothness, shape."""
    shifts = {
        "invariant": _("Adding c to every logit **changes nothing**: only differences count."),
        "equivariant": _("Adding c to every logit **adds c** to the result."),
    }
    places = {
        "equivariant": _("If you swap two logits, their outputs swap, too."),
        "invariant": _("If you swap two logits, the result does not change."),
    }
    smooth = _("Infinitely often differentiable: $C^\\infty$.")
    if not math.isinf(claimed.smoothness):
        smooth = _("Continuous, with slopes that jump: $C^0$.")
    shapes = {
        "convex": _("**Convex** in the logits."),
        "concave": _("Each output is **concave** in the logits."),
        "neither": _("Neither convex nor concave."),
    }
    lines = [
        (_("Values?"), _values(claimed)),
        (_("Shift? Order?"), joined([shifts[claimed.shift], places[claimed.permutation]])),
        (_("Slopes?"), _slopes(claimed)),
        (_("Smooth?"), smooth),
        (_("Shape?"), shapes[claimed.curvature]),
    ]
    return "\n\n".join(f"**{question}** {answer}" for question, answer in lines)


def _values(claimed: VectorClaims) -> str:
    span = ranges.interval(claimed.range)
    if claimed.total is None:
        return _("**{values}**.").format(values=span)
    return _("**{values}**. They add up to **{total}**.").format(values=span, total=end(claimed.total))


def _slopes(claimed: VectorClaims) -> str:
    said = []
    if claimed.symmetric:
        definite = {
            "positive": _("The Jacobian is **symmetric** and positive semidefinite."),
            "negative": _("The Jacobian is **symmetric** and negative semidefinite."),
        }
        said.append(definite[claimed.definite])
    if math.isinf(claimed.lipschitz):
        said.append(_("The outputs can move further than the logits: the more classes there are, the further."))
    else:
        said.append(
            _("The outputs move at most **{most}** times as far as the logits.").format(most=end(claimed.lipschitz))
        )
    total = {"invariant": _("The slopes in all logits add up to 0."), "equivariant": _("Its slopes add up to 1.")}
    return joined([*said, total[claimed.shift]])
