"""What does one half of a layer do when the other half decides how much of it gets through?"""

import streamlit as st

from acts.language import _
from acts.vector import UNITS
from pages import contents
from pages.functions import calls
from pages.functions.gated_units import choosing, price, question, reaches, surface
from pages.kit import links, sources
from pages.kit.words import Words

words = Words(__file__)


def formulas(slug: str, revealed: bool) -> None:
    """Show the value, typeset, and both slopes once revealed."""
    unit = UNITS[slug]
    left, right = st.columns(2)
    left.latex(f"f(a, b) = {unit.latex}")
    if revealed:
        for column, name, formula in zip((left, right), "ab", unit.latex_partials, strict=True):
            column.latex(rf"\frac{{\partial f}}{{\partial {name}}} = {formula}")
    words.show(slug)


def take_away(slug: str) -> None:
    """Show the calls of the frameworks, the way to the gate's own page, and the sources."""
    unit = UNITS[slug]
    calls.show("gated_units", unit.calls, unit.source(), {}, lambda: words.show("halves"))
    label = _("Its gate, {name}, lives here").format(name=_(unit.gate.name))
    links.page(unit.gate.family, label, {"fn": unit.gate.slug})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(unit.references)}")


st.title(_(contents.page("gated_units").title))
words.show("opening")
answered = question.ask()
chosen = choosing.choose()
formulas(chosen, answered)
surface.show(chosen, answered)
if answered:
    reaches.show()
    price.show()
    take_away(chosen)
else:
    st.info(_("The slopes and the rest appear here once you have guessed."))
