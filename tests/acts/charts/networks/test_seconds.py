import numpy as np

from acts.charts.networks.seconds import ALONE, LAYER, RACE, seconds_picture
from acts.experiments.networks.seconds import Costs
from tests.acts.charts.reading import rows, starts

FUNCTIONS = {"ReLU": "relu", "ELU": "elu", "Tanh": "tanh"}
COSTS = [
    Costs(width, tuple(FUNCTIONS.values()), np.array([[1.0, 9.0, 100.0], [1.0, 11.0, 200.0]]), np.full(2, width), 0.0)
    for width in (16, 256)
]


def drawn(race):
    return seconds_picture(COSTS, FUNCTIONS, 256, race, "what is seen")


def test_the_curves_are_the_time_of_the_layer_at_each_width_with_its_quartiles():
    picture = drawn({})
    curves = rows(picture, "curves")
    for row in range(len(curves["k"])):
        cost = next(cost for cost in COSTS if cost.width == curves["width"][row])
        spread = cost.layer(list(FUNCTIONS.values())[curves["k"][row]])
        assert (curves["low"][row], curves["times"][row], curves["high"][row]) == spread
    assert len(curves["k"]) == 6
    low, high = starts(picture)["times"]
    assert low < 1 <= max(curves["high"]) <= high
    assert rows(picture, "here")["width"].tolist() == [256.0]
    assert picture.alt == "what is seen"


def test_each_function_has_a_mark_alone_in_its_layer_and_in_the_race_if_it_arrives():
    marks = rows(drawn({"relu": (0.9, 1.0, 1.1), "elu": (1.0, 2.0, 3.0)}), "marks")
    assert marks["kind"].tolist() == [ALONE, LAYER, RACE, ALONE, LAYER, RACE, ALONE, LAYER]
    elu = (marks["k"].round() == 1) & (marks["kind"] == RACE)
    assert (marks["low"][elu], marks["times"][elu], marks["high"][elu]) == (1.0, 2.0, 3.0)
    alone = marks["times"][marks["kind"] == ALONE]
    assert alone[1] == 10.0
    assert alone[2] == starts(drawn({}))["ratios"][1]  # 150 times: at the end of the axis


def test_what_is_measured_differs_by_shape():
    shapes = [layer["encoding"]["shape"] for layer in drawn({}).spec["layer"] if "shape" in layer["encoding"]]
    assert [len(set(shape["scale"]["range"])) for shape in shapes] == [3]
