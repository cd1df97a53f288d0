"""Real coins, as the page tells them."""

import pytest

from acts.likelihood import Tosses, p_value
from acts.likelihood.coins import COINS, STORIES
from pages.kit.numbers import number
from pages.likelihood.coin_flips import card, kerrich, real_coins
from tests.pages.reading import alternatives, text

every_coin = pytest.mark.parametrize("coin", COINS.values(), ids=COINS)


def shown(opened, **query):
    app = opened("coin_flips", guess="skip", **query)
    assert not app.exception
    return app


@every_coin
def test_every_coin_is_told_with_its_count_its_source_and_its_caveat(coin, opened):
    app = shown(opened, record=coin.slug)
    said = text(app)
    assert f"#### {coin.name}" in said
    assert coin.caveat in said
    assert coin.heads_means in said
    assert card.status(coin) in said
    assert all(f"[{reference.title}]({reference.url})" in said for reference in coin.references)
    assert ("No page to link to" in said) == (not coin.references and coin.status != "example")
    assert coin.year is None or str(coin.year) in said
    if coin.parts:
        assert real_coins.family_said(coin) in alternatives(app)
    else:
        assert real_coins.said(coin.counts) in said
        assert real_coins.said(coin.counts) in alternatives(app)
    if coin.separate:
        assert all(str(part.heads) in said for part in coin.parts)
    else:
        assert f"**{coin.heads:,} of {coin.tosses:,}**" in said


@every_coin
def test_the_verdict_gives_three_numbers_and_what_each_does_not_say(coin, opened):
    app = shown(opened, record=coin.slug)
    metrics = [metric.value for metric in app.metric]
    chance = number(p_value(coin.counts, stop=coin.stop), 3)
    if coin.separate:
        assert chance not in metrics
        assert "*Not said:*" not in text(app)
    else:
        assert chance in metrics
        assert text(app).count("*Not said:*") == 3


def test_how_far_a_fair_coin_gets_is_exact_for_few_tosses_and_called_an_approximation_for_many(opened):
    few, many = (text(shown(opened, record=slug)) for slug in ("ten", "kerrich"))
    assert "34.4% of repetitions" in few  # 2 (1 + 10 + 45 + 120) / 1024
    assert "chi-square" not in few
    assert "By the chi-square approximation" in many


def test_the_prior_of_a_bayes_factor_is_named(opened):
    assert "a p spread evenly over 0 to 1" in text(shown(opened, record="larwood"))
    assert "2,359" in text(shown(opened, record="same_side"))


def test_the_verdicts_part_where_the_p_value_is_small_and_the_bayes_factor_is_not_large(opened):
    said = {slug: text(shown(opened, record=slug)) for slug in ("larwood", "same_side", "kerrich", "ten")}
    assert "The verdicts part" in said["larwood"]
    assert "All three point away from 1/2" in said["same_side"]
    assert "None of the three" in said["kerrich"]
    assert "None of the three" in said["ten"]


def test_a_fair_coin_is_only_said_to_tell_the_tosses_well_where_no_number_is_against_it(opened):
    said = {slug: text(shown(opened, record=slug)) for slug in ("euro_spun", "euro_tossed", "kerrich", "pearson")}
    for slug in ("euro_spun", "euro_tossed"):
        assert "None of the three points clearly away from 1/2." in said[slug]
        assert "tell these tosses well" not in said[slug]
    for slug in ("kerrich", "pearson"):
        assert "a fair coin is among those that tell these tosses well" in said[slug]


def test_a_coin_nobody_tossed_is_refused_in_words(opened):
    app = shown(opened, record="mine")
    assert "“mine”" in text(app)
    assert f"#### {COINS[real_coins.FIRST].name}" in text(app)


def test_the_stopping_rule_changes_the_p_value_and_not_the_likelihood(opened):
    app = shown(opened)
    said = text(app)
    for printed in ("**0.073**", "**0.033**", "factor 4 at every p", "0.394", "0.387"):
        assert printed in said


def test_stories_are_called_what_they_are(opened):
    said = text(shown(opened))
    for story in STORIES.values():
        assert story.claim in said
        assert story.caveat in said
    assert "A model, not a count" in said
    assert "A myth" in said


@pytest.mark.parametrize("checkpoint", [1, 10, 28])
def test_the_replay_says_where_the_record_stands(checkpoint, opened):
    app = shown(opened, record="kerrich", kerrich_at=str(checkpoint))
    seen = COINS["kerrich"].running[checkpoint - 1]
    assert kerrich.said(seen) in text(app)
    assert f"{seen.heads:,} heads" in kerrich.said(seen)


def test_the_lead_is_said_either_way():
    assert "2 more tails than heads" in kerrich.said(Tosses(4, 10))
    assert "as many heads as tails" in kerrich.said(Tosses(10, 20))
    assert "134 more heads than tails" in kerrich.said(Tosses(5067, 10000))


def test_the_picture_of_all_names_those_that_leave_out_one_half(opened):
    said = next(words for words in alternatives(shown(opened)) if words.startswith("Of 18 counts"))
    assert "of 6 leave out 1/2" in said
    assert COINS["same_side"].name in said
    assert COINS["pearson"].name not in said
