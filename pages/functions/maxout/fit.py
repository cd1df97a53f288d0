"""A target followed by more and more pieces, and how the largest error falls with their number."""

from functools import partial

import streamlit as st

from acts.charts.functions.maxout_fit import FITTING, PIECES, errors_picture, fit_picture
from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import MOST, TARGETS, Followed
from acts.language import _
from pages.kit import address, controls, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the best fit of a target by a live number of pieces, and the errors beside it."""
    words.show("follow")
    slug = address.choice(_("Target"), {t.slug: _(t.name) for t in TARGETS}, "maxout/target", TARGETS[0].slug)
    count = controls.whole_box(_("Pieces k"), "maxout_k", 1, MOST, int(PIECES.default), width=150)
    with st.spinner(_("Looking for the best lines …")):
        found = maxout.followed(slug)
    target = found.target
    words.show("convex" if target.convex else "difference")
    names = (_(target.name), _("maxout") if target.convex else _("first − second"), _("first unit"), _("second unit"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        live.chart(
            f"maxout/follow/{slug}",
            {PIECES: "maxout_k"},
            {PIECES.name: float(count)},
            FITTING.settings,
            partial(fit_picture, slug, names),
            partial(sentence, found),
        )
    with right:
        _errors(found, count)


def sentence(found: Followed, pieces: float) -> str:
    """Say how far off the best fit with this number of pieces is."""
    target, k = found.target, int(pieces)
    if target.convex:
        said = _("{name} from z = {low} to {high}: the best maxout unit with k = {k} is off by at most {error}.")
    else:
        said = _("{name} from z = {low} to {high}: the difference of two units with k = {k} is off by at most {error}.")
    low, high, error = number(target.low), number(target.high), number(found.errors[k - 1], 3)
    return said.format(k=k, name=_(target.name), low=low, high=high, error=error)


def _errors(found: Followed, count: int) -> None:
    first, last, power = (number(value, 3) for value in (found.errors[0], found.errors[-1], found.power))
    said = _("From {few} to {many} pieces the error falls from {first} to {last}, like k to the power {power}.").format(
        few=1, many=MOST, first=first, last=last, power=power
    )
    slug = found.target.slug
    live.show(errors_picture(slug, count, said), f"maxout/errors/{slug}")
    st.markdown(said)
