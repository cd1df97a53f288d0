"""Two readings of one formula: a probability over the heads, and a likelihood over p."""

import math
from functools import partial

from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.two_readings import stride, two_readings_picture, two_readings_settings
from acts.language import _, ngettext
from acts.likelihood import Tosses, binomial, log_likelihood
from pages.kit import address, live
from pages.kit.fragment import fragment
from pages.kit.words import Words
from pages.likelihood.coin_flips import shared_p, written
from pages.likelihood.coin_flips import tosses as toss
from pages.likelihood.coin_flips.shared_p import P

words = Words(__file__)

UNSEEN = math.log(1e-3)  # a bar below a thousandth of the highest is less than a pixel high
ONE = {"heads": Tosses(1, 1), "tails": Tosses(0, 1)}


@fragment
def show() -> None:
    """Show the binomial probability over k beside the likelihood over p."""
    held = toss.choose(words)
    if held.counts is None:
        words.show("no tosses")
        return
    p, window = shared_p.choose(held.counts)
    tosses = window.tosses
    words.show("pair")
    names = {"all": _("all of the tosses ({n})").format(n=f"{tosses.tosses:,}")}
    names |= {"heads": _("one toss, heads (Bernoulli)"), "tails": _("one toss, tails (Bernoulli)")}
    which = address.choice(_("Shown for"), names, "coin/pair", "all")
    seen = window if which == "all" else Window(ONE[which], near=False)
    live.chart(
        "coin/pair", {seen.parameter: P}, {"p": p}, partial(two_readings_settings, seen),
        partial(two_readings_picture, seen), partial(pair_said, seen.tosses), of=f"{seen}",
    )  # fmt: skip
    if stride(seen) > 1:
        words.show("pair: stride", stride=f"{stride(seen):,}")
    best = tosses.estimate
    words.show(
        "pair: coefficient",
        orders=orders_said(tosses),
        within=written.power(binomial.log_pmf(tosses.heads, tosses.tosses, best)),
        best=written.probability(best),
    )


def orders_said(tosses: Tosses) -> str:
    """Say in how many orders these heads and tails can come."""
    return ngettext(
        "In $\\binom{{{n}}}{{{k}}} = {coefficient}$ order these heads and tails can come, and each order has the same "
        "likelihood: at the maximum {without}.",
        "In $\\binom{{{n}}}{{{k}}} = {coefficient}$ orders these heads and tails can come, and each order has the same "
        "likelihood: at the maximum {without}.",
        2 if tosses.heads and tosses.tails else 1,
    ).format(
        n=written.apart(tosses.tosses), k=written.apart(tosses.heads), coefficient=written.coefficient(tosses),
        without=written.power(log_likelihood(tosses, tosses.estimate)),
    )  # fmt: skip


def pair_said(tosses: Tosses, p: float) -> str:
    """Say in one sentence which number both pictures share at p."""
    mass = binomial.log_pmf(tosses.heads, tosses.tosses, p)
    if mass - binomial.log_pmf(tosses.heads, tosses.tosses, tosses.estimate) > UNSEEN:
        message = ngettext(
            "With p = {p} the probability of {k} heads in {n} toss is {mass}: the lit bar among all k on the left, "
            "the point among all p on the right.",
            "With p = {p} the probability of {k} heads in {n} tosses is {mass}: the lit bar among all k on the left, "
            "the point among all p on the right.",
            tosses.tosses,
        )
    else:
        message = ngettext(
            "With p = {p} the probability of {k} heads in {n} toss is {mass}: too small for a bar on the left to be "
            "seen, and the point on the right lies on the ground.",
            "With p = {p} the probability of {k} heads in {n} tosses is {mass}: too small for a bar on the left to be "
            "seen, and the point on the right lies on the ground.",
            tosses.tosses,
        )
    return message.format(
        p=written.probability(p), k=f"{tosses.heads:,}", n=f"{tosses.tosses:,}", mass=written.power(mass)
    )
