"""The film of a training: each frame in words, and the numbers of its end."""

import streamlit as st

from acts.charts.training.film import FRAME, SEEN, film_picture
from acts.experiments.training.film import Film, filming
from acts.experiments.training.presets import Preset, over_seeds
from acts.experiments.training.setup import Setup
from acts.language import _, spoken
from pages.kit import address, live, progress
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.streamlit_insides import on_the_page
from pages.training import ending


def show(setup: Setup, rate: float, seed: int, page: str) -> Film | None:
    """Train a network and show its film with its sentence; return the film, None while the training is stopped."""
    film = progress.single(filming(setup, rate, seed), f"{page}/run")
    if film:
        said = ending.sentence(film)
        _play(film, said, page)
        st.markdown(said)
    return film


@fragment
def _play(film: Film, said: str, page: str) -> None:
    """Show the film: it begins at the frame in the address, and writes the frame at which it rests to it."""
    state, last = st.session_state, film.frames - 1
    key, drawn, begun = f"{page}/{FRAME}", f"{page}/film/drawn", f"{page}/film/begun"
    what = film.setup, film.rate, film.seed, spoken()
    if state.get(drawn, (what,))[0] != what and not address.asks(FRAME):
        address.move(key, last)  # another film, which begins at its end
    frame = address.setting(key, last, lambda raw: _frame(raw, last))
    address.say_refused(key, _("frame"), str(frame))
    turn, start = state.get(begun, (0, None))
    if state.get(drawn) != (what, frame) or not on_the_page(f"{page}/film/{turn}"):
        turn, start = turn + 1, frame
    state[begun], state[drawn] = (turn, start), (what, frame)
    chart = f"{page}/film/{turn}"

    def rested() -> None:
        if seen := state[chart].selection[SEEN]:
            frame = int(seen[0][FRAME])
            address.move(key, frame)
            state[drawn] = what, frame

    live.show(film_picture(film, lines(film), said, start), chart, on_select=rested, selection=SEEN)


def _frame(raw: str, last: int) -> int | None:
    return int(float(raw)) if address.within(0, last, whole=True)(raw) else None


def lines(film: Film) -> tuple[tuple[str, str, str, str], ...]:
    """Return four short lines for each frame: step, dead units, loss, and what the network can do."""
    run, units = film.life.run, film.setup.design.units
    silent, word = run.silent[0].sum(axis=1), film.life.word
    every = []
    for k, step in enumerate(film.steps):
        head = _("step {step} of {steps}").format(step=step, steps=film.setup.steps)
        said = _("{count} of {units} units dead") if word == "dead" else _("{count} of {units} units never positive")
        dead = said.format(count=silent[k], units=units)
        loss = _("loss {loss}").format(loss=number(run.loss[0, k], 3))
        can = ""
        if run.accuracy is not None and run.test_accuracy is not None:
            can = _("accuracy {train} (training), {test} (test)").format(
                train=percent(run.accuracy[0, k]), test=percent(run.test_accuracy[0, k])
            )
        every.append((head, dead, loss, can))
    return tuple(every)


def spread(preset: Preset) -> dict[str, str]:
    """Return how far the seeds of a preset differ, for the gaps in its words."""
    (swept,) = over_seeds(preset).complete()
    low, _mean, high = swept.spread(swept.share)
    worst, _mean, best = swept.spread(swept.share if swept.test_accuracy is None else swept.test_accuracy)
    ends = {"low": low, "high": high, "worst": worst, "best": best}
    seeds = {"first": str(swept.seeds[0]), "last": str(swept.seeds[-1])}
    return seeds | {name: percent(value[0]) for name, value in ends.items()}


def counts(film: Film) -> dict[str, str]:
    """Return the numbers of the end of a film that words have gaps for."""
    run, last = film.life.run, film.frames - 1
    silent = run.silent[0, last]
    return {
        "silent": str(int(silent.sum())),
        "units": str(film.setup.design.units),
        "born": str(sum(film.life.born)),
        "test": "" if run.test_accuracy is None else percent(run.test_accuracy[0, last]),
        "step": str(film.divergence.step) if film.divergence else "",
    }
