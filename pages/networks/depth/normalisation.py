"""Batch normalisation as a switch: on signals through an untrained network, and on trainings at many learning rates."""

import math
from functools import partial

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.kit.powers import power
from acts.charts.networks.normalisation import LIVE, SCALE, passage_picture, rates_picture
from acts.experiments.networks.normalisation import (
    BATCH_RATE,
    BATCH_SEEDS,
    BATCHES,
    DRAWS,
    FUNCTIONS,
    LAYERS,
    LEARNED,
    LOOK,
    NETWORK,
    RATES,
    SEEDS,
    STEPS,
    WIDTH,
    Learned,
    Passage,
    growth,
    modes,
    passage,
    small_batches,
    trained,
    trainings,
)
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, word
from acts.language import _, joined, ngettext
from acts.references import IOFFE_SZEGEDY_2015, SANTURKAR_2018, YANG_2019
from pages.kit import address, controls, live, progress, scenes, setups, sources, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words

NAME = "depth/normalisation"
AT_ONCE = 2e9  # multiplications, about 0.3 seconds
MODES_RATE = 0.316
GROWTH = math.sqrt(math.pi / (math.pi - 1))
"""What a layer multiplies the gradient by in a wide normalised ReLU network, by theory."""

words = Words(__file__)


def show() -> None:
    """Show the switch with what it changes, and below it what normalisation is, and what it does not do.

    It is no fragment, since a training can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage(1, wide=4)
    with beside:
        address.switch("norm_on")
        on = st.toggle(_("Batch normalisation"), key="norm_on")
        address.say_refused("norm_on", _("batch normalisation"), _("off"))
        views = {"signals": _("Untrained: signals"), "training": _("Trained: accuracy")}
        view = address.choice(_("Look at"), views, f"{NAME.partition('/')[0]}/norm_view", "signals")
        slug = controls.function("depth/norm_fn", FUNCTIONS, FUNCTIONS[0])
        scale = controls.number_box(
            _("Scale $σ_w$"), "norm_scale", SCALE.domain.low, SCALE.domain.high, SCALE.default, 0.2, _("scale"), 108
        )
        batch = BATCHES[0]
        if view == "training":
            sizes = {str(size): str(size) for size in BATCHES}
            batch = int(address.choice(_("Batch size"), sizes, "depth/norm_batch", str(batch)))
        else:
            seed = controls.seed("norm_seed")
    setup = trained(slug, scale, batch)
    with picture:
        if view == "training":
            _trained(setup, on)
        else:
            _signals(slug, scale, seed, on)
    words.show("normalisation")
    words.show(f"normalisation {view}", **_numbers())
    if view == "training":
        st.caption(setups.described(setup))
    label = _("Forward and backward through it, line by line")
    drawer(label, "norm_derivation", ":material/function:", _derivation)
    label = _("Training and evaluation compute differently")
    drawer(label, "norm_modes", ":material/compare_arrows:", partial(_modes, slug, scale))
    drawer(_("What it does not cure"), "norm_limits", ":material/rule:", partial(_limits, slug, scale))


def _numbers() -> dict[str, str]:
    width, depth = NETWORK
    return {
        "layers": str(LAYERS), "units": str(WIDTH), "draws": str(DRAWS), "width": str(width), "depth": str(depth),
        "steps": str(STEPS), "goal": percent(LEARNED),
    }  # fmt: skip


def _signals(slug: str, scale: float, seed: int, on: bool) -> None:
    def found(start: tuple[float, ...]) -> Passage:
        return passage(slug, tuple(each for (each,) in LIVE.settings(start)), seed)

    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        return passage_picture(found(start), on, start[0], tuple(said))

    live.chart(
        NAME,
        {SCALE: "norm_scale"},
        {SCALE.name: scale},
        LIVE.settings,
        drawn,
        lambda scale: _signals_said(found((scale,)), scale, on),
        of=str((slug, seed, on)),
    )


def _signals_said(found: Passage, scale: float, on: bool) -> str:
    """Say what becomes of the gradient and of the units on the way, without and with normalisation."""
    place = found.scales.index(scale)
    gaps: list[dict[str, str]] = []
    for kind in range(2):
        first, stuck = found.gradients[kind, place, :, 0], found.stuck[kind, place].mean(axis=0)
        gaps.append(
            {
                "low": power(float(first.min())), "high": power(float(first.max())),
                "stuck": percent(round(float(stuck.max()), 3)), "layer": str(int(stuck.argmax()) + 1),
                "last": str(LAYERS),
            }
        )  # fmt: skip
    share = (
        _("{stuck} of the units are dead in layer {layer}.")
        if found.dies
        else _("{stuck} of the outputs are saturated in layer {layer}.")
    )
    without = _("Without normalisation, the gradient in layer 1 is {low} to {high} times that in layer {last}.")
    said = [without, share] if found.stuck[0, place].any() else [without]
    said = [each.format(**gaps[0]) for each in said]
    if on:
        with_it = _("With normalisation, it is {low} to {high} times.")
        none = _("No unit is dead.") if found.dies else _("No output is saturated.")
        said += [with_it.format(**gaps[1]), share.format(**gaps[1]) if found.stuck[1, place].any() else none]
    return joined(said)


def _trained(setup: Setup, on: bool) -> None:
    """Show the accuracies at each learning rate: over one seed at once, and over all on a press."""
    first, every = trainings(setup, LOOK), trainings(setup, tuple(range(SEEDS)))
    place, control = st.empty(), st.empty()
    if not every.finished and first.load <= AT_ONCE:
        first.complete()

    def draw(_part: int) -> None:
        work = every if every.finished else first
        swept = tuple(part for part in work.results if part is not None)
        said = _trained_said(swept, on) if len(swept) == 2 else ""
        with place.container():
            live.show(rates_picture(swept, RATES, on, word(setup.design), said), None)
            st.markdown(said)

    draw(0)
    start = _("Train {count} seeds (about {time})").format(count=SEEDS, time="{time}")
    names = [_("Without normalisation"), _("With normalisation")]
    if not every.finished and progress.work_on(
        every, control, f"{NAME}/train", start, lambda part: names[part], at_once=0.0
    ):
        draw(0)


def _trained_said(swept: tuple[Sweep, ...], on: bool) -> str:
    """Say at which learning rates every seed learns, without and with normalisation, and the best mean accuracy."""
    learned = (
        _("Without normalisation, every seed reaches {goal} test accuracy at rates {rates} (best mean {best})."),
        _("With normalisation, every seed reaches it at rates {rates} ({best})."),
    )
    nothing = (
        _("Without normalisation, no rate brings every seed to {goal} test accuracy (best mean {best})."),
        _("With normalisation, no rate is enough ({best})."),
    )
    seeds = len(swept[0].seeds)
    trained_on = ngettext("We train {count} seed.", "We train {count} seeds.", seeds)
    said = [trained_on.format(count=seeds)]
    for kind, each in enumerate(swept[: 2 if on else 1]):
        found = Learned.of(each)
        between = _("{low} to {high}") if found.low < found.high else "{low}"
        rates = between.format(low=number(found.low), high=number(found.high))
        message = (learned if found.count else nothing)[kind]
        said.append(message.format(goal=percent(LEARNED), rates=rates, best=percent(round(found.best, 3))))
    return joined(said)


def _derivation() -> None:
    words.show(
        "normalisation derivation", ioffe=sources.cited(IOFFE_SZEGEDY_2015), santurkar=sources.cited(SANTURKAR_2018)
    )  # fmt: skip


def _modes(slug: str, scale: float) -> None:
    """Show what training and evaluation make of the same networks, on the same digits."""
    seeds = tuple(range(BATCH_SEEDS))
    found = modes(trained(slug, scale, BATCHES[0]), MODES_RATE, seeds)
    words.show("normalisation modes", rate=number(MODES_RATE), seeds=str(len(seeds)), batch=str(BATCHES[0]))
    rows = [
        (str(step), _range(own), _range(running))
        for step, own, running in zip(found.steps, found.own.T.tolist(), found.running.T.tolist(), strict=True)
    ]
    heads = (_("steps"), _("accuracy, statistics of the data"), _("accuracy, running statistics"))
    tables.wide("norm-modes", heads, rows)


def _limits(slug: str, scale: float) -> None:
    """Say what normalisation leaves as it is, and train with small batches on a press."""
    factors = growth(passage("relu", (scale,), 0))[0]
    words.show(
        "normalisation limits",
        theory=number(GROWTH, 3), low=number(factors.min(), 3), high=number(factors.max(), 3),
        yang=sources.cited(YANG_2019),
    )  # fmt: skip
    work, seeds = small_batches(slug, scale), BATCH_SEEDS
    start = _("Train with batches of {sizes} (about {time})").format(
        sizes=_(", ").join(str(size) for size in BATCHES), time="{time}"
    )  # fmt: skip
    if not progress.work_on(
        work, st.empty(), f"{NAME}/batches", start, lambda _part: _("Training"), lambda _part: None, at_once=0.0
    ):
        return
    words.show("normalisation batches", rate=number(BATCH_RATE), seeds=str(seeds), steps=str(STEPS))
    ranges = [_range(each.accuracies) for each in map(Learned.of, work.complete())]
    rows = [
        (str(size), without, with_it)
        for size, without, with_it in zip(BATCHES, ranges[: len(BATCHES)], ranges[len(BATCHES) :], strict=True)
    ]
    tables.wide("norm-batches", (_("batch size"), _("without normalisation"), _("with normalisation")), rows)


def _range(accuracies: list[float]) -> str:
    """Write accuracies from the lowest to the highest."""
    return f"{percent(round(min(accuracies), 3))} – {percent(round(max(accuracies), 3))}"
