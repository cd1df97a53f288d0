import math

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
        (-1, 10, "heads has to be 0 or more"),
        (1, -10, "tosses has to be 0 or more"),
        (11, 10, "there cannot be more heads than tosses, 11 in 10"),
        (0, 0, "there has to be a toss at least"),
        (1, 10**9 + 1, "tosses has to be at most 1,000,000,000"),
        (10**400, 10**400, "heads has to be at most 1,000,000,000"),
        (1, math.inf, "tosses has to be at most 1,000,000,000"),
        (-math.inf, 4, "heads has to be 0 or more"),
        (2.5, 10, "heads has to be a whole number, not 2.5"),
        (math.nan, 10, "heads has to be a whole number, not nan"),
        (1, np.float64(0.5), "tosses has to be a whole number, not 0.5"),
        ("3", 10, "heads has to be a number, not '3'"),
        (None, 10, "heads has to be a number, not None"),
        (1, 1j, "tosses has to be a number, not 1j"),
    ],
)
def test_what_is_no_count_is_refused_in_a_sentence(heads, tosses, reason):
    assert refusal(heads, tosses) == counts(heads, tosses) == reason
    with pytest.raises(ValueError, match=reason[:20]):
        Tosses(heads, tosses)
