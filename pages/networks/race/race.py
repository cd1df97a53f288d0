"""The race to a training loss: a few functions at first, all of them on a press, trained once for all visitors."""

import math
from functools import partial

import streamlit as st

from acts.catalogue import CATALOGUE
from acts.charts.kit.picture import Picture
from acts.charts.networks.race import LIVE, MOST, TARGET, race_picture, ranking_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.networks.race import (
    COURSES,
    DATA,
    LOOK,
    REFERENCE,
    TIMES,
    TIMES_FROM,
    Finish,
    Racer,
    race,
    racers,
    ranking,
    ratio,
)
from acts.language import _, joined, ngettext
from pages.kit import address, controls, links, live, progress, scenes, setups, sources, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.popover import popover
from pages.kit.words import Words

PAGE = "race"
RIVAL = "tanh"
"""The function that the published race was against."""

words = Words(__file__)


def show() -> None:
    """Show the race on the chosen task, and below it its rules, all functions in numbers, and what is published."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        data = address.choice(_("Task"), {slug: task(slug) for slug in DATA}, f"{PAGE}/data", DATA[0])
        target = controls.box(TARGET, f"{PAGE}_loss", width=180)
        chosen = _chosen()
        done = _train(data)
    shown = racers(data, tuple(dict.fromkeys((REFERENCE, RIVAL, *chosen))))
    with picture:
        _picture(data, {slug: shown[slug] for slug in chosen}, shown, target, done=done)
    found = {slug: racer.finish(target) for slug, racer in shown.items()}
    words.show("race", rule=_rule(data, found), times=str(TIMES), source=sources.cited(TIMES_FROM))
    setup = race(data).setups[0]
    st.caption(setups.described(setup, with_unit=False))
    links.page("centring", _("“Outputs that are not zero-centred learn slowly”: measured"))
    drawer(_("The rules of the race"), f"{PAGE}_rules", ":material/menu_book:", partial(_rules, data))
    if done:
        label = _("All {count} functions in numbers").format(count=len(CATALOGUE))
        drawer(label, f"{PAGE}_all", ":material/table_rows:", partial(_all, data, target))


def task(data: str) -> str:
    """Name a task in a word or two."""
    return _(COURSES[data].name)


def _chosen() -> tuple[str, ...]:
    """Let the reader choose the functions of the picture."""
    names = {slug: _(activation.name) for slug, activation in CATALOGUE.items()}
    with popover(_("Functions"), ":material/checklist:"):
        place = st.container()
        chosen = address.choices(
            _("At most {count} of these").format(count=MOST), names, f"{PAGE}/fns", default=LOOK, where=place,
            none=_("the functions of the first look"),
        )  # fmt: skip
    return (chosen or LOOK)[:MOST]


def _train(data: str) -> bool:
    """Offer to train all functions; return whether they are trained."""
    work = race(data)
    start = _("Train all {count} functions (about {time})").format(count=len(work.setups), time="{time}")
    done = progress.work_on(
        work, st.empty(), f"{PAGE}/all/{data}", start, lambda k: _(work.setups[k].design.activation.name), at_once=0.0
    )
    if not done:
        said = _("{rates} learning rates and {seeds} seeds each, trained once for all visitors.")
        st.caption(said.format(rates=len(work.rates), seeds=len(work.seeds)))
    return done


def _picture(data: str, chosen: dict[str, Racer], shown: dict[str, Racer], target: float, *, done: bool) -> None:
    named = tuple((_(racer.activation.name), racer) for racer in chosen.values())

    def said(target: float) -> str:
        return sentence(data, {slug: racer.finish(target) for slug, racer in shown.items()}, tuple(chosen), target)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        beside = tuple(_steps(racer.finish(each)) for (each,) in LIVE.settings(start) for racer in chosen.values())
        return race_picture(named, shown[REFERENCE], start, beside, tuple(sentences))

    live.chart(
        f"{PAGE}/race", {TARGET: f"{PAGE}_loss"}, {TARGET.name: target}, LIVE.settings, drawn, said,
        of=f"{data}/{','.join(chosen)}/{done}",
    )  # fmt: skip


def _steps(finish: Finish) -> str:
    """Say beside a bar how many steps it stands for."""
    if finish.arrived == len(finish.steps):
        return _count(finish.median)
    if finish.arrived == 0:
        return _("not reached")
    return _("{count} of {all} seeds").format(count=finish.arrived, all=len(finish.steps))


def _count(steps: float) -> str:
    return number(steps, 2 if steps < 100 else 3)


def sentence(data: str, found: dict[str, Finish], chosen: tuple[str, ...], target: float) -> str:
    """Say who gets to the loss first, how many steps ReLU needs, and how many times as many the rival needs."""
    ranked = sorted(chosen, key=lambda slug: found[slug].median)
    best, reference = found[ranked[0]], found[REFERENCE]
    seeds = len(best.steps)
    if best.arrived * 2 <= seeds:
        said = _("On {data}, no function here gets to a training loss of {target} with most of its {seeds} seeds.")
        return said.format(data=task(data), target=number(target), seeds=seeds)
    level = sum(found[slug].low <= best.high and math.isfinite(found[slug].median) for slug in chosen)
    first = ngettext(
        "On {data}, {name} gets to a training loss of {target} first: {steps} steps, the median of {seeds} seeds.",
        "On {data}, {name} is the first of {count} near equals at a training loss of {target}: {steps} steps, the "
        "median of {seeds} seeds.",
        level,
    ).format(
        data=task(data), name=_(CATALOGUE[ranked[0]].name), target=number(target), steps=_count(best.median),
        seeds=seeds, count=level,
    )  # fmt: skip
    return joined([first, _against(found[RIVAL], reference)])


def _against(rival: Finish, reference: Finish) -> str:
    """Say how many times as many steps as ReLU tanh needs."""
    ends = ratio(rival, reference)
    if ends is None:
        return _("Not every seed of tanh and ReLU gets there.")
    low, middle, high = (number(each, 2) for each in ends)
    said = _("Tanh needs {middle} times as many steps as ReLU ({low} to {high}).")
    return said.format(low=low, middle=middle, high=high)


def _rule(data: str, found: dict[str, Finish]) -> str:
    """Say whether the published factor is seen here."""
    ends = ratio(found[RIVAL], found[REFERENCE])
    if ends is None:
        return _("At this loss ReLU and tanh cannot be compared on every seed.")
    low, middle, high = ends
    values = {"data": task(data), "times": number(middle, 2), "seeds": len(found[RIVAL].steps)}
    if low >= TIMES:
        said = _("On {data}, over {seeds} seeds, the median factor is {times}: at least as large as the published one.")
    elif low > 1:
        said = _("On {data}, over {seeds} seeds, ReLU is faster on every seed; the median factor is {times}.")
    elif high < 1:
        said = _("On {data}, over {seeds} seeds, tanh is faster on every seed; the median factor is {times}.")
    else:
        said = _(
            "On {data}, over {seeds} seeds, the median factor is {times}; on some seeds ReLU is faster, on others tanh."
        )
    return said.format(**values)


def _rules(data: str) -> None:
    course = COURSES[data]
    rates, few = (_(", ").join(map(number, each)) for each in (course.rates, course.look_rates))
    words.show("rules", rates=rates, few=few)


def _all(data: str, target: float) -> None:
    result, known = ranking(data), racers(data, tuple(CATALOGUE))
    finishes = {slug: racer.finish(target) for slug, racer in known.items()}
    said = _("Steps to a training loss of {target} (a dash: not reached), and the test accuracy at the end:")
    st.markdown(said.format(target=target))
    heads = (_("function"), _("rate"), _("steps, median"), _("lowest"), _("highest"), _("test accuracy"), _("its rate"))
    order = sorted(CATALOGUE, key=lambda slug: finishes[slug].median)
    rows = []
    for slug in order:
        finish, entry = finishes[slug], result.entry(slug)
        steps = (number(each, 3) if each < float("inf") else "–" for each in (finish.median, finish.low, finish.high))
        name = _(CATALOGUE[slug].name)
        rows.append((name, number(finish.rate), *steps, percent(entry.median), number(entry.rate)))
    tables.wide(f"{PAGE}-all", heads, rows)
    names = tuple(_(entry.activation.name) for entry in result.entries)
    live.show(ranking_picture(result, names, _("Test accuracies of all functions."), whole=True), f"{PAGE}/all/{data}")
    sweeps = {_(racer.activation.name): racer.swept for racer in known.values()}
    tables.download(_("CSV of all networks"), lambda: sweep_csv(sweeps), f"functions_on_{data}.csv", f"{PAGE}/csv")
