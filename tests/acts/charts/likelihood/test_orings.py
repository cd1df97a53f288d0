from itertools import pairwise

import numpy as np
import pytest

from acts.charts.likelihood.orings import REGION, SHOWN, flights_csv, orings_picture, orings_settings
from acts.likelihood.logistic import fit, log_likelihood
from acts.likelihood.orings import FLIGHTS, LAUNCH, sample
from tests.acts.charts.reading import rows, starts


def drawn(data, rate=1.0, start=(3.0,)):
    newton, ascent = fit(data), fit(data, rate=rate, steps=SHOWN)
    climbs = {"newton": ("Newton", newton), "ascent": ("ascent", ascent)}
    said = [f"{k:g}" for (k,) in orings_settings(start)]
    return orings_picture(newton, climbs, (LAUNCH, "31"), start, said), newton, ascent


@pytest.mark.parametrize("scaled", [True, False])
def test_a_line_is_all_of_one_height_below_the_top(scaled):
    data = sample(scaled=scaled)
    picture, newton, _ = drawn(data, 1.0 if scaled else 5e-4)
    hill = rows(picture, "hill")
    seen = np.isfinite(hill["a"])
    heights = log_likelihood(data, hill["a"][seen], hill["b"][seen]) - newton.last.log_likelihood
    np.testing.assert_allclose(heights, hill["height"][seen], atol=1e-6)
    assert hill["region"].any()
    np.testing.assert_allclose(hill["height"][hill["region"]], -REGION)


def test_data_that_separate_have_lines_of_height_too_and_no_band():
    data = sample(parted=True)
    picture, _, _ = drawn(data)
    hill = rows(picture, "hill")
    seen = np.isfinite(hill["a"])
    assert seen.sum() > 200
    np.testing.assert_allclose(log_likelihood(data, hill["a"][seen], hill["b"][seen]), hill["height"][seen], atol=1e-6)
    assert not hill["region"].any()
    assert rows(picture, "band")["x"].size == 0


def test_each_stop_shows_one_step_more_and_the_curves_fitted_there():
    picture, newton, ascent = drawn(sample())
    path, curves = rows(picture, "path"), rows(picture, "curves")
    for k in (0, 3, 30):
        for name, done in (("Newton", newton), ("ascent", ascent)):
            here = (path["step"] == k) & (path["name"] == name)
            assert here.sum() == min(k, len(done.steps) - 1) + 1
    here = (curves["step"] == 0) & (curves["kind"] == 0)
    np.testing.assert_allclose(curves["p"][here], 0.5)
    here = (curves["step"] == 30) & (curves["kind"] == 0)
    np.testing.assert_allclose(curves["p"][here], newton.probability(curves["x"][here]), rtol=1e-5)


def test_a_step_beyond_the_map_is_a_triangle_at_its_edge():
    picture, _, _ = drawn(sample(parted=True), start=(30.0,))
    places = rows(picture, "places")
    newton = places["name"] == "Newton"
    assert places["shape"][newton][0] == "circle"
    assert places["shape"][newton][-1] == "triangle-down"
    assert (places["a"][newton][-1], places["b"][newton][-1]) == (ends(picture)["a"][0], ends(picture)["b"][0])
    wild, _, _ = drawn(sample(), rate=1e3)
    for name in ("path", "places"):
        assert np.isfinite(rows(wild, name)["a"]).all()


def ends(picture):
    """Return the ends of the map, by the columns."""
    return {"a": starts(picture)["intercept"], "b": starts(picture)["slope"]}


@pytest.mark.parametrize("rate", [20.0, 50.0, 1e3])
@pytest.mark.parametrize("parted", [True, False])
def test_a_way_off_the_map_breaks_off_at_its_edge_and_keeps_its_direction(rate, parted):
    picture, _, ascent = drawn(sample(parted=parted), rate)
    path, places = rows(picture, "path"), rows(picture, "places")
    steps = np.array([(step.intercept, step.slope) for step in ascent.steps])
    inside = np.ones(len(steps), dtype=bool)
    for k, name in enumerate("ab"):
        low, high = ends(picture)[name]
        assert ((path[name] >= low - 1e-9) & (path[name] <= high + 1e-9)).all()
        inside &= (low <= steps[:, k]) & (steps[:, k] <= high)
    last = int(path["step"].max())
    here = (path["step"] == last) & (path["name"] == "ascent")
    way = np.stack([path["a"][here], path["b"][here]], axis=1)
    on, piece = path["on"][here] == 1, path["piece"][here]
    np.testing.assert_allclose(way[on], steps[inside])  # dots are places, and no others
    for start, end, same in zip(way[:-1], way[1:], np.diff(piece) == 0, strict=True):
        if same:
            gaps = [_off(start, a, b) + _off(end, a, b) for a, b in pairwise(steps)]
            assert min(gaps) < 1e-6
    ascends = places["name"] == "ascent"
    marked = np.array([shape.startswith("triangle") for shape in places["shape"][ascends]])
    np.testing.assert_array_equal(marked, ~inside[places["step"][ascends].astype(int)])


def _off(point, start, end):
    """Return how far a point is from a segment, in shares of the segment's length."""
    way = end - start
    length = np.linalg.norm(way) or 1.0
    share = np.clip((point - start) @ way / length**2, 0, 1)
    return float(np.linalg.norm(start + share * way - point) / length)


def test_a_triangle_points_at_where_the_place_lies():
    picture, _, ascent = drawn(sample(), 20.0)
    places = rows(picture, "places")
    for k, step in enumerate(ascent.steps):
        (shape,) = places["shape"][(places["name"] == "ascent") & (places["step"] == k)]
        (low_a, high_a), (low_b, high_b) = ends(picture).values()
        beyond = {
            "triangle-left": step.intercept < low_a,
            "triangle-right": step.intercept > high_a,
            "triangle-down": step.slope < low_b,
            "triangle-up": step.slope > high_b,
        }
        assert beyond.get(str(shape), not any(beyond.values()))


def test_every_flight_is_drawn_none_on_another():
    samples = rows(drawn(sample())[0], "samples")
    assert len(set(zip(samples["x"].tolist(), samples["y"].tolist(), strict=True))) == len(FLIGHTS)
    assert samples["one"].sum() == 7


def test_the_flights_can_be_taken_away():
    lines = flights_csv().splitlines()
    assert len(lines) == len(FLIGHTS) + 1
    assert lines[1] == "STS-1,66,0"
