"""Which units fire again that did not fire after the shock, in words."""

from acts.experiments.training.revival import Revival
from acts.language import _


def sentence(seen: Revival) -> str:
    """Say how many units fire again at the end, and how many others have stopped firing."""
    down, back, fell = (part.sum(axis=0).tolist() for part in (seen.down, seen.revived, seen.fallen))
    if len(down) > 1:
        layers = (
            _("{back} of {down} in the first layer"),
            _("{back} of {down} in the second layer"),
            _("{back} of {down} in the third layer"),
        )
        each = [said.format(back=b, down=d) for said, b, d in zip(layers, back, down, strict=False)]
        return _(
            "Units that fire again at the end: {layers}. Units that have stopped firing since the shock: {fell}."
        ).format(layers=_(", ").join(each), fell=sum(fell))
    return _in_one_layer(down[0], fell[0]).format(down=down[0], back=back[0], fell=fell[0])


def _in_one_layer(down: int, fell: int) -> str:
    if down:
        return _(
            "Units that fire again at the end: {back} of {down}. Units that have stopped firing since the shock: "
            "{fell}."
        )
    if fell:
        return _("Every unit fired after the shock. Units that have stopped firing since the shock: {fell}.")
    return _("Every unit fired after the shock, and none has stopped since.")
