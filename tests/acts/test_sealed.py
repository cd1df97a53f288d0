from dataclasses import dataclass

import numpy as np
import pytest

from acts.activation import Array
from acts.sealed import seal


@dataclass(frozen=True)
class Record:
    single: Array
    nested: tuple[tuple[Array, ...], ...]
    missing: Array | None
    name: str

    def __post_init__(self):
        seal(self)


def test_no_array_of_a_record_can_be_written_to():
    record = Record(np.zeros(2), ((np.zeros(2), np.zeros(1)), ()), None, "name")
    for array in (record.single, *record.nested[0]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
