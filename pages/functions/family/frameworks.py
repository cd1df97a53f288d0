"""How torch, jax, keras, tf and paddle spell a function, where they disagree, and code to copy."""

import streamlit as st

import acts
from acts import Activation, Call
from acts.language import _
from pages.kit import tables
from pages.kit.controls import label
from pages.kit.numbers import end, number


def show(activation: Activation, values: dict[str, float]) -> None:
    """Show the table of the frameworks, their disagreements, and the code with these parameters."""
    st.markdown(table(activation))
    for line in disagreements(activation):
        st.markdown(f":material/warning: {line}")
    by_framework: dict[str, list[Call]] = {}
    for call in activation.calls:
        by_framework.setdefault(call.framework, []).append(call)
    tabs = st.tabs(["NumPy", *by_framework], key=f"{activation.family}_library", bind="query-params")
    tabs[0].code(activation.source(**values))
    for tab, (framework, calls) in zip(tabs[1:], by_framework.items(), strict=True):
        lines = [imports(framework), "", *(f"a = {call.code(**values)}" for call in calls)]
        tab.code("\n".join(lines))


def imports(framework: str) -> str:
    """Return the line that imports a framework."""
    return {"tf": "import tensorflow as tf"}.get(framework, f"import {framework}")


def table(activation: Activation) -> str:
    """Return the table of the calls: name, default, and the slope at each kink; under it what they were run with."""
    kinks = [kink.z for kink in activation.claims().kinks]
    heads = [_("call")]
    if activation.parameters:
        heads.append(_("its default"))
    if kinks:
        heads.append(_("slope at z = {z}").format(z=", ".join(map(end, kinks))))
    rows = []
    for call in activation.calls:
        notes = [_(call.note)] if call.note else []
        notes += [] if call.shipped or call.note else [_("not shipped, written out")]
        notes += [] if call.run else [_("as documented, not run")]
        row = [f"`{_spelt(call, activation)}`" + "".join(f" ({note})" for note in notes)]
        if activation.parameters:
            row.append(", ".join(f"{label(n)} {number(v)}" for n, v in call.defaults) or _("none"))
        if kinks:
            unknown = _("its backend's") if call.framework == "keras" else _("not measured")
            row.append(", ".join(map(number, call.kink_slopes)) or unknown)
        rows.append(row)
    versions = ", ".join(f"{name} {version}" for name, version in acts.MEASURED_WITH.items())
    return tables.table(heads, rows) + "\n\n" + _("Measured with {versions}.").format(versions=versions)


def _spelt(call: Call, activation: Activation) -> str:
    return call.name if call.shipped else call.name.format(**{p.name: p.name for p in activation.parameters})


def disagreements(activation: Activation) -> list[str]:
    """Say where shipped calls give one name different defaults, or a kink different slopes."""
    shipped = [call for call in activation.calls if call.shipped]
    said = []
    for parameter in activation.parameters:
        defaults = {_callee(c): dict(c.defaults)[parameter.name] for c in shipped if parameter.name in dict(c.defaults)}
        if len(set(defaults.values())) > 1:
            said.append(
                _("Same name, different function: {parameter} is by default {listed}.").format(
                    parameter=label(parameter.name),
                    listed=", ".join(f"{who} {number(v)}" for who, v in defaults.items()),
                )
            )
    slopes = {_callee(c): c.kink_slopes for c in shipped if c.kink_slopes}
    if len(set(slopes.values())) > 1:
        listed = ", ".join(f"{who} {_(' and ').join(map(number, s))}" for who, s in slopes.items())
        said.append(
            _("Called with its own default, each gives the kink its own slope: {listed}.").format(listed=listed)
        )
    return said


def _callee(call: Call) -> str:
    return f"{call.framework} ({_('layer')})" if call.layer else call.framework
