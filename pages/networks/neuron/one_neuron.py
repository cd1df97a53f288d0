"""One neuron under the hand: inputs, weights, bias, their sum, and the function of it."""

from collections.abc import Mapping

import streamlit as st

import acts
from acts.charts.networks.one_neuron import MOST, PARAMETERS, one_neuron_picture
from acts.experiments.networks.one_neuron import FIRST, Neuron, neuron
from acts.language import _, joined
from pages.kit import address, controls, links, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.popover import popover
from pages.kit.streamlit_insides import ABREAST
from pages.kit.words import Words

PAGE = "neuron"
GATES = {"and": (1.0, 1.0, -1.5), "or": (1.0, 1.0, -0.5)}
"""The two weights and the bias with which a step of two inputs, each 0 or 1, says whether both or any of them is 1."""

words = Words(__file__)


@fragment
def show() -> None:
    """Show the live neuron with its sentence, and what its function cannot do beside it."""
    picture, beside = scenes.stage(0, wide=5, beside=2)
    with beside:
        place = st.container()
        names = {slug: _(activation.name) for slug, activation in acts.CATALOGUE.items()}
        slug = address.choice(_("Any other function"), names, f"{PAGE}/fn", FIRST.activation.slug)
        limits = st.container()
        values = _boxes()
        with place:
            _chips(slug, values)
    found = neuron((values["x1"], values["x2"]), (values["w1"], values["w2"]), values["b"], acts.CATALOGUE[slug])
    with limits:
        _hint(found)
    with picture, st.container(key=f"{ABREAST}{PAGE}"):
        live.sliders(
            f"{PAGE}/one", {p: _key(p.name) for p in PARAMETERS}, values,
            lambda turn: one_neuron_picture(found, turn), _said(found), slug,
        )  # fmt: skip
    words.show("one")


def _key(name: str) -> str:
    return f"{PAGE}_{name}"


def _boxes() -> dict[str, float]:
    """Show the numbers of the neuron as boxes."""
    with popover(_("Type the numbers"), ":material/dialpad:"):
        notes = st.container()
        labels = {
            "x1": _("Input $x_1$"), "w1": _("Weight $w_1$"), "x2": _("Input $x_2$"), "w2": _("Weight $w_2$"),
            "b": _("Bias $b$"),
        }  # fmt: skip
        with st.container(horizontal=True, width=300):
            return {
                p.name: controls.number_box(
                    labels[p.name], _key(p.name), -MOST, MOST, p.default, p.step, _(p.meaning), 130, notes
                )
                for p in PARAMETERS
            }


def _gate(slug: str, weights: tuple[float, ...]) -> str | None:
    """Return which of `GATES` a step with these two weights and this bias is."""
    return next((gate for gate, numbers in GATES.items() if slug == "step" and numbers == weights), None)


def _hint(found: Neuron) -> None:
    """Say what to try with a gate, or what one of the first three functions cannot do, and show the way to its page."""
    slug = found.activation.slug
    part = f"try: {gate}" if (gate := _gate(slug, (*found.weights, found.bias))) else f"limits: {slug}"
    if part in words.sections:
        words.show(part)
    links.page(found.activation.family, _("More on {name}").format(name=_(found.activation.name)), {"fn": slug})


def _chips(slug: str, values: Mapping[str, float]) -> None:
    """Show what one can start from: the first three ideas of an activation function, and two that a step can decide."""
    names = {
        "step": _("Step: fires or not"), "identity": _("Line: the sum itself"), "sigmoid": _("Sigmoid: a soft step"),
        "and": _("Both inputs (AND)"), "or": _("Any input (OR)"),
    }  # fmt: skip
    key = f"{PAGE}/presets"
    st.session_state[key] = _gate(slug, tuple(values[name] for name in ("w1", "w2", "b"))) or (
        slug if slug in names else None
    )

    def opened() -> None:
        chosen = st.session_state[key]
        if chosen is None:
            return
        address.put(f"{PAGE}/fn", "step" if chosen in GATES else chosen, FIRST.activation.slug)
        for name, value in zip(("w1", "w2", "b"), GATES.get(chosen, ()), strict=False):
            address.move(_key(name), value)
        if chosen in GATES:
            address.move(_key("x1"), 1.0)
            address.move(_key("x2"), 0.0)
        address.entry()

    st.pills(_("Start from"), list(names), format_func=lambda each: names[each], key=key, on_change=opened, wrap=True)


def _said(found: Neuron) -> str:
    """Say what the neuron adds up, and what its function makes of the sum."""
    (first, second), values = found.contributions, {"z": number(found.z), "a": number(found.a)}
    added = _("The neuron adds {first}, {second} and the bias {bias}: z = {z}.").format(
        first=number(first), second=number(second), bias=number(found.bias), **values
    )
    if found.activation is acts.step:
        fires = _("That is not below 0, so the step fires: a = 1.")
        made = fires if found.a else _("That is below 0, so the step does not fire: a = 0.")
    elif found.activation is acts.identity:
        made = _("The line hands the sum on as it is: a = {a}.").format(**values)
    else:
        made = _("{name} turns the sum into a = {a}.").format(name=_(found.activation.name), **values)
    return joined([added, made])
