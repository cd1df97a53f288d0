import base64
import zlib

import numpy as np
import pytest

from acts.charts.networks.locked import LIVE, SHOWN, locked_picture
from acts.experiments.networks.locked import BATCHES, INPUTS, STEPS, agreement, locked
from tests.acts.charts.reading import rows, starts


def drawn(batch=128, start=(1.0, 0.0)):
    said = tuple(f"{offset} {step}" for offset, step in LIVE.settings(start))
    return locked_picture(locked(start[0]), batch, start, said, said)


def pixels(url):
    """Return the numbers of the colours of an image, row by row."""
    raw = base64.b64decode(url.split(",")[1])
    columns, lines = int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")
    place = raw.index(b"IDAT")
    size = int.from_bytes(raw[place - 4 : place], "big")
    unpacked = zlib.decompress(raw[place + 4 : place + 4 + size])
    return np.frombuffer(unpacked, np.uint8).reshape(lines, columns + 1)[:, 1:]


@pytest.mark.parametrize("batch", [1, 32])
@pytest.mark.parametrize("start", [(1.0, 0.0), (0.37, 5.0)])
def test_each_setting_has_its_signs_and_its_places(batch, start):
    found, stops = locked(start[0]), rows(drawn(batch, start), "stops")
    number = BATCHES.index(batch)
    assert len(stops["step"]) == len(LIVE.settings(start))
    for k in range(0, len(stops["step"]), 37):
        at, step = found.at(stops["offset"][k]), int(stops["step"][k])
        seen = pixels(stops["url"][k])[3::8, 3::8]
        assert seen.shape == (SHOWN, INPUTS)
        np.testing.assert_array_equal(seen == 1, found.signs[number, :SHOWN, at, step])
        assert stops["agreeing"][k] == pytest.approx(found.agreeing[number, at, step])
        assert stops["size"][k] == pytest.approx(found.size[at, step])


def test_every_batch_has_its_curve_and_a_name_that_no_other_lies_over():
    found, curves = locked(), rows(drawn(8), "curves")
    here = curves["offset"] == 1.0
    assert set(curves["batch"][here & curves["chosen"]]) == {8}
    for number, batch in enumerate(BATCHES):
        own = here & (curves["batch"] == batch)
        np.testing.assert_allclose(curves["share"][own], found.agreeing[number, found.at(1.0)], atol=1e-6)
    last = np.sort(curves["name_at"][here & (curves["t"] == STEPS)])
    assert (np.diff(last) > 0.069).all()


def test_coins_have_their_line_and_the_axis_of_the_residual_holds_every_offset():
    picture = drawn()
    assert rows(picture, "coin")["level"].tolist() == [agreement(0.0)]
    assert starts(picture)["mean_y"][1] > locked().size.max()
