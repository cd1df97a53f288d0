"""The calls in the records against the frameworks themselves, where those are installed.

They are no dependencies of the project: in a venv of its own, `pip install torch jax numpy pytest`, then this file.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import acts
from acts.activation import Activation, Call


def resolve(dotted: str) -> Any:
    """Walk from the imported package to the call."""
    root, *path = dotted.split(".")
    return functools.reduce(getattr, path, pytest.importorskip(root))


def calls_of(framework: str) -> Any:
    return pytest.mark.parametrize(
        ("activation", "call"),
        [
            pytest.param(a, call, id=call.name)
            for a in acts.CATALOGUE.values()
            for call in a.calls
            if call.framework == framework and call.shipped
        ],
    )


def own_defaults(activation: Activation, call: Call) -> dict[str, float]:
    """Return what has to be given for the framework's own defaults: nothing, or ours where it has none."""
    return {} if call.defaults else {ours: activation.settings({})[ours] for ours, _ in call.keywords}


def bound(call: Call, **parameters: float) -> Callable[[Any], Any]:
    """Return the framework's function of z alone, at its own defaults or at these parameters of ours."""
    given = {theirs: parameters[ours] for ours, theirs in call.keywords if ours in parameters}
    function = resolve(call.name)
    return function(**given) if call.layer else functools.partial(function, **given)


def other_settings(activation: Activation) -> dict[str, float]:
    return {p.name: p.typical.high for p in activation.parameters}


# What some of them lose: torch's softplus is a line from 20 on, and the others cancel on the left.
LOSES = {"torch.nn.functional.softplus": 1e-9, "jax.nn.squareplus": 1e-13, "jax.nn.gelu": 1e-14}
Z = np.concatenate([np.linspace(-9, 9, 1801), [0.0, -300.0, 300.0]])


@pytest.fixture
def double_torch():
    torch = pytest.importorskip("torch")
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield torch
    torch.set_default_dtype(before)


@pytest.fixture
def double_jax():
    jax = pytest.importorskip("jax")
    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    yield jax
    jax.config.update("jax_enable_x64", before)


@calls_of("torch")
def test_torch_gives_our_values_at_its_own_defaults(activation, call, double_torch):
    theirs = bound(call, **own_defaults(activation, call))(double_torch.tensor(Z)).detach().numpy()
    np.testing.assert_allclose(
        theirs, activation(Z, **dict(call.defaults)), rtol=1e-12, atol=LOSES.get(call.name, 1e-15)
    )


@calls_of("torch")
def test_torch_takes_our_parameters_by_its_names(activation, call, double_torch):
    setting = other_settings(activation)
    if {ours for ours, _ in call.keywords} != set(setting):
        setting = dict(call.defaults)
    theirs = bound(call, **setting)(double_torch.tensor(Z)).detach().numpy()
    np.testing.assert_allclose(theirs, activation(Z, **setting), rtol=1e-12, atol=LOSES.get(call.name, 1e-15))


@calls_of("torch")
def test_torch_has_the_slopes_at_our_kinks_that_the_record_tells(activation, call, double_torch):
    kinks = activation.claims(**dict(call.defaults)).kinks
    points = double_torch.tensor([k.z for k in kinks], requires_grad=True)
    function = bound(call, **own_defaults(activation, call))
    (slopes,) = double_torch.autograd.grad(function(points).sum(), points)
    assert tuple(slopes.tolist()) == pytest.approx(call.kink_slopes, rel=1e-15)


@calls_of("jax")
def test_jax_gives_our_values_at_its_own_defaults(activation, call, double_jax):
    theirs = np.asarray(bound(call, **own_defaults(activation, call))(double_jax.numpy.asarray(Z)))
    np.testing.assert_allclose(
        theirs, activation(Z, **dict(call.defaults)), rtol=1e-12, atol=LOSES.get(call.name, 1e-15)
    )


@calls_of("jax")
def test_jax_takes_our_parameters_by_its_names(activation, call, double_jax):
    setting = other_settings(activation)
    if {ours for ours, _ in call.keywords} != set(setting):
        setting = dict(call.defaults)
    theirs = np.asarray(bound(call, **setting)(double_jax.numpy.asarray(Z)))
    np.testing.assert_allclose(theirs, activation(Z, **setting), rtol=1e-12, atol=LOSES.get(call.name, 1e-15))


@calls_of("jax")
def test_jax_has_the_slopes_at_our_kinks_that_the_record_tells(activation, call, double_jax):
    kinks = activation.claims(**dict(call.defaults)).kinks
    slopes = tuple(float(double_jax.grad(bound(call))(kink.z)) for kink in kinks)
    assert slopes == pytest.approx(call.kink_slopes, rel=1e-15)


def test_what_the_page_of_the_step_says_of_its_slope_is_so(double_torch, double_jax):
    z = double_torch.tensor([-1.0, 0.0, 2.0], requires_grad=True)
    fired = double_torch.heaviside(z, double_torch.ones_like(z))
    assert fired.tolist() == acts.step([-1.0, 0.0, 2.0]).tolist()
    with pytest.raises(RuntimeError, match="heaviside"):
        double_torch.autograd.grad(fired.sum(), z)
    assert float(double_jax.grad(lambda z: double_jax.numpy.heaviside(z, 1.0))(0.0)) == 0.0
