"""The edge of chaos, without a browser: the sentence on each side, what was typed, and hostile links."""

import pytest

from acts.experiments.networks.chaos import chaos_with
from pages.kit.numbers import number
from tests.pages.reading import text, told


def opened_at(opened, **query):
    app = opened("depth", scene="chaos", **query)
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("slug", "weight", "bias", "side"),
    [
        ("tanh", 1.2, 0.2, "Order"),
        ("tanh", 1.0, 0.0, "On the edge"),
        ("tanh", 3.0, 0.1, "Chaos"),
        ("relu", 2.0, 0.3, "On the edge"),
        ("relu", 1.0, 0.0, "Order"),
        ("relu", 3.14, 0.25, "Chaos"),
    ],
)
def test_the_sentence_names_the_side_and_the_factors(slug, weight, bias, side, opened):
    app = opened_at(opened, chaos_fn=slug, chaos_weight=str(weight), chaos_bias=str(bias))
    found = chaos_with(slug, weight, bias)
    at = found.at(weight, bias)
    (said,) = told(app)
    assert said in text(app)
    assert said.startswith(side)
    assert f"χ = {number(found.chi[at], 3)}" in said
    assert f"by {number(found.measured[at], 3)} (theory {number(found.expected[at], 3)})" in said


def test_inputs_that_have_become_the_same_have_one_correlation(opened):
    assert "correlation of 0.8 becomes 1 after 30 layers" in told(opened_at(opened))[0]
    assert " to " in told(opened_at(opened, chaos_weight="3", chaos_bias="0"))[0]


def test_another_seed_draws_other_networks(opened):
    one, other = (told(opened_at(opened, chaos_seed=seed))[0] for seed in ("0", "1"))
    assert one != other


def test_the_drawer_gives_its_sources(opened):
    said = text(opened_at(opened, chaos_derivation="true"))
    assert "1606.05340" in said
    assert "1611.01232" in said


def test_what_a_link_cannot_ask_for_is_said(opened):
    app = opened_at(opened, chaos_fn="gelu", chaos_weight="0", chaos_bias="-1")
    assert len(app.warning) == 3
