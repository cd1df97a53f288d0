"""How the frameworks spell a function of a vector: a table of the calls, and code to copy."""

from collections.abc import Sequence

import streamlit as st

import acts
from acts.language import _
from acts.vector import VectorCall
from pages.functions.family import frameworks
from pages.kit import tables


def show(scope: str, calls: Sequence[VectorCall], source: str, values: dict[str, float]) -> None:
    """Show the table of the calls, and the code of NumPy and of each framework at these parameters."""
    st.markdown(table(calls))
    tabs = st.tabs(["NumPy", *(call.framework for call in calls)], key=f"{scope}_library", bind="query-params")
    tabs[0].code(source)
    for tab, call in zip(tabs[1:], calls, strict=True):
        *before, last = call.code(**values).split("; ")
        tab.code("\n".join([frameworks.imports(call.framework), "", *before, f"a = {last}"]))


def table(calls: Sequence[VectorCall]) -> str:
    """Return the table of the calls, each with the axis that it takes when none is named."""
    rows = []
    for call in calls:
        notes = [_(call.note)] if call.note else []
        notes += [] if call.shipped else [_("not shipped, written out")]
        notes += [] if call.run else [_("as documented, not run")]
        default = _("none") if call.axis_default is None else f"`{call.axis}={call.axis_default}`"
        name = call.name if call.shipped else call.code(**dict.fromkeys(("temperature", "beta"), 1.0))
        rows.append([f"`{name}`" + "".join(f" ({note})" for note in notes), default if call.shipped else "—"])
    versions = ", ".join(f"{name} {version}" for name, version in acts.MEASURED_WITH.items())
    heads = (_("call"), _("axis by default"))
    return tables.table(heads, rows) + "\n\n" + _("Measured with {versions}.").format(versions=versions)
