"""Does it matter? The same small network under each function, trained once for all visitors."""

import streamlit as st

from acts.charts.functions.contest import contest_picture
from acts.charts.training.sweep import sweep_csv
from acts.experiments.functions.contest import DATA, QUOTED, QUOTED_FROM, RATES, SEEDS, Entry, Ranking, contest, ranking
from acts.language import _, ngettext
from acts.network import GENERATORS
from pages.kit import address, live, predict, progress, setups, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words

BUCKETS = {"1": 0.01, "5": 0.05, "20": 0.2, "more": 2.0}
"""The answers to the question, each with the difference that it ends at."""


def show(words: Words, scope: str) -> None:
    """Show the experiment, after its question."""
    words.show("contest", rates=", ".join(map(number, RATES)), seeds=str(SEEDS))
    data = address.choice(_("Data"), {slug: _(GENERATORS[slug].name) for slug in DATA}, f"{scope}/data", DATA[0])
    work = contest(data)
    name = f"{scope}/contest/{data}"
    if not progress.work_on(work, st.empty(), name, _("Train"), lambda k: _(work.setups[k].design.activation.name)):
        return
    result = ranking(data)
    if not _asked(words, scope, data, result):
        return
    setup = work.setups[0]
    st.caption(setups.described(setup, with_unit=False))
    said = told(data, result)
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
    _quoted(words)


def _asked(words: Words, scope: str, data: str, result: Ranking) -> bool:
    answers = {
        "1": _("less than 1 point"),
        "5": _("1 to 5 points"),
        "20": _("5 to 20 points"),
        "more": _("more"),
    }
    relu = result.entry("relu")
    return predict.ask(
        scope,
        words.text("question", count=str(len(result.entries))),
        answers,
        bucket(result.ahead("relu")),
        words.text(
            "answer",
            data=_(GENERATORS[data].name),
            best=_(result.best.activation.name),
            top=percent(result.best.median),
            relu=percent(relu.median),
            ahead=points(result.ahead("relu")),
            apart=points(max(relu.scores) - min(relu.scores)),
        ),
    )


def bucket(ahead: float) -> str:
    """Return the slug of the answer that holds this difference of two accuracies."""
    return next(slug for slug, end in BUCKETS.items() if round(ahead, 9) < end)


def points(difference: float) -> str:
    """Write a difference of two shares in percentage points."""
    value = number(100 * round(difference, 6), 3)
    return ngettext("{value} point", "{value} points", 1 if value == "1" else 2).format(value=value)


def told(data: str, result: Ranking) -> str:
    """Say who is level with the best, how far apart they are, and who falls behind."""
    best, relu, level = result.best, result.entry("relu"), result.level
    equals = sum(entry.median == best.median for entry in result.entries) - 1
    first = _("On {data}, {best} has the highest median test accuracy, {top}").format(
        data=_(GENERATORS[data].name), best=_(best.activation.name), top=percent(best.median)
    )
    if equals:
        first += ngettext(", and {count} other has the same", ", and {count} others have the same", equals).format(
            count=equals
        )
    parts = [first + "; " + _("ReLU has {relu}.").format(relu=percent(relu.median))]
    medians = [entry.median for entry in level]
    said = _(
        "From its worst seed to its best, a typical function differs by {luck}; {count} of {total} functions are no "
        "further below the first. Their medians span {span}."
    )
    span = points(max(medians) - min(medians))
    parts.append(said.format(luck=points(result.luck), count=len(level), total=len(result.entries), span=span))
    behind = [entry for entry in result.entries if entry not in level]
    if behind:
        parts.append(
            _("Behind: {names}.").format(
                names=", ".join(f"{_(entry.activation.name)} {percent(entry.median)}" for entry in behind)
            )
        )
    return " ".join(parts)


def _row(entry: Entry) -> tuple[str, ...]:
    scores = (entry.median, min(entry.scores), max(entry.scores))
    return (_(entry.activation.name), number(entry.rate), *(percent(score) for score in scores))


def _quoted(words: Words) -> None:
    source = f"[{QUOTED_FROM.authors} ({QUOTED_FROM.year}), {QUOTED_FROM.title}]({QUOTED_FROM.url})"
    words.show("quoted", source=source)
    heads = (_("hidden layers"), _("test accuracy (quoted)"))
    st.markdown(tables.table(heads, [(name, f"{score:.2f}%") for name, score in QUOTED]))
