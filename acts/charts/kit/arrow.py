"""Data on the way to the browser: columns as Arrow bytes.

The arrays are made from NumPy's own memory: pyarrow's converters load pandas, which nothing here needs and which
takes a server a sixth of its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_FEW, _WORTH = 64, 0.75
"""A column of at least `_FEW` rows travels as a list of its values with a number in each row, if that takes less than
the share `_WORTH` of its bytes: the list costs a message of its own."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A column whose rows hold lists: all their values one after the other, and where each list ends."""

    values: NDArray[Any]
    ends: Sequence[int]


Column = NDArray[Any] | list[str] | Lists


def arrow(columns: Mapping[str, Column]) -> bytes:
    """Return the columns as one Arrow stream: bytes that travel as they are, however often they are sent.

    Values that repeat, such as the stop of the slider that a row belongs to or the name of its curve, travel once;
    each row then holds one or two bytes that say which value it has. No bit of a value is lost.
    """
    table = pa.Table.from_arrays([_column(values) for values in columns.values()], names=list(columns))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def rows(kinds: Mapping[str, type], given: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as one Arrow stream.

    Parameters
    ----------
    kinds : mapping of str to type
        The columns in the order of the entries of a row: `float`, `int`, `bool` or `str`.
    given : iterable of sequence
        One entry for each column; there may be no rows.
    """
    columns = list(zip(*given, strict=True)) or [()] * len(kinds)
    typed = zip(kinds.items(), columns, strict=True)
    return arrow(
        {name: list(column) if kind is str else np.array(column, dtype=kind) for (name, kind), column in typed}
    )


def _column(values: Column) -> Any:
    if isinstance(values, Lists):
        inner, ends = _numbers(values.values), np.array([0, *values.ends], dtype=np.int32)
        return pa.ListArray.from_buffers(
            pa.list_(inner.type), len(values.ends), [None, pa.py_buffer(ends)], children=[inner]
        )
    if isinstance(values, list) or values.dtype.kind in "OU":
        words = [str(value) for value in values]
        places = {word: place for place, word in enumerate(dict.fromkeys(words))}
        return _each_once(_words(words), lambda: (_words(list(places)), np.array([places[word] for word in words])))

    def once() -> tuple[Any, NDArray[Any]]:
        bits = np.ascontiguousarray(values).view(f"u{values.dtype.itemsize}")  # 0 and -0 are two values, nan is one
        known, places = np.unique(bits, return_inverse=True)
        return _numbers(known.view(values.dtype)), places

    return _numbers(values) if values.dtype.itemsize == 1 else _each_once(_numbers(values), once)


def _each_once(column: Any, once: Callable[[], tuple[Any, NDArray[Any]]]) -> Any:
    """Return the column with each of its values written once, where that is shorter than in every row."""
    if len(column) < _FEW:
        return column
    known, places = once()
    for kind in (np.int8, np.int16):
        if len(known) <= np.iinfo(kind).max + 1:
            shorter = pa.DictionaryArray.from_arrays(_numbers(places.astype(kind)), known)
            return shorter if shorter.nbytes < column.nbytes * _WORTH else column
    return column


def _numbers(values: NDArray[Any]) -> Any:
    """Return an array of numbers or truths on NumPy's memory."""
    kind = pa.from_numpy_dtype(values.dtype)
    packed = np.packbits(values, bitorder="little") if values.dtype == bool else np.ascontiguousarray(values)
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(packed)])


def _words(values: Sequence[str]) -> Any:
    """Return an array of strings."""
    raw = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, raw)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(raw), pa.py_buffer(ends), pa.py_buffer(b"".join(raw)))
