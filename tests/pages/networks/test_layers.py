"""What the page of layers says by networks, built by hand and trained, in the numbers of the core."""

import pytest

import acts
from acts.experiments.networks import collapse
from acts.experiments.networks.bumps import TARGETS, UNITS, followed, measured
from acts.experiments.networks.fit import LAST, RATE, SEEDS, fitting
from acts.experiments.networks.folds import drawn
from acts.experiments.networks.regions import regions, sharing, spread
from acts.network.regions import lower_bound, upper_bound
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
    first, *_others, last = collapse.collapse(acts.relu, 5, 1.0, 4).gradients
    assert f"reaches all 5 layers: it is {number(first, 2)} in the first and {number(last, 2)} in the last." in said


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
        {"scene": "fit", "fit_theorem": "true"},
        {"scene": "folds", "folds_random": "true", "folds_composition": "true"},
        {"scene": "regions", "regions_counts": "true", "regions_shared": "true"},
    ]
    assert not any("[[" in text(seen("layers", **link)) for link in links)


def test_the_drawer_of_numbers_ends_with_the_line_of_the_sentence(seen):
    app = seen("layers", collapse_depth="3", collapse_numbers="true")
    found = collapse.collapse(acts.relu, 3, 0.0, 4)
    *_others, last = [line for line in text(app).splitlines() if line.startswith("W_3")]
    assert f"W = \\begin{{pmatrix}} {number(found.slope, 3)} \\end{{pmatrix}}" in last
    assert f"b = \\begin{{pmatrix}} {number(found.intercept, 3)} \\end{{pmatrix}}" in last


def test_fits_say_the_errors_over_the_seeds_and_that_of_the_construction(seen):
    app = seen("layers", scene="fit", fit_n="4")
    (known,) = fitting("sine", "relu", RATE, (4,)).complete()
    errors = sorted(known.errors[-1])
    said = alternatives(app)[0]
    assert f"ReLU with n = 4 after {LAST} steps: over {len(SEEDS)} seeds" in said
    assert f"{number(errors[0], 2)} to {number(errors[-1], 2)}, with median {number(errors[3], 2)}" in said
    assert f"The construction with n = 4 (ReLU) is off by {number(followed('sine', 'relu', 4).error, 2)}." in said
    assert said in text(app)


def test_fits_of_other_targets_steps_and_functions_can_be_linked_to(seen):
    said = alternatives(seen("layers", scene="fit", target="corner", fit_unit="tanh", fit_step="100", fit_n="16"))[0]
    assert said.startswith("Tanh with n = 16 after 100 steps")
    assert "(Sigmoid) is off by" in said


def test_a_function_that_takes_long_waits_for_a_press(opened):
    app = opened("layers", scene="fit", fit_unit="mish", fit_n="2", fit_rate="0.02")
    assert "Networks with n = 2 units of Mish are not trained yet." in alternatives(app)[0]
    app.button(key="layers/fit/go").click().run()
    assert not app.exception
    assert alternatives(app)[0].startswith("Mish with n = 2 after")
    assert not [button for button in app.button if button.key == "layers/fit/go"]


def test_networks_that_diverge_are_counted(opened):
    app = opened("layers", scene="fit", fit_unit="identity", fit_rate="9", fit_n="8")
    assert f"{len(SEEDS)} networks diverged." in alternatives(app)[0]


def test_the_plane_says_its_regions_their_bound_and_what_is_learned(seen):
    app = seen("layers", scene="regions", regions_width="5", regions_depth="1", regions_data="moons", regions_seed="2")
    found = regions("moons", 1, 2)
    said = alternatives(app)[0]
    assert f"After 500 steps the 1 x 5 hidden units make {found.linear[4, -1]} linear regions here; at most 16" in said
    assert f"{percent(found.accuracy[4, -1])} of the points are on the right side (seed 2)." in said
    assert said in text(app)


def test_a_step_between_those_of_the_slider_can_be_typed(opened):
    app = opened("layers", scene="regions", regions_step="77")
    assert not app.warning
    found = regions("circles", 2, 0, (0, 10, 20, 40, 77, 80, 150, 300, 500))
    assert f"After 77 steps the 2 x 6 hidden units make {found.linear[5, 4]} linear" in alternatives(app)[0]


def test_the_drawers_of_the_plane_have_the_counts_with_their_bounds_and_a_comparison_over_seeds(opened):
    app = opened("layers", scene="regions", regions_counts="true", regions_shared="true")
    found = regions("circles", 2, 0)
    row = (6, found.linear[5, 0], found.linear[5, -1], found.counts[5, -1], lower_bound([6, 6]), upper_bound([6, 6]))
    assert f"| {' | '.join(map(str, row))} |" in text(app)
    app.button(key="layers/regions/shared/go").click().run()
    assert not app.exception
    said = text(app)
    for each in sharing("circles").complete():
        for width, trained in zip(each.widths, each.trained, strict=True):
            assert f"{each.depth} x {width} = {each.depth * width}" in said
            middle, low, high = map(number, spread(trained))
            assert f"| {middle} ({low} to {high}) |" in said
