import itertools
import json
import math

import numpy as np
import pytest

from acts.charts.likelihood import real_coins
from acts.charts.likelihood.real_coins import (
    CHECKPOINT,
    Row,
    family_picture,
    forest_picture,
    likelihood_picture,
    replay_picture,
    replay_settings,
    window,
)
from acts.likelihood import Tosses, interval
from acts.likelihood.coins import COINS
from tests.acts.charts.reading import rows

KERRICH = COINS["kerrich"]
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


def test_the_picture_of_all_tells_intervals_with_one_half_from_those_without_by_their_shape():
    picture = forest_picture([Row("a", Tosses(5, 10)), Row("b", Tosses(0, 100), chosen=True)], "words")
    shown = rows(picture, "rows")
    assert shown["holds"].tolist() == ["yes", "no"]
    assert shown["chosen"].tolist() == ["no", "yes"]
    np.testing.assert_allclose(shown["p"], [0, -0.5])
    np.testing.assert_allclose(shown["high"][1] + 0.5, interval(Tosses(0, 100)).high)
    assert "diamond" in json.dumps(dict(picture.spec))


@every_coin
def test_every_interval_lies_on_the_stretched_axis(coin):
    parts = coin.parts if coin.separate else (coin.counts,)
    picture = forest_picture([Row(coin.slug, part) for part in parts], "")
    shown = rows(picture, "rows")
    domain = next(
        layer["encoding"]["x"]["scale"]["domain"] for layer in picture.spec["layer"] if "x2" in layer["encoding"]
    )
    assert domain[0] <= shown["low"].min() <= shown["high"].max() <= domain[1]


def test_a_replay_goes_through_all_checkpoints_and_its_likelihood_narrows():
    assert len(KERRICH.running) == CHECKPOINT.typical.high
    seed = (4.0,)
    sentences = [f"at {k:g}" for (k,) in replay_settings(seed)]
    picture = replay_picture(KERRICH.running, seed, sentences)
    path, inside = rows(picture, "path"), rows(picture, "inside")
    widths = []
    for checkpoint, seen in enumerate(KERRICH.running, 1):
        here = path["checkpoint"] == checkpoint
        assert here.sum() == checkpoint
        last = here & (path["last"] == 1)
        assert (path["n"][last].item(), path["share"][last].item()) == (seen.tosses, seen.estimate)
        p = inside["p"][inside["checkpoint"] == checkpoint]
        np.testing.assert_allclose((p.min(), p.max()), (interval(seen).low, interval(seen).high))
        widths.append(p.max() - p.min())
    assert widths[-1] < widths[0] / 20
    assert picture.alt == "at 4"


def test_the_funnel_is_as_wide_as_chance():
    picture = replay_picture(KERRICH.running, (1.0,), [""] * 28)
    funnel = rows(picture, "funnel")
    np.testing.assert_allclose(funnel["high"] - 0.5, 0.98 / np.sqrt(funnel["n"]))
    np.testing.assert_allclose(funnel["low"] + funnel["high"], 1)
