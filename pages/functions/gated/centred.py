"""The mean of what comes out of each gated function for normal pre-activations."""

import streamlit as st

import acts
from acts.charts.functions.gated import MEASURED, SPREAD, SPREADING, means_picture
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the mean outputs while the spread of the pre-activations moves, and below them a table for N(0, 1)."""
    picture, beside = scenes.stage()
    with beside:
        setting = {SPREAD.name: controls.box(SPREAD, "gated_spread")}
    with picture:
        boxes = {SPREAD: "gated_spread"}
        live.chart("gated/centred", boxes, setting, SPREADING.settings, means_picture, sentence)
    words.show("centred")
    drawer(_("Mean output and mean square for N(0, 1)"), "gated_moments", ":material/table:", _table)


def sentence(spread: float) -> str:
    """Say the mean outputs of GELU and of those that it is compared with."""
    means = {a.slug: number(gated.mean_output(a, spread), 3) for a in (acts.gelu, acts.relu, acts.selu)}
    return _(
        "For z from N(0, s²) with s = {spread} the mean output of GELU is {gelu}, of ReLU {relu} and of SELU {selu}."
    ).format(spread=number(spread), **means)


def _table() -> None:
    rows = [[_(a.name), number(gated.mean_output(a)), number(gated.under_normal(a).square)] for a in MEASURED]
    st.markdown(tables.table((_("z from N(0, 1)"), _("mean output"), _("mean square")), rows))
