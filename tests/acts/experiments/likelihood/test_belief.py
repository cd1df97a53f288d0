from itertools import pairwise

import pytest

from acts.experiments.likelihood.belief import STAGES, arrivals, ordered
from acts.experiments.likelihood.tossing import Held, read
from acts.likelihood.coins import COINS

TEXTS = ("1010001000", "3of10", "0of1000000000", "1000000000of1000000000", "400000000of1000000000", "61of200", "1of1")


@pytest.mark.parametrize("text", TEXTS)
def test_tosses_arrive_from_none_to_all_and_none_is_taken_back(text):
    held = read(text)
    seen = arrivals(held, 0)
    assert (seen[0].heads, seen[0].tosses) == (0, 0)
    assert (seen[-1].heads, seen[-1].tosses) == (held.heads, held.tosses)
    assert len(seen) <= STAGES + 1
    for before, after in pairwise(seen):
        assert after.tosses > before.tosses
        assert 0 <= after.heads - before.heads <= after.tosses - before.tosses


def test_a_known_order_is_kept():
    assert [held.heads for held in arrivals(read("1010001000"), 3)] == [0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    assert ordered(read("1010001000"))


def test_a_record_arrives_at_its_checkpoints():
    kerrich = COINS["kerrich"]
    held = Held(kerrich.heads, kerrich.tosses)
    assert [(seen.heads, seen.tosses) for seen in arrivals(held, 0)[1:]] == [
        (c.heads, c.tosses) for c in kerrich.running
    ]
    assert ordered(held)


def test_an_unknown_order_is_drawn_with_a_seed_and_every_one_is_alike():
    held = read("20of40")
    assert not ordered(held)
    assert arrivals(held, 1) == arrivals(held, 1) != arrivals(held, 2)
    first = [arrivals(held, seed)[1].heads for seed in range(400)]
    assert 150 < sum(first) < 250


def test_no_tosses_never_arrive():
    assert arrivals(read("none"), 0) == (Held(0, 0),)
