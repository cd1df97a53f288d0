import numpy as np

import acts
from acts.charts.likelihood.outputs import SECOND, THIRD, outputs_picture, rate_picture, softmax_picture
from tests.acts.charts.reading import rows


def lines(picture):
    data = rows(picture, "lines")
    return {name: (data["z"][data["name"] == name], data["a"][data["name"] == name]) for name in set(data["name"])}


def test_each_function_is_a_line_of_its_values():
    drawn = lines(outputs_picture({"one": acts.sigmoid, "two": acts.hard_sigmoid}, (0.0, 1.0), "seen"))
    assert set(drawn) == {"one", "two"}
    for name, activation in (("one", acts.sigmoid), ("two", acts.hard_sigmoid)):
        z, a = drawn[name]
        np.testing.assert_array_equal(a, activation(z))


def test_the_lines_differ_in_their_dashes_too():
    spec = outputs_picture({str(k): acts.sigmoid for k in range(4)}, (0.0, 1.0), "").spec
    dashes = spec["encoding"]["strokeDash"]["scale"]["range"]
    assert len({tuple(dash) for dash in dashes}) == 4


def test_softmax_moves_the_first_class_and_shares_the_rest_in_one_proportion():
    drawn = lines(softmax_picture(("a", "b", "c"), ""))
    np.testing.assert_allclose(sum(a for _, a in drawn.values()), 1, rtol=1e-14)
    assert (np.diff(drawn["a"][1]) > 0).all()
    np.testing.assert_allclose(drawn["b"][1] / drawn["c"][1], np.exp(SECOND - THIRD), rtol=1e-12)


def test_the_expected_count_is_the_exponential():
    z, a = lines(rate_picture("rate", ""))["rate"]
    np.testing.assert_allclose(a, np.exp(z))
