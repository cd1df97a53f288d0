import numpy as np
import pytest

from acts.charts.likelihood.samples import samples_csv, samples_picture, samples_settings
from acts.experiments.likelihood.samples import taught
from tests.acts.charts.reading import rows


@pytest.mark.parametrize("start", [(0.0,), (1e308,)])
def test_every_push_has_its_arrow_its_way_and_its_number(start):
    every = samples_settings(start)
    pushes = np.zeros((2, len(every), 3))
    pushes[0, :, 0], pushes[1, :, 1], pushes[1, :, 2] = 0.5, -0.001, -1e-87
    labels = [["a", "b", "c"]] * len(every)
    said = [f"{z:g}" for (z,) in every]
    picture = samples_picture(labels, pushes, ("one", "other"), start, said, "{:g}".format)
    arrows = rows(picture, "pushes")
    first = arrows["logit"] == start[0]
    assert arrows["written"][first].tolist() == ["0.5", "0", "0", "0", "-0.001", "-1e-87"]
    assert arrows["drawn"][first].tolist() == [True] + [False] * 5
    assert arrows["angle"][first][0] == 90
    assert (arrows["push"][first] < 0).tolist() == [False] * 4 + [True] * 2
    assert arrows["name"][first].tolist() == ["one"] * 3 + ["other"] * 3
    assert len(set(arrows["lane"][first])) == 6
    assert rows(picture, "shares")["share"].size == 0
    assert picture.alt == f"{start[0]:g}"


def test_shares_are_bars_under_the_rows():
    every = samples_settings((0.0,))
    shares = np.full((len(every), 2), 0.5)
    labels = [["a", "b"]] * len(every)
    said = [""] * len(every)
    picture = samples_picture(labels, [shares, shares], ("one", "other"), (0.0,), said, str, shares)
    bars = rows(picture, "shares")
    assert (bars["share"] == 0.5).all()
    assert (bars["high"] > bars["low"]).all()


def test_points_stand_at_their_logits_and_labels_and_the_wrong_ones_are_marked():
    every = samples_settings((3.0,))
    z = np.tile([0.0, 1e308, -100.0], (len(every), 1))
    z[:, 0] = [value for (value,) in every]
    pushes = np.zeros((2, len(every), 3))
    labels, said = [["a", "b", "c"]] * len(every), [""] * len(every)
    picture = samples_picture(labels, pushes, ("one", "other"), (3.0,), said, str, points=(z, (0, 0, 0)))
    points = rows(picture, "points")
    here = points["logit"] == 3.0
    assert points["z"][here].tolist() == [3.0, 1000.0, -100.0]
    assert points["y"][here].tolist() == [0.0] * 3
    assert points["wrong"][here].tolist() == [True, True, False]
    assert points["number"][here].tolist() == ["1", "2", "3"]
    curve = rows(picture, "curve")
    np.testing.assert_allclose(curve["p"], 1 / (1 + np.exp(-np.clip(curve["z"], -700, 700))), atol=1e-15)


def test_the_samples_can_be_taken_away():
    lines = samples_csv(taught((-100.0, 100.0), (0, 0))).splitlines()
    assert len(lines) == 3
    assert float(lines[2].split(",")[4]) == 1.0
