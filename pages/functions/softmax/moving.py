"""The logits, the temperature and what is added to all logits: their boxes, and which of them the picture moves."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import Parameter
from acts.charts.functions.softmax import HEAT, LOGITS, MOVES, SHIFT, Moving
from acts.charts.kit.picture import Picture
from acts.language import _
from pages.functions.softmax.classes import PAGE, names
from pages.kit import address, controls, live

_WIDTH = 156


def choose() -> tuple[Moving, float]:
    """Show the choice and the boxes; return what moves, with where the others stand, and its value."""
    notes = st.container()
    offered = {p.name: name for p, name in zip(LOGITS, names(), strict=True)}
    offered |= {HEAT.name: _("temperature"), SHIFT.name: _("all three together")}
    chosen = address.choice(_("Move"), offered, f"{PAGE}/move", LOGITS[0].name, where=notes)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = {p.name: box(p, notes) for p in MOVES.values()}
    return Moving(MOVES[chosen], tuple((name, z) for name, z in values.items() if name != chosen)), values[chosen]


def chart(
    scope: str,
    moved: Moving,
    value: float,
    picture: Callable[[tuple[float, ...], list[str]], Picture],
    said: Callable[[Moving, float], str],
) -> None:
    """Show a live chart of what moves, from its value on; `said` says what is seen at another one."""
    name = moved.move.name
    live.chart(
        f"{scope}/{name}/{moved.fixed}",
        {moved.move: key(moved.move)},
        {name: value},
        moved.live.settings,
        picture,
        lambda **setting: said(moved, *setting.values()),
    )


def box(parameter: Parameter, notes: DeltaGenerator) -> float:
    """Show the box of one of them, which all scenes share."""
    low, high = controls.bounds(parameter)
    texts = {p.name: _("Logit of {name}").format(name=name) for p, name in zip(LOGITS, names(), strict=True)}
    texts |= {HEAT.name: _("Temperature T"), SHIFT.name: _("Added to all")}
    return controls.number_box(
        texts[parameter.name], key(parameter), low, high, parameter.default, parameter.step, width=_WIDTH, notes=notes
    )  # fmt: skip


def key(parameter: Parameter) -> str:
    """Return the key of its box in the session."""
    return f"{PAGE}_{parameter.name}"
