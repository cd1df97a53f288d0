"""How a function goes from one end of a picture to the other, in words: whole clauses, each with its numbers."""

from collections.abc import Sequence

from acts import Activation, Claims, Jump
from acts.charts.kit.frames import View
from acts.language import _, listed, ngettext
from acts.properties import turning
from pages.functions.family.ranges import valued
from pages.kit.numbers import number, telling


def course(activation: Activation, claims: Claims, values: dict[str, float], view: View) -> str:
    """Say how the function goes from one end of the picture to the other, and where it jumps or turns."""
    first, last = (float(activation(z, **values)) for z in (view.low, view.high))
    gaps = {
        "low": number(view.low), "high": number(view.high),
        "first": valued(first, view.low, claims, last), "last": valued(last, view.high, claims, first),
    }  # fmt: skip
    jumps = [jump for jump in claims.jumps if view.low < jump.z < view.high]
    if jumps:
        return _jumping(claims.monotone, jumps, gaps)
    turn = turning(lambda z: activation(z, **values), view.low, view.high) if claims.monotone == "neither" else None
    if turn is not None:
        gaps |= {"turn": number(turn.z, 3), "value": number(turn.value, 3)}
        if turn.lowest:
            said = _("from z = {low} it falls from {first} to {value} at z = {turn}, then rises to {last} at {high}")
        else:
            said = _("from z = {low} it rises from {first} to {value} at z = {turn}, then falls to {last} at {high}")
    elif first == last:
        said = _("from z = {low} to {high} it stays at {first}")
    else:
        said = {
            "strictly increasing": _("from z = {low} to {high} it rises from {first} to {last}"),
            "increasing": _("from z = {low} to {high} it never falls, going from {first} to {last}"),
            "strictly decreasing": _("from z = {low} to {high} it falls from {first} to {last}"),
            "decreasing": _("from z = {low} to {high} it never rises, going from {first} to {last}"),
            "neither": _("from z = {low} to {high} it goes from {first} to {last}"),
        }[claims.monotone]
    return said.format(**gaps)


def _jumping(monotone: str, jumps: Sequence[Jump], gaps: dict[str, str]) -> str:
    """Say the same of a function that jumps on its way: of a single jump with both its ends."""
    if len(jumps) > 2:
        said = ngettext(
            "from z = {low} to {high} it goes from {first} to {last}, with {count} jump",
            "from z = {low} to {high} it goes from {first} to {last}, with {count} jumps",
            len(jumps),
        )
        return said.format(count=len(jumps), **gaps)
    if len(jumps) == 2:
        said = {
            "strictly increasing": _("from z = {low} to {high} it rises from {first} to {last}, and jumps at {places}"),
            "increasing": _(
                "from z = {low} to {high} it never falls, going from {first} to {last}, and jumps at {places}"
            ),
            "strictly decreasing": _("from z = {low} to {high} it falls from {first} to {last}, and jumps at {places}"),
            "decreasing": _(
                "from z = {low} to {high} it never rises, going from {first} to {last}, and jumps at {places}"
            ),
            "neither": _("from z = {low} to {high} it goes from {first} to {last}, and jumps at {places}"),
        }[monotone]
        return said.format(places=listed([number(jump.z) for jump in jumps]), **gaps)
    (jump,) = jumps
    gaps |= {"at": number(jump.z), "left": telling(jump.left, jump.right), "right": telling(jump.right, jump.left)}
    said = {
        "strictly increasing": _(
            "from z = {low} to {high} it rises from {first} to {last}, with a jump at {at} from {left} to {right}"
        ),
        "increasing": _(
            "from z = {low} to {high} it never falls, going from {first} to {last}, "
            "with a jump at {at} from {left} to {right}"
        ),
        "strictly decreasing": _(
            "from z = {low} to {high} it falls from {first} to {last}, with a jump at {at} from {left} to {right}"
        ),
        "decreasing": _(
            "from z = {low} to {high} it never rises, going from {first} to {last}, "
            "with a jump at {at} from {left} to {right}"
        ),
        "neither": _(
            "from z = {low} to {high} it goes from {first} to {last}, with a jump at {at} from {left} to {right}"
        ),
    }[monotone]
    return said.format(**gaps)
