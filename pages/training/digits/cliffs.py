"""The sweep over learning rates under every scaling of the digits, on one picture."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.cliffs import cliffs_picture
from acts.charts.training.rates import PICK
from acts.charts.training.sweep import sweep_csv
from acts.experiments.training import sweep
from acts.experiments.training.cliffs import LOOK, RATES, SEEDS, cliffs, look
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import SAFE, Sweep
from acts.language import _, joined
from acts.network.digits import SCALINGS
from pages.kit import live, progress, scenes, setups, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import lab
from pages.training.digits import controls, push
from pages.training.ending import word

PAGE = "digits"
ROOM = 1.4  # the marks of a rate stand side by side
SMALL = 2e7  # multiplications, a few milliseconds: what a move of a box may cost

words = Words(__file__)


def show() -> None:
    """Show the dead share against the learning rate, all scalings on one picture; a click opens a run."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        setup, rate, _seed = controls.show()
    work = cliffs(setup)
    with picture:
        seen = _stage(work, setup, rate)
    numbers = {"rates": str(len(RATES)), "seeds": str(SEEDS), "safe": percent(SAFE)}
    words.show("cliffs", **numbers)
    if seen:
        st.markdown("\n".join(f"* {_one(swept).format(**_numbers(name, swept))}" for name, swept in seen.items()))
    st.caption(setups.described(setup))
    words.show("closing")
    drawer(_("Why the cliffs stand apart"), "digits_why", ":material/function:", partial(push.show, work))
    if work.finished:
        swept = _known(work)
        tables.download(_("CSV"), lambda: sweep_csv(swept, "pixels"), "digits_learning_rates.csv", "cliffs/csv")


def _stage(work: Trainings[Sweep], setup: Setup, rate: float) -> dict[str, Sweep]:
    """Show what is known of the sweeps and return it: a first look, or more on a press that says its price."""
    control, place, said = st.empty(), st.empty(), st.empty()
    names = [_(scaling.name) for scaling in SCALINGS.values()]
    networks = len(work.setups) * len(work.rates) * len(work.seeds)
    start = _("Train {count} networks (about {time})").format(count=networks, time="{time}")
    first = {} if _known(work) else _first_look(setup)  # the price of all follows from the first look
    progress.work_on(
        work, control, "cliffs", start, lambda k: names[k],
        lambda _part: _draw(_known(work), work, rate, place), at_once=0.0,
    )  # fmt: skip
    seen = _known(work) or first
    _draw(seen, work, rate, place, opens=True)
    if seen:
        said.markdown(cliffs_in_short(seen))
    return seen


def _known(work: Trainings[Sweep]) -> dict[str, Sweep]:
    """Return the sweeps that are known, by the names of their scalings."""
    pairs = zip(SCALINGS.values(), work.results, strict=True)
    return {_(scaling.name): swept for scaling, swept in pairs if swept is not None}


def _first_look(setup: Setup) -> dict[str, Sweep]:
    """Return a few networks of the network that the page opens with, or of one that takes no time; else none."""
    work = look(setup)
    if work.finished or controls.is_usual(setup) or work.load <= SMALL:
        return {_(SCALINGS[slug].name): swept for slug, swept in zip(LOOK, work.complete(), strict=True)}
    return {}


def _draw(
    seen: Mapping[str, Sweep], work: Trainings[Sweep], rate: float, place: DeltaGenerator, *, opens: bool = False
) -> None:
    names = [_(scaling.name) for scaling in SCALINGS.values()]
    said = sentence(seen) if opens and seen else _("The picture fills in as networks are trained.")
    at = min(max(rate, work.rates[0]), work.rates[-1])
    ends = work.rates[0] / ROOM, work.rates[-1] * ROOM
    kind = sweep.word(work.setups[0].design)
    picture = cliffs_picture({name: seen.get(name) for name in names}, ends, at, kind, said)

    def opened(mark: Mapping[str, Any]) -> None:
        name, rate, seed = mark["name"], mark["rate"], int(mark["seed"])
        controls.LAB.fill(controls.values_of(work.setups[names.index(name)], rate, seed))
        scenes.open_scene(PAGE, "units")
        lab.say_opened(name, rate, seed)

    with place.container():
        if opens:
            live.clickable(picture, "cliffs", hash((work.setups, work.rates, work.done)), PICK, opened)
        else:
            live.show(picture, None)


def cliffs_in_short(sweeps: Mapping[str, Sweep]) -> str:
    """Say for each scaling from which learning rate on most units are dead or networks diverge."""
    every = []
    for name, swept in sweeps.items():
        fallen = swept.falls()
        said = _("{name}, at no rate") if fallen is None else _("{name}, from {rate} on")
        every.append(said.format(name=name, rate="" if fallen is None else number(swept.rates[fallen])))
    return _("Where most units die, or the training diverges: {each}.").format(each=_("; ").join(every))


def sentence(sweeps: Mapping[str, Sweep]) -> str:
    """Say for each scaling up to which rate it is safe, and what happens beyond."""
    return joined(_one(swept).format(**_numbers(name, swept)) for name, swept in sweeps.items())


def _one(swept: Sweep) -> str:
    safe, fallen = swept.safe() is not None, swept.falls()
    if swept.best is None:
        return _("{name}: none of these rates is safe, diverged at {beyond}.")
    if fallen is None:
        if safe:
            return _("{name}: safe up to {rate}, most units fire to the end, best test accuracy {score} at {best}.")
        return _(
            "{name}: none of these rates is safe, most units fire to the end, best test accuracy {score} at {best}."
        )
    if swept.diverged[fallen].mean() >= 0.5:  # of three networks two
        if safe:
            return _("{name}: safe up to {rate}, diverged at {beyond}, best test accuracy {score} at {best}.")
        return _("{name}: none of these rates is safe, diverged at {beyond}, best test accuracy {score} at {best}.")
    if safe:
        return _("{name}: safe up to {rate}, {share} {dead} at {beyond}, best test accuracy {score} at {best}.")
    return _("{name}: none of these rates is safe, {share} {dead} at {beyond}, best test accuracy {score} at {best}.")


def _numbers(name: str, swept: Sweep) -> dict[str, str]:
    """Return what the gaps of a sentence are filled with, as far as it is known."""
    known = {"name": name, "dead": word(swept.word)}
    if swept.test_accuracy is not None:
        shares = {"score": (swept.test_accuracy, swept.best), "share": (swept.share, swept.falls())}
        known |= {gap: percent(swept.spread(part)[1][k]) for gap, (part, k) in shares.items() if k is not None}
    rates = {"rate": swept.safe(), "beyond": swept.falls(), "best": swept.best}
    return known | {gap: number(swept.rates[k]) for gap, k in rates.items() if k is not None}
