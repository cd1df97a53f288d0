import numpy as np
import pytest

from acts.charts.training.rates import PICK
from acts.charts.training.sweep import sweep_csv, sweep_picture
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import sweep
from tests.acts.charts.reading import rows


def swept(setup, rates=(0.1, 1.0, 100.0)):
    train, test = setup.sets
    return sweep(setup.design, train, setup.schedule, rates=rates, seeds=[0, 1, 2], test=test)


def pictured(result, scored=True):
    return sweep_picture(result, (0.01, 1000.0), 1.0, "dead", "what is seen", scored=scored)


def test_every_network_is_a_point_that_can_be_picked():
    result = swept(Setup(steps=50))
    picture = pictured(result)
    points = rows(picture, "points")
    assert len(points["rate"]) == 9
    assert {(r, s) for r, s in zip(points["rate"], points["seed"], strict=True)} == {
        (r, s) for r in (0.1, 1.0, 100.0) for s in (0, 1, 2)
    }
    pick = next(param for param in picture.spec["params"] if param["name"] == PICK)
    assert pick["select"]["fields"] == ["rate", "seed"]


def test_a_network_that_diverged_has_another_shape_and_is_not_in_the_mean():
    result = swept(Setup(steps=50), rates=(1.0, 1e5))
    assert result.diverged.any()
    points = rows(pictured(result), "points")
    assert [word == "diverged" for word in points["diverged"]] == result.diverged.ravel().tolist()
    band = rows(pictured(result), "band")
    gone = result.diverged.all(axis=1)
    for name in ("mean", "end"):
        by_rate = np.array(band[name]).reshape(2, -1)
        assert np.isnan(by_rate[:, gone]).all()
        assert np.isfinite(by_rate[:, ~gone]).all()


@pytest.mark.parametrize("scored", [True, False])
def test_nothing_known_yet_is_a_picture_with_axes(scored):
    picture = pictured(None, scored)
    assert rows(picture, "points")["rate"].size == 0
    assert picture.spec["layer"]


def test_values_show_the_loss_where_classes_show_accuracy():
    picture = pictured(swept(Setup("sine", steps=50), rates=(0.01, 0.1)), scored=False)
    band = rows(picture, "band")
    assert set(band["name"]) == {"training"}
    assert np.isfinite(band["end"]).all()


def test_the_table_has_a_row_for_each_network_and_no_number_where_it_diverged():
    result = swept(Setup(steps=50), rates=(1.0, 1e5))
    lines = sweep_csv({"ReLU": result}, "unit").splitlines()
    assert lines[0].startswith("unit,learning_rate,seed,")
    assert len(lines) == 1 + result.share.size
    for line, gone in zip(lines[1:], result.diverged.ravel(), strict=True):
        name, *_, share, accuracy, test_accuracy, loss, diverged = line.split(",")
        assert name == "ReLU"
        assert (diverged == "True") == gone
        assert all((part == "") == gone for part in (share, accuracy, test_accuracy, loss))
