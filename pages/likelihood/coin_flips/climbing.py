"""Climbing to the maximum step by step: the same start and method in p and in the logit, side by side."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.climbing import STEPS, climbing_picture, climbing_settings
from acts.language import _, joined
from acts.likelihood import Climb, climb
from acts.likelihood.climbing import Method
from pages.kit import address, controls, live, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import climbed

words = Words(__file__)
MOST, LISTED = 200, 6
START, RATE = 0.95, 1.0


@fragment
def show() -> None:
    """Show the two climbs of these tosses, how each ends, and the numbers of their first steps."""
    tosses = flips.now().counts
    if tosses is None:
        words.show("no tosses")
        return
    words.show("climbing")
    ways = {"ascent": _("Gradient ascent"), "newton": _("Newton's method")}
    chosen = address.choice(_("Climb by"), ways, "coin_flips/climb_by", "ascent")
    method: Method = "newton" if chosen == "newton" else "ascent"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = controls.number_box(_("Start at p"), "climb_start", 0.001, 0.999, START, 0.01, width=180)
        rate = RATE
        if method == "ascent":
            rate = controls.number_box(_("Learning rate"), "climb_rate", 1e-3, 1e3, RATE, 0.1, width=180)
        setting = {STEPS.name: controls.box(STEPS, "climb_steps")}
    in_p, in_logit = (climb(tosses, start, method, variable, rate, MOST) for variable in ("p", "logit"))
    live.chart(
        "climbing",
        {STEPS: "climb_steps"},
        setting,
        climbing_settings,
        partial(climbing_picture, tosses, in_p, in_logit),
        lambda steps: joined(climbed.where(each, int(steps)) for each in (in_p, in_logit)),
        of=f"{tosses}/{method}/{start}/{rate}",
    )
    left, right = st.columns(2, gap="large")
    titles = _("**In p:** {verdict}"), _("**In the logit:** {verdict}")
    for cell, title, each in zip((left, right), titles, (in_p, in_logit), strict=True):
        cell.markdown(title.format(verdict=climbed.verdict(tosses, each)))
        if each.steps:
            cell.markdown(_table(each))
    words.show("climbing newton" if method == "newton" else "climbing ascent")


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
