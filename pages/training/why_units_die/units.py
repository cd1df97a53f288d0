"""Why the units of one training stopped firing: each under its cause; a click on one opens its story."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.charts.training.attribution import LIVING, PICK, attribution_csv, causes_picture
from acts.experiments.training.attribution import Attribution, Death
from acts.language import _
from pages.kit import address, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.why_units_die import causes, run

PAGE = "why_units_die"
ROWS = 40  # of the table; the CSV has them all

words = Words(__file__)


def show() -> None:
    """Show the causes in the reader's run, and below them what they mean."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        training = run.controls()
    setup, _rate, _seed = training
    with picture:
        found = run.look(training)
        if found:
            _picture(found, setup.depth)
    words.show("causes")
    if setup.depth > 1:
        words.show("deeper")
    if found:
        st.markdown(causes.more(found))
    run.describe(training)
    drawer(_("How the cause is found"), "units_cause", ":material/function:", _explain)
    if found:
        label = _("The three causes that are always named")
        drawer(label, "units_named", ":material/menu_book:", lambda: _conclude(found))
    if found and found.deaths:
        label = _("Every unit that stopped firing, in numbers")
        drawer(label, "units_table", ":material/table_rows:", lambda: _table(found))


def _picture(found: Attribution, depth: int) -> None:
    said, total = causes.sentence(found), len(found.start)
    rows: dict[str, str] = {}
    for cause, name in causes.names(depth).items():
        rows[cause] = _("{cause}: {count} of {units}").format(cause=name, count=len(found.of(cause)), units=total)
    rows[LIVING] = _("still fires: {count} of {units}").format(count=total - len(found.deaths), units=total)

    def opened(mark: Mapping[str, Any]) -> None:
        if mark["who"]:
            address.put(f"{PAGE}/who", mark["who"], "")
            scenes.open_scene(PAGE, "story")

    live.clickable(causes_picture(found, rows, said), "causes", (found.rate, found.seed, total), PICK, opened)
    st.markdown(said)


def _explain() -> None:
    words.show("cause")
    words.show("leap")


def _conclude(found: Attribution) -> None:
    counts = causes.counts(found)
    words.show("closing", start=words.text(f"closing {found.word}", **counts), **counts)


def _table(found: Attribution) -> None:
    heads = (
        _("layer"), _("unit"), _("step"), _("cause"), _("fired at first"), _("fired one step before"),
        _("sample"), _("z before"), _("weights took"), _("inputs took"), _("bias took"), _("z after"),
    )  # fmt: skip
    tables.wide("deaths", heads, map(_row, found.deaths[:ROWS]))
    if len(found.deaths) > ROWS:
        st.markdown(
            _("These are the first {rows} of {all}; the CSV has them all.").format(rows=ROWS, all=len(found.deaths))
        )
    tables.download(_("CSV"), lambda: attribution_csv(found), "units_that_stopped_firing.csv", "attribution/csv")


def _row(death: Death) -> tuple[str, ...]:
    falls = [number(death.falls[part]) if death.step else "" for part in ("weights", "inputs", "bias")]
    return (
        str(death.layer), str(death.unit), str(death.step), causes.names(2)[death.cause], percent(death.start),
        str(death.firing), str(death.sample + 1), number(death.before), *falls, number(death.after),
    )  # fmt: skip
