import pytest

from acts.charts.networks.folds import FOLDING, folds_picture
from acts.experiments.networks.folds import MOST, deep, wide
from tests.acts.charts.reading import rows, starts


@pytest.fixture(scope="module")
def picture():
    return folds_picture((3.0,), [f"at {setting}" for setting in FOLDING.settings((3.0,))])


@pytest.mark.parametrize("depth", range(1, MOST + 1))
def test_both_graphs_are_drawn_through_their_corners(picture, depth):
    for name, network in (("deep", deep(depth)), ("wide", wide(2 * depth))):
        drawn = rows(picture, name)
        mine = drawn["depth"] == depth
        assert drawn["x"][mine].tolist() == network.x.tolist()
        assert drawn["y"][mine] == pytest.approx(network.y, abs=1e-6)


def test_behind_the_deep_graph_stands_the_one_before_its_last_layer(picture):
    before = rows(picture, "before")
    assert before["x"][before["depth"] == 4].tolist() == deep(3).x.tolist()
    assert 1 not in before["depth"]


def test_the_pieces_are_those_that_were_counted(picture):
    counts = rows(picture, "counts")
    assert counts["pieces"][counts["kind"] == 0].tolist() == [deep(d).pieces for d in range(1, MOST + 1)]
    assert counts["pieces"][counts["kind"] == 1].tolist() == [wide(2 * d).pieces for d in range(1, MOST + 1)]
    low, high = starts(picture)["pieces"]
    assert low < counts["pieces"].min()
    assert counts["pieces"].max() < high
