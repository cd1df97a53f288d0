"""What centred outputs change in a training: five functions at their own best rates, by four optimisers."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.kit.picture import Picture
from acts.charts.networks.network import network_picture
from acts.experiments.networks.network import (
    FULL,
    LAYERS,
    LOOK,
    LOSS,
    OPTIMISERS,
    POINTS,
    STEPS,
    TASKS,
    Effort,
    Trained,
    training,
)
from acts.experiments.training.job import Job
from acts.language import _, joined
from pages.kit import address, live, progress, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number
from pages.kit.words import Words

NAME = "centring/network"
words = Words(__file__)


def show() -> None:
    """Show the trainings with their controls, and below them what centring changes.

    It is no fragment, since the training can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage(2)
    with picture:
        names = {"plain": _("Plain"), "momentum": _("Momentum"), "rmsprop": _("RMSprop"), "adam": _("Adam")}
        optimiser = address.choice(_("Optimiser"), names, f"{NAME}_by", "plain")
    with beside:
        tasks = {"moons": _("Two moons"), "circles": _("Circles")}
        task = address.choice(_("Task"), tasks, f"{NAME}_task", "moons")
        control = st.empty()
    look, full = training(task, optimiser, LOOK), training(task, optimiser, FULL)
    known, effort = (full.complete(), FULL) if full.finished else (look.complete(), LOOK)
    with picture:
        said = _sentence(known, effort)
        live.show(_picture(known, said), f"{NAME}/chart")
        st.markdown(said)
    if not full.finished and _train(full, control):
        st.rerun()
    words.show("network", loss=number(LOSS), steps=str(STEPS))
    drawer(_("The networks, and the rates"), "network_table", ":material/table_chart:", lambda: _table(known, effort))


def _train(full: Job[Trained], control: DeltaGenerator) -> bool:
    """Offer more rates and seeds; return whether this run has trained them."""
    start, label = _("Train more (about {time})"), _("Training")
    return progress.work_on(full, control, NAME, start, lambda _part: label, at_once=0.0)


def _picture(known: tuple[Trained, ...], said: str) -> Picture:
    return network_picture(known, said.replace("**", ""))


def _sentence(known: tuple[Trained, ...], effort: Effort) -> str:
    """Say what centring alone changes, and how that compares with the other functions."""
    sigmoid, shifted, *others = known
    pair = _(
        "**Centring alone: {ratio} times as fast.** The sigmoid takes {sigmoid} steps, the sigmoid - 1/2 "
        "takes {shifted} (medians over {seeds} seeds, each at its best of {rates} rates)."
    )
    if not shifted.median < sigmoid.median < float("inf"):
        pair = _(
            "The sigmoid takes {sigmoid} steps, the sigmoid - 1/2 takes {shifted} (medians over {seeds} seeds, each at "
            "its best of {rates} rates)."
        )
    rest = _("Tanh takes {tanh} steps, ReLU {relu} and ELU {elu}.")
    gaps = {each.activation.slug: _count(each.median) for each in others}
    gaps |= {"sigmoid": _count(sigmoid.median), "shifted": _count(shifted.median)}
    gaps |= {"seeds": str(effort.seeds), "rates": str(effort.rates)}
    gaps["ratio"] = number(sigmoid.median / shifted.median, 2)
    return joined([pair.format(**gaps), rest.format(**gaps)])


def _count(steps: float) -> str:
    return f"{steps:.0f}" if steps < float("inf") else _("more than {steps}").format(steps=STEPS)


def _table(known: tuple[Trained, ...], effort: Effort) -> None:
    """Show a row for each function: its best rate, its steps, and the mean activations at the end."""
    rows = []
    for each in known:
        low, high = float(each.steps.min()), float(each.steps.max())
        spread = _("{low} to {high}").format(low=_count(low), high=_count(high))
        ends = [number(each.middle[-1, layer], 2) for layer in range(2)]
        rows.append([_(each.activation.name), number(each.rate, 2), _count(each.median), spread, *ends])
    heads = (
        _("function"), _("best rate"), _("steps, median"), _("steps, all seeds"),
        _("mean, layer 1"), _("mean, layer 2"),
    )  # fmt: skip
    tables.wide("network-table", heads, rows)
    words.show(
        "network table", points=str(POINTS), first=str(LAYERS[1]), rates=str(effort.rates), seeds=str(effort.seeds),
        optimisers=str(len(OPTIMISERS)), tasks=str(len(TASKS)),
    )  # fmt: skip
