"""Watching a training, without a browser: the sentence, the guess, the reasons and the remedy."""

import pytest

from acts.experiments.networks.watching import PATIENTS, SEEDS, signs, watched
from pages.kit.numbers import number
from tests.pages.reading import text, told


def opened_at(opened, **query):
    app = opened("depth", scene="watching", **query)
    assert not app.exception
    return app


def test_the_sentence_says_what_the_curves_show_at_the_step(opened):
    patient = PATIENTS["b"]
    now = signs(watched(patient.setup, patient.rate, 3), 40)
    (said,) = told(opened_at(opened, watch_patient="b", watch_step="40", watch_seed="3"))
    assert said.startswith(f"Patient B at step 40: loss {number(now.loss, 3)}.")
    assert f"by {number(now.ratios[0], 2)} of their size" in said


def test_a_step_without_a_record_is_refused(opened):
    app = opened_at(opened, watch_step="41")
    assert "step = “41”" in app.warning[0].value
    assert "at step 48" in told(app)[0]


@pytest.mark.parametrize("slug", PATIENTS)
def test_a_guess_opens_the_reasons_and_the_remedy(slug, opened):
    app = opened_at(opened, watch_patient=slug)
    assert not app.toggle
    assert "Test yourself" in text(app)
    fault = PATIENTS[slug].fault
    app.button(key=f"depth/diagnosis_{slug}/{fault}").click().run()
    assert not app.exception
    assert "**Right**" in text(app)
    app.toggle(key="watch_remedy").set_value(True).run()
    assert not app.exception
    assert told(app)[0].startswith(f"Patient {slug.upper()}")


def test_a_wrong_guess_is_told_what_it_is(opened):
    said = text(opened_at(opened, watch_patient="c", diagnosis_c="low"))
    assert "You said: learning rate too low. The answer: vanishing gradient." in said
    found = watched(PATIENTS["c"].setup, PATIENTS["c"].rate, 0)
    first = signs(found, 0)
    assert f"{number(first.gradients[0] / first.gradients[1], 2)} times that in the last layer" in said


def test_where_networks_diverged_the_sentence_counts_them(opened):
    patient = PATIENTS["d"]
    left = signs(watched(patient.setup, patient.rate, 0), 96).left
    assert 0 < left < SEEDS
    (said,) = told(opened_at(opened, watch_patient="d", watch_step="96"))
    assert said.endswith(f"{SEEDS - left} seeds have diverged.")
