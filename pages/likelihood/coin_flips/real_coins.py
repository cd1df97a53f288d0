"""Coins that were really tossed: each with its source and its likelihood, and what follows from its count."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.real_coins import family_picture, likelihood_picture
from acts.language import _, joined
from acts.likelihood import Tosses, interval, nll, p_value, statistics
from acts.likelihood.coins import Coin
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL, fall
from pages.kit import live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import card, records, stories
from pages.likelihood.coin_flips.written import percent

words = Words(__file__)


@fragment
def show() -> None:
    """Show one of the coins, and two stories without counts."""
    stage = scenes.whole_stage()
    picture, beside = stage.columns([3, 2], gap="medium")
    with beside:
        coin = records.choose()
        card.show(coin)
    with picture:
        stage.markdown(_picture(coin))
    words.show("coins", level=percent(LEVEL), share=percent(math.exp(-fall(LEVEL))))
    if coin.parts:
        _parts(coin)
    card.show_sources(coin)
    drawer(_("Two stories without counts"), "record_stories", ":material/history_edu:", stories.show)


def _picture(coin: Coin) -> str:
    """Show the likelihood of a coin, or of each of several, and return what is seen."""
    if coin.parts:
        seen = family_said(coin)
        picture = family_picture(coin.parts, None if coin.separate else coin.counts, seen)
    else:
        seen = said(coin.counts)
        picture = likelihood_picture(coin.counts, seen)
    live.show(picture, f"evidence/{coin.slug}")
    return seen


def said(counts: Tosses) -> str:
    """Say where the likelihood of these tosses is largest, and whether its interval holds 1/2."""
    span = interval(counts)
    message = _("The likelihood is largest at p̂ = {best}; its {level} interval, {low} to {high}, leaves out 1/2.")
    if FAIR in span:
        message = _("The likelihood is largest at p̂ = {best}; its {level} interval, {low} to {high}, holds 1/2.")
    best = message.format(
        best=number(counts.estimate), level=percent(LEVEL), low=number(span.low), high=number(span.high)
    )
    ratio = float(statistics(counts, FAIR).likelihood_ratio)
    share = _("At 1/2 the likelihood is {share} of that at p̂.").format(share=percent(math.exp(-ratio / 2)))
    return joined([best, share])


def family_said(coin: Coin) -> str:
    """Say where the likelihoods of several coins are largest, and how many of their intervals leave out 1/2."""
    shares = [part.estimate for part in coin.parts]
    each = _(
        "{count} curves, their tops from p = {low} to {high}, numbered as in the table; the {level} intervals of "
        "{out} of them leave out 1/2."
    ).format(
        count=len(shares), low=number(min(shares)), high=number(max(shares)),
        out=sum(FAIR not in interval(part) for part in coin.parts), level=percent(LEVEL),
    )  # fmt: skip
    if coin.separate:
        return each
    whole = _("Behind them, as an area, all {tosses} tosses together: p̂ = {best}.")
    return joined([each, whole.format(tosses=f"{coin.tosses:,}", best=number(coin.counts.estimate))])


def _parts(coin: Coin) -> None:
    """Say what is seen in several coins or people, and show the numbers of each."""
    last = coin.parts[-1]
    words.show(
        f"coins {coin.slug}",
        nll=number(nll(last, last.estimate)),
        low=number(interval(last).low),
        high=number(interval(last).high),
        p=number(p_value(last), 2),
        best=str(max(part.heads for part in coin.parts)),
        tosses=str(last.tosses),
    )
    drawer(_("The numbers of each"), "record_parts", ":material/table:", partial(_table, coin))


def _table(coin: Coin) -> None:
    """Show the count, the interval and the tests of each of several coins or people."""
    heads = ("", _("heads"), _("{level} interval").format(level=percent(LEVEL)), _("2 log LR"), _("p-value"))
    rows = [
        [
            str(count),
            str(part.heads) + ("" if FAIR in interval(part) else " ◇"),
            f"{number(interval(part).low, 3)} – {number(interval(part).high, 3)}",
            number(statistics(part, FAIR).likelihood_ratio, 3),
            number(p_value(part), 2),
        ]
        for count, part in enumerate(coin.parts, 1)
    ]
    st.markdown(tables.table(heads, rows))
    st.caption(_("◇ marks an interval without 1/2; the p-values are exact and two-sided."))
