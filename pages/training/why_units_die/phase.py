"""The map of the dead: it fills in as blocks of networks are trained, stops and goes on, and opens runs."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.phase import phase_csv, phase_picture
from acts.charts.training.rates import PICK
from acts.experiments.training.job import Trainings
from acts.experiments.training.phase import AXES, RATES, Axis, PhaseMap, phases, placed
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep
from acts.language import _
from pages.kit import address, live, progress, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import where


def show(words: Words, setup: Setup, rate: float, seed: int, page: str) -> None:
    """Show the map of a setup; a click on a cell makes its run the page's own."""
    words.show("map", rates=str(len(RATES)), starts=str(len(AXES["offset"])), networks=str(len(RATES) ** 2))
    names = {"offset": _("Initial bias"), "scale": _("Initial scale of the weights")}
    rows = {"offset": _("Initial bias {value}"), "scale": _("Initial scale of the weights {value}")}
    axis = cast("Axis", address.choice(_("Upright"), names, f"{page}/axis", "offset"))
    work = phases(setup, axis, seed)
    here = rate, getattr(setup, axis)
    control, place = st.empty(), st.empty()
    progress.work_on(
        work, control, "phase", _("Draw the map"),
        lambda row: rows[axis].format(value=number(AXES[axis][row])), lambda _row: _draw(work, axis, here, place),
    )  # fmt: skip
    _draw(work, axis, here, place, page)
    shown = PhaseMap.of(work, axis)
    st.markdown(where.sentence(shown, *here))
    if work.finished:
        tables.download(_("CSV"), lambda: phase_csv(shown), "map.csv", "phase/csv")


def _draw(work: Trainings[Sweep], axis: Axis, here: tuple[float, float], place: DeltaGenerator, page: str = "") -> None:
    """Draw what is known; on a page each cell is a door to its run."""
    shown = PhaseMap.of(work, axis)
    dead = shown.word == "dead"
    titles = (
        _("hidden units dead") if dead else _("hidden units never positive"),
        _("bias at the start") if axis == "offset" else _("scale of the weights at the start"),
        _("↓ half dead at the start") if dead else _("↓ half never positive at the start"),
    )

    def opened(cell: Mapping[str, Any]) -> None:
        rate, value = float(cell["rate"]), float(cell["value"])
        lab.network(page).fill(lab.values_of(placed(work.setups[0], axis, value), rate, work.seeds[0]))
        st.toast(
            _("Above: a learning rate of {rate}, {value}.").format(rate=number(rate), value=where.start(axis, value))
        )

    with place.container():
        if page:
            picture = phase_picture(shown, here, titles, where.sentence(shown, *here))
            live.clickable(picture, f"phase/{axis}", hash(work.setups), PICK, opened)
        else:
            live.show(phase_picture(shown, here, titles, _("The map fills in as networks are trained.")), None)
