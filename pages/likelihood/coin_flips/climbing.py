"""Climbing to the maximum step by step: the same start and method in p and in the logit, side by side."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.climbing import STEPS, climbing_picture, climbing_settings
from acts.language import _, joined
from acts.likelihood import Climb, climb
from acts.likelihood.climbing import Method
from pages.kit import address, controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood.coin_flips import climbed, tosses

words = Words(__file__)
MOST, LISTED = 200, 6
START, RATE = 0.95, 1.0


@fragment
def show() -> None:
    """Show the two climbs of these tosses, how each ends, and the numbers of their first steps."""
    picture, beside = scenes.stage()
    with beside:
        held = tosses.elsewhere()
        method, start, rate = _method()
        setting = {STEPS.name: controls.box(STEPS, "climb_steps")}
    counts = held.counts
    if counts is None:
        picture.markdown(words.text("no tosses"))
        return
    in_p, in_logit = (climb(counts, start, method, variable, rate, MOST) for variable in ("p", "logit"))
    with picture:
        live.chart(
            "climbing",
            {STEPS: "climb_steps"},
            setting,
            climbing_settings,
            partial(climbing_picture, counts, in_p, in_logit),
            lambda steps: joined(climbed.where(each, int(steps)) for each in (in_p, in_logit)),
            of=f"{counts}/{method}/{start}/{rate}",
        )
    titles = _("**In p:** {verdict}"), _("**In the logit:** {verdict}")
    for title, each in zip(titles, (in_p, in_logit), strict=True):
        st.markdown(title.format(verdict=climbed.verdict(counts, each)))
    words.show("climbing")
    words.show("climbing newton" if method == "newton" else "climbing ascent")
    drawer(_("The numbers of the first steps"), "climb_numbers", ":material/table:", partial(_tables, in_p, in_logit))


def _method() -> tuple[Method, float, float]:
    """Let the reader choose how both climb: the method, the start in p, and the learning rate if the method has one."""
    ways = {"ascent": _("Gradient ascent"), "newton": _("Newton's method")}
    chosen = address.choice(_("Climb by"), ways, "coin_flips/climb_by", "ascent")
    method: Method = "newton" if chosen == "newton" else "ascent"
    start = controls.number_box(_("Start at p"), "climb_start", 0.001, 0.999, START, 0.01)
    if method == "newton":
        return method, start, RATE
    return method, start, controls.number_box(_("Learning rate"), "climb_rate", 1e-3, 1e3, RATE, 0.1)


def _tables(*climbs: Climb) -> None:
    """Show the first steps of both climbs beside each other."""
    for cell, each in zip(st.columns(len(climbs), gap="large"), climbs, strict=True):
        if each.steps:
            cell.markdown(_table(each))


def _table(done: Climb) -> str:
    """Return the first steps of a climb as a table, and its last one."""
    symbol = "p" if done.variable == "p" else "z"
    heads = (_("step"), f"${symbol}$", f"$\\mathrm{{d}}\\ell/\\mathrm{{d}}{symbol}$", _("lands at"))
    shown = list(enumerate(done.steps, 1))
    if len(shown) > LISTED:
        shown = [*shown[: LISTED - 1], shown[-1]]
    rows = [
        [
            str(count),
            telling(step.p if done.variable == "p" else step.logit, 0.0, 1.0),
            number(step.slope, 3),
            telling(step.landing, 0.0, 1.0) + (" ✗" if step.left else ""),
        ]
        for count, step in shown
    ]
    if len(done.steps) > LISTED:
        rows.insert(LISTED - 1, ["…"] * len(heads))
    return tables.table(heads, rows)
