import numpy as np

import acts
from acts.charts.functions.contest import BEHIND, LEVEL, contest_picture
from acts.experiments.functions.contest import Entry, Ranking
from tests.acts.charts.reading import rows, starts

RANKING = Ranking.of(
    [
        Entry(acts.relu, 1.0, 0.1, (0.94, 0.96, 0.96)),
        Entry(acts.tanh, 1.0, 0.1, (0.9, 0.94, 0.99)),
        Entry(acts.step, 1.0, 0.1, (0.5, 0.52, 0.51)),
    ]
)
NAMES = ("ReLU", "Tanh", "Step")


def test_every_network_is_a_mark_and_every_function_has_its_median_and_its_ends():
    picture = contest_picture(RANKING, NAMES, "what is seen")
    networks, functions = rows(picture, "networks"), rows(picture, "functions")
    assert networks["score"].tolist() == [score for entry in RANKING.entries for score in entry.scores]
    assert networks["name"].tolist() == [name for name in NAMES for _ in range(3)]
    assert functions["median"].tolist() == [0.96, 0.94, 0.51]
    assert functions["low"].tolist() == [0.94, 0.9, 0.5]
    assert functions["high"].tolist() == [0.96, 0.99, 0.52]
    assert functions["group"].tolist() == [LEVEL, LEVEL, BEHIND]
    assert picture.alt == "what is seen"


def test_the_best_stands_on_top_and_every_network_is_on_the_axis():
    picture = contest_picture(RANKING, NAMES, "")
    assert all(layer["encoding"]["y"]["sort"] == list(NAMES) for layer in picture.spec["layer"])
    low, high = starts(picture)["scores"]
    assert low <= min(score for entry in RANKING.entries for score in entry.scores)
    assert high == 1


def test_who_is_behind_differs_by_shape_and_not_by_colour_alone():
    spec = contest_picture(RANKING, NAMES, "").spec
    shapes = [layer["encoding"]["shape"]["scale"] for layer in spec["layer"] if "shape" in layer["encoding"]]
    assert [len(set(scale["range"])) for scale in shapes] == [2]


def test_without_anybody_behind_there_is_nothing_to_tell_apart():
    level = Ranking(RANKING.entries[:2])
    picture = contest_picture(level, NAMES[:2], "")
    assert set(rows(picture, "networks")["group"]) == {LEVEL}
    assert np.isfinite(rows(picture, "functions")["median"]).all()


def test_a_picture_of_few_functions_fills_its_place_and_one_of_all_is_as_high_as_its_rows():
    assert "height" not in contest_picture(RANKING, NAMES, "").spec
    assert contest_picture(RANKING, NAMES, "", whole=True).spec["height"] > 20 * len(NAMES)
