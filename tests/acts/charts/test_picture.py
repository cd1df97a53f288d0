import subprocess
import sys

import altair as alt
import numpy as np
import pytest
from altair.utils import schemapi

from acts.charts.picture import Picture, decades, finished, like, named, padded, ticks
from acts.charts.wire import arrow
from tests.acts.charts.reading import rows


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-8.3, 8.3), (-1e6, 1e6), (0.0001, 0.00013), (-3, 1e-3)])
def test_ticks_are_round_few_and_inside(low, high):
    marks = ticks(low, high)
    assert 2 <= len(marks) <= 12
    assert all(low <= mark <= high for mark in marks)
    steps = np.diff(marks)
    np.testing.assert_allclose(steps, steps[0])
    assert f"{steps[0]:e}"[0] in "125"


def test_decades_are_the_powers_of_ten_from_end_to_end():
    assert decades(0.01, 100.0) == [0.01, 0.1, 1.0, 10.0, 100.0]
    assert decades(0.2, 0.9) == []


def test_another_column_on_the_same_axis_leaves_the_first_alone():
    x = alt.X("rate:Q").title("learning rate")
    other = like(x, "mean:Q")
    assert (x.shorthand, other.shorthand) == ("rate:Q", "mean:Q")
    assert other.to_dict() != x.to_dict()


def test_an_axis_holds_all_finite_values_and_zero():
    low, high = padded(np.array([1.0, np.inf, np.nan]), np.array([4.0]))
    assert low < 0
    assert 4 < high < 5
    assert padded(np.zeros(3)) == (-0.5, 0.5)


def test_a_finished_spec_carries_no_theme_and_no_empty_data():
    layers = alt.layer(named("points").mark_point().encode(alt.X("z:Q")), alt.Chart().mark_rule())
    spec = finished(layers)
    assert not {"config", "$schema", "datasets"} & set(spec)
    assert "empty" not in str(spec)


def test_arrow_bytes_come_back_as_they_were():
    picture = Picture({}, {"d": arrow({"z": np.array([1.5, np.nan]), "name": ["a", "b"]})}, "")
    back = rows(picture, "d")
    assert back["z"][0] == 1.5
    assert np.isnan(back["z"][1])
    assert list(back["name"]) == ["a", "b"]


def test_what_comes_again_and_again_travels_once_and_keeps_its_every_bit():
    stops, z = np.linspace(0, 1, 41), np.linspace(-4, 4, 161)
    columns = {
        "stop": np.repeat(stops, z.size),
        "z": np.tile(z.astype(np.float32), stops.size),
        "name": ["tanh", "sigmoid", "a name that is written in every row"] * (stops.size * z.size // 3)
        + ["tanh"] * (stops.size * z.size % 3),
        "torn": np.tile(np.r_[np.nan, np.inf, -np.inf, -0.0, z[4:]], stops.size),
        "value": np.random.default_rng(0).normal(size=stops.size * z.size),
    }
    sent = arrow(columns)
    back = rows(Picture({}, {"d": sent}, ""), "d")
    for name in ("stop", "z", "torn", "value"):
        np.testing.assert_array_equal(back[name].astype(columns[name].dtype), columns[name])
    assert np.signbit(back["torn"][3])
    assert list(back["name"]) == columns["name"]
    # the value takes 8 bytes a row, and the rest 1 for the stop and the name, 2 for z and the torn one
    assert len(sent) < (8 + 1 + 1 + 2 + 2) * stops.size * z.size + 8000
    one = {"value": columns["value"]}
    assert len(arrow(one)) < columns["value"].nbytes + 1000  # what never comes again travels as it is


def test_tests_refuse_a_spec_that_is_not_vega_lite():
    with pytest.raises(schemapi.SchemaValidationError, match="nonsense"):
        finished(named("points").mark_point().encode(alt.X("z:Q").axis(orient="nonsense")))


def test_a_visitor_does_not_wait_for_the_checks():
    said = "import acts.charts; from altair.utils import schemapi; print(schemapi.DEBUG_MODE)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True).stdout.strip() == "False"
    chart = named("points").mark_point().encode(alt.X("z:Q").scale(domain=[0, 1]), alt.Y("y:Q").title("y"))
    with schemapi.debug_mode(False):
        unchecked = finished(chart)
    assert unchecked == finished(chart)
