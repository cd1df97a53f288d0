"""Networks before their first step: the controls, and some of the networks as functions of their input."""

from functools import partial
from typing import Any

import streamlit as st

from acts.charts.training.born_dead import (
    ACROSS,
    DEPTH,
    DOWN,
    drawn_picture,
    drawn_settings,
)
from acts.experiments.training.born_dead import (
    LAYERS,
    QUOTED_LAYERS,
    SCHEMES,
    WIDTHS,
    Case,
    drawn,
)
from acts.language import _, ngettext
from acts.network import INITIALISERS
from pages.kit import live
from pages.kit.controls import Choice, Number, Whole
from pages.kit.lab import Lab

SCHEME, WIDTH = "he_normal", 3
LAB = Lab(
    (
        Choice("born_dead/init", "Initial weights", SCHEMES, lambda slug: _(INITIALISERS[slug].name), SCHEME),
        Whole("born_width", "Units in each hidden layer", 1, WIDTHS[-1], WIDTH),
        Whole("born_layers", "Hidden layers", 1, LAYERS, QUOTED_LAYERS),
        Number("born_bias", "Initial bias", -100.0, 100.0, 0.0, 0.1, width=180),
        Whole.seed("born_seed"),
    )
)


def settings() -> tuple[str, int, int, float, int]:
    """Show the controls; return initialiser, width, hidden layers, bias and seed."""
    values = LAB.show("init")
    notes = st.container()
    with st.container(horizontal=True):
        values = LAB.show("born_width", "born_layers", "born_bias", "born_seed", given=values, notes=notes)
    return values["init"], values["born_width"], values["born_layers"], values["born_bias"], values["born_seed"]


def values_of(case: Case) -> dict[str, Any]:
    """Return what the controls have to be set to for a case."""
    return {"init": case.scheme, "born_width": case.width, "born_layers": case.layers}


def show(scheme: str, width: int, layers: int, offset: float, seed: int) -> None:
    """Show some networks as functions of their input, live in the number of hidden layers."""
    networks = drawn(scheme, width, offset, seed, ACROSS * DOWN)

    def said(hidden_layers: float) -> str:
        k = round(hidden_layers)
        return sentence(int(networks.constant[k - 1].sum()), shape(k, width))

    live.chart(
        "born_dead/tiles",
        {DEPTH: "born_layers"},
        {DEPTH.name: float(layers)},
        drawn_settings,
        partial(drawn_picture, networks),
        said,
        of=f"{scheme}/{width}/{offset}/{seed}",
    )


def sentence(constant: int, shape: str) -> str:
    """Say how many of the networks that are shown are constant."""
    if not constant:
        return _("None of these {count} networks, with {shape}, are constant.").format(count=ACROSS * DOWN, shape=shape)
    return ngettext(
        "{constant} of these {count} networks, with {shape}, is constant.",
        "{constant} of these {count} networks, with {shape}, are constant.",
        constant,
    ).format(constant=constant, count=ACROSS * DOWN, shape=shape)


def shape(layers: int, width: int) -> str:
    """Name the number of hidden layers and of units in each."""
    deep = ngettext("{count} hidden layer", "{count} hidden layers", layers).format(count=layers)
    return _("{deep} of {wide}").format(
        deep=deep, wide=ngettext("{count} unit", "{count} units", width).format(count=width)
    )
