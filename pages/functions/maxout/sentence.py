"""What the picture of a maxout unit shows, in words."""

from collections.abc import Iterable

from acts.experiments.functions.maxout import Known, known
from acts.language import _, joined
from acts.vector import Maxout
from pages.kit.numbers import number


def sentence(unit: Maxout) -> str:
    """Say which pieces are the highest in turn, where they hand over, their slopes, and which never are the highest."""
    pieces = unit.pieces
    idle = sorted({*range(len(unit.slopes))} - {p.line for p in pieces})
    said = {  # by whether there are breakpoints, and whether a piece is never the highest
        (False, False): _("The highest piece is, from left to right, {order}; slopes {slopes}."),
        (False, True): _(
            "The highest piece is, from left to right, {order}; slopes {slopes}; nowhere the only highest: {idle}."
        ),
        (True, False): _(
            "The highest piece is, from left to right, {order}; breakpoints at z = {places}; slopes {slopes}."
        ),
        (True, True): _(
            "The highest piece is, from left to right, {order}; breakpoints at z = {places}; slopes {slopes}; "
            "nowhere the only highest: {idle}."
        ),
    }[len(pieces) > 1, bool(idle)]
    said = said.format(
        order=_numbered(p.line for p in pieces),
        places=_(", ").join(number(z, 6) for z in unit.breakpoints),
        slopes=_(", ").join(number(unit.slopes[p.line], 6) for p in pieces),
        idle=_numbered(idle),
    )
    found = known(unit)
    return joined([said, _("This is {name}.").format(name=named(found)) if found else ""])


def _numbered(lines: Iterable[int]) -> str:
    return _(", ").join(_("piece {k}").format(k=line + 1) for line in lines)


def named(found: Known) -> str:
    """Return what a known function is called in a sentence."""
    names = {
        "identity": _("the identity"),
        "relu": _("ReLU"),
        "abs": "|z|",
        "leaky": _("leaky ReLU with slope {slope} on the left").format(slope=number(found.slope)),
    }
    return names[found.slug]
