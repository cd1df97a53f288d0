"""Rows for the tables of framework calls: one line per call, whose name shows its framework."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from acts.activation import Call, Framework

_NAMED = re.compile(r"\b(torch|jax|keras|tf|paddle)\.")


def shipped(
    name: str, /, *kink_slopes: float, takes: Mapping[str, str] | None = None, note: str = "", **defaults: float
) -> Call:
    """Return the call of a function that a framework ships.

    Parameters
    ----------
    name : str
        The dotted name; a class, with its capital letter, is a layer.
    *kink_slopes : float
        The slopes that the framework's automatic differentiation returns at our kinks, at the defaults.
    takes : mapping of str to str, optional
        The framework's names of our parameters; if not given, those in `defaults`, by our names.
    note : str
        What else a user has to know (a message id).
    **defaults : float
        The framework's own defaults, by our names.
    """
    layer = name.rpartition(".")[2][0].isupper()
    keywords = tuple(({ours: ours for ours in defaults} if takes is None else takes).items())
    return _call(name, kink_slopes, defaults, shipped=True, keywords=keywords, layer=layer, note=note)


def written(expression: str, /, *kink_slopes: float, note: str = "", **defaults: float) -> Call:
    """Return an expression in `z` and `{parameter}` for a function that a framework does not ship under one name.

    Arguments are those of `shipped`.
    """
    return _call(expression, kink_slopes, defaults, shipped=False, note=note)


def framework_of(name: str) -> Framework:
    """Return which framework a call belongs to, from the first module that it names."""
    found = _NAMED.search(name)
    if found is None:
        raise ValueError(f"{name!r} names no framework")
    return found[1]  # type: ignore[return-value]


def _call(name: str, kink_slopes: tuple[float, ...], defaults: Mapping[str, float], **rest: Any) -> Call:
    framework = framework_of(name)
    # paddle's calls were read in its documentation; those of the other frameworks were run
    run = framework != "paddle"
    return Call(framework, name, defaults=tuple(defaults.items()), kink_slopes=kink_slopes, run=run, **rest)
