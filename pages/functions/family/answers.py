"""The record of a function in words: range, symmetry, slope and the rest, computed and never typed in."""

import math

from acts import Activation, Claims, Interval
from acts.language import _
from acts.properties import gaussian_moments, saturated
from pages.kit.numbers import end, number, telling

SHARE = 0.01


def three_questions(activation: Activation, values: dict[str, float]) -> str:
    """Answer: range? symmetry? slope? And then smoothness, centring and gain."""
    claims = activation.claims(**values)
    lines = [
        (_("Range?"), f"**{values_of(claims)}**. " + _ends(claims)),
        (_("Symmetry?"), symmetry(claims)),
        (_("Slope?"), " ".join(slope(activation, claims, values))),
        (_("Smooth?"), smoothness(claims)),
        (_("Centred? Gain?"), spread(activation, claims, values)),
    ]
    return "\n\n".join(f"**{question}** {answer}" for question, answer in lines)


def interval(span: Interval, *others: float) -> str:
    """Write an interval in the usual notation, its ends told apart, from others too; a single point as itself."""
    low, high = end(span.low, span.high, *others), end(span.high, span.low, *others)
    return low if span.low == span.high else f"{span.brackets[:1]}{low}, {high}{span.brackets[1:]}"


def values_of(claims: Claims) -> str:
    """Write all values as one interval, or as what is left of it between gaps."""
    ends = [value for part in claims.values for value in (part.low, part.high)]
    written = [interval(part, *ends) for part in claims.values]
    single = [part.low == part.high for part in claims.values]
    if all(single):
        return "{" + ", ".join(written) + "}"
    return " ∪ ".join(f"{{{part}}}" if alone else part for part, alone in zip(written, single, strict=True))


def _ends(claims: Claims) -> str:
    """Say of each finite end whether it is reached, and of the gaps that they are jumped over."""
    span = claims.range
    if all(part.low == part.high for part in claims.values):
        return _("No other value comes out.")
    if claims.gaps:
        return _("What is missing in between is jumped over.")
    finite = [
        (value, bracket in "[]")
        for value, bracket in zip((span.low, span.high), span.brackets, strict=True)
        if math.isfinite(value)
    ]
    if not finite:
        return _("Unbounded on both sides.")
    if len({reached for _end, reached in finite}) == 1 and len(finite) == 2:
        return _("Both ends are reached.") if finite[0][1] else _("Its ends are approached and never reached.")
    said = [
        (_("{end} is reached") if reached else _("{end} is approached, never reached")).format(end=end(value))
        for value, reached in finite
    ]
    return "; ".join(said) + "."


def symmetry(claims: Claims) -> str:
    """Say what the graph is symmetric about."""
    if claims.symmetry is None:
        return _("None.")
    torn = any(jump.z == claims.symmetry.z and jump.value != claims.symmetry.a for jump in claims.jumps)
    if claims.odd:
        return _("**Odd**: $f(-z) = -f(z)$, a half turn about the origin changes nothing.")
    z, a = end(claims.symmetry.z), end(claims.symmetry.a)
    if claims.symmetry.kind == "mirror":
        return _("A **mirror** at z = {z}.").format(z=z)
    said = _("A half turn about the **point ({z}, {a})** changes nothing but the value chosen at the jump.")
    return (said if torn else _("A half turn about the **point ({z}, {a})** changes nothing.")).format(z=z, a=a)


def slope(activation: Activation, claims: Claims, values: dict[str, float]) -> list[str]:
    """Say where the slope peaks, where it fades, where it is exactly zero, and where it jumps."""
    if claims.lipschitz == 0:
        return [_("Exactly **zero everywhere**: no gradient gets past it.")]
    said = [_steepest(claims)]
    corners = {kink.z for kink in claims.kinks}
    said += [
        _("The slope used there is {slope}, a choice.").format(slope=number(activation.derivative(jump.z, **values)))
        for jump in claims.jumps
        if jump.z not in corners
    ]
    hard = {side: s.beyond for side, s in (("left", claims.left), ("right", claims.right)) if s and s.kind == "hard"}
    if len(hard) == 2:
        said.append(
            _("Exactly **zero** for z < {left} and for z > {right}: it **saturates hard** on both sides.").format(
                **{side: end(z, *hard.values()) for side, z in hard.items()}
            )
        )
    elif "left" in hard:
        said.append(
            _("Exactly **zero** for z < {left}: it **saturates hard** on that side.").format(left=end(hard["left"]))
        )
    elif "right" in hard:
        said.append(
            _("Exactly **zero** for z > {right}: it **saturates hard** on that side.").format(right=end(hard["right"]))
        )
    said += _fading(activation, claims, values)
    torn = {jump.z for jump in claims.jumps}
    jumps = _("At z = {z} it **jumps** from {left} to {right}; {slope} is used there.")
    beside = _("It is {left} left of z = {z} and {right} right of it; {slope} is used there.")
    said += [
        (beside if k.z in torn else jumps).format(
            z=end(k.z, *corners),
            left=telling(k.left, k.right),
            right=telling(k.right, k.left),
            slope=telling(k.slope, k.left, k.right),
        )
        for k in claims.kinks
    ]
    return said


def _steepest(claims: Claims) -> str:
    if claims.jumps:
        places = _(" and ").join(end(jump.z) for jump in claims.jumps)
        return _("**None at z = {places}**, where the value itself jumps.").format(places=places)
    if math.isinf(claims.lipschitz):
        return _("It **grows without bound**.")
    if claims.steepest is None:
        return _("Its size stays **below {peak}**, which is approached and never reached.").format(
            peak=number(claims.lipschitz)
        )
    where = claims.steepest
    if where.low == where.high:
        return _("Largest in size at z = {z}: **{peak}**.").format(z=end(where.low), peak=number(claims.lipschitz))
    if math.isinf(where.low) and math.isinf(where.high):
        return _("**{peak}** in size everywhere.").format(peak=number(claims.lipschitz))
    return _("Largest in size, **{peak}**, for z in {where}.").format(
        peak=number(claims.lipschitz), where=" ∪ ".join(map(interval, _both_sides(where, claims)))
    )


def _both_sides(where: Interval, claims: Claims) -> list[Interval]:
    """Return a stretch with its mirror image, if the graph is symmetric and the two lie apart."""
    if claims.symmetry is None or claims.symmetry.z in where:
        return [where]
    low, high = (2 * claims.symmetry.z - z for z in (where.high, where.low))
    turned = {"[]": "[]", "()": "()", "[)": "(]", "(]": "[)"}[where.brackets]
    return [where, Interval(low, high, turned)]


def _fading(activation: Activation, claims: Claims, values: dict[str, float]) -> list[str]:
    soft = [side for side, s in (("left", claims.left), ("right", claims.right)) if s and s.kind == "soft"]
    if not soft or math.isinf(claims.lipschitz):
        return []
    left, right = saturated(lambda z: activation.derivative(z, **values), SHARE, peak=claims.lipschitz)
    share = f"{SHARE:.0%}"
    if len(soft) == 2 and left is not None and right is not None:
        return [
            _(
                "Under {share} of that for z < {left} and for z > {right}: it **saturates softly** on both sides."
            ).format(share=share, left=number(left, 3), right=number(right, 3))
        ]
    place = left if soft == ["left"] else right
    if place is None:
        return []
    sign = "<" if soft == ["left"] else ">"
    return [
        _("Under {share} of that for z {sign} {place}: it **saturates softly** on that side only.").format(
            share=share, sign=sign, place=number(place, 3)
        )
    ]


def smoothness(claims: Claims) -> str:
    """Say how often the function can be differentiated."""
    if math.isinf(claims.smoothness):
        return _("Infinitely often differentiable: $C^\\infty$.")
    if claims.smoothness < 0:
        told = [
            _("at z = {z} from {left} to {right}, and it is {value} there").format(
                z=end(jump.z), left=end(jump.left), right=end(jump.right), value=end(jump.value)
            )
            for jump in claims.jumps
        ]
        return _("Not even continuous: the **value jumps**, {told}.").format(told="; ".join(told))
    if claims.smoothness == 0:
        return _("Continuous, with a slope that jumps: $C^0$.")
    return _("Continuous up to derivative number {n}, not beyond: $C^{n}$.").format(n=int(claims.smoothness))


def spread(activation: Activation, claims: Claims, values: dict[str, float]) -> str:
    """Say what comes out for standard normal pre-activations: the mean, and the gain that keeps their size."""
    moments = gaussian_moments(
        lambda z: activation(z, **values),
        lambda z: activation.derivative(z, **values),
        tuple(place.z for place in (*claims.kinks, *claims.jumps)),
    )
    if moments.square == 0:
        return _("Every output is 0 for z from N(0, 1), and no gain brings the next layer's pre-activations back.")
    centred = _("**Zero-centred**") if claims.zero_centred else _("**Not zero-centred**")
    return centred + _(
        ": for z from N(0, 1) the mean output is {mean}, "
        "the mean square {square}; a gain of {gain} brings the next layer's pre-activations back to 1."
    ).format(
        mean=number(0.0 if claims.zero_centred else moments.mean),
        square=number(moments.square),
        gain=number(moments.gain),
    )
