from dataclasses import replace

import numpy as np
import pytest

from acts.charts.training.cliffs import cliffs_picture
from acts.charts.training.rates import DIVERGED, PICK
from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.sweep import sweep
from tests.acts.charts.reading import rows

RATES = (0.01, 0.1, 1.0, 10.0)


@pytest.fixture(scope="module")
def swept():
    """Three short sweeps: one that dies, one that does not, one that diverges."""
    setups = {
        "Raw": replace(USUAL, width=10, steps=40),
        "Scaled": replace(USUAL, width=10, steps=40, data="digits/sixteenth"),
        "Standardised": replace(USUAL, width=10, steps=40, data="digits/standardised"),
    }
    return {name: sweep(**setup.arguments, rates=RATES, seeds=[0, 1]) for name, setup in setups.items()}


def pictured(sweeps):
    return cliffs_picture(sweeps, (0.005, 20.0), 0.1, "dead", "what is seen")


def test_every_network_is_a_mark_that_can_be_picked_by_scaling_rate_and_seed(swept):
    picture = pictured(swept)
    points = rows(picture, "points")
    seen = set(zip(points["name"], points["rate"], points["seed"], strict=True))
    assert len(points["rate"]) == len(seen) == 3 * 4 * 2
    pick = next(param for param in picture.spec["params"] if param["name"] == PICK)
    assert pick["select"]["fields"] == ["name", "rate", "seed"]


def test_a_network_that_diverged_stands_above_all_and_is_not_in_the_mean(swept):
    picture = pictured(swept)
    points, band = rows(picture, "points"), rows(picture, "band")
    gone = {name: each.diverged for name, each in swept.items()}
    assert gone["Standardised"].any()
    above = points["y"] == DIVERGED
    assert above.sum() == sum(each.sum() for each in gone.values())
    for name, each in gone.items():
        mean = np.array(band["mean"][band["name"] == name], float)
        np.testing.assert_array_equal(np.isnan(mean), each.all(axis=1))


def test_each_line_carries_its_name_on_it_and_no_two_at_one_place(swept):
    labels = rows(pictured(swept), "labels")
    assert labels["name"].tolist() == list(swept)
    assert len({(x, y) for x, y in zip(labels["rate"], labels["y"], strict=True)}) == 3
    name = labels["name"].tolist().index("Raw")
    mean = swept["Raw"].spread(swept["Raw"].share)[1]
    assert labels["side"][name] == "left"
    at = np.interp(np.log(labels["rate"][name]), np.log(RATES), mean)
    assert at == pytest.approx(labels["y"][name])


def test_lines_differ_in_more_than_colour(swept):
    text = str(pictured(swept).spec)
    assert "strokeDash" in text
    assert "'shape'" in text


def test_nothing_known_yet_is_a_picture_that_says_so():
    picture = pictured({"Raw": None, "Scaled": None})
    assert rows(picture, "points")["rate"].size == 0
    assert rows(picture, "note")["words"].tolist() == ["not trained yet"]
    assert picture.spec["layer"]
