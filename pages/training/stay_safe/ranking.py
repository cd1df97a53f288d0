"""How far up each change makes a training safe, in words."""

from acts.experiments.training.remedies import PLAIN, Effect, Ranking
from acts.language import _, joined
from pages.kit.numbers import number, percent


def sentence(result: Ranking) -> str:
    """Say how far the training is safe as it is, what helps, what does not, and what harms."""
    others = [effect for effect in result.effects if effect.remedy != PLAIN]
    ratios = [(effect, result.ratio(effect)) for effect in others]
    groups = (
        (_("Safe further: {names}."), [effect for effect, ratio in ratios if ratio is not None and ratio > 1]),
        (_("As far, to the step of the sweep: {names}."), [effect for effect, ratio in ratios if ratio == 1]),
        (_("Less far: {names}."), [effect for effect, ratio in ratios if ratio is not None and ratio < 1]),
        (_("Safe at no rate of the sweep: {names}."), [effect for effect in others if effect.safe is None]),
    )
    compared = [
        said.format(names=_(", ").join(_named(result, effect) for effect in members))
        for said, members in groups
        if members
    ]
    return joined([_plain(result.plain), *compared, _best(result)])


def upto(effect: Effect) -> str:
    """Write the safe rate; the end of the sweep is a lower bound."""
    if effect.safe is None:
        return _("no rate")
    return (_("{rate} at least") if effect.open else "{rate}").format(rate=number(effect.safe))


def times(ratio: float | None) -> str:
    """Write how many times as high a safe rate is; the steps of the sweep are coarse."""
    return "–" if ratio is None else number(ratio, 2 if ratio < 100 else 3)


def _named(result: Ranking, effect: Effect) -> str:
    """Name a remedy, and how many times as far it is safe where that differs."""
    ratio = result.ratio(effect)
    if ratio in (None, 1):
        return _(effect.remedy.name)
    return _("{remedy} ({times} times)").format(remedy=_(effect.remedy.name), times=times(ratio))


def _plain(plain: Effect) -> str:
    if plain.safe is None:
        return _("As it is, no rate of the sweep is safe.")
    said = _("As it is, the training is safe up to {rate}, and reaches a test accuracy of {score} at {at}.")
    return said.format(rate=upto(plain), score=percent(round(plain.score, 4)), at=number(plain.at))


def _best(result: Ranking) -> str:
    best, plain = max(result.effects, key=lambda effect: effect.score), result.plain
    if best.score == plain.score:
        return _("No change has a higher best test accuracy.")
    said = _("The highest of the best test accuracies is {score}, {points} points above that: {name}, at {rate}.")
    points, score = number(100 * round(best.score - plain.score, 6), 2), percent(round(best.score, 4))
    return said.format(score=score, points=points, name=_(best.remedy.name), rate=number(best.at))
