"""What the page of layers says by hand-built networks, in the numbers of the core."""

import pytest

import acts
from acts.experiments.networks import collapse
from acts.experiments.networks.bumps import TARGETS, UNITS, followed, measured
from acts.experiments.networks.folds import drawn
from pages.kit.numbers import number, percent
from pages.networks.layers.bumps import HARD
from tests.pages.reading import alternatives, text


def test_the_page_opens_on_layers_that_are_one_line(seen):
    app = seen("layers")
    found = collapse.collapse(acts.tanh, 5, 0.0, 4)
    said = alternatives(app)[0]
    assert f"5 layers with {found.numbers} weights and biases are one line" in said
    assert f"differ by at most {number(found.gap, 2)}: rounding" in said
    assert said in text(app)
    assert "Test yourself" in text(app)


def test_one_layer_is_one_line_too(seen):
    assert "1 layer with 2 weights and biases is one line" in alternatives(seen("layers", collapse_depth="1"))[0]
    # with one layer there is no place for an activation
    assert "is one line" in alternatives(seen("layers", collapse_depth="1", collapse_bend="1"))[0]


def test_a_bend_leaves_no_line_and_the_sentence_says_how_much(seen):
    said = alternatives(seen("layers", collapse_bend="1", collapse_fn="relu"))[0]
    assert percent(collapse.collapse(acts.relu, 5, 1.0, 4).missed) in said
    assert "The gradient reaches all 5 layers." in said


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ({"collapse_depth": "6"}, "The first 3 layers get a gradient of exactly 0"),
        ({"collapse_depth": "2"}, "The first layer gets a gradient of exactly 0"),
        ({"collapse_depth": "6", "collapse_where": "all"}, "The first 5 layers get a gradient of exactly 0"),
    ],
)
def test_below_a_step_no_gradient_arrives(link, wanted, seen):
    assert wanted in alternatives(seen("layers", collapse_bend="1", collapse_fn="step", **link))[0]


def test_any_other_activation_of_the_catalogue_can_be_chosen(opened):
    app = opened("layers", collapse_fn="other", collapse_bend="1", collapse_other="mish")
    assert not app.exception
    assert not app.warning
    assert "With Mish" in alternatives(app)[0]


def test_another_seed_draws_another_line(seen):
    assert alternatives(seen("layers"))[0] != alternatives(seen("layers", collapse_seed="5"))[0]


def test_bumps_say_their_units_their_error_and_its_rate(seen):
    said = alternatives(seen("layers", scene="bumps", bumps_n="16"))[0]
    found = followed("sine", "step", 16)
    assert said.startswith(f"15 steps and a bias: the largest error is {number(found.error, 3)}")
    assert f"power {number(measured('sine', 'step'), 3)}; theory says -1." in said
    said = alternatives(seen("layers", scene="bumps", bumps_n="16", bumps_unit="relu"))[0]
    assert said.startswith("16 ReLUs and a bias: the largest error is 0.0188")
    assert "theory says -2." in said


def test_one_piece_is_a_bias_alone(seen):
    assert alternatives(seen("layers", scene="bumps", bumps_n="1"))[0].startswith("0 steps and a bias")
    assert alternatives(seen("layers", scene="bumps", bumps_n="2"))[0].startswith("1 step and a bias")


def test_at_a_jump_it_says_that_no_number_of_pieces_helps(seen):
    app = seen("layers", scene="bumps", target="jump", bumps_unit="relu", bumps_n="256")
    assert "no n helps" in alternatives(app)[0]
    assert "the mean error falls" in text(app)


def test_the_steepness_counts_for_sigmoids_alone(seen):
    steep = {"scene": "bumps", "bumps_steepness": "50"}
    sigmoid = alternatives(seen("layers", bumps_unit="sigmoid", **steep))[0]
    assert number(followed("sine", "sigmoid", 8, 50.0).error, 3) in sigmoid
    assert sigmoid != alternatives(seen("layers", scene="bumps", bumps_unit="sigmoid"))[0]


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_its_sentence(target, seen):
    app = seen("layers", scene="bumps", target=target)
    assert not app.exception
    assert number(followed(target, "step", 8).error, 3) in alternatives(app)[0]


def test_depth_and_width_are_counted_side_by_side(seen):
    said = alternatives(seen("layers", scene="folds", folds_depth="5"))[0]
    assert said == "5 layers of 2 ReLUs, 10 in all, make 32 straight pieces. One layer of 10 ReLUs makes 10."
    assert alternatives(seen("layers", scene="folds", folds_depth="1"))[0].startswith("1 layer of 2 ReLUs makes 2")


def test_the_drawer_of_random_weights_has_a_row_for_each_depth(seen):
    said = text(seen("layers", scene="folds", folds_random="true"))
    for depth in (1, 2, 4, 8):
        found = drawn(depth)
        assert f"| {depth} | {found.units} | {found.middle} | {found.low} to {found.high} |" in said


@pytest.mark.parametrize("guess", ["line", "bends", "curve", "any"])
def test_a_guess_gets_a_verdict(guess, opened):
    app = opened("layers", guess="ask")
    assert not app.get("vega_lite_chart")
    app.button(key=f"layers/guess/{guess}").click().run()
    assert not app.exception
    assert ("**Right**" in text(app)) == (guess == "line")
    assert "multiply out to one slope and one shift" in text(app)


def test_every_gap_in_the_words_is_filled(seen):
    links = [
        {"scene": "collapse", "collapse_product": "true", "guess": "line"},
        *({"scene": "bumps", "bumps_unit": unit, "target": hard} for unit, hard in zip(UNITS, HARD, strict=True)),
        {"scene": "folds", "folds_random": "true", "folds_composition": "true"},
    ]
    assert not any("[[" in text(seen("layers", **link)) for link in links)


def test_the_drawer_of_numbers_ends_with_the_line_of_the_sentence(seen):
    app = seen("layers", collapse_depth="3", collapse_numbers="true")
    found = collapse.collapse(acts.relu, 3, 0.0, 4)
    *_others, last = [line for line in text(app).splitlines() if line.startswith("W_3")]
    assert f"W = \\begin{{pmatrix}} {number(found.slope, 3)} \\end{{pmatrix}}" in last
    assert f"b = \\begin{{pmatrix}} {number(found.intercept, 3)} \\end{{pmatrix}}" in last
