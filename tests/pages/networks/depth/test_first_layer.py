"""The first layer on prepared digits, without a browser: the sentence, both tables, and hostile links."""

import pytest

from acts.experiments.networks.first_layer import DEEP, FUNCTIONS, deep, first_layer, prepared
from acts.network.preprocessing import PREPROCESSINGS
from pages.kit.numbers import number, percent
from tests.pages.reading import text, told


def opened_at(opened, **query):
    app = opened("depth", scene="first-layer", **query)
    assert not app.exception
    return app


@pytest.mark.parametrize("how", PREPROCESSINGS)
def test_the_sentence_gives_the_size_of_z_and_the_flat_share(how, opened):
    app = opened_at(opened, first_how=how, first_scale="0.5")
    found = first_layer(how)
    (said,) = told(app)
    assert said in text(app)
    assert f"have the size {number(0.5 * found.size, 2)}" in said
    assert percent(found.flat("tanh", 0.5)) in said


def test_under_relu_it_counts_units_that_are_of_no_use(opened):
    found = first_layer("raw")
    (said,) = told(opened_at(opened, first_fn="relu"))
    assert f"{percent(found.dead.mean())} of the units are dead" in said
    assert f"{percent(found.always.mean())} are above 0" in said
    assert "no unit has the same sign" in told(opened_at(opened, first_fn="relu", first_how="whitened"))[0]


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_every_function_has_its_words(slug, opened):
    said = text(opened_at(opened, first_fn=slug))
    assert ("ReLU has no scale" in said) == (slug == "relu")


def test_the_tables_have_the_test_digits_and_the_deeper_layers(opened):
    said = text(opened_at(opened, first_test="true", first_deep="true"))
    _training, test = prepared("whitened")
    assert number(abs(test).max(), 3) in said
    for column in range(len(DEEP)):
        assert f"{percent(deep('raw').mean(axis=0)[column])} (" in said


def test_what_a_link_cannot_ask_for_is_said(opened):
    app = opened_at(opened, first_fn="gelu", first_how="cooked", first_scale="0")
    assert len(app.warning) == 3
