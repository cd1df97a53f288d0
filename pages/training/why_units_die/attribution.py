"""Why the units of one training fell silent: each under its cause, one of them step by step, and other seeds."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.charts.training.attribution import (
    LIVING,
    PICK,
    attribution_csv,
    causes_picture,
    seeds_picture,
    story_picture,
    who,
)
from acts.experiments.training.attribution import CAUSES, SEEDS, Attribution, Cause, Death, attribution_over_seeds
from acts.experiments.training.setup import Setup
from acts.language import _, ngettext
from pages.kit import address, live, progress, tables
from pages.kit.numbers import number, percent, telling
from pages.kit.words import Words
from pages.training import film

LEAP = 0.1  # of the samples: a unit that fired on so many one step before its silence fell from far
ROWS = 40  # of the table; the CSV has them all


def show(words: Words, setup: Setup, rate: float, seed: int, page: str) -> Attribution | None:
    """Show the causes in the reader's own run, the story of one unit, and the causes over several seeds.

    Return what was found in the run: None while a visitor has stopped the look at it.
    """
    work = attribution_over_seeds(setup, rate, seed, 1)
    looked = progress.single(work, "attribution/own", _("Look"), _("Every step of this run"))
    if not looked:
        return None
    (found,) = looked
    words.show("causes")
    names, key = _stories(found), f"{page}/who"
    chosen = address.remembered(key, lambda raw: raw if raw in names else None, "")
    if chosen not in names:  # it did not die in this run: the first one that did
        address.put(key, "", "")
        chosen = next(iter(names), "")
    _causes(found, setup.depth, chosen, key)
    words.show("leap")
    if setup.depth > 1:
        words.show("deeper")
    if names:
        words.show("story")
        _story(found, setup, names, chosen, key)
        _table(found)
    else:
        address.say_refused(key, _("unit"), _("no unit, since none fell silent"))
    _seeds(words, setup, rate, seed)
    return found


def causes(depth: int) -> dict[Cause, str]:
    """Return what the causes are called; inputs move behind the first hidden layer alone."""
    names: dict[Cause, str] = {
        "born": _("born dead"),
        "bias": _("the bias"),
        "weights": _("the weights"),
        "inputs": _("the inputs"),
    }
    return {cause: names[cause] for cause in CAUSES if cause != "inputs" or depth > 1}


def _causes(found: Attribution, depth: int, chosen: str, key: str) -> None:
    said, total = told(found), len(found.start)
    rows: dict[str, str] = {}
    for cause, name in causes(depth).items():
        rows[cause] = _("{cause}: {count} of {units}").format(cause=name, count=len(found.of(cause)), units=total)
    rows[LIVING] = _("not silent: {count} of {units}").format(count=total - len(found.deaths), units=total)

    def opened(mark: Mapping[str, Any]) -> None:
        if mark["who"]:
            address.put(key, mark["who"], "")

    live.clickable(causes_picture(found, rows, chosen, said), key, "causes", PICK, opened)
    st.markdown(said)


def _story(found: Attribution, setup: Setup, names: dict[str, str], chosen: str, key: str) -> None:
    widget = f"{key}/widget"
    if st.session_state.get(widget) != chosen:
        st.session_state[widget] = chosen
    st.selectbox(
        _("Unit"), list(names), format_func=lambda slug: names.get(slug, slug), key=widget, width=420,
        on_change=lambda: address.put(key, st.session_state[widget], ""),
    )  # fmt: skip
    address.say_refused(key, _("unit"), names[chosen])
    death = next(death for death in found.deaths if who(death) == chosen)
    said = story(death, found, setup)
    marked = _("last to fire") if death.step else _("largest")
    live.show(story_picture(death, stages(death), (_("z ≤ 0: silent"), marked), said), None)
    st.markdown(said)


def stages(death: Death) -> tuple[str, ...]:
    """Return what the rows of the story are called."""
    if not death.step:
        return _("without its bias"), _("as it starts: with its bias")
    first = _("after step {step}").format(step=death.step - 1) if death.step > 1 else _("at the start")
    middle = (_("with the new weights"),) + ((_("… and the new inputs"),) if death.layer > 1 else ())
    return first, *middle, _("… and the new bias: after step {step}").format(step=death.step)


def _stories(found: Attribution) -> dict[str, str]:
    several = max((death.layer for death in found.deaths), default=1) > 1
    names = causes(2)
    return {
        who(death): (
            _("layer {layer}, unit {unit}: ") if several else _("unit {unit}: ")
        ).format(layer=death.layer, unit=death.unit)
        + (
            _("step {step}, {cause}").format(step=death.step, cause=names[death.cause])
            if death.step
            else names["born"]
        )
        for death in found.deaths
    }  # fmt: skip


def told(found: Attribution) -> str:
    """Say how many units fell silent and of what, and whether those that fired on little at first fared worse."""
    units, deaths, dead = len(found.start), found.deaths, film.word(found.word)
    said = ngettext(
        "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is {dead} after {step} steps.",
        "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are {dead} after {step} steps.",
        len(deaths),
    )
    parts = [
        said.format(
            rate=number(found.rate, 6), seed=found.seed, count=len(deaths), units=units, dead=dead, step=found.steps
        )
    ]
    if found.divergence:
        parts.append(_("The training diverged with the next step, so it ends there."))
    if born := found.of("born"):
        drowned = sum(death.drowned for death in born)
        said = _("{born} never fired; with a bias of 0 {drowned} of them would have.")
        if drowned in (0, len(born)):
            said = _("{born} never fired, but would have with a bias of 0.") if drowned else _("{born} never fired.")
        parts.append(said.format(born=len(born), drowned=drowned))
    pushed = {
        "bias": _("the bias for {count}"),
        "weights": _("the weights for {count}"),
        "inputs": _("the inputs for {count}"),
    }
    counts = [words.format(count=len(found.of(cause))) for cause, words in pushed.items() if found.of(cause)]
    if counts:
        parts.append(
            _("The larger share of the last fall came from {counts}.").format(counts=_(", from ").join(counts))
        )
        leaps = sum(death.step > 0 and death.firing >= LEAP * found.samples for death in deaths)
        fell = len(deaths) - len(born)
        said = _("One step before, {leaps} of these {count} still fired on {share} of the samples or more.")
        if fell == 1:
            said = _("One step before, it still fired on {share} of the samples or more.")
            if not leaps:
                said = _("One step before, it fired on less than {share} of the samples already.")
        parts.append(said.format(leaps=leaps, count=fell, share=percent(LEAP)))
    return " ".join([*parts, _halves([found])]).strip()


def counts(found: Attribution) -> dict[str, str]:
    """Return what each cause comes to in one run, for the gaps in words."""
    numbers = {cause: len(found.of(cause)) for cause in CAUSES} | {"units": len(found.start)}
    numbers["drowned"] = sum(death.drowned for death in found.of("born"))
    return {name: str(count) for name, count in numbers.items()}


def _halves(found: list[Attribution]) -> str:
    """Say how many died of the units that fired on half of the samples or less at first, and of the others."""
    (few, few_died), (many, many_died) = (
        tuple(map(sum, zip(*(each.toll(*ends) for each in found), strict=True))) for ends in ((0.0, 0.5), (0.5, 1.0))
    )
    if not few or not many or not few_died + many_died:
        return ""
    return _(
        "Of the units that fired on half of the samples or fewer at first, but on some, {few_died} of {few} fell "
        "silent; of those that fired on more, {many_died} of {many}."
    ).format(few_died=few_died, few=few, many_died=many_died, many=many)


def story(death: Death, found: Attribution, setup: Setup) -> str:
    """Say how one unit fell silent, with the fall of its last firing sample taken apart."""
    name = _("Unit {unit}").format(unit=death.unit)
    if setup.depth > 1:
        name = _("Unit {unit} of hidden layer {layer}").format(unit=death.unit, layer=death.layer)
    place = ", ".join(number(float(x), 3) for x in setup.sets[0].x[death.sample])
    before, after = telling(death.before, death.after), telling(death.after, death.before)
    if not death.step:
        said = _("{name} never fires. Without its bias the largest pre-activation is z = {before}, at ({place}); ")
        said += _("with it {after}.") if death.drowned else _("it is no bias that keeps it silent (with it {after}).")
        return said.format(name=name, before=before, after=after, place=place)
    said = _(
        "{name} fell silent for good at step {step}. One step before it fired on {firing} of {samples} samples, "
        "highest on sample {sample}, at ({place}): z = {before}."
    ).format(
        name=name, step=death.step, firing=death.firing, samples=found.samples, sample=death.sample + 1,
        place=place, before=before,
    )  # fmt: skip
    parts = {
        "weights": _("the step of its weights"),
        "inputs": _("the move of its inputs"),
        "bias": _("the step of its bias"),
    }
    falls = {part: fall for part, fall in death.falls.items() if part != "inputs" or death.layer > 1}
    told = [
        (_("{part} took {much} away") if fall >= 0 else _("{part} added {much}")).format(
            part=parts[part], much=number(abs(fall))
        )
        for part, fall in falls.items()
    ]
    fall = _("In step {step} {parts}: z = {after}.").format(
        step=death.step, parts=_(", ").join(told[:-1]) + _(" and ") + told[-1], after=after
    )
    total = death.before - death.after
    share = _("The largest part is that of {cause}, {share} of the fall.").format(
        cause=causes(2)[death.cause], share=percent(falls[death.cause] / total)
    )
    return f"{said} {fall} {share}"


def _table(found: Attribution) -> None:
    with st.expander(_("Every silent unit in numbers"), icon=":material/table_rows:"):
        heads = (
            _("layer"), _("unit"), _("step"), _("cause"), _("fired at first"), _("fired one step before"),
            _("sample"), _("z before"), _("weights took"), _("inputs took"), _("bias took"), _("z after"),
        )  # fmt: skip
        tables.wide("deaths", heads, map(_row, found.deaths[:ROWS]))
        if len(found.deaths) > ROWS:
            st.markdown(
                _("These are the first {rows} of {all}; the CSV has them all.").format(rows=ROWS, all=len(found.deaths))
            )
        tables.download(_("CSV"), lambda: attribution_csv(found), "silent_units.csv", "attribution/csv")


def _row(death: Death) -> tuple[str, ...]:
    falls = [number(death.falls[part]) if death.step else "" for part in ("weights", "inputs", "bias")]
    return (
        str(death.layer), str(death.unit), str(death.step), causes(2)[death.cause], percent(death.start),
        str(death.firing), str(death.sample + 1), number(death.before), *falls, number(death.after),
    )  # fmt: skip


def _seeds(words: Words, setup: Setup, rate: float, seed: int) -> None:
    words.show("seeds", seeds=str(SEEDS))
    work = attribution_over_seeds(setup, rate, seed)
    control, place = st.empty(), st.empty()
    label = _("Every step of every seed")
    progress.work_on(work, control, "attribution", _("Look at them"), lambda _k: label)
    found = work.results[0]
    if not found:
        return
    said = over_seeds(found, setup.depth)
    with place.container():
        live.show(seeds_picture(found, causes(setup.depth), seed, said), None)
    st.markdown(said)


def over_seeds(found: tuple[Attribution, ...], depth: int) -> str:
    """Say how far the seeds differ in what their units fell silent of."""
    parts = []
    for cause, name in causes(depth).items():
        shares = [len(each.of(cause)) / len(each.start) for each in found]
        parts.append(
            _("{cause} {low} to {high} (mean {mean})").format(
                cause=name, low=percent(min(shares)), high=percent(max(shares)), mean=percent(sum(shares) / len(shares))
            )
        )
    said = ngettext(
        "Share of all hidden units over {count} seed, from {first}: {parts}.",
        "Share of all hidden units over {count} seeds, from {first} to {last}: {parts}.",
        len(found),
    )
    whole = said.format(count=len(found), first=found[0].seed, last=found[-1].seed, parts=_("; ").join(parts))
    return f"{whole} {_halves(list(found))}".strip()
