"""A record on its way, checkpoint by checkpoint: the share of heads in its funnel, and the likelihood."""

import math
from functools import partial

from acts.charts.likelihood.kerrich import CHECKPOINT, FUNNEL, kerrich_picture, kerrich_settings
from acts.language import _, joined, ngettext
from acts.likelihood import Tosses, interval, statistics
from acts.likelihood.coins import KERRICH
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import card
from pages.likelihood.coin_flips.written import percent

words = Words(__file__)
BOX, RECORD = "kerrich_at", KERRICH.running


@fragment
def show() -> None:
    """Show the replay of a record."""
    picture, beside = scenes.stage()
    with beside:
        setting = {CHECKPOINT.name: controls.box(CHECKPOINT, BOX)}
        card.show(KERRICH)
    with picture:
        live.chart(
            "evidence/replay", {CHECKPOINT: BOX}, setting, kerrich_settings, partial(kerrich_picture, RECORD),
            lambda checkpoint: said(RECORD[int(checkpoint) - 1]),
        )  # fmt: skip
    inside = math.erf(FUNNEL / math.sqrt(2))  # of the standard normal distribution
    words.show("kerrich", reach=number(FUNNEL), level=percent(inside))
    card.show_sources(KERRICH)


def said(seen: Tosses) -> str:
    """Say where a record stands."""
    lead = abs(seen.heads - seen.tails)
    if not lead:
        count = _("After {tosses} tosses: {heads} heads, as many heads as tails, a share of {share}.")
    elif seen.heads > seen.tails:
        count = ngettext(
            "After {tosses} tosses: {heads} heads, {lead} more head than tails, a share of {share}.",
            "After {tosses} tosses: {heads} heads, {lead} more heads than tails, a share of {share}.",
            lead,
        )
    else:
        count = ngettext(
            "After {tosses} tosses: {heads} heads, {lead} more tail than heads, a share of {share}.",
            "After {tosses} tosses: {heads} heads, {lead} more tails than heads, a share of {share}.",
            lead,
        )
    count = count.format(tosses=f"{seen.tosses:,}", heads=f"{seen.heads:,}", lead=lead, share=number(seen.estimate))
    return joined([count, _standing(seen)])


def _standing(seen: Tosses) -> str:
    """Say where the share stands in the funnel, and whether the interval holds 1/2."""
    span, score = interval(seen), float(statistics(seen, FAIR).score) ** 0.5
    message = {
        (True, True): _(
            "That is {score} standard errors of a fair coin from 1/2, inside the funnel; the {level} interval, {low} "
            "to {high}, holds 1/2."
        ),
        (True, False): _(
            "That is {score} standard errors of a fair coin from 1/2, inside the funnel; the {level} interval, {low} "
            "to {high}, leaves out 1/2."
        ),
        (False, True): _(
            "That is {score} standard errors of a fair coin from 1/2, outside the funnel; the {level} interval, {low} "
            "to {high}, holds 1/2."
        ),
        (False, False): _(
            "That is {score} standard errors of a fair coin from 1/2, outside the funnel; the {level} interval, {low} "
            "to {high}, leaves out 1/2."
        ),
    }[score <= FUNNEL, FAIR in span]
    return message.format(score=number(score, 2), level=percent(LEVEL), low=number(span.low), high=number(span.high))
