"""The verdict of the contest in words."""

from acts.experiments.functions.contest import Entry, Ranking
from acts.language import _, joined, ngettext
from acts.network import GENERATORS
from pages.kit.numbers import number, percent

BUCKETS = {"1": 0.01, "5": 0.05, "20": 0.2, "more": 2.0}
"""The answers to the question, each with the difference that it ends at."""


def bucket(ahead: float) -> str:
    """Return the slug of the answer that holds this difference of two accuracies."""
    return next(slug for slug, end in BUCKETS.items() if round(ahead, 9) < end)


def points(difference: float) -> str:
    """Write a difference of two shares in percentage points."""
    value = number(100 * round(difference, 6), 3)
    return ngettext("{value} point", "{value} points", 1 if value == "1" else 2).format(value=value)


def sentence(data: str, result: Ranking) -> str:
    """Say who is level with the best, how far apart they are, and who falls behind."""
    behind = [entry for entry in result.entries if entry not in result.level]
    return joined([_first(data, result), _level(result), _behind(behind) if behind else ""])


def _first(data: str, result: Ranking) -> str:
    best, relu = result.best, result.entry("relu")
    equals = sum(entry.median == best.median for entry in result.entries) - 1
    if equals:
        said = ngettext(
            "On {data}, {best} has the highest median test accuracy, {top}, and {count} other has the same; "
            "ReLU has {relu}.",
            "On {data}, {best} has the highest median test accuracy, {top}, and {count} others have the same; "
            "ReLU has {relu}.",
            equals,
        )
    else:
        said = _("On {data}, {best} has the highest median test accuracy, {top}; ReLU has {relu}.")
    return said.format(
        data=_(GENERATORS[data].name), best=_(best.activation.name), top=percent(best.median), count=equals,
        relu=percent(relu.median),
    )  # fmt: skip


def _level(result: Ranking) -> str:
    medians = [entry.median for entry in result.level]
    return _(
        "From its worst seed to its best, a typical function differs by {luck}; {count} of {total} functions are no "
        "further below the first. Their medians span {span}."
    ).format(
        luck=points(result.luck), count=len(medians), total=len(result.entries),
        span=points(max(medians) - min(medians)),
    )  # fmt: skip


def _behind(entries: list[Entry]) -> str:
    names = [
        _("{name} {median}").format(name=_(entry.activation.name), median=percent(entry.median)) for entry in entries
    ]
    return _("Behind: {names}.").format(names=_(", ").join(names))
