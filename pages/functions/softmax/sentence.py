"""What the picture of the three logits shows, in words: under it, and in it for each slope."""

from collections.abc import Iterable

from acts.charts.functions.softmax import HEAT, LOGITS, SHIFT, Moving
from acts.experiments.functions.softmax import NUDGE, Shared, shared
from acts.language import _, joined
from pages.functions.softmax.classes import names, percentage
from pages.kit.numbers import number, percent, telling


def sentence(moving: Moving, value: float) -> str:
    """Say what the picture shows with the parameter that moves at this value."""
    found, values = moving.at(value), moving.values(value)
    shares = _("At temperature {t} the logits {logits} give the shares {shares}.").format(
        t=number(values[HEAT.name]),
        logits=_logits(found),
        shares=_each(percentage(share) for share in found.shares),
    )
    if moving.move == SHIFT:
        return joined([shares, _unmoved(values)])
    if moving.move == HEAT:
        return joined([shares, _between(found)])
    return shares


def raised(moving: Moving, value: float) -> str:
    """Say what the shares do when the logit that moves, or the first one if none does, is raised a little."""
    found = moving.at(value)
    column = LOGITS.index(moving.move) if moving.move in LOGITS else 0
    return _(
        "At temperature {t} with the logits {logits}, raising the logit of {name} by {step} changes the shares by: "
        "{moved}."
    ).format(
        t=number(moving.values(value)[HEAT.name]), logits=_logits(found), name=names()[column], step=number(NUDGE),
        moved=_each(_signed(row[column]) for row in found.nudged),
    )  # fmt: skip


def _unmoved(values: dict[str, float]) -> str:
    logits = tuple(values[p.name] for p in LOGITS)
    pairs = (shared(logits, values[HEAT.name], shift).shares for shift in (0.0, values[SHIFT.name]))
    gap = max(abs(a - b) for a, b in zip(*pairs, strict=True))
    if gap == 0:
        return _("Adding {c} to all three changes nothing.").format(c=number(values[SHIFT.name]))
    return _("Adding {c} to all three changes no share by more than {gap}, which is rounding of the sums.").format(
        c=number(values[SHIFT.name]), gap=number(gap, 2)
    )


def _between(found: Shared) -> str:
    if found.ahead is None:
        return _("Two or more classes have the same largest logit, so a low temperature gives no class everything.")
    return _(
        "As T goes to 0, {name}, with the largest logit, gets everything; as T grows, each class tends to {even}."
    ).format(name=names()[found.ahead], even=percent(1 / len(found.shares)))


def meaning(row: int, column: int, found: Shared) -> str:
    """Say on two lines what one cell of the Jacobian means."""
    change = found.nudged[row][column]
    if change > 0:
        said = _("Raise the logit of {column} by {step}:\n{row} gains {change}, to {to}")
    elif change < 0:
        said = _("Raise the logit of {column} by {step}:\n{row} loses {change}, down to {to}")
    else:
        said = _("Raise the logit of {column} by {step}:\n{row} stays at {to}")
    return said.format(
        column=names()[column], step=number(NUDGE), row=names()[row],
        change=number(abs(change), 3), to=number(found.shares[row] + change, 4),
    )  # fmt: skip


def _logits(found: Shared) -> str:
    return _(", ").join(telling(z, *found.logits, digits=6) for z in found.logits)


def _signed(change: float) -> str:
    return ("+" if change > 0 else "") + number(change, 3)


def _each(values: Iterable[str]) -> str:
    """Write a value for each class."""
    return _(", ").join(
        _("{name} {value}").format(name=name, value=value) for name, value in zip(names(), values, strict=True)
    )
