"""Real coins and the climb, as the page tells them."""

import math

import pytest

from acts.likelihood import Tosses, climb, p_value
from acts.likelihood.coins import COINS, STORIES
from pages.kit.numbers import number
from pages.likelihood.coin_flips import climbing, real_coins
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
    assert real_coins._status(coin) in said
    assert all(f"[{reference.title}]({reference.url})" in said for reference in coin.references)
    assert ("No page to link to" in said) == (not coin.references and coin.status != "example")
    assert coin.year is None or str(coin.year) in said
    if coin.parts:
        assert real_coins._family_sentence(coin) in alternatives(app)
    else:
        assert real_coins.sentence(coin.counts) in said
        assert real_coins.sentence(coin.counts) in alternatives(app)
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
    assert real_coins.replay_sentence(seen) in text(app)
    assert f"{seen.heads:,} heads" in real_coins.replay_sentence(seen)


def test_the_lead_is_said_either_way():
    assert "2 more tails than heads" in real_coins.replay_sentence(Tosses(4, 10))
    assert "as many heads as tails" in real_coins.replay_sentence(Tosses(10, 20))
    assert "134 more heads than tails" in real_coins.replay_sentence(Tosses(5067, 10000))


def test_the_picture_of_all_names_those_that_leave_out_one_half(opened):
    said = next(words for words in alternatives(shown(opened)) if words.startswith("Of 18 counts"))
    assert "of 6 leave out 1/2" in said
    assert COINS["same_side"].name in said
    assert COINS["pearson"].name not in said


def test_the_first_climb_fails_in_p_and_arrives_in_the_logit(opened):
    said = text(shown(opened))
    assert "outside (0, 1)" in said
    assert "it arrives at p̂ = 0.3" in said


@pytest.mark.parametrize(
    ("tosses", "start", "method", "variable", "rate", "words"),
    [
        (Tosses(3, 10), 0.95, "ascent", "p", 1.0, "it fails. Step 1 leads to −12.73"),
        (Tosses(3, 10), 0.95, "newton", "p", 1.0, "it arrives at p̂ = 0.3 to within 10⁻¹², in 8 steps."),
        (Tosses(3, 10), 0.95, "newton", "logit", 1.0, "it is thrown off. Step 2"),
        (Tosses(0, 10), 0.95, "ascent", "logit", 1.0, "it never ends."),
        (Tosses(0, 10), 0.95, "ascent", "logit", 1000.0, "is infinite; step 1 leads to z = −947.1, and every step"),
        (Tosses(3, 10), 0.95, "ascent", "logit", 0.01, "it has not arrived after 200 steps"),
        (Tosses(3, 10), 0.95, "ascent", "logit", 1000.0, "it has not arrived after 200 steps"),
        (Tosses(5, 10), 0.25, "ascent", "p", 0.1875, "to within 10⁻¹², in 1 step."),
        (Tosses(3, 10), 0.95, "ascent", "logit", 10.0, "Steps that overshot"),
        (Tosses(5, 10), 0.5, "newton", "p", 1.0, "it starts at the top"),
    ],
)
def test_the_end_of_a_climb_is_told(tosses, start, method, variable, rate, words):
    done = climb(tosses, start, method, variable, rate, climbing.MOST)
    assert words in climbing.verdict(tosses, done)


@pytest.mark.parametrize("query", [{"climb_start": "0"}, {"climb_start": "nan"}, {"climb_rate": "-1"}])
def test_a_start_or_rate_that_cannot_be_is_refused_in_words(query, opened):
    assert f"“{next(iter(query.values()))}”" in text(shown(opened, **query))


@pytest.mark.parametrize("tosses", [Tosses(1, 2), Tosses(3, 10)], ids=str)
@pytest.mark.parametrize("steps", [1, 2, 3])
@pytest.mark.parametrize("rate", [1e-3, 3.0])
def test_the_place_after_so_many_steps_is_where_the_last_one_landed(tosses, steps, rate):
    done = climb(tosses, 0.001, "ascent", "logit", rate, steps)
    there = 1 / (1 + math.exp(-done.steps[-1].landing))
    assert f"after {steps} step{'s' if steps > 1 else ''}, at p = {number(there)};" in climbing.verdict(tosses, done)


def test_a_logit_whose_p_is_1_in_float64_is_told_itself():
    done = climb(Tosses(1, 2), 0.001, "ascent", "logit", 1000.0, 1)
    assert f"at z = {number(done.end)};" in climbing.verdict(Tosses(1, 2), done)


def test_a_landing_just_outside_is_not_written_as_the_end_itself():
    tosses = Tosses(3, 4)
    done = climb(tosses, 0.5, "ascent", "p", 0.50001, 1)
    assert done.verdict == "left"
    assert f"leads to {done.end:.5f}, outside" in climbing.verdict(tosses, done)
    assert f"to {done.end:.5f}, where there is no coin" in climbing._where(done, 1)
    assert f"| {done.end:.5f} ✗ |" in climbing._table(done)
