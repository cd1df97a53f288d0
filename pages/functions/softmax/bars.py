"""Three logits under the hand: their shares, and what raising one of them does to each."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import Parameter
from acts.charts.functions.softmax import HEAT, LOGITS, MOVES, SHIFT, Scene, shares_csv, shares_picture
from acts.language import _
from pages.functions import drawer
from pages.functions.softmax.classes import PAGE, names
from pages.functions.softmax.sentence import meaning, sentence
from pages.kit import address, controls, live, tables
from pages.kit.words import Words

words = Words(__file__)


def show(revealed: bool) -> tuple[tuple[float, ...], float]:
    """Show the boxes and the live picture; return the logits and the temperature. Slopes wait for the guess."""
    offered = {p.name: name for p, name in zip(LOGITS, names(), strict=True)}
    offered |= {HEAT.name: _("temperature"), SHIFT.name: _("all three together")}
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = {p.name: _box(p, notes) for p in MOVES.values() if revealed or p in LOGITS}
    values = {p.name: p.default for p in MOVES.values()} | values
    # before the guess nothing is chosen: a link that moves the temperature keeps its choice for afterwards
    chosen = address.choice(_("Move"), offered, f"{PAGE}/move", LOGITS[0].name) if revealed else LOGITS[0].name
    fixed = tuple((name, value) for name, value in values.items() if name != chosen)
    scene = Scene(MOVES[chosen], fixed, revealed)
    live.chart(
        f"{PAGE}/{chosen}/{fixed}/{revealed}",
        {scene.move: f"{PAGE}_{chosen}"},
        {chosen: values[chosen]},
        scene.live.settings,
        partial(shares_picture, names(), scene, meaning),
        lambda **setting: sentence(scene, *setting.values()),
    )
    if revealed:
        label = _("The shares as CSV")
        tables.download(label, lambda: shares_csv(scene, values[chosen]), "softmax.csv", f"{PAGE}/csv")
    return scene.at(values[chosen]).logits, values[HEAT.name]


def explain() -> None:
    """Say how the slopes are read, and, in a drawer, where they come from."""
    words.show("slopes")
    label = _("Where the slopes come from, line by line")
    drawer.drawer(label, f"{PAGE}_derivation", ":material/function:", lambda: words.show("derivation"))


def _box(parameter: Parameter, notes: DeltaGenerator) -> float:
    low, high = controls.bounds(parameter)
    texts = {p.name: _("Logit of {name}").format(name=name) for p, name in zip(LOGITS, names(), strict=True)}
    texts |= {HEAT.name: _("Temperature T"), SHIFT.name: _("Added to all")}
    name, step = parameter.name, parameter.step
    return controls.number_box(
        texts[name], f"{PAGE}_{name}", low, high, parameter.default, step, width=150, notes=notes
    )
