"""Jobs on a page: each says how long it takes, shows how far it is, stops and goes on."""

import time
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.experiments.training.job import Job, Result
from acts.language import _, ngettext
from pages.kit import paper
from pages.kit.numbers import percent
from pages.kit.streamlit_insides import PRICE

AT_ONCE = 1e10  # multiplications, about two seconds: a job that takes no more starts by itself
BEAT = 0.25  # seconds between two pictures of a job that is under way


def work_on(
    work: Job[Any],
    control: DeltaGenerator,
    name: str,
    start: str,
    label: Callable[[int], str],
    draw: Callable[[int], None] = lambda _part: None,
    *,
    waits: bool = True,
    at_once: float = AT_ONCE,
) -> bool:
    """Do what is missing of a job, with its progress and a way to stop; or say how long it will take, and wait.

    Return whether all is done. `name` tells the jobs of a page apart, `start` is the label of the button that begins; a
    label with a gap for the {time} says by itself how long it takes.
    `label` and `draw` are given the part that the job is at. A job that ends within a beat shows no controls; it starts
    by itself if it takes at most `at_once` multiplications, and with `waits=False` however long it takes. A handout
    only shows what it would show by itself, in no time.
    """
    if work.finished:
        return True
    state, wanted = st.session_state, f"wanted/{work.key}"  # True or False once a visitor has started or stopped it

    def put(begun: bool) -> None:
        state[wanted] = begun

    by_itself = not waits or work.load <= at_once
    if paper.on() and not (by_itself and work.load <= paper.AT_MOST):
        with control.container(key=f"{PRICE}{name.replace('/', '-')}"):
            said = _("Not computed yet: it takes about {time} here. Its scene does it on a press.")
            st.markdown(said.format(time=duration(work.seconds_left())))
        return False
    if not state.get(wanted, by_itself):
        time_left = duration(work.seconds_left())
        with control.container(horizontal=True, vertical_alignment="center"):
            button = _("Go on") if work.done else start.format(time=time_left)
            st.button(button, key=f"{name}/go", icon=":material/play_arrow:", on_click=put, args=(True,))
            if work.done or button == start:
                said = _("{share} is done; the rest takes about {time} here.")
                st.markdown(said.format(share=percent(work.done), time=time_left))
        return False
    bar, begun, before = None, time.perf_counter(), work.done
    for part in work.beats(BEAT):
        elapsed, gained = time.perf_counter() - begun, work.done - before
        if not work.finished:
            if elapsed < BEAT:
                continue
            if bar is None:
                with control.container(horizontal=True, vertical_alignment="center"):
                    st.button(_("Stop"), key=f"{name}/stop", icon=":material/stop:", on_click=put, args=(False,))
                    bar = st.progress(0.0)
            left = duration((1 - work.done) * elapsed / gained) if gained > 0 else ""
            said = _("{label}: {share}, about {time} left") if left else _("{label}: {share}")
            bar.progress(work.done, said.format(label=label(part), share=percent(work.done), time=left))
        draw(part)
    control.empty()
    return True


def single(work: Job[Result], name: str, start: str = "", label: str = "") -> Result | None:
    """Do a job of one part, however long it takes; return its result, None while the visitor has stopped it."""
    start, label = start or _("Train"), label or _("Training")
    return work.results[0] if work_on(work, st.empty(), name, start, lambda _part: label, waits=False) else None


def duration(seconds: float) -> str:
    """Write about how long something takes."""
    if seconds < 90:
        return _("{count} s").format(count=max(1, round(seconds)))
    minutes = round(seconds / 60)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
