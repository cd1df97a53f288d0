import numpy as np

import acts
from acts.charts.networks.race import BEHIND, LEVEL, LIVE, MOST, TARGET, race_picture, ranking_picture
from acts.experiments.networks.race import Entry, Racer, Ranking, glance
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
    picture = ranking_picture(RANKING, NAMES, "what is seen")
    networks, functions = rows(picture, "networks"), rows(picture, "functions")
    assert networks["score"].tolist() == [score for entry in RANKING.entries for score in entry.scores]
    assert networks["name"].tolist() == [name for name in NAMES for _ in range(3)]
    assert functions["median"].tolist() == [0.96, 0.94, 0.51]
    assert functions["low"].tolist() == [0.94, 0.9, 0.5]
    assert functions["high"].tolist() == [0.96, 0.99, 0.52]
    assert functions["group"].tolist() == [LEVEL, LEVEL, BEHIND]
    assert picture.alt == "what is seen"


def test_the_best_stands_on_top_and_every_network_is_on_the_axis():
    picture = ranking_picture(RANKING, NAMES, "")
    assert all(layer["encoding"]["y"]["sort"] == list(NAMES) for layer in picture.spec["layer"])
    low, high = starts(picture)["scores"]
    assert low <= min(score for entry in RANKING.entries for score in entry.scores)
    assert high == 1


def test_who_is_behind_differs_by_shape_and_not_by_colour_alone():
    spec = ranking_picture(RANKING, NAMES, "").spec
    shapes = [layer["encoding"]["shape"]["scale"] for layer in spec["layer"] if "shape" in layer["encoding"]]
    assert [len(set(scale["range"])) for scale in shapes] == [2]


def test_a_tie_has_no_colour_and_one_alone_in_front_has():
    def front(ranking):
        spec = ranking_picture(ranking, NAMES[: len(ranking.entries)], "").spec
        (scale,) = {str(layer["encoding"]["color"]["scale"]["range"]) for layer in spec["layer"]}
        return scale

    assert front(RANKING) == "['gray', 'red']"
    assert front(RANKING.among(["relu", "step"])) == "['blue', 'red']"


def test_without_anybody_behind_there_is_nothing_to_tell_apart():
    level = Ranking(RANKING.entries[:2])
    picture = ranking_picture(level, NAMES[:2], "")
    assert set(rows(picture, "networks")["group"]) == {LEVEL}
    assert np.isfinite(rows(picture, "functions")["median"]).all()


def test_a_picture_of_few_functions_fills_its_place_and_one_of_all_is_as_high_as_its_rows():
    assert "height" not in ranking_picture(RANKING, NAMES, "").spec
    assert ranking_picture(RANKING, NAMES, "", whole=True).spec["height"] > 20 * len(NAMES)


START = (TARGET.default,)
RACERS = {"ReLU": glance("moons", "relu"), "Tanh": glance("moons", "tanh"), "Step": glance("moons", "step")}
TARGETS = [target for (target,) in LIVE.settings(START)]


def raced():
    words = tuple(f"{target:g} {name}" for target in TARGETS for name in RACERS)
    said = tuple(f"at {target:g}" for target in TARGETS)
    return race_picture(tuple(RACERS.items()), RACERS["ReLU"], START, words, said)


def test_every_loss_to_reach_has_a_bar_of_each_function_beside_relu():
    picture = raced()
    bars = rows(picture, "bars")
    assert len(bars["k"]) == len(TARGETS) * len(RACERS)
    for row in range(len(bars["k"])):
        target, racer = float(bars["target"][row]), list(RACERS.values())[bars["k"][row]]
        finish, unit = racer.finish(target), RACERS["ReLU"].finish(target).median
        assert bars["there"][row] == np.isfinite(finish.median)
        if bars["there"][row]:
            assert bars["times"][row] == min(8.0, finish.median / unit)
            assert bars["low"][row] <= bars["times"][row] <= bars["high"][row]
        assert bars["words"][row] == f"{target:g} {list(RACERS)[bars['k'][row]]}"
    assert set(bars["times"][bars["k"] == 0]) == {1.0}
    assert not bars["there"][(bars["k"] == 2) & (bars["target"] < 0.2)].any()
    assert picture.alt == f"at {TARGET.default:g}"


def test_every_loss_to_reach_shows_one_curve_of_each_function_at_its_fastest_rate():
    curves = rows(raced(), "curves")
    for target in TARGETS:
        shown = (curves["first"] <= target) & (target <= curves["last"])
        for k, racer in enumerate(RACERS.values()):
            mine = shown & (curves["k"] == k)
            loss = racer.loss[racer.finish(target).place]
            assert curves["step"][mine].tolist() == racer.marks.tolist()
            np.testing.assert_allclose(curves["loss"][mine], np.clip(np.median(loss, axis=0), 0.005, 3.0))
            np.testing.assert_allclose(curves["low"][mine], np.clip(loss.min(axis=0), 0.005, 3.0))


def test_a_network_that_diverged_stays_within_the_picture():
    wild = RACERS["Tanh"]
    gone = Racer(wild.swept, wild.marks, np.where(wild.marks > 20, np.inf, wild.loss))
    picture = race_picture((("Tanh", gone),), RACERS["ReLU"], START, ("",) * len(TARGETS), ("",) * len(TARGETS))
    assert np.isfinite(rows(picture, "curves")["high"]).all()


def test_the_published_factor_stands_in_the_picture_and_every_curve_has_a_look_of_its_own():
    picture = raced()
    assert rows(picture, "quoted")["times"].tolist() == [6.0]
    for layer in picture.spec["layer"]:
        if "strokeDash" in layer["encoding"]:
            looks = layer["encoding"]["strokeDash"]["scale"]["range"]
            assert len(set(map(tuple, looks))) == len(looks) == MOST
