"""The causes for which units stop firing, under other seeds."""

from collections.abc import Sequence

import streamlit as st

from acts.charts.training.attribution import seeds_picture
from acts.experiments.training.attribution import SEEDS, Attribution, attribution_over_seeds
from acts.language import _, ngettext
from pages.kit import live, progress, scenes
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.why_units_die import causes, run

AT_ONCE = 3e8  # multiplications, about 0.2 seconds: each step of a small network takes longer to record than to train

words = Words(__file__)


def show() -> None:
    """Show the causes over several seeds, from the reader's own on; more than a moment's work waits for a press."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        training = run.controls()
    setup, _rate, seed = training
    work = attribution_over_seeds(*training)
    with picture:
        control = st.empty()
        start = _("Look at {count} seeds (about {time})").format(count=SEEDS, time="{time}")
        label = _("Every step of every seed")
        if progress.work_on(work, control, "attribution", start, lambda _k: label, at_once=AT_ONCE):
            found = work.complete()[0]
        else:
            own = run.look(training)
            found = work.results[0] or ((own,) if own else ())
        if found:
            said = sentence(found, setup.depth)
            live.show(seeds_picture(found, causes.names(setup.depth), seed, said), None)
            st.markdown(said)
    words.show("seeds", seeds=str(SEEDS))
    if found:
        st.markdown(causes.halves(found))
    run.describe(training)


def sentence(found: Sequence[Attribution], depth: int) -> str:
    """Say how far the seeds differ in the causes for which their units stopped firing."""
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
    return said.format(count=len(found), first=found[0].seed, last=found[-1].seed, parts=_("; ").join(parts))
