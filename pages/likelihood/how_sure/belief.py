"""What to believe of p: a prior that the reader sets, and the posterior as the tosses arrive."""

from functools import partial

import streamlit as st

from acts.activation import Interval
from acts.charts.likelihood.belief import arrival, belief_csv, belief_picture, belief_settings, regions
from acts.experiments.likelihood.belief import arrivals, ordered
from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import posterior
from acts.likelihood.posterior import PRIORS
from pages.kit import address, controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.how_sure import levels, tosses
from pages.likelihood.how_sure.written import ends, percent

A, B, SEED, ARRIVED = "prior_a", "prior_b", "order_seed", "sure/arrived"
LEAST, MOST = 0.01, 1e6

words = Words(__file__)


@fragment
def show() -> None:
    """Show the posterior at each stage, with both its intervals."""
    picture, beside = scenes.stage()
    with beside:
        held, level = tosses.choose(), levels.choose()
        prior = _prior()
        seed = 0 if ordered(held) else controls.seed(SEED, _("Seed of the order"))
    if held.counts is None:
        picture.markdown(words.text("no tosses"))
        return
    seen = arrivals(held, seed)
    last = len(seen) - 1
    names = (_("prior"), _("likelihood"), _("posterior"), _("middle"), _("densest"))
    with picture:
        stage = _arrived(held, last)
        live.chart(
            "sure/posterior", {arrival(last): ARRIVED}, {"arrived": float(stage)}, partial(belief_settings, last),
            partial(belief_picture, seen, prior, level, names), partial(said, seen, prior, level),
            of=f"{held.text}/{prior}/{level}/{seed}",
        )  # fmt: skip
    words.show("belief", level=percent(level))
    tables.download(
        _("The posteriors as CSV"), partial(belief_csv, seen, prior, level), "posterior.csv", "sure/posterior/csv"
    )


def _prior() -> tuple[float, float]:
    """Let the reader choose the prior: one of those that have a name, or a and b."""
    with st.container(horizontal=True):
        a = controls.number_box(_("Prior heads"), A, LEAST, MOST, 1.0, 0.5, "a", 100)
        b = controls.number_box(_("Prior tails"), B, LEAST, MOST, 1.0, 0.5, "b", 100)
    with st.popover(_("Known priors"), icon=":material/line_curve:"):
        for prior in PRIORS:
            st.button(_(prior.name), key=f"sure/prior/{prior.slug}", on_click=_take, args=(prior.a, prior.b))
    return a, b


def _arrived(held: Held, last: int) -> int:
    """Return the stage in force, which is in the address; other tosses are shown from their end."""
    state, of, every = st.session_state, f"{ARRIVED}/of", str(last)
    if ARRIVED in state:  # the live chart leaves a float there
        state[ARRIVED] = str(int(float(state[ARRIVED])))
    if state.setdefault(of, held.text) != held.text:
        state[of] = held.text
        address.put(ARRIVED, every, every)
    legal = address.within(0, last, whole=True)
    stage = address.remembered(ARRIVED, lambda raw: str(int(float(raw))) if legal(raw) else None, every)
    address.say_refused(ARRIVED, _("arrived"), stage)
    return int(stage)


def _take(a: float, b: float) -> None:
    address.move(A, a)
    address.move(B, b)


def said(seen: tuple[Held, ...], prior: tuple[float, float], level: float, arrived: float) -> str:
    """Say in one sentence what is believed at a stage."""
    stage = int(arrived)
    held = seen[stage]
    a, b = prior[0] + held.heads, prior[1] + held.tosses - held.heads
    low, high, dense_low, dense_high, outside = (column[stage] for column in regions(seen, prior, level))
    mode = posterior.mode(a, b)
    return _message(held.tosses, peaked=mode is not None, outside=bool(outside)).format(
        counts=flips.heads_in_tosses(held.heads, held.tosses), a=number(a, 10), b=number(b, 10),
        mean=telling(posterior.mean(a, b), 0.0, 1.0), mode="" if mode is None else telling(mode, 0.0, 1.0),
        level=percent(level), equal=ends(Interval(low, high)), dense=ends(Interval(dense_low, dense_high)),
        low=telling(dense_low, dense_high, 0.0, 1.0, digits=3), high=_upper(dense_low, dense_high, a, b, level),
    )  # fmt: skip


def _upper(low: float, high: float, a: float, b: float, level: float) -> str:
    """Write the upper end of a densest region; one that rounds to 1, by its distance from 1."""
    if high < 1:
        return telling(high, low, 0.0, 1.0, digits=3)
    distance, _high, _outside = posterior.highest_density(b, a, level)
    return f"(1 - {number(distance, 3)})"


def _message(tosses: int, *, peaked: bool, outside: bool) -> str:
    """Return the sentence with its gaps; after a toss there is one peak, since each toss adds 1 to a or b."""
    if tosses:
        return _(
            "After {counts}: Beta({a}, {b}), mean {mean}, mode {mode}; its middle {level} is {equal}, its densest "
            "{level} {dense}."
        )
    if peaked:
        return _(
            "Before any toss: Beta({a}, {b}), mean {mean}, mode {mode}; its middle {level} is {equal}, its densest "
            "{level} {dense}."
        )
    if outside:
        return _(
            "Before any toss: Beta({a}, {b}), mean {mean}, no single mode; its middle {level} is {equal}, its densest "
            "{level} 0 – {low} together with {high} – 1."
        )
    return _(
        "Before any toss: Beta({a}, {b}), mean {mean}, no single mode; its middle {level} is {equal}, its densest "
        "{level} {dense}."
    )
