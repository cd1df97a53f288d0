"""Where on the map units die, in words: from the start, or by the learning rate."""

from acts.experiments.training.phase import Axis, PhaseMap
from acts.language import _, joined
from pages.kit.numbers import number
from pages.training.ending import word


def sentence(shown: PhaseMap, rate: float, value: float) -> str:
    """Say where units die of the start, where of the rate, whether any rate brings units back, and where the run is."""
    if not shown.tried:
        return _("No network of the map is trained yet.")
    parts = [_so_far(shown), _stillborn(shown)]
    row = shown.row(value)
    if not shown.known(row):
        return joined(parts)
    inside = shown.rates[0] <= rate <= shown.rates[-1] and shown.values[0] <= value <= shown.values[-1]
    outside = "" if inside else _("Your run lies outside the map.")
    return joined([*parts, _cliff(shown, row), _diverged(shown), outside])


def start(axis: Axis, value: float) -> str:
    """Return how networks start that have this value."""
    said = _("biases from {value}") if axis == "offset" else _("weights × {value}")
    return said.format(value=number(value))


def _so_far(shown: PhaseMap) -> str:
    if shown.tried == shown.share.size:
        return ""
    return _("So far {tried} of {all} networks are trained.").format(tried=shown.tried, all=shown.share.size)


def _stillborn(shown: PhaseMap) -> str:
    """Say from which starts half of the units are dead, and whether any network ends with fewer dead units."""
    dead = word(shown.word)
    if shown.stillborn is None:
        return _("No start leaves half of the units {dead} before the first step.").format(dead=dead)
    said = _(
        "With {start} and below, half of the units or more are {dead} before the first step, and no learning rate "
        "leaves fewer of them {dead} at the end."
    )
    if shown.rescued:
        said = _(
            "With {start} and below, half of the units or more are {dead} before the first step; {count} of {all} "
            "networks end with fewer {dead} units than at the start."
        )
    return said.format(start=start(shown.axis, shown.stillborn), dead=dead, count=shown.rescued, all=shown.tried)


def _cliff(shown: PhaseMap, row: int) -> str:
    """Say at which learning rate half of the units or more are dead for the first time, in a row of the map."""
    cliff = shown.cliff(row)
    if cliff is None:
        said = _("With {start} no learning rate leaves half of the units {dead}.")
    elif cliff == shown.rates[0]:
        said = _("With {start} half of the units or more are {dead} at the lowest learning rate already.")
    else:
        said = _("With {start} the lowest learning rate that leaves half of the units or more {dead} is {cliff}.")
    return said.format(
        start=start(shown.axis, float(shown.values[row])), dead=word(shown.word), cliff=number(cliff or 0.0)
    )


def _diverged(shown: PhaseMap) -> str:
    gone = int(shown.diverged.sum())
    said = _("{gone} of {all} networks diverged.") if gone else _("None diverged.")
    return said.format(gone=gone, all=shown.tried)
