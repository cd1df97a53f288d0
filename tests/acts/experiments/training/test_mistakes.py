from dataclasses import replace

import numpy as np
import pytest

from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.film import film
from acts.experiments.training.mistakes import SHOWN, first_of_each, misread
from acts.experiments.training.setup import Setup
from acts.network.digits import SCALINGS, digits, split

SMALL = replace(USUAL, width=20, steps=60)


@pytest.mark.parametrize("setup", [SMALL, SMALL.under("prelu"), replace(SMALL, data="digits/standardised")], ids=str)
def test_as_many_are_misread_as_the_test_accuracy_says(setup):
    shown = film(setup, 0.01, 0)
    result = misread(shown)
    assert result.total == len(setup.sets[1].x)
    assert 1 - result.wrong / result.total == pytest.approx(shown.life.run.test_accuracy[0, -1])
    assert result.pixels.shape == (SHOWN, 8, 8)
    wrong = (result.truth != result.read).tolist()
    assert sum(wrong) == min(result.wrong, SHOWN)
    assert wrong == sorted(wrong, reverse=True)


def test_the_pictures_are_unscaled_whatever_the_network_gets():
    result = misread(film(replace(SMALL, data="digits/standardised"), 0.1, 0))
    everything = {tuple(row) for row in digits().x.astype(int)}
    assert all(tuple(picture.ravel()) in everything for picture in result.pixels)


def test_the_first_of_each_digit_is_one():
    whole = digits()
    for digit, picture in enumerate(first_of_each(SCALINGS["raw"])):
        same = (whole.x == picture.ravel()).all(axis=1)
        assert set(whole.y[same]) == {digit}


def test_the_first_digits_under_a_scaling_are_what_a_network_gets():
    shown = first_of_each(SCALINGS["standardised"], 3).reshape(10, -1)
    everything = np.concatenate([part.x for part in split(SCALINGS["standardised"], 3)])
    assert all(np.isclose(everything, digit).all(axis=1).any() for digit in shown)


def test_a_film_of_points_has_nothing_to_read():
    with pytest.raises(LookupError, match="moons"):
        misread(film(Setup(steps=5), 0.1, 0))


def test_the_frames_of_pixels_hold_each_units_weights_on_its_own_scale():
    shown = film(SMALL, 0.1, 0)
    assert shown.looks.shape == (shown.frames, 20, 8, 8)
    assert shown.box == ()
    assert shown.regions is None
    np.testing.assert_array_equal(np.abs(shown.looks).max(axis=(2, 3)), 8)
    weights = shown.life.run.history[0][0, -1, :, :-1].reshape(20, 8, 8)
    large = np.abs(shown.looks[-1]) >= 4
    np.testing.assert_array_equal(np.sign(weights)[large], np.sign(shown.looks[-1])[large])


def test_a_dead_units_picture_stands_still():
    shown = film(USUAL, 0.1, 0)
    dead = shown.dead[-1] & shown.dead[-5]
    assert dead.any()
    np.testing.assert_array_equal(shown.looks[-5][dead], shown.looks[-1][dead])
    assert (shown.looks[-5][~dead] != shown.looks[-1][~dead]).any()


def test_weights_of_zero_have_a_picture_too():
    assert not film(replace(SMALL, initialiser="zeros"), 0.1, 0).looks[0].any()
