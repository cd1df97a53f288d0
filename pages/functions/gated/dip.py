"""How deep each gated function dips below 0, and where."""

import streamlit as st

import acts
from acts.charts.kit.frames import View, subject_of
from acts.charts.kit.function import live_picture
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import live, tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show the lowest points as a table, and beside it some of the curves."""
    words.show("dip")
    left, right = st.columns([2, 3], gap="large")
    places = {member: gated.dip(member) for member in acts.FAMILIES["gated"].members}
    rows = [[_(member.name), number(place.z, 5), number(place.size, 5)] for member, place in places.items()]
    left.markdown(tables.table((_("function"), _("lowest at z"), _("its value there")), rows))
    deepest = min(places, key=lambda member: places[member].size)
    said = _("{name} dips to {size} at z = {z}; the deepest is {deepest}, {depth} at z = {place}.").format(
        name=_(acts.gelu.name),
        size=number(places[acts.gelu].size, 5),
        z=number(places[acts.gelu].z, 5),
        deepest=_(deepest.name),
        depth=number(places[deepest].size),
        place=number(places[deepest].z),
    )
    with right:
        view = View(-5.0, 1.0, 1, ("silu", "hard_silu", "mish", "hard_mish"), at=round(places[acts.gelu].z, 2))
        live.show(live_picture(subject_of(acts.gelu, with_slopes=False), view, (), [said]), "gated/dip")
        st.markdown(said)
