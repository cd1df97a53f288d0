"""The same by training: networks that are trained to fit a target, beside the one that is put together by hand."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts import references
from acts.charts.networks.fit import COUNT, FITTING, STEP, fit_picture
from acts.experiments.networks.bumps import TARGETS
from acts.experiments.networks.fit import (
    COUNTS,
    LAST,
    MOMENTUM,
    ORDER,
    POINTS,
    RATE,
    SEEDS,
    STEPS,
    Fitted,
    at_once,
    by_hand,
    fitting,
)
from acts.experiments.training.job import Job
from acts.language import _, joined, ngettext
from pages.kit import address, controls, live, progress, scenes, sources
from pages.kit.drawer import drawer
from pages.kit.numbers import number
from pages.kit.popover import popover
from pages.kit.streamlit_insides import ABREAST, UNNUMBERED
from pages.kit.words import Words

NAME = "layers/fit"
words = Words(__file__)


def show() -> None:
    """Show the fits with their controls, and below them what a theorem promises and what training finds.

    It is no fragment, since the training can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage()
    with beside:
        target = address.choice(_("Target"), {t.slug: _(t.name) for t in TARGETS.values()}, "layers/target", "sine")
        names = {slug: _(activation.name) for slug, activation in acts.CATALOGUE.items()}
        unit = address.choice(_("Activation"), names, f"{NAME}_unit", acts.relu.slug)
        counts = {str(count): str(count) for count in COUNTS}
        count = int(address.choice(_("Units n"), counts, f"{NAME}_n", "8"))
        notes = st.container()
        with popover(_("Training")):
            rate = controls.number_box(_("Learning rate"), "fit_rate", 0.0, 10.0, RATE, RATE, width=180, notes=notes)
            step = controls.Stops("fit_step", "Step that is shown", STEPS, LAST, 180).show(notes)
        control = st.empty()
    few = at_once(unit)
    first, rest = fitting(target, unit, rate, few).complete(), None
    if few != ORDER:
        rest = fitting(target, unit, rate, tuple(each for each in ORDER if each not in few))
    parts = (*first, *(rest.results if rest else ()))
    with picture:
        _picture(Fits(target, unit, rate, tuple(part for part in parts if part)), count, step)
    if rest and not rest.finished and _train(rest, control):
        st.rerun()
    words.show("fit", points=str(POINTS), momentum=number(MOMENTUM))
    drawer(_("What the theorem promises"), "fit_theorem", ":material/menu_book:", _theorem)


def _theorem() -> None:
    words.show(
        "fit theorem", cybenko=sources.cited(references.CYBENKO_1989), hornik=sources.cited(references.HORNIK_1991),
        leshno=sources.cited(references.LESHNO_1993),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fits:
    """What is known of the networks that fit one target."""

    target: str
    unit: str
    rate: float
    known: tuple[Fitted, ...]

    def of(self, place: int) -> Fitted | None:
        """Return the networks whose number of units has this place in `COUNTS`."""
        return next((fitted for fitted in self.known if fitted.count == COUNTS[place]), None)


def _train(rest: Job[Fitted], control: DeltaGenerator) -> bool:
    """Offer to train the networks that wait for a press; return whether this run has done it."""
    start, label = _("Train the other numbers of units (about {time})"), _("Training")
    return progress.work_on(rest, control, NAME, start, lambda _part: label, at_once=0.0)


def _picture(fits: Fits, count: int, step: int) -> None:
    lines = tuple(_line(fits, int(n), int(k)) for n, k in FITTING.settings())
    with st.container(key=f"{UNNUMBERED}fit"), st.container(key=f"{ABREAST}fit"):
        live.chart(
            NAME,
            {COUNT: f"{NAME}_n", STEP: "fit_step"},
            {COUNT.name: float(COUNTS.index(count)), STEP.name: float(STEPS.index(step))},
            FITTING.settings,
            lambda start, said: fit_picture(fits.target, fits.unit, fits.known, (start[0], start[1]), lines, said),
            lambda count, step: _sentence(fits, int(count), int(step)),
            lambda count, step: {COUNT.name: str(COUNTS[int(count)]), STEP.name: STEPS[int(step)]},
            of=str((fits.target, fits.unit, fits.rate, [fitted.count for fitted in fits.known])),
        )


def _line(fits: Fits, place: int, step: int) -> str:
    """Return what the picture says of the networks of one number of units at one step."""
    count, fitted = COUNTS[place], fits.of(place)
    if fitted is None:
        return _("n = {count}: not trained yet").format(count=count)
    error = number(fitted.errors[step, fitted.middle(step)], 2)
    made = number(by_hand(fits.target, fits.unit, count)[1].error, 2)
    said = _("n = {count}, step {step}: error {error}, by hand {made}")
    return said.format(count=count, step=STEPS[step], error=error, made=made)


def _sentence(fits: Fits, place: int, step: int) -> str:
    """Say how far off the networks are, over the seeds, and how far off the one made by hand is."""
    count, fitted, name = COUNTS[place], fits.of(place), _(acts.CATALOGUE[fits.unit].name)
    hand, followed = by_hand(fits.target, fits.unit, count)
    made = _("The construction with n = {count} ({name}) is off by {error}.").format(
        count=count, name=_(hand.name), error=number(followed.error, 2)
    )
    if fitted is None:
        said = _("Networks with n = {count} units of {name} are not trained yet.").format(count=count, name=name)
        return joined([said, made])
    errors = sorted(fitted.errors[step].tolist())
    said = _(
        "{name} with n = {count} after {step} steps: over {seeds} seeds the largest error is {low} to {high}, with "
        "median {error}."
    ).format(
        name=name, count=count, step=STEPS[step], seeds=len(SEEDS), low=number(errors[0], 2),
        high=number(errors[-1], 2), error=number(fitted.errors[step, fitted.middle(step)], 2),
    )  # fmt: skip
    gone = int(fitted.diverged.sum())
    lost = ngettext("{gone} network diverged.", "{gone} networks diverged.", gone).format(gone=gone) if gone else ""
    return joined([said, made, lost])
