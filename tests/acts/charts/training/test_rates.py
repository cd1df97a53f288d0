import numpy as np

from acts.charts.kit.picture import Picture
from acts.charts.training.rates import DIVERGED, networks, note
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import sweep
from tests.acts.charts.reading import rows


def swept(rates):
    return sweep(**Setup(steps=5).arguments, rates=rates, seeds=[0, 1, 2])


def marks(sweeps):
    return rows(Picture({}, {"points": networks(sweeps)}, ""), "points")


def test_the_networks_of_one_rate_stand_side_by_side_and_next_to_no_other_rate():
    points = marks({"one": swept((0.1, 1.0, 10.0)), "other": swept((0.1, 1.0, 10.0))})
    order = np.argsort(points["x"])
    assert len(set(points["x"])) == len(points["x"]) == 18
    assert points["rate"][order].tolist() == sorted(points["rate"].tolist())


def test_marks_stay_near_their_rate_where_the_rates_are_far_apart():
    points = marks({"one": swept((0.001, 1.0, 1000.0)), "other": None})
    assert (np.abs(np.log(points["x"] / points["rate"])) < 0.3).all()


def test_a_network_that_diverged_stands_above_all_shares():
    points = marks({"": swept((1.0, 1e7))})
    gone = points["diverged"] == "diverged"
    assert gone.any()
    assert (points["y"][gone] == DIVERGED).all()
    assert (points["y"][~gone] <= 1).all()


def test_what_is_not_known_yet_has_no_marks_but_a_note():
    assert marks({"one": None})["rate"].size == 0
    shown = Picture({}, {"known": note(known=True), "unknown": note(known=False)}, "")
    assert rows(shown, "known")["words"].size == 0
    assert rows(shown, "unknown")["words"].tolist() == ["not trained yet"]
