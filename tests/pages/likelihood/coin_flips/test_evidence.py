"""Three answers for one count, and two stopping rules, as the page tells them."""

import math

import pytest

from acts.likelihood import Tosses, bayes_factor, p_value, statistics
from acts.likelihood.coins import COINS
from pages.kit.numbers import number
from pages.likelihood.coin_flips import stopping
from tests.pages.reading import alternatives, text

every_coin = pytest.mark.parametrize("coin", COINS.values(), ids=COINS)


def shown(opened, **query):
    app = opened("coin_flips", **({"scene": "evidence"} | query))
    assert not app.exception
    return app


def three(counts, stop="tosses"):
    ratio = statistics(counts, 0.5).likelihood_ratio
    return [number(value, 3) for value in (ratio, p_value(counts, stop=stop), bayes_factor(counts))]


@every_coin
def test_the_verdict_gives_three_numbers_and_what_each_does_not_say(coin, opened):
    app = shown(opened, record=coin.slug)
    counts = coin.parts[0] if coin.separate else coin.counts
    assert [metric.value for metric in app.metric] == three(counts, coin.stop)
    assert text(app).count("*Not said:*") == 3
    assert len(alternatives(app)) == 1
    assert alternatives(app)[0] in text(app)


def test_each_of_the_bent_coins_has_its_own_three_numbers(opened):
    app = shown(opened, record="bent", part="7")
    assert [metric.value for metric in app.metric] == three(Tosses(0, 100))
    assert "“8”" in text(shown(opened, record="bent", part="8"))


def test_how_far_a_fair_coin_gets_is_exact_for_few_tosses_and_called_an_approximation_for_many(opened):
    few, many = (text(shown(opened, record=slug, evidence_more="true")) for slug in ("ten", "kerrich"))
    assert "34.4% of repetitions" in few  # 2 (1 + 10 + 45 + 120) / 1024
    assert "chi-square" not in few
    assert "by the chi-square approximation" in many


def test_the_best_p_is_compared_with_one_half_in_words(opened):
    times = number(math.exp(statistics(COINS["euro_spun"].counts, 0.5).likelihood_ratio / 2), 3)
    said = text(shown(opened, record="euro_spun"))
    assert f"Under the best p these tosses are {times} times as probable as under p = 1/2." in said


def test_the_prior_of_a_bayes_factor_is_named(opened):
    assert "a p spread evenly over 0 to 1" in text(shown(opened, record="larwood"))
    assert "2,359" in text(shown(opened, scene="real-coins", record="same_side"))


def test_the_answers_disagree_where_the_p_value_is_small_and_the_bayes_factor_is_not_large(opened):
    said = {slug: alternatives(shown(opened, record=slug))[0] for slug in ("larwood", "same_side", "kerrich", "ten")}
    assert "The answers disagree" in said["larwood"]
    assert "All three answers point away from 1/2" in said["same_side"]
    assert "None of the three" in said["kerrich"]
    assert "None of the three" in said["ten"]


def test_only_where_no_number_is_against_a_fair_coin_the_verdict_is_plain(opened):
    slugs = ("euro_spun", "euro_tossed", "kerrich", "pearson")
    said = {slug: alternatives(shown(opened, record=slug))[0] for slug in slugs}
    for slug in ("euro_spun", "euro_tossed"):
        assert "None of the three answers points clearly away from 1/2." in said[slug]
    for slug in ("kerrich", "pearson"):
        assert "None of the three answers points away from 1/2." in said[slug]


def test_the_stopping_rule_changes_the_p_value_and_not_the_likelihood(opened):
    app = shown(opened, scene="stopping")
    assert [metric.value for metric in app.metric] == ["0.073", "0.033"]
    assert "factor 4 at every p" in text(app)
    assert "0.394 under his rule, and 0.387" in text(app)
    table = text(shown(opened, scene="stopping", stopping_numbers="true"))
    assert "| 12 tosses fixed | 0.0537 | 0.258 | **0.073** |" in table


@pytest.mark.parametrize("p", [0.05, 0.3, 0.5, 0.75, 0.95])
def test_the_ratio_of_the_two_rules_is_4_at_every_p(p):
    assert "a ratio of 4." in stopping.said(p)
