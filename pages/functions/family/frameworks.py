"""How torch, jax, keras, tf and paddle spell a function, where they disagree, and code to copy."""

import streamlit as st

from acts import Activation, Call
from acts.language import _, listed
from pages.functions import calls
from pages.functions.family import sentence
from pages.kit import address, tables
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
    tabs = address.tabs(["NumPy", *by_framework], f"{activation.family}_library", _("library"))
    tabs[0].code(activation.source(**values))
    for tab, (framework, its_calls) in zip(tabs[1:], by_framework.items(), strict=True):
        lines = [calls.imports(framework), "", *(f"a = {call.code(**values)}" for call in its_calls)]
        tab.code("\n".join(lines))


def table(activation: Activation) -> str:
    """Return the table of the calls: name, default, and the slope at each kink; under it what they were run with."""
    kinks = [kink.z for kink in activation.claims().kinks]
    heads = [_("call")]
    if activation.parameters:
        heads.append(_("its default"))
    if kinks:
        heads.append(_("slope at z = {z}").format(z=_(", ").join(map(end, kinks))))
    rows = []
    for call in activation.calls:
        row = [_spelt(call, activation)]
        if activation.parameters:
            row.append(_(", ").join(sentence.settings(dict(call.defaults))) or _("none"))
        if kinks:
            row.append(_(", ").join(map(number, call.kink_slopes)) or _not_known(call))
        rows.append(row)
    return tables.table(heads, rows) + "\n\n" + calls.measured_with()


def _spelt(call: Call, activation: Activation) -> str:
    notes = [_(call.note)] if call.note else []
    notes += [] if call.shipped or call.note else [_("not shipped, written out")]
    notes += [] if call.run else [_("as documented, not run")]
    name = call.name if call.shipped else call.name.format(**{p.name: p.name for p in activation.parameters})
    return calls.noted(name, notes)


def _not_known(call: Call) -> str:
    return _("its backend's") if call.framework == "keras" else _("not measured")


def disagreements(activation: Activation) -> list[str]:
    """Say where shipped calls give one name different defaults, or a kink different slopes."""
    shipped = [call for call in activation.calls if call.shipped]
    said = []
    for parameter in activation.parameters:
        defaults = {_callee(c): dict(c.defaults)[parameter.name] for c in shipped if parameter.name in dict(c.defaults)}
        if len(set(defaults.values())) > 1:
            said.append(
                _("The same name means different functions: the default of {parameter} is {listed}.").format(
                    parameter=label(parameter.name),
                    listed=_each({callee: number(value) for callee, value in defaults.items()}, _(", ")),
                )
            )
    slopes = {_callee(c): c.kink_slopes for c in shipped if c.kink_slopes}
    if len(set(slopes.values())) > 1:
        said.append(
            _("With their own defaults they use different slopes at the kink: {listed}.").format(
                listed=_each({callee: listed([*map(number, each)]) for callee, each in slopes.items()}, _("; "))
            )
        )
    return said


def _each(values: dict[str, str], between: str) -> str:
    return between.join(_("{callee} {value}").format(callee=callee, value=value) for callee, value in values.items())


def _callee(call: Call) -> str:
    return _("{framework} (layer)").format(framework=call.framework) if call.layer else call.framework
