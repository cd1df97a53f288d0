"""What the scenes of the page say, in the numbers of the core."""

from tests.pages.reading import alternatives, text


def test_three_units_that_fire_are_told_apart_by_sigmoids_alone(opened):
    app = opened("threshold_linear", scene="votes")
    (said,) = alternatives(app)
    assert "cat 1, dog 1, tiger 1: all three units fire, and their outputs do not show which is the most active" in said
    assert "tiger 0.9999: tiger is ahead" in said
    assert said in text(app)


def test_the_threshold_and_the_pre_activations_come_with_the_link(opened):
    link = {"threshold_linear_threshold": "3", "threshold_linear_cat": "7", "threshold_linear_tiger": "2.5"}
    (said,) = alternatives(opened("threshold_linear", guess="skip", **link))
    assert "With threshold 3 the step units give cat 1, dog 0, tiger 0: one unit fires" in said
    assert "cat is ahead" in said


def test_sigmoids_that_are_nearly_1_are_told_apart_and_from_1(opened):
    link = {"threshold_linear_dog": "10", "threshold_linear_tiger": "12"}
    (said,) = alternatives(opened("threshold_linear", guess="skip", **link))
    assert "dog 0.99995, tiger 0.99999: tiger is ahead" in said


def test_of_units_that_are_level_none_is_ahead(opened):
    link = {f"threshold_linear_{name}": "-1" for name in ("cat", "dog", "tiger")}
    (said,) = alternatives(opened("threshold_linear", guess="skip", **link))
    assert "no unit fires" in said
    assert "no unit is ahead" in said


def test_a_line_passes_on_one_number_whatever_z_is(opened):
    link = {"threshold_linear_slope": "-1.5", "threshold_linear_upstream": "2"}
    (said,) = alternatives(opened("threshold_linear", guess="skip", **link))
    assert "A = -1.5·z passes on -3 at every one of z = -8, -3, 0, 1, 6" in said
    assert "tanh passes on between 9e-7 and 2." in said


def test_one_layer_has_nothing_in_between(opened):
    said = text(opened("threshold_linear", guess="skip", threshold_linear_depth="1"))
    assert "With one layer there is nothing between layers, so both kinds of points show the same layer." in said
    assert "do no more than" not in said


def test_a_deep_stack_is_as_good_as_one_layer(opened):
    app = opened("threshold_linear", guess="skip", threshold_linear_depth="6", threshold_linear_seed="4")
    assert "Seed 4: 152 weights and biases do no more than 8." in alternatives(app)[0]
    assert alternatives(app)[0] in text(app)
    assert "| 6 with tanh |" in text(app)
