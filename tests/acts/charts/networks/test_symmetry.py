import numpy as np

from acts.charts.networks.symmetry import FLOOR, LIVE, symmetry_picture
from acts.experiments.networks.symmetry import EVERY, STEPS, UNITS, symmetry, symmetry_at
from tests.acts.charts.reading import rows, starts


def drawn(shown, start=float(STEPS)):
    every = LIVE.settings((start,))
    return symmetry_picture(
        shown, start, tuple(f"step {step:g}" for (step,) in every), tuple(f"at {step:g}" for (step,) in every), "equal"
    )


def test_every_unit_has_its_place_at_every_step_of_both_trainings():
    shown = symmetry("tanh", "equal")
    weights = rows(drawn(shown), "weights")
    assert len(weights["x"]) == 2 * (STEPS // EVERY + 1) * UNITS
    for net in range(2):
        for t in (0, 500, STEPS):
            here = (weights["net"] == net) & (weights["t"] == t)
            units = np.argsort(weights["unit"][here])
            place = np.column_stack([weights["x"][here], weights["y"][here]])[units]
            np.testing.assert_allclose(place, shown.weights[net, shown.at(t), :, :2], rtol=1e-6)


def test_a_difference_of_exactly_0_stands_at_the_line_that_says_so():
    apart = rows(drawn(symmetry("tanh", "zeros")), "apart")
    assert (apart["apart"][apart["net"] == 0] == FLOOR).all()
    assert (apart["apart"][apart["net"] == 1] > 0.1).all()
    grid = rows(drawn(symmetry("tanh", "zeros")), "grid")
    (label,) = grid["label"][(grid["panel"] == "third") & (grid["value"] == FLOOR)]
    assert label == "0"


def test_both_planes_have_the_same_axes_and_hold_every_path():
    shown = symmetry("relu", "almost")
    params = starts(drawn(shown))
    assert params["first_x"] == params["second_x"] == params["first_y"] == params["second_y"]
    low, high = params["first_x"]
    assert low < shown.weights[..., :2].min()
    assert high > shown.weights[..., :2].max()


def test_the_slider_moves_the_step_and_starts_where_it_is_asked_to():
    picture = drawn(symmetry_at("tanh", "equal", 0, 333), 333.0)
    assert starts(picture)["live"] == [{"step": 333.0}]
    assert picture.alt == "at 333"
    stops = rows(picture, "stops")
    assert stops["words"][stops["step"] == 333].tolist() == ["step 333"]
