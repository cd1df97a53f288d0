"""Does it matter? The same small network under each function, trained once for all visitors."""

from functools import partial

import streamlit as st

from acts.charts.functions.contest import contest_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.functions.contest import (
    DATA,
    LOOK,
    LOOK_RATES,
    LOOK_SEEDS,
    QUOTED,
    QUOTED_FROM,
    RATES,
    SEEDS,
    Entry,
    Ranking,
    contest,
    look,
    ranking,
)
from acts.language import _
from acts.network import GENERATORS
from pages.functions.choose.verdict import points, sentence, short
from pages.kit import address, live, progress, scenes, setups, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words

SCOPE = "choose"
words = Words(__file__)


def stage() -> tuple[str, Ranking]:
    """Show the contest on the chosen data: a few functions at first, all of them on a press. Return both."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        data = address.choice(_("Data"), {slug: _(GENERATORS[slug].name) for slug in DATA}, f"{SCOPE}/data", DATA[0])
        work = contest(data)
        networks = len(work.setups) * len(work.rates) * len(work.seeds)
        start = _("Train all {count} (about {time})").format(count=len(work.setups), time="{time}")
        done = progress.work_on(
            work, st.empty(), f"{SCOPE}/contest/{data}", start, lambda k: _(work.setups[k].design.activation.name),
            at_once=0.0,
        )  # fmt: skip
        if not done:
            st.caption(_("{count} networks, trained once for all visitors.").format(count=networks))
    result = ranking(data) if done else look(data)
    with picture:
        shown = result.among(LOOK)
        names = tuple(_(entry.activation.name) for entry in shown.entries)
        live.show(contest_picture(shown, names, sentence(data, result)), f"{SCOPE}/contest/{data}/{done}")
        st.markdown(short(data, result))
    return data, result


def show(data: str, result: Ranking) -> None:
    """Show what the contest says in words, and all of it in a drawer."""
    work = contest(data)
    rates, seeds = (RATES, SEEDS) if work.finished else (LOOK_RATES, LOOK_SEEDS)
    _read(result)
    numbers = {"rates": _(", ").join(map(number, rates)), "seeds": str(seeds)}
    label = _("How the functions compete")
    drawer(label, f"{SCOPE}_rules", ":material/menu_book:", lambda: words.show("contest", **numbers))
    st.caption(setups.described(work.setups[0], with_unit=False))
    if work.finished:
        label = _("All {count} functions in numbers").format(count=len(result.entries))
        drawer(label, f"{SCOPE}_all", ":material/table_rows:", partial(_all, data, result))
    drawer(_("Another contest, quoted"), f"{SCOPE}_quoted", ":material/menu_book:", _quoted)


def _read(result: Ranking) -> None:
    """Say what the contest shows of sigmoid, and of the functions that cannot learn it."""
    sigmoid = result.entry("sigmoid")
    part = "sigmoid level" if sigmoid in result.level else "sigmoid behind"
    words.show(part, sigmoid=percent(sigmoid.median), behind=points(result.ahead("sigmoid")))
    if not {"identity", "step"} & {entry.activation.slug for entry in result.level}:
        words.show("stragglers")


def _all(data: str, result: Ranking) -> None:
    names, said = tuple(_(entry.activation.name) for entry in result.entries), sentence(data, result)
    live.show(contest_picture(result, names, said, whole=True), f"{SCOPE}/all/{data}")
    st.markdown(said)
    heads = (_("function"), _("learning rate"), _("median"), _("lowest"), _("highest"))
    st.markdown(tables.table(heads, [_row(entry) for entry in result.entries]))
    sweeps = {_(s.design.activation.name): s for s in contest(data).results if s is not None}
    tables.download(_("CSV of all networks"), lambda: sweep_csv(sweeps), f"functions_on_{data}.csv", f"{SCOPE}/csv")


def _row(entry: Entry) -> tuple[str, ...]:
    scores = (entry.median, min(entry.scores), max(entry.scores))
    return (_(entry.activation.name), number(entry.rate), *(percent(score) for score in scores))


def _quoted() -> None:
    source = f"[{QUOTED_FROM.authors} ({QUOTED_FROM.year}), {QUOTED_FROM.title}]({QUOTED_FROM.url})"
    words.show("quoted", source=source)
    heads = (_("hidden layers"), _("test accuracy (quoted)"))
    st.markdown(tables.table(heads, [(_(name), f"{score:.2f}%") for name, score in QUOTED]))
