"""Coins that were really tossed: each with its source, its likelihood, and what it says of fairness."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.real_coins import (
    CHECKPOINT,
    FUNNEL,
    LEVEL,
    Row,
    family_picture,
    forest_picture,
    likelihood_picture,
    replay_picture,
    replay_settings,
)
from acts.language import _
from acts.likelihood import Tosses, bayes_factor, binomial, interval, nll, p_value, statistics, waiting
from acts.likelihood.coins import COINS, STORIES, Coin
from acts.likelihood.evidence import chi_square_tail
from pages.kit import address, controls, live, sources, tables
from pages.kit.numbers import number
from pages.kit.words import Words

FIRST, FAIR, SMALL, SLIGHT, WORTH = "kerrich", 0.5, 0.05, 3, 50
FEW = 100  # tosses, below which the chi-square approximation is off by what the eye sees
NINE = Tosses(9, 12)


@st.fragment
def show(words: Words) -> None:
    """Show one of the coins, all of them together, a stopping rule that matters, and two stories without counts."""
    ratio = float(statistics(NINE, interval(NINE).high).likelihood_ratio)  # the same for all tosses
    words.show("coins", level=_percent(LEVEL), share=_percent(math.exp(-ratio / 2)))
    names = {slug: _(coin.name) for slug, coin in COINS.items()}
    coin = COINS[address.choice(_("Whose coin"), names, "coin_flips/record", FIRST)]
    left, right = st.columns([3, 2], gap="large")
    with left:
        said = _picture(coin)
        st.markdown(said)
    with right:
        st.markdown(_card(coin))
    if coin.parts:
        _parts(words, coin)
    if not coin.separate:
        _verdict(words, coin)
    if coin.running:
        _replay(words, coin)
    _all(words, coin)
    _stopping(words)
    _stories(words)


def _picture(coin: Coin) -> str:
    """Show the likelihood of a coin, or of each of several, and return what is seen."""
    said = _family_sentence(coin) if coin.parts else sentence(coin.counts)
    if coin.parts:
        picture = family_picture(coin.parts, None if coin.separate else coin.counts, said)
    else:
        picture = likelihood_picture(coin.counts, said)
    live.show(picture, f"evidence/{coin.slug}")
    return said


def sentence(counts: Tosses) -> str:
    """Say where the likelihood of these tosses is largest, and whether its interval holds 1/2."""
    span = interval(counts)
    words = _("The likelihood is largest at p̂ = {best}; its {level} interval, {low} to {high}, {holds}. ")
    holds = _("holds 1/2") if _holds(counts) else _("leaves out 1/2")
    ratio = float(statistics(counts, FAIR).likelihood_ratio)
    share = _("At 1/2 the likelihood is {share} of that at p̂.").format(share=_percent(math.exp(-ratio / 2)))
    ends = {"low": _p(span.low), "high": _p(span.high), "level": _percent(LEVEL)}
    return words.format(best=_p(counts.estimate), holds=holds, **ends) + share


def _family_sentence(coin: Coin) -> str:
    shares = [part.estimate for part in coin.parts]
    out = sum(not _holds(part) for part in coin.parts)
    words = _(
        "{count} curves, their tops from p = {low} to {high}, numbered as in the table; the {level} intervals of "
        "{out} of them leave out 1/2."
    ).format(count=len(shares), low=_p(min(shares)), high=_p(max(shares)), out=out, level=_percent(LEVEL))
    if not coin.separate:
        words += " " + _("Behind them, as an area, all {tosses} tosses together: p̂ = {best}.").format(
            tosses=f"{coin.tosses:,}", best=_p(coin.counts.estimate)
        )
    return words


def _card(coin: Coin) -> str:
    """Return what is known of a count, in words."""
    counts = _("{heads} of {tosses}").format(heads=f"{coin.heads:,}", tosses=f"{coin.tosses:,}")
    if coin.separate:
        counts = ", ".join(str(part.heads) for part in coin.parts) + " "
        counts += _("of {tosses} each").format(tosses=coin.parts[0].tosses)
    year = f" ({coin.year})" if coin.year and not any(coin.year == r.year for r in coin.references) else ""
    lines = [
        f"#### {_(coin.name)}",
        f"**{counts}**{year}",
        _("Counted: {meaning}.").format(meaning=_(coin.heads_means)),
        f":material/verified: {_status(coin)}" if coin.status == "published" else f":material/info: {_status(coin)}",
    ]
    if coin.stop != "tosses":
        lines.append(_("Settled before: how many {what}, not how many tosses.").format(what=_(coin.stop)))
    if coin.caveat:
        lines.append(f":material/warning: {_(coin.caveat)}")
    if not coin.references and coin.status != "example":
        lines.append(_("No page to link to was found; the source is named above as far as it is known."))
    return "\n\n".join([*lines, sources.listed(coin.references)])


def _status(coin: Coin) -> str:
    return {
        "published": _("The count stands in the publication."),
        "reported": _("Reported by newspapers; no publication by those who tossed was found."),
        "as quoted": _("As quoted: books pass the count on without saying where they have it from."),
        "example": _("An example, not an experiment."),
    }[coin.status]


def _parts(words: Words, coin: Coin) -> None:
    """Show the numbers of each of several coins or people."""
    last = coin.parts[-1]
    words.show(
        f"coins {coin.slug}",
        nll=number(nll(last, last.estimate)),
        low=_p(interval(last).low),
        high=_p(interval(last).high),
        p=number(p_value(last), 2),
        best=str(max(part.heads for part in coin.parts)),
        tosses=str(last.tosses),
    )
    heads = ("", _("heads"), _("{level} interval").format(level=_percent(LEVEL)), _("2 log LR"), _("p-value"))
    rows = [
        [
            str(count),
            str(part.heads) + ("" if _holds(part) else " ◇"),
            f"{number(interval(part).low, 3)} – {number(interval(part).high, 3)}",
            number(statistics(part, FAIR).likelihood_ratio, 3),
            number(p_value(part), 2),
        ]
        for count, part in enumerate(coin.parts, 1)
    ]
    st.markdown(tables.table(heads, rows))
    st.caption(_("◇ marks an interval without 1/2; the p-values are exact and two-sided."))


def _verdict(words: Words, coin: Coin) -> None:
    """Say what a count says for and against p = 1/2, in three ways, and what each of them does not say."""
    counts = coin.counts
    ratio, chance = float(statistics(counts, FAIR).likelihood_ratio), p_value(counts, stop=coin.stop)
    factor, other = float(bayes_factor(counts)), float(bayes_factor(counts, a=WORTH, b=WORTH))
    st.markdown("#### " + _("Is it fair? {name}").format(name=_(coin.name)))
    first, second, third = st.columns(3, gap="large")
    with first:
        st.metric(_("Likelihood ratio, 2 log LR"), number(ratio, 3))
        words.show("evidence ratio", times=number(math.exp(ratio / 2), 3), far=_far(words, counts))
    with second:
        st.metric(_("Exact p-value, two-sided"), number(chance, 3))
        rule = _("this many tosses") if coin.stop == "tosses" else _("as many heads, tossed for as long as it takes")
        words.show("evidence p", chance=_percent(chance), rule=rule)
    with third:
        st.metric(_("Bayes factor, any p against 1/2"), number(factor, 3))
        words.show(
            "evidence bayes",
            verdict=_leaning(factor),
            prior=str(WORTH),
            other=number(other, 3),
        )
    fair = max(factor, other) < 1 and math.exp(ratio / 2) < SLIGHT
    st.info(_together(counts, chance, factor, fair=fair), icon=":material/balance:")


def _far(words: Words, counts: Tosses) -> str:
    """Say how often a fair coin gets this far from 1/2: exactly where the tosses are too few to approximate."""
    if counts.tosses < FEW:
        return words.text("evidence far: few", tail=_percent(p_value(counts)))
    ratio = float(statistics(counts, FAIR).likelihood_ratio)
    return words.text("evidence far", tail=_percent(float(chi_square_tail(ratio))))


def _leaning(factor: float) -> str:
    if factor < 1:
        return _("p = 1/2 tells these tosses {times} times as well as a p spread evenly over 0 to 1").format(
            times=number(1 / factor, 3)
        )
    return _("a p spread evenly over 0 to 1 tells these tosses {times} times as well as p = 1/2").format(
        times=number(factor, 3)
    )


def _together(counts: Tosses, chance: float, factor: float, *, fair: bool) -> str:
    """Put the verdicts side by side, and say where they part; `fair` if no number on the page is against 1/2."""
    far = number(abs(counts.estimate - FAIR), 2)
    if chance < SMALL and factor < SLIGHT:
        said = _(
            "The verdicts part: a fair coin seldom does this, and yet an unknown one, which spreads its bets over "
            "every p, tells it only {factor} times as well. Both are right; they answer different questions."
        ).format(factor=number(factor, 3))
    elif chance < SMALL:
        said = _("All three point away from 1/2.")
    elif fair:
        said = _("None of the three points away from 1/2: a fair coin is among those that tell these tosses well.")
    else:
        said = _("None of the three points clearly away from 1/2.")
    size = _("The share of heads is {far} away from 1/2: whether that matters is another question again.")
    return f"{said} {size.format(far=far)}"


@st.fragment
def _replay(words: Words, coin: Coin) -> None:
    inside = math.erf(FUNNEL / math.sqrt(2))  # of the standard normal distribution
    words.show("coins replay", reach=number(FUNNEL), level=_percent(inside))
    setting = {CHECKPOINT.name: controls.box(CHECKPOINT, "kerrich_at")}

    def said(checkpoint: float) -> str:
        return replay_sentence(coin.running[int(checkpoint) - 1])

    live.chart(
        f"evidence/replay/{coin.slug}", {CHECKPOINT: "kerrich_at"}, setting, replay_settings,
        partial(replay_picture, coin.running), said,
    )  # fmt: skip


def replay_sentence(seen: Tosses) -> str:
    """Say where a record stands."""
    span, lead = interval(seen), seen.heads - seen.tails
    more = _("as many heads as tails")
    if lead:
        more = _("{n} more heads than tails") if lead > 0 else _("{n} more tails than heads")
    score = float(statistics(seen, FAIR).score) ** 0.5
    return _(
        "After {tosses} tosses: {heads} heads, {more}, a share of {share}. That is {score} standard errors of a fair "
        "coin from 1/2, {funnel} the funnel; the {level} interval, {low} to {high}, {holds}."
    ).format(
        tosses=f"{seen.tosses:,}", heads=f"{seen.heads:,}", more=more.format(n=abs(lead)), share=_p(seen.estimate),
        score=number(score, 2), funnel=_("inside") if score <= FUNNEL else _("outside"), low=_p(span.low),
        high=_p(span.high), holds=_("holds 1/2") if _holds(seen) else _("leaves out 1/2"), level=_percent(LEVEL),
    )  # fmt: skip


def _all(words: Words, chosen: Coin) -> None:
    rows: list[Row] = []
    for coin in COINS.values():
        if coin.separate:
            each = enumerate(coin.parts, 1)
            rows += [Row(f"{_(coin.name)}: {count}", part, coin is chosen) for count, part in each]
        else:
            rows.append(Row(_(coin.name), coin.counts, coin is chosen))
    words.show("coins all", level=_percent(LEVEL), many=number(1 / (1 - LEVEL)))
    out = [row.name for row in rows if not _holds(row.counts)]
    said = _("Of {count} counts, the {level} intervals of {out} leave out 1/2: {names}.").format(
        count=len(rows), out=len(out), names="; ".join(out), level=_percent(LEVEL)
    )
    live.show(forest_picture(rows, said), "evidence/all")
    st.markdown(said)


def _stopping(words: Words) -> None:
    """Show one count under two stopping rules: the same likelihood, different p-values."""
    tails = NINE.tails
    places = (FAIR, 0.75)
    fixed = [float(binomial.pmf(NINE.heads, NINE.tosses, p)) for p in places]
    third = [float(waiting.pmf(NINE.tosses, 1 - p, tails)) for p in places]
    buffon = COINS["buffon"]
    words.show("evidence stopping", heads=str(NINE.heads), tails=str(tails), tosses=str(NINE.tosses))
    heads = ("", *(f"p = {number(p)}" for p in places), _("one-sided p-value"))
    chances = [p_value(NINE, stop=stop, side="heads") for stop in ("tosses", "tails")]
    rows = [
        [_("{n} tosses, fixed").format(n=NINE.tosses), *(number(v, 3) for v in fixed), f"**{number(chances[0], 2)}**"],
        [_("until {n} tails").format(n=tails), *(number(v, 3) for v in third), f"**{number(chances[1], 2)}**"],
        [_("ratio"), *(number(a / b, 6) for a, b in zip(fixed, third, strict=True)), ""],
    ]
    st.markdown(tables.table(heads, rows))
    words.show(
        "evidence stopped",
        ratio=number(fixed[0] / third[0], 6),
        buffon=f"{buffon.heads:,}",
        heads=number(p_value(buffon.counts, stop="heads"), 3),
        tosses=number(p_value(buffon.counts, stop="tosses"), 3),
    )


def _stories(words: Words) -> None:
    words.show("evidence stories")
    kinds = {"model": _("A model, not a count"), "myth": _("A myth")}
    for story in STORIES.values():
        lines = [f"**{_(story.name)}** · {kinds[story.kind]}", f"“{_(story.claim)}” {_(story.caveat)}"]
        st.markdown("\n\n".join([*lines, sources.listed(story.references)]))


def _holds(counts: Tosses) -> bool:
    return FAIR in interval(counts)


def _p(p: float) -> str:
    """Write a probability of heads."""
    return number(p, 4)


def _percent(share: float) -> str:
    """Write a share in percent, and a very small one as a power of ten."""
    return number(share, 2) if 0 < share < 1e-4 else f"{number(100 * share, 3)}%"
