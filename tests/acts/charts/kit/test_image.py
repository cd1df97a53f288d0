import base64
import struct
import zlib

import numpy as np
import pytest

from acts.charts.kit.image import png

PALETTE = [(255, 0, 0, 255), (0, 255, 0, 128), (0, 0, 255, 0)]


def chunks(uri):
    head, _, body = uri.partition(",")
    assert head == "data:image/png;base64"
    rest = base64.b64decode(body)
    assert rest[:8] == b"\x89PNG\r\n\x1a\n"
    rest = rest[8:]
    while rest:
        (size,) = struct.unpack(">I", rest[:4])
        name, content = rest[4:8], rest[8 : 8 + size]
        assert struct.unpack(">I", rest[8 + size : 12 + size])[0] == zlib.crc32(name + content)
        yield name, content
        rest = rest[12 + size :]


@pytest.mark.parametrize("flat", [False, True])
def test_an_image_holds_its_pixels_its_size_and_its_palette(flat):
    pixels = np.array([[0, 1, 2, 1], [2, 2, 0, 0], [1, 0, 1, 2]])
    parts = dict(chunks(png(pixels, PALETTE, flat=flat)))
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (4, 3)
    lines = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(3, 5)
    np.testing.assert_array_equal(lines[:, 0], 0)
    np.testing.assert_array_equal(lines[:, 1:], pixels)
    assert parts[b"PLTE"] == bytes([255, 0, 0, 0, 255, 0, 0, 0, 255])
    assert parts[b"tRNS"] == bytes([255, 128, 0])
