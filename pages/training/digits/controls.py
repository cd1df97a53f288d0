"""The controls of a training on the handwritten digits."""

from dataclasses import replace

import streamlit as st

import acts
from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network import initialisers
from acts.network.digits import SCALINGS, SETS
from pages.kit import address
from pages.kit import controls as parameters
from pages.training import lab

START, STEPS = 0.1, 1000
BOXES = {"data_seed": "digits_split", "width": "digits_width", "batch": "digits_batch", "steps": "digits_steps"}
SCALING = SETS[USUAL.data].slug


def controls(page: str) -> tuple[Setup, float, int]:
    """Show every control, and return the training, its learning rate and its seed."""
    names = {slug: _(scaling.name) for slug, scaling in SCALINGS.items()}
    scaling = address.choice(_("Pixels"), names, f"{page}/scaling", SCALING)
    rate = lab.rate("digits_rate", START)
    units = {slug: _(acts.CATALOGUE[slug].name) for slug in lab.UNITS}
    slug = address.choice(_("Activation"), units, f"{page}/unit", USUAL.activation)
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed = parameters.seed("digits_seed")
        width = parameters.whole_box(_("Hidden units"), BOXES["width"], 1, 128, USUAL.width)
        values = parameters.boxes(acts.CATALOGUE[slug], notes, f"digits_{slug}")
        drawer = st.popover(_("Start and training"), icon=":material/tune:")
    with drawer:
        schemes = {each.slug: _(each.name) for each in initialisers.INITIALISERS.values()}
        scheme = address.choice(_("Initial weights"), schemes, f"{page}/init", USUAL.initialiser, where=notes)
        with st.container(horizontal=True):
            split = parameters.seed(BOXES["data_seed"], _("Seed of the split"), notes)
            batch = parameters.whole_box(_("Batch size"), BOXES["batch"], 1, 512, USUAL.batch, notes=notes)
            steps = parameters.whole_box(_("Steps"), BOXES["steps"], 1, STEPS, USUAL.steps, notes=notes)
    setup = replace(
        USUAL, data=f"digits/{scaling}", data_seed=split, width=width, initialiser=scheme, batch=batch, steps=steps
    )
    return setup.under(slug, *values.items()), rate, seed


def take(page: str, setup: Setup, rate: float, seed: int) -> None:
    """Set every control from code, before it is shown or in a callback."""
    address.put(f"{page}/scaling", SETS[setup.data].slug, SCALING)
    address.put(f"{page}/unit", setup.activation, USUAL.activation)
    address.put(f"{page}/init", setup.initialiser, USUAL.initialiser)
    boxes = {key: float(getattr(setup, name)) for name, key in BOXES.items()}
    boxes |= {"digits_rate": float(rate), "digits_seed": float(seed)}
    boxes |= {f"digits_{setup.activation}_{name}": value for name, value in setup.parameters}
    usually = {key: getattr(USUAL, name) for name, key in BOXES.items()} | {"digits_rate": START, "digits_seed": 0}
    lab.fill(boxes, usually)
