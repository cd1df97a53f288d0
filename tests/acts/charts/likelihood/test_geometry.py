import numpy as np
import pytest

from acts.charts.likelihood.geometry import MOVED, geometry_picture, geometry_settings
from acts.likelihood import METHODS, Tosses
from acts.likelihood.intervals import deviate, fall
from tests.acts.charts.reading import rows, starts

COUNTS = (Tosses(3, 10), Tosses(0, 10), Tosses(1, 1), Tosses(5067, 10_000), Tosses(0, 10**9), Tosses(5 * 10**8, 10**9))
every_count = pytest.mark.parametrize("tosses", COUNTS, ids=str)


def drop(tosses, level=0.95):
    start = (level,)
    return geometry_picture(tosses, start, [str(each) for each in geometry_settings(start)])


@every_count
@pytest.mark.parametrize("level", [0.001, 0.95, 0.999999])
def test_the_geometry_has_numbers_everywhere_and_every_end_on_its_axis(tosses, level):
    picture = drop(tosses, level)
    low, high = starts(picture)["across"]
    floor, top = starts(picture)["up"]
    marks, tangents, curve = rows(picture, "marks"), rows(picture, "tangents"), rows(picture, "curve")
    assert low < marks["p"].min() <= marks["p"].max() < high
    assert floor <= marks["l"].min() <= marks["l"].max() <= top
    assert np.all(tangents["up"] < top)
    heights = np.array(curve["l"], dtype=float)
    assert np.sum(np.isfinite(heights)) > 100
    assert set(marks["level"]) == {each for (each,) in geometry_settings((level,))}


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


def test_the_level_that_a_picture_starts_at_is_the_readers():
    assert starts(drop(Tosses(3, 10), 0.957))["live"] == [{MOVED.name: 0.957}]
    assert (0.957,) in geometry_settings((0.957,))


def test_a_picture_weighs_little():
    for tosses in COUNTS:
        assert sum(map(len, drop(tosses).data.values())) < 120_000
