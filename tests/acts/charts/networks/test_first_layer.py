import base64

import numpy as np
import pytest

from acts.charts.networks.first_layer import LIVE, SHOWN, first_layer_picture
from acts.experiments.networks.first_layer import BINS, REACH, SCALES, first_layer, flat_from
from acts.network.preprocessing import PREPROCESSINGS
from tests.acts.charts.reading import rows, starts


def drawn(how="raw", slug="tanh", start=1.0):
    every = tuple(first_layer(each) for each in PREPROCESSINGS)
    said = tuple(f"scale {scale:g}" for (scale,) in LIVE.settings((start,)))
    return first_layer_picture(first_layer(how), every, slug, start, said, said)


def test_the_slider_reaches_all_scales():
    assert tuple(scale for (scale,) in LIVE.settings((1.0,))) == SCALES
    assert starts(drawn(start=0.33))["live"] == [{"scale": 0.33}]


def test_every_scale_has_its_histogram():
    bins = rows(drawn(), "bins")
    assert len(bins["height"]) == BINS * len(SCALES)
    for scale in (SCALES[0], 1.0):
        here = bins["scale"] == scale
        expected = first_layer("raw").histogram(scale)
        np.testing.assert_allclose(bins["height"][here], expected / expected.max())
    assert (bins["low"].min(), bins["high"].max()) == (-REACH, REACH)


@pytest.mark.parametrize(("slug", "sides"), [("relu", 1), ("tanh", 2), ("sigmoid", 2)])
def test_the_tint_covers_where_the_function_is_flat(slug, sides):
    flat = rows(drawn(slug=slug), "flat")
    assert len(flat["low"]) == sides
    assert flat["high"][0] == (0 if slug == "relu" else -flat_from(slug))


def test_a_bar_is_as_long_as_its_share():
    bars, every = rows(drawn("centred"), "bars"), [first_layer(how) for how in PREPROCESSINGS]
    here = bars["scale"] == 0.5
    np.testing.assert_allclose(bars["high"][here], [each.flat("tanh", 0.5) for each in every])
    assert (-bars["row"][here & bars["chosen"]]).tolist() == [list(PREPROCESSINGS).index("centred")]


def test_the_bars_of_relu_are_dead_units_and_then_those_above_0_everywhere():
    bars = rows(drawn(slug="relu"), "bars")
    here = (bars["scale"] == 1.0) & (bars["row"] == 0)
    raw = first_layer("raw")
    assert bars["kind"][here].tolist() == ["dead", "always"]
    np.testing.assert_allclose(bars["high"][here], [raw.dead.mean(), raw.dead.mean() + raw.always.mean()])


def test_every_preprocessing_shows_other_digits():
    urls = [tuple(rows(drawn(how), "digits")["url"]) for how in PREPROCESSINGS]
    assert len(set(urls)) == len(urls)
    assert all(len(each) == SHOWN for each in urls)
    assert base64.b64decode(urls[0][0].partition(",")[2]).startswith(b"\x89PNG")
