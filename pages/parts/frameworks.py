"""How torch, jax, keras, tf and paddle spell a function, where they disagree, and code to copy."""

from gettext import gettext as _

import streamlit as st

from acts import Activation, Call
from pages.parts import tables
from pages.parts.numbers import end, number
from pages.parts.parameters import label


def show(activation: Activation, values: dict[str, float]) -> None:
    """Show the table of the frameworks, their disagreements, and the code with these parameters."""
    st.markdown(_table(activation))
    for line in disagreements(activation):
        st.markdown(f":material/warning: {line}")
    by_framework: dict[str, list[Call]] = {}
    for call in activation.calls:
        by_framework.setdefault(call.framework, []).append(call)
    tabs = st.tabs(["NumPy", *by_framework], key=f"{activation.family}_library", bind="query-params")
    tabs[0].code(activation.source())
    for tab, (framework, calls) in zip(tabs[1:], by_framework.items(), strict=True):
        lines = [_imports(framework), "", *(f"a = {call.code(**values)}" for call in calls)]
        tab.code("\n".join(lines))


def _imports(framework: str) -> str:
    return {"jax": "import jax\nimport jax.numpy as jnp", "tf": "import tensorflow as tf"}.get(
        framework, f"import {framework}"
    )


def _table(activation: Activation) -> str:
    kinks = [kink.z for kink in activation.claims().kinks]
    heads = [_("call")]
    if activation.parameters:
        heads.append(_("its default"))
    if kinks:
        heads.append(_("slope at z = {z}").format(z=", ".join(map(end, kinks))))
    rows = []
    for call in activation.calls:
        name = (
            f"`{call.name}`"
            if call.shipped
            else _("{framework}: not shipped, written out below").format(framework=call.framework)
        )
        row = [name if call.run else f"{name} ({_('as documented, not run here')})"]
        if activation.parameters:
            row.append(", ".join(f"{label(n)} {number(v)}" for n, v in call.defaults) or _("none"))
        if kinks:
            row.append(", ".join(map(number, call.kink_slopes)) or _("not measured"))
        rows.append(row)
    return tables.table(heads, rows)


def disagreements(activation: Activation) -> list[str]:
    """Say where the frameworks give one name different defaults, or a kink different slopes."""
    said = []
    for parameter in activation.parameters:
        defaults = {
            _callee(c): dict(c.defaults)[parameter.name] for c in activation.calls if parameter.name in dict(c.defaults)
        }
        if len(set(defaults.values())) > 1:
            listed = ", ".join(f"{who} {number(v)}" for who, v in defaults.items())
            said.append(
                _("Same name, different function: {parameter} is by default {listed}.").format(
                    parameter=label(parameter.name), listed=listed
                )
            )
    slopes = {_callee(c): c.kink_slopes for c in activation.calls if c.kink_slopes}
    if len(set(slopes.values())) > 1:
        listed = ", ".join(f"{who} {' and '.join(map(number, s))}" for who, s in slopes.items())
        said.append(_("Each with its own default, the slope at the kink comes out as {listed}.").format(listed=listed))
    return said


def _callee(call: Call) -> str:
    return f"{call.framework} ({_('layer')})" if call.layer else call.framework
