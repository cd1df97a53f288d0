"""The digits as a network gets them, under each scaling of the pixels."""

from dataclasses import replace

import streamlit as st

from acts.charts.training.digits import scaled_picture
from acts.experiments.training.cliffs import USUAL, push
from acts.experiments.training.mistakes import first_of_each
from acts.language import _
from acts.network.digits import CLASSES, SCALINGS, SOURCE, digits
from pages.kit import live, scenes, sources
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.digits import controls

words = Words(__file__)


def show() -> None:
    """Show one digit of each class under the chosen scaling, with the length of the inputs in words."""
    picture, beside = scenes.stage(1)
    with beside:
        values = controls.LAB.show("scaling", "digits_split")
    scaling, seed = SCALINGS[values["scaling"]], values["digits_split"]
    shown = first_of_each(scaling, seed)
    found = push(replace(USUAL, data=f"digits/{scaling.slug}", data_seed=seed))
    said = _(
        "{name}: pixels from {low} to {high}. The mean of |x|² + 1 is {norm}, and {common} of |x|² is common to "
        "all digits."
    ).format(
        name=_(scaling.name), low=number(shown.min(), 3), high=number(shown.max(), 3), norm=number(found.norm, 4),
        common=percent(round(found.common, 3)),
    )  # fmt: skip
    with picture:
        live.show(scaled_picture(shown, tuple(map(str, range(CLASSES))), said), "digits/pixels")
        st.markdown(said)
    words.show("pixels", source=sources.cited(SOURCE), count=str(len(digits().x)))
