"""How a network ends at each learning rate, in words: short ones in the picture, and a sentence below it."""

from acts.experiments.training.turn import Turn
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent


def rate(value: float) -> str:
    """Write a learning rate as it is called everywhere on this scene."""
    return number(value, 6)


def lines(turn: Turn) -> tuple[str, ...]:
    """Return what the picture says at each learning rate; where it is narrow, on two lines."""
    return tuple(_line(turn, place) for place in range(len(turn)))


def _line(turn: Turn, place: int) -> str:
    counts = turn.counts[place].tolist()
    score = turn.loss[place] if turn.accuracy is None else turn.accuracy[place]
    numbers = {
        "rate": rate(turn.rates[place]),
        "count": _(" + ").join(map(str, counts)),
        "units": turn.setup.design.units,
        "score": number(score, 3) if turn.accuracy is None else percent(score),
        "step": divergence.step if (divergence := turn.divergences[place]) else 0,
    }
    return _said(turn, diverged=bool(divergence)).format(**numbers)


def _said(turn: Turn, *, diverged: bool) -> str:
    """Return the words of the picture, their gaps still open."""
    dead, scored = turn.word == "dead", turn.accuracy is not None
    if diverged and dead:
        return _("rate {rate}: diverged at step {step};\nbefore that, {count} of {units} units dead")
    if diverged:
        return _("rate {rate}: diverged at step {step};\nbefore that, {count} of {units} units never positive")
    if dead and scored:
        return _("rate {rate}: {count} of {units} units dead,\naccuracy {score}")
    if dead:
        return _("rate {rate}: {count} of {units} units dead,\nloss {score}")
    if scored:
        return _("rate {rate}: {count} of {units} units never positive,\naccuracy {score}")
    return _("rate {rate}: {count} of {units} units never positive,\nloss {score}")


def sentence(turn: Turn, place: int) -> str:
    """Say how the training at one learning rate ended."""
    return joined([_ended(turn, place), _learned(turn, place)])


def _ended(turn: Turn, place: int) -> str:
    count, step, divergence = int(turn.silent[place].sum()), int(turn.steps[place]), turn.divergences[place]
    dead, deep = turn.word == "dead", turn.setup.depth > 1
    numbers = {
        "rate": rate(turn.rates[place]), "seed": turn.seed, "step": step, "count": count,
        "units": turn.setup.design.units, "end": divergence.step if divergence else 0,
        "layers": _(", ").join(map(str, turn.counts[place].tolist())),
    }  # fmt: skip
    if divergence and dead:
        said = _(
            "At a learning rate of {rate}, seed {seed}: the training diverged at step {end}. The picture shows it "
            "after {step} steps, with {count} of {units} hidden units dead."
        )
    elif divergence:
        said = _(
            "At a learning rate of {rate}, seed {seed}: the training diverged at step {end}. The picture shows it "
            "after {step} steps, with {count} of {units} hidden units never positive."
        )
    elif dead and deep:
        said = ngettext(
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is dead after {step} steps "
            "(layer by layer {layers}).",
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are dead after {step} steps "
            "(layer by layer {layers}).",
            count,
        )
    elif dead:
        said = ngettext(
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is dead after {step} steps.",
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are dead after {step} steps.",
            count,
        )
    elif deep:
        said = ngettext(
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is never positive after "
            "{step} steps (layer by layer {layers}); its slope still passes a gradient.",
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are never positive after "
            "{step} steps (layer by layer {layers}); their slope still passes a gradient.",
            count,
        )
    else:
        said = ngettext(
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units is never positive after "
            "{step} steps; its slope still passes a gradient.",
            "At a learning rate of {rate}, seed {seed}: {count} of {units} hidden units are never positive after "
            "{step} steps; their slope still passes a gradient.",
            count,
        )
    return said.format(**numbers)


def _learned(turn: Turn, place: int) -> str:
    if turn.divergences[place] or turn.test_loss is None:
        return ""
    if turn.accuracy is None or turn.test_accuracy is None:
        said = _("Mean squared error: {train} in training, {test} on the test set.")
        return said.format(train=number(turn.loss[place], 3), test=number(turn.test_loss[place], 3))
    said = _("Accuracy: {train} in training, {test} on the test set.")
    return said.format(train=percent(turn.accuracy[place]), test=percent(turn.test_accuracy[place]))
