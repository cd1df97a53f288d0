"""The controls of a training on the handwritten digits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.presets import Preset
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network.digits import SCALINGS, SETS
from pages.kit.controls import Choice, Whole
from pages.kit.lab import Lab
from pages.kit.popover import popover
from pages.training import lab

START = 0.1
SLOPES = lab.parameters("digits")
LAB = Lab(
    (
        Choice("digits/scaling", "Pixels", tuple(SCALINGS), lambda slug: _(SCALINGS[slug].name), SETS[USUAL.data].slug),
        lab.rate("digits_rate", START),
        lab.unit("digits/unit", USUAL.activation),
        Whole.seed("digits_seed"),
        Whole("digits_width", "Hidden units", 1, 128, USUAL.width),
        *SLOPES.values(),
        lab.weights("digits/init", USUAL.initialiser),
        Whole.seed("digits_split", "Seed of the split"),
        Whole("digits_batch", "Batch size", 1, 512, USUAL.batch),
        Whole("digits_steps", "Steps", 1, 1000, USUAL.steps),
    ),
    {name: ("unit", slug) for name, (slug, _parameter) in zip(SLOPES, lab.PARAMETERS, strict=True)},
)


def show() -> tuple[Setup, float, int]:
    """Show every control, most of them behind a button, and return the training, its learning rate and its seed."""
    notes = st.container()
    values = {"digits_rate": lab.show_rate(LAB, "digits_rate")}
    values = LAB.show("scaling", "unit", *SLOPES, given=values, notes=notes)
    with popover(_("Network and training")):
        values = LAB.show("init", given=values, notes=notes)
        for row in (("digits_seed", "digits_width"), ("digits_split", "digits_batch"), ("digits_steps",)):
            with st.container(horizontal=True):
                values = LAB.show(*row, given=values, notes=notes)
    return setup_of(values)


def setup_of(values: Mapping[str, Any]) -> tuple[Setup, float, int]:
    """Return the training that the controls describe, its learning rate and its seed."""
    setup = replace(
        USUAL,
        data=f"digits/{values['scaling']}",
        data_seed=values["digits_split"],
        width=values["digits_width"],
        initialiser=values["init"],
        batch=values["digits_batch"],
        steps=values["digits_steps"],
    )
    setup = setup.under(values["unit"], *lab.chosen_parameters(values, "digits"))
    return setup, values["digits_rate"], values["digits_seed"]


def scaling_of(setup: Setup) -> str:
    """Return the slug of the scaling in a setup."""
    return SETS[setup.data].slug


def is_usual(setup: Setup) -> bool:
    """Return whether a setup is the one that the page opens with, on pixels under any scaling."""
    return replace(setup, data=USUAL.data) == USUAL


def values_of(setup: Setup, rate: float, seed: int) -> dict[str, Any]:
    """Return what the controls have to be set to for a training."""
    return {
        "scaling": scaling_of(setup),
        "unit": setup.activation,
        "init": setup.initialiser,
        "digits_rate": rate,
        "digits_seed": seed,
        "digits_width": setup.width,
        "digits_split": setup.data_seed,
        "digits_batch": setup.batch,
        "digits_steps": setup.steps,
        **{f"digits_{setup.activation}_{name}": value for name, value in setup.parameters},
    }


def arrive(presets: Mapping[str, Preset]) -> None:
    """Take over the preset or the run that a link names; call it before any control."""

    def values(preset: Preset) -> dict[str, Any]:
        return values_of(preset.setup, preset.rate, preset.seed)

    LAB.arrive(presets, values, _("the training as it was"))
