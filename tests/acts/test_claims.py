"""Every field of every claim, held against what is measured, at many settings of the parameters."""

import dataclasses
import functools
import itertools
import math

import numpy as np
import pytest

import acts
from acts.activation import Interval, Jump, Kink, Saturation, Symmetry
from acts.properties import measure

SPECIAL = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
POINTS = np.concatenate([-np.geomspace(1e-3, 300, 400)[::-1], [0.0], np.geomspace(1e-3, 300, 400)])


def settings_of(activation):
    """The default, the ends of each slider, every framework's default, and numbers at which things change."""
    default = {p.name: p.default for p in activation.parameters}
    offered = [default, *({**default, **dict(call.defaults)} for call in activation.calls)]
    for p in activation.parameters:
        numbers = [p.typical.low, p.typical.high]
        numbers += SPECIAL if len(activation.parameters) == 1 else ()
        offered += [{**default, p.name: number} for number in numbers]
    ends = [(p.typical.low, p.typical.high) for p in activation.parameters]
    offered += [dict(zip(default, corner, strict=True)) for corner in itertools.product(*ends)]
    legal = [values for values in offered if activation.refusal(values) is None]
    return list({tuple(values.items()): values for values in legal}.values())


CASES = [
    pytest.param(activation, values, id=f"{slug}({', '.join(f'{k}={v:g}' for k, v in values.items())})")
    for slug, activation in acts.CATALOGUE.items()
    for values in settings_of(activation)
]


@functools.cache
def measured(activation, setting):
    values = dict(setting)
    return measure(
        lambda z: activation(z, **values),
        lambda z: activation.derivative(z, **values),
    )


def same(a, b, rel=1e-12, absolute=1e-12):
    return a == b or math.isclose(a, b, rel_tol=rel, abs_tol=absolute)


def contradictions(activation, claims, parameters):
    """Return one sentence for each field of the claims that the measurement contradicts; it starts with the field."""
    facts = measured(activation, tuple(parameters.items()))
    value = functools.partial(activation, **parameters)
    slope = functools.partial(activation.derivative, **parameters)
    found = []
    for check in (
        about_range,
        about_gaps,
        about_limits,
        about_kinks,
        about_jumps,
        about_saturation,
        about_slopes,
        about_symmetry,
    ):
        found += check(claims, facts, value, slope)
    # Samples do not tell two derivatives from infinitely many.
    if (claims.smoothness if claims.smoothness < 2 else math.inf) != facts.smoothness:
        found.append(f"smoothness: {claims.smoothness} claimed, {facts.smoothness} measured")
    if claims.monotone != facts.monotone:
        found.append(f"monotone: {claims.monotone} claimed, {facts.monotone} measured")
    if claims.zero_centred != facts.zero_centred:
        found.append(f"zero_centred: {claims.zero_centred} claimed, the mean is {facts.gaussian.mean:.3g}")
    return found


def about_range(claims, facts, value, slope):
    for claimed, seen in ((claims.range.low, facts.range.low), (claims.range.high, facts.range.high)):
        if not same(claimed, seen):
            yield f"range: {claims.range} claimed, {facts.range} measured"
    f, g = value(POINTS), slope(POINTS)
    told = np.abs(g) > 1e-12 * np.maximum(1, np.abs(f))  # elsewhere the next float may well be the end
    sides = (
        (claims.range.brackets[0] == "[", claims.range.low, facts.lowest, f, 1),
        (claims.range.brackets[1] == "]", claims.range.high, facts.highest, -f, -1),
    )
    for closed, end, where, signed, sign in sides:
        slack = 4 * 2.0**-52 * abs(end) if math.isfinite(end) else 0.0
        if np.any(signed < sign * end - slack):
            yield f"range: {end} is passed"
        if closed and (where is None or not abs(float(value(where)) - end) <= slack):
            yield f"range: {end} is not attained"
        if not closed and (where is not None or np.any(signed[told] <= sign * end)):
            yield f"range: {end} is attained"


def about_gaps(claims, facts, value, slope):
    told, seen = [[str(gap) for gap in gaps] for gaps in (claims.gaps, facts.gaps)]
    if len(told) != len(seen) or not all(
        a.brackets == b.brackets and same(a.low, b.low) and same(a.high, b.high)
        for a, b in zip(claims.gaps, facts.gaps, strict=True)
    ):
        yield f"gaps: {told} claimed, {seen} measured"


def about_limits(claims, facts, value, slope):
    at_infinity = value(np.array([-math.inf, math.inf]))
    for claimed, seen, there in zip(claims.limits, facts.limits, at_infinity.tolist(), strict=True):
        if not same(claimed, seen):
            yield f"limits: {claimed} claimed, {seen} measured"
        if not same(claimed, there):
            yield f"limits: {claimed} claimed, and the value at infinity is {there}"


def about_kinks(claims, facts, value, slope):
    claimed = [k.z for k in claims.kinks]
    if len(claimed) != len(facts.kinks):
        yield f"kinks: at {claimed} claimed, at {[k.z for k in facts.kinks]} measured"
        return
    for kink, seen in zip(claims.kinks, facts.kinks, strict=True):
        if not same(kink.z, seen.z, 1e-9, 1e-9):
            yield f"kinks: at {kink.z} claimed, at {seen.z} measured"
        if not (same(kink.left, seen.left, 1e-9) and same(kink.right, seen.right, 1e-9)):
            yield f"kinks: slopes {kink.left}, {kink.right} claimed, {seen.left}, {seen.right} measured"
        if float(slope(kink.z)) != kink.slope:
            yield f"kinks: slope {kink.slope} claimed at {kink.z}, and the derivative is {slope(kink.z)}"


def about_jumps(claims, facts, value, slope):
    claimed = [jump.z for jump in claims.jumps]
    if len(claimed) != len(facts.jumps):
        yield f"jumps: at {claimed} claimed, at {[jump.z for jump in facts.jumps]} measured"
        return
    for jump, seen in zip(claims.jumps, facts.jumps, strict=True):
        if jump.z != seen.z:
            yield f"jumps: at {jump.z} claimed, at {seen.z} measured"
        if not (same(jump.left, seen.left) and same(jump.right, seen.right)):
            yield f"jumps: from {jump.left} to {jump.right} claimed, from {seen.left} to {seen.right} measured"
        if not float(value(jump.z)) == jump.value == seen.value:
            yield f"jumps: value {jump.value} claimed at {jump.z}, and it is {seen.value}"


def about_saturation(claims, facts, value, slope):
    for name in ("left", "right"):
        claimed, seen = getattr(claims, name), getattr(facts, name)
        if (claimed and claimed.kind) != (seen and seen.kind):
            yield f"{name}: {claimed} claimed, {seen} measured"
        elif claimed and claimed.kind == "hard" and not same(claimed.beyond, seen.beyond, 1e-9, 1e-9):
            yield f"{name}: beyond {claimed.beyond} claimed, {seen.beyond} measured"
        elif claimed and claimed.kind == "soft" and claimed.beyond is not None:
            yield f"{name}: soft saturation begins nowhere, and {claimed.beyond} is claimed"


def about_slopes(claims, facts, value, slope):
    if not same(claims.lipschitz, facts.lipschitz):
        yield f"lipschitz: {claims.lipschitz} claimed, {facts.lipschitz} measured"
    size = np.abs(slope(POINTS))
    if np.any(size > claims.lipschitz * (1 + 1e-14)):
        yield f"lipschitz: {claims.lipschitz} claimed, and a slope is {np.max(size)}"
    claimed, seen = claims.steepest, facts.steepest
    if claimed is None or seen is None:
        if claimed is not seen:
            yield f"steepest: {claimed} claimed, {seen} measured"
        return
    if not all(same(a, b, 1e-9, 1e-9) for a, b in ((claimed.low, seen.low), (claimed.high, seen.high))):
        yield f"steepest: {claimed} claimed, {seen} measured"
    inside = np.array([z in claimed for z in POINTS.tolist()])
    outside = np.array([not claimed.low - 1e-3 < z < claimed.high + 1e-3 for z in POINTS.tolist()])
    ends = np.array([z for z in (claimed.low, claimed.high) if z in claimed and math.isfinite(z)])
    attaining = np.abs(slope(np.concatenate([POINTS[inside], ends])))
    if np.any(attaining < claims.lipschitz * (1 - 1e-12)):
        yield f"steepest: {claimed} claimed, and a slope there is {np.min(attaining)}"
    # A mirrored function attains the bound on both sides, and one interval names one of them.
    if np.any(size[outside] >= claims.lipschitz) and facts.symmetry is None:
        yield f"steepest: {claimed} claimed, and the bound is attained outside"


def about_symmetry(claims, facts, value, slope):
    if claims.symmetry is None:
        if facts.symmetry is not None:
            yield f"symmetry: none claimed, {facts.symmetry} measured"
        return
    z = np.geomspace(1e-3, 50, 200)
    right, left = value(claims.symmetry.z + z), value(claims.symmetry.z - z)
    slack = 1e-12 * (1 + np.maximum(np.abs(left), np.abs(right)))
    point = claims.symmetry.kind == "point"
    off = right + left - 2 * claims.symmetry.a if point else right - left
    if np.any(np.abs(off) > slack) or (not point and claims.symmetry.a != 0):
        yield f"symmetry: {claims.symmetry} claimed, {facts.symmetry} measured"
    elif facts.symmetry is None:
        yield f"symmetry: {claims.symmetry} claimed, none measured"


@pytest.mark.parametrize(("activation", "parameters"), CASES)
def test_no_claim_is_contradicted(activation, parameters):
    assert contradictions(activation, activation.claims(**parameters), parameters) == []


@pytest.mark.parametrize(("activation", "parameters"), CASES)
def test_derivatives_agree_with_differences_away_from_kinks(activation, parameters):
    facts = measured(activation, tuple(parameters.items()))
    breaks = np.array([k.z for k in facts.kinks] + [j.z for j in facts.jumps] + list(facts.bends) + [1e9])
    z = np.linspace(-12.0, 12.0, 1201) + 1e-3 / 7
    z = z[np.min(np.abs(z[:, None] - breaks), axis=1) > 0.02]
    value, slope, second = (
        functools.partial(function, **parameters)
        for function in (activation, activation.derivative, activation.second_derivative)
    )
    # A steep function turns within a shorter distance, so the step shrinks with it.
    steep = max(1.0, float(np.max(np.abs(second(z)))) / max(float(np.max(np.abs(slope(z)))), 1e-3))
    h = 2.0**-9 / steep
    for lower, upper in ((value, slope), (slope, second)):
        differences = sum(
            weight * (lower(z + k * h) - lower(z - k * h)) for k, weight in ((1, 45), (2, -9), (3, 1))
        ) / (60 * h)
        scale = max(1.0, float(np.max(np.abs(differences))))
        rounding = 1e-14 * np.maximum(1.0, np.abs(lower(z))) / h
        assert np.all(np.abs(upper(z) - differences) <= rounding + 1e-10 * scale), upper


def test_every_function_is_claimed_about_at_its_defaults_and_more():
    for slug, activation in acts.CATALOGUE.items():
        cases = settings_of(activation)
        assert cases[0] == {p.name: p.default for p in activation.parameters}, slug
        assert len(cases) > 2 * len(activation.parameters), slug


FALSE = [
    ("relu", "range", Interval(0.0, math.inf, "()")),
    ("relu", "range", Interval(-1.0, math.inf, "[)")),
    ("relu", "range", Interval(0.0, 1e9, "[)")),
    ("relu", "limits", (0.0, 1.0)),
    ("relu", "limits", (-1e-9, math.inf)),
    ("relu", "smoothness", 1),
    ("relu", "smoothness", -1),
    ("relu", "monotone", "strictly increasing"),
    ("relu", "monotone", "neither"),
    ("relu", "symmetry", Symmetry("mirror", 0.0)),
    ("relu", "zero_centred", True),
    ("relu", "left", Saturation("soft")),
    ("relu", "left", Saturation("hard", 0.1)),
    ("relu", "left", None),
    ("relu", "right", Saturation("hard", 6.0)),
    ("relu", "lipschitz", 1.5),
    ("relu", "lipschitz", 0.5),
    ("relu", "steepest", Interval(1.0, math.inf, "()")),
    ("relu", "steepest", Interval(-1.0, math.inf, "()")),
    ("relu", "steepest", Interval(0.0, math.inf, "[)")),
    ("relu", "steepest", None),
    ("relu", "kinks", ()),
    ("relu", "kinks", (Kink(1e-6, 0.0, 1.0, 0.0),)),
    ("relu", "kinks", (Kink(0.0, 0.0, 1.0, 0.5),)),
    ("relu", "kinks", (Kink(0.0, 0.1, 1.0, 0.0),)),
    ("relu", "kinks", (Kink(0.0, 0.0, 0.9, 0.0),)),
    ("relu", "kinks", (Kink(0.0, 0.0, 1.0, 0.0), Kink(6.0, 1.0, 0.0, 0.0))),
    ("relu", "jumps", (Jump(0.0, 0.0, 1.0, 0.0),)),
    ("relu", "gaps", (Interval(0.0, 1.0, "()"),)),
    ("sigmoid", "jumps", (Jump(0.0, 0.5, 0.5, 0.5),)),
    ("sigmoid", "gaps", (Interval(0.5, 0.5),)),
    ("sigmoid", "range", Interval(0.0, 1.0, "[)")),
    ("sigmoid", "range", Interval(0.0, 1.0, "(]")),
    ("sigmoid", "range", Interval(0.0, 1.1, "()")),
    ("sigmoid", "limits", (0.0, 0.9999999)),
    ("sigmoid", "limits", (0.0, math.inf)),
    ("sigmoid", "smoothness", 0),
    ("sigmoid", "smoothness", 1),
    ("sigmoid", "monotone", "increasing"),
    ("sigmoid", "symmetry", None),
    ("sigmoid", "symmetry", Symmetry("point", 0.0, 0.0)),
    ("sigmoid", "symmetry", Symmetry("point", 0.1, 0.5)),
    ("sigmoid", "symmetry", Symmetry("mirror", 0.0)),
    ("sigmoid", "zero_centred", True),
    ("sigmoid", "left", None),
    ("sigmoid", "left", Saturation("hard", -745.0)),
    ("sigmoid", "right", Saturation("hard", 37.0)),
    ("sigmoid", "right", Saturation("soft", 37.0)),
    ("sigmoid", "lipschitz", 1.0),
    ("sigmoid", "lipschitz", 0.2499),
    ("sigmoid", "steepest", Interval(0.001, 0.001)),
    ("sigmoid", "steepest", Interval(-1.0, 1.0)),
    ("sigmoid", "steepest", None),
    ("sigmoid", "kinks", (Kink(0.0, 0.25, 0.25, 0.25),)),
    ("tanh", "zero_centred", False),
    ("tanh", "symmetry", None),
    ("squared_relu", "smoothness", 0),
    ("squared_relu", "smoothness", 2),
    ("squared_relu", "lipschitz", 1e300),
    ("squared_relu", "steepest", Interval(0.0, math.inf, "[)")),
    ("relu6", "range", Interval(0.0, 6.0, "[)")),
    ("relu6", "symmetry", None),
    ("crelu", "monotone", "increasing"),
    ("step", "jumps", ()),
    ("step", "jumps", (Jump(0.0, 0.0, 1.0, 0.0),)),
    ("step", "jumps", (Jump(0.0, 0.0, 0.9, 1.0),)),
    ("step", "jumps", (Jump(1e-6, 0.0, 1.0, 1.0),)),
    ("step", "gaps", ()),
    ("step", "gaps", (Interval(0.0, 1.0, "[)"),)),
    ("step", "gaps", (Interval(0.0, 0.5, "()"),)),
    ("step", "smoothness", 0),
    ("step", "lipschitz", 0.0),
    ("step", "kinks", (Kink(0.0, 0.0, 0.0, 0.0),)),
    ("step", "symmetry", None),
    ("sign", "jumps", (Jump(0.0, -1.0, 1.0, 1.0),)),
    ("sign", "gaps", (Interval(-1.0, 1.0, "()"),)),
    ("threshold", "gaps", (Interval(0.0, 1.0, "()"),)),
    ("threshold", "kinks", ()),
    ("threshold", "range", Interval(1.0, math.inf, "()")),
    ("hard_shrink", "jumps", (Jump(-0.5, -0.5, 0.0, 0.0),)),
    ("hard_shrink", "gaps", (Interval(-0.5, 0.0, "()"), Interval(0.0, 0.5, "()"))),
    ("hard_shrink", "lipschitz", 1.0),
    ("soft_shrink", "steepest", Interval(-math.inf, -1.0, "()")),
    ("soft_shrink", "smoothness", -1),
    ("tanhshrink", "steepest", Interval(-math.inf, -20.0, "()")),
    ("tanhshrink", "monotone", "increasing"),
]


@pytest.mark.parametrize(("slug", "field", "lie"), FALSE)
def test_a_false_claim_is_contradicted_in_its_field(slug, field, lie):
    activation = acts.CATALOGUE[slug]
    claims = activation.claims()
    assert lie != getattr(claims, field)
    found = contradictions(activation, dataclasses.replace(claims, **{field: lie}), {})
    assert any(sentence.startswith(f"{field}:") for sentence in found), found


def test_each_field_of_the_claims_is_falsified_above():
    fields = {field.name for field in dataclasses.fields(acts.Claims)}
    for slug in ("relu", "sigmoid"):
        assert {field for named, field, _ in FALSE if named == slug} == fields
