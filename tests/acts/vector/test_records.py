"""Contracts of every function of a vector, and claims that no vector refutes."""

from __future__ import annotations

import copy
import itertools
import math
import pickle

import numpy as np
import pytest

from acts import references, vector
from acts.vector import UNITS, VECTORS

every_function = pytest.mark.parametrize("function", VECTORS.values(), ids=VECTORS)
EVERY = [*VECTORS.values(), *UNITS.values()]
LENGTHS = (2, 3, 7)
INF, NAN = math.inf, math.nan


def draw(function):
    """Return the random generator that a function needs, always at the same seed, or None."""
    return np.random.default_rng(5) if function.noise else None


def value(function, z, **given):
    return function(z, rng=draw(function), **given)


def jacobian(function, z, **given):
    return function.jacobian(z, rng=draw(function), **given)


def settings_of(function):
    return [{"temperature": t} for t in (0.1, 1.0, 3.7)] if function.parameters else [{}]


every_setting = pytest.mark.parametrize(
    ("function", "setting"),
    [pytest.param(f, s, id=f"{f.slug}-{s.get('temperature', '')}") for f in VECTORS.values() for s in settings_of(f)],
)


def vectors(length, count=40):
    rng = np.random.default_rng(length)
    return rng.normal(size=(count, length)) * np.geomspace(0.1, 30, count)[:, None]


# Names


def test_slugs_and_aliases_are_unique_and_lower_case():
    names = [name for each in EVERY for name in (each.slug, *each.aliases)]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name == name.lower() for name in names)


@pytest.mark.parametrize("each", EVERY, ids=lambda e: e.slug)
def test_a_function_is_an_attribute_under_its_slug_found_by_every_name_and_copied_as_itself(each):
    assert getattr(vector, each.slug) is each
    for name in (each.slug, *each.aliases):
        assert vector.find(f" {name.replace('_', '-').upper()} ") is each
    assert copy.deepcopy([each])[0] is each
    assert pickle.loads(pickle.dumps(each)) is each
    assert each.slug in repr(each)


def test_a_name_that_there_is_not_is_refused_with_the_closest_ones():
    with pytest.raises(LookupError, match="'sofmax'; did you mean softmax"):
        vector.find("sofmax")
    with pytest.raises(LookupError, match=r"there are softmax, .*swiglu"):
        vector.find("qqqq")


@pytest.mark.parametrize("each", EVERY, ids=lambda e: e.slug)
def test_every_record_cites_the_bibliography_and_five_frameworks(each):
    assert each.references
    assert all(getattr(references, reference.key.upper()) is reference for reference in each.references)
    if each.slug != "sparsemax":  # only keras has it, and it takes more than a line to write out
        assert {call.framework for call in each.calls} == {"torch", "jax", "keras", "tf", "paddle"}
    for call in each.calls:
        code = call.code(**{p.name: p.default for p in each.parameters})
        assert "{" not in code
        assert call.axis in code
        assert (call.name in code) == call.shipped


def test_the_temperature_is_written_by_name_or_by_hand():
    torch = {f.slug: f.calls[0] for f in VECTORS.values()}
    assert torch["softmax"].code(temperature=1.0) == "torch.nn.functional.softmax(z, dim=-1)"
    assert torch["softmax"].code(axis=0, temperature=0.5) == "torch.nn.functional.softmax(z / 0.5, dim=0)"
    assert torch["gumbel_softmax"].code(temperature=0.5) == "torch.nn.functional.gumbel_softmax(z, tau=0.5, dim=-1)"


@every_function
def test_the_code_shown_is_complete_and_gives_what_the_function_gives(function):
    # run by Python's own machinery for modules: the page's readers will paste it into a file
    import importlib.util
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shown.py"
        path.write_text(function.source())
        spec = importlib.util.spec_from_file_location("shown", path)
        shown = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(shown)
    plain = vector.softmax if function.noise else function
    np.testing.assert_array_equal(shown.a, plain([2.0, 1.0, 0.0]))
    np.testing.assert_array_equal(shown.slopes, plain.jacobian([2.0, 1.0, 0.0]))


# Shapes, dtypes, arguments


@every_function
@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2])
def test_any_axis_gives_what_the_last_one_gives(function, axis):
    z = np.random.default_rng(1).normal(size=(2, 3, 4))
    if function.noise:
        assert value(function, z, axis=axis).shape == z.shape
        np.testing.assert_allclose(value(function, z, axis=axis).sum(axis), 1.0)
        return
    moved = np.moveaxis(z, axis, -1)
    expected = value(function, moved)
    np.testing.assert_array_equal(
        value(function, z, axis=axis), expected if function.single else np.moveaxis(expected, -1, axis)
    )
    np.testing.assert_array_equal(jacobian(function, z, axis=axis), jacobian(function, moved))


@every_function
def test_the_shapes_are_those_that_are_told(function):
    z = np.zeros((2, 3, 4))
    assert value(function, z, axis=1).shape == ((2, 4) if function.single else z.shape)
    assert jacobian(function, z, axis=1).shape == ((2, 4, 3) if function.single else (2, 4, 3, 3))
    assert np.ndim(value(function, [1.0, 2.0])) == (0 if function.single else 1)
    assert np.shape(value(function, np.zeros((0, 3)))) == ((0,) if function.single else (0, 3))


@every_function
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floating_dtypes_are_kept_and_rounded_once(function, dtype):
    z = np.array([2.0, 0.5, -3.0], dtype)
    for apply in (value, jacobian):
        out = apply(function, z)
        assert out.dtype == dtype
        np.testing.assert_array_equal(out, apply(function, z.astype(np.float64)).astype(dtype))


@every_function
def test_integers_become_float64_and_nothing_given_is_changed(function):
    z = np.array([3, 1, 2])
    assert value(function, z).dtype == np.float64
    np.testing.assert_array_equal(value(function, z), value(function, [3.0, 1.0, 2.0]))
    given = np.array([3.0, 1.0, 2.0])
    given.flags.writeable = False
    value(function, given), jacobian(function, given)
    assert given.tolist() == [3.0, 1.0, 2.0]


@every_function
def test_what_is_no_vector_of_real_numbers_is_refused_in_words(function):
    for wrong, error, words in (
        (1.0, ValueError, "needs a vector"),
        (np.zeros((3, 0)), ValueError, "at least one entry"),
        ([1j, 2.0], TypeError, "real numbers"),
        (["a", "b"], TypeError, "real numbers"),
    ):
        with pytest.raises(error, match=words):
            value(function, wrong)


@every_function
def test_unknown_parameters_bad_temperatures_and_a_wrong_rng_are_refused_in_words(function):
    with pytest.raises(TypeError, match=f"{function.slug} has no parameter 'heat'"):
        value(function, [1.0, 2.0], heat=1.0)
    for wrong in (0.0, -1.0, INF, NAN) if function.parameters else ():
        with pytest.raises(ValueError, match="temperature has to lie in"):
            value(function, [1.0, 2.0], temperature=wrong)
    with pytest.raises(TypeError, match="rng"):
        function([1.0, 2.0], rng=None if function.noise else np.random.default_rng(0))


# Claims


@every_setting
def test_no_vector_leaves_the_range_or_misses_the_total(function, setting):
    claims = function.claims(**setting)
    for length in LENGTHS:
        out = value(function, vectors(length), **setting)
        if claims.total is not None:
            np.testing.assert_allclose(out.sum(-1), claims.total, rtol=1e-15 * length)
        # an open end can be met by rounding, and only by rounding
        assert (out >= claims.range.low).all()
        assert (out <= claims.range.high).all()
    calm = value(function, np.array([[0.3, -0.2, 0.1]]), **setting).ravel().tolist()
    assert all(each in claims.range for each in calm)


@every_setting
def test_the_ends_of_the_range_are_come_near_to(function, setting):
    claims = function.claims(**setting)
    far = 1e4 * np.array([[1.0, 0.0, -1.0], [-1.0, -1.0, -1.0], [1.0, 1.0, 1.0]])
    out = value(function, far, **setting)
    for end, found in ((claims.range.low, out.min()), (claims.range.high, out.max())):
        assert abs(found - end) < 1e-9 if math.isfinite(end) else (abs(found) > 900 and found * end > 0)


@every_setting
def test_a_shift_of_all_entries_does_what_is_claimed(function, setting):
    claims = function.claims(**setting)
    for length in LENGTHS:
        z = vectors(length)
        moved, still = value(function, z + 64.0, **setting), value(function, z, **setting)
        expected = still + 64.0 if claims.shift == "equivariant" else still
        np.testing.assert_allclose(moved, expected, rtol=1e-11, atol=1e-11)
        # so the slopes of an output in all the entries add up to 0, or to 1
        total = 1.0 if claims.shift == "equivariant" else 0.0
        np.testing.assert_allclose(jacobian(function, z, **setting).sum(-1), total, atol=1e-13)


@every_setting
def test_entries_that_trade_places_do_what_is_claimed(function, setting):
    if function.noise:  # equivariant in distribution: the noise does not trade places
        return
    claims = function.claims(**setting)
    for order in itertools.permutations(range(3)):
        z = vectors(3)
        still, traded = value(function, z, **setting), value(function, z[:, order], **setting)
        expected = still if claims.permutation == "invariant" else still[:, order]
        np.testing.assert_allclose(traded, expected, rtol=1e-15, atol=1e-16)


@every_setting
def test_the_jacobian_is_as_symmetric_and_as_definite_as_claimed(function, setting):
    if function.single:
        return
    claims = function.claims(**setting)
    asymmetric, spread = 0.0, [0.0, 0.0]
    for length in LENGTHS:
        slopes = jacobian(function, vectors(length), **setting) * setting["temperature"]
        turned = np.swapaxes(slopes, -1, -2)
        asymmetric = max(asymmetric, np.abs(slopes - turned).max())
        eigenvalues = np.linalg.eigvalsh((slopes + turned) / 2)
        spread = [min(spread[0], eigenvalues.min()), max(spread[1], eigenvalues.max())]
    assert (asymmetric < 1e-15) == claims.symmetric
    found = "positive" if spread[0] > -1e-14 else "negative" if spread[1] < 1e-14 else "neither"
    assert found == claims.definite


@every_setting
def test_the_lipschitz_bound_holds_and_is_come_near_to(function, setting):
    claims = function.claims(**setting)
    if math.isinf(claims.lipschitz):
        # one entry far ahead of n - 1 others: the norm grows like the square root of n
        z = np.zeros((1, 400))
        z[0, 0] = 1e4
        assert np.linalg.norm(jacobian(function, z, **setting)[0], 2) > 19 / setting["temperature"]
        return
    norms = [0.0]
    for z in (*(vectors(length) for length in LENGTHS), np.zeros((1, 2)), np.array([[1e4, 0.0]])):
        slopes = jacobian(function, z, **setting)
        slopes = slopes[..., None, :] if function.single else slopes
        norms += np.linalg.norm(slopes, 2, axis=(-2, -1)).tolist()
    assert max(norms) <= claims.lipschitz * (1 + 1e-12)
    assert max(norms) >= claims.lipschitz * (0.9 if function.noise else 1 - 1e-12)


@every_setting
def test_the_curvature_of_every_output_is_as_claimed(function, setting):
    claims = function.claims(**setting)
    signs = set()
    for length in LENGTHS:
        a, b = vectors(length), vectors(length)[::-1] / 3
        ends = (value(function, a, **setting) + value(function, b, **setting)) / 2
        sag = ends - value(function, (a + b) / 2, **setting)
        signs |= {sign for sign in (-1, 1) if (sag * sign > 1e-9).any()}
    assert signs == {"convex": {1}, "concave": {-1}, "neither": {-1, 1}}[claims.curvature]


@every_setting
def test_the_slopes_jump_only_where_the_function_is_not_claimed_to_be_smooth(function, setting):
    if function.noise:  # each vector of the path would get noise of its own
        assert function.formulas.jacobian is vector.softmax.formulas.jacobian
        return
    t = setting.get("temperature", 1.0)
    path = np.linspace(-3 * t, 3 * t, 20001)
    z = np.stack([path, np.zeros_like(path), np.full_like(path, -5 * t)], axis=-1)
    steps = np.abs(np.diff(jacobian(function, z, **setting), axis=0)).max() * t
    assert (steps > 0.1) == (function.claims(**setting).smoothness == 0)


# Slopes


@every_setting
def test_the_jacobian_is_the_slope_of_the_value(function, setting):
    t = setting.get("temperature", 1.0)
    z, step = np.array([0.9, 0.35, 0.2, -0.45]) * t, 1e-5 * t
    found = jacobian(function, z, **setting)
    for j in range(4):
        up, down = z.copy(), z.copy()
        up[j] += step
        down[j] -= step
        slope = (value(function, up, **setting) - value(function, down, **setting)) / (2 * step)
        np.testing.assert_allclose(found[..., j] * t, slope * t, atol=1e-9)


# Ends


@every_function
def test_a_nan_makes_its_own_vector_nan_and_no_other(function):
    out = value(function, [[1.0, NAN], [1.0, 2.0]])
    slopes = jacobian(function, [[1.0, NAN], [1.0, 2.0]])
    assert np.isnan(out[0]).all()
    assert np.isnan(slopes[0]).all()
    assert not np.isnan(out[1]).any()
    assert not np.isnan(slopes[1]).any()


@every_function
@pytest.mark.parametrize(
    "z", [[INF, 0.0], [INF, INF, 0.0], [-INF, 0.0], [-INF, -INF], [INF, -INF], [1e308, -1e308], [-1e308, -1e308], [7.0]]
)
@pytest.mark.parametrize("temperature", [1e-300, 1.0, 1e300])
def test_infinite_and_huge_entries_give_no_nan_and_no_warning(function, z, temperature):
    setting = {"temperature": temperature} if function.parameters else {}
    with np.errstate(all="raise"):
        assert not np.isnan(value(function, z, **setting)).any()
        assert not np.isnan(jacobian(function, z, **setting)).any()


def test_equal_entries_share_alike_even_infinite_ones():
    for function in (vector.softmax, vector.sparsemax):
        assert function([INF, 0.0]).tolist() == [1.0, 0.0]
        assert function([INF, INF, 1e308]).tolist() == [0.5, 0.5, 0.0]
        assert function([-INF, -INF]).tolist() == [0.5, 0.5]
        assert function([-INF, 3.0]).tolist() == [0.0, 1.0]
    assert vector.softmin([-INF, -INF, 0.0]).tolist() == [0.5, 0.5, 0.0]
    assert vector.log_softmax([INF, 0.0]).tolist() == [0.0, -INF]
    assert vector.log_softmax([-INF, -INF]).tolist() == pytest.approx([-math.log(2)] * 2)
    assert vector.logsumexp([INF, 0.0]) == INF
    assert vector.logsumexp([-INF, -INF]) == -INF
    assert vector.softmax([7.0]).tolist() == [1.0]


@pytest.mark.parametrize("function", [vector.softmax, vector.sparsemax], ids=lambda f: f.slug)
def test_cold_is_the_argmax_and_hot_is_uniform(function):
    z = np.array([1.0, 3.0, 2.0])
    np.testing.assert_array_equal(function(z, temperature=1e-3), [0.0, 1.0, 0.0])
    np.testing.assert_allclose(function(z, temperature=1e12), 1 / 3, rtol=1e-11)
    assert vector.logsumexp(z, temperature=1e-3) == vector.maxout(z) == 3.0


def test_a_search_finds_by_any_part_of_any_name_and_nothing_for_no_text():
    assert vector.search("Log-Sum exp") == (vector.logsumexp,)
    assert vector.search("GLU") == (vector.glu, vector.swiglu, vector.geglu, vector.reglu)
    assert vector.search("soft_arg") == (vector.softmax,)
    assert vector.search("") == vector.search("  ") == vector.search("relu6") == ()
