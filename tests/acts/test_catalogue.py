"""Contracts that hold for every function of the catalogue, and claims that no function refutes."""

from __future__ import annotations

import copy
import importlib
import itertools
import math
import pickle
import runpy

import numpy as np
import pytest

import acts
from acts.activation import Activation, Claims, Interval

METHODS = ("value", "derivative", "second_derivative")
FRAMEWORKS = {"torch", "jax", "keras", "tf", "paddle"}
# Their exponents need more digits than 32 bits have, and are computed in 64.
IN_DOUBLE = {("cloglog", "derivative"), ("cloglog", "second_derivative"), *(("gelu_tanh", m) for m in METHODS)}

every_function = pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=acts.CATALOGUE)
every_method = pytest.mark.parametrize("method", METHODS)
with_parameters = pytest.mark.parametrize(
    "activation", [pytest.param(a, id=a.slug) for a in acts.CATALOGUE.values() if a.parameters]
)


def legal_settings(activation: Activation) -> list[dict[str, float]]:
    """The defaults, and every corner of the sliders that is legal."""
    ends = [(p.default, p.typical.low, p.typical.high) for p in activation.parameters]
    names = [p.name for p in activation.parameters]
    settings = [dict(zip(names, values, strict=True)) for values in itertools.product(*ends)]
    return [values for values in settings if activation.refusal(values) is None]


every_setting = pytest.mark.parametrize(
    ("activation", "setting"),
    [
        pytest.param(a, setting, id="-".join([a.slug, *(f"{k}={v:g}" for k, v in setting.items())]))
        for a in acts.CATALOGUE.values()
        for setting in legal_settings(a)
    ],
)


def a_line(claims: Claims) -> np.ndarray:
    """Points that functions and slopes are looked at on, the kinks and jumps and their neighbours among them."""
    breaks = np.array([place.z for place in (*claims.kinks, *claims.jumps)])
    return np.unique([*np.linspace(-8, 8, 1601), *breaks, *np.nextafter(breaks, -9), *np.nextafter(breaks, 9)])


# Names


def test_slugs_and_aliases_are_unique_over_the_whole_catalogue():
    names = [name for a in acts.CATALOGUE.values() for name in (a.slug, *a.aliases)]
    assert sorted(names) == sorted(set(names))


def test_every_name_is_a_lower_case_identifier():
    names = [name for a in acts.CATALOGUE.values() for name in (a.slug, *a.aliases)]
    assert all(name.isidentifier() and name == name.lower() for name in names)


def test_the_catalogue_lists_the_families_in_order():
    members = [a.slug for family in acts.FAMILIES.values() for a in family.members]
    assert list(acts.CATALOGUE) == members
    assert all(a.family == slug for slug, family in acts.FAMILIES.items() for a in family.members)


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        acts.CATALOGUE["relu"] = acts.tanh


@every_function
def test_a_function_is_found_by_any_of_its_names(activation):
    for name in (activation.slug, *activation.aliases):
        assert acts.find(name) is activation
        assert acts.find(f"  {name.replace('_', '-').upper()} ") is activation
        assert acts.find(name.replace("_", " ").title()) is activation


def test_a_misspelt_name_is_refused_with_the_closest_ones():
    with pytest.raises(LookupError, match=r"'sigmoyd'; did you mean sigmoid"):
        acts.find("sigmoyd")


def test_a_hopeless_name_is_refused_with_all_that_there_are():
    with pytest.raises(LookupError, match=r"'qqqq'; there are .*sigmoid, tanh, .*relu"):
        acts.find("qqqq")


@every_function
def test_a_function_is_an_attribute_of_the_package_under_its_slug(activation):
    assert getattr(acts, activation.slug) is activation
    assert activation.slug in acts.__all__


@every_function
def test_copies_and_pickles_are_the_one_record(activation):
    assert copy.copy(activation) is activation
    assert copy.deepcopy({"f": [activation]})["f"][0] is activation
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(activation, protocol)) is activation


# Shapes and dtypes


@every_function
@every_method
@pytest.mark.parametrize("shape", [(), (0,), (1,), (7,), (3, 0, 2), (2, 3, 4)])
def test_the_shape_is_kept(activation, method, shape):
    out = getattr(activation, method)(np.full(shape, 0.25))
    assert np.shape(out) == shape


@every_function
@every_method
def test_views_give_what_their_copies_give(activation, method):
    grid = np.linspace(-4, 4, 48).reshape(6, 8)
    apply = getattr(activation, method)
    for view in (grid[::2, ::-3], grid.T, np.broadcast_to(grid[0], (3, 8)), np.asfortranarray(grid)):
        np.testing.assert_array_equal(apply(view), apply(view.copy()))


@every_function
@every_method
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floating_dtypes_are_kept(activation, method, dtype):
    apply = getattr(activation, method)
    assert apply(np.linspace(-4, 4, 9).astype(dtype)).dtype == dtype
    assert apply(dtype(0.5)).dtype == dtype


@every_function
@every_method
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_formulas_compute_in_the_precision_they_are_given(activation, method, dtype):
    expected = np.float64 if (activation.slug, method) in IN_DOUBLE else dtype
    z = np.linspace(-4, 4, 9).astype(dtype)
    defaults = {p.name: p.default for p in activation.parameters}
    formula = getattr(activation.formulas, method)
    assert formula(z, **defaults).dtype == expected
    arrays = {name: np.full((2, 1), value, dtype) for name, value in defaults.items()}
    assert formula(z, **arrays).dtype == expected


@every_function
@every_method
def test_numbers_and_lists_are_taken(activation, method):
    apply = getattr(activation, method)
    assert isinstance(apply(0.5), np.float64)
    np.testing.assert_array_equal(apply([[0.5, -2.0]]), apply(np.array([[0.5, -2.0]])))


@every_function
@every_method
@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int32, np.int64])
def test_integers_and_booleans_become_float64(activation, method, dtype):
    z = np.array([0, 1, 1, 0], dtype=dtype)
    apply = getattr(activation, method)
    assert apply(z).dtype == np.float64
    np.testing.assert_array_equal(apply(z), apply(z.astype(np.float64)))


@every_function
@every_method
@pytest.mark.parametrize(
    "z", [1j, np.ones(2, complex), np.array([1.0, None]), np.ones(2, np.longdouble), "1", np.datetime64("2020")]
)
def test_what_is_not_real_numbers_is_refused(activation, method, z):
    with pytest.raises(TypeError, match="z has to be real numbers"):
        getattr(activation, method)(z)


@every_function
@every_method
def test_z_is_neither_changed_nor_handed_back(activation, method):
    z = np.array([-np.inf, -2.0, -0.0, 0.5, 3.0, np.nan])
    before = z.copy()
    out = getattr(activation, method)(z)
    np.testing.assert_array_equal(z, before)
    assert not np.shares_memory(out, z)
    z.flags.writeable = False
    np.testing.assert_array_equal(getattr(activation, method)(z), out)
    out[:] = 0.0


# Special values


@every_setting
@every_method
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_nan_comes_out_for_nan_and_for_nothing_else(activation, setting, method, dtype):
    info = np.finfo(dtype)
    sizes = np.array([0, info.smallest_subnormal, info.tiny, 1e-3, 1, 3, 7, 11, 80, 400, 1e4, info.max, np.inf], dtype)
    z = np.concatenate([sizes, -sizes, [dtype(np.nan)]])
    assert np.isnan(getattr(activation, method)(z, **setting)).tolist() == np.isnan(z).tolist()


@every_setting
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_values_at_infinity_are_the_claimed_limits(activation, setting, dtype):
    ends = activation(np.array([-np.inf, np.inf], dtype), **setting)
    np.testing.assert_array_max_ulp(ends, np.array(activation.claims(**setting).limits, dtype), 1)


@every_setting
def test_a_saturating_side_has_slope_0_at_infinity(activation, setting):
    claims = activation.claims(**setting)
    for saturation, end in ((claims.left, -math.inf), (claims.right, math.inf)):
        assert (activation.derivative(end, **setting) == 0) == (saturation is not None)


@every_function
@every_method
def test_both_zeros_give_the_same(activation, method):
    assert getattr(activation, method)(-0.0) == getattr(activation, method)(0.0)


# Parameters


@every_function
@every_method
def test_no_parameter_means_the_defaults(activation, method):
    z = np.linspace(-4, 4, 33)
    defaults = {p.name: p.default for p in activation.parameters}
    apply = getattr(activation, method)
    np.testing.assert_array_equal(apply(z), apply(z, **defaults))
    assert activation.claims() == activation.claims(**defaults)


@every_function
def test_unknown_parameters_are_refused_in_words(activation):
    with pytest.raises(TypeError, match=f"{activation.slug} has no parameter 'nonsense'; it has "):
        activation(0.0, nonsense=1.0)


@with_parameters
def test_parameters_outside_their_domain_are_refused_in_words(activation):
    for parameter in activation.parameters:
        low, high = parameter.domain.low, parameter.domain.high
        for value in (math.nan, math.inf, -math.inf, low - 1, high + 1):
            if value not in parameter.domain:
                with pytest.raises(ValueError, match=f"{parameter.name} has to lie in "):
                    activation(0.0, **{parameter.name: value})


@with_parameters
def test_parameters_out_of_order_are_refused_in_words(activation):
    for order in activation.orders:
        wrong = {order.low: 0.75, order.high: 0.5}
        with pytest.raises(ValueError, match=f"{activation.slug} needs {order.low} <=? {order.high}"):
            activation.claims(**wrong)
        equal = {order.low: 0.5, order.high: 0.5}
        assert (activation.refusal(equal) is not None) == order.strict


@with_parameters
def test_sliders_span_legal_values_from_the_default_in_at_most_41_steps(activation):
    for p in activation.parameters:
        assert p.typical.brackets == "[]"
        assert p.default in p.typical
        assert p.default in p.domain
        steps = (p.typical.high - p.typical.low) / p.step
        assert round(steps) <= 40
        assert steps == pytest.approx(round(steps))
    corners = itertools.product(*((p.typical.low, p.typical.high) for p in activation.parameters))
    for corner in corners:
        values = dict(zip((p.name for p in activation.parameters), corner, strict=True))
        assert activation.refusal(values) is None


@with_parameters
@every_method
def test_parameters_may_be_arrays_that_broadcast_against_z(activation, method):
    z = np.linspace(-4, 4, 9)
    settings = legal_settings(activation)
    columns = {p.name: np.array([[s[p.name]] for s in settings]) for p in activation.parameters}
    apply = getattr(activation, method)
    np.testing.assert_array_equal(apply(z, **columns), [apply(z, **setting) for setting in settings])


# The record


@every_function
def test_every_record_names_its_paper(activation):
    assert activation.references
    assert len(set(activation.references)) == len(activation.references)


@every_function
def test_the_formulas_name_every_parameter_by_its_symbol(activation):
    for latex in (activation.formulas.latex, activation.formulas.latex_derivative):
        assert latex.count("{") == latex.count("}")
        assert latex.count(r"\left") == latex.count(r"\right")
    for parameter in activation.parameters:
        assert parameter.symbol in activation.formulas.latex


@every_function
def test_every_framework_has_a_call(activation):
    assert {call.framework for call in activation.calls} == FRAMEWORKS
    for call in activation.calls:
        assert call.run == (call.framework != "paddle")
        root = call.framework + "."
        assert call.name.startswith(root) if call.shipped else root in call.name
        assert call.shipped == all(part.isidentifier() for part in call.name.split("."))


@every_function
def test_calls_speak_of_known_parameters_and_can_be_written_out(activation):
    known = {p.name: p.default for p in activation.parameters}
    for call in activation.calls:
        assert {ours for ours, _ in (*call.keywords, *call.defaults)} <= set(known)
        compile(call.code(**known), call.name, "eval")


@every_function
def test_the_slope_at_a_kink_is_torchs(activation):
    for call in activation.calls:
        kinks = activation.claims(**dict(call.defaults)).kinks
        assert len(call.kink_slopes) in (0, len(kinks))
        if call.framework == "torch":
            assert call.kink_slopes == tuple(kink.slope for kink in kinks)


@every_function
def test_the_source_runs_as_the_page_shows_it(activation, tmp_path):
    page = tmp_path / "shown.py"
    page.write_text(activation.source(), encoding="utf-8")
    shown = runpy.run_path(str(page))
    z = np.linspace(-8, 8, 65)
    defaults = {p.name: p.default for p in activation.parameters}
    for formula, method in (
        (activation.formulas.value, activation.value),
        (activation.formulas.derivative, activation.derivative),
    ):
        np.testing.assert_array_equal(shown[formula.__name__](z, **defaults), method(z))


@pytest.mark.parametrize("family", acts.FAMILIES.values(), ids=acts.FAMILIES)
def test_every_function_is_held_against_an_oracle(family):
    module = importlib.import_module(f"tests.acts.functions.test_{family.slug}")
    assert set(module.ORACLES) == {a.slug for a in family.members}


# Claims


@every_setting
def test_values_stay_in_the_claimed_range_and_fill_it(activation, setting):
    claims = activation.claims(**setting)
    values = activation(np.concatenate([a_line(claims), np.geomspace(8, 1e300), -np.geomspace(8, 1e300)]), **setting)
    inside = Interval(claims.range.low, claims.range.high)
    slack = 1e-15 * max((abs(e) for e in (inside.low, inside.high) if math.isfinite(e)), default=1.0)
    assert values.min() >= inside.low - slack
    assert values.max() <= inside.high + slack
    for found, end in ((values.min(), inside.low), (values.max(), inside.high)):
        assert found == pytest.approx(end, abs=1e-3) if math.isfinite(end) else abs(found) > 1e100
    assert not any(value in gap for value in values for gap in claims.gaps)


@every_setting
def test_the_slope_agrees_with_the_claimed_monotonicity(activation, setting):
    claims = activation.claims(**setting)
    slopes = activation.derivative(np.linspace(-5, 5, 1001), **setting)
    slopes = np.concatenate([slopes, [jump.right - jump.left for jump in claims.jumps]])
    if claims.monotone == "neither":
        assert slopes.min() < 0 < slopes.max()
    else:
        rising = slopes if claims.monotone.endswith("increasing") else -slopes
        assert rising.min() >= 0
        flat = (rising[1:] == 0) & (rising[:-1] == 0)  # a slope of 0 at a single point stops no rise
        assert flat.any() != claims.monotone.startswith("strictly")


@every_setting
def test_the_graph_has_the_claimed_symmetry_and_no_other_about_0(activation, setting):
    symmetry = activation.claims(**setting).symmetry
    t = np.linspace(0.01, 9, 901)
    centre = symmetry.z if symmetry else 0.0
    right, left = activation(centre + t, **setting), activation(centre - t, **setting)
    mirrored, turned = right - left, right + left
    if symmetry is None:
        assert np.ptp(mirrored) > 1e-6
        assert np.ptp(turned) > 1e-6
    elif symmetry.kind == "mirror":
        np.testing.assert_allclose(mirrored, 0.0, atol=1e-13)
    else:
        np.testing.assert_allclose(turned, 2 * symmetry.a, atol=1e-13)


@every_setting
def test_the_slope_attains_the_claimed_bound_where_it_is_claimed_to(activation, setting):
    claims = activation.claims(**setting)
    ends = [z for z in (claims.steepest.low, claims.steepest.high) if math.isfinite(z)] if claims.steepest else []
    z = np.array([*a_line(claims), *ends, -1e300, 1e300])
    steepness = np.abs(activation.derivative(z, **setting))
    if claims.jumps:
        assert math.isinf(claims.lipschitz)
        assert claims.steepest is None
        return
    if math.isinf(claims.lipschitz):
        assert np.abs(activation.derivative(np.array([-1e300, 1e300]), **setting)).max() > 1e100
        return
    assert steepness.max() == pytest.approx(claims.lipschitz, rel=1e-12)
    mirrored = 2 * claims.symmetry.z - z if claims.symmetry else z
    attained = np.array(
        [
            claims.steepest is not None and (a in claims.steepest or b in claims.steepest)
            for a, b in zip(z, mirrored, strict=True)
        ]
    )
    np.testing.assert_allclose(steepness[attained], claims.lipschitz, rtol=1e-15)
    # The kinks have a test of their own; and close to a line that it approaches a slope rounds to that line's.
    bend = np.abs(activation.second_derivative(z, **setting))
    kinked = np.min(np.abs(z[:, None] - [k.z for k in claims.kinks]), axis=1, initial=np.inf) < 1e-12
    looked_at = ~attained & (np.abs(z) < 20) & ~kinked & ((bend == 0) | (bend > 1e-13))
    assert (steepness[looked_at] < claims.lipschitz).all()


@every_setting
def test_the_mean_output_is_0_only_where_it_is_claimed(activation, setting):
    z = np.linspace(-12, 12, 240_001)
    weights = np.exp(-(z**2) / 2)
    mean = float((activation(z, **setting) * weights).sum() / weights.sum())
    assert (abs(mean) < 1e-8) == activation.claims(**setting).zero_centred


@every_setting
def test_slopes_at_and_beside_the_kinks_are_the_claimed_ones(activation, setting):
    for kink in activation.claims(**setting).kinks:
        beside = np.array([np.nextafter(kink.z, -np.inf), kink.z, np.nextafter(kink.z, np.inf)])
        expected = [kink.left, kink.slope, kink.right]
        np.testing.assert_allclose(activation.derivative(beside, **setting), expected, rtol=1e-12, atol=1e-12)
        assert kink.left != kink.right
        assert activation.second_derivative(kink.z, **setting) == 0


@every_setting
def test_values_at_and_beside_the_jumps_are_the_claimed_ones(activation, setting):
    for jump in activation.claims(**setting).jumps:
        beside = np.array([np.nextafter(jump.z, -np.inf), jump.z, np.nextafter(jump.z, np.inf)])
        np.testing.assert_allclose(activation(beside, **setting), [jump.left, jump.value, jump.right], atol=1e-15)
        assert activation(jump.z, **setting) == jump.value
        assert len({jump.left, jump.value, jump.right}) > 1
        assert activation.second_derivative(jump.z, **setting) == 0


@every_setting
def test_only_a_jump_leaves_a_gap_and_both_are_in_order(activation, setting):
    claims = activation.claims(**setting)
    assert [jump.z for jump in claims.jumps] == sorted(jump.z for jump in claims.jumps)
    assert claims.jumps or not claims.gaps
    assert [gap.low for gap in claims.gaps] == sorted(gap.low for gap in claims.gaps)
    for gap in claims.gaps:
        assert any({gap.low, gap.high} <= {jump.left, jump.value, jump.right} for jump in claims.jumps)


@every_setting
def test_the_function_is_as_smooth_as_claimed_and_not_smoother(activation, setting):
    claims = activation.claims(**setting)
    assert [k.z for k in claims.kinks] == sorted(k.z for k in claims.kinks)
    assert bool(claims.jumps) == (claims.smoothness == -1)
    if claims.smoothness >= 0:
        assert bool(claims.kinks) == (claims.smoothness == 0)
    z = np.linspace(-8, 8, 160_001)
    curves = [getattr(activation, method)(z, **setting) for method in METHODS]
    jumps = [np.any(np.abs(np.diff(f)) > 1e-2 * np.maximum(1, np.abs(f[1:]))) for f in curves]
    expected = {-1: [True, None, None], 0: [False, True, None], 1: [False, False, True]}
    for jump, claimed in zip(jumps, expected.get(claims.smoothness, [False] * 3), strict=True):
        assert claimed is None or jump == claimed


@every_setting
def test_slopes_are_exactly_0_beyond_a_hard_saturation_and_only_shrink_in_a_soft_one(activation, setting):
    claims = activation.claims(**setting)
    for saturation, sign in ((claims.left, -1.0), (claims.right, 1.0)):
        if saturation is None:
            continue
        if saturation.kind == "hard":
            outside = saturation.beyond + sign * np.array([1e-9, 0.5, 5.0, 1e9])
            assert not activation.derivative(outside, **setting).any()
            jumps = {jump.z for jump in claims.jumps} - {kink.z for kink in claims.kinks}
            inside = activation.derivative(saturation.beyond - sign * 1e-9, **setting)
            assert (inside == 0) == (saturation.beyond in jumps)  # a step is flat on both sides of it
        else:
            slopes = np.abs(activation.derivative(sign * np.array([2.0, 4.0, 6.0]), **setting))
            assert (np.diff(slopes) < 0).all()
            assert slopes.all()


@every_setting
def test_slopes_are_what_the_values_rise_by(activation, setting):
    claims = activation.claims(**setting)
    z, step = np.linspace(-7.99, 7.99, 1599) + 1 / 3000, 1e-5
    breaks = [place.z for place in (*claims.kinks, *claims.jumps)]
    smooth = np.all([np.abs(z - place) > 2 * step for place in breaks] or [np.full(z.shape, True)], axis=0)
    for method, slope in itertools.pairwise(METHODS):
        rise = getattr(activation, method)(z + step, **setting) - getattr(activation, method)(z - step, **setting)
        expected = getattr(activation, slope)(z, **setting)
        np.testing.assert_allclose((rise / (2 * step))[smooth], expected[smooth], rtol=1e-6, atol=1e-8)


# Searching

EVERY_NAME = [(a, name) for a in acts.CATALOGUE.values() for name in (a.slug, a.name, *a.aliases)]


@pytest.mark.parametrize(("activation", "name"), EVERY_NAME, ids=lambda part: str(part))
def test_a_function_is_found_by_each_of_its_names_however_it_is_written(activation, name):
    for text in (name, name.upper(), name.replace("_", " "), f"  {name.replace(' ', '-')} ", name[1:]):
        assert activation in acts.search(text)
    assert activation in acts.nearest(name)


def test_a_function_is_found_by_what_a_framework_calls_it():
    for activation in acts.CATALOGUE.values():
        for call in activation.calls:
            if call.shipped:
                assert activation in acts.search(call.name)
                assert activation in acts.search(call.name.rpartition(".")[2])


def test_a_search_tells_functions_apart_and_keeps_the_order_of_the_catalogue():
    assert acts.search("Leaky ReLU") == (acts.leaky_relu,)
    found = acts.search("tanh")
    assert {acts.tanh, acts.hard_tanh, acts.tanhshrink} <= set(found)
    assert acts.sigmoid not in found
    assert list(found) == [a for a in acts.CATALOGUE.values() if a in found]
    assert acts.search("nn.functional.relu6") == (acts.relu6,)
    assert acts.search("keras") == ()


@pytest.mark.parametrize("text", ["", "  ", "_-"])
def test_no_text_finds_everything(text):
    assert acts.search(text) == tuple(acts.CATALOGUE.values())


@pytest.mark.parametrize("text", ["x" * 10_000, "\0", "🦙", ".*", "[](javascript:alert(1))", "%s {0}"])
def test_nonsense_finds_nothing_and_is_like_nothing(text):
    assert acts.search(text) == ()
    assert acts.nearest(text) == ()


def test_the_nearest_names_are_those_that_a_slip_leads_to():
    assert acts.nearest("sigmod")[0] is acts.sigmoid
    assert acts.nearest("lekyrelu")[0] is acts.leaky_relu
    assert len(acts.nearest("relu")) <= 3


def test_the_papers_of_mobile_networks_write_h_swish():
    assert acts.find("h-swish") is acts.hard_silu
