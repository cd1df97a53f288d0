"""A part of a page that runs alone when one of its controls is moved: it keeps the address, too, and its own faults."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from pages.kit import address, failure, terms

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def fragment(show: Callable[Arguments, Result]) -> Callable[Arguments, Result | None]:
    """Return the function as a fragment of Streamlit's: `st.fragment`, for settings that are in the address."""
    part = f"{show.__module__}.{show.__qualname__}"

    @st.fragment
    @wraps(show)
    def alone(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result | None:
        with address.part(part), terms.part(part), failure.caught(part):
            return show(*args, **kwargs)
        return None  # it failed

    return alone
