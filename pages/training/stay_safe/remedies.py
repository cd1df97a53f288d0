"""One training, and what makes it safe from dying units: a ranking over one seed as it opens, over all on a press."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.remedies import remedies_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.training.remedies import (
    BASES,
    LEAKS,
    MOMENTUM,
    NEAR,
    SMALL,
    STAIRS,
    WARM,
    Base,
    Effect,
    Ranking,
    remedies,
    trial,
)
from acts.experiments.training.sweep import SAFE
from acts.language import _
from pages.kit import address, links, live, progress, scenes, setups, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.stay_safe.ranking import known, more, sentence, times, upto, work_of

PAGE = "stay_safe"
AT_ONCE = 1e9  # multiplications, about 0.3 seconds

words = Words(__file__)


def show() -> None:
    """Show the ranking of what is changed about a training, and below it what the changes are."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        names = {slug: _(base.name) for slug, base in BASES.items()}
        base = BASES[address.choice(_("Start from"), names, f"{PAGE}/base", next(iter(BASES)))]
        control = st.empty()
        st.caption(setups.described(base.setup))
    with picture:
        result = _ranked(base, control)
    work = trial(base.slug)
    words.show(
        "sweep",
        rates=str(len(work.rates)), seeds=str(len(work.seeds)), networks=str(len(remedies(base))), safe=percent(SAFE),
        near=number(100 * NEAR),
    )  # fmt: skip
    if result:
        st.markdown(more(result))
    words.show("closing")
    drawer(_("What is changed"), "safe_changes", ":material/tune:", _explain)
    if result:
        label = _("Every change in numbers")
        drawer(label, "safe_table", ":material/table_rows:", lambda: _table(base, result))
        label = _("Why momentum lowers the safe rate")
        drawer(label, "safe_momentum", ":material/function:", lambda: _momentum(result))
    links.onward("dying_relu", "digits")


def _ranked(base: Base, control: DeltaGenerator) -> Ranking | None:
    """Show the ranking as far as it is known, and offer to train all seeds; return it."""
    every, first = trial(base.slug), trial(base.slug, 1)
    if not every.finished and first.load <= AT_ONCE:
        first.complete()
    place = st.empty()
    _draw(base, place)
    names = [_(remedy.name) for remedy in remedies(base)]
    start = _("Train {count} seeds (about {time})").format(count=base.seeds, time="{time}")
    if progress.work_on(every, control, f"{PAGE}/{base.slug}", start, lambda k: names[k], at_once=0.0):
        _draw(base, place)
    return known(base.slug)


def _draw(base: Base, place: DeltaGenerator) -> None:
    result = known(base.slug)
    order = [effect.remedy for effect in result.effects] if result else remedies(base)
    said = sentence(result) if result else words.text("before")
    with place.container():
        picture = remedies_picture(result, base.rates, tuple(_(remedy.name) for remedy in order), said)
        live.show(picture, None)
        st.markdown(said)


def _explain() -> None:
    leak, most = LEAKS
    words.show(
        "remedies",
        small=number(SMALL), leak=number(leak), more=number(most), momentum=number(MOMENTUM), stairs=str(STAIRS),
        share=percent(WARM),
    )  # fmt: skip


def _table(base: Base, result: Ranking) -> None:
    heads = _("changed"), _("safe up to"), _("each seed alone"), _("best test accuracy")
    tables.wide("remedies", heads, [_row(result, effect) for effect in result.effects])
    work = work_of(base.slug)
    csv = {_(remedy.name): swept for remedy, swept in zip(remedies(base), work.complete() if work else (), strict=True)}
    tables.download(
        _("CSV of all networks"), lambda: sweep_csv(csv, "change"), f"remedies_{base.slug}.csv", f"{PAGE}/csv"
    )


def _row(result: Ranking, effect: Effect) -> tuple[str, ...]:
    alone = sorted(rate or 0.0 for rate in effect.seeds)
    seeds = _rate(alone[0]) if alone[0] == alone[-1] else f"{_rate(alone[0])} – {_rate(alone[-1])}"
    ratio = result.ratio(effect)
    said = "{rate}" if ratio in (None, 1) else _("{rate} ({times} times)")
    far = said.format(rate=upto(effect), times=times(ratio))
    score = _("{score} at {rate}").format(score=percent(round(effect.score, 4)), rate=number(effect.at))
    return _(effect.remedy.name), far, seeds, score


def _rate(rate: float) -> str:
    return number(rate) if rate else _("none")


def _momentum(result: Ranking) -> None:
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
