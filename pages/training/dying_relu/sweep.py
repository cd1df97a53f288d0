"""The sweep over learning rates: it says how long it will take, fills in as it goes, stops and goes on."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.rates import PICK
from acts.charts.training.sweep import sweep_csv, sweep_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import RATES, SEEDS, Sweep, sweeps_of_leaks, word
from acts.language import _
from pages.kit import controls, live, progress, setups, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.dying_relu import rates

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
            cell.markdown(rates.sentence(work.results[k]))
        else:
            _draw(work, k, rate, place)
    if work.finished:
        names = [setups.unit(each) for each in work.setups]
        csv = {name: swept for name, swept in zip(names, work.results, strict=True) if swept is not None}
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
    said = rates.sentence(swept) if page else _("{name}: the sweep fills in as networks are trained.").format(name=name)
    marked = min(max(rate, work.rates[0]), work.rates[-1])
    across, scored = (work.rates[0], work.rates[-1]), bool(setup.sets[0].classes)
    picture = sweep_picture(swept, across, marked, word(setup.design), said, scored=scored)

    def opened(point: Mapping[str, Any]) -> None:
        rate, seed = float(point["rate"]), int(point["seed"])
        lab.network(page).fill(lab.values_of(setup, rate, seed))
        lab.say_opened(name, rate, seed)

    with place.container():
        if page:
            live.clickable(picture, f"sweep/{k}", hash((work.setups, work.rates)), PICK, opened)
        else:
            live.show(picture, None)
