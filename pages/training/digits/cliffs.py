"""The sweep over learning rates under every scaling of the digits, on one picture."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.cliffs import cliffs_picture
from acts.charts.training.rates import PICK
from acts.charts.training.sweep import sweep_csv
from acts.experiments.training import sweep
from acts.experiments.training.cliffs import RATES, SEEDS, cliffs
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import SAFE, Sweep
from acts.language import _, joined
from acts.network.digits import SCALINGS
from pages.kit import live, progress, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import lab
from pages.training.digits import controls, push
from pages.training.ending import word

ROOM = 1.4  # the marks of a rate stand side by side


def show(words: Words, setup: Setup, rate: float, page: str) -> None:
    """Show the dead share against the learning rate, all scalings on one picture; a click opens a run."""
    words.show("cliffs", rates=str(len(RATES)), seeds=str(SEEDS), safe=percent(SAFE))
    work, names = cliffs(setup), [_(scaling.name) for scaling in SCALINGS.values()]
    control, place = st.empty(), st.empty()
    progress.work_on(
        work, control, "cliffs", _("Sweep"), lambda k: names[k], lambda _place: _draw(work, names, rate, place)
    )
    _draw(work, names, rate, place, page if work.finished else "")
    if work.finished:
        sweeps = {name: swept for name, swept in zip(names, work.results, strict=True) if swept is not None}
        st.markdown(sentence(sweeps))
        push.show(words, work, sweeps)
        tables.download(_("CSV"), lambda: sweep_csv(sweeps, "pixels"), "digits_learning_rates.csv", "cliffs/csv")


def _draw(work: Trainings[Sweep], names: list[str], rate: float, place: DeltaGenerator, page: str = "") -> None:
    sweeps = dict(zip(names, work.results, strict=True))
    said = _("The picture fills in as networks are trained.")
    if page:
        said = sentence({name: swept for name, swept in sweeps.items() if swept is not None})
    at = min(max(rate, work.rates[0]), work.rates[-1])
    ends = work.rates[0] / ROOM, work.rates[-1] * ROOM
    picture = cliffs_picture(sweeps, ends, at, sweep.word(work.setups[0].design), said)

    def opened(mark: Mapping[str, Any]) -> None:
        name, rate, seed = mark["name"], mark["rate"], int(mark["seed"])
        controls.LAB.fill(controls.values_of(work.setups[names.index(name)], rate, seed))
        lab.say_opened(name, rate, seed)

    with place.container():
        if page:
            live.clickable(picture, "cliffs", hash((work.setups, work.rates)), PICK, opened)
        else:
            live.show(picture, None)


def sentence(sweeps: Mapping[str, Sweep]) -> str:
    """Say for each scaling up to which rate it is safe, and what happens beyond."""
    return joined(_one(swept).format(**_numbers(name, swept)) for name, swept in sweeps.items())


def _one(swept: Sweep) -> str:
    safe, fallen = swept.safe() is not None, swept.falls()
    if swept.best is None:
        return _("{name}: no rate of these is safe, diverged at {beyond}.")
    if fallen is None:
        if safe:
            return _("{name}: safe up to {rate}, and most units live to the end, best test accuracy {score} at {best}.")
        return _(
            "{name}: no rate of these is safe, and most units live to the end, best test accuracy {score} at {best}."
        )
    if swept.diverged[fallen].mean() >= 0.5:  # of three networks two
        if safe:
            return _("{name}: safe up to {rate}, diverged at {beyond}, best test accuracy {score} at {best}.")
        return _("{name}: no rate of these is safe, diverged at {beyond}, best test accuracy {score} at {best}.")
    if safe:
        return _("{name}: safe up to {rate}, {share} {dead} at {beyond}, best test accuracy {score} at {best}.")
    return _("{name}: no rate of these is safe, {share} {dead} at {beyond}, best test accuracy {score} at {best}.")


def _numbers(name: str, swept: Sweep) -> dict[str, str]:
    """Return what the gaps of a sentence are filled with, as far as it is known."""
    known = {"name": name, "dead": word(swept.word)}
    if swept.test_accuracy is not None:
        shares = {"score": (swept.test_accuracy, swept.best), "share": (swept.share, swept.falls())}
        known |= {gap: percent(swept.spread(part)[1][k]) for gap, (part, k) in shares.items() if k is not None}
    rates = {"rate": swept.safe(), "beyond": swept.falls(), "best": swept.best}
    return known | {gap: number(swept.rates[k]) for gap, k in rates.items() if k is not None}
