"""Why the units of one training fell silent: each under its cause, and one of them step by step."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.charts.training.attribution import LIVING, PICK, attribution_csv, causes_picture
from acts.experiments.training.attribution import Attribution, Death, attribution_over_seeds
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import address, live, progress, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.why_units_die import causes, story

ROWS = 40  # of the table; the CSV has them all


def show(words: Words, setup: Setup, rate: float, seed: int, page: str) -> Attribution | None:
    """Show the causes in the reader's own run and the story of one unit.

    Return what was found in the run: None while a visitor has stopped the look at it.
    """
    work = attribution_over_seeds(setup, rate, seed, 1)
    looked = progress.single(work, "attribution/own", _("Look"), _("Every step of this run"))
    if not looked:
        return None
    (found,) = looked
    words.show("causes")
    names, key = story.names(found), f"{page}/who"
    chosen = address.remembered(key, lambda raw: raw if raw in names else None, "")
    if chosen not in names:  # it did not die in this run: the first one that did
        address.put(key, "", "")
        chosen = next(iter(names), "")
    _units(found, setup.depth, chosen, key)
    words.show("leap")
    if setup.depth > 1:
        words.show("deeper")
    if names:
        words.show("story")
        story.show(found, setup, names, chosen, key)
        _table(found)
    else:
        address.say_refused(key, _("unit"), _("no unit, since none fell silent"))
    return found


def _units(found: Attribution, depth: int, chosen: str, key: str) -> None:
    said, total = causes.sentence(found), len(found.start)
    rows: dict[str, str] = {}
    for cause, name in causes.names(depth).items():
        rows[cause] = _("{cause}: {count} of {units}").format(cause=name, count=len(found.of(cause)), units=total)
    rows[LIVING] = _("not silent: {count} of {units}").format(count=total - len(found.deaths), units=total)

    def opened(mark: Mapping[str, Any]) -> None:
        if mark["who"]:
            address.put(key, mark["who"], "")

    live.clickable(causes_picture(found, rows, chosen, said), key, "causes", PICK, opened)
    st.markdown(said)


def _table(found: Attribution) -> None:
    with st.expander(_("Every silent unit in numbers"), icon=":material/table_rows:"):
        heads = (
            _("layer"), _("unit"), _("step"), _("cause"), _("fired at first"), _("fired one step before"),
            _("sample"), _("z before"), _("weights took"), _("inputs took"), _("bias took"), _("z after"),
        )  # fmt: skip
        tables.wide("deaths", heads, map(_row, found.deaths[:ROWS]))
        if len(found.deaths) > ROWS:
            st.markdown(
                _("These are the first {rows} of {all}; the CSV has them all.").format(rows=ROWS, all=len(found.deaths))
            )
        tables.download(_("CSV"), lambda: attribution_csv(found), "silent_units.csv", "attribution/csv")


def _row(death: Death) -> tuple[str, ...]:
    falls = [number(death.falls[part]) if death.step else "" for part in ("weights", "inputs", "bias")]
    return (
        str(death.layer), str(death.unit), str(death.step), causes.names(2)[death.cause], percent(death.start),
        str(death.firing), str(death.sample + 1), number(death.before), *falls, number(death.after),
    )  # fmt: skip
