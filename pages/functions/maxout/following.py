"""How the largest error of the best fit falls with the number of pieces."""

import streamlit as st

from acts.charts.functions.maxout_fit import errors_picture
from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import MOST
from acts.language import _
from pages.functions.maxout import target as chosen
from pages.kit import live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the error for every number of pieces, and the one in force."""
    picture, beside = scenes.stage(1)
    with beside:
        slug, count = chosen.choose()
        with st.spinner(_("Looking for the best lines …")):
            found = maxout.followed(slug)
    first, last, power = (number(value, 3) for value in (found.errors[0], found.errors[-1], found.power))
    said = _(
        "From {few} to {many} pieces the largest error for {name} falls from {first} to {last}, like k to the power "
        "{power}; with k = {k} it is {now}."
    ).format(
        few=1, many=MOST, name=_(found.target.name), first=first, last=last, power=power, k=count,
        now=number(found.errors[count - 1], 3),
    )  # fmt: skip
    with picture:
        live.show(errors_picture(slug, count, said), f"maxout/errors/{slug}")
        st.markdown(said)
    words.show("errors")
