"""Batch normalisation as a switch, without a browser: sentences, the view of trainings, its press, the drawers."""

import pytest

from acts.charts.networks.normalisation import LIVE
from acts.experiments.networks.normalisation import BATCHES, LAYERS, Learned, passage, trained, trainings
from acts.references import IOFFE_SZEGEDY_2015
from pages.kit.numbers import percent
from tests.pages.reading import alternatives, text, told


def opened_at(opened, **query):
    app = opened("depth", scene="normalisation", **query)
    assert not app.exception
    return app


def test_as_it_opens_the_switch_is_off(opened):
    app = opened_at(opened)
    assert app.toggle(key="norm_on").value is False
    (said,) = told(app)
    assert said.startswith("Without normalisation, the gradient in layer 1 is ")
    assert f"of the units are dead in layer {LAYERS}." in said
    assert "With normalisation" not in said
    app.toggle(key="norm_on").set_value(True).run()
    assert not app.exception
    assert "With normalisation, it is" in told(app)[0]
    assert told(app)[0].endswith("No unit is dead.")


def test_the_sentence_has_the_numbers_of_the_scale(opened):
    (said,) = told(opened_at(opened, norm_fn="tanh", norm_scale="4.2", norm_on="true"))
    found = passage("tanh", tuple(scale for (scale,) in LIVE.settings((4.2,))), 0)
    stuck = found.stuck[0, found.scales.index(4.2)].mean(axis=0)
    assert (
        f"{percent(round(float(stuck.max()), 3))} of the outputs are saturated in layer {stuck.argmax() + 1}." in said
    )


def test_a_training_shows_one_seed_at_once_and_offers_more(opened):
    app = opened_at(opened, norm_view="training", norm_on="true")
    plain, normalised = (Learned.of(each) for each in trainings(trained("relu", 1.0, BATCHES[0]), (0,)).complete())
    (said,) = alternatives(app)
    assert said.startswith("We train 1 seed.")
    assert f"(best mean {percent(round(plain.best, 3))})" in said
    assert f"({percent(round(normalised.best, 3))})" in said
    assert any("Train 8 seeds (about" in button.label for button in app.button)
    assert "batch normalisation" not in " ".join(caption.value for caption in app.caption)


@pytest.mark.parametrize(("query", "refused"), [({"norm_scale": "0"}, "scale"), ({"norm_batch": "3"}, "Batch size")])
def test_a_link_with_a_bad_value_is_answered_in_a_sentence(query, refused, opened):
    app = opened_at(opened, norm_view="training", **query)
    assert any(refused in warning.value for warning in app.warning)


def test_the_drawers_derive_compare_and_limit(opened):
    app = opened_at(opened, norm_derivation="true", norm_modes="true", norm_limits="true")
    said = text(app)
    assert IOFFE_SZEGEDY_2015.authors in said
    assert "= 1.21 in wide" in said.replace("\n", " ")
    assert any("Train with batches of 64, 16, 4, 2 (about" in button.label for button in app.button)
