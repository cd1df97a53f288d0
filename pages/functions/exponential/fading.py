"""How fast does ELU's slope fade on the left, compared with others?"""

import streamlit as st

import acts
from acts.charts.functions.exponential import FADED, FADING, PLACE, fading_picture
from acts.experiments.functions import saturation
from acts.language import _
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
PLACES = (-10.0, -5.0, -1.0)


@fragment
def show() -> None:
    """Show the slopes on a logarithmic axis while the place moves, and below it a table."""
    crossing = saturation.slope_crossing(acts.elu, acts.leaky_relu, -20.0, -1.0)
    picture, beside = scenes.stage()
    with beside:
        setting = {PLACE.name: controls.box(PLACE, "exponential_fading_at")}
    with picture:
        live.chart(
            "exponential/fading",
            {PLACE: "exponential_fading_at"},
            setting,
            FADING.settings,
            lambda start, sentences: fading_picture(crossing, start, sentences),
            sentence,
        )
    leak = acts.leaky_relu.claims().kinks[0].left
    words.show("fading", crossing=number(crossing, 3), leak=number(leak))
    drawer(_("The slopes as a table"), "exponential_slopes", ":material/table:", _table)


def sentence(z: float) -> str:
    """Say what the slopes are at one place, which is what is left there of an upstream gradient of 1."""
    slopes = {a.slug: number(float(a.derivative(z)), 3) for a in FADED}
    return _(
        "At z = {z} an upstream gradient of 1 becomes {elu} in ELU, {leaky_relu} in leaky ReLU, {sigmoid} in the "
        "sigmoid and {relu} in ReLU."
    ).format(z=number(z), relu=number(float(acts.relu.derivative(z))), **slopes)


def _table() -> None:
    heads = (_("slope at"), *(_("z = {z}").format(z=number(z)) for z in PLACES))
    rows = [[_(a.name), *(number(float(a.derivative(z)), 3) for z in PLACES)] for a in (acts.relu, *FADED)]
    st.markdown(tables.table(heads, rows))
