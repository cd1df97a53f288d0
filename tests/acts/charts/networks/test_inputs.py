import numpy as np
import pytest

from acts.charts.networks.descent import LEVELS
from acts.charts.networks.inputs import MOST_STEPS, SHOWN, inputs_picture
from acts.experiments.networks.inputs import RATES, Cloud, valley
from acts.network.preprocessing import PREPROCESSINGS
from tests.acts.charts.reading import folded_rows, rows, starts


def drawn(how="raw", start=10):
    others = tuple(valley(Cloud(), slug) for slug in PREPROCESSINGS if slug != how)
    said = tuple(f"rate {rate:g}" for rate in RATES)
    return inputs_picture(valley(Cloud(), how), others, RATES, start, said, said)


def test_each_rate_has_the_path_of_its_descent_up_to_the_edge_of_the_plane():
    shown, picture = valley(Cloud(), "raw"), drawn()
    (low_x, high_x), (low_y, high_y) = starts(picture)["valley_x"], starts(picture)["valley_y"]
    for row, rate in zip(folded_rows(picture, "stops"), RATES, strict=True):
        path = np.column_stack([row["x"], row["y"]])
        full = shown.bowl.path(rate, SHOWN)
        assert ((path >= [low_x - 1e-6, low_y - 1e-6]) & (path <= [high_x + 1e-6, high_y + 1e-6])).all()
        if rate < shown.bowl.limit:
            np.testing.assert_allclose(path, full, atol=1e-5)
        else:
            assert len(path) <= len(full)
            np.testing.assert_allclose(path[:-1], full[: len(path) - 1], atol=1e-5)
        assert row["arrives"] == (rate < shown.bowl.limit)


def test_a_path_that_leaves_ends_on_the_edge():
    shown, picture = valley(Cloud(), "raw"), drawn()
    row = folded_rows(picture, "stops")[-1]
    edges = [*starts(picture)["valley_x"], *starts(picture)["valley_y"]]
    end = (row["x"][-1], row["y"][-1])
    assert min(abs(value - edge) for value in end for edge in edges) < 1e-5
    # it leaves on the way to the first step
    step = shown.bowl.path(RATES[-1], 1)[1]
    assert end[0] / end[1] == pytest.approx(step[0] / step[1], rel=1e-4)


def test_the_contours_have_their_levels_and_gaps_outside_the_plane():
    shown, rings = valley(Cloud(), "standardised"), rows(drawn("standardised"), "rings")
    for number, level in enumerate(LEVELS):
        ring = np.column_stack([rings["x"], rings["y"]])[rings["level"] == number]
        seen = ~np.isnan(ring[:, 0])
        np.testing.assert_allclose(shown.bowl.loss(ring[seen].astype(float)), level * shown.bowl.start, rtol=1e-3)
    assert np.isnan(rings["x"]).any()


def test_every_preprocessing_has_its_curve_up_to_its_limit():
    curves = rows(drawn(), "curves")
    for how in PREPROCESSINGS:
        shown, own = valley(Cloud(), how), curves["how"] == how
        rates, counts = curves["rate"][own], curves["count"][own]
        assert rates.max() < min(shown.bowl.limit, RATES[-1]) * (1 + 1e-12)
        np.testing.assert_array_equal(counts, shown.bowl.steps(rates))
        assert counts.max() <= MOST_STEPS


def test_the_picture_names_the_inputs_and_their_condition():
    picture = drawn("standardised")
    assert rows(picture, "facts")["condition"].tolist() == ["9"]
    names, curves = rows(picture, "names"), rows(picture, "curves")
    assert set(names["name"]) == {each.name for each in PREPROCESSINGS.values()}
    assert names["name"][names["chosen"]].tolist() == ["Standardised"]
    assert set(curves["how"][curves["chosen"]]) == {"standardised"}
