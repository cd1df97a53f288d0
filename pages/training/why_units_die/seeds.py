"""What the units of one training fall silent of under other seeds."""

from collections.abc import Sequence

import streamlit as st

from acts.charts.training.attribution import seeds_picture
from acts.experiments.training.attribution import SEEDS, Attribution, attribution_over_seeds
from acts.experiments.training.setup import Setup
from acts.language import _, joined, ngettext
from pages.kit import live, progress
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.why_units_die import causes


def show(words: Words, setup: Setup, rate: float, seed: int) -> None:
    """Show the causes over several seeds, from the reader's own on."""
    words.show("seeds", seeds=str(SEEDS))
    work = attribution_over_seeds(setup, rate, seed)
    control, place = st.empty(), st.empty()
    label = _("Every step of every seed")
    progress.work_on(work, control, "attribution", _("Look at them"), lambda _k: label)
    found = work.results[0]
    if not found:
        return
    said = sentence(found, setup.depth)
    with place.container():
        live.show(seeds_picture(found, causes.names(setup.depth), seed, said), None)
    st.markdown(said)


def sentence(found: Sequence[Attribution], depth: int) -> str:
    """Say how far the seeds differ in what their units fell silent of."""
    parts = []
    for cause, name in causes.names(depth).items():
        shares = [len(each.of(cause)) / len(each.start) for each in found]
        parts.append(
            _("{cause} {low} to {high} (mean {mean})").format(
                cause=name, low=percent(min(shares)), high=percent(max(shares)), mean=percent(sum(shares) / len(shares))
            )
        )
    said = ngettext(
        "Share of all hidden units over {count} seed, from {first}: {parts}.",
        "Share of all hidden units over {count} seeds, from {first} to {last}: {parts}.",
        len(found),
    )
    whole = said.format(count=len(found), first=found[0].seed, last=found[-1].seed, parts=_("; ").join(parts))
    return joined([whole, causes.halves(found)])
