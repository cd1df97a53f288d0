"""The map of the dead: it fills in as blocks of networks are trained, stops and goes on, and opens runs."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.phase import PICK, phase_csv, phase_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.phase import AXES, RATES, Axis, PhaseMap, phases, placed
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep
from acts.language import _
from pages.kit import address, live, progress, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film, lab


def show(words: Words, setup: Setup, rate: float, seed: int, page: str) -> None:
    """Show the map of a setup; a click on a cell makes its run the page's own."""
    words.show("map", rates=str(len(RATES)), starts=str(len(AXES["offset"])), networks=str(len(RATES) ** 2))
    names = {"offset": _("Initial bias"), "scale": _("Initial scale of the weights")}
    axis = cast("Axis", address.choice(_("Upright"), names, f"{page}/axis", "offset"))
    work = phases(setup, axis, seed)
    here = rate, getattr(setup, axis)
    control, place = st.empty(), st.empty()
    progress.work_on(
        work, control, "phase", _("Draw the map"),
        lambda row: f"{names[axis]} {number(AXES[axis][row])}", lambda _row: _draw(work, axis, here, place),
    )  # fmt: skip
    _draw(work, axis, here, place, page)
    shown = PhaseMap.of(work, axis)
    st.markdown(told(shown, *here))
    if work.finished:
        tables.download(_("CSV"), lambda: phase_csv(shown), "map.csv", "phase/csv")


def _draw(work: Trainings[Sweep], axis: Axis, here: tuple[float, float], place: DeltaGenerator, page: str = "") -> None:
    """Draw what is known; on a page each cell is a door to its run."""
    shown = PhaseMap.of(work, axis)
    dead = film.word(shown.word)
    titles = (
        _("hidden units {dead}").format(dead=dead),
        _("bias at the start") if axis == "offset" else _("scale of the weights at the start"),
        _("↓ half {dead} at the start").format(dead=dead),
    )

    def opened(cell: Mapping[str, Any]) -> None:
        rate, value = float(cell["rate"]), float(cell["value"])
        lab.take(page, placed(work.setups[0], axis, value), rate, work.seeds[0])
        st.toast(_("Above: a learning rate of {rate}, {value}.").format(rate=number(rate), value=_at(axis, value)))

    with place.container():
        if page:
            picture = phase_picture(shown, here, titles, told(shown, *here))
            live.clickable(picture, f"phase/{axis}", hash(work.setups), PICK, opened)
        else:
            live.show(phase_picture(shown, here, titles, _("The map fills in as networks are trained.")), None)


def _at(axis: Axis, value: float) -> str:
    said = _("biases from {value}") if axis == "offset" else _("weights × {value}")
    return said.format(value=number(value))


def told(shown: PhaseMap, rate: float, value: float) -> str:
    """Say where the start kills and where the rate does, whether any rate brings units back, and where the run is."""
    if not shown.tried:
        return _("No network of the map is trained yet.")
    dead, parts = film.word(shown.word), []
    if shown.tried < shown.share.size:
        parts.append(_("So far {tried} of {all} networks are trained.").format(tried=shown.tried, all=shown.share.size))
    if shown.stillborn is None:
        parts.append(_("Nowhere are half of the units {dead} before the first step.").format(dead=dead))
    else:
        said = _("With {start} and below, half of the units or more are {dead} before the first step")
        parts.append(said.format(start=_at(shown.axis, shown.stillborn), dead=dead) + _rescue(shown))
    row = shown.row(value)
    if not shown.known(row):
        return " ".join(parts)
    start, cliff = _at(shown.axis, float(shown.values[row])), shown.cliff(row)
    if cliff is None:
        said = _("With {start} no rate leaves half of them {dead}.")
        parts.append(said.format(start=start, dead=dead))
    elif cliff == shown.rates[0]:
        parts.append(_("With {start} it is half or more at the lowest rate already.").format(start=start))
    else:
        said = _("With {start} the learning rate does it: half or more are {dead} for the first time at {cliff}.")
        parts.append(said.format(start=start, dead=dead, cliff=number(cliff)))
    gone = int(shown.diverged.sum())
    parts.append(
        _("{gone} of {all} networks diverged.").format(gone=gone, all=shown.tried) if gone else _("None diverged.")
    )
    inside = shown.rates[0] <= rate <= shown.rates[-1] and shown.values[0] <= value <= shown.values[-1]
    if not inside:
        parts.append(_("Your run lies outside the map."))
    return " ".join(parts)


def _rescue(shown: PhaseMap) -> str:
    """Say whether any network on the map ended with fewer silent units than it started with."""
    if not shown.rescued:
        return _(", and at no learning rate do fewer of them end so.")
    return _("; {count} of {all} networks end with fewer than they started with.").format(
        count=shown.rescued, all=shown.tried
    )
