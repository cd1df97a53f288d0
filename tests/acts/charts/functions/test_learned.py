import numpy as np

from acts.charts.functions.learned import learned_picture
from acts.experiments.functions.learned import PUBLISHED, STARTS, learning
from tests.acts.charts.reading import rows, starts


def test_every_network_has_its_path_in_every_layer_within_one_axis():
    known = tuple(learning("circles").complete())
    picture = learned_picture(known, "said")
    paths, ends = rows(picture, "paths"), starts(picture)
    for place, each in enumerate(known):
        own = (paths["place"] == place) & (paths["seed"] == 2) & (paths["layer"] == 1)
        np.testing.assert_allclose(paths["slope"][own], each.slopes[2, :, 1], atol=1e-6)
    assert ends["first_y"] == ends["second_panel_y"] == ends["third_panel_y"]
    assert ends["first_y"][0] < paths["slope"].min()
    assert paths["slope"].max() < ends["first_y"][1]
    assert len(set(paths["place"])) == len(STARTS)
    assert picture.alt == "said"


def test_the_published_slopes_are_a_line_in_the_first_layer_and_a_band_in_the_others():
    published = rows(learned_picture(tuple(learning("circles").complete()), ""), "published")
    assert published["low"].tolist() == [PUBLISHED[0], PUBLISHED[1][0], PUBLISHED[1][0]]
    assert published["high"].tolist() == [PUBLISHED[0], PUBLISHED[1][1], PUBLISHED[1][1]]
