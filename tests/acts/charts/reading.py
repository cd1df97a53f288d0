"""Reading a picture back: its data sets as arrays."""

import io

import numpy as np
import pyarrow as pa

from acts.charts.picture import Picture


def rows(picture: Picture, name: str) -> dict[str, np.ndarray]:
    """Return the columns of one data set of a picture."""
    table = pa.ipc.open_stream(io.BytesIO(picture.data[name])).read_all()
    return {column: np.array(table[column].to_pylist()) for column in table.column_names}
