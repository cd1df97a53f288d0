"""Watching a training: four curves of a patient, a guess at what is wrong, and the same training with the remedy."""

import math

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.networks.watching import LIVE, STEP, watching_picture
from acts.experiments.networks.watching import (
    EVERY,
    FAULTS,
    PATIENTS,
    RIGHT,
    SEEDS,
    STEPS,
    Patient,
    Signs,
    Watched,
    healthy,
    peak,
    signs,
    watched,
    worst,
)
from acts.language import _, joined, ngettext
from pages.kit import address, controls, live, predict, scenes, setups
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "depth"
NAME = f"{PAGE}/watching"
words = Words(__file__)


class Record(controls.Number):
    """A box of a step that is recorded."""

    __slots__ = ()

    def legal(self, value: float) -> bool:
        """Return whether the training has a record at this step."""
        return controls.Number.legal(self, value) and value % EVERY == 0


@fragment
def show() -> None:
    """Show the curves of a patient, the guess beside them, and below them how to read such curves."""
    picture, beside = scenes.stage(wide=3)
    with beside:
        names = {slug: _("Patient {letter}").format(letter=slug.upper()) for slug in PATIENTS}
        short = {slug: slug.upper() for slug in PATIENTS}
        slug = address.choice(_("Patient"), short, f"{PAGE}/watch_patient", next(iter(PATIENTS)))
        patient = PATIENTS[slug]
        card = st.container()
        with st.container(horizontal=True):
            step = Record("watch_step", "At step", 0.0, float(STEPS), STEP.default, float(EVERY), "step", 96).show()
            seed = controls.Whole("watch_seed", "Seed", 0, controls.SEEDS, 0, 96).show()
        found = watched(patient.setup, patient.rate, seed)
        guess = f"diagnosis_{slug}"
        with card:
            predict.ask(PAGE, _("What is wrong?"), _faults(), patient.fault, lambda: _why(patient, found), guess)
            known = address.standing(f"{PAGE}/{guess}", "") in FAULTS
            treated = known and _remedy(patient)
    with picture:
        other = watched(patient.remedy, patient.remedy_rate, seed) if treated else healthy(seed)
        _picture(names[slug], found, other, treated, step)
    words.show("watching", right=number(RIGHT), seeds=str(SEEDS), steps=str(STEPS))
    if known:
        st.caption(setups.described(patient.setup))
    drawer(_("How to read each curve"), "watch_reading", ":material/monitor_heart:", _reading)


def _faults() -> dict[str, str]:
    return {
        "low": _("learning rate too low"),
        "high": _("learning rate too high"),
        "dead": _("units dead from the start"),
        "vanishing": _("vanishing gradient"),
        "scale": _("initial weights too large"),
    }


def _remedy(patient: Patient) -> bool:
    """Show the switch that draws the training with the remedy; return whether it is on."""
    names = {
        "low": _("Remedy: learning rate {rate}").format(rate=number(patient.remedy_rate)),
        "high": _("Remedy: learning rate {rate}").format(rate=number(patient.remedy_rate)),
        "dead": _("Remedy: biases from {offset}").format(offset=number(patient.remedy.offset)),
        "vanishing": _("Remedy: batch normalisation"),
        "scale": _("Remedy: weights × {scale}").format(scale=number(patient.remedy.scale)),
    }
    address.switch("watch_remedy")
    on: bool = st.toggle(names[patient.fault], key="watch_remedy")
    address.say_refused("watch_remedy", _("the remedy"), _("off"))
    return on


def _picture(name: str, found: Watched, other: Watched, treated: bool, step: float) -> None:
    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        return watching_picture(found, other, treated, name, start[0], tuple(said))

    live.chart(
        NAME,
        {STEP: "watch_step"},
        {STEP.name: step},
        LIVE.settings,
        drawn,
        lambda step: _sentence(name, found, step),
        of=str((name, hash(found), hash(other), treated)),
    )


def _sentence(name: str, found: Watched, step: float) -> str:
    """Say what the curves show at a step."""
    now = signs(found, step)
    if not now.left:
        gone = _("{name} at step {step}: all {seeds} seeds have diverged.")
        return gone.format(name=name, step=number(step), seeds=SEEDS)
    said = _(
        "{name} at step {step}: loss {loss}. An update changes the weights of layer 1 by {first} of their size, those "
        "of the last layer by {last}."
    )
    stuck = _("{share} of the units are dead.") if found.dies else _("{share} of the outputs are saturated.")
    parts = [
        said.format(
            name=name, step=number(step), loss=number(now.loss, 3), first=_small(now.ratios[0]),
            last=_small(now.ratios[1]),
        ),
        stuck.format(share=percent(round(now.stuck, 3))),
    ]  # fmt: skip
    if now.left < SEEDS:
        gone = ngettext("{count} seed has diverged.", "{count} seeds have diverged.", SEEDS - now.left)
        parts.append(gone.format(count=SEEDS - now.left))
    return joined(parts)


def _small(share: float) -> str:
    return number(share, 2) if share else "0"


def _why(patient: Patient, found: Watched) -> str:
    """Say what in the curves shows the fault, in the numbers of this training."""
    first, last = signs(found, 0), signs(found, STEPS)
    messages = {
        "low": _(
            "The loss falls by only {fall} in {steps} steps, and evenly. An update changes the weights by {ratio} of "
            "their size, {times} times less than {right}. Nothing else is odd."
        ),
        "high": _(
            "An update changes the weights by {ratio} of their size. The loss jumps from {loss} to {peak}, {gone} of "
            "{seeds} seeds diverge, and dead units rise from {stuck} to {died} after the start."
        ),
        "dead": _(
            "{stuck} of the units are dead at step 0, before any update. The gradient in layer 1 is {gradient}. The "
            "loss stays at {end}: that of guessing among ten digits is log 10 = {guessing}."
        ),
        "vanishing": _(
            "The gradient in layer 1 is {share} times that in the last layer, and stays so. Nothing is saturated or "
            "dead. The loss falls to {end}, that of guessing, and stays: only the last layer learns."
        ),
        "scale": _(
            "The loss starts at {loss}, far above that of guessing, {guessing}. {stuck} of the outputs are saturated "
            "at step 0. An update has about the right size."
        ),
    }
    return messages[patient.fault].format(
        **_numbers(first, last), steps=STEPS, seeds=SEEDS, right=number(RIGHT), guessing=number(math.log(10), 3),
        peak=number(peak(found), 2), died=percent(round(worst(found), 2)),
        gone=sum(divergence is not None for divergence in found.divergences),
    )  # fmt: skip


def _numbers(first: Signs, last: Signs) -> dict[str, str]:
    return {
        "loss": number(first.loss, 3), "end": number(last.loss, 3), "fall": number(first.loss - last.loss, 2),
        "ratio": _small(first.ratios[0]), "times": number(RIGHT / first.ratios[0], 2) if first.ratios[0] else "",
        "stuck": percent(round(first.stuck, 2)), "gradient": _small(first.gradients[0]),
        "share": _small(first.gradients[0] / first.gradients[1]),
    }  # fmt: skip


def _reading() -> None:
    words.show("watching reading", right=number(RIGHT), guessing=number(math.log(10), 3))
