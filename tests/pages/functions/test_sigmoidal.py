"""What the experiments of the page say, in the numbers of the core."""

import pytest

from tests.pages.reading import alternatives, text


def test_humps_next_to_the_ends_are_not_called_the_ends(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_spread="3")
    said = next(each for each in alternatives(app) if each.startswith("At s = 3"))
    assert "two humps, at 0.000124 and 0.9999." in said
    assert said in text(app)


@pytest.mark.parametrize("upstream", ["0", "1e-12"])
def test_where_nothing_is_passed_on_that_could_be_drawn_words_stand_for_the_picture(upstream, opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_upstream=upstream)
    assert not any(each.startswith("What a unit passes on") for each in alternatives(app))
    assert "nothing to draw" in app.info[0].value
    assert "What Sigmoid passes on of an upstream gradient of" in text(app)
    assert not opened("sigmoidal", guess="skip").info


def test_a_gradient_of_a_hundred_is_no_power_of_ten(opened):
    app = opened("sigmoidal", fn="log_sigmoid", guess="skip", sigmoidal_upstream="-100")
    assert "of an upstream gradient of -100: -100 at z = -10" in text(app)
