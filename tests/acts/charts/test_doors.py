import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import acts
from acts.charts import doors
from acts.experiments.networks.one_neuron import FIRST
from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import turning

PATHS = "{http://www.w3.org/2000/svg}path"
POINT = re.compile(r"[ML](-?[\d.]+),(-?[\d.]+)")


def curve(path):
    """Return the points of a curve as shares of the width and of the height of the picture."""
    points = np.array(POINT.findall(path.get("d")), dtype=float)
    inside = doors.HEIGHT - 2 * 8
    return points[:, 0] / doors.WIDTH, (doors.HEIGHT - 8 - points[:, 1]) / inside


@pytest.mark.parametrize(
    "door", [doors.neuron, doors.functions, doors.dying, doors.coin], ids=lambda door: door.__name__
)
def test_every_door_has_a_small_picture_of_one_size_that_is_drawn_once(door):
    svg = door()
    assert ET.fromstring(svg).get("viewBox") == f"0 0 {doors.WIDTH} {doors.HEIGHT}"
    assert "nan" not in svg
    assert len(svg) < 15_000
    assert door() is svg


def test_the_picture_of_the_neuron_has_a_line_for_each_weight_and_is_as_full_as_the_output_is_high():
    root = ET.fromstring(doors.neuron())
    dashed = [path.get("stroke-dasharray") is not None for path in root.findall(PATHS)[:3]]
    width = [float(path.get("stroke-width")) for path in root.findall(PATHS)[:3]]
    weights = [*FIRST.weights, FIRST.bias]
    assert dashed == [weight < 0 for weight in weights]
    assert np.argsort(width).tolist() == np.argsort(np.abs(weights)).tolist()
    (full,) = (each for each in root if each.get("opacity"))
    assert float(full.get("opacity")) == pytest.approx(acts.sigmoid(FIRST.z), abs=1e-3)


def test_the_picture_of_the_functions_is_the_sigmoid_above_its_slope():
    _axes, slope, value = ET.fromstring(doors.functions()).findall(PATHS)
    share, f = curve(value)
    z = 12 * (share - 0.5)
    assert f == pytest.approx(1 / (1 + np.exp(-z)), abs=0.01)
    assert curve(slope)[1] == pytest.approx(f * (1 - f), abs=0.01)
    assert slope.get("stroke-dasharray")


def test_the_picture_of_the_simulator_has_a_mark_for_every_unit_and_more_crosses_to_the_right():
    (turn,) = turning(Setup(), 0).complete()
    firing, dead = (POINT.findall(path.get("d")) for path in ET.fromstring(doors.dying()).findall(PATHS))
    kept = ~turn.diverged
    assert len(dead) == turn.dead[kept].sum()
    assert len(firing) + len(dead) == turn.dead[kept].size
    crosses = np.array([float(x) for x, _y in dead])
    left, right = (crosses < doors.WIDTH / 3).sum(), (crosses > doors.WIDTH * 2 / 3).sum()
    assert right > 3 * left


def test_the_picture_of_the_coin_is_the_likelihood_with_its_maximum_marked():
    root = ET.fromstring(doors.coin())
    p, height = curve(root.findall(PATHS)[2])
    inside = (p > 0) & (p < 1)
    expected = p**3 * (1 - p) ** 7 / (0.3**3 * 0.7**7)
    assert height[inside] == pytest.approx(expected[inside], abs=0.02)
    marked = root.find("{http://www.w3.org/2000/svg}circle")
    assert float(marked.get("cx")) / doors.WIDTH == pytest.approx(0.3)
