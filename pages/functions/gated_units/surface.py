"""A gated unit to move by hand: its surface with the reader's point."""

from functools import partial

import streamlit as st

from acts.charts.functions.gated_units import MOVING, surface_picture
from acts.language import _
from acts.vector import UNITS
from pages.functions import calls
from pages.functions.gated_units import choosing
from pages.kit import links, live, scenes, sources
from pages.kit.fragment import fragment
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the surface of the chosen unit, and below it what it does, code and sources."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        slug = choosing.unit()
        unit = UNITS[slug]
        st.latex(f"f(a, b) = {unit.latex}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            setting = choosing.place()
        words.show(slug)
    with picture:
        live.chart(
            f"gated_units/surface/{slug}",
            choosing.KEYS,
            setting,
            MOVING.settings,
            partial(surface_picture, slug),
            partial(choosing.sentence, slug),
        )
    words.show("surface")
    calls.show("gated_units", unit.calls, unit.source(), {}, lambda: words.show("halves"))
    label = _("Its gate, {name}, is explained here").format(name=_(unit.gate.name))
    links.page(unit.gate.family, label, {"fn": unit.gate.slug})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(unit.references)}")
