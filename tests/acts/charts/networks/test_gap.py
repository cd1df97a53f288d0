import numpy as np

from acts.charts.networks.gap import TEST, TRAIN, gap_picture
from acts.experiments.networks.gap import FUNCTIONS, Gaps, Result
from tests.acts.charts.reading import rows, starts

NAMES = {name.title(): name for name in FUNCTIONS}
GAPS = Gaps(
    30,
    0.3,
    tuple(
        Result(each, np.array([1.0, 0.98, 1.0]), np.array([0.7, 0.8, 0.75]) - 0.01 * k, np.full(3, 0.4))
        for k, each in enumerate(FUNCTIONS)
    ),
)


def test_every_network_has_a_mark_for_each_set_and_the_line_goes_between_the_medians():
    picture = gap_picture(GAPS, NAMES, "what is seen")
    networks, medians = rows(picture, "networks"), rows(picture, "medians")
    elu = networks["k"] == 2
    assert networks["score"][elu & (networks["kind"] == TRAIN)].tolist() == [1.0, 0.98, 1.0]
    np.testing.assert_allclose(networks["score"][elu & (networks["kind"] == TEST)], [0.68, 0.78, 0.73])
    np.testing.assert_allclose(medians["low"], [0.75, 0.74, 0.73, 0.72, 0.71])
    assert medians["high"].tolist() == [1.0] * 5
    assert starts(picture)["scores"][0] < 0.66
    assert picture.alt == "what is seen"


def test_the_differences_from_relu_are_in_points_and_those_of_relu_itself_are_zero():
    picture = gap_picture(GAPS, NAMES, "")
    wider = rows(picture, "wider")
    np.testing.assert_allclose(wider["points"][wider["k"] == 0], 0.0)
    np.testing.assert_allclose(wider["points"][wider["k"] == 3], 3.0)
    low, high = starts(picture)["wider"]
    assert -low == high > 4.0
    assert 0.0 in rows(picture, "grid_wider")["points"]
