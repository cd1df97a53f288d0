"""One training, and what makes it safe from dying units: swept on demand, and shown as a ranking."""

import streamlit as st

from acts.charts.training.remedies import remedies_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.training.remedies import MOMENTUM, NEAR, Base, Effect, Ranking, ranking, remedies, trial
from acts.experiments.training.sweep import SAFE
from acts.language import _
from pages.kit import live, progress, setups, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.stay_safe import question
from pages.training.stay_safe.ranking import sentence, times, upto


def show(words: Words, base: Base, page: str) -> bool:
    """Show the sweeps of a base under every remedy, with their question; return whether the ranking is seen."""
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
    if not question.asked(words, page, result):
        return False
    said = sentence(result)
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


def _row(result: Ranking, effect: Effect) -> tuple[str, ...]:
    alone = sorted(rate or 0.0 for rate in effect.seeds)
    seeds = number(alone[0]) if alone[0] == alone[-1] else f"{_rate(alone[0])} – {_rate(alone[-1])}"
    ratio = result.ratio(effect)
    said = "{rate}" if ratio in (None, 1) else _("{rate} ({times} times)")
    far = said.format(rate=upto(effect), times=times(ratio))
    score = _("{score} at {rate}").format(score=percent(round(effect.score, 4)), rate=number(effect.at))
    return _(effect.remedy.name), far, seeds, score


def _rate(rate: float) -> str:
    return number(rate) if rate else _("none")


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
        ratio=times(ratio),
        effective=number(effect.safe / (1 - MOMENTUM)),
        plain=upto(result.plain),
    )
