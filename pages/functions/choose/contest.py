"""Does it matter? The same small network under each function, trained once for all visitors."""

import streamlit as st

from acts.charts.functions.contest import contest_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.functions.contest import DATA, QUOTED, QUOTED_FROM, RATES, SEEDS, Entry, Ranking, contest, ranking
from acts.language import _
from acts.network import GENERATORS
from pages.functions.choose.verdict import bucket, points, sentence
from pages.kit import address, live, predict, progress, setups, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


def show(scope: str) -> None:
    """Show the experiment, after its question."""
    words.show("contest", rates=_(", ").join(map(number, RATES)), seeds=str(SEEDS))
    data = address.choice(_("Data"), {slug: _(GENERATORS[slug].name) for slug in DATA}, f"{scope}/data", DATA[0])
    work = contest(data)
    name = f"{scope}/contest/{data}"
    if not progress.work_on(work, st.empty(), name, _("Train"), lambda k: _(work.setups[k].design.activation.name)):
        return
    result = ranking(data)
    if not _asked(scope, data, result):
        return
    setup = work.setups[0]
    st.caption(setups.described(setup, with_unit=False))
    said = sentence(data, result)
    names = tuple(_(entry.activation.name) for entry in result.entries)
    live.show(contest_picture(result, names, said), f"{scope}/contest/{data}")
    st.markdown(said)
    with st.expander(_("Every function in numbers"), icon=":material/table_rows:"):
        heads = (_("function"), _("learning rate"), _("median"), _("lowest"), _("highest"))
        st.markdown(tables.table(heads, [_row(entry) for entry in result.entries]))
        sweeps = {_(s.design.activation.name): s for s in work.results if s is not None}
        file = f"functions_on_{data}.csv"
        tables.download(_("CSV of all networks"), lambda: sweep_csv(sweeps), file, f"{scope}/csv")
    sigmoid = result.entry("sigmoid")
    words.show("contest read", sigmoid=percent(sigmoid.median), behind=points(result.ahead("sigmoid")))
    _quoted()


def _asked(scope: str, data: str, result: Ranking) -> bool:
    answers = {
        "1": _("less than 1 point"), "5": _("1 to 5 points"), "20": _("5 to 20 points"), "more": _("more"),
    }  # fmt: skip
    relu, ahead = result.entry("relu"), result.ahead("relu")
    why = words.text(
        "answer",
        data=_(GENERATORS[data].name),
        best=_(result.best.activation.name),
        top=percent(result.best.median),
        relu=percent(relu.median),
        ahead=points(ahead),
        apart=points(max(relu.scores) - min(relu.scores)),
    )
    return predict.ask(scope, words.text("question", count=str(len(result.entries))), answers, bucket(ahead), why)


def _row(entry: Entry) -> tuple[str, ...]:
    scores = (entry.median, min(entry.scores), max(entry.scores))
    return (_(entry.activation.name), number(entry.rate), *(percent(score) for score in scores))


def _quoted() -> None:
    source = f"[{QUOTED_FROM.authors} ({QUOTED_FROM.year}), {QUOTED_FROM.title}]({QUOTED_FROM.url})"
    words.show("quoted", source=source)
    heads = (_("hidden layers"), _("test accuracy (quoted)"))
    st.markdown(tables.table(heads, [(_(name), f"{score:.2f}%") for name, score in QUOTED]))
