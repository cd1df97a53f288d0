import numpy as np

from acts.charts.likelihood.underflow import FLOOR, THROWN, underflow_picture, underflow_settings
from acts.experiments.likelihood.tossing import last
from tests.acts.charts.reading import rows


def picture(start=1000.0, seed=0):
    return underflow_picture(seed, (start,), [f"after {n}" for (n,) in underflow_settings((start,))])


def test_a_curve_that_is_lost_is_flat_and_its_logarithm_is_not():
    end = float(last(0))
    curves = rows(picture(end), "curves")
    here = curves["tosses"] == end
    assert not curves["share"][here].any()
    assert np.ptp(curves["log"][here]) > 50
    before = curves["tosses"] == 1000
    assert curves["share"][before].max() == 1


def test_the_grey_floor_is_where_the_product_ends():
    shown = picture()
    curves, lost = rows(shown, "curves"), rows(shown, "lost")
    floor = lost["floor"][list(lost["tosses"]).index(1000.0)]
    here = curves["tosses"] == 1000
    log, share = curves["log"][here], curves["share"][here]
    assert (share[log < floor - 1] == 0).all()
    # a product may hang at the smallest float, where its logarithm goes on
    assert (share[log > floor + 1] > 0).mean() > 0.99
    assert FLOOR < -744


def test_the_floor_rises_with_the_tosses_and_stays_in_the_picture():
    shown = picture()
    lost = rows(shown, "lost")
    order = np.argsort(lost["tosses"])
    assert (np.diff(lost["floor"][order]) >= 0).all()
    low, high = next(p["value"] for p in shown.spec["params"] if p["name"] == "log")
    assert low <= lost["floor"].min() <= lost["floor"].max() <= high
    assert low <= rows(shown, "curves")["log"].min()


def test_every_stop_and_the_exact_start_are_there():
    shown = picture(1077.0)
    stops = set(rows(shown, "curves")["tosses"])
    assert {THROWN.typical.low, THROWN.typical.high, 1077.0} <= stops
    assert shown.alt == "after 1077.0"
