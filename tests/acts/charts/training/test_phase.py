import numpy as np
import pytest

from acts.charts.training.phase import phase_csv, phase_picture
from acts.charts.training.rates import PICK
from acts.experiments.training.phase import PhaseMap
from tests.acts.charts.reading import rows

RATES, OFFSETS = np.array([1.0, 10.0, 100.0]), np.array([-1.0, 0.0, 1.0])
SHARE = np.array([[0.75, 1.0, 1.0], [0.25, 0.5, np.nan], [0.0, 0.25, np.nan]])
GONE = np.array([[False] * 3, [False, False, True], [False] * 3])
MAP = PhaseMap("offset", "dead", RATES, OFFSETS, SHARE, GONE, np.array([0.75, 0.0, 0.0]))


def pictured(here=(1.0, 0.0), shown=MAP):
    return phase_picture(shown, here, ("units dead", "bias", "half dead at the start"), "what is seen")


def test_every_network_that_is_trained_is_a_cell_that_can_be_picked():
    picture = pictured()
    cells = rows(picture, "cells")
    assert len(cells["rate"]) == 8  # the last one is not trained yet
    assert cells["diverged"].sum() == 1
    assert ((cells["left"] < cells["rate"]) & (cells["rate"] < cells["right"])).all()
    assert ((cells["low"] < cells["value"]) & (cells["value"] < cells["high"])).all()
    assert cells["right"].max() == pytest.approx(100 * 10**0.5)
    assert (cells["low"].min(), cells["high"].max()) == (-1.5, 1.5)
    pick = next(param for param in picture.spec["params"] if param["name"] == PICK)
    assert pick["select"]["fields"] == ["rate", "value"]
    assert picture.alt == "what is seen"


def test_the_line_runs_between_less_than_half_and_half():
    border = rows(pictured(), "border")
    found = {tuple(round(float(border[name][k]), 3) for name in ("x", "y", "x2", "y2")) for k in range(3)}
    edge = round(10**0.5, 3)
    assert len(border["x"]) == 3
    assert found == {
        (edge, -0.5, edge, 0.5),  # right of 0.25, left of 0.5
        (round(10**-0.5, 3), -0.5, edge, -0.5),  # above 0.75
        (edge, 0.5, round(10**1.5, 3), 0.5),  # above 0.5
    }


def test_the_dashed_line_stands_above_the_last_start_that_kills_half_by_itself():
    assert rows(pictured(), "born")["value"].tolist() == [-0.5]
    nowhere = PhaseMap("offset", "dead", RATES, OFFSETS, SHARE, GONE, np.zeros(3))
    assert rows(pictured(shown=nowhere), "born")["value"].size == 0


@pytest.mark.parametrize(("here", "count"), [((1.0, 0.0), 1), ((0.001, 0.0), 0), ((1.0, 7.0), 0), ((0.0, 0.0), 0)])
def test_the_run_is_marked_if_it_lies_on_the_map(here, count):
    assert rows(pictured(here), "here")["rate"].size == count


@pytest.mark.parametrize("axis", ["offset", "scale"])
def test_a_map_of_which_nothing_is_known_is_a_picture_with_axes(axis):
    values = np.array([0.1, 1.0, 10.0])
    nothing = PhaseMap(axis, "dead", RATES, values, np.full((3, 3), np.nan), np.zeros((3, 3), bool), np.full(3, np.nan))
    picture = pictured(shown=nothing)
    assert rows(picture, "cells")["rate"].size == 0
    scales = [layer["encoding"]["y"].get("scale", {}).get("type") for layer in picture.spec["layer"]]
    assert ("log" in scales) == (axis == "scale")


def test_the_table_has_a_row_for_each_network_and_no_share_where_it_diverged():
    lines = phase_csv(MAP).splitlines()
    assert lines[0] == "learning_rate,offset,not_firing_share,not_firing_at_start,diverged"
    assert len(lines) == 10
    assert lines[1] == "1.0,-1.0,0.75,0.75,False"
    assert lines[6] == "100.0,0.0,,0.0,True"
