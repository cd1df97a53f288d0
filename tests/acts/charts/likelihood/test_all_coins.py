import json

import numpy as np
import pytest

from acts.charts.likelihood.all_coins import Row, all_coins_picture
from acts.likelihood import Tosses, interval
from acts.likelihood.coins import COINS
from tests.acts.charts.reading import rows


def test_the_picture_of_all_tells_intervals_with_one_half_from_those_without_by_their_shape():
    picture = all_coins_picture([Row("a", Tosses(5, 10)), Row("b", Tosses(0, 100), chosen=True)], "words")
    shown = rows(picture, "rows")
    assert shown["holds"].tolist() == ["yes", "no"]
    assert shown["chosen"].tolist() == ["no", "yes"]
    np.testing.assert_allclose(shown["p"], [0, -0.5])
    np.testing.assert_allclose(shown["high"][1] + 0.5, interval(Tosses(0, 100)).high)
    assert "diamond" in json.dumps(dict(picture.spec))


@pytest.mark.parametrize("coin", COINS.values(), ids=COINS)
def test_every_interval_lies_on_the_stretched_axis(coin):
    parts = coin.parts if coin.separate else (coin.counts,)
    picture = all_coins_picture([Row(coin.slug, part) for part in parts], "")
    shown = rows(picture, "rows")
    domain = next(
        layer["encoding"]["x"]["scale"]["domain"] for layer in picture.spec["layer"] if "x2" in layer["encoding"]
    )
    assert domain[0] <= shown["low"].min() <= shown["high"].max() <= domain[1]
