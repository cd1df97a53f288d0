"""How the frameworks spell a function of a vector: a table of the calls, and code to copy."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

import acts
from acts.language import _
from acts.vector import VectorCall
from pages.kit import address, tables
from pages.kit.drawer import drawer


def show(
    scope: str,
    calls: Sequence[VectorCall],
    source: str,
    values: Mapping[str, float],
    introduce: Callable[[], None] = lambda: None,
) -> None:
    """Show, in a drawer, the table of the calls, and the code of NumPy and of each framework at these parameters.

    `introduce` shows what has to be said before.
    """

    def fill() -> None:
        introduce()
        st.markdown(table(calls))
        tabs = address.tabs(["NumPy", *(call.framework for call in calls)], f"{scope}_library", _("library"))
        tabs[0].code(source)
        for tab, call in zip(tabs[1:], calls, strict=True):
            *before, last = call.code(-1, **values).split("; ")
            tab.code("\n".join([imports(call.framework), "", *before, f"a = {last}"]))

    in_libraries(f"{scope}_code", fill)


def in_libraries(key: str, fill: Callable[[], None]) -> None:
    """Show the drawer for a function's code in all libraries; `fill` shows what is inside."""
    drawer(_("In NumPy, torch, jax, keras, tf and paddle"), key, ":material/code:", fill)


def table(calls: Sequence[VectorCall]) -> str:
    """Return the table of the calls, each with the axis that it takes when none is named."""
    heads = (_("call"), _("axis by default"))
    return tables.table(heads, [(_spelt(call), _axis(call)) for call in calls]) + "\n\n" + measured_with()


def imports(framework: str) -> str:
    """Return the line that imports a framework."""
    return {"tf": "import tensorflow as tf"}.get(framework, f"import {framework}")


def measured_with() -> str:
    """Return the versions that the calls were run with."""
    versions = (f"{name} {version}" for name, version in acts.MEASURED_WITH.items())
    return _("Measured with {versions}.").format(versions=_(", ").join(versions))


def noted(call: str, notes: Sequence[str]) -> str:
    """Return a call as code, with each note in brackets behind it."""
    cell = f"`{call}`"
    for note in notes:
        cell = _("{call} ({note})").format(call=cell, note=note)
    return cell


def _spelt(call: VectorCall) -> str:
    notes = [_(call.note)] if call.note else []
    notes += [] if call.shipped else [_("not shipped, written out")]
    notes += [] if call.run else [_("as documented, not run")]
    name = call.name if call.shipped else call.code(-1, temperature=1.0, beta=1.0)
    return noted(name, notes)


def _axis(call: VectorCall) -> str:
    if not call.shipped:
        return "—"
    return _("none") if call.axis_default is None else f"`{call.axis}={call.axis_default}`"
