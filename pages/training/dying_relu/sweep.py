"""The sweep over learning rates: it says how long it will take, fills in as it goes, stops and goes on."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.sweep import PICK, sweep_csv, sweep_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import RATES, SEEDS, Sweep, sweeps_of_leaks, word
from acts.language import _
from pages.kit import controls, live, progress, setups, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import film, lab

LOW, HIGH = 0.01, 100.0


def show(words: Words, setup: Setup, rate: float, page: str) -> None:
    """Show the sweep of a setup under several activations; a click on a point opens the run behind it."""
    words.show("sweep", rates=str(RATES), seeds=str(SEEDS))
    low, high = _ends()
    work = sweeps_of_leaks(setup.under("relu"), low, high)
    control = st.empty()
    cells = [cell for _row in range(2) for cell in st.columns(2, gap="large")]
    places = []
    for cell, each in zip(cells, work.setups, strict=True):
        cell.markdown(f"**{setups.unit(each)}**")
        places.append(cell.empty())
    progress.work_on(
        work, control, "sweep", _("Sweep"),
        lambda k: setups.unit(work.setups[k]), lambda k: _draw(work, k, rate, places[k]),
    )  # fmt: skip
    for k, (cell, place) in enumerate(zip(cells, places, strict=True)):
        if work.finished:
            _draw(work, k, rate, place, page)
            cell.markdown(_told(work.results[k]))
        else:
            _draw(work, k, rate, place)
    if work.finished:
        names = [setups.unit(each) for each in work.setups]
        csv = dict(zip(names, work.results, strict=True))
        tables.download(_("CSV"), lambda: sweep_csv(csv), "learning_rates.csv", "sweep/csv")


def _ends() -> tuple[float, float]:
    with st.container(horizontal=True):
        low = controls.number_box(_("From a learning rate of"), "sweep_from", 1e-6, 1e6, LOW, 0.01, width=220)
        high = controls.number_box(_("to a learning rate of"), "sweep_to", 1e-6, 1e6, HIGH, 1.0, width=220)
    if high >= 2 * low:
        return low, high
    st.warning(
        _("A sweep needs room: its end has to be twice its start at least. It is shown from {low} to {high}.").format(
            low=number(LOW), high=number(HIGH)
        ),
        icon=":material/swap_horiz:",
    )
    return LOW, HIGH


def _draw(work: Trainings[Sweep], k: int, rate: float, place: DeltaGenerator, page: str = "") -> None:
    """Draw one sweep; on a page, when it is complete, each point is a door to its run."""
    swept, setup = work.results[k], work.setups[k]
    name = setups.unit(setup)
    said = _told(swept) if page else _("{name}: the sweep fills in as networks are trained.").format(name=name)
    marked = min(max(rate, work.rates[0]), work.rates[-1])
    picture = sweep_picture(
        swept, work.rates[0], work.rates[-1], marked, (word(setup.design), bool(setup.sets[0].classes)), said
    )

    def opened(point: Mapping[str, Any]) -> None:
        lab.take(page, setup, point["rate"], int(point["seed"]))
        lab.say_opened(name, point["rate"], int(point["seed"]))

    with place.container():
        if page:
            live.clickable(picture, f"sweep/{k}", hash((work.setups, work.rates)), PICK, opened)
        else:
            live.show(picture, None)


def _told(swept: Sweep | None) -> str:
    """Say where units begin to die, where most do, how well the best do, and what diverged."""
    if swept is None:
        return ""
    name, dead, rates = _(swept.design.activation.name), film.word(swept.word), swept.rates.tolist()
    if swept.deadliest is None or swept.best is None:
        said = _("{name}: all {count} networks diverged; the sweep needs lower rates.")
        return said.format(name=name, count=swept.diverged.size)
    low, mean, high = (column.tolist() for column in swept.spread(swept.share))
    half = swept.first(0.5)
    if half is None:
        parts = [
            _("{name}: at no rate are half of the units {dead} on average; at most {share}, at {rate}.").format(
                name=name,
                dead=dead,
                share=percent(mean[swept.deadliest]),
                rate=number(rates[swept.deadliest]),
            )
        ]
    else:
        parts = [
            _("{name}: at {rate} the mean passes half, with {share} of the units {dead} (seeds: {low} to {high}).")
            .format(
                name=name, dead=dead, rate=number(rates[half]), share=percent(mean[half]),
                low=percent(low[half]), high=percent(high[half]),
            )
        ]  # fmt: skip
    at = {"rate": number(rates[swept.best]), "share": percent(mean[swept.best]), "dead": dead}
    if swept.test_accuracy is None:
        loss = number(swept.spread(swept.loss)[1][swept.best], 3)
        said = _("The lowest mean training loss, {loss}, comes at {rate}, where {share} are {dead}.")
        parts.append(said.format(loss=loss, **at))
    else:
        score = percent(swept.spread(swept.test_accuracy)[1][swept.best])
        said = _("The best mean test accuracy, {score}, comes at {rate}, where {share} are {dead}.")
        parts.append(said.format(score=score, **at))
    if gone := int(swept.diverged.sum()):
        first = rates[int(swept.diverged.any(axis=1).argmax())]
        parts.append(
            _("{gone} of {all} networks diverged, the first at {rate}; they are not counted in the means.").format(
                gone=gone, all=swept.diverged.size, rate=number(first)
            )
        )
    else:
        parts.append(_("No network diverged."))
    return " ".join(parts)
