import numpy as np
import pytest

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import GRID, LONGEST, Held, faded, held, hidden, last, read
from acts.likelihood import MOST, Tosses


@pytest.mark.parametrize(
    "text", ["1010001000", "1", "0", "none", "512of1010", "0of1", f"{MOST}of{MOST}", "1" * LONGEST]
)
def test_what_is_held_is_read_back_from_its_text(text):
    assert read(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2",
            "10 10",
            "1" * (LONGEST + 1),
            "3of",
            "of",
            "-3of10",
            "12of10",
            "0of0",
            "1of99999999999",
            "1e3of10",
            "12/10",
            "0/0",
            "7/",
            "H1",
            "HTX",
        ),
        *("NONE", "１０", "٣of٤", "🦙", "0.5", "1of2of3", "1010\n", "12/10", "0/0", "7/", "H1", "HTX"),
    ],
)
def test_what_stands_for_no_tosses_is_read_as_nothing(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "kept"), [("HTHHT", "10110"), ("htT", "100"), ("7/10", "7of10"), ("T" * LONGEST, "0" * LONGEST)]
)
def test_a_link_may_say_it_in_letters_or_as_a_fraction(text, kept):
    assert read(text).text == kept


def test_few_flips_keep_their_order_and_many_only_their_counts():
    assert held([1, 0, 0]) == Held(1, 3, "100")
    assert held([1] * (LONGEST + 1)) == Held(LONGEST + 1, LONGEST + 1)
    assert held([]) == Held(0, 0)
    assert Held(0, 0).counts is None
    assert held([1, 0, 0]).counts == Tosses(1, 3)


def test_one_coin_is_turned_over_and_the_others_stay():
    assert read("1010001000").turned(1).text == "1110001000"
    assert read("1010001000").turned(0).text == "0010001000"


def test_more_flips_go_behind_those_there_are_and_the_same_clicks_give_the_same_flips():
    start = read("1010001000")
    once = start.more(10, 0.5, 7)
    assert once.text.startswith("1010001000")
    assert once.tosses == 20
    assert once == start.more(10, 0.5, 7)
    assert once != start.more(10, 0.5, 8)
    assert once.more(10, 0.5, 7).text[20:] != once.text[10:]


def test_flips_beyond_the_longest_row_become_counts_and_go_on_as_counts():
    many = read("1010001000").more(1000, 1.0, 0)
    assert (many.heads, many.tosses, many.order) == (1003, 1010, None)
    more = many.more(10, 0.0, 0)
    assert (more.heads, more.tosses, more.order) == (1003, 1020, None)
    assert read("none").more(5, 1.0, 0).text == "11111"


def test_counts_stay_counts_however_few():
    assert read("1of2").more(1, 1.0, 0).text == "2of3"


def test_tosses_stop_at_the_most_that_are_counted():
    full = Held(3, MOST - 2).more(1000, 1.0, 0)
    assert (full.heads, full.tosses) == (5, MOST)
    assert full.more(10, 1.0, 0) == full


def test_the_share_of_heads_is_that_of_the_coin():
    assert read("none").more(100_000, 0.3, 0).heads == pytest.approx(30_000, abs=700)


def test_a_hidden_coin_hangs_on_its_seed_alone_and_is_no_extreme():
    coins = {hidden(seed) for seed in range(200)}
    assert len(coins) > 50
    assert 0.05 <= min(coins) <= max(coins) <= 0.95
    assert hidden(3) == hidden(3)


def test_the_product_of_about_1100_fair_tosses_is_zero_everywhere_while_the_logarithm_stands():
    for seed in range(3):
        end = last(seed)
        assert 1074 < end < 1110
        before, after = faded(seed, (end - 1, end))
        assert before.largest > 0
        assert before.left > 0
        assert after.largest == 0
        assert after.left == 0
        assert np.isfinite(after.log[1:-1]).all()
        assert after.log.max() > -800


def test_while_nothing_is_lost_the_product_is_the_exponential_of_the_logarithm():
    (stage,) = faded(0, (100,))
    assert stage.counts.tosses == 100
    np.testing.assert_allclose(stage.product, np.exp(stage.log), rtol=1e-12, atol=1e-300)


def test_the_tosses_of_a_longer_row_begin_with_those_of_a_shorter_one():
    first, second = faded(0, (100, 101))
    assert second.counts.heads - first.counts.heads in (0, 1)


def test_nobody_can_write_into_the_grid_or_the_products():
    for array in (GRID, tossing.faded(0, (10,))[0].product):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
