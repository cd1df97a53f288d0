import numpy as np
import pytest

from acts.charts.intervals import (
    HEADS,
    LEVEL,
    Stretch,
    drop_picture,
    drop_settings,
    ends_written,
    side_picture,
    side_settings,
    spans,
)
from acts.likelihood import METHODS, Tosses
from acts.likelihood.intervals import deviate, fall
from tests.acts.charts.reading import rows

COUNTS = (Tosses(3, 10), Tosses(0, 10), Tosses(1, 1), Tosses(5067, 10_000), Tosses(0, 10**9), Tosses(5 * 10**8, 10**9))
every_count = pytest.mark.parametrize("tosses", COUNTS, ids=str)
NAMES = [method.name for method in METHODS.values()]


def drop(tosses, level=0.95):
    seed = (level,)
    return drop_picture(tosses, seed, [str(each) for each in drop_settings(seed)])


def side(tosses, level=0.95):
    stretch, seed = Stretch(tosses, level), (float(tosses.heads),)
    return side_picture(stretch, NAMES, seed, [str(each) for each in side_settings(stretch, seed)])


def axes(picture):
    return {p["name"]: p["value"] for p in picture.spec["params"]}


@every_count
@pytest.mark.parametrize("level", [0.001, 0.95, 0.999999])
def test_the_geometry_has_numbers_everywhere_and_every_end_on_its_axis(tosses, level):
    picture = drop(tosses, level)
    low, high = axes(picture)["across"]
    floor, top = axes(picture)["up"]
    marks, tangents, curve = rows(picture, "marks"), rows(picture, "tangents"), rows(picture, "curve")
    assert low < marks["p"].min() <= marks["p"].max() < high
    assert floor <= marks["l"].min() <= marks["l"].max() <= top
    assert np.all(tangents["up"] < top)
    heights = np.array(curve["l"], dtype=float)
    assert np.sum(np.isfinite(heights)) > 100
    assert set(marks["level"]) == {each for (each,) in drop_settings((level,))}


def test_the_marks_stand_where_the_cut_meets_curve_and_parabola_and_tangents_climb_twice_the_cut():
    picture = drop(Tosses(3, 10))
    marks, tangents = rows(picture, "marks"), rows(picture, "tangents")
    for level in (0.5, 0.8, 0.95):
        for slug in ("wald", "likelihood_ratio"):
            chosen = (marks["level"] == level) & (marks["kind"] == slug)
            assert marks["p"][chosen].tolist() == pytest.approx(list(METHODS[slug].ends(3, 10, level)))
            np.testing.assert_allclose(marks["l"][chosen], -fall(level), rtol=1e-12)
        chosen = tangents["level"] == level
        assert tangents["p"][chosen].tolist() == pytest.approx(list(METHODS["wilson"].ends(3, 10, level)))
        np.testing.assert_allclose((tangents["up"] - tangents["l"])[chosen], deviate(level) ** 2, rtol=1e-12)
        assert set(tangents["to"][chosen]) == {0.3}


def test_with_all_tosses_alike_there_is_no_parabola_and_no_mark_of_wald():
    picture = drop(Tosses(0, 10))
    assert not any(height is not None and height == height for height in rows(picture, "parabola")["l"])
    assert "wald" not in rows(picture, "marks")["kind"]


@every_count
@pytest.mark.parametrize("level", [0.001, 0.95, 0.999999])
def test_all_six_intervals_lie_on_the_axis_at_every_count(tosses, level):
    picture = side(tosses, level)
    table, (low, high) = rows(picture, "rows"), axes(picture)["across"]
    assert low < table["low"].min()
    assert table["high"].max() < high
    assert set(table["row"]) == set(range(6))
    assert len(side_settings(Stretch(tosses, level), (float(tosses.heads),))) <= HEADS + 1
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


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.0, 0.0, "0"),
        (0.0, 0.2775, "0 – 0.2775"),
        (-0.04337, 0.32089, "−0.0434 – 0.3209"),
        (0.4969, 0.51649, "0.49690 – 0.51649"),
    ],
)
def test_ends_are_written_with_the_digits_that_tell(low, high, words):
    assert ends_written(low, high) == words


def test_a_picture_weighs_little():
    for tosses in COUNTS:
        for picture in (drop(tosses), side(tosses)):
            assert sum(map(len, picture.data.values())) < 120_000


def test_the_level_that_a_picture_starts_at_is_the_readers():
    assert axes(drop(Tosses(3, 10), 0.957))["live"] == [{LEVEL.name: 0.957}]
    assert (0.957,) in drop_settings((0.957,))
