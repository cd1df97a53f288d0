import math
import re

import numpy as np
import pytest

from acts.likelihood import Tosses, counts, refusal


@pytest.mark.parametrize(
    ("heads", "tosses"), [(0, 1), (1, 1), (3, 10), (0, 10**9), (10**9, 10**9), (3.0, np.int64(10))]
)
def test_counts_are_kept_as_whole_numbers(heads, tosses):
    record = counts(heads, tosses)
    assert record == Tosses(int(heads), int(tosses))
    assert type(record.heads) is type(record.tosses) is type(record.tails) is int
    assert record.heads + record.tails == record.tosses
    assert record.estimate == heads / tosses


@pytest.mark.parametrize(
    ("heads", "tosses", "reason"),
    [
        (-1, 10, "the number of heads has to be 0 or more"),
        (1, -10, "the number of tosses has to be 0 or more"),
        (11, 10, "there cannot be more heads than tosses, 11 in 10"),
        (0, 0, "enter at least one toss"),
        (1, 10**9 + 1, "the number of tosses has to be at most 1,000,000,000"),
        (10**400, 10**400, "the number of heads has to be at most 1,000,000,000"),
        (1, math.inf, "the number of tosses has to be at most 1,000,000,000"),
        (-math.inf, 4, "the number of heads has to be 0 or more"),
        (2.5, 10, "the number of heads has to be whole, not 2.5"),
        (3, 10.0000001, "the number of tosses has to be whole, not 10.0000001"),
        (3, 3000000.5, "the number of tosses has to be whole, not 3000000.5"),
        (math.nan, 10, "the number of heads has to be whole, not nan"),
        (1, np.float64(0.5), "the number of tosses has to be whole, not 0.5"),
        ("3", 10, "the number of heads has to be a number, not '3'"),
        (None, 10, "the number of heads has to be a number, not None"),
        (1, 1j, "the number of tosses has to be a number, not 1j"),
    ],
)
def test_what_is_no_count_is_refused_in_a_sentence(heads, tosses, reason):
    assert refusal(heads, tosses) == counts(heads, tosses) == reason
    with pytest.raises(ValueError, match=re.escape(reason)):
        Tosses(heads, tosses)
