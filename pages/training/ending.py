"""How a training ended, in words: divergence first, then the dead units, then what the network can do."""

from acts.experiments.training.film import Film
from acts.experiments.training.sweep import Word
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent
from pages.training import unseen


def sentence(film: Film) -> str:
    """Say how it ended."""
    return joined(
        [_diverged(film), _silent(film), _fell(film), *unseen.sentences(film), _revived(film), _learned(film)]
    )


def _diverged(film: Film) -> str:
    if not film.divergence:
        return ""
    said = ngettext(
        "At a learning rate of {rate}, seed {seed}: the training diverged. After {step} step the loss was {value}, "
        "beyond every bound, and it was stopped.",
        "At a learning rate of {rate}, seed {seed}: the training diverged. After {step} steps the loss was {value}, "
        "beyond every bound, and it was stopped.",
        film.divergence.step,
    )
    return said.format(
        rate=number(film.rate, 6), seed=film.seed, step=film.divergence.step, value=number(film.divergence.value, 3)
    )


def _silent(film: Film) -> str:
    """Say how many units are dead at the last frame, and how many of them were from the start."""
    count, born = int(film.life.run.silent[0, film.frames - 1].sum()), film.life.died.count(0)
    if not count:
        said = _("{when} no hidden unit is {dead}.")
    elif not born:
        said = ngettext(
            "{when} {count} of {units} hidden units is {dead}.",
            "{when} {count} of {units} hidden units are {dead}.",
            count,
        )
    elif born == count:
        said = ngettext(
            "{when} {count} of {units} hidden units is {dead}, from the start.",
            "{when} {count} of {units} hidden units are {dead}, from the start.",
            count,
        )
    else:
        said = ngettext(
            "{when} {count} of {units} hidden units is {dead}, {born} of them from the start.",
            "{when} {count} of {units} hidden units are {dead}, {born} of them from the start.",
            count,
        )
    return said.format(
        when=_when(film), count=count, units=film.setup.design.units, dead=word(film.life.word), born=born
    )


def _when(film: Film) -> str:
    """Return the words that a sentence about the last frame begins with."""
    step = film.steps[-1]
    if film.divergence:
        said = ngettext("Before that, after {step} step,", "Before that, after {step} steps,", step)
    else:
        said = ngettext(
            "At a learning rate of {rate}, seed {seed}: after {step} step",
            "At a learning rate of {rate}, seed {seed}: after {step} steps",
            step,
        )
    return said.format(rate=number(film.rate, 6), seed=film.seed, step=step)


def _fell(film: Film) -> str:
    """Say when the units stopped firing for good that were not so from the start."""
    steps = sorted(step for step in film.life.died if step)
    if not steps or film.divergence:
        return ""
    said = _("By step {first} all of them had stopped firing for good.")
    if steps[0] != steps[-1]:
        said = _("The first stopped firing for good by step {first}, the last by step {last}.")
    elif len(steps) == 1:
        said = _("It stopped firing for good by step {first}.")
    return said.format(first=steps[0], last=steps[-1])


def _revived(film: Film) -> str:
    times = sum(film.life.revived)
    if not times:
        return ""
    return ngettext(
        "Once a unit fired again after it had stopped.", "{count} times a unit fired again after it had stopped.", times
    ).format(count=times)


def _learned(film: Film) -> str:
    run, last = film.life.run, film.frames - 1
    if run.accuracy is None or run.test_accuracy is None:
        return _("Mean squared error: {train} on the training set, {test} on the test set.").format(
            train=number(run.loss[0, last], 3),
            test=number(run.test_loss[0, last], 3),  # type: ignore[index]  # a film's run has been tested
        )
    return _("Accuracy: {train} on the training set, {test} on the test set.").format(
        train=percent(run.accuracy[0, last]), test=percent(run.test_accuracy[0, last])
    )


def word(of: Word) -> str:
    """Return the word for a unit that fires on no training sample."""
    return _("dead") if of == "dead" else _("never positive")
