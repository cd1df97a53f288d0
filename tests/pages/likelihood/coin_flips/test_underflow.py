"""The product that underflows, as the page tells it."""

import math
import re

import pytest

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.likelihood.products import zero_after
from pages.likelihood.coin_flips import underflow
from tests.pages.reading import alternatives, text


def shown(opened, **query):
    app = opened("coin_flips", **({"scene": "underflow"} | query))
    assert not app.exception
    return app


def test_adding_tosses_kills_the_product_and_leaves_the_logarithm(opened):
    app = shown(opened)
    assert "the product is not 0 at" in alternatives(app)[0]
    app.button(key="coin/throw/100").click().run()
    app.button(key="coin/throw/10").click().run()
    said = alternatives(app)[0]
    assert re.match(r"After \d+ heads in 1,110 tosses, the product", said)
    assert said in text(app)
    assert "exactly 0 at all" in said
    assert re.search(r"peaks at p = 0\.\d+, at -7\d\d", said)


def test_half_a_throw_in_a_link_is_refused_in_words(opened):
    assert "“1000.5”, which is not possible" in shown(opened, coin_throws="1000.5").warning[0].value


def test_the_readers_own_tosses_are_told_when_they_would_underflow(opened):
    assert "Your own tosses (3 heads in 10 tosses)" in text(shown(opened))
    assert "Your own tosses" not in text(shown(opened, flips="none"))
    assert "are all alike" in underflow.yours(tossing.held([1, 1, 1]))


@pytest.mark.parametrize(("heads", "tosses"), [(3, 10), (1, 2), (9, 10), (1, 50)])
def test_a_product_of_tosses_like_these_underflows_about_when_it_is_said(heads, tosses):
    found = re.search(r"after about ([\d,]+) tosses", underflow.yours(Held(heads, tosses)))
    many, p = int(found[1].replace(",", "")), heads / tosses
    flips = ([1] * heads + [0] * (tosses - heads)) * math.ceil(1.2 * many / tosses)
    assert zero_after(flips, p) == pytest.approx(many, rel=0.02)
