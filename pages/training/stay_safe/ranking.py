"""How far up each change makes a training safe, in words."""

from acts.experiments.training.job import Trainings
from acts.experiments.training.remedies import BASES, PLAIN, Effect, Ranking, ranking, trial
from acts.experiments.training.sweep import Sweep
from acts.language import _, joined, ngettext
from pages.kit.numbers import number, percent


def work_of(slug: str) -> Trainings[Sweep] | None:
    """Return the finished work on a base with the most seeds, None if there is none."""
    return next((work for work in (trial(slug), trial(slug, 1)) if work.finished), None)


def known(slug: str) -> Ranking | None:
    """Return the ranking of a base over all seeds, over one seed where no more are trained, or None."""
    work = work_of(slug)
    return ranking(BASES[slug], work.complete()) if work else None


def sentence(result: Ranking) -> str:
    """Say up to which rate the training is safe as it is, and which changes have the highest safe rate."""
    return joined([_plain(result), _furthest(result)])


def more(result: Ranking) -> str:
    """Say what helps, what does not, what harms, and how well the network learns at best."""
    others = [effect for effect in result.effects if effect.remedy != PLAIN]
    ratios = [(effect, result.ratio(effect)) for effect in others]
    groups = (
        (
            _("Safe up to a higher rate: {names}."),
            [effect for effect, ratio in ratios if ratio is not None and ratio > 1],
        ),
        (_("Safe up to the same rate of the sweep: {names}."), [effect for effect, ratio in ratios if ratio == 1]),
        (
            _("Safe only up to a lower rate: {names}."),
            [effect for effect, ratio in ratios if ratio is not None and ratio < 1],
        ),
        (_("Safe at no rate of the sweep: {names}."), [effect for effect in others if effect.safe is None]),
    )
    compared = [
        said.format(names=_(", ").join(_named(result, effect) for effect in members))
        for said, members in groups
        if members
    ]
    plain = result.plain
    score, at = percent(round(plain.score, 4)), number(plain.at)
    learned = _("As it is, the training reaches a test accuracy of {score} at {at}.").format(score=score, at=at)
    return joined([*compared, learned, _best(result)])


def upto(effect: Effect) -> str:
    """Write the safe rate; the end of the sweep is a lower bound."""
    if effect.safe is None:
        return _("no rate")
    return (_("at least {rate}") if effect.open else "{rate}").format(rate=number(effect.safe))


def times(ratio: float | None) -> str:
    """Write how many times as high a safe rate is; the steps of the sweep are coarse."""
    return "–" if ratio is None else number(ratio, 2 if ratio < 100 else 3)


def _named(result: Ranking, effect: Effect) -> str:
    """Name a remedy, and how many times as far it is safe where that differs."""
    ratio = result.ratio(effect)
    if ratio in (None, 1):
        return _(effect.remedy.name)
    return _("{remedy} ({times} times)").format(remedy=_(effect.remedy.name), times=times(ratio))


def _plain(result: Ranking) -> str:
    if result.plain.safe is None:
        said = ngettext(
            "With {seeds} seed: as it is, the training is safe at no rate of the sweep.",
            "With {seeds} seeds: as it is, the training is safe at no rate of the sweep.",
            result.seeds,
        )
        return said.format(seeds=result.seeds)
    said = ngettext(
        "With {seeds} seed: as it is, the training is safe up to {rate}.",
        "With {seeds} seeds: as it is, the training is safe up to {rate}.",
        result.seeds,
    )
    return said.format(seeds=result.seeds, rate=upto(result.plain))


def _furthest(result: Ranking) -> str:
    best = result.furthest
    if not best:
        return _("No change allows a higher rate.")
    names = _(", ").join(_(effect.remedy.name) for effect in best)
    ratio = result.ratio(best[0])
    if ratio is None:
        return _("The highest safe rate is {rate}, with {names}.").format(names=names, rate=upto(best[0]))
    said = _("The highest safe rate is {rate}, {times} times as high, with {names}.")
    return said.format(names=names, rate=upto(best[0]), times=times(ratio))


def _best(result: Ranking) -> str:
    best, plain = max(result.effects, key=lambda effect: effect.score), result.plain
    if best.score == plain.score:
        return _("No change has a higher best test accuracy.")
    said = _("The highest of the best test accuracies is {score}, {points} points above that: {name}, at {rate}.")
    points, score = number(100 * round(best.score - plain.score, 6), 2), percent(round(best.score, 4))
    return said.format(score=score, points=points, name=_(best.remedy.name), rate=number(best.at))
