"""Pictures made of pixels: one small indexed PNG instead of thousands of marks."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int, int]


def png(pixels: NDArray[Any], palette: list[Colour], *, flat: bool = False) -> str:
    """Return an indexed PNG as a data URI.

    Parameters
    ----------
    pixels : ndarray of (rows, columns), integers
        Places in the palette, rows from the top down.
    palette : list of (red, green, blue, alpha)
        At most 256 colours, each from 0 to 255. What lets the page shine through looks right on light and dark.
    flat : bool
        Whether the picture has runs of one colour and nothing else that repeats: such pixels are small soonest.
    """
    rows, columns = pixels.shape
    lines = np.hstack([np.zeros((rows, 1), np.uint8), pixels.astype(np.uint8)])  # each line says "unfiltered" first
    packer = zlib.compressobj(6, strategy=zlib.Z_RLE if flat else zlib.Z_DEFAULT_STRATEGY)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(bytes(colour[:3]) for colour in palette)),
        (b"tRNS", bytes(colour[3] for colour in palette)),
        (b"IDAT", packer.compress(lines.tobytes()) + packer.flush()),
        (b"IEND", b""),
    )
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))).decode()


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    name, content = part
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
