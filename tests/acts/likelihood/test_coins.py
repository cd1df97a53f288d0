"""Every number that is told of these coins, recomputed from their counts to the printed digits."""

from itertools import pairwise

import pytest

from acts import references
from acts.activation import Reference
from acts.likelihood import Tosses, bayes_factor, entropy, interval, likelihood, p_value, statistics
from acts.likelihood.coins import COINS, STORIES

every_coin = pytest.mark.parametrize("coin", COINS.values(), ids=COINS)

# p-hat, 95% interval, bits a toss at the maximum, likelihood ratio against 1/2, two-sided p-value, Bayes factor
TABLE = {
    "buffon": ".50693 .4915 .5223 .999861 0.78 .387 0.029",
    "pearson": ".50050 .4942 .5068 .9999993 0.02 .882 0.008",
    "kerrich": ".50670 .4969 .5165 .999870 1.80 .184 0.031",
    "euro_spun": ".560 .498 .621 .98959 3.61 .0664 0.48",
    "euro_tossed": ".556 .494 .617 .99093 3.14 .0875 0.38",
    "larwood": ".51155 .5046 .5185 .99962 10.67 .0011 1.84",
    "ku": ".5007 .494 .508 1 0.04 .85 0.009",
    "same_side": ".50770 .5060 .5094 .999829 83.1 7.9e-20 2.4e15",
    "many_heads": ".50012 .4985 .5018 1 0.02 .89 0.002",
    "residents": ".569 .553 .584 .986 74 9e-18 2e14",
}


def rounds_to(value, printed):
    """Whether the value, rounded to as many digits as were printed, is what was printed."""
    mantissa, _, power = printed.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return abs(value / 10 ** int(power or 0) - float(mantissa)) <= 0.5 * 10**-decimals * (1 + 1e-9)


def test_rounding_is_judged_strictly():
    assert rounds_to(0.38687, ".387")
    assert not rounds_to(0.3864, ".387")
    assert rounds_to(7.94e-20, "7.9e-20")
    assert not rounds_to(7.96e-20, "7.9e-20")


@pytest.mark.parametrize(("slug", "printed"), TABLE.items(), ids=TABLE)
def test_the_table_of_the_coins_comes_out_to_its_printed_digits(slug, printed):
    tosses = COINS[slug].counts
    within = interval(tosses)
    computed = (
        tosses.estimate,
        within.low,
        within.high,
        entropy(tosses.estimate, "bits"),
        statistics(tosses, 0.5).likelihood_ratio,
        p_value(tosses),
        bayes_factor(tosses),
    )
    for value, digits in zip(computed, printed.split(), strict=True):
        assert rounds_to(value, digits), (value, digits)


def test_a_bend_shows_in_the_seven_coins_from_the_fifth_on():
    bent = COINS["bent"].parts
    ratios = [".4", "1.0", ".04", "3.3", "4.9", "22", "139"]
    chances = [".62", ".37", ".92", ".089", ".035", "5e-6", "2e-30"]
    assert all(rounds_to(statistics(part, 0.5).likelihood_ratio, r) for part, r in zip(bent, ratios, strict=True))
    assert all(rounds_to(p_value(part), chance) for part, chance in zip(bent, chances, strict=True))
    last = bent[-1]
    assert entropy(last.estimate) == 0
    assert interval(last).low == 0
    assert rounds_to(interval(last).high, ".019")


def test_the_ten_tosses_are_those_of_the_worked_example():
    ten = COINS["ten"]
    assert Tosses(sum(ten.flips), len(ten.flips)) == ten.counts
    printed = {0.1: ".0004782969", 0.2: ".0016777216", 0.3: ".0022235661", 0.5: ".0009765625"}
    assert all(rounds_to(likelihood(ten.counts, p), digits) for p, digits in printed.items())


def test_buffons_p_values_hardly_depend_on_how_he_stopped():
    buffon = COINS["buffon"]
    assert buffon.stop == "heads"
    assert rounds_to(p_value(buffon.counts, stop=buffon.stop), ".394")
    assert rounds_to(p_value(buffon.counts, stop="tosses"), ".387")
    for stop in ("heads", "tosses"):
        assert rounds_to(p_value(buffon.counts, stop=stop, side="heads"), ".193")


def test_the_best_of_the_residents_threw_203_of_300():
    parts = COINS["residents"].parts
    assert len(parts) == 13
    assert max(parts, key=lambda part: part.estimate) == Tosses(203, 300)


@every_coin
def test_a_record_hangs_together(coin):
    assert COINS[coin.slug] is coin
    assert (coin.heads, coin.tosses) == (coin.counts.heads, coin.counts.tosses)
    for text in (coin.name, coin.heads_means):
        assert text
    assert not coin.caveat or coin.caveat.endswith(".")
    assert coin.references or coin.status in ("example", "as quoted") or "The Guardian" in coin.caveat
    if coin.parts:
        assert sum(part.heads for part in coin.parts) == coin.heads
        assert sum(part.tosses for part in coin.parts) == coin.tosses
    assert coin.parts or not coin.separate
    assert coin.status != "published" or coin.references
    assert (coin.year is None) == (coin.status == "example")
    assert set(coin.references) <= {entry for entry in vars(references).values() if isinstance(entry, Reference)}
    assert isinstance(hash(coin), int)


@pytest.mark.parametrize("coin", [coin for coin in COINS.values() if coin.running], ids=lambda coin: coin.slug)
def test_a_running_count_only_grows_up_to_the_whole(coin):
    assert coin.running[-1] == coin.counts
    for before, now in pairwise(coin.running):
        assert now.tosses > before.tosses
        assert 0 <= now.heads - before.heads <= now.tosses - before.tosses


def test_kerrich_counted_on_the_way():
    running = {tosses.tosses: tosses.heads for tosses in COINS["kerrich"].running}
    assert len(running) == 28
    assert (running[10], running[100], running[1000], running[10_000]) == (4, 44, 502, 5067)


def test_stories_have_no_counts_but_say_what_they_are():
    assert {story.kind for story in STORIES.values()} == {"model", "myth"}
    for slug, story in STORIES.items():
        assert story.slug == slug
        assert 0 < story.probability < 1
        assert story.claim.endswith(".")
        assert story.caveat.endswith(".")
        assert bool(story.references) == (story.kind == "model")
        assert not hasattr(story, "counts")
        assert str(round(100 * story.probability)) in story.claim


def test_nobody_can_add_to_the_coins():
    with pytest.raises(TypeError):
        COINS["mine"] = COINS["ten"]
