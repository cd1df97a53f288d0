"""What a sweep over learning rates shows, in words."""

from acts.experiments.training.sweep import Sweep
from acts.language import _, joined
from pages.kit.numbers import number, percent
from pages.training.ending import word


def sentence(swept: Sweep | None) -> str:
    """Say where units begin to die, where most do, how well the best do, and what diverged."""
    if swept is None:
        return ""
    name, dead, rates = _(swept.design.activation.name), word(swept.word), swept.rates.tolist()
    if swept.deadliest is None or swept.best is None:
        said = _("{name}: all {count} networks diverged; the sweep needs lower rates.")
        return said.format(name=name, count=swept.diverged.size)
    low, mean, high = (column.tolist() for column in swept.spread(swept.share))
    half = swept.first(0.5)
    if half is None:
        parts = [
            _("{name}: at no rate are half of the units {dead} on average; at most {share}, at {rate}.").format(
                name=name,
                dead=dead,
                share=percent(mean[swept.deadliest]),
                rate=number(rates[swept.deadliest]),
            )
        ]
    else:
        parts = [
            _("{name}: at {rate} the mean passes half, with {share} of the units {dead} (seeds: {low} to {high}).")
            .format(
                name=name, dead=dead, rate=number(rates[half]), share=percent(mean[half]),
                low=percent(low[half]), high=percent(high[half]),
            )
        ]  # fmt: skip
    at = {"rate": number(rates[swept.best]), "share": percent(mean[swept.best]), "dead": dead}
    if swept.test_accuracy is None:
        loss = number(swept.spread(swept.loss)[1][swept.best], 3)
        said = _("The lowest mean training loss, {loss}, comes at {rate}, where {share} are {dead}.")
        parts.append(said.format(loss=loss, **at))
    else:
        score = percent(swept.spread(swept.test_accuracy)[1][swept.best])
        said = _("The best mean test accuracy, {score}, comes at {rate}, where {share} are {dead}.")
        parts.append(said.format(score=score, **at))
    if gone := int(swept.diverged.sum()):
        first = rates[int(swept.diverged.any(axis=1).argmax())]
        parts.append(
            _("{gone} of {all} networks diverged, the first at {rate}; they are not counted in the means.").format(
                gone=gone, all=swept.diverged.size, rate=number(first)
            )
        )
    else:
        parts.append(_("No network diverged."))
    return joined(parts)
