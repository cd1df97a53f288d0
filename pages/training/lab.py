"""The controls of a training: the learning rate on a log scale, the network, the data, how it starts and is trained."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

import acts
from acts.experiments.training.presets import PRESETS, Preset
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network.data import GENERATORS
from acts.network.initialisers import INITIALISERS
from pages.kit import address, controls
from pages.kit.controls import Choice, Number, Stops, Whole
from pages.kit.lab import Lab
from pages.kit.numbers import number
from pages.kit.popover import popover

UNITS = ("relu", "leaky_relu", "prelu")
PARAMETERS = tuple((slug, parameter) for slug in UNITS for parameter in acts.CATALOGUE[slug].parameters)
"""Each parameter of a unit, with the slug of its unit."""

START = 8.0
STOPS = tuple(float(f"{10 ** (k / 20):.2g}") for k in range(-60, 61))
SAME = ("data", "data_seed", "width", "depth", "scale", "offset", "steps", "batch", "momentum", "decay")
"""The controls that are called as their field of a `Setup`."""


def network(page: str) -> Lab:
    """Return the controls of a page that trains a network."""
    usual = Setup()
    slopes = parameters("lab")
    return Lab(
        (
            rate("rate", START),
            Choice(f"{page}/data", "Data", tuple(GENERATORS), lambda slug: _(GENERATORS[slug].name), usual.data),
            unit(f"{page}/unit", usual.activation),
            Whole.seed("seed"),
            Whole("width", "Hidden units a layer", 1, 128, usual.width),
            *slopes.values(),
            weights(f"{page}/init", usual.initialiser),
            Number("scale", "Times", 0.0, 100.0, usual.scale, 0.1, width=180),
            Number("offset", "Initial bias", -100.0, 100.0, usual.offset, 0.5, width=180),
            Whole("depth", "Hidden layers", 1, 3, usual.depth),
            Whole.seed("data_seed", "Seed of the data"),
            Whole("batch", "Batch size", 0, 1000, usual.batch, hint="Samples a step; 0 takes all of them."),
            Number("momentum", "Momentum", 0.0, 0.999, usual.momentum, 0.1, width=180),
            Number("decay", "L2 penalty", 0.0, 10.0, usual.decay, 0.001, width=180),
            Stops("steps", "Steps", (100, 200, 500, 1000, 1500, 2000), usual.steps),
        ),
        {name: ("unit", slug) for name, (slug, _parameter) in zip(slopes, PARAMETERS, strict=True)},
        {"activation": "unit", "initialiser": "init"}
        | {parameter.name: name for name, (_slug, parameter) in zip(slopes, PARAMETERS, strict=True)},
    )


def rate(key: str, default: float) -> Number:
    """Return the control of a learning rate: see `show_rate`."""
    return Number(key, "Learning rate, exactly", 0.0, 1e6, default, default / 10, "learning rate", width=200)


def unit(key: str, default: str) -> Choice:
    """Return the choice of the activation of hidden units."""
    return Choice(key, "Activation", UNITS, lambda slug: _(acts.CATALOGUE[slug].name), default)


def weights(key: str, default: str) -> Choice:
    """Return the choice of how weights start."""
    return Choice(key, "Initial weights", tuple(INITIALISERS), lambda slug: _(INITIALISERS[slug].name), default)


def parameters(scope: str) -> dict[str, Number]:
    """Return the boxes of `PARAMETERS` by their names in the address, in their order."""
    boxes = (Number.of(parameter, controls.key(f"{scope}_{slug}", parameter)) for slug, parameter in PARAMETERS)
    return {box.key: box for box in boxes}


def chosen_parameters(values: Mapping[str, Any], scope: str) -> tuple[tuple[str, float], ...]:
    """Return the parameters of the chosen unit, each with its value."""
    slug = values["unit"]
    return tuple((p.name, values[controls.key(f"{scope}_{slug}", p)]) for p in acts.CATALOGUE[slug].parameters)


def setup_of(values: Mapping[str, Any]) -> tuple[Setup, float, int]:
    """Return the training that the controls of `network` describe, its learning rate and its seed."""
    setup = Setup(
        **{name: values[name] for name in SAME},
        activation=values["unit"],
        parameters=chosen_parameters(values, "lab"),
        initialiser=values["init"],
    )
    return setup, values["rate"], values["seed"]


def values_of(setup: Setup, rate: float, seed: int) -> dict[str, Any]:
    """Return what the controls of `network` have to be set to for a training."""
    return {
        **{name: getattr(setup, name) for name in SAME},
        **{f"lab_{setup.activation}_{name}": value for name, value in setup.parameters},
        "unit": setup.activation,
        "init": setup.initialiser,
        "rate": rate,
        "seed": seed,
    }


def show(page: str) -> tuple[Setup, float, int]:
    """Show the controls of `network`, and return the training, its learning rate and its seed."""
    lab = network(page)
    values = lab.show("data", "unit", given={"rate": show_rate(lab, "rate")})
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = lab.show("seed", "width", *parameters("lab"), given=values, notes=notes)
        with popover(_("Start and training")):
            values = lab.show("init", given=values, notes=notes)
            for names in (("scale", "offset", "depth", "data_seed"), ("batch", "momentum", "decay", "steps")):
                with st.container(horizontal=True):
                    values = lab.show(*names, given=values, notes=notes)
    return setup_of(values)


def compact(page: str, given: Mapping[str, Any]) -> tuple[Setup, float, int]:
    """Show the controls of `network` beside a picture, but those that are given: most of them open on a press."""
    lab, notes, values = network(page), st.container(), dict(given)

    def show(*names: str) -> None:
        values.update(lab.show(*(name for name in names if name not in given), given=values, notes=notes))

    show("data", "unit", *parameters("lab"))
    with popover(_("Network and training")):
        for row in (("seed", "width"), ("rate",), ("init",), ("scale", "offset"), ("depth", "data_seed"), ("batch",)):
            with st.container(horizontal=True):
                show(*row)
        with st.container(horizontal=True):
            show("momentum", "decay")
        show("steps")
    return setup_of(values)


def show_rate(lab: Lab, name: str) -> float:
    """Show a learning rate of a lab: a slider on a log scale, and beside it the box for the exact value."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.container(width="stretch")
        value: float = lab.show(name)[name]
    slider = f"{name}/slider"
    st.session_state[slider] = min(STOPS, key=lambda stop: abs(stop - value))

    def moved() -> None:
        address.move(name, st.session_state[slider])

    place.select_slider(
        _("Learning rate (log scale)"), STOPS, key=slider, format_func=lambda v: number(v, 3), on_change=moved
    )
    return value


def arrive(page: str) -> None:
    """Take over the preset or the run that a link names; call it before any control."""

    def values(preset: Preset) -> dict[str, Any]:
        return values_of(preset.setup, preset.rate, preset.seed)

    network(page).arrive(PRESETS, values, _("the training as it was"))


def say_opened(name: str, rate: float, seed: int) -> None:
    """Say which run of a sweep is shown now."""
    said = _("Opened: {name} at a learning rate of {rate}, seed {seed}.")
    st.toast(said.format(name=name, rate=number(rate), seed=seed))
