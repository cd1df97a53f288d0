"""Which interval keeps its word: the coverage of each at every p, and at the reader's."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from acts.charts.likelihood.coverage import (
    P,
    coverage_csv,
    coverage_picture,
    coverage_settings,
    share_at,
    share_written,
)
from acts.experiments.likelihood.covering import covering
from acts.language import _, ngettext
from acts.likelihood import METHODS
from acts.likelihood.coverage import LARGEST, Coverage, coverage
from acts.likelihood.intervals import LEVEL
from pages.kit import controls, live, predict, progress, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.how_sure import levels
from pages.likelihood.how_sure.written import percent

TOSSES, TRUE, FEW, SLOW = "cover_tosses", "cover_p", 20, 200
ASKED = ("wald", "wilson", "clopper_pearson")


words = Words(__file__)


@fragment
def show() -> None:
    """Show the coverage of all of them, and ask which one never covers less than it says."""
    picture, beside = scenes.stage(wide=4, beside=1)
    with beside:
        level = levels.choose()
        n = controls.whole_box(_("Tosses, $n$"), TOSSES, 1, LARGEST, FEW)
        p = controls.number_box(_("True probability of heads, $p$"), TRUE, 0.0, 1.0, P.default, 0.01, "p", 180)
    with picture:
        every = _counted(n, level)
        if not every:
            return
        live.chart(
            "sure/coverage", {P: TRUE}, {P.name: p}, coverage_settings,
            partial(coverage_picture, every, [_(method.name) for method in METHODS.values()]), partial(said, every),
            of=f"{n}/{level}",
        )  # fmt: skip
    nearest = min(every, key=lambda c: abs(c.mean - level))
    words.show(
        "coverage",
        level=percent(level),
        nearest=_(METHODS[nearest.slug].name),
        share=share_written(nearest.mean, level),
    )
    drawer(_("On average and at its worst"), "sure/shares", ":material/table:", partial(_shares, every))
    _ask()


def _shares(every: tuple[Coverage, ...]) -> None:
    """Show the coverage of each method in numbers."""
    st.markdown(_table(every))
    tables.download(_("The coverage as CSV"), partial(coverage_csv, every), "coverage.csv", "sure/coverage/csv")


def _ask() -> None:
    every = {slug: coverage(slug, FEW) for slug in ASKED}
    truth = max(ASKED, key=lambda slug: every[slug].least[0])
    answers = {slug: _(METHODS[slug].name) for slug in ASKED}

    def why() -> str:
        least = _("; ").join(_named(every[slug], every[slug].least[0]) for slug in ASKED)
        return words.text("coverage: answer", tosses=str(FEW), least=least)

    question = words.text("coverage: question", tosses=str(FEW), level=percent(LEVEL))
    predict.ask("how_sure", question, answers, truth, why, "covers")


def _counted(n: int, level: float) -> tuple[Coverage, ...]:
    """Enumerate the coverage of all six; none of many tosses until a visitor asks for it."""
    work, names = covering(n, level), [_(method.name) for method in METHODS.values()]
    start = _("Enumerate {n} tosses").format(n=f"{n:,}")
    done = progress.work_on(work, st.empty(), "sure/covering", start, lambda part: names[part], at_once=SLOW)
    return work.complete() if done else ()


def said(every: Sequence[Coverage], p: float) -> str:
    """Say in one sentence how often each interval holds this p."""
    first = every[0]
    message = ngettext(
        "A coin with p = {p}, {n} toss: the {level} intervals hold this p with the probabilities {each}.",
        "A coin with p = {p}, {n} tosses: the {level} intervals hold this p with the probabilities {each}.",
        first.tosses,
    )
    each = _(", ").join(_named(c, share_at(c, p)) for c in every)
    return message.format(p=number(p, 10), n=f"{first.tosses:,}", level=percent(first.level), each=each)


def _named(c: Coverage, share: float) -> str:
    """Return a method with how often it covers."""
    return _("{name} {share}").format(name=_(METHODS[c.slug].name), share=share_written(share, c.level))


def _table(every: Sequence[Coverage]) -> str:
    heads = (_("interval"), _("on average over p"), _("at its worst"), _("near p ="))
    rows = [
        (
            _(METHODS[c.slug].name),
            *(share_written(share, c.level) for share in (c.mean, c.least[0])),
            number(c.least[1], 4),
        )
        for c in every
    ]
    return tables.table(heads, rows)
