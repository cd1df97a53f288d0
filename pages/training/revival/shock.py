"""Shock and cool on a page: its controls, its trainings with their progress, and what came of them in words."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.charts.training.revival import revival_csv, revival_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.presets import Preset
from acts.experiments.training.revival import (
    CHOICES,
    COOL,
    EARLIER,
    EARLIER_ACCURACY,
    FAMOUS,
    HIGH,
    LOW,
    SEEDS,
    SHOCK,
    USUAL,
    Revival,
    overflows,
    revival,
    shocked,
)
from acts.experiments.training.setup import Setup
from acts.language import _, ngettext
from acts.network import GENERATORS
from pages.kit import live, progress, setups, tables
from pages.kit.controls import Choice, Choices, Lab, Number, Whole
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.ending import word

DATA = tuple(slug for slug, generator in GENERATORS.items() if generator.kind == "classes")
LAB = Lab(
    (
        Choice("revival/data", "Data", DATA, lambda slug: _(GENERATORS[slug].name), FAMOUS.data),
        Choices("revival/units", "Activations", tuple(CHOICES), lambda slug: setups.unit(_under(Setup(), slug)), USUAL),
        Number("shock_rate", "Learning rate of the shock", 0.0, 1e4, HIGH, 0.5, width=210),
        Whole("shock_steps", "Steps of the shock", 1, 1000, SHOCK),
        Number("cool_rate", "Learning rate after it", 0.0, 1e4, LOW, 0.1, width=210),
        Whole("cool_steps", "Steps after it", 1, 5000, COOL),
        Whole("shock_width", "Hidden units a layer", 1, 128, FAMOUS.width),
        Whole("shock_depth", "Hidden layers", 1, 3, 1),
        Whole.seed("shock_seed", lambda: _("First of {count} seeds").format(count=SEEDS)),
        Whole.seed("shock_data_seed", "Seed of the data"),
    )
)


def settings() -> tuple[dict[str, Setup], float, int]:
    """Show the controls; return what is to be trained by name, the rate of the shock, and the first seed."""
    values = LAB.show("data", "units")
    notes = st.container()
    for names in (
        ("shock_rate", "shock_steps", "cool_rate", "cool_steps"),
        ("shock_width", "shock_depth", "shock_seed", "shock_data_seed"),
    ):
        with st.container(horizontal=True):
            values = LAB.show(*names, given=values, notes=notes)
    chosen, high, seed = setups_of(values)
    return {setups.unit(each): each for each in chosen}, high, seed


def setups_of(values: Mapping[str, Any]) -> tuple[list[Setup], float, int]:
    """Return the trainings that the controls describe, the learning rate of the shock, and the first seed."""
    plain = Setup(values["data"], values["shock_data_seed"], values["shock_width"], values["shock_depth"])
    setup = shocked(plain, values["shock_steps"], values["cool_steps"], values["cool_rate"])
    return [_under(setup, slug) for slug in values["units"]], values["shock_rate"], values["shock_seed"]


def values_of(preset: Preset) -> dict[str, Any]:
    """Return what the controls have to be set to for a preset."""
    setup, (shock, cool) = preset.setup, preset.setup.phases
    return {
        "data": setup.data,
        "units": (_choice(setup),),
        "shock_rate": preset.rate,
        "shock_steps": shock.steps,
        "cool_rate": cool.rate or 0.0,
        "cool_steps": cool.steps,
        "shock_width": setup.width,
        "shock_depth": setup.depth,
        "shock_seed": preset.seed,
        "shock_data_seed": setup.data_seed,
    }


def _under(setup: Setup, choice: str) -> Setup:
    """Return a setup under one of `CHOICES`."""
    slug, parameters = CHOICES[choice]
    return setup.under(slug, *parameters)


def _choice(setup: Setup) -> str:
    return next(slug for slug, unit in CHOICES.items() if unit == (setup.activation, setup.parameters))


def show(words: Words, chosen: dict[str, Setup], high: float, seed: int) -> None:
    """Train what is chosen, show each as a picture with its sentence, and all of them in a table."""
    works = {name: revival(setup, high, seed) for name, setup in chosen.items()}
    control = st.empty()
    cells = [cell for _row in range((len(works) + 1) // 2) for cell in st.columns(2, gap="large")]
    places = {}
    for cell, name in zip(cells, works, strict=False):
        cell.markdown(f"**{name}**")
        places[name] = cell.empty()
        _draw(name, works[name], chosen[name], places[name])
    for name, work in works.items():
        if not progress.work_on(
            work, control, f"shock/{name}", _("Train {name}").format(name=name),
            lambda _place, name=name: name,
            lambda _place, name=name: _draw(name, works[name], chosen[name], places[name]),
        ):  # fmt: skip
            break
    done = {name: work.results[0] for name, work in works.items() if work.finished and work.results[0]}
    if done:
        words.show("table")
        st.markdown(_table(done))
        tables.download(_("CSV"), lambda: revival_csv(done), "shock_and_cool.csv", "shock/csv")


def _draw(name: str, work: Trainings[Revival], setup: Setup, place) -> None:
    seen = work.results[0]
    with place.container():
        if seen is None:
            st.caption(_("Not trained yet."))
            return
        said = told(name, seen, setup, work.rates[0]) if work.finished else _("{name}: under way.").format(name=name)
        key = f"shock/{name}/{work.key}" if work.finished else None
        live.show(revival_picture(seen, said), key)
        if work.finished:
            st.markdown(said)


def told(name: str, seen: Revival, setup: Setup, high: float) -> str:
    """Say how many units were silent after the shock and at the end, who came back, and what became of the rest."""
    silent, ends = seen.share(), (seen.peak, -1)
    before, after = (silent[:, k] for k in ends)
    parts = [
        _("{name}: after the shock {before} of the units are {dead} (seeds: {low} to {high}), at the end {after}.")
        .format(
            name=name, before=percent(before.mean()), dead=word(seen.word), low=percent(before.min()),
            high=percent(before.max()), after=percent(after.mean()),
        )
    ]  # fmt: skip
    if lost := [end.step for end in seen.divergences if end is not None]:
        said = ngettext(
            "The numbers of {count} of {all} networks left even float64, first after {step} step; each is drawn and "
            "told as it was before.",
            "The numbers of {count} of {all} networks left even float64, first after {step} steps; each is drawn and "
            "told as it was before.",
            min(lost),
        )
        parts.append(said.format(count=len(lost), all=len(seen.seeds), step=min(lost)))
    parts.append(_back(seen))
    if seen.accuracy is not None:
        parts.append(_("Training accuracy: {score}.").format(score=spread(seen.accuracy[:, -1], percent)))
    gone = int(seen.exploded.sum())
    if gone:
        said = _(
            "{count} of {all} networks exploded: the shock made their weights {growth} times as large, and at the end "
            "their mean loss is {loss}."
        )
        growth, loss = (span(values[seen.exploded]) for values in (seen.growth, seen.loss[:, -1]))
        parts.append(said.format(count=gone, all=len(seen.seeds), growth=growth, loss=loss))
        over = overflows(setup, high, int(seen.seeds[0]))
        if over:
            parts.append(
                _("In float32, as most networks are trained, {count} of {all} overflow, the first after {step} steps.")
                .format(count=len(over), all=len(seen.seeds), step=min(over))
            )  # fmt: skip
    else:
        parts.append(
            _("The weights are {growth} times as large as before the first step.").format(growth=span(seen.growth))
        )
    return " ".join(parts)


def _back(seen: Revival) -> str:
    down, back, fell = (part.sum(axis=0).tolist() for part in (seen.down, seen.revived, seen.fallen))
    names = (_("first"), _("second"), _("third"))
    if len(down) == 1:
        said = _("No unit was silent; {fell} have fallen silent since.")
        if down[0]:
            said = ngettext(
                "Of {down} silent unit {back} fires again at the end, and {fell} others have fallen silent.",
                "Of {down} silent units {back} fire again at the end, and {fell} others have fallen silent.",
                down[0],
            )
        return said.format(down=down[0], back=back[0] or _("none"), fell=fell[0] or (_("no") if down[0] else _("none")))
    layers = ", ".join(
        _("{back} of {down} in the {layer} layer").format(back=back[k], down=down[k], layer=names[k])
        for k in range(len(down))
    )
    return _("Silent units that fire again at the end: {layers}. Others that have fallen silent: {fell}.").format(
        layers=layers, fell=sum(fell)
    )


def spread(values, write) -> str:
    """Write the mean of some values, with the lowest and the highest."""
    mean, low, high = write(values.mean()), write(values.min()), write(values.max())
    return mean if low == high else _("{mean} (seeds: {low} to {high})").format(mean=mean, low=low, high=high)


def span(values) -> str:
    """Write the lowest and the highest of some values."""
    low, high = number(values.min(), 2), number(values.max(), 2)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _table(done: Mapping[str, Revival]) -> str:
    heads = (_("activation"), _("silent"), _("back / fallen"), _("accuracy"))
    rows = []
    for name, seen in done.items():
        silent, gone = seen.share().mean(axis=0), int(seen.exploded.sum())
        blown = _(" ({count} of {all} exploded)").format(count=gone, all=len(seen.seeds)) if gone else ""
        rows.append(
            (
                name + blown,
                f"{percent(silent[seen.peak])} → {percent(silent[-1])}",
                f"{int(seen.revived.sum())} / {int(seen.fallen.sum())}",
                "" if seen.accuracy is None else percent(seen.accuracy[:, -1].mean()),
            )
        )
    return tables.table(heads, rows)


def card(preset: Preset) -> dict[str, str] | None:
    """Return the numbers of a preset for the gaps in its words; None as long as nobody has trained it."""
    work = revival(preset.setup, preset.rate, preset.seed)
    if not work.finished or not work.results[0]:
        return None
    before, after = EARLIER[_choice(preset.setup)]
    quoted = {"before": before, "after": after, "accuracy": EARLIER_ACCURACY}
    return counts(work.results[0]) | {f"then_{name}": percent(share) for name, share in quoted.items()}


def counts(seen: Revival) -> dict[str, str]:
    """Return the numbers of a training that words have gaps for."""
    silent = seen.share()
    numbers = {
        "before": percent(silent[:, seen.peak].mean()),
        "after": percent(silent[:, -1].mean()),
        "accuracy": "" if seen.accuracy is None else percent(seen.accuracy[:, -1].mean()),
        "growth": number(seen.growth.max(), 2),
        "exploded": str(int(seen.exploded.sum())),
        "seeds": str(len(seen.seeds)),
    }
    for layer, (down, back) in enumerate(zip(seen.down.sum(axis=0), seen.revived.sum(axis=0), strict=True), 1):
        numbers |= {f"down{layer}": str(int(down)), f"back{layer}": str(int(back))}
    return numbers
