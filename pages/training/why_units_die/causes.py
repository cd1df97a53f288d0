"""Why the units of a training stopped firing, in words and in numbers."""

from collections.abc import Sequence

from acts.experiments.training.attribution import CAUSES, Attribution, Cause
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent
from pages.training.ending import word

LEAP = 0.1
"""One long step stopped a unit that fired on this share of the samples, or more, one step before."""

_PUSHED: dict[tuple[Cause, ...], str] = {
    ("bias",): "Units by the part of the step that lowered z most: the bias {bias}.",
    ("weights",): "Units by the part of the step that lowered z most: the weights {weights}.",
    ("inputs",): "Units by the part of the step that lowered z most: the inputs {inputs}.",
    ("bias", "weights"): "Units by the part of the step that lowered z most: the bias {bias}, the weights {weights}.",
    ("bias", "inputs"): "Units by the part of the step that lowered z most: the bias {bias}, the inputs {inputs}.",
    ("weights", "inputs"): (
        "Units by the part of the step that lowered z most: the weights {weights}, the inputs {inputs}."
    ),
    ("bias", "weights", "inputs"): (
        "Units by the part of the step that lowered z most: the bias {bias}, the weights {weights}, "
        "the inputs {inputs}."
    ),
}
"""By the causes that there are: message ids."""


def names(depth: int) -> dict[Cause, str]:
    """Return what the causes are called; inputs move behind the first hidden layer alone."""
    every: dict[Cause, str] = {
        "born": _("born dead"),
        "bias": _("the bias"),
        "weights": _("the weights"),
        "inputs": _("the inputs"),
    }
    return {cause: every[cause] for cause in CAUSES if cause != "inputs" or depth > 1}


def counts(found: Attribution) -> dict[str, str]:
    """Return what each cause comes to in one run, for the gaps in words."""
    numbers = {cause: len(found.of(cause)) for cause in CAUSES} | {"units": len(found.start)}
    numbers["drowned"] = sum(death.drowned for death in found.of("born"))
    return {name: str(count) for name, count in numbers.items()}


def sentence(found: Attribution) -> str:
    """Say how many units stopped firing and why."""
    diverged = _("The training diverged with the next step, so it ends there.") if found.divergence else ""
    return joined([_silent(found), diverged, _born(found), _pushed(found)])


def more(found: Attribution) -> str:
    """Say how many units one long step stopped, and whether units that fired on few samples at first died more."""
    return joined([_leaped(found), halves([found])])


def halves(found: Sequence[Attribution]) -> str:
    """Compare the units that fired on half of the samples or fewer at first with those that fired on more."""
    (few, few_died), (many, many_died) = (
        tuple(map(sum, zip(*(each.toll(*ends) for each in found), strict=True))) for ends in ((0.0, 0.5), (0.5, 1.0))
    )
    if not few or not many or not few_died + many_died:
        return ""
    return _(
        "Of the units that fired at first on some samples, but at most on half of them, {few_died} of {few} stopped "
        "firing; of the units that fired on more than half, {many_died} of {many} stopped firing."
    ).format(few_died=few_died, few=few, many_died=many_died, many=many)


def _silent(found: Attribution) -> str:
    return ngettext(
        "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is {dead} after {step} steps.",
        "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are {dead} after {step} steps.",
        len(found.deaths),
    ).format(
        rate=number(found.rate, 6), seed=found.seed, count=len(found.deaths), units=len(found.start),
        dead=word(found.word), step=found.steps,
    )  # fmt: skip


def _born(found: Attribution) -> str:
    """Say how many units never fired, and how many of them the bias alone keeps from firing."""
    born = found.of("born")
    drowned = sum(death.drowned for death in born)
    if not born:
        return ""
    said = _("Never fired: {born}. With a bias of 0, {drowned} of them would have fired.")
    if drowned in (0, len(born)):
        said = _("Never fired: {born}, but with a bias of 0 all would have.") if drowned else _("Never fired: {born}.")
    return said.format(born=len(born), drowned=drowned)


def _pushed(found: Attribution) -> str:
    """Say for how many units each part of the step was the cause."""
    fell = tuple(cause for cause in CAUSES if cause != "born" and found.of(cause))
    return _(_PUSHED[fell]).format(**counts(found)) if fell else ""


def _leaped(found: Attribution) -> str:
    """Say how many of the units that stopped firing one long step stopped."""
    fell = len(found.deaths) - len(found.of("born"))
    if not fell:
        return ""
    leaps = sum(death.step > 0 and death.firing >= LEAP * found.samples for death in found.deaths)
    said = _("One step before, {leaps} of these {count} still fired on {share} of the samples or more.")
    if fell == 1:
        said = _("One step before, the unit still fired on {share} of the samples or more.")
        if not leaps:
            said = _("One step before, the unit already fired on less than {share} of the samples.")
    return said.format(leaps=leaps, count=fell, share=percent(LEAP))
