"""The training that all scenes of the page look into."""

import streamlit as st

from acts.experiments.training.attribution import Attribution, attribution_over_seeds
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import links, progress, setups
from pages.training import chips, lab

PAGE = "why_units_die"

Training = tuple[Setup, float, int]
"""A setup, its learning rate and its seed."""


def controls() -> Training:
    """Show the learning rate, the network and the trainings to start from; return the training."""
    training = lab.compact(PAGE, {"rate": lab.show_rate(lab.network(PAGE), "rate")})
    chips.trainings(PAGE, {slug: _(preset.name) for slug, preset in PRESETS.items()}, training)
    return training


def look(training: Training) -> Attribution | None:
    """Look at every step of a training; return what was found, None while a visitor has stopped the look."""
    work = attribution_over_seeds(*training, 1)
    looked = progress.single(work, "attribution/own", _("Look"), _("Every step of this run"))
    return looked[0] if looked else None


def describe(training: Training) -> None:
    """Say what is trained on what, and link to its film."""
    st.caption(setups.described(training[0]))
    links.page("dying_relu", _("See this run as a film"), lab.network(PAGE).link(lab.values_of(*training)))
