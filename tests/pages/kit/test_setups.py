"""A training in words."""

from acts.experiments.training.setup import Setup
from pages.kit.setups import described


def test_a_normalised_training_says_so():
    assert "batch normalisation" not in described(Setup())
    assert "ReLU · batch normalisation · Two moons" in described(Setup(normalised=True))
