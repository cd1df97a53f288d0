"""Shock and cool: its controls, and the numbers of its presets."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.experiments.training.presets import Preset
from acts.experiments.training.revival import (
    CHOICES,
    COOL,
    EARLIER,
    EARLIER_ACCURACY,
    FAMOUS,
    HIGH,
    LOW,
    SEEDS,
    SHOCK,
    USUAL,
    revival,
    shocked,
)
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network import GENERATORS
from pages.kit import setups
from pages.kit.controls import Choice, Choices, Number, Whole
from pages.kit.lab import Lab
from pages.kit.numbers import percent
from pages.training.revival import outcome

DATA = tuple(slug for slug, generator in GENERATORS.items() if generator.kind == "classes")
LAB = Lab(
    (
        Choice("revival/data", "Data", DATA, lambda slug: _(GENERATORS[slug].name), FAMOUS.data),
        Choices("revival/units", "Activations", tuple(CHOICES), lambda slug: setups.unit(_under(Setup(), slug)), USUAL),
        Number("shock_rate", "Learning rate of the shock", 0.0, 1e4, HIGH, 0.5, width=210),
        Whole("shock_steps", "Steps of the shock", 1, 1000, SHOCK),
        Number("cool_rate", "Learning rate after it", 0.0, 1e4, LOW, 0.1, width=210),
        Whole("cool_steps", "Steps after it", 1, 5000, COOL),
        Whole("shock_width", "Hidden units a layer", 1, 128, FAMOUS.width),
        Whole("shock_depth", "Hidden layers", 1, 3, 1),
        Whole.seed("shock_seed", lambda: _("First of {count} seeds").format(count=SEEDS)),
        Whole.seed("shock_data_seed", "Seed of the data"),
    )
)


def settings() -> tuple[dict[str, Setup], float, int]:
    """Show the controls; return what is to be trained by name, the rate of the shock, and the first seed."""
    values = LAB.show("data", "units")
    notes = st.container()
    for names in (
        ("shock_rate", "shock_steps", "cool_rate", "cool_steps"),
        ("shock_width", "shock_depth", "shock_seed", "shock_data_seed"),
    ):
        with st.container(horizontal=True):
            values = LAB.show(*names, given=values, notes=notes)
    chosen, high, seed = setups_of(values)
    return {setups.unit(each): each for each in chosen}, high, seed


def setups_of(values: Mapping[str, Any]) -> tuple[list[Setup], float, int]:
    """Return the trainings that the controls describe, the learning rate of the shock, and the first seed."""
    plain = Setup(values["data"], values["shock_data_seed"], values["shock_width"], values["shock_depth"])
    setup = shocked(plain, values["shock_steps"], values["cool_steps"], values["cool_rate"])
    return [_under(setup, slug) for slug in values["units"]], values["shock_rate"], values["shock_seed"]


def values_of(preset: Preset) -> dict[str, Any]:
    """Return what the controls have to be set to for a preset."""
    setup, (shock, cool) = preset.setup, preset.setup.phases
    return {
        "data": setup.data,
        "units": (_choice(setup),),
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


def _choice(setup: Setup) -> str:
    return next(slug for slug, unit in CHOICES.items() if unit == (setup.activation, setup.parameters))


def card(preset: Preset) -> dict[str, str] | None:
    """Return the numbers of a preset for the gaps in its words; None as long as nobody has trained it."""
    work = revival(preset.setup, preset.rate, preset.seed)
    if not work.finished or not work.results[0]:
        return None
    before, after = EARLIER[_choice(preset.setup)]
    quoted = {"before": before, "after": after, "accuracy": EARLIER_ACCURACY}
    return outcome.counts(work.results[0]) | {f"then_{name}": percent(share) for name, share in quoted.items()}
