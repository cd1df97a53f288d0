import json

import numpy as np
import pytest

from acts.charts.networks.bumps import BUILDING, FEW, MOST, bumps_picture
from acts.experiments.networks.bumps import COUNTS, STEEPNESS, TARGETS, UNITS, followed
from tests.acts.charts.reading import rows, starts


def drawn(target="sine", unit="step", start=8.0):
    said = [f"at {setting}" for setting in BUILDING.settings((start,))]
    return bumps_picture(target, unit, STEEPNESS, (start,), said)


@pytest.mark.parametrize("unit", UNITS)
def test_each_number_of_pieces_has_the_graph_of_its_network(unit):
    sums = rows(drawn(unit=unit), "sums")
    for pieces in (1, 8, 64):
        mine = sums["pieces"] == pieces
        built = followed("sine", unit, pieces).built
        between = sums["x"][mine][1:-1]
        # where a step goes up, 32 bits may stand on either side
        near = (
            np.abs(between[:, None] - built.edges).min(axis=1) < 1e-5
            if unit == "step"
            else np.zeros(between.size, bool)
        )
        np.testing.assert_allclose(sums["y"][mine][1:-1][~near], built(between[~near]), atol=1e-5)
        assert mine.sum() >= pieces + 1


def test_steps_are_drawn_as_level_stretches_with_both_ends():
    sums = rows(drawn(), "sums")
    y = sums["y"][sums["pieces"] == 8]
    assert y.size == 16
    np.testing.assert_array_equal(y[::2], y[1::2])


@pytest.mark.parametrize(("unit", "most"), [("step", MOST), ("relu", MOST), ("sigmoid", FEW)])
def test_bumps_are_drawn_each_as_high_as_it_is(unit, most):
    bumps = rows(drawn(unit=unit), "bumps")
    assert bumps["pieces"].max() == most
    built = followed("sine", unit, 8).built
    for number, height in enumerate(built.heights):
        mine = (bumps["pieces"] == 8) & (bumps["bump"] == number)
        highest = bumps["y"][mine][np.abs(bumps["y"][mine]).argmax()]
        assert highest == pytest.approx(height, rel=1e-5 if unit != "sigmoid" else 0.15, abs=1e-6)


def test_a_number_of_pieces_beyond_the_slider_is_drawn_too():
    picture = drawn(unit="sigmoid", start=200.0)
    assert 200.0 in rows(picture, "sums")["pieces"]
    assert 200.0 in rows(picture, "errors")["pieces"]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("unit", UNITS)
def test_errors_are_those_of_the_networks_and_all_lies_within_the_axes(target, unit):
    picture = drawn(target, unit)
    errors = rows(picture, "errors")
    for pieces in COUNTS:
        (place,) = np.flatnonzero(errors["pieces"] == pieces)
        assert errors["error"][place] == followed(target, unit, pieces).error
    low, high = starts(picture)["error"]
    floor, top = starts(picture)["value"]
    guide = rows(picture, "guide")["error"]
    assert low < min(errors["error"].min(), guide.min())
    assert max(errors["error"].max(), guide.max()) < high
    for name in ("target", "sums", "bumps"):
        y = rows(picture, name)["y"]
        assert floor <= y.min()
        assert y.max() <= top


def test_the_line_of_the_theory_lies_above_errors_that_fall_and_below_those_that_do_not():
    for target, unit, above in (("sine", "relu", True), ("corner", "relu", True), ("jump", "relu", False)):
        picture = drawn(target, unit)
        errors, guide = rows(picture, "errors"), rows(picture, "guide")
        line = np.exp(np.interp(np.log(errors["pieces"]), np.log(guide["pieces"]), np.log(guide["error"])))
        settled = errors["pieces"] >= COUNTS[0]
        over = line[settled] >= errors["error"][settled] * (1 - 1e-9)
        assert over.all() == above
        assert above or (line[settled] <= errors["error"][settled] * (1 + 1e-9)).all()


def test_the_power_of_the_theory_is_written_beside_its_line():
    assert "n⁻²" in json.dumps(dict(drawn(unit="relu").spec), ensure_ascii=False)
    assert "half the jump" in json.dumps(dict(drawn("jump").spec))
