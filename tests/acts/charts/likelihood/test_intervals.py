import numpy as np
import pytest

from acts.charts.likelihood.intervals import (
    HEADS,
    Stretch,
    ends_written,
    intervals_csv,
    intervals_picture,
    intervals_settings,
    spans,
)
from acts.likelihood import METHODS, Tosses
from tests.acts.charts.reading import rows, starts

COUNTS = (Tosses(3, 10), Tosses(0, 10), Tosses(1, 1), Tosses(5067, 10_000), Tosses(0, 10**9), Tosses(5 * 10**8, 10**9))
every_count = pytest.mark.parametrize("tosses", COUNTS, ids=str)
NAMES = [method.name for method in METHODS.values()]


def side(tosses, level=0.95):
    stretch, start = Stretch(tosses, level), (float(tosses.heads),)
    return intervals_picture(stretch, NAMES, start, [str(each) for each in intervals_settings(stretch, start)])


@every_count
@pytest.mark.parametrize("level", [0.001, 0.95, 0.999999])
def test_all_six_intervals_lie_on_the_axis_at_every_count(tosses, level):
    picture = side(tosses, level)
    table, (low, high) = rows(picture, "rows"), starts(picture)["across"]
    assert low < table["low"].min()
    assert table["high"].max() < high
    assert set(table["row"]) == set(range(6))
    assert len(intervals_settings(Stretch(tosses, level), (float(tosses.heads),))) <= HEADS + 1
    assert np.all(table["flat"] == (table["low"] == table["high"]))


def test_few_tosses_show_every_number_of_heads():
    table = rows(side(Tosses(3, 10)), "rows")
    assert sorted(set(table["heads"])) == list(range(11))
    flat = table["flat"] & (table["row"] == 0)
    assert sorted(table["heads"][flat]) == [0, 10]


def test_the_intervals_of_a_picture_are_those_of_the_methods():
    found = spans(Stretch(Tosses(3, 10), 0.9), (3.0,))
    for span, method in zip(found[4.0], METHODS.values(), strict=True):
        assert (span.low, span.high) == pytest.approx(method.ends(4, 10, 0.9), rel=1e-12)


def test_the_walls_stand_at_every_row_and_the_line_at_the_share_of_heads():
    picture = side(Tosses(3, 10))
    walls, table = rows(picture, "walls"), rows(picture, "rows")
    assert set(zip(walls["p"], walls["row"], strict=True)) == {(p, row) for p in (0.0, 1.0) for row in range(6)}
    np.testing.assert_array_equal(table["best"], table["heads"] / 10)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.0, 0.0, "0"),
        (0.0, 0.2775, "0 – 0.2775"),
        (-0.04337, 0.32089, "-0.0434 – 0.3209"),
        (0.4969, 0.51649, "0.49690 – 0.51649"),
        (-9.6e-10, 2.96e-9, "-9.60e-10 – 2.960e-9"),
        (0.0, 3.841e-9, "0 – 3.841e-9"),
        (2.136e-5, 1.1705e-4, "0.00002136 – 0.00011705"),
    ],
)
def test_ends_are_written_with_the_digits_that_tell(low, high, words):
    assert ends_written(low, high) == words


def test_a_picture_weighs_little():
    for tosses in COUNTS:
        assert sum(map(len, side(tosses).data.values())) < 120_000


def test_the_ends_can_be_taken_away():
    lines = intervals_csv(Tosses(3, 10), 0.95).splitlines()
    assert len(lines) == 7
    assert lines[1].split(",")[:3] == ["wald", "3", "10"]
    assert float(lines[2].split(",")[4]) == METHODS["wilson"].interval(3, 10).low
