import json
from dataclasses import replace

import numpy as np
import pytest

from acts.charts.training.digits import GAP, MARKED, MIDDLE, digits_picture, scaled_picture, tiled, tiles
from acts.charts.training.film import film_picture
from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.film import SHADES, film
from acts.experiments.training.mistakes import first_of_each
from acts.experiments.training.setup import Setup
from acts.network.digits import SCALINGS


def test_each_unit_has_a_tile_of_its_own_in_rows():
    looks = np.arange(5)[:, None, None] * np.ones((1, 8, 8), int)
    pixels = tiled(looks, np.zeros(5, bool))
    assert pixels.shape == (2 * 11 - 1, 3 * 11 - 1)
    for k in range(5):
        top, left = k // 3 * 11 + 1, k % 3 * 11 + 1
        assert (pixels[top : top + 8, left : left + 8] == MIDDLE + k).all()
    assert (pixels[11:, 22:] == GAP).all()


def test_a_dead_unit_is_framed_and_struck_through_and_a_living_one_is_not():
    looks = np.full((2, 8, 8), SHADES)
    pixels = tiled(looks, np.array([True, False]))
    dead, living = pixels[:10, :10], pixels[:10, 11:]
    for edge in (dead[0], dead[-1], dead[:, 0], dead[:, -1], np.fliplr(dead).diagonal()):
        assert (edge == MARKED).all()
    assert (living != MARKED).all()


@pytest.mark.parametrize("width", [1, 2, 100, 128])
@pytest.mark.parametrize("rate", [0.01, 0.1, 1e6])
def test_a_film_of_digits_has_a_picture_a_frame_and_is_light_enough(width, rate):
    shown = film(replace(USUAL, width=width, steps=100), rate, 0)
    words = tuple((f"step {step}", "", "", "") for step in shown.steps)
    picture = film_picture(shown, words, "what is seen", 0)
    (body,) = picture.spec["marks"]
    frames = next(each["values"] for each in body["data"] if each["name"] == "frames")
    assert len(frames) == shown.frames
    assert all(frame["url"].startswith("data:image/png") and not frame["kinks"] for frame in frames)
    text = json.dumps(picture.spec, allow_nan=False)
    assert len(text) < 500_000
    assert f"weights of the {width} units" in text


def test_points_have_no_weights_to_look_at():
    with pytest.raises(ValueError, match="pixels"):
        tiles(film(Setup(steps=5), 0.1, 0), 0)


def test_every_digit_stands_over_its_words():
    captions = tuple("0123456789")
    digits = first_of_each(SCALINGS["raw"])
    picture = digits_picture(digits.astype(int), captions, "ten digits")
    kinds = [mark["type"] for mark in picture.spec["marks"]]
    assert kinds.count("image") == kinds.count("text") == 10
    said = [m["encode"]["update"]["text"]["value"] for m in picture.spec["marks"] if m["type"] == "text"]
    assert tuple(said) == captions
    assert picture.alt == "ten digits"


def test_pixels_below_zero_have_a_colour_of_their_own():
    urls = [
        [m["encode"]["update"]["url"]["value"] for m in picture.spec["marks"] if m["type"] == "image"]
        for picture in (
            scaled_picture(np.full((1, 8, 8), value), ("a",), "one digit") for value in (0.5, 0.25, 0.0, -0.5)
        )
    ]
    assert urls[0] == urls[1], "the largest pixel has the full colour under any scaling"
    assert len({tuple(each) for each in urls}) == 3
