"""The map of the dead: coarse as it opens, fine on a press; a click on a cell opens its run."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.phase import phase_csv, phase_picture
from acts.charts.training.rates import PICK
from acts.experiments.training.job import Trainings
from acts.experiments.training.phase import AXES, COARSE, RATES, Axis, PhaseMap, phases, placed
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, leaks
from acts.language import _
from pages.kit import address, live, progress, scenes, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import run, where

PAGE = "why_units_die"
AT_ONCE = 6e8  # multiplications, about 0.2 seconds

words = Words(__file__)


def show() -> None:
    """Show the map of a network, with the reader's run on it."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        names = {"offset": _("Initial bias"), "scale": _("Initial scale of the weights")}
        axis = cast("Axis", address.choice(_("Upright"), names, f"{PAGE}/axis", "offset"))
        training = lab.compact(PAGE, {})
        control = st.empty()
    setup, rate, seed = training
    with picture:
        work = _trained(setup, axis, (rate, getattr(setup, axis)), seed, control)
    rates, starts = len(RATES), len(AXES[axis])
    few = len(RATES[::COARSE]) * len(AXES[axis][::COARSE])
    words.show("map", rates=str(rates), starts=str(starts), networks=str(rates * starts), few=str(few))
    words.show("map causes")
    run.describe(training)
    if work.finished:
        tables.download(_("CSV"), lambda: phase_csv(PhaseMap.of(work, axis)), "map.csv", "phase/csv")


def _trained(
    setup: Setup, axis: Axis, here: tuple[float, float], seed: int, control: DeltaGenerator
) -> Trainings[Sweep]:
    """Show the finest map that is trained, and offer to train a finer one; return the work of the map that is shown."""
    fine, coarse = phases(setup, axis, seed), phases(setup, axis, seed, coarse=True)
    if not fine.done and _usual(setup, axis, seed) and coarse.load <= AT_ONCE:
        coarse.complete()
    place = st.empty()
    rows = {"offset": _("Initial bias {value}"), "scale": _("Initial scale of the weights {value}")}
    start = _("Train all {count} (about {time})").format(count=len(RATES) * len(AXES[axis]), time="{time}")
    progress.work_on(
        fine, control, "phase", start,
        lambda row: rows[axis].format(value=number(AXES[axis][row])), lambda _row: _draw(fine, axis, here, place),
        at_once=0.0,
    )  # fmt: skip
    shown = fine if fine.done or not coarse.finished else coarse
    _draw(shown, axis, here, place, opens=True)
    st.markdown(where.sentence(PhaseMap.of(shown, axis), *here))
    return shown


def _usual(setup: Setup, axis: Axis, seed: int) -> bool:
    """Return whether a map is that of the network that the scene opens with, on any data.

    What a box changes waits for a press, so that moving the box costs nothing.
    """
    usual = (placed(each, axis, getattr(setup, axis)) for each in leaks(Setup(setup.data)).values())
    return setup in usual and seed == 0


def _draw(
    work: Trainings[Sweep], axis: Axis, here: tuple[float, float], place: DeltaGenerator, *, opens: bool = False
) -> None:
    """Draw what is known; at rest each cell is a door to its run."""
    shown = PhaseMap.of(work, axis)
    dead = shown.word == "dead"
    titles = (
        _("hidden units dead") if dead else _("hidden units never positive"),
        _("bias at the start") if axis == "offset" else _("scale of the weights at the start"),
        _("↓ half dead at the start") if dead else _("↓ half never positive at the start"),
    )

    def opened(cell: Mapping[str, Any]) -> None:
        rate, value = float(cell["rate"]), float(cell["value"])
        lab.network(PAGE).fill(lab.values_of(placed(work.setups[0], axis, value), rate, work.seeds[0]))
        scenes.open_scene(PAGE, "units")
        st.toast(
            _("Opened: a learning rate of {rate}, {value}.").format(rate=number(rate), value=where.start(axis, value))
        )

    with place.container():
        if opens:
            picture = phase_picture(shown, here, titles, where.sentence(shown, *here))
            live.clickable(picture, f"phase/{axis}", hash((work.setups, work.rates)), PICK, opened)
        else:
            live.show(phase_picture(shown, here, titles, _("The map fills in as networks are trained.")), None)
