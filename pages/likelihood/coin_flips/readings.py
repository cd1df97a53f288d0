"""One slider for p, and the four readings that are read off at it."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.readings import readings_picture, readings_settings
from acts.language import _
from acts.likelihood import Tosses, cross_entropy, divergence, entropy, log_likelihood, nll
from pages.kit import live
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling, tex
from pages.kit.words import Words
from pages.likelihood.coin_flips import shared_p, tosses, written

words = Words(__file__)


@fragment
def show() -> None:
    """Show the live picture of these tosses."""
    held = tosses.choose(words)
    if held.counts is None:
        words.show("no tosses")
        return
    guess = None
    words.show("readings")
    p, window = shared_p.choose(Tosses(held.heads, held.tosses))
    left, right = st.columns(2, gap="large")
    with left:
        live.chart(
            "coin/readings", {window.parameter: shared_p.P}, {"p": p}, partial(readings_settings, window),
            partial(readings_picture, window, guess, partial(headers, window, held.order)),
            partial(said, window.tosses), of=f"{held.text}/{window.near}/{guess}",
        )  # fmt: skip
    with right:
        _derived(window, held.order, p)


def _derived(window: Window, order: str | None, p: float) -> None:
    """Show the product at p, its two parts, and where the maximum is."""
    seen, best = window.tosses, window.tosses.estimate
    words.show("product")
    st.markdown(f"$$\n{written.latex(seen, order, p)}\n$$")
    if window.tiny:
        words.show("product: tiny", size=written.power(log_likelihood(seen, best)))
    words.show(
        "parts",
        nll=written.precise(nll(seen, p)),
        n=f"{seen.tosses:,}",
        each=number(cross_entropy(best, p), 6),
        entropy=tex(number(entropy(best), 6)),
        divergence=tex(number(divergence(best, p), 6)),
    )
    words.show("derivation", k=written.apart(seen.heads), n=written.apart(seen.tosses), best=written.share(seen))


def headers(window: Window, order: str | None, p: float) -> tuple[str, str, str, str]:
    """Return the words above the four panels."""
    tosses = window.tosses
    log, best = log_likelihood(tosses, p), tosses.estimate
    lost = tosses.tosses * divergence(best, p)
    size = f"L({written.probability(p)}) = {written.power(log, 10 if log > -written.LARGE else 4)}"
    message = _("log L = {log}, {lost} below") if window.narrow and math.isfinite(lost) else _("log L = {log}")
    return (
        f"{written.factors(tosses, order, p)}\n{size}",
        message.format(log=written.precise(log), lost=number(lost, 3)),
        _("NLL = {nll}").format(nll=written.precise(0.0 - log)),
        _("entropy {h} + divergence {d}\n= {c} bits a toss").format(
            h=number(entropy(best, "bits")),
            d=number(divergence(best, p, "bits")),
            c=number(cross_entropy(best, p, "bits")),
        ),
    )


def said(tosses: Tosses, p: float) -> str:
    """Say in one sentence what the picture shows at p."""
    best = tosses.estimate
    if math.isinf(nll(tosses, p)):
        message = _(
            "At p = {p} what was seen cannot happen: the likelihood is 0, its log -∞, and the NLL and the bits a toss "
            "are infinite; the maximum is at {best}."
        )
    elif p == best:
        message = _(
            "At p = {p} the likelihood is {size}, the largest there is; its log is {log}, the NLL {nll} nats, and a "
            "toss costs {entropy} bits of entropy + {divergence} of divergence = {bits}."
        )
    else:
        message = _(
            "At p = {p} the likelihood is {size}, {ratio} times the largest, at {best}; its log is {log}, the NLL "
            "{nll} nats, and a toss costs {entropy} bits of entropy + {divergence} of divergence = {bits}."
        )
    return message.format(
        p=written.probability(p), best=telling(best, p, 0.0, 1.0, digits=6),
        size=written.power(log_likelihood(tosses, p)), ratio=written.power(-tosses.tosses * divergence(best, p)),
        log=written.precise(log_likelihood(tosses, p)), nll=written.precise(nll(tosses, p)),
        bits=number(cross_entropy(best, p, "bits")), entropy=number(entropy(best, "bits")),
        divergence=number(divergence(best, p, "bits")),
    )  # fmt: skip
