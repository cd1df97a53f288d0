"""The likelihood of a coin over p: its maximum, and the product at the reader's p."""

from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.likelihood import over_p
from acts.charts.likelihood.likelihood import likelihood_picture, likelihood_svg
from acts.experiments.likelihood.tossing import Held
from acts.language import _, cached
from acts.likelihood import Tosses, divergence, log_likelihood, nll
from pages.kit import links, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import guess, shared_p, tosses, written

words = Words(__file__)


@dataclass(frozen=True, slots=True)
class Places:
    """Where on the page stands what follows p."""

    chart: DeltaGenerator
    beside: DeltaGenerator
    file: DeltaGenerator


@fragment
def show() -> None:
    """Show all that follows from the tosses, and nothing else: the card asks about the same tosses."""
    held, made = flips.now(), guess.made()
    picture, beside = scenes.stage(1, wide=3, beside=2)
    with picture:
        tosses.row(held)
        chart = st.container()
    with beside:
        tosses.beside(held)
        below = st.container()
    if held.counts is None:
        return
    file = st.container()
    _moved(held, held.counts, guess.placed(made), Places(chart, below, file))
    words.show("likelihood")
    drawer(
        _("Where the maximum is, line by line"), "coin/derivation", ":material/function:",
        lambda: _derived(held.counts or Tosses(0, 1)),
    )  # fmt: skip
    guess.card(held, made)
    links.page("how_sure", _("How sure are we? Six intervals for this p"))


@fragment
def _moved(held: Held, counts: Tosses, placed: float | None, places: Places) -> None:
    """Show what follows p."""
    with places.beside:
        p, window = shared_p.choose(counts)
    with places.chart:
        live.chart(
            "coin/likelihood", {window.parameter: shared_p.P}, {"p": p}, over_p.live(window).settings,
            partial(likelihood_picture, window, placed, partial(product, counts, held.order), top(counts)),
            partial(said, counts), of=f"{held.text}/{window.near}/{placed}",
        )  # fmt: skip
    places.beside.markdown(f"$$\n{written.short(counts, p)}\n$$")
    with places.file:
        made = partial(likelihood_svg, window, p, flips.said(held), top(counts))
        file = f"likelihood_{counts.heads}-of-{counts.tosses}_p-{number(p, 10)}.svg"
        tables.download(_("SVG"), made, file, "coin/likelihood/svg")


def _derived(counts: Tosses) -> None:
    """Show the steps to k/n, where the slope is 0."""
    words.show("derivation", k=written.apart(counts.heads), n=written.apart(counts.tosses), best=written.share(counts))


def top(tosses: Tosses) -> str:
    """Return the words at the maximum."""
    return _("p̂ = {best}").format(best=telling(tosses.estimate, 0.0, 1.0))


@cached(maxsize=1024)
def product(tosses: Tosses, order: str | None, p: float) -> str:
    """Write out the likelihood at p, in at most three lines."""
    log = log_likelihood(tosses, p)
    size = written.power(log, 10 if log > -written.LARGE else 4)
    return f"{written.factors(tosses, order, p)}\nL({written.probability(p)}) = {size}"


@cached(maxsize=1024)
def said(tosses: Tosses, p: float) -> str:
    """Say in one sentence what the likelihood is at p, and its share of the largest one."""
    best = tosses.estimate
    if p == best:
        message = _("At p = {p} the likelihood is {size}, the largest there is: p̂ = {best}.")
    elif nll(tosses, p) == float("inf"):
        message = _("With p = {p} these tosses cannot happen: the likelihood is 0. It is largest at p̂ = {best}.")
    else:
        message = _("At p = {p} the likelihood is {size}, {share} of the largest, at p̂ = {best}.")
    return message.format(
        p=written.probability(p), size=written.power(log_likelihood(tosses, p)),
        share=written.share_of_largest(-tosses.tosses * divergence(best, p)),
        best=telling(best, p, 0.0, 1.0, digits=6),
    )  # fmt: skip
