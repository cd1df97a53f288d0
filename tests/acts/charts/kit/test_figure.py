import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import acts
from acts.charts.kit.figure import BELOW, GAP, LEFT, PANEL, RIGHT, WIDTH, Line, Mark, Panel, figure
from acts.charts.kit.frames import View, breaks
from acts.charts.kit.function import plotted_svg

SPACE = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?[\d.]+(?:e-?\d+)?"
POINT = re.compile(rf"[ML]({NUMBER}),({NUMBER})")
CURVE = f"{SPACE}g/{SPACE}path[@stroke-linejoin]"


def points(path):
    return np.array(POINT.findall(path.get("d")), dtype=float).T


def labels(root, kind):
    """Return the numbers along an axis, and the pixels where they stand."""
    texts = root.iterfind(f".//{SPACE}text[@class='{kind}']")
    found = [(float(text.text), float(text.get("x" if kind == "across" else "y"))) for text in texts]
    return np.array(found).T


def read_off(root, path, panel, count):
    """Return the points of a curve as a reader finds them: by the numbers along the axes."""
    x, y = points(path)
    numbers, pixels = labels(root, "across")
    along = np.polyfit(pixels, numbers, 1)
    numbers, pixels = labels(root, "up")
    begin = float(root.get("height")) - BELOW - (count - panel) * (PANEL + GAP) + GAP
    mine = (pixels > begin) & (pixels <= begin + PANEL + 10)
    up = np.polyfit(pixels[mine] - 6, numbers[mine], 1)
    return np.polyval(along, x), np.polyval(up, y), abs(up[0])


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_a_figure_of_a_function_has_the_numbers_of_the_core_to_a_hundredth_of_a_pixel(activation):
    values = {p.name: p.default for p in activation.parameters}
    root = ET.fromstring(plotted_svg(activation, values, View(-6.0, 7.0, 3)))
    for panel, core in enumerate((activation, activation.derivative, activation.second_derivative)):
        z, y, pixel = read_off(root, root.findall(CURVE)[panel], panel, 3)
        sure = np.all([np.abs(z - place) > 0.05 for place in (*breaks(activation), np.inf)], axis=0)
        assert sure.sum() > 200
        steep = np.abs(np.gradient(core(z[sure]), z[sure])).max() * 0.002  # what the rounding of z makes of y
        assert np.abs(y - core(z))[sure].max() <= 0.01 * pixel + steep + 1e-9


def test_a_jump_is_a_gap_between_an_open_and_a_filled_dot():
    root = ET.fromstring(plotted_svg(acts.step, {"threshold": 1.0}, View()))
    assert root.find(CURVE).get("d").count("M") == 2
    dots = [dot for dot in root.iter(f"{SPACE}circle") if float(dot.get("cy")) < float(root.get("height")) / 2]
    seen = {dot.get("cy"): dot.get("fill") for dot in dots}  # the last one is drawn over the others
    low, high = sorted(seen, key=float, reverse=True)
    assert (seen[low], seen[high]) == ("#ffffff", dots[0].get("stroke"))
    across = LEFT + 9 / 16 * (WIDTH - LEFT - RIGHT)
    assert [float(dot.get("cx")) for dot in dots] == pytest.approx(3 * [across], abs=1e-3)
    assert float(low) - float(high) > 0.8 * PANEL


def test_lines_differ_in_their_dashes_and_each_has_its_name_in_the_legend():
    root = ET.fromstring(plotted_svg(acts.relu, {}, View(overlays=("relu6", "leaky_relu", "squared_relu"))))
    curves = root.findall(CURVE)[:4]
    assert len({curve.get("stroke-dasharray") for curve in curves}) == 4
    names = [text.text for text in root.iterfind(f".//{SPACE}text[@class='name']")]
    assert names == ["ReLU", "ReLU6", "Leaky ReLU", "Squared ReLU"]


def test_one_line_needs_no_legend():
    root = ET.fromstring(plotted_svg(acts.tanh, {}, View()))
    assert root.find(f".//{SPACE}text[@class='name']") is None
    assert root.find(f"{SPACE}title").text == "Tanh"


def luminance(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_every_line_is_dark_enough_for_white_paper_without_its_colour(activation):
    values = {p.name: p.default for p in activation.parameters}
    for curve in ET.fromstring(plotted_svg(activation, values, View())).findall(CURVE):
        assert 1.05 / (luminance(curve.get("stroke")) + 0.05) >= 4.5


def test_words_that_xml_would_read_stay_words():
    line = Line(np.array([0.0, 1.0]), np.array([0.0, 1.0]), "a < b & c")
    panel = Panel("<y>", (0.0, 1.0), (line, line), (Mark(0.5, 0.5, "diamond", "p > 0"),))
    root = ET.fromstring(figure('"quoted" & <cut>', "x & y", (0.0, 1.0), [panel]))
    texts = [text.text for text in root.iter(f"{SPACE}text")]
    assert {'"quoted" & <cut>', "x & y", "<y>", "p > 0", "a < b & c"} <= set(texts)
    assert root.get("aria-label") == '"quoted" & <cut>'


def test_zero_on_an_axis_has_no_sign():
    panel = Panel("y", (-0.1, 1.0), (Line(np.array([0.0, 1.0]), np.array([0.0, 1.0])),))
    assert ">-0<" not in figure("", "", (-1e-9, 1.0), [panel])
