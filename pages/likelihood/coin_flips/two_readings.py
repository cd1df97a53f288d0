"""Two readings of one formula: a probability over the heads, and a likelihood over p."""

import math
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.two_readings import stride, two_readings_picture, two_readings_settings
from acts.language import _, cached, ngettext
from acts.likelihood import Tosses, binomial, log_likelihood
from pages.kit import address, live, scenes
from pages.kit.fragment import fragment
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import shared_p, tosses, written

UNSEEN = math.log(1e-3)  # a bar below a thousandth of the highest is less than a pixel high
ONE = {"heads": Tosses(1, 1), "tails": Tosses(0, 1)}

words = Words(__file__)


@fragment
def show() -> None:
    """Show all that follows from the tosses."""
    picture, beside = scenes.stage(wide=7, beside=2)
    with beside:
        held = tosses.elsewhere()
        below = st.container()
    if held.counts is None:
        with picture:
            words.show("no tosses")
        return
    counts = held.counts
    with beside:
        names = {"all": _("all {n} tosses").format(n=f"{counts.tosses:,}")}
        names |= {"heads": _("one toss: heads"), "tails": _("one toss: tails")}
        which = address.choice(_("Shown for"), names, "coin/pair", "all")
    with picture:
        chart = st.container()
    words.show("pair")
    _moved(counts, ONE.get(which), chart, below, st.container())
    words.show(
        "pair: coefficient",
        orders=orders_said(counts),
        within=written.power(binomial.log_pmf(counts.heads, counts.tosses, counts.estimate)),
        best=written.probability(counts.estimate),
    )


@fragment
def _moved(
    counts: Tosses, one: Tosses | None, chart: DeltaGenerator, beside: DeltaGenerator, below: DeltaGenerator
) -> None:
    """Show what follows p, for these tosses, or for one toss instead."""
    with beside:
        p, window = shared_p.choose(counts)
    seen = Window(one, near=False) if one else window
    with chart:
        live.chart(
            "coin/pair", {seen.parameter: shared_p.P}, {"p": p}, partial(two_readings_settings, seen),
            partial(two_readings_picture, seen), partial(pair_said, seen.tosses), of=f"{seen}",
        )  # fmt: skip
    if stride(seen) > 1:
        with below:
            words.show("pair: stride", stride=f"{stride(seen):,}")


def orders_said(tosses: Tosses) -> str:
    """Say in how many orders these heads and tails can come."""
    return ngettext(
        "These heads and tails can come in $\\binom{{{n}}}{{{k}}} = {coefficient}$ order. Its likelihood at the "
        "maximum is {without}.",
        "These heads and tails can come in $\\binom{{{n}}}{{{k}}} = {coefficient}$ orders. Each order has the same "
        "likelihood, at the maximum {without}.",
        2 if tosses.heads and tosses.tails else 1,
    ).format(
        n=written.apart(tosses.tosses), k=written.apart(tosses.heads), coefficient=written.coefficient(tosses),
        without=written.power(log_likelihood(tosses, tosses.estimate)),
    )  # fmt: skip


@cached(maxsize=1024)
def pair_said(tosses: Tosses, p: float) -> str:
    """Say in one sentence which number both pictures share at p."""
    mass = binomial.log_pmf(tosses.heads, tosses.tosses, p)
    if mass - binomial.log_pmf(tosses.heads, tosses.tosses, tosses.estimate) > UNSEEN:
        message = _(
            "With p = {p} the probability of {counts} is {mass}: the lit bar among all k on the "
            "left, and the point among all p on the right."
        )
    else:
        message = _(
            "With p = {p} the probability of {counts} is {mass}: too small for a bar on the "
            "left to be seen, and the point on the right lies on the axis."
        )
    return message.format(
        p=written.probability(p), counts=flips.heads_in_tosses(tosses.heads, tosses.tosses), mass=written.power(mass)
    )
