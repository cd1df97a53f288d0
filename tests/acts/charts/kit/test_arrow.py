"""What is sent is what was computed, and sending it loads nothing that is not needed."""

import subprocess
import sys

import numpy as np
import pytest

from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.picture import Picture
from tests.acts.charts.reading import folded_rows, rows
from tests.server import ROOT


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


@pytest.mark.parametrize(
    "column",
    [
        np.array([True, False, True]),
        np.array([1, -2, 3], dtype=np.int8),
        np.array([2**40, -1, 0]),
        np.array([1.5, np.nan, -np.inf], dtype=np.float32),
        np.arange(6.0)[::2],
        np.empty(0),
        ["", "α z", "e⁻ᶻ"],
        np.array(["one", "two"]),
    ],
    ids=lambda column: getattr(column, "dtype", "words"),
)
def test_every_kind_of_column_comes_back(column):
    back = rows(Picture({}, {"d": arrow({"c": column})}, ""), "d")["c"]
    np.testing.assert_array_equal(back, np.array(column))


def test_rows_may_hold_lists_of_any_length():
    sent = arrow({"k": np.array([1.0, 2.0, 3.0]), "z": Lists(np.array([0.5, -0.0, 7.0], dtype=np.float32), [2, 2, 3])})
    assert [row["z"] for row in folded_rows(Picture({}, {"d": sent}, ""), "d")] == [[0.5, -0.0], [], [7.0]]


def test_a_picture_is_made_and_sent_without_pandas():
    code = (
        "import sys, acts\n"
        "from acts.charts.kit.frames import View, subject_of\n"
        "from acts.charts.kit.function import live_picture\n"
        "live_picture(subject_of(acts.relu), View(overlays=('tanh',)), (), ['words'])\n"
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
