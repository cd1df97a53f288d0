"""Does ReLU generalise better: the sentence and the verdict follow from the gaps, seed by seed."""

import numpy as np
import pytest

from acts.experiments.networks.gap import FUNCTIONS, LOOK_SEEDS, RATES, SAMPLES, Gaps, Result, gaps, look
from pages.networks.race import gap
from tests.pages.reading import alternatives, text


def given(**wider):
    """Gaps of these functions that are wider than ReLU's by these shares on every seed; those of others are ReLU's."""
    base = np.array([0.1, 0.2, 0.15])
    results = [Result(each, np.ones(3), 1 - base - wider.get(each, 0.0), np.full(3, 0.4)) for each in FUNCTIONS]
    return Gaps(100, 0.3, tuple(results))


def test_the_verdict_lists_who_is_wider_narrower_and_undecided():
    said = gap._verdict(given(tanh=0.05, elu=-0.05))
    assert "On nearly every one of 3 seeds the gap is wider than ReLU's for Tanh." in said
    assert "On nearly every one of 3 seeds the gap is narrower than ReLU's for ELU." in said
    assert "no clear difference from ReLU's gap is seen for Leaky ReLU and Sigmoid." in said


def test_networks_that_have_not_learned_their_digits_are_counted():
    assert "not learned" not in gap._verdict(given())
    found = given()
    for result in found.results[2:4]:
        result.train[0] = 0.1
    said = "2 networks have not learned their training digits; their narrow gaps mean nothing."
    assert gap._verdict(found).endswith(said)


def test_the_sentence_says_the_gap_in_points_and_how_the_twin_differs():
    said = gap._said(given(leaky_relu=0.01))
    assert "ReLU's gap is 15 points (10 to 20); 40% of its outputs are 0." in said
    assert "Leaky ReLU has no zeros; its gap minus ReLU's is 1 points (1 to 1)." in said


@pytest.mark.parametrize(("samples", "rate"), [(SAMPLES[0], RATES[0]), (100, 0.3)])
def test_the_reader_chooses_digits_and_rate(samples, rate, opened):
    app = opened("race", scene="gap", gap_samples=str(samples), gap_rate=str(rate))
    assert not app.exception
    assert not app.warning
    said = gap._said(look(samples, rate))
    assert alternatives(app) == [said]
    assert said in text(app)
    assert f"With {samples} training digits, over {LOOK_SEEDS} seeds" in said


def test_a_press_trains_more_seeds_and_the_way_to_the_neuron_is_shown(opened):
    app = opened("race", scene="gap", gap_samples="30")
    app.button(key="race/gap/30/0.3/go").click().run()
    assert not app.exception
    assert gaps(30, 0.3).finished
    assert "over 25 seeds" in text(app)
    assert "scene=silent" in [link.proto.query_string for link in app.get("page_link")]
    gaps.cache_clear()
