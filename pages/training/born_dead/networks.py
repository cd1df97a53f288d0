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
    CASES,
    DRAWS,
    LAYERS,
    LEVEL,
    QUOTED_LAYERS,
    SCHEMES,
    WIDTHS,
    Case,
    Column,
    column,
    drawn,
)
from acts.language import _, ngettext
from acts.network import INITIALISERS
from pages.kit import live, scenes
from pages.kit.controls import SEEDS, Choice, Number, Whole
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.lab import Lab
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import chips

PAGE = "born_dead"
words = Words(__file__)

SCHEME, WIDTH = "he_normal", 3
FEW = 30
"""A count below it says little about a share: it is written as a count."""

LAB = Lab(
    (
        Choice("born_dead/init", "Initial weights", SCHEMES, lambda slug: _(INITIALISERS[slug].name), SCHEME),
        Whole("born_width", "Units a layer", 1, WIDTHS[-1], WIDTH, 116),
        Whole("born_layers", "Hidden layers", 1, LAYERS, QUOTED_LAYERS, 116),
        Number("born_bias", "Initial bias", -100.0, 100.0, 0.0, 0.1, width=116),
        Whole("born_seed", "Seed", 0, SEEDS, 0, 116),
    )
)


def settings() -> tuple[str, int, int, float, int]:
    """Show the controls; return initialiser, width, hidden layers, bias and seed."""
    notes = st.container()
    with st.container(horizontal=True):
        values = LAB.show("born_width", "born_layers", notes=notes)
    values = LAB.show("init", given=values, notes=notes)
    with st.container(horizontal=True):
        values = LAB.show("born_bias", "born_seed", given=values, notes=notes)
    presets = {slug: values_of(case) for slug, case in CASES.items()}
    chips.show(PAGE, LAB, {slug: _(case.name) for slug, case in CASES.items()}, presets, values)
    return values["init"], values["born_width"], values["born_layers"], values["born_bias"], values["born_seed"]


def values_of(case: Case) -> dict[str, Any]:
    """Return what the controls have to be set to for a case."""
    return {"init": case.scheme, "born_width": case.width, "born_layers": case.layers}


@fragment
def show() -> None:
    """Show some networks as functions of their input, live in the number of hidden layers."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        scheme, width, layers, offset, seed = settings()
    networks = drawn(scheme, width, offset, seed, ACROSS * DOWN)

    def said(hidden_layers: float) -> str:
        k = round(hidden_layers)
        return sentence(int(networks.constant[k - 1].sum()), shape(k, width))

    with picture:
        live.chart(
            "born_dead/tiles",
            {DEPTH: "born_layers"},
            {DEPTH.name: float(layers)},
            drawn_settings,
            partial(drawn_picture, networks),
            said,
            of=f"{scheme}/{width}/{offset}/{seed}",
        )
    words.show("networks")
    words.show("presets", draws=str(DRAWS))
    for case in CASES.values():
        _came_to(case)
    drawer(
        _("Why narrow and deep networks end up constant"), "born_why", ":material/function:", lambda: words.show("why")
    )


def _came_to(case: Case) -> None:
    """Show how often a network of a preset is constant."""
    counted = column(case.scheme, case.width)
    numbers = {
        "part": part(counted, case.layers), "span": span(counted, case.layers), "level": percent(LEVEL),
        "width": str(case.width), "layers": str(case.layers),
    }  # fmt: skip
    st.markdown(f"**{_(case.name)}** · {words.text(f'preset: {case.slug}', **numbers)}")


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


def part(counted: Column, layers: int) -> str:
    """Write how many networks of a count are constant: a share, or the count itself where it is too small for one."""
    count = counted.constant[layers - 1]
    least = percent(counted.share(layers)) if count >= FEW else str(count)
    return _("{part} of {draws}").format(part=least, draws=counted.draws)


def span(counted: Column, layers: int) -> str:
    """Write the interval of a count's probability."""
    ends = counted.interval(layers)
    low, high = (f"{number(100 * share, 3)}%" for share in (ends.low, ends.high))
    return _("{low} to {high}").format(low=low, high=high)
