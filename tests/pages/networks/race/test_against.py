"""What ReLU does badly: every claim with its verdict, which follows from the networks that are shown."""

import pytest

import acts
from acts.experiments.networks.against import CASES, FUNCTIONS, look, trial
from pages.networks.race import against
from tests.pages.reading import alternatives, text

VERDICTS = {"negative": "the claim **fails**", "regression": "the claim **fails**",
            "small": "the claim **holds if the layer is small**"}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_claim_is_shown_with_its_numbers_and_its_verdict(case, opened):
    app = opened("race", scene="against", case=case)
    assert not app.exception
    said = text(app)
    assert CASES[case].claim in said
    assert VERDICTS[case] in said
    assert f"{against._score(look(case), 0, 'relu')}" in said
    assert len(alternatives(app)) == 1
    assert alternatives(app)[0] in said
    assert app.button(key=f"race/against/{case}/go").label.startswith("Train 900 networks (about ")


def test_a_claim_that_the_networks_bear_out_is_said_to_hold():
    found = look("small")
    swapped = tuple(tuple(reversed(row)) for row in found.outcomes)
    renamed = tuple(tuple(type(o)(FUNCTIONS[f], o.rate, o.scores) for f, o in enumerate(row)) for row in swapped)
    assert "the claim **fails**" in against._said(type(found)(found.case, renamed))


def test_relu_has_no_fewer_parameters(opened):
    said = text(opened("race", scene="against", race_sizes="true"))
    assert "The claim **fails**. Weights and biases belong to the layer" in said
    assert "| ReLU | 65 |" in said
    assert "| Tanh | 65 |" in said
    assert f"| {acts.prelu.name} | 66 |" in said


def test_a_press_trains_more_networks(opened):
    app = opened("race", scene="against", case="small")
    app.button(key="race/against/small/go").click().run()
    assert not app.exception
    assert trial("small").finished
    assert "over 15 seeds" in text(app)
    trial.cache_clear()
