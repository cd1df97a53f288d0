"""The verdict of the contest in words."""

from acts.experiments.networks.race import COURSES, Entry, Ranking
from acts.language import _, joined, ngettext
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
    return joined([short(data, result), _behind(behind) if behind else ""])


def short(data: str, result: Ranking) -> str:
    """Say who is first, and how many are level with the first."""
    return joined([_first(data, result), _level(result)])


def _first(data: str, result: Ranking) -> str:
    relu, count = result.entry("relu"), len(result.first)
    if count > 1 and relu in result.first:
        said = _("On {data}, {count} functions share the highest median test accuracy, {top}; ReLU is one of them.")
    elif count > 1:
        said = _("On {data}, {count} functions share the highest median test accuracy, {top}; ReLU has {relu}.")
    elif relu in result.first:
        said = _("On {data}, ReLU has the highest median test accuracy, {top}.")
    else:
        said = _("On {data}, {best} has the highest median test accuracy, {top}; ReLU has {relu}.")
    return said.format(
        data=_(COURSES[data].name), best=_(result.best.activation.name), count=count,
        top=percent(result.best.median), relu=percent(relu.median),
    )  # fmt: skip


def _level(result: Ranking) -> str:
    said = _("{count} of {total} functions are within {luck} of the highest: other seeds might change their order.")
    return said.format(count=len(result.level), total=len(result.entries), luck=points(result.luck))


def _behind(entries: list[Entry]) -> str:
    names = [
        _("{name} {median}").format(name=_(entry.activation.name), median=percent(entry.median)) for entry in entries
    ]
    return _("Behind: {names}.").format(names=_(", ").join(names))
