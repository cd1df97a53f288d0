"""How deep each gated function dips below 0, and where."""

import streamlit as st

import acts
from acts import Activation
from acts.charts.functions.gated import still
from acts.charts.kit.frames import View
from acts.charts.kit.function import live_picture
from acts.experiments.functions import gated
from acts.language import _, joined
from pages.functions.family import choosing
from pages.kit import live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
FAMILY = acts.FAMILIES["gated"]
BESIDE = ("gelu", "silu", "hard_silu", "mish", "hard_mish")
"""What is laid over: no forms of GELU, whose curves would cover that of GELU."""


@fragment
def show() -> None:
    """Show the lowest point of the chosen function beside the other curves, and below it all of them as a table."""
    with scenes.whole_stage(2):
        activation = choosing.choose(FAMILY)
        said = _sentence(activation)
        others = tuple(slug for slug in BESIDE if slug != activation.slug)
        view = View(-5.0, 0.25, 1, others, at=gated.dip(activation).z)
        alt = _("The gated functions around their lowest points; the sentence below says where these are.")
        live.show(live_picture(still(activation), view, (), [said], alt), "gated/dip")
        st.markdown(said)
    words.show("dip")
    drawer(_("The lowest points of all functions"), "gated_lowest", ":material/table:", _table)


def _sentence(activation: Activation) -> str:
    deepest = min(FAMILY.members, key=lambda member: gated.dip(member).size)
    here, there = gated.dip(activation), gated.dip(deepest)
    gaps = {"name": _(activation.name), "size": number(here.size, 5), "z": number(here.z, 5)}
    if activation.parameters:
        said = _("{name} at its default parameters is lowest at z = {z}, where it is {size}.")
    else:
        said = _("{name} is lowest at z = {z}, where it is {size}.")
    if activation is deepest:
        return joined([said.format(**gaps), _("No function of the family goes deeper.")])
    deeper = _("The deepest of the family is {name}, with {size} at z = {z}.")
    return joined(
        [
            said.format(**gaps),
            deeper.format(name=_(deepest.name), size=number(there.size, 5), z=number(there.z, 5)),
        ]
    )


def _table() -> None:
    places = {member: gated.dip(member) for member in FAMILY.members}
    rows = [[_(member.name), number(place.z, 5), number(place.size, 5)] for member, place in places.items()]
    st.markdown(tables.table((_("function"), _("lowest at z"), _("its value there")), rows))
