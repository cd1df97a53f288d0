"""One training, and what makes it safe from dying units: swept on demand, asked about, then shown as a ranking."""

import streamlit as st

from acts.charts.training.remedies import remedies_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.training.remedies import MOMENTUM, NEAR, PLAIN, Base, Effect, Ranking, ranking, remedies, trial
from acts.experiments.training.sweep import SAFE
from acts.language import _
from pages.kit import live, predict, progress, setups, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words


def show(words: Words, base: Base, page: str) -> bool:
    """Show the sweeps of a base under every remedy, after their question; return whether the ranking is seen."""
    work = trial(base.slug)
    st.caption(setups.described(base.setup))
    names = [_(remedy.name) for remedy in remedies(base)]
    words.show(
        "sweep", rates=str(len(work.rates)), seeds=str(len(work.seeds)), networks=str(len(names)), safe=percent(SAFE)
    )
    control = st.empty()
    if not progress.work_on(work, control, f"{page}/{base.slug}", _("Sweep"), lambda k: names[k]):
        st.markdown(words.text("before"))
        return False
    sweeps = work.complete()
    result = ranking(base, sweeps)
    if not _asked(words, page, result):
        return False
    said = told(result)
    order = tuple(_(effect.remedy.name) for effect in result.effects)
    live.show(remedies_picture(result, order, said), f"{page}/ranking/{base.slug}")
    st.markdown(said)
    words.show("picture", near=number(100 * NEAR))
    heads = _("changed"), _("safe up to"), _("each seed alone"), _("best test accuracy")
    st.markdown(tables.table(heads, [_row(result, effect) for effect in result.effects]))
    csv = dict(zip(names, sweeps, strict=True))
    tables.download(
        _("CSV of all networks"), lambda: sweep_csv(csv, "change"), f"remedies_{base.slug}.csv", f"{page}/csv"
    )
    _momentum(words, result)
    return True


def _asked(words: Words, page: str, result: Ranking) -> bool:
    """Ask which kind of change carries furthest; where none goes beyond the training as it is, nothing is right."""
    answers = {
        "weights": _("other weights at the start"),
        "inputs": _("scaled inputs"),
        "activation": _("a leak, or ELU"),
        "momentum": _("momentum"),
        "warm_up": _("a warm-up"),
        PLAIN.kind: _("none of them"),
    }
    best = result.furthest
    if not best:
        why = words.text("answer nothing", plain=_upto(result.plain))
    else:
        names = _(" and ").join(f"“{_(effect.remedy.name)}”" for effect in best)
        times = _times(result.ratio(best[0]))
        why = words.text("answer", names=names, rate=_upto(best[0]), plain=_upto(result.plain), times=times)
    right = tuple(dict.fromkeys(effect.remedy.kind for effect in best)) or (PLAIN.kind,)
    return predict.ask(page, words.text("question"), answers, right, why)


def told(result: Ranking) -> str:
    """Say how far the training is safe as it is, what helps, what does not, and what harms."""
    plain = result.plain
    if plain.safe is None:
        parts = [_("As it is, no rate of the sweep is safe.")]
    else:
        said = _("As it is, the training is safe up to {rate}, and reaches a test accuracy of {score} at {at}.")
        parts = [said.format(rate=_upto(plain), score=percent(round(plain.score, 4)), at=number(plain.at))]
    others = [effect for effect in result.effects if effect.remedy != PLAIN]
    ratios = [(effect, result.ratio(effect)) for effect in others]
    groups = (
        (_("Safe further: {names}."), [(e, r) for e, r in ratios if r is not None and r > 1]),
        (_("As far, to the step of the sweep: {names}."), [(e, r) for e, r in ratios if r == 1]),
        (_("Less far: {names}."), [(e, r) for e, r in ratios if r is not None and r < 1]),
    )
    for sentence, members in groups:
        if members:
            names = (
                _(e.remedy.name) + ("" if r == 1 else _(" ({times} times)").format(times=_times(r))) for e, r in members
            )
            parts.append(sentence.format(names=", ".join(names)))
    if none := [_(effect.remedy.name) for effect in others if effect.safe is None]:
        parts.append(_("Safe at no rate of the sweep: {names}.").format(names=", ".join(none)))
    best = max(result.effects, key=lambda effect: effect.score)
    if best.score == plain.score:
        parts.append(_("No change has a higher best test accuracy."))
    else:
        said = _("The highest of the best test accuracies is {score}, {points} points above that: {name}, at {rate}.")
        points = number(100 * round(best.score - plain.score, 6), 2)
        score = percent(round(best.score, 4))
        parts.append(said.format(score=score, points=points, name=_(best.remedy.name), rate=number(best.at)))
    return " ".join(parts)


def _row(result: Ranking, effect: Effect) -> tuple[str, ...]:
    alone = sorted(rate or 0.0 for rate in effect.seeds)
    seeds = number(alone[0]) if alone[0] == alone[-1] else f"{_rate(alone[0])} – {_rate(alone[-1])}"
    ratio = result.ratio(effect)
    far = _upto(effect) + ("" if ratio in (None, 1) else _(" ({times} times)").format(times=_times(ratio)))
    score = _("{score} at {rate}").format(score=percent(round(effect.score, 4)), rate=number(effect.at))
    return _(effect.remedy.name), far, seeds, score


def _rate(rate: float) -> str:
    return number(rate) if rate else _("none")


def _upto(effect: Effect) -> str:
    """Write the safe rate; the end of the sweep is a lower bound."""
    if effect.safe is None:
        return _("no rate")
    return (_("{rate} at least") if effect.open else "{rate}").format(rate=number(effect.safe))


def _times(ratio: float | None) -> str:
    return "–" if ratio is None else number(ratio, 2 if ratio < 100 else 3)  # the steps of the sweep are coarse


def _momentum(words: Words, result: Ranking) -> None:
    effect = result.effect("momentum")
    ratio = result.ratio(effect)
    if effect.safe is None or ratio is None:
        words.show("momentum unsafe", momentum=number(MOMENTUM), times=number(1 / (1 - MOMENTUM), 6))
        return
    words.show(
        "momentum",
        momentum=number(MOMENTUM),
        times=number(1 / (1 - MOMENTUM), 6),
        safe=number(effect.safe),
        ratio=_times(ratio),
        effective=number(effect.safe / (1 - MOMENTUM)),
        plain=_upto(result.plain),
    )
