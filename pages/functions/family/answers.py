"""The record of a function in words: range, symmetry, slope and the rest, computed and never typed in."""

import math

from acts import Activation, Claims
from acts.language import _, joined
from acts.properties import gaussian_moments
from pages.functions.family.ranges import ends_of, values_of
from pages.functions.family.slopes import slope
from pages.kit.numbers import end, number


def three_questions(activation: Activation, values: dict[str, float]) -> str:
    """Answer: range? symmetry? slope?"""
    claims = activation.claims(**values)
    return _answered(
        (_("Range?"), _("**{values}**. {ends}").format(values=values_of(claims), ends=ends_of(claims))),
        (_("Symmetry?"), symmetry(claims)),
        (_("Slope?"), joined(slope(activation, claims, values))),
    )


def more(activation: Activation, values: dict[str, float]) -> str:
    """Answer what else there is to ask: smoothness, centring and gain."""
    claims = activation.claims(**values)
    return _answered((_("Smooth?"), smoothness(claims)), (_("Centred? Gain?"), spread(activation, claims, values)))


def _answered(*lines: tuple[str, str]) -> str:
    return "  \n".join(f"**{question}** {answer}" for question, answer in lines)


def symmetry(claims: Claims) -> str:
    """Say what the graph is symmetric about."""
    if claims.symmetry is None:
        return _("None.")
    if claims.odd:
        return _("**Odd**: $f(-z) = -f(z)$, a half turn about the origin changes nothing.")
    z, a = end(claims.symmetry.z), end(claims.symmetry.a)
    if claims.symmetry.kind == "mirror":
        return _("**Mirror symmetry** about z = {z}.").format(z=z)
    if any(jump.z == claims.symmetry.z and jump.value != claims.symmetry.a for jump in claims.jumps):
        said = _("A half turn about the **point ({z}, {a})** changes nothing but the value chosen at the jump.")
    else:
        said = _("A half turn about the **point ({z}, {a})** changes nothing.")
    return said.format(z=z, a=a)


def smoothness(claims: Claims) -> str:
    """Say how often the function can be differentiated."""
    if math.isinf(claims.smoothness):
        return _("Infinitely often differentiable: $C^\\infty$.")
    if claims.smoothness < 0:
        places = [
            _("at z = {z} from {left} to {right}, and it is {value} there").format(
                z=end(jump.z), left=end(jump.left), right=end(jump.right), value=end(jump.value)
            )
            for jump in claims.jumps
        ]
        return _("Not even continuous: the **value jumps**, {places}.").format(places=_("; ").join(places))
    if claims.smoothness == 0:
        return _("Continuous, with a slope that jumps: $C^0$.")
    return _("Its derivatives are continuous up to number {n} and not beyond: $C^{n}$.").format(
        n=int(claims.smoothness)
    )


def spread(activation: Activation, claims: Claims, values: dict[str, float]) -> str:
    """Say what comes out for standard normal pre-activations: the mean, and the gain that keeps their size."""
    moments = gaussian_moments(
        lambda z: activation(z, **values),
        lambda z: activation.derivative(z, **values),
        [*(kink.z for kink in claims.kinks), *(jump.z for jump in claims.jumps)],
    )
    if moments.square == 0:
        return _(
            "For z from N(0, 1) every output is 0, so no gain gives the next layer's pre-activations "
            "a mean square of 1 again."
        )
    if claims.zero_centred:
        said = _(
            "**Zero-centred**: for z from N(0, 1) the mean output is {mean} and the mean square is {square}. "
            "With a gain of {gain}, that is with weights {gain} times as large, the next layer's pre-activations "
            "have a mean square of 1 again."
        )
    else:
        said = _(
            "**Not zero-centred**: for z from N(0, 1) the mean output is {mean} and the mean square is {square}. "
            "With a gain of {gain}, that is with weights {gain} times as large, the next layer's pre-activations "
            "have a mean square of 1 again."
        )
    mean = 0.0 if claims.zero_centred else moments.mean
    return said.format(mean=number(mean), square=number(moments.square), gain=number(moments.gain))
