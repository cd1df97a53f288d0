"""What a training came to, in words: each frame of its film, and its end."""

import streamlit as st

from acts.charts.training.film import film_picture
from acts.experiments.training.film import Film, filming
from acts.experiments.training.presets import Preset, over_seeds
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Word
from acts.language import _, ngettext
from pages.kit import live, progress, setups
from pages.kit.numbers import number, percent


def show(setup: Setup, rate: float, seed: int, page: str) -> Film | None:
    """Train a network and show its film and what it came to; nothing while it is stopped."""
    st.caption(setups.described(setup))
    film = progress.single(filming(setup, rate, seed), f"{page}/run")
    if film:
        said = told(film)
        live.show(film_picture(film, frames(film), said), f"{page}/film")
        st.markdown(said)
    return film


def frames(film: Film) -> tuple[tuple[str, str, str, str], ...]:
    """Return four short lines for each frame: step, dead units, loss, and what the network can do."""
    run, units = film.life.run, film.setup.design.units
    silent = run.silent[0].sum(axis=1)
    lines = []
    for k, step in enumerate(film.steps):
        head = _("step {step} of {steps}").format(step=step, steps=film.setup.steps)
        dead = _("{count} of {units} units {word}").format(count=silent[k], units=units, word=word(film.life.word))
        loss = _("loss {loss}").format(loss=number(run.loss[0, k], 3))
        can = ""
        if run.accuracy is not None and run.test_accuracy is not None:
            can = _("accuracy {train} (training), {test} (test)").format(
                train=percent(run.accuracy[0, k]), test=percent(run.test_accuracy[0, k])
            )
        lines.append((head, dead, loss, can))
    return tuple(lines)


def told(film: Film) -> str:
    """Say how it ended: divergence first, then the dead, then what the network can do."""
    run, life, units, last = film.life.run, film.life, film.setup.design.units, film.frames - 1
    where = _("At a learning rate of {rate}, seed {seed}:").format(rate=number(film.rate, 6), seed=film.seed)
    parts = [where]
    if film.divergence:
        said = ngettext(
            "the training diverged. After {step} step the loss was {value}, beyond every bound, and it was stopped.",
            "the training diverged. After {step} steps the loss was {value}, beyond every bound, and it was stopped.",
            film.divergence.step,
        )
        parts.append(said.format(step=film.divergence.step, value=number(film.divergence.value, 3)))
        said = ngettext("Before that, after {step} step,", "Before that, after {step} steps,", film.steps[-1])
        parts.append(said.format(step=film.steps[-1]))
    else:
        said = ngettext("after {step} step", "after {step} steps", film.steps[-1])
        parts.append(said.format(step=film.steps[-1]))
    parts.append(_silent(int(run.silent[0, last].sum()), units, word(life.word), life.died.count(0)))
    fell = sorted(step for step in life.died if step)
    if fell and not film.divergence:
        parts.append(
            _("The first fell silent for good by step {first}, the last by step {last}.").format(
                first=fell[0], last=fell[-1]
            )
            if fell[0] != fell[-1]
            else _("It fell silent for good by step {first}.").format(first=fell[0])
            if len(fell) == 1
            else _("All fell silent for good by step {first}.").format(first=fell[0])
        )
    parts += _unseen(film)
    if back := sum(life.revived):
        again = ngettext(
            "Once a unit fired again after a silence.", "{count} times a unit fired again after a silence.", back
        )
        parts.append(again.format(count=back))
    parts.append(_can(film))
    return " ".join(parts)


def spread(preset: Preset) -> dict[str, str]:
    """Return how far the seeds of a preset differ, for the gaps in its words."""
    (swept,) = over_seeds(preset).complete()
    low, _mean, high = swept.spread(swept.share)
    worst, _mean, best = swept.spread(swept.share if swept.test_accuracy is None else swept.test_accuracy)
    ends = {"low": low, "high": high, "worst": worst, "best": best}
    seeds = {"first": str(swept.seeds[0]), "last": str(swept.seeds[-1])}
    return seeds | {name: percent(value[0]) for name, value in ends.items()}


def _silent(count: int, units: int, dead: str, born: int) -> str:
    if not count:
        return _("no hidden unit is {dead}.").format(dead=dead)
    said = ngettext("{count} of {units} hidden units is {dead}", "{count} of {units} hidden units are {dead}", count)
    start = ""
    if born:
        start = _(", from the start") if born == count else _(", {born} of them from the start").format(born=born)
    return said.format(count=count, units=units, dead=dead) + start + "."


def _unseen(film: Film) -> list[str]:
    """Say which dead units have no kink in the picture, where it shows kinks."""
    if film.looks is not None:
        return []
    last, said = film.frames - 1, []
    flat, dead = film.flat[last], film.dead[last]
    if none := int((dead & flat).sum()):
        words = ngettext(
            "One {dead} unit has no kink: all its weights are 0.",
            "{count} {dead} units have no kink: all their weights are 0.",
            none,
        )
        said.append(words.format(count=none, dead=word(film.life.word)))
    outside = [x != x for x in film.kinks[last, :, 0].tolist()]
    if hidden := int((dead & ~flat & outside).sum()):
        words = ngettext(
            "One {dead} unit has its kink outside the picture.",
            "{count} {dead} units have their kinks outside the picture.",
            hidden,
        )
        said.append(words.format(count=hidden, dead=word(film.life.word)))
    return said


def counts(film: Film) -> dict[str, str]:
    """Return the numbers of the end of a film that words have gaps for."""
    run, last = film.life.run, film.frames - 1
    silent = run.silent[0, last]
    return {
        "silent": str(int(silent.sum())),
        "units": str(film.setup.design.units),
        "born": str(sum(film.life.born)),
        "test": "" if run.test_accuracy is None else percent(run.test_accuracy[0, last]),
        "step": str(film.divergence.step) if film.divergence else "",
    }


def _can(film: Film) -> str:
    run, last = film.life.run, film.frames - 1
    if run.accuracy is None or run.test_accuracy is None:
        return _("Mean squared error: {train} on the training set, {test} on the test set.").format(
            train=number(run.loss[0, last], 3), test=number(run.test_loss[0, last], 3)
        )
    return _("Accuracy: {train} on the training set, {test} on the test set.").format(
        train=percent(run.accuracy[0, last]), test=percent(run.test_accuracy[0, last])
    )


def word(of: Word) -> str:
    """Return the word for a unit that fires on no training sample."""
    return _("dead") if of == "dead" else _("never positive")
