"""Reading a picture back: its data sets as arrays."""

import io
from typing import Any

import numpy as np
import pyarrow as pa

from acts.charts.kit.picture import Picture


def rows(picture: Picture, name: str) -> dict[str, np.ndarray]:
    """Return the columns of one data set of a picture; frames, whose rows hold lists, are unfolded."""
    table = _table(picture, name)
    columns = {column: table[column].to_pylist() for column in table.column_names}
    lists = [column for column, values in columns.items() if values and isinstance(values[0], list)]
    if lists and name != "start":
        sizes = [len(values) for values in columns[lists[0]]]
        return {
            column: np.concatenate(values) if column in lists else np.repeat(values, sizes)
            for column, values in columns.items()
        }
    return {column: np.array(values) for column, values in columns.items()}


def folded_rows(picture: Picture, name: str) -> list[dict[str, Any]]:
    """Return the rows of one data set of a picture as they are, with what lists they hold."""
    return _table(picture, name).to_pylist()


def starts(picture: Picture) -> dict[str, Any]:
    """Return where each variable and selection of a picture starts: its slider, the ends of its axes.

    What follows from others, by an expression, is left out.
    """
    return {param["name"]: param["value"] for param in picture.spec["params"] if "value" in param}


def _table(picture: Picture, name: str) -> pa.Table:
    return pa.ipc.open_stream(io.BytesIO(picture.data[name])).read_all()
