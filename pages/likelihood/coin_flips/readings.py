"""One slider for p, and all that is read off it: four readings, and the two readings of one formula."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.readings import Window, readings_picture, settings
from acts.charts.likelihood.two_readings import pair_picture, pair_settings, stride
from acts.experiments.likelihood.tossing import Held
from acts.language import _, ngettext
from acts.likelihood import Tosses, binomial, cross_entropy, divergence, entropy, log_likelihood, nll
from pages.kit import address, controls, live
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood.coin_flips import written

P, FEW = "coin_p", 1000
UNSEEN = math.log(1e-3)  # a bar less than this part of the highest is no pixel high
_ONE = {"heads": Tosses(1, 1), "tails": Tosses(0, 1)}


@st.fragment
def show(words: Words, held: Held, guess: float | None) -> None:
    """Show both live pictures of these tosses: they share their p."""
    tosses = held.counts
    best = tosses.estimate
    words.show("readings")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        p = controls.number_box(_("Probability of heads, $p$"), P, 0.0, 1.0, 0.5, 0.01, "p")
        st.button(
            _("To the maximum, {best}").format(best=telling(best, 0.0, 1.0, digits=6)), key="coin/best",
            on_click=_move, args=(best,),
        )  # fmt: skip
        near = _near(tosses)
    window = Window(tosses, near)
    left, right = st.columns(2, gap="large")
    with left:
        live.chart(
            "coin/readings",
            {window.parameter: P},
            {"p": p},
            partial(settings, window),
            partial(readings_picture, window, guess, partial(headers, window, held.order)),
            partial(said, tosses),
            of=f"{held.text}/{near}/{guess}",
        )
    with right:
        words.show("product")
        st.markdown(f"$$\n{written.latex(tosses, held.order, p)}\n$$")
        if window.tiny:
            words.show("product: tiny", size=written.power(log_likelihood(tosses, best)))
        words.show(
            "parts",
            nll=written.precise(nll(tosses, p)),
            n=f"{tosses.tosses:,}",
            each=number(cross_entropy(best, p), 6),
            entropy=written.tex(entropy(best), 6),
            divergence=written.tex(divergence(best, p), 6),
        )
        words.show(
            "derivation", k=written.apart(tosses.heads), n=written.apart(tosses.tosses), best=written.share(tosses)
        )
    _pair(words, window, p)


def _near(tosses: Tosses) -> bool:
    names = {"fitting": _("as fits"), "whole": _("from 0 to 1"), "near": _("around the maximum")}
    chosen = address.choice(_("Stretch of p"), names, "coin/stretch", "fitting")
    return tosses.tosses > FEW if chosen == "fitting" else chosen == "near"


def _move(p: float) -> None:
    st.session_state[P] = p


def headers(window: Window, order: str | None, p: float) -> tuple[str, str, str, str]:
    """Return the words above the four panels."""
    tosses = window.tosses
    log, best = log_likelihood(tosses, p), tosses.estimate
    lost = tosses.tosses * divergence(best, p)
    size = f"L({written.probability(p)}) = {written.power(log, 10 if log > -written.LARGE else 4)}"
    below = _(", {lost} below").format(lost=number(lost, 3)) if window.narrow and math.isfinite(lost) else ""
    return (
        f"{written.factors(tosses, order, p)}\n{size}",
        f"log L = {written.precise(log)}{below}",
        f"NLL = {written.precise(0.0 - log)}",
        _("entropy {h} + divergence {d}\n= {c} bits a toss").format(
            h=number(entropy(best, "bits")),
            d=number(divergence(best, p, "bits")),
            c=number(cross_entropy(best, p, "bits")),
        ),
    )


def said(tosses: Tosses, p: float) -> str:
    """Say in one sentence what the picture shows at p."""
    best = tosses.estimate
    values = {
        "p": written.probability(p), "best": telling(best, p, 0.0, 1.0, digits=6),
        "size": written.power(log_likelihood(tosses, p)),
        "log": written.precise(log_likelihood(tosses, p)), "nll": written.precise(nll(tosses, p)),
        "bits": number(cross_entropy(best, p, "bits")), "entropy": number(entropy(best, "bits")),
        "divergence": number(divergence(best, p, "bits")), "ratio": written.power(-tosses.tosses * divergence(best, p)),
    }  # fmt: skip
    if math.isinf(nll(tosses, p)):
        return _(
            "At p = {p} what was seen cannot happen: the likelihood is 0, its log −∞, and the NLL and the bits a toss "
            "are infinite; the maximum is at {best}."
        ).format(**values)
    place = _("the largest there is") if p == best else _("{ratio} times the largest, at {best}").format(**values)
    return _(
        "At p = {p} the likelihood is {size}, {place}; its log is {log}, the NLL {nll} nats, and a toss costs "
        "{entropy} bits of entropy + {divergence} of divergence = {bits}."
    ).format(place=place, **values)


def _pair(words: Words, window: Window, p: float) -> None:
    """Show the binomial probability over k beside the likelihood over p."""
    tosses = window.tosses
    words.show("pair")
    names = {"all": _("all of the tosses ({n})").format(n=f"{tosses.tosses:,}")}
    names |= {"heads": _("one toss, heads (Bernoulli)"), "tails": _("one toss, tails (Bernoulli)")}
    which = address.choice(_("Shown for"), names, "coin/pair", "all")
    seen = window if which == "all" else Window(_ONE[which], near=False)
    live.chart(
        "coin/pair",
        {seen.parameter: P},
        {"p": p},
        partial(pair_settings, seen),
        partial(pair_picture, seen),
        partial(pair_said, seen.tosses),
        of=f"{seen}",
    )
    if stride(seen) > 1:
        words.show("pair: stride", stride=f"{stride(seen):,}")
    best = tosses.estimate
    words.show(
        "pair: coefficient",
        n=written.apart(tosses.tosses),
        k=written.apart(tosses.heads),
        coefficient=written.coefficient(tosses),
        without=written.power(log_likelihood(tosses, best)),
        within=written.power(binomial.log_pmf(tosses.heads, tosses.tosses, best)),
        best=written.probability(best),
        orders=ngettext("order", "orders", 2 if tosses.heads and tosses.tails else 1),
    )


def pair_said(tosses: Tosses, p: float) -> str:
    """Say in one sentence which number both pictures share at p."""
    mass = binomial.log_pmf(tosses.heads, tosses.tosses, p)
    n, k = (f"{count:,}" for count in (tosses.tosses, tosses.heads))
    toss = _("toss") if tosses.tosses == 1 else _("tosses")
    if mass - binomial.log_pmf(tosses.heads, tosses.tosses, tosses.estimate) > UNSEEN:
        words = _(
            "With p = {p} the probability of {k} heads in {n} {toss} is {mass}: the lit bar among all k on the left, "
            "the point among all p on the right."
        )
    else:
        words = _(
            "With p = {p} the probability of {k} heads in {n} {toss} is {mass}: too small for a bar on the left to be "
            "seen, and the point on the right lies on the ground."
        )
    return words.format(p=written.probability(p), k=k, n=n, toss=toss, mass=written.power(mass))
