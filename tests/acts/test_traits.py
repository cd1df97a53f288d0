"""The properties that functions are picked by, held against examples by hand and against measurement."""

import math

import pytest

import acts
from acts.properties import measure
from acts.traits import TRAITS, having

EXAMPLES = {  # by hand: (has it, has it not)
    "bounded": ({"sigmoid", "tanh", "relu6", "step"}, {"relu", "identity", "log_sigmoid", "soft_shrink"}),
    "zero_centred": ({"tanh", "identity", "softsign", "soft_shrink"}, {"sigmoid", "relu", "step", "leaky_relu"}),
    "smooth": ({"sigmoid", "tanh", "identity", "log_sigmoid"}, {"relu", "softsign", "hard_tanh", "squared_relu"}),
    "monotone": ({"relu", "step", "sigmoid", "crelu"}, set()),
    "can_die": ({"relu", "hard_tanh", "step", "soft_shrink", "crelu"}, {"leaky_relu", "sigmoid", "tanhshrink"}),
}
every_function = pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=acts.CATALOGUE)


def test_every_property_has_examples():
    assert set(EXAMPLES) == set(TRAITS)


@pytest.mark.parametrize("slug", TRAITS)
def test_a_property_is_told_of_those_that_have_it_and_of_no_others(slug):
    has, has_not = EXAMPLES[slug]
    assert all(TRAITS[slug].of(acts.CATALOGUE[name]) for name in has)
    assert not any(TRAITS[slug].of(acts.CATALOGUE[name]) for name in has_not)


def test_a_function_that_turns_is_not_monotone():
    assert not TRAITS["monotone"].holds(acts.leaky_relu.claims(negative_slope=-0.5))
    assert TRAITS["monotone"].holds(acts.leaky_relu.claims(negative_slope=0.5))


@every_function
def test_what_is_told_is_what_is_measured(activation):
    measured = measure(activation, activation.derivative)
    told = {slug: trait.of(activation) for slug, trait in TRAITS.items()}
    assert told["bounded"] == (math.isfinite(measured.range.low) and math.isfinite(measured.range.high))
    assert told["zero_centred"] == measured.zero_centred
    assert told["monotone"] == (measured.monotone != "neither")
    assert told["can_die"] == bool(measured.flat)
    assert measured.smoothness == math.inf or not told["smooth"]


@every_function
def test_several_properties_are_all_asked_for(activation):
    own = tuple(slug for slug, trait in TRAITS.items() if trait.of(activation))
    assert having((), activation)
    assert having(own, activation)
    for other in set(TRAITS) - set(own):
        assert not having((*own, other), activation)
