"""Records whose arrays nobody can write to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np

from acts.activation import Array


def seal(record: Any) -> None:
    """Make every array that a record holds read-only, also those in its tuples; for its ``__post_init__``.

    Parameters
    ----------
    record : dataclass instance
    """
    for field in fields(record):
        for array in arrays(getattr(record, field.name)):
            array.setflags(write=False)


def arrays(value: Any) -> Iterator[Array]:
    """Yield a value that is an array, or the arrays in a tuple, however deep."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from arrays(each)
