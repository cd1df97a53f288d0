"""Long trainings on a page: they say how long they take, show how far they are, stop and go on."""

import time
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.experiments.training.job import Job, Result
from acts.language import _
from pages.kit.numbers import percent

AT_ONCE = 1e10  # multiplications: a second or two; what takes no longer starts by itself
BEAT = 0.25  # seconds between two pictures of a training that is under way


def work_on(
    work: Job[Any],
    control: DeltaGenerator,
    name: str,
    start: str,
    label: Callable[[int], str],
    draw: Callable[[int], None] = lambda _place: None,
    *,
    waits: bool = True,
) -> bool:
    """Train what is missing, with its progress and a way to stop; or say how long it will take and wait.

    Return whether all is done. `name` tells apart the works of a page, `start` is what the button says that begins.
    `label` and `draw` are given the setup that the work is at. Work that ends within a beat shows no controls; with
    `waits=False` it starts by itself, however long it takes.
    """
    if work.finished:
        return True
    state, wanted = st.session_state, f"wanted/{work.key}"  # True or False once a visitor has started or stopped it

    def put(begun: bool) -> None:
        state[wanted] = begun

    if not state.get(wanted, not waits or work.load <= AT_ONCE):
        with control.container(horizontal=True, vertical_alignment="center"):
            button = _("Go on") if work.done else start
            st.button(button, key=f"{name}/go", icon=":material/play_arrow:", on_click=put, args=(True,))
            st.markdown(
                _("{share} is done; the rest takes about {time} here.").format(
                    share=percent(work.done), time=duration(work.seconds_left())
                )
            )
        return False
    bar, begun, before = None, time.perf_counter(), work.done
    for place in work.beats(BEAT):
        elapsed, gained = time.perf_counter() - begun, work.done - before
        if not work.finished:
            if elapsed < BEAT:
                continue
            if bar is None:
                with control.container(horizontal=True, vertical_alignment="center"):
                    st.button(_("Stop"), key=f"{name}/stop", icon=":material/stop:", on_click=put, args=(False,))
                    bar = st.progress(0.0)
            said = _("{label}: {share}").format(label=label(place), share=percent(work.done))
            if gained > 0:
                said += _(", about {time} left").format(time=duration((1 - work.done) * elapsed / gained))
            bar.progress(work.done, said)
        draw(place)
    control.empty()
    return True


def single(work: Job[Result], name: str, start: str = "", label: str = "") -> Result | None:
    """Train the one setup of a work, however long it takes; return what is known of it, None while it is stopped."""
    start, label = start or _("Train"), label or _("Training")
    return work.results[0] if work_on(work, st.empty(), name, start, lambda _place: label, waits=False) else None


def duration(seconds: float) -> str:
    """Write about how long something takes."""
    if seconds < 90:
        return _("{count} s").format(count=max(1, round(seconds)))
    return _("{count} minutes").format(count=round(seconds / 60))
