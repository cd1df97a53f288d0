import numpy as np

from acts.charts.functions.naive import FAR, naive_picture, naive_vectors_picture
from acts.experiments.functions.naive import NAIVE, NAIVE_VECTORS, REACH
from tests.acts.charts.reading import rows

NAMES = tuple(form.slug for form in NAIVE)


def test_every_formula_has_a_row_that_goes_from_end_to_end():
    stretches = rows(naive_picture(NAIVE, NAMES, 1.0, ""), "stretches")
    for name in NAMES:
        mine = np.array(stretches["name"]) == name
        assert stretches["low"][mine].min() == -REACH
        assert stretches["high"][mine].max() == REACH


def test_the_marks_say_which_formulas_break_at_the_place():
    shown = naive_picture(NAIVE, NAMES, -800.0, "5 of 7")
    here = rows(shown, "here")
    assert set(here["z"]) == {-800.0}
    assert list(here["state"]).count("breaks") == 5
    assert dict(zip(here["name"], here["state"], strict=True))["tanh_slope_from_value"] == "holds"
    assert shown.alt == "5 of 7"


def test_another_place_is_drawn_in_the_same_chart():
    assert naive_picture(NAIVE, NAMES, 1.0, "").spec is naive_picture(NAIVE, NAMES, 2.0, "").spec


def test_formulas_of_a_vector_are_shown_as_far_out_as_the_place():
    names = tuple(form.slug for form in NAIVE_VECTORS)
    for z, reach in ((1000.0, REACH), (-FAR, FAR)):
        shown = naive_vectors_picture(NAIVE_VECTORS, names, z, 1.0, "words")
        stretches, here = rows(shown, "stretches"), rows(shown, "here")
        assert (stretches["low"].min(), stretches["high"].max()) == (-reach, reach)
        assert set(here["z"]) == {z}
        states = dict(zip(here["name"], here["state"], strict=True))
        assert states["softmax_plain"] == "breaks"
        assert states["log_softmax_shifted"] == "holds"
