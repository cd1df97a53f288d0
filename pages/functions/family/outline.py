"""What every family page begins with: choose a function, move it, ask it three questions, take it away."""

from collections.abc import Callable

import streamlit as st

import acts
from acts import Activation
from acts.language import _
from pages import contents
from pages.functions import drawer
from pages.functions.family import choosing, curve
from pages.kit import sources
from pages.kit.fragment import fragment
from pages.kit.words import Words


def begin(slug: str, ask: Callable[[], bool], follow: Callable[[Activation], None] | None = None) -> bool:
    """Show what every family page begins with; return whether everything may be shown.

    `ask` asks the page's question. `follow` shows what else on the page is about the chosen function, below all the
    rest about it.
    """
    words = Words(contents.page(slug).file)
    st.title(_(contents.page(slug).title))
    words.show("opening")
    revealed = ask()
    _chosen(slug, words, revealed, follow)
    return revealed


@fragment
def _chosen(slug: str, words: Words, revealed: bool, follow: Callable[[Activation], None] | None) -> None:
    """Show all that follows from the choice of a function, and nothing else, so that another one comes at once."""
    chosen = choosing.choose(acts.FAMILIES[slug])
    formula, moving, about = (st.container() for _place in range(3))
    # what no parameter changes stands outside the inner fragment, so that a press of a key does not send it again
    code = st.container()
    with moving:  # first what everybody looks at
        curve.show(chosen, revealed, code)
    with formula:
        _formulas(chosen, revealed)
    if revealed:
        with about:
            _about(chosen, words)
        st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(chosen.references)}")
        if follow:
            follow(chosen)


def _formulas(activation: Activation, revealed: bool) -> None:
    """Show the value, typeset, and the derivative once revealed."""
    left, right = st.columns(2)
    left.latex(rf"f(z) = {activation.formulas.latex}")
    if revealed:
        right.latex(rf"f'(z) = {activation.formulas.latex_derivative}")


def _about(activation: Activation, words: Words) -> None:
    """Show strengths and weaknesses, and the derivation."""
    words.show(f"{activation.slug}: good and bad")
    label = _("Where the derivative comes from, line by line")
    key, part = f"{activation.family}_derivation", f"{activation.slug}: derivation"
    drawer.drawer(label, key, ":material/function:", lambda: words.show(part))
