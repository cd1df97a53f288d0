"""Rows for the tables of framework calls, as in `acts.functions.calls`, for functions of a vector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acts.functions.calls import framework_of
from acts.vector.record import VectorCall


def shipped(
    name: str, /, axis: int | None = -1, *, takes: Mapping[str, str] | None = None, run: bool = True, note: str = ""
) -> VectorCall:
    """Return the call of a function that a framework ships.

    Parameters
    ----------
    name : str
        The dotted name.
    axis : int or None
        The axis that the framework takes by default, None if it has no default or another meaning of none.
    takes : mapping of str to str, optional
        The framework's names of our parameters.
    run : bool
        Whether the call was run; paddle's were read in its documentation.
    note : str
        What else a user has to know (a message id).
    """
    return _call(name, axis, run, shipped=True, keywords=tuple((takes or {}).items()), note=note)


def written(expression: str, /, *, run: bool = True, note: str = "") -> VectorCall:
    """Return an expression in `{z}` and `{axis}` for a function that a framework does not ship under one name."""
    return _call(expression, -1, run, shipped=False, note=note)


def _call(name: str, axis: int | None, run: bool, **rest: Any) -> VectorCall:
    framework = framework_of(name)
    argument = "dim" if framework == "torch" else "axis"
    return VectorCall(framework, name, argument, axis, run=run and framework != "paddle", **rest)
