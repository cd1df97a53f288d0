"""What the scenes of the page say, in the numbers of the core."""

import pytest

import acts
from pages import contents
from pages.kit.numbers import number
from pages.kit.words import Words
from tests.pages.reading import alternatives, text


def test_humps_next_to_the_ends_are_not_called_the_ends(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_spread="3")
    (said,) = alternatives(app)
    assert "At s = 3 the outputs have two peaks, at 0.000124 and 0.9999." in said
    assert said in text(app)


@pytest.mark.parametrize("upstream", ["0", "1e-12"])
def test_where_nothing_is_passed_on_that_could_be_drawn_words_stand_for_the_picture(upstream, opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_upstream=upstream)
    assert not alternatives(app)
    assert "nothing to draw" in app.info[0].value
    assert f"Of an upstream gradient of {upstream}, Sigmoid passes on " in text(app)
    usual = opened("sigmoidal", scene="upstream")
    assert not usual.info
    assert alternatives(usual)[0].startswith("The gradient that a unit passes on")


def test_a_gradient_of_a_hundred_is_no_power_of_ten(opened):
    app = opened("sigmoidal", fn="log_sigmoid", guess="skip", sigmoidal_upstream="-100")
    assert "Of an upstream gradient of -100, Log-sigmoid passes on -100 at z = -10" in text(app)


def test_the_formulas_that_break_at_a_place_are_counted_and_crossed_out(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_break="-800")
    (said,) = alternatives(app)
    assert said == "At z = -800, 5 of the 7 printed formulas break."
    assert said in text(app)
    assert text(app).count(":material/close:") == 5


def test_near_0_no_printed_formula_breaks(opened):
    assert "0 of the 7 printed formulas break." in alternatives(opened("sigmoidal", sigmoidal_break="1"))[0]


def test_at_its_end_the_stretched_sigmoid_is_called_tanh(opened):
    assert "At t = 1 the outputs lie between -1 and 1" in text(opened("sigmoidal", sigmoidal_morph="1"))


def test_the_slopes_cross_where_tanh_begins_to_saturate_sooner(opened):
    app = opened("sigmoidal", scene="crossing")
    assert alternatives(app)[0].startswith("tanh has the larger slope for |z| < 1.6629")
    assert "Beyond\n|z| = 1.6629 the sigmoid has the larger slope" in text(app)


def test_lecun_s_constants_are_said_to_miss_1_by_as_much_as_they_do():
    part = Words(contents.page("sigmoidal").file).sections["lecun_tanh: good and bad"]
    assert f"±{number(float(acts.lecun_tanh(1.0)), 6)}" in part
    assert number(float(acts.lecun_tanh(1.0)), 5) == "1"
