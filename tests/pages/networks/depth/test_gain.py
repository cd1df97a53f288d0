"""The gain of the initial weights, without a browser: the sentence, the chips of the schemes, the table."""

import math

import pytest

import acts
from acts.experiments.networks.gain import FUNCTIONS, LAYERS, resting, row, signals_with
from pages.kit.numbers import number
from tests.pages.reading import text, told

HE = math.sqrt(2)


def opened_at(opened, **query):
    app = opened("depth", scene="gain", **query)
    assert not app.exception
    return app


@pytest.mark.parametrize(("gain", "word"), [(1.0, "shrinks"), (HE, "the size of z is"), (2.0, "grows")])
def test_the_sentence_says_what_becomes_of_the_signal(gain, word, opened):
    app = opened_at(opened, gain_value=repr(gain))
    found = signals_with("relu", gain)
    at = found.gains.tolist().index(gain)
    (said,) = told(app)
    assert said in text(app)
    assert word in said
    assert f"{number(found.theory[at, -1], 2)} in layer {LAYERS}" in said
    assert f"{number(found.back[at, 0], 2)} times" in said


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_the_words_name_the_gain_of_the_function(slug, opened):
    said = text(opened_at(opened, gain_fn=slug))
    assert f"= {number(row(slug).gain)}" in said.replace("\n", " ")
    assert acts.CATALOGUE[slug].name in said


def chips(app):
    (found,) = (each for each in app.get("button_group") if each.key == "depth/gain/schemes")
    return found


def test_the_chips_set_the_gain_of_a_scheme(opened):
    app = opened_at(opened, gain_fn="tanh")
    assert [each.partition(":")[0] for each in chips(app).options] == ["Glorot, LeCun", "He", "1/√E f²", "torch"]
    assert chips(app).value == "lecun"
    chips(app).set_value("own").run()
    assert not app.exception
    assert app.number_input(key="gain_value").value == row("tanh").gain
    assert f"at gain {number(row('tanh').gain)}" in told(app)[0]
    app.number_input(key="gain_value").set_value(1.2).run()
    assert chips(app).value is None


def test_a_scheme_with_the_gain_of_another_has_no_chip(opened):
    assert [each.partition(":")[0] for each in chips(opened_at(opened)).options] == ["Glorot, LeCun", "He"]


def test_the_table_has_every_function_and_says_where_torch_differs(opened):
    said = text(opened_at(opened, gain_table="true"))
    for activation in acts.CATALOGUE.values():
        own = row(activation.slug)
        assert (
            f"| {activation.name} | {number(round(own.mean, 12))} | {number(own.square)} | {number(own.gain)} |" in said
        )
    assert "| Tanh | 0 |" in said
    assert "e-1" not in said
    assert "5/3 = 1.667, and not 1.593" in said.replace("\n", " ")
    assert number(resting("tanh", 5 / 3), 3) in said
