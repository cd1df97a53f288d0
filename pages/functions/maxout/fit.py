"""A target followed by more and more pieces."""

from functools import partial

import streamlit as st

from acts.charts.functions.maxout_fit import FITTING, PIECES, fit_picture
from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import Followed
from acts.language import _
from pages.functions.maxout import target as chosen
from pages.kit import live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
_HIGHER = 5
"""The rows that a third panel adds to the height of the picture."""


@fragment
def show() -> None:
    """Show the best fit of a target by a live number of pieces."""
    picture, beside = scenes.stage()
    with beside:
        slug, count = chosen.choose()
        with st.spinner(_("Looking for the best lines …")):
            found = maxout.followed(slug)
    target = found.target
    names = (_(target.name), _("maxout") if target.convex else _("first − second"), _("first unit"), _("second unit"))
    with picture if target.convex else scenes.higher(picture, _HIGHER):
        live.chart(
            f"maxout/follow/{slug}",
            {PIECES: chosen.KEY},
            {PIECES.name: float(count)},
            FITTING.settings,
            partial(fit_picture, slug, names),
            partial(sentence, found),
        )
    words.show("follow")
    words.show("convex" if target.convex else "difference")


def sentence(found: Followed, pieces: float) -> str:
    """Say how far off the best fit with this number of pieces is."""
    target, k = found.target, int(pieces)
    if target.convex:
        said = _("{name} from z = {low} to {high}: the best maxout unit with k = {k} is off by at most {error}.")
    else:
        said = _("{name} from z = {low} to {high}: the difference of two units with k = {k} is off by at most {error}.")
    low, high, error = number(target.low), number(target.high), number(found.errors[k - 1], 3)
    return said.format(k=k, name=_(target.name), low=low, high=high, error=error)
