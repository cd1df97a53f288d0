"""The controls of networks that are shocked, then cooled."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

import acts
from acts.experiments.training.presets import Preset
from acts.experiments.training.revival import CHOICES, COOL, HIGH, LOW, SEEDS, SHOCK, START, USUAL, shocked
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network import GENERATORS
from pages.kit.controls import Choice, Choices, Number, Whole
from pages.kit.lab import Lab
from pages.kit.numbers import number
from pages.kit.popover import popover

DATA = tuple(slug for slug, generator in GENERATORS.items() if generator.kind == "classes")
LAB = Lab(
    (
        Choice("revival/data", "Data", DATA, lambda slug: _(GENERATORS[slug].name), START.data),
        Choices("revival/units", "Activations", tuple(CHOICES), lambda slug: short(slug), USUAL),
        Number("shock_rate", "Learning rate of the shock", 0.0, 1e4, HIGH, 0.5, width=210),
        Whole("shock_steps", "Steps of the shock", 1, 1000, SHOCK),
        Number("cool_rate", "Learning rate after it", 0.0, 1e4, LOW, 0.1, width=210),
        Whole("cool_steps", "Steps after it", 1, 5000, COOL),
        Whole("shock_width", "Hidden units a layer", 1, 128, START.width),
        Whole("shock_depth", "Hidden layers", 1, 3, 1),
        Whole.seed("shock_seed", lambda: _("First of {count} seeds").format(count=SEEDS)),
        Whole.seed("shock_data_seed", "Seed of the data"),
    )
)


def show() -> dict[str, Any]:
    """Show the controls, most of them behind a button, and return their values."""
    notes = st.container()
    values = LAB.show("units", notes=notes)
    with st.container(horizontal=True):
        values = LAB.show("shock_rate", "cool_rate", given=values, notes=notes)
    with popover(_("Network and training")):
        values = LAB.show("data", given=values, notes=notes)
        for names in (
            ("shock_steps", "cool_steps"),
            ("shock_width", "shock_depth"),
            ("shock_seed", "shock_data_seed"),
        ):
            with st.container(horizontal=True):
                values = LAB.show(*names, given=values, notes=notes)
    return values


def short(choice: str) -> str:
    """Return the short name of one of `CHOICES`."""
    slug, parameters = CHOICES[choice]
    if not parameters:
        return _(acts.CATALOGUE[slug].name)
    return _("Leak {slope}").format(slope=number(parameters[0][1]))


def setups_of(values: Mapping[str, Any]) -> tuple[dict[str, Setup], float, int]:
    """Return the trainings by the short names of their activations, the rate of the shock, and the first seed."""
    plain = Setup(values["data"], values["shock_data_seed"], values["shock_width"], values["shock_depth"])
    setup = shocked(plain, values["shock_steps"], values["cool_steps"], values["cool_rate"])
    return {short(slug): _under(setup, slug) for slug in values["units"]}, values["shock_rate"], values["shock_seed"]


def values_of(preset: Preset) -> dict[str, Any]:
    """Return what the controls have to be set to for a preset."""
    setup, (shock, cool) = preset.setup, preset.setup.phases
    return {
        "data": setup.data,
        "units": (choice_of(setup),),
        "shock_rate": preset.rate,
        "shock_steps": shock.steps,
        "cool_rate": cool.rate or 0.0,
        "cool_steps": cool.steps,
        "shock_width": setup.width,
        "shock_depth": setup.depth,
        "shock_seed": preset.seed,
        "shock_data_seed": setup.data_seed,
    }


def _under(setup: Setup, choice: str) -> Setup:
    """Return a setup under one of `CHOICES`."""
    slug, parameters = CHOICES[choice]
    return setup.under(slug, *parameters)


def choice_of(setup: Setup) -> str:
    """Return which of `CHOICES` a setup is under."""
    return next(slug for slug, unit in CHOICES.items() if unit == (setup.activation, setup.parameters))
