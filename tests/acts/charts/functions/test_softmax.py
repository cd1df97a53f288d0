import csv
import io

import numpy as np
import pytest

from acts.charts.functions.softmax import LOGITS, MOVES, Moving, shares_csv, shares_picture, slopes_picture
from acts.vector import softmax
from tests.acts.charts.reading import rows, starts

NAMES = ("cat", "dog", "tiger")
DEFAULTS = {name: p.default for name, p in MOVES.items()}


def meaning(row, column, found):
    return f"{row} {column} {found.shares[row]:.6g}"


def moving(move="cat", **others):
    fixed = {**DEFAULTS, **others}
    return Moving(MOVES[move], tuple((name, value) for name, value in fixed.items() if name != move))


def sentences(shown, value):
    return [f"at {v}" for (v,) in shown.live.settings((value,))]


def picture(shown, value):
    return shares_picture(NAMES, shown, (value,), sentences(shown, value))


def slopes(shown, value):
    return slopes_picture(NAMES, shown, meaning, (value,), sentences(shown, value))


@pytest.mark.parametrize("move", MOVES)
def test_every_frame_holds_the_logits_shares_and_slopes_of_the_core(move):
    value = MOVES[move].default + 0.0137
    shown, heat = picture(moving(move), value), slopes(moving(move), value)
    assert shown.alt == heat.alt == f"at {value}"
    setting = {**DEFAULTS, move: value}
    z = np.array([setting[p.name] for p in LOGITS]) + setting["shift"]
    bars, cells = rows(shown, "bars"), rows(heat, "cells")
    here = bars[move] == value
    np.testing.assert_allclose(bars["z"][here], z)
    np.testing.assert_allclose(bars["s"][here], softmax(z, temperature=setting["temperature"]))
    here = cells[move] == value
    matrix = np.zeros((3, 3))
    matrix[cells["i"][here], cells["j"][here]] = cells["d"][here]
    np.testing.assert_allclose(matrix, softmax.jacobian(z, temperature=setting["temperature"]))
    assert cells["words"][here][5].startswith("1 2 ")
    stops = set(bars[move])
    assert {MOVES[move].typical.low, MOVES[move].typical.high} <= stops


def test_end_to_end_the_shares_always_fill_the_whole_line():
    bars = rows(picture(moving(), 2.0), "bars")
    left, right = (bars[side].reshape(-1, 3) for side in ("left", "right"))
    np.testing.assert_allclose(left[:, 0], -0.5, atol=1e-6)
    np.testing.assert_allclose(right[:, 2], 2.5, atol=1e-6)
    np.testing.assert_allclose(left[:, 1:], right[:, :-1], atol=1e-6)


def test_logits_are_labelled_with_the_digits_that_tell_them_apart():
    for shift, digits in ((0.0, 4), (1e6, 7)):
        bars = rows(picture(moving("shift"), shift), "bars")
        assert (bars["digits"][bars["shift"] == shift] == digits).all()


def test_no_shade_is_beyond_its_scale_at_any_temperature():
    shade = rows(slopes(moving("temperature"), 0.1), "cells")["shade"]
    assert shade.min() >= 0
    assert shade.max() <= 1
    # two level classes have the steepest slope there is
    level = rows(slopes(moving("temperature", cat=0.0, dog=0.0, tiger=-1e3), 1.0), "cells")["shade"]
    assert level.max() == pytest.approx(1)


@pytest.mark.parametrize("value", [-1e6, 1e6, 0.0])
def test_any_logit_has_an_axis(value):
    shown = picture(moving(), value)
    assert np.isfinite(rows(shown, "bars")["z"]).all()
    low, high = starts(shown)["logit"]
    assert low < value < high


def test_the_pictures_are_light():
    for move, parameter in MOVES.items():
        for shown in (picture(moving(move), parameter.default), slopes(moving(move), parameter.default)):
            assert all(len(data) < 150_000 for data in shown.data.values())


def test_the_csv_has_every_frame_to_the_last_digit():
    head, *lines = csv.reader(io.StringIO(shares_csv(moving(), 1.2345)))
    assert head[:4] == ["cat", "logit_cat", "logit_dog", "logit_tiger"]
    assert len(head) == 1 + 9 + 9
    (line,) = (line for line in lines if float(line[0]) == 1.2345)
    expected = softmax([1.2345, 1.0, 0.0])
    assert [float(each) for each in line[4:7]] == expected.tolist()
    assert [float(each) for each in line[10:]] == softmax.jacobian([1.2345, 1.0, 0.0]).ravel().tolist()
