"""What came of networks that were shocked, then cooled: in words and in numbers."""

from collections.abc import Callable, Mapping
from typing import Any

from acts.activation import Array
from acts.experiments.training.revival import Revival, overflows
from acts.experiments.training.setup import Setup
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent
from pages.training.ending import word
from pages.training.revival import back


def sentence(name: str, seen: Revival, setup: Setup, high: float) -> str:
    """Say which units did not fire after the shock and at the end, how many fire again, and how it ended."""
    grown = _("The weights are {growth} times as large as before the first step.").format(growth=_span(seen.growth))
    ended = _exploded(seen, setup, high) if seen.exploded.any() else [grown]
    return joined([_silent(name, seen), _left_float64(seen), back.sentence(seen), _scored(seen), *ended])


def summary(seen: Mapping[str, Revival]) -> str:
    """Say of each activation, by its short name, how many units do not fire after the shock and at the end."""
    every = [len(each.seeds) for each in seen.values()]
    count = str(every[0]) if min(every) == max(every) else _("{low} to {high}").format(low=min(every), high=max(every))
    said = ngettext(
        "Not firing after the shock → at the end ({count} seed):",
        "Not firing after the shock → at the end ({count} seeds):",
        max(every),
    )
    return joined([said.format(count=count), *(_brief(name, each) for name, each in seen.items())])


def _brief(name: str, seen: Revival) -> str:
    before, after = (percent(seen.share()[:, k].mean()) for k in (seen.peak, -1))
    back, gone = int(seen.revived.sum()), int(seen.exploded.sum())
    said = _("{name} {before} → {after}, {back} back.")
    if gone:
        said = _("{name} {before} → {after}, {back} back, {gone} exploded.")
    return said.format(name=name, before=before, after=after, back=back, gone=gone)


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
    for layer, (down, up) in enumerate(zip(seen.down.sum(axis=0), seen.revived.sum(axis=0), strict=True), 1):
        numbers |= {f"down{layer}": str(int(down)), f"back{layer}": str(int(up))}
    return numbers


def _silent(name: str, seen: Revival) -> str:
    before, after = (seen.share()[:, k] for k in (seen.peak, -1))
    return _(
        "{name}: after the shock {before} of the units are {dead} (seeds: {low} to {high}), at the end {after}."
    ).format(
        name=name, before=percent(before.mean()), dead=word(seen.word), low=percent(before.min()),
        high=percent(before.max()), after=percent(after.mean()),
    )  # fmt: skip


def _left_float64(seen: Revival) -> str:
    lost = [end.step for end in seen.divergences if end is not None]
    if not lost:
        return ""
    return ngettext(
        "{count} of {all} networks overflow even in float64, the first after {step} step; the last finite state of "
        "each is shown.",
        "{count} of {all} networks overflow even in float64, the first after {step} steps; the last finite state of "
        "each is shown.",
        min(lost),
    ).format(count=len(lost), all=len(seen.seeds), step=min(lost))


def _scored(seen: Revival) -> str:
    if seen.accuracy is None:
        return ""
    return _("Training accuracy: {score}.").format(score=_spread(seen.accuracy[:, -1], percent))


def _exploded(seen: Revival, setup: Setup, high: float) -> list[str]:
    """Say how many networks exploded, and which of them float32 could not follow."""
    said = _(
        "{count} of {all} networks exploded: the shock made their weights {growth} times as large, and at the end "
        "their mean loss is {loss}."
    )
    growth, loss = (_span(values[seen.exploded]) for values in (seen.growth, seen.loss[:, -1]))
    count, all_ = int(seen.exploded.sum()), len(seen.seeds)
    parts = [said.format(count=count, all=all_, growth=growth, loss=loss)]
    if over := overflows(setup, high, int(seen.seeds[0]), len(seen.seeds)):
        said = _("In float32, as most networks are trained, {count} of {all} overflow, the first after {step} steps.")
        parts.append(said.format(count=len(over), all=all_, step=min(over)))
    return parts


def _spread(values: Array, write: Callable[[Any], str]) -> str:
    """Write the mean of some values, with the lowest and the highest."""
    mean, low, high = write(values.mean()), write(values.min()), write(values.max())
    return mean if low == high else _("{mean} (seeds: {low} to {high})").format(mean=mean, low=low, high=high)


def _span(values: Array) -> str:
    """Write the lowest and the highest of some values."""
    low, high = number(values.min(), 2), number(values.max(), 2)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)
