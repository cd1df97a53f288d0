import xml.etree.ElementTree as ET

import pytest

import acts
from acts.charts.kit.thumbnail import HEIGHT, WIDTH, thumbnail


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_every_function_has_a_small_picture_with_axes_value_and_slope(activation):
    svg = thumbnail(activation)
    root = ET.fromstring(svg)
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    axes, slope, value = root.findall("{http://www.w3.org/2000/svg}path")
    assert axes.get("d").startswith("M0,")
    assert slope.get("stroke-dasharray")
    assert len(value.get("d").split("L")) > 100
    assert "nan" not in svg
    assert len(svg) < 6000


def test_a_jump_of_the_value_starts_a_new_stroke_and_shows_which_ends_are_reached():
    for activation, strokes, fills in (
        (acts.step, 2, ["none", "#3b82d6"]),
        (acts.sign, 3, ["none", "none", "#3b82d6"]),
        (acts.hard_shrink, 3, ["none", "none", "#3b82d6", "#3b82d6"]),
        (acts.soft_shrink, 1, []),
    ):
        root = ET.fromstring(thumbnail(activation))
        assert root.findall("{http://www.w3.org/2000/svg}path")[2].get("d").count("M") == strokes
        assert [dot.get("fill") for dot in root.findall("{http://www.w3.org/2000/svg}circle")] == fills


def test_a_jump_of_the_slope_starts_a_new_stroke():
    slope = ET.fromstring(thumbnail(acts.relu)).findall("{http://www.w3.org/2000/svg}path")[1]
    assert slope.get("d").count("M") == 2
    assert ET.fromstring(thumbnail(acts.tanh))[1].get("d").count("M") == 1
