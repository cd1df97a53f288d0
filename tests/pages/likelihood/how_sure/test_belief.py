"""Prior and posterior: what is believed before any toss and after each, and the priors that have a name."""

import re

from acts.experiments.likelihood.belief import arrivals
from acts.experiments.likelihood.tossing import read
from acts.likelihood.coins import COINS
from pages.likelihood.how_sure import belief
from tests.pages.reading import text

PAGE = {"slug": "how_sure", "scene": "belief"}


def test_presets_set_the_prior(opened):
    app = opened(**PAGE)
    app.button(key="sure/prior/stubborn").click().run()
    assert not app.exception
    assert "Beta(53, 57)" in text(app)
    app.button(key="sure/prior/jeffreys").click().run()
    assert "Beta(3.5, 7.5)" in text(app)


def test_the_tosses_of_a_real_coin_arrive_to_their_end(opened):
    app = opened(**PAGE)
    app.button(key="sure/kerrich").click().run()
    assert f"heads in {COINS['kerrich'].tosses:,} tosses: Beta(" in text(app)


def test_before_any_toss_the_sentence_tells_the_prior():
    seen = arrivals(read("10"), 0)
    said = belief.said(seen, (0.5, 0.5), 0.95, 0.0)
    assert said.startswith("Before any toss: Beta(0.5, 0.5)")
    assert "no single mode" in said
    assert "together with" in said


def test_the_gap_between_two_densest_pieces_is_seen_in_their_ends():
    seen = arrivals(read("10"), 0)
    for level in (0.5, 0.95, 0.999999):
        said = belief.said(seen, (0.5, 0.5), level, 0.0)
        low, high = map(float, re.search(r"0 – (0\.\d+) together with (0\.\d+) – 1", said).groups())
        assert 0 < low < 0.5 < high < 1


def test_a_link_says_how_many_tosses_have_arrived_and_other_tosses_are_shown_from_their_end(opened):
    app = opened(**PAGE, arrived="4")
    assert "in 4 tosses: Beta(" in text(app)
    app.number_input(key="coin_tosses").set_value(12.0).run()
    assert "in 12 tosses: Beta(" in text(app)
    assert "arrived" not in app.query_params
    app = opened(**PAGE, arrived="11")
    assert "“11”" in app.warning[0].value
    assert "in 10 tosses: Beta(" in text(app)


def test_ends_that_no_float_tells_from_0_or_1_are_written_by_their_distance(opened):
    words = text(opened(**PAGE, prior_a="0.01", prior_b="0.01", level="0.5", arrived="0"))
    assert "its middle 50% is 7.76e-31 – 1, its densest 50% 0 – 7.76e-31 together with (1 - 7.76e-31) – 1" in words
