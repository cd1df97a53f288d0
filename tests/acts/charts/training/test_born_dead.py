import csv
import io

import numpy as np
import pytest

from acts.charts.training.born_dead import ACROSS, DOWN, born_dead_csv, drawn_picture, drawn_settings, heat_picture
from acts.experiments.training.born_dead import LAYERS, WIDTHS, column, drawn
from tests.acts.charts.reading import rows


def pictured(scheme="he_normal", depth=9.0):
    shown = drawn(scheme, 3, 0.0, 0, ACROSS * DOWN)
    sentences = [f"at {k:g}" for (k,) in drawn_settings((depth,))]
    return shown, drawn_picture(shown, (depth,), sentences)


@pytest.mark.parametrize("scheme", ["he_normal", "rai"])
def test_every_network_has_a_tile_at_every_depth_and_stays_in_it(scheme):
    shown, picture = pictured(scheme)
    tiles, lines = rows(picture, "tiles"), rows(picture, "lines")
    assert len(tiles["left"]) == LAYERS * ACROSS * DOWN
    np.testing.assert_array_equal(tiles["way"].reshape(LAYERS, -1).astype(bool), shown.constant)
    assert set(lines["hidden_layers"]) == set(range(1, LAYERS + 1))
    across, up = lines["net"] % ACROSS, lines["net"] // ACROSS
    assert ((lines["x"] > across) & (lines["x"] < across + 1)).all()
    assert ((lines["y"] > up) & (lines["y"] < up + 1)).all()


def test_a_constant_network_is_a_flat_line_and_another_fills_its_tile():
    _, picture = pictured()
    lines = rows(picture, "lines")
    here = lines["hidden_layers"] == 9
    for net in range(ACROSS * DOWN):
        mine = here & (lines["net"] == net)
        height = np.ptp(lines["y"][mine])
        assert (height == 0) == bool(lines["way"][mine][0])
        assert height == 0 or height > 0.2


@pytest.mark.parametrize("scheme", ["he_normal", "rai"])
def test_the_tiles_are_small_enough_to_travel(scheme):
    _, picture = pictured(scheme)
    assert sum(map(len, picture.data.values())) < 250_000


def test_the_slider_starts_where_it_is_told_and_says_so():
    _, picture = pictured(depth=14.0)
    live = next(param for param in picture.spec["params"] if param["name"] == "live")
    assert live["value"] == [{"hidden_layers": 14.0}]
    assert picture.alt == "at 14"


def test_the_map_has_a_number_in_each_cell_and_marks_one():
    columns = [column("he_normal", width, draws=200) for width in (1, 2, 3)]
    picture = heat_picture(columns, (2, 5), "seen")
    cells = rows(picture, "cells")
    assert len(cells["share"]) == 3 * LAYERS
    for width, layers, share in zip(cells["width"], cells["layers"], cells["share"], strict=True):
        assert share == columns[width - 1].share(layers)
    words = dict(zip(zip(cells["width"], cells["layers"], strict=True), cells["words"], strict=True))
    assert words[1, 1] == "0"
    assert words[1, LAYERS] == "100"
    assert rows(picture, "here")["width"].tolist() == [2]


def test_few_and_nearly_all_are_not_written_as_none_and_all():
    cells = rows(heat_picture([column("he_normal", width) for width in (2, 10)], (2, 5), "seen"), "cells")
    by_cell = dict(zip(zip(cells["width"], cells["layers"], strict=True), cells["words"], strict=True))
    assert by_cell[2, LAYERS] == ">99"
    assert by_cell[10, LAYERS] == "<1"


def test_the_table_has_every_cell_with_its_error():
    columns = [column("rai", width, draws=100) for width in (2, 3)]
    table = list(csv.DictReader(io.StringIO(born_dead_csv(columns))))
    assert len(table) == 2 * LAYERS
    for row in table:
        assert float(row["share"]) == int(row["constant"]) / int(row["draws"])
        assert float(row["low_95"]) < float(row["high_95"])
        assert float(row["low_95"]) <= float(row["share"]) <= float(row["high_95"])


def test_a_map_of_which_nothing_is_counted_is_a_picture_with_all_its_rows_and_a_note():
    picture = heat_picture([], (3, 9), "nothing yet")
    assert not len(rows(picture, "cells")["share"])
    assert rows(picture, "note")["words"].tolist() == ["not drawn yet"]
    domains = [layer["encoding"]["x"].get("scale", {}).get("domain") for layer in picture.spec["layer"]]
    assert list(WIDTHS) in domains
