"""Four readings of one likelihood, read off at one p: likelihood, log-likelihood, NLL and cross-entropy."""

import math
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.readings import Header, readings_picture
from acts.experiments.likelihood.tossing import Held
from acts.language import _, cached
from acts.likelihood import Tosses, cross_entropy, divergence, entropy, log_likelihood, nll
from pages.kit import links, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling, tex
from pages.kit.words import Words
from pages.likelihood.coin_flips import guess, loss, shared_p, tosses, written

words = Words(__file__)


@fragment
def show() -> None:
    """Show all that follows from the tosses."""
    made = guess.made()
    picture, beside = scenes.stage(wide=7, beside=2)
    with beside:
        held = tosses.elsewhere()
        below = st.container()
    if held.counts is None:
        with picture:
            words.show("no tosses")
        return
    with picture:
        chart = st.container()
    words.show("readings")
    _moved(held, held.counts, guess.placed(made), (chart, below, st.container()))
    drawer(_("Where this goes: the loss of a classifier"), "coin/classifier", ":material/category:", loss.show)
    links.page("losses")


@fragment
def _moved(
    held: Held,
    counts: Tosses,
    placed: float | None,
    places: tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator],
) -> None:
    """Show what follows p."""
    chart, beside, below = places
    with beside:
        p, window = shared_p.choose(counts)
    with chart:
        live.chart(
            "coin/readings", {window.parameter: shared_p.P}, {"p": p}, over_p.live(window).settings,
            partial(readings_picture, window, placed, partial(headers, window)), partial(said, counts),
            of=f"{held.text}/{window.near}/{placed}",
        )  # fmt: skip
    with below:
        if window.tiny:
            words.show("product: tiny", size=written.power(log_likelihood(counts, counts.estimate)))
        drawer(
            _("The product, its logarithm and the two parts, line by line"), "coin/product", ":material/function:",
            lambda: _product(counts, held.order, p),
        )  # fmt: skip


def _product(counts: Tosses, order: str | None, p: float) -> None:
    """Show the likelihood and its logarithm at p step by step, and the two parts of the cross-entropy."""
    best = counts.estimate
    st.markdown(f"$$\n{written.latex(counts, order, p)}\n$$")
    words.show(
        "parts",
        nll=written.precise(nll(counts, p)),
        n=f"{counts.tosses:,}",
        each=number(cross_entropy(best, p), 6),
        entropy=tex(number(entropy(best), 6)),
        divergence=tex(number(divergence(best, p), 6)),
    )


@cached(maxsize=1024)
def headers(window: Window, p: float) -> tuple[Header, ...]:
    """Return the words above the four panels."""
    counts, best = window.tosses, window.tosses.estimate
    log, lost = log_likelihood(counts, p), counts.tosses * divergence(best, p)
    message = _("log L = {log}, {lost} below max") if window.narrow and math.isfinite(lost) else _("log L = {log}")
    bits = cross_entropy(best, p, "bits")
    return (
        {
            "wide": f"L({written.probability(p)}) = {written.power(log, 6)}",
            "brief": _("L = {size}").format(size=written.power(log, 2)),
        },
        {
            "wide": message.format(log=written.precise(log), lost=number(lost, 3)),
            "brief": _("log L = {log}").format(log=number(log, 3)),
        },
        {
            "wide": _("NLL = {nll}").format(nll=written.precise(0.0 - log)),
            "brief": _("NLL = {nll}").format(nll=number(0.0 - log, 3)),
        },
        {
            "wide": _("bits per toss: {h} + {d} = {c}").format(
                h=number(entropy(best, "bits"), 3), d=number(divergence(best, p, "bits"), 3), c=number(bits, 3)
            ),
            "brief": _("bits: {c}").format(c=number(bits, 3)),
        },
    )


@cached(maxsize=1024)
def said(tosses: Tosses, p: float) -> str:
    """Say in one sentence what the four readings are at p."""
    best = tosses.estimate
    if math.isinf(nll(tosses, p)):
        message = _(
            "With p = {p} these tosses cannot happen: the likelihood is 0, its log is -∞, and the NLL and the "
            "cross-entropy are infinite; the best p is {best}."
        )
    elif p == best:
        message = _(
            "At p = {p}, the best one, the likelihood is {size}, its log is {log}, the NLL is {nll} nats, and the "
            "cross-entropy in bits per toss is {entropy} + {divergence} = {bits}."
        )
    else:
        message = _(
            "At p = {p} the likelihood is {size}, its log is {log}, the NLL is {nll} nats, and the cross-entropy in "
            "bits per toss is {entropy} + {divergence} = {bits}; the best p is {best}."
        )
    return message.format(
        p=written.probability(p), best=telling(best, p, 0.0, 1.0, digits=6),
        size=written.power(log_likelihood(tosses, p)),
        log=written.precise(log_likelihood(tosses, p)), nll=written.precise(nll(tosses, p)),
        bits=number(cross_entropy(best, p, "bits")), entropy=number(entropy(best, "bits")),
        divergence=number(divergence(best, p, "bits")),
    )  # fmt: skip
