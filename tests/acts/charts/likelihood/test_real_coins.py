import itertools
import json
import math

import numpy as np
import pytest

from acts.charts.likelihood import real_coins
from acts.charts.likelihood.real_coins import family_picture, likelihood_picture, window
from acts.likelihood import Tosses, interval
from acts.likelihood.coins import COINS
from tests.acts.charts.reading import rows

every_coin = pytest.mark.parametrize("coin", COINS.values(), ids=COINS)
every_family = pytest.mark.parametrize("coin", [c for c in COINS.values() if c.parts], ids=lambda coin: coin.slug)


@every_coin
def test_a_likelihood_is_drawn_up_to_its_top_with_its_interval_shaded_and_one_half_on_the_axis(coin):
    picture = likelihood_picture(coin.counts, "words")
    curve, inside, span = rows(picture, "curve"), rows(picture, "inside"), interval(coin.counts)
    low, high = window([coin.counts])
    assert low <= 0.5 <= high
    assert low <= curve["p"].min() <= span.low < span.high <= curve["p"].max() <= high
    assert curve["p"][np.argmax(curve["r"])] == coin.counts.estimate
    assert curve["r"].max() == 1
    assert (inside["p"].min(), inside["p"].max()) == (span.low, span.high)
    np.testing.assert_allclose(inside["r"].min(), math.exp(-1.9207294), rtol=1e-6)
    # a picture that shows a peak and not two straight lines
    assert np.sum((curve["r"] > 0.15) & (curve["r"] < 1)) > 50
    assert picture.alt == "words"


@pytest.mark.parametrize("counts", [Tosses(0, 1), Tosses(1, 1), Tosses(0, 10**9), Tosses(5 * 10**8, 10**9)])
def test_no_count_makes_an_axis_without_a_stretch_or_a_curve_with_a_hole(counts):
    low, high = window([counts])
    curve = rows(likelihood_picture(counts, ""), "curve")
    assert 0 <= low < high <= 1
    assert np.isfinite(curve["r"]).all()
    assert np.all(np.diff(curve["p"]) > 0)


@every_family
def test_each_of_several_coins_has_a_curve_and_its_number_at_its_top(coin):
    picture = family_picture(coin.parts, None if coin.separate else coin.counts, "")
    curves, names = rows(picture, "curves"), rows(picture, "names")
    assert names["coin"].tolist() == list(range(1, len(coin.parts) + 1))
    for number, part in enumerate(coin.parts, 1):
        mine = curves["coin"] == number
        assert curves["p"][mine][np.argmax(curves["r"][mine])] == part.estimate
        assert names["p"][number - 1] == part.estimate
    assert (rows(picture, "whole")["p"].size == 0) == coin.separate
    low, high = window(coin.parts)
    for level in set(names["r"]):
        side_by_side = np.sort(names["p"][names["r"] == level])
        assert np.all(np.diff(side_by_side) > 0.05 * (high - low)), "two numbers stand on one another"


def test_the_last_bent_coin_is_largest_at_the_boundary():
    bent = COINS["bent"]
    curves = rows(family_picture(bent.parts, None, ""), "curves")
    last = curves["coin"] == len(bent.parts)
    assert (curves["p"][last][0], curves["r"][last][0]) == (0, 1)
    assert np.all(np.diff(curves["r"][last]) <= 0)


@every_family
def test_no_two_curves_of_one_picture_look_alike(coin):
    count = len(coin.parts)
    spec = json.dumps(dict(family_picture(coin.parts, None, "").spec))
    styles = list(itertools.islice(real_coins._STYLES, count))
    assert len({(colour, tuple(dash)) for colour, dash in styles}) == count
    assert json.dumps([dash for _, dash in styles]) in spec
