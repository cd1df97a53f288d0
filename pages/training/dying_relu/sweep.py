"""Every learning rate over seeds, under one of four slopes for negative z; a click on a network opens its film."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.rates import PICK
from acts.charts.training.sweep import sweep_csv, sweep_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import RATES, SEEDS, Sweep, leaks, rates_between, sweep_of, word
from acts.language import _
from pages.kit import address, controls, live, progress, scenes, setups, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.dying_relu import rates

PAGE = "dying_relu"
LOW, HIGH = 0.01, 100.0
AT_ONCE = 1e9  # multiplications, about 0.2 seconds

words = Words(__file__)


def show() -> None:
    """Show the sweep under the chosen slope, and below it what is known of the other slopes."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with picture:
        names = {slope: _("0: ReLU") if slope == "0" else slope for slope in leaks(Setup())}
        slope = address.choice(_("Slope for $z < 0$"), names, "sweep_slope", "0")
    with beside:
        said = st.empty()
        setup, rate, _seed = lab.compact(PAGE, {"unit": "relu"})
        low, high = _ends()
        options = {str(count): str(count) for count in SEEDS}
        seeds = int(address.choice(_("Seeds"), options, "sweep_seeds", str(SEEDS[0])))
    works = {each: sweep_of(one, low, high, seeds) for each, one in leaks(setup).items()}
    with picture:
        _stage(works[slope], rate, said)
    words.show("sweep", rates=str(RATES), seeds=str(seeds))
    _others([works[each] for each in works if each != slope])
    words.show("closing")
    swept = {setups.unit(work.setups[0]): work.results[0] for work in works.values() if work.finished}
    csv = {name: known for name, known in swept.items() if known is not None}
    if csv:
        tables.download(_("CSV"), lambda: sweep_csv(csv), "learning_rates.csv", "sweep/csv")


def _ends() -> tuple[float, float]:
    notes = st.container()
    with st.container(horizontal=True):
        low = controls.number_box(_("Lowest rate"), "sweep_from", 1e-6, 1e6, LOW, 0.01, width=108, notes=notes)
        high = controls.number_box(_("Highest rate"), "sweep_to", 1e-6, 1e6, HIGH, 1.0, width=108, notes=notes)
    if high >= 2 * low:
        return low, high
    notes.warning(
        _("The highest rate has to be at least twice the lowest. Shown instead: {low} to {high}.").format(
            low=number(LOW), high=number(HIGH)
        ),
        icon=":material/swap_horiz:",
    )
    return LOW, HIGH


def _stage(work: Trainings[Sweep], rate: float, said: DeltaGenerator) -> None:
    """Show one sweep, and its sentence where it is `said`; the picture fills in while its networks are trained."""
    control, place = st.empty(), st.empty()
    start = _("Train {rates} rates with {seeds} seeds").format(rates=len(work.rates), seeds=len(work.seeds))
    name = setups.unit(work.setups[0])
    if progress.work_on(
        work, control, "sweep", start, lambda _k: name, lambda _k: _draw(work, rate, place), at_once=_at_once(work)
    ):
        _draw(work, rate, place, opens=True)
        said.markdown(rates.sentence(work.results[0]))
    else:
        _draw(work, rate, place)


def _at_once(work: Trainings[Sweep]) -> float:
    """Return how many multiplications may start by themselves: those of what the scene opens with, on any data.

    What a box changes waits for a press, so that moving the box costs nothing.
    """
    (setup,) = work.setups
    usual = setup in leaks(Setup(setup.data)).values() and work.rates == rates_between(LOW, HIGH)
    return AT_ONCE if usual and len(work.seeds) == SEEDS[0] else 0.0


def _draw(work: Trainings[Sweep], rate: float, place: DeltaGenerator, *, opens: bool = False) -> None:
    """Draw what is known of a sweep; when it is complete, each point opens its film."""
    swept, setup = work.results[0], work.setups[0]
    name = setups.unit(setup)
    said = rates.sentence(swept) if opens else _("{name}: networks are drawn as they are trained.").format(name=name)
    marked = min(max(rate, work.rates[0]), work.rates[-1])
    across, scored = (work.rates[0], work.rates[-1]), bool(setup.sets[0].classes)
    picture = sweep_picture(swept, across, marked, word(setup.design), said, scored=scored)

    def opened(point: Mapping[str, Any]) -> None:
        rate, seed = float(point["rate"]), int(point["seed"])
        lab.network(PAGE).fill(lab.values_of(setup, rate, seed))
        scenes.open_scene(PAGE, "film")
        lab.say_opened(name, rate, seed)

    with place.container():
        if opens:
            live.clickable(picture, "sweep", hash((setup, work.rates)), PICK, opened)
        else:
            live.show(picture, None)


def _others(works: Sequence[Trainings[Sweep]]) -> None:
    """Say what came of the slopes that are not in the picture, as far as somebody has trained them."""
    known = [rates.sentence(work.results[0]) for work in works if work.finished]
    if known:
        st.markdown("\n".join(f"* {said}" for said in known))
