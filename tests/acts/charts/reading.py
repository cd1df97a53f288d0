"""Reading a picture back: its data sets as arrays."""

import io
from typing import Any

import numpy as np
import pyarrow as pa

from acts.charts.kit.picture import Picture


def rows(picture: Picture, name: str) -> dict[str, np.ndarray]:
    """Return the columns of one data set of a picture; frames, whose rows hold lists, are unfolded."""
    table = _table(picture, name)
    lists = [column for column in table.column_names if pa.types.is_list(table[column].type)]
    if lists and table.num_rows and name != "start":
        columns = {column: table[column].to_pylist() for column in table.column_names}
        sizes = [len(values) for values in columns[lists[0]]]
        return {
            column: np.concatenate(values) if column in lists else np.repeat(values, sizes)
            for column, values in columns.items()
        }
    return {column: _array(table[column]) for column in table.column_names}


def folded_rows(picture: Picture, name: str) -> list[dict[str, Any]]:
    """Return the rows of one data set of a picture as they are, with what lists they hold."""
    return _table(picture, name).to_pylist()


def starts(picture: Picture) -> dict[str, Any]:
    """Return where each variable and selection of a picture starts: its slider, the ends of its axes.

    What follows from others, by an expression, is left out.
    """
    return {param["name"]: param["value"] for param in picture.spec["params"] if "value" in param}


def _array(column: pa.ChunkedArray) -> np.ndarray:
    """Return a column as Python's numbers would make an array; numbers by the short way."""
    if not column.null_count:
        if pa.types.is_floating(column.type):
            return column.to_numpy().astype(np.float64)
        if pa.types.is_integer(column.type):
            return column.to_numpy().astype(np.int64)
    return np.array(column.to_pylist())


def _table(picture: Picture, name: str) -> pa.Table:
    return pa.ipc.open_stream(io.BytesIO(picture.data[name])).read_all()
