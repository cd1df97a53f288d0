import numpy as np
import pytest

from acts.charts.likelihood.coverage import (
    coverage_csv,
    coverage_picture,
    coverage_settings,
    drawn,
    ends,
    marked,
    share_written,
)
from acts.likelihood import METHODS
from acts.likelihood.coverage import coverage
from tests.acts.charts.reading import rows, starts

NAMES = [method.name for method in METHODS.values()]


def picture(n, level=0.95, p=0.1):
    every = tuple(coverage(slug, n, level) for slug in METHODS)
    return coverage_picture(every, NAMES, (p,), [str(each) for each in coverage_settings((p,))])


@pytest.mark.parametrize("n", [1, 20, 400])
@pytest.mark.parametrize("level", [0.001, 0.95, 0.999999])
def test_nothing_drawn_is_below_the_axis_and_all_six_are_there(n, level):
    found = picture(n, level)
    floor, top = ends(level)
    saw = rows(found, "saw")
    assert floor < level < top
    assert saw["share"].min() >= np.float32(floor)
    assert saw["share"].max() <= 1
    assert list(dict.fromkeys(saw["method"])) == list(METHODS)


@pytest.mark.parametrize("n", [1, 20, 137, 2000])
def test_so_few_rows_are_drawn_that_the_words_stay(n):
    found = picture(n)
    assert sum(len(rows(found, name)["share"]) for name in ("saw",)) + 6 < 5000
    assert sum(map(len, found.data.values())) < 250_000


def test_every_jump_is_drawn_with_both_its_sides():
    found = coverage("wilson", 20)
    p, share = drawn(found)
    for place, before, after in zip(found.jumps, found.before, found.after, strict=True):
        assert {before, after} <= set(share[p == place])
    assert np.all(np.diff(p) >= 0)


def test_of_too_many_jumps_the_lowest_and_highest_of_each_stretch_are_drawn():
    found = coverage("wilson", 2000)
    p, share = drawn(found)
    assert p.size <= 640
    assert share.min() == found.least[0]
    assert share.max() == 1


def test_the_marked_coverage_is_that_at_p():
    here = rows(picture(20, p=0.123), "here")
    for slug in METHODS:
        chosen = (here["method"] == slug) & (here["p"] == 0.123)
        assert here["words"][chosen].tolist() == [f"{100 * coverage(slug, 20).at(0.123):.4g}%"]
    assert marked(coverage("wald", 20))[0.1] == coverage("wald", 20).at(0.1)
    below = here["shape"] == "triangle-down"
    assert set(here["share"][below]) == {ends(0.95)[0]}


@pytest.mark.parametrize(
    ("share", "level", "words"),
    [
        (1.0, 0.95, "100%"),
        (0.0, 0.95, "0%"),
        (0.123456, 0.95, "12.35%"),
        (0.94996, 0.95, "94.996%"),
        (1 - 1e-9, 0.95, "> 99.99%"),
        (1 - 1e-9, 0.999999, "> 99.99995%"),
        (0.99999849, 0.999999, "99.9998%"),
        (0.999999, 0.999999, "99.9999%"),
        (0.999951, 0.99991, "99.995%"),
        (1e-9, 0.95, "1e-7%"),
    ],
)
def test_a_share_is_written_so_that_it_is_told_from_the_level_and_from_all(share, level, words):
    assert share_written(share, level) == words


@pytest.mark.parametrize("level", [0.001, 0.5, 0.95, 0.975, 0.999, 0.9999, 0.999999])
def test_every_tick_of_the_coverage_is_written_with_all_its_digits(level):
    found = picture(20, level)
    (written,) = {axis["format"] for axis in axes(found.spec) if axis["values"] == {"expr": "share_ticks"}}
    said = [float(f"{tick:{written.replace('~', '')}}".strip("%")) for tick in starts(found)["share_ticks"]]
    assert said == pytest.approx([100 * tick for tick in starts(found)["share_ticks"]], rel=1e-12)


def axes(spec):
    """Yield every axis in a spec."""
    for name, part in spec.items() if isinstance(spec, dict) else enumerate(spec):
        if name == "axis" and part:
            yield part
        elif isinstance(part, dict | list):
            yield from axes(part)


def test_the_coverage_can_be_taken_away():
    lines = coverage_csv((coverage("wald", 2),)).splitlines()
    assert len(lines) == 1 + coverage("wald", 2).jumps.size
