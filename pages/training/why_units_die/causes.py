"""What the units of a training fell silent of, in words and in numbers."""

from collections.abc import Sequence

from acts.experiments.training.attribution import CAUSES, Attribution, Cause
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent
from pages.training.ending import word

LEAP = 0.1
"""A unit that fired on this share of the samples, or more, one step before its silence fell from far."""

_PUSHED: dict[tuple[Cause, ...], str] = {
    ("bias",): "The larger share of the last fall came from the bias for {bias}.",
    ("weights",): "The larger share of the last fall came from the weights for {weights}.",
    ("inputs",): "The larger share of the last fall came from the inputs for {inputs}.",
    ("bias", "weights"): (
        "The larger share of the last fall came from the bias for {bias}, from the weights for {weights}."
    ),
    ("bias", "inputs"): (
        "The larger share of the last fall came from the bias for {bias}, from the inputs for {inputs}."
    ),
    ("weights", "inputs"): (
        "The larger share of the last fall came from the weights for {weights}, from the inputs for {inputs}."
    ),
    ("bias", "weights", "inputs"): (
        "The larger share of the last fall came from the bias for {bias}, from the weights for {weights}, "
        "from the inputs for {inputs}."
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
    """Say how many units fell silent and of what."""
    diverged = _("The training diverged with the next step, so it ends there.") if found.divergence else ""
    return joined([_silent(found), diverged, _born(found), _pushed(found)])


def more(found: Attribution) -> str:
    """Say from how far the units fell, and whether those that fired on little at first fared worse."""
    return joined([_leaped(found), halves([found])])


def halves(found: Sequence[Attribution]) -> str:
    """Say how many died of the units that fired on half of the samples or less at first, and of the others."""
    (few, few_died), (many, many_died) = (
        tuple(map(sum, zip(*(each.toll(*ends) for each in found), strict=True))) for ends in ((0.0, 0.5), (0.5, 1.0))
    )
    if not few or not many or not few_died + many_died:
        return ""
    return _(
        "Of the units that fired on half of the samples or fewer at first, but on some, {few_died} of {few} stopped "
        "firing; of the units that fired on more, {many_died} of {many} did."
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
    """Say how many units never fired, and how many of them their bias keeps silent."""
    born = found.of("born")
    drowned = sum(death.drowned for death in born)
    if not born:
        return ""
    said = _("{born} never fired; with a bias of 0 {drowned} of them would have.")
    if drowned in (0, len(born)):
        said = _("{born} never fired, but would have with a bias of 0.") if drowned else _("{born} never fired.")
    return said.format(born=len(born), drowned=drowned)


def _pushed(found: Attribution) -> str:
    """Say what the larger share of each last fall came from."""
    fell = tuple(cause for cause in CAUSES if cause != "born" and found.of(cause))
    return _(_PUSHED[fell]).format(**counts(found)) if fell else ""


def _leaped(found: Attribution) -> str:
    """Say how many of the units that fell silent fell from far."""
    fell = len(found.deaths) - len(found.of("born"))
    if not fell:
        return ""
    leaps = sum(death.step > 0 and death.firing >= LEAP * found.samples for death in found.deaths)
    said = _("One step before, {leaps} of these {count} still fired on {share} of the samples or more.")
    if fell == 1:
        said = _("One step before, it still fired on {share} of the samples or more.")
        if not leaps:
            said = _("One step before, it fired on less than {share} of the samples already.")
    return said.format(leaps=leaps, count=fell, share=percent(LEAP))
