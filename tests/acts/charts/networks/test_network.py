import numpy as np
import pytest

from acts.charts.networks.network import network_picture
from acts.experiments.networks.network import FUNCTIONS, LOOK, STEPS, Effort, training
from tests.acts.charts.reading import rows, starts


@pytest.fixture(scope="module")
def known():
    return training("circles", "adam", LOOK).complete()


def test_every_seed_has_its_point_and_every_function_its_median(known):
    picture = network_picture(tuple(known), "said")
    seeds, medians = rows(picture, "seeds"), rows(picture, "medians")
    for place, each in enumerate(known):
        own = seeds["place"] == place
        np.testing.assert_array_equal(seeds["count"][own][seeds["reached"][own]], each.steps[np.isfinite(each.steps)])
        assert (np.abs(seeds["row"][own] + place) < 0.4).all()
        assert medians["said"][medians["place"] == place].tolist() == [f"{each.median:.0f}"]
    assert picture.alt == "said"


def test_what_never_gets_there_stands_beyond_the_last_step():
    picture = network_picture(tuple(training("moons", "plain", Effort(1, 2)).complete()), "")
    seeds = rows(picture, "seeds")
    gone = ~seeds["reached"]
    assert gone[seeds["place"] == 0].all()
    assert (seeds["count"][gone] > STEPS).all()
    assert 0 not in rows(picture, "medians")["place"]


def test_the_mean_activations_are_those_of_the_middle_seed_within_the_axes(known):
    picture = network_picture(tuple(known), "")
    means, ends = rows(picture, "means"), starts(picture)
    for place, each in enumerate(known):
        for layer, name in enumerate(("one_y", "two_y")):
            own = (means["place"] == place) & (means["layer"] == layer)
            np.testing.assert_allclose(means["mean"][own], each.middle[:, layer], atol=1e-6)
            assert ends[name][0] < means["mean"][own].min()
            assert means["mean"][own].max() < ends[name][1]
    assert len(set(means["place"])) == len(FUNCTIONS)
