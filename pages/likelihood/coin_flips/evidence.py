"""What a count says for and against p = 1/2, in three ways, and what each of them does not say."""

import math

import streamlit as st

from acts.charts.likelihood.evidence import evidence_picture
from acts.language import _, joined
from acts.likelihood import Tosses, bayes_factor, p_value, statistics
from acts.likelihood.coins import Coin
from acts.likelihood.evidence import FAIR, chi_square_tail
from pages.kit import address, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import records
from pages.likelihood.coin_flips.written import percent

words = Words(__file__)
SMALL, SLIGHT, WORTH = 0.05, 3, 50
FEW = 100  # tosses, below which the chi-square approximation is off by what the eye sees


@fragment
def show() -> None:
    """Show likelihood ratio, p-value and Bayes factor in one picture, and what they say together."""
    stage = scenes.whole_stage()
    picture, beside = stage.columns([3, 1], gap="medium")
    with beside:
        coin = records.choose()
        counts = _part(coin) if coin.separate else coin.counts
        ratio, chance = float(statistics(counts, FAIR).likelihood_ratio), p_value(counts, stop=coin.stop)
        factor, other = float(bayes_factor(counts)), float(bayes_factor(counts, a=WORTH, b=WORTH))
        st.metric(_("2 log LR"), number(ratio, 3))
        st.metric(_("Exact p-value, two-sided"), number(chance, 3))
        st.metric(_("Bayes factor (BF)"), number(factor, 3))
    fair = max(factor, other) < 1 and math.exp(ratio / 2) < SLIGHT
    said = _together(counts, chance, factor, fair=fair)
    with picture:
        live.show(evidence_picture(counts, coin.stop, said), "evidence/three")
    stage.markdown(said)
    words.show("evidence")
    first, second, third = st.columns(3, gap="large")
    with first:
        words.show("evidence ratio", times=number(math.exp(ratio / 2), 3))
    with second:
        words.show("evidence p", chance=percent(chance), given=_given(coin, chance))
    with third:
        words.show("evidence bayes", verdict=_leaning(factor))
    drawer(
        _("More on each answer"), "evidence_more", ":material/balance:",
        lambda: words.show("evidence more", far=_far(counts), prior=str(WORTH), other=number(other, 3)),
    )  # fmt: skip


def _part(coin: Coin) -> Tosses:
    """Let the reader choose one of several coins that have no count together."""
    names = {str(place): str(place) for place in range(1, len(coin.parts) + 1)}
    return coin.parts[int(address.choice(_("Which coin"), names, "coin_flips/part", "1")) - 1]


def _far(counts: Tosses) -> str:
    """Say how often a fair coin gets this far from 1/2: exactly where the tosses are too few to approximate."""
    if counts.tosses < FEW:
        return words.text("evidence far: few", tail=percent(p_value(counts)))
    ratio = float(statistics(counts, FAIR).likelihood_ratio)
    return words.text("evidence far", tail=percent(float(chi_square_tail(ratio))))


def _given(coin: Coin, chance: float) -> str:
    """Say what the p-value is the probability of."""
    message = _(
        "A fair coin, tossed as often, gives an outcome at most as probable as this one with probability {chance}."
    )
    if coin.stop != "tosses":
        message = _(
            "A fair coin, tossed until it shows as many heads, takes a number of tosses at most as probable as this "
            "one with probability {chance}."
        )
    return message.format(chance=percent(chance))


def _leaning(factor: float) -> str:
    """Say which side a Bayes factor is on."""
    message = _("These tosses are {times} times as probable under a p spread evenly over 0 to 1 as under p = 1/2.")
    if factor < 1:
        message = _("These tosses are {times} times as probable under p = 1/2 as under a p spread evenly over 0 to 1.")
    return message.format(times=number(1 / factor if factor < 1 else factor, 3))


def _together(counts: Tosses, chance: float, factor: float, *, fair: bool) -> str:
    """Put the verdicts side by side, and say where they differ; `fair` if no number on the page is against 1/2."""
    if chance < SMALL and factor < SLIGHT:
        verdict = _(
            "The answers disagree: a fair coin seldom does this, but an unknown p makes these tosses only {factor} "
            "times as probable. Both are right; they answer different questions."
        ).format(factor=number(factor, 3))
    elif chance < SMALL:
        verdict = _("All three answers point away from 1/2.")
    elif fair:
        verdict = _("None of the three answers points away from 1/2.")
    else:
        verdict = _("None of the three answers points clearly away from 1/2.")
    size = _("The share of heads is {far} away from 1/2: whether that matters is another question.")
    return joined([verdict, size.format(far=number(abs(counts.estimate - FAIR), 2))])
