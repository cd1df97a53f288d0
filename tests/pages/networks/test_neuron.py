"""The page of one neuron: its sentences agree with the core, and what chips, presses and sliders change."""

import json

import pytest

import acts
from acts.charts.networks.one_neuron import PARAMETERS
from acts.experiments.networks.filtering import KERNELS, filtered
from acts.experiments.networks.half_off import UNITS, dropped, layer, switched
from acts.experiments.networks.one_neuron import FIRST, neuron
from pages.kit.numbers import number, percent
from pages.networks.neuron.filtering import OWN
from pages.networks.neuron.one_neuron import GATES
from tests import walks
from tests.pages.reading import text


def asks(app):
    """Return what the address says."""
    return {name: texts[0] for name, texts in app.session_state["address"].shown.items() if texts}


def turn(app):
    """Return the turn of the picture's sliders: it changes where they are moved from outside."""
    return app.session_state["neuron/one/start"][0]


def slide(app, **changes):
    """Move sliders of the neuron as a browser reports it."""
    values = {p.name: p.default for p in PARAMETERS} | changes
    said = json.dumps({"selection": {"live": [values]}})
    walks.send(app, (walks.Move("neuron/one/chart", "string_value", said),))
    return app


def chip(app, slug):
    (chips,) = (group for group in app.get("button_group") if group.key == "neuron/presets")
    return chips.set_value(slug).run()


def test_the_sentence_is_that_of_the_core_for_every_function(opened):
    app = opened("neuron")
    for slug, activation in acts.CATALOGUE.items():
        app.selectbox(key="neuron/fn/widget").set_value(slug).run()
        found = neuron(FIRST.inputs, FIRST.weights, FIRST.bias, activation)
        assert f"z = {number(found.z)}." in text(app)
        assert f"a = {number(found.a)}." in text(app), slug
    assert turn(app) > len(acts.CATALOGUE) / 2, "each function came with new data"


def test_a_link_opens_the_numbers_that_it_carries_each_of_them_in_its_box(opened):
    values = {"x1": 0.25, "w1": -3.0, "x2": 2.0, "w2": 0.001, "b": 7.0}
    app = opened("neuron", fn="tanh", **{f"neuron_{name}": str(value) for name, value in values.items()})
    assert {p.name: app.number_input(key=f"neuron_{p.name}").value for p in PARAMETERS} == values
    found = neuron((0.25, 2.0), (-3.0, 0.001), 7.0, acts.tanh)
    assert f"a = {number(found.a)}." in text(app)


@pytest.mark.parametrize(("x1", "fires"), [("1", True), ("0.55", False), ("-1", False)])
def test_a_step_fires_or_not(x1, fires, opened):
    said = text(opened("neuron", neuron_x1=x1))
    assert ("so the step fires" in said) is fires
    assert ("the step does not fire" in said) is not fires


def test_what_the_hand_has_chosen_is_in_the_boxes_and_no_data_travel(opened):
    app = opened("neuron", fn="gelu")
    before = turn(app)
    slide(app, x1=-0.4, b=1.3)
    found = neuron((-0.4, FIRST.inputs[1]), FIRST.weights, 1.3, acts.gelu)
    assert app.number_input(key="neuron_x1").value == -0.4
    assert f"z = {number(found.z)}. GELU turns the sum into a = {number(found.a)}." in text(app)
    assert asks(app) == {"fn": "gelu", "neuron_x1": "-0.4", "neuron_b": "1.3"}
    assert turn(app) == before


def test_between_two_stops_the_exact_numbers_travel(opened):
    app = opened("neuron", fn="gelu", neuron_w2="0.123456")
    before = turn(app)
    slide(app, x1=-0.4, w2=0.123456)
    assert turn(app) == before + 1
    app.number_input(key="neuron_w1").set_value(0.777).run()
    assert turn(app) == before + 2
    found = neuron((-0.4, FIRST.inputs[1]), (0.777, 0.123456), FIRST.bias, acts.gelu)
    assert f"a = {number(found.a)}." in text(app)


@pytest.mark.parametrize("slug", ["step", "identity", "sigmoid"])
def test_each_of_the_first_three_functions_says_what_it_cannot_do(slug, opened):
    app = chip(opened("neuron", fn="gelu"), slug)
    assert "cannot**" in text(app)
    assert asks(app).get("fn", "step") == slug


def test_what_the_first_three_functions_cannot_do_is_true():
    assert acts.step.derivative([-2.0, 0.7]).tolist() == [0, 0]
    assert acts.identity.derivative([-2.0, 0.7]).tolist() == [1, 1]
    claims = acts.sigmoid.claims()
    assert (str(claims.range), claims.left.kind, claims.right.kind) == ("(0, 1)", "soft", "soft")


@pytest.mark.parametrize(("gate", "truth"), [("and", all), ("or", any)])
def test_a_gate_is_a_step_of_two_inputs(gate, truth, opened):
    app = chip(opened("neuron", fn="gelu"), gate)
    *weights, bias = GATES[gate]
    assert [app.number_input(key=f"neuron_{name}").value for name in ("w1", "w2", "b")] == [*weights, bias]
    assert "Try it" in text(app)
    assert f" computes {gate.upper()}." in text(app)
    for x in ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)):
        assert neuron(x, weights, bias, acts.step).a == truth(x)
        app.number_input(key="neuron_x1").set_value(x[0])
        app.number_input(key="neuron_x2").set_value(x[1]).run()
        assert ("so the step fires" in text(app)) is truth(x)
    app.number_input(key="neuron_b").set_value(0.25).run()
    assert "Try it" not in text(app), "it is no gate any more"


@pytest.mark.parametrize("slug", KERNELS)
def test_a_picture_is_said_in_the_numbers_of_the_core(slug, opened):
    app = opened("neuron", scene="picture", kernel=slug, neuron_picture="12", neuron_bias="-0.5")
    found = filtered(12, KERNELS[slug])
    relu, leaky, sigmoid, tanh = found.zeros(-0.5)
    said = text(app)
    assert f"z is below 0 at {(found.z(-0.5) < 0).sum()} of 64 places" in said
    assert f"Outputs of exactly 0: {relu} of ReLU, {leaky} of leaky ReLU, {tanh} of tanh and {sigmoid} of the" in said


def test_the_reader_writes_nine_weights(opened):
    app = opened("neuron", scene="picture", kernel="own", neuron_k11="1.5")
    kernel = (1.5, *OWN[1:])
    assert f"{(filtered(3, kernel).sums < 0).sum()} of 64" in text(app)
    app.number_input(key="neuron_k33").set_value(-7.0).run()
    assert f"{(filtered(3, (*kernel[:-1], -7.0)).sums < 0).sum()} of 64" in text(app)
    assert asks(app) == {"scene": "picture", "kernel": "own", "neuron_k11": "1.5", "neuron_k33": "-7"}


def test_the_same_input_again_is_another_pass_and_another_input_begins_anew(opened):
    app = opened("neuron", scene="silent", neuron_half_bias="0.5")
    found = layer(0, 0)
    assert f"{found.off(0.5).sum()} of {UNITS} ReLU outputs are exactly 0" in text(app)
    assert f"where theory expects {percent(found.expected(0.5))}" in text(app)
    for passes in (2, 3):
        app.button(key="neuron/again").click().run()
        dropout = switched(dropped(0, passes - 1), dropped(0, passes))
        said = f"Pass {passes} of the same input: ReLU switched 0 units, and dropout switched {dropout}."
        assert said in text(app)
    app.button(key="neuron/another").click().run()
    assert asks(app) == {"scene": "silent", "neuron_input": "1", "neuron_half_bias": "0.5"}
    assert f"{layer(0, 1).off(0.5).sum()} of {UNITS}" in text(app)


def test_the_last_pass_stays_the_last(opened):
    app = opened("neuron", scene="silent", neuron_pass="1000")
    app.button(key="neuron/again").click().run()
    assert not app.exception
    assert asks(app)["neuron_pass"] == "1000"


def test_the_question_is_answered_by_the_weights(opened):
    assert "**Right**" in text(opened("neuron", guess="weights"))
    assert "You said: the inputs. The answer: the weights" in text(opened("neuron", guess="inputs"))
