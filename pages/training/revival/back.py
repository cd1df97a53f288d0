"""Which silent units fire again, in words."""

from acts.experiments.training.revival import Revival
from acts.language import _, ngettext


def sentence(seen: Revival) -> str:
    """Say how many of the silent units fire again at the end, and how many others have fallen silent."""
    down, back, fell = (part.sum(axis=0).tolist() for part in (seen.down, seen.revived, seen.fallen))
    if len(down) > 1:
        layers = (
            _("{back} of {down} in the first layer"),
            _("{back} of {down} in the second layer"),
            _("{back} of {down} in the third layer"),
        )
        each = [said.format(back=b, down=d) for said, b, d in zip(layers, back, down, strict=False)]
        return _("Units that fire again at the end: {layers}. Others that have stopped firing: {fell}.").format(
            layers=_(", ").join(each), fell=sum(fell)
        )
    return _in_one_layer(down[0], back[0], fell[0]).format(down=down[0], back=back[0], fell=fell[0])


def _in_one_layer(down: int, back: int, fell: int) -> str:
    if not down:
        if fell:
            return _("Every unit fired after the shock; {fell} have stopped firing since.")
        return _("Every unit fired after the shock, and none has stopped since.")
    if back and fell:
        return ngettext(
            "Of {down} unit that did not fire, {back} fires again at the end, and {fell} others have stopped firing.",
            "Of {down} units that did not fire, {back} fire again at the end, and {fell} others have stopped firing.",
            down,
        )
    if back:
        return ngettext(
            "Of {down} unit that did not fire, {back} fires again at the end, and no others have stopped firing.",
            "Of {down} units that did not fire, {back} fire again at the end, and no others have stopped firing.",
            down,
        )
    if fell:
        return ngettext(
            "Of {down} unit that did not fire, none fires again at the end, and {fell} others have stopped firing.",
            "Of {down} units that did not fire, none fire again at the end, and {fell} others have stopped firing.",
            down,
        )
    return ngettext(
        "Of {down} unit that did not fire, none fires again at the end, and no others have stopped firing.",
        "Of {down} units that did not fire, none fire again at the end, and no others have stopped firing.",
        down,
    )
