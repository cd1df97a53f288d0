"""Signals through many layers, without a browser: scenes, the question, sentences, drawers, and hostile links."""

import pytest

from acts.charts.kit.powers import power
from acts.experiments.networks.histograms import layers
from acts.experiments.networks.signals import FUNCTIONS, STARTS, depths, overview, verdict
from pages.kit.numbers import number, percent
from tests.pages.reading import text


def flat(app):
    return text(app).replace("\n", " ")


@pytest.mark.parametrize("scene", ["signals", "histograms"])
def test_each_scene_shows_one_picture_and_the_first_one_asks_below_it(scene, opened):
    app = opened("depth", scene=scene)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert ("Test yourself" in text(app)) == (scene == "signals")


def test_the_question_is_answered_by_the_simulation(opened):
    app = opened("depth")
    app.button(key="depth/guess/trillionth").click().run()
    share = number(10 ** verdict(depths("sigmoid", "xavier"), 20).gradient, 2)
    assert "Right" in text(app)
    assert f"The first layer gets {share} times as much" in flat(app)
    assert 1e-13 < float(share) < 1e-11


def test_a_question_that_comes_first_gives_nothing_away(opened):
    asked = opened("depth", guess="ask")
    assert not asked.get("vega_lite_chart")
    asked.button(key="depth/guess/half").click().run()
    assert "You said: about a half. The answer: about a trillionth" in text(asked)
    assert len(asked.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "The gradient vanishes."),
        ({"fn": "relu", "init": "he", "depth_layers": "50"}, "The gradient gets through."),
        ({"fn": "tanh", "init": "large", "depth_layers": "40"}, "The gradient explodes."),
        ({"fn": "gelu", "init": "he", "depth_layers": "50"}, "The networks differ."),
        ({"depth_layers": "1"}, "One layer: nothing is multiplied yet."),
    ],
)
def test_the_sentence_says_what_becomes_of_the_gradient(settings, said, opened):
    app = opened("depth", **settings)
    assert said in text(app)
    if said.startswith("The gradient"):
        seen = verdict(depths(settings.get("fn", "sigmoid"), settings.get("init", "xavier")),
                       int(settings.get("depth_layers", 20)))  # fmt: skip
        assert number(10**seen.theory, 2) in flat(app)


def test_the_layers_are_in_the_address_and_the_functions_are_kept_between_scenes(opened):
    app = opened("depth", fn="selu", depth_layers="33", depth_seed="4")
    assert "In 33 layers of SELU" in flat(app)
    app.session_state["depth/scene"] = "histograms"
    app.run()
    assert not app.exception
    found = layers("selu", "sixteenth", 4, 1.0)
    assert number(found.spread[-1], 2) in flat(app)


def test_dead_units_are_named_where_there_are_any(opened):
    dead = layers("relu", "sixteenth", 0, 1.4).dead[-1]
    assert f"{percent(dead)} of the units in layer 10 are dead." in flat(
        opened("depth", scene="histograms", fn="relu", depth_scale="1.4")
    )
    assert "are dead" not in flat(opened("depth", scene="histograms", fn="tanh"))


def test_the_drawers_hold_the_derivation_the_weights_and_the_table(opened):
    app = opened("depth", depth_product="true", depth_weights="true")
    assert "mean-field theory" in text(app)
    assert "Poole" in text(app)
    assert "sum of the orange line" in flat(app)
    claims = opened("depth", depth_claims="true", depth_layers="30")
    assert "in the first of 30 layers" in text(claims)
    assert power(overview(30)["silu", "he"]) in text(claims)
    assert f"tanh with N(0, 1) weights reaches {power(overview(50)['tanh', 'large'])}" in flat(claims)
    table = opened("depth", scene="histograms", depth_dead="true")
    assert "53.9%" in text(table)
    assert "Divided by 16 |" in text(table)


BAD = [("depth_layers", "0"), ("depth_layers", "51"), ("depth_layers", "2.5"), ("fn", "nonsense"), ("init", "zeros")]
BAD += [("depth_scale", "-1"), ("scaling", "raw!")]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_link_to_what_is_not_possible_says_so(name, value, opened):
    app = opened("depth", **{name: value})
    assert not app.exception
    assert "not possible" in " ".join(each.value for each in app.warning)


def test_every_function_and_start_has_a_chip(opened):
    sizes = [len(each.options) for each in opened("depth").get("button_group")]
    assert len(FUNCTIONS) in sizes
    assert len(STARTS) in sizes
