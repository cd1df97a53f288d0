"""The p that all pictures of the reader's tosses share, and the stretch of p that they show."""

import streamlit as st

from acts.charts.likelihood.over_p import Window
from acts.language import _
from acts.likelihood import Tosses
from pages.kit import address, controls
from pages.kit.numbers import telling
from pages.kit.popover import popover

P, FEW = "coin_p", 1000


def choose(tosses: Tosses) -> tuple[float, Window]:
    """Let the reader choose both."""
    best = tosses.estimate
    with st.container(horizontal=True, vertical_alignment="bottom"):
        p = controls.number_box(_("Probability of heads, $p$"), P, 0.0, 1.0, 0.5, 0.01, "p", 190)
        st.button(
            _("To the maximum, {best}").format(best=telling(best, 0.0, 1.0, digits=6)), key="coin/best",
            on_click=_move, args=(best,),
        )  # fmt: skip
        with popover(_("Picture")):
            near = _near(tosses)
    return p, Window(tosses, near)


def _near(tosses: Tosses) -> bool:
    names = {"fitting": _("as fits"), "whole": _("from 0 to 1"), "near": _("around the maximum")}
    chosen = address.choice(_("Stretch of p"), names, "coin/stretch", "fitting")
    return tosses.tosses > FEW if chosen == "fitting" else chosen == "near"


def _move(p: float) -> None:
    address.move(P, p)
