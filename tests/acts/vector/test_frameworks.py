"""The calls of the vector functions against torch and jax, where those are installed, as in ../test_frameworks.py."""

from __future__ import annotations

import numpy as np
import pytest

from acts.vector import UNITS, VECTORS
from tests.acts.test_frameworks import resolve

Z = np.random.default_rng(0).normal(size=(5, 4)) * 3
SPREAD = np.concatenate([Z, [[700.0, 0.0, -3.0, 30.0], [0.0, 0.0, 0.0, 0.0]]])
LOST = 1e-16  # both give log-shares of 0 where the truth is as small as -1e-17
EXTREME = np.concatenate([SPREAD, [[1000.0, 710.0, 0.0, -1e300]]])


@pytest.fixture(autouse=True)
def double_jax():
    jax = pytest.importorskip("jax")
    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    yield
    jax.config.update("jax_enable_x64", before)


def shipped(framework, records):
    return [
        pytest.param(each, call, id=call.name)
        for each in records.values()
        for call in each.calls
        if call.framework == framework and call.shipped and call.run and each.slug != "gumbel_softmax"
    ]


def given(call, axis=-1):
    return {call.axis: axis}


@pytest.mark.parametrize(("function", "call"), shipped("torch", VECTORS))
@pytest.mark.parametrize("temperature", [1.0, 0.3])
def test_torch_has_our_values_and_slopes(function, call, temperature):
    torch = pytest.importorskip("torch")
    z = torch.tensor(EXTREME)
    theirs = resolve(call.name)(z / temperature, **given(call)).numpy()
    scale = temperature if function.slug == "logsumexp" else 1.0  # its result is in the units of z
    np.testing.assert_allclose(scale * theirs, function(EXTREME, temperature=temperature), rtol=1e-12, atol=LOST)
    for row in SPREAD:
        slopes = torch.autograd.functional.jacobian(
            lambda z: scale * resolve(call.name)(z / temperature, **given(call)), torch.tensor(row)
        )
        np.testing.assert_allclose(slopes.numpy(), function.jacobian(row, temperature=temperature), atol=1e-14)


@pytest.mark.parametrize(("function", "call"), shipped("jax", VECTORS))
def test_jax_has_our_values_and_slopes(function, call):
    jax = pytest.importorskip("jax")
    np.testing.assert_allclose(
        np.asarray(resolve(call.name)(EXTREME, **given(call))), function(EXTREME), rtol=1e-12, atol=LOST
    )
    np.testing.assert_allclose(
        np.asarray(resolve(call.name)(EXTREME.T, **given(call, 0))), function(EXTREME.T, axis=0), rtol=1e-12, atol=LOST
    )
    for row in SPREAD:
        slopes = jax.jacobian(lambda z: resolve(call.name)(z, **given(call)))(row)
        np.testing.assert_allclose(np.asarray(slopes), function.jacobian(row), atol=1e-14)


@pytest.mark.parametrize(("unit", "call"), shipped("torch", UNITS))
def test_torch_has_our_gated_units_with_the_gate_in_the_second_half(unit, call):
    torch = pytest.importorskip("torch")
    z = torch.tensor(Z, requires_grad=True)
    out = resolve(call.name)(z, **given(call))
    np.testing.assert_allclose(out.detach().numpy(), unit.of_halves(Z), rtol=1e-14)
    (slopes,) = torch.autograd.grad(out.sum(), z)
    expected = np.concatenate(unit.partials(Z[:, :2], Z[:, 2:]), axis=-1)
    np.testing.assert_allclose(slopes.numpy(), expected, rtol=1e-13)


@pytest.mark.parametrize(("unit", "call"), shipped("jax", UNITS))
def test_jax_has_our_gated_units_with_the_gate_in_the_second_half(unit, call):
    pytest.importorskip("jax")
    np.testing.assert_allclose(np.asarray(resolve(call.name)(Z, **given(call))), unit.of_halves(Z), rtol=1e-14)


def test_jax_and_torch_take_the_axis_that_the_record_says_they_take_by_default():
    jax, torch = pytest.importorskip("jax"), pytest.importorskip("torch")
    np.testing.assert_array_equal(np.asarray(jax.nn.softmax(Z)), np.asarray(jax.nn.softmax(Z, axis=-1)))
    assert np.ndim(jax.nn.logsumexp(Z)) == 0
    with pytest.warns(UserWarning, match="Implicit dimension choice"):
        torch.nn.functional.softmax(torch.tensor(Z))
    with pytest.raises(TypeError):
        torch.logsumexp(torch.tensor(Z))


def test_torch_gives_nan_where_one_logit_is_infinite_and_we_do_not():
    torch = pytest.importorskip("torch")
    for z in ([np.inf, 0.0], [-np.inf, -np.inf]):
        assert np.isnan(torch.softmax(torch.tensor(z), -1).numpy()).all()
        assert not np.isnan(VECTORS["softmax"](z)).any()


def test_torch_draws_gumbel_softmax_by_the_record_s_call_and_it_sums_to_1():
    torch = pytest.importorskip("torch")
    (call,) = (c for c in VECTORS["gumbel_softmax"].calls if c.framework == "torch")
    out = resolve(call.name)(torch.tensor(Z), tau=0.5, dim=-1)
    np.testing.assert_allclose(out.sum(-1).numpy(), 1.0)
    assert call.keywords == (("temperature", "tau"),)
