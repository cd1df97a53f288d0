"""Units that do not fire and that a film does not show by their kinks, in words."""

from acts.experiments.training.film import Film
from acts.language import ngettext


def sentences(film: Film) -> list[str]:
    """Say which dead units have no kink in the picture, where it shows kinks."""
    if film.looks is not None:
        return []
    last, said, word_is_dead = film.frames - 1, [], film.life.word == "dead"
    flat, dead = film.flat[last], film.dead[last]
    if none := int((dead & flat).sum()):
        words = (
            ngettext(
                "One dead unit has no kink: all its weights are 0.",
                "{count} dead units have no kink: all their weights are 0.",
                none,
            )
            if word_is_dead
            else ngettext(
                "One never positive unit has no kink: all its weights are 0.",
                "{count} never positive units have no kink: all their weights are 0.",
                none,
            )
        )
        said.append(words.format(count=none))
    outside = [x != x for x in film.kinks[last, :, 0].tolist()]
    if hidden := int((dead & ~flat & outside).sum()):
        words = (
            ngettext(
                "One dead unit has its kink outside the picture.",
                "{count} dead units have their kinks outside the picture.",
                hidden,
            )
            if word_is_dead
            else ngettext(
                "One never positive unit has its kink outside the picture.",
                "{count} never positive units have their kinks outside the picture.",
                hidden,
            )
        )
        said.append(words.format(count=hidden))
    return said
