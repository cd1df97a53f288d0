"""The sweep over learning rates under every scaling of the digits, on one picture, and why the cliffs stand apart."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.cliffs import cliffs_picture
from acts.charts.training.sweep import PICK, sweep_csv
from acts.experiments.training.cliffs import RATES, SEEDS, Push, cliffs, push
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import SAFE, Sweep, word
from acts.language import _
from acts.network.digits import SCALINGS
from pages.kit import live, progress, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import film, lab
from pages.training.digits import controls

ROOM = 1.4  # the marks of a rate stand side by side


def show(words: Words, setup: Setup, rate: float, page: str) -> None:
    """Show the dead share against the learning rate, all scalings on one picture; a click opens a run."""
    words.show("cliffs", rates=str(len(RATES)), seeds=str(SEEDS), safe=percent(SAFE))
    work, names = cliffs(setup), [_(scaling.name) for scaling in SCALINGS.values()]
    here = names[[each.data for each in work.setups].index(setup.data)], rate
    control, place = st.empty(), st.empty()
    progress.work_on(
        work, control, "cliffs", _("Sweep"), lambda k: names[k], lambda _place: _draw(work, names, here, place)
    )
    _draw(work, names, here, place, page if work.finished else "")
    if work.finished:
        sweeps = {name: swept for name, swept in zip(names, work.results, strict=True) if swept is not None}
        st.markdown(told(sweeps))
        _table(words, work, sweeps)
        tables.download(_("CSV"), lambda: sweep_csv(sweeps, "pixels"), "digits_learning_rates.csv", "cliffs/csv")


def _draw(
    work: Trainings[Sweep], names: list[str], here: tuple[str, float], place: DeltaGenerator, page: str = ""
) -> None:
    sweeps = dict(zip(names, work.results, strict=True))
    said = _("The picture fills in as networks are trained.")
    if page:
        said = told({name: swept for name, swept in sweeps.items() if swept is not None})
    at = min(max(here[1], work.rates[0]), work.rates[-1])
    ends = work.rates[0] / ROOM, work.rates[-1] * ROOM
    picture = cliffs_picture(sweeps, ends, (here[0], at), word(work.setups[0].design), said)

    def opened(mark: Mapping[str, Any]) -> None:
        name, rate, seed = mark["name"], mark["rate"], int(mark["seed"])
        controls.take(page, work.setups[names.index(name)], rate, seed)
        lab.say_opened(name, rate, seed)

    with place.container():
        if page:
            live.clickable(picture, "cliffs", hash((work.setups, work.rates)), PICK, opened)
        else:
            live.show(picture, None)


def told(sweeps: dict[str, Sweep]) -> str:
    """Say for each scaling up to which rate it is safe, and what happens beyond."""
    return " ".join(_one(name, swept) for name, swept in sweeps.items())


def _one(name: str, swept: Sweep) -> str:
    rates, safe, fallen = swept.rates.tolist(), swept.safe(), swept.falls()
    if safe is None:
        parts = [_("{name}: no rate of these is safe").format(name=name)]
    else:
        parts = [_("{name}: safe up to {rate}").format(name=name, rate=number(rates[safe]))]
    if fallen is None:
        parts.append(_("and most units live to the end"))
    elif swept.diverged[fallen].mean() >= 0.5:  # of three networks two
        parts.append(_("diverged at {rate}").format(rate=number(rates[fallen])))
    else:
        share = percent(swept.spread(swept.share)[1][fallen])
        parts.append(
            _("{share} {dead} at {rate}").format(share=share, dead=film.word(swept.word), rate=number(rates[fallen]))
        )
    if swept.best is not None and swept.test_accuracy is not None:
        score = percent(swept.spread(swept.test_accuracy)[1][swept.best])
        parts.append(_("best test accuracy {score} at {rate}").format(score=score, rate=number(rates[swept.best])))
    return ", ".join(parts) + "."


def _table(words: Words, work: Trainings[Sweep], sweeps: dict[str, Sweep]) -> None:
    pushes = [push(setup) for setup in work.setups]
    falls = [swept.falls() for swept in sweeps.values()]
    cliff = [None if k is None else work.rates[k] for k in falls]
    raw, first = pushes[0], cliff[0]
    pixel, first_rows, second_rows = _("pixels"), [], []
    for name, each, at in zip(sweeps, pushes, cliff, strict=True):
        moved = "–" if at is None or first is None else number(at / first, 3)
        expected = number(raw.relative / each.relative, 3) if raw.spread and each.spread else "–"
        first_rows.append((name, number(each.norm), number(each.spread, 3), number(each.relative, 3)))
        common = percent(round(each.common, 3))
        second_rows.append((name, expected, "–" if at is None else number(at), moved, common))
    _why(words, work, dict(zip(SCALINGS, pushes, strict=True)), dict(zip(SCALINGS, cliff, strict=True)))
    # two tables, since one with all columns is too much for a phone
    heads = pixel, _("mean of $\\lvert x\\rvert^2 + 1$"), _("size of $z$ at first"), _("step, relative to $z$")
    tables.wide("step", heads, first_rows)
    heads = pixel, _("raw’s step ÷ this"), _("cliff at"), _("cliff ÷ raw’s"), _("in common")
    tables.wide("cliff", heads, second_rows)


def _why(words: Words, work: Trainings[Sweep], pushes: dict[str, Push], cliff: dict[str, float | None]) -> None:
    raw, scaled, centred = (pushes[slug] for slug in ("raw", "sixteenth", "centred"))
    if not (raw.spread and scaled.spread):
        words.show("why not")
        return
    spread = raw.spread / scaled.spread
    words.show(
        "why",
        raw=number(raw.norm),
        scaled=number(scaled.norm, 3),
        fall=number(raw.norm / scaled.norm, 3),
        spread=number(spread, 3),
        expected=number(raw.norm / scaled.norm / spread, 3),
    )
    if cliff["raw"] and cliff["sixteenth"]:
        words.show(
            "measured",
            measured=number(cliff["sixteenth"] / cliff["raw"], 3),
            apart=number(work.rates[1] / work.rates[0], 2),
        )
    words.show("common", common=percent(round(raw.common, 3)), centred=percent(round(centred.common, 3)))
    swept = work.results[list(SCALINGS).index("centred")]
    fallen = None if swept is None else swept.falls()
    if swept is not None and fallen is not None and swept.diverged[fallen].mean() >= 0.5:
        words.show("common diverges")
