"""Climbing to the maximum step by step: the same start and method in p and in the logit, side by side."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.climbing import STEPS, climbing_picture, step_settings
from acts.language import _, ngettext
from acts.likelihood import Climb, Tosses, climb
from pages.kit import address, controls, live, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

MOST, LISTED = 200, 6
START, RATE = 0.95, 1.0


@st.fragment
def show(words: Words, tosses: Tosses) -> None:
    """Show the two climbs of these tosses, how each ends, and the numbers of their first steps."""
    words.show("climbing")
    ways = {"ascent": _("Gradient ascent"), "newton": _("Newton's method")}
    method = address.choice(_("Climb by"), ways, "coin_flips/climb_by", "ascent")
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
        step_settings,
        partial(climbing_picture, tosses, in_p, in_logit),
        lambda steps: f"{_where(in_p, int(steps))} {_where(in_logit, int(steps))}",
        of=f"{tosses}/{method}/{start}/{rate}",
    )
    left, right = st.columns(2, gap="large")
    for cell, each in ((left, in_p), (right, in_logit)):
        cell.markdown(f"**{_title(each)}** {verdict(tosses, each)}")
        if each.steps:
            cell.markdown(_table(each))
    words.show("climbing newton" if method == "newton" else "climbing ascent")


def _title(done: Climb) -> str:
    return _("In p:") if done.variable == "p" else _("In the logit:")


def _where(done: Climb, steps: int) -> str:
    """Say where so many steps of a climb have led."""
    taken = min(steps, len(done.steps))
    if not taken:
        first = done.steps[0].p if done.steps else None
        start = _("the start is the top already") if first is None else _("the start is {p}").format(p=number(first))
        return f"{_title(done)} {start}."
    step = done.steps[taken - 1]
    if step.left:
        words = _("step {step} leads from {p} to {landing}, where there is no coin.")
    elif done.variable == "p":
        words = _("step {step} leads from {p} to {landing}.")
    elif taken < len(done.steps):
        words = _("step {step} leads from z = {z} to z = {landing}, which is p = {next}.")
    else:
        words = _("step {step} leads from z = {z} to z = {landing}.")
    after = done.steps[taken].p if taken < len(done.steps) else step.p
    others = (step.p, 0.0, 1.0) if done.variable == "p" else (step.logit,)
    said = words.format(
        step=taken, p=telling(step.p, step.landing, 0.0, 1.0), z=telling(step.logit, step.landing),
        landing=telling(step.landing, *others), next=telling(after, 0.0, 1.0),
    )  # fmt: skip
    return f"{_title(done)} {said}"


def verdict(tosses: Tosses, done: Climb) -> str:
    """Say how a climb ended."""
    count, best = len(done.steps), telling(tosses.estimate, 0.0, 1.0, digits=6)
    if not done.steps:
        return _("it starts at the top, p̂ = {best}, and stays.").format(best=best)
    if done.verdict == "arrived":
        said = ngettext(
            "it arrives at p̂ = {best} to within 10⁻¹², in {count} step.",
            "it arrives at p̂ = {best} to within 10⁻¹², in {count} steps.",
            count,
        )
    elif done.verdict == "left":
        said = _("it fails. Step {count} leads to {end}, outside (0, 1): there is no log-likelihood to climb on.")
    elif done.verdict == "runs off":
        said = _(
            "it never ends. All tosses are alike, so the best logit is infinite; step {count} leads to z = {end}, "
            "and every step is uphill."
        )
    elif done.verdict == "diverged":
        said = _("it is thrown off. Step {count} leads to z = {end}, further than float64 can follow.")
    else:
        said = ngettext(
            "it has not arrived after {count} step, at {place}; the top is p̂ = {best}.",
            "it has not arrived after {count} steps, at {place}; the top is p̂ = {best}.",
            count,
        )
    # where p is 1 in float64, the logit still says where the climb is
    place = f"p = {telling(done.p, tosses.estimate, 0.0, 1.0)}" if done.p < 1 else f"z = {number(done.end)}"
    said = said.format(best=best, count=count, end=telling(done.end, 0.0, 1.0), place=place)
    falls = len(done.falls)
    if falls and done.verdict in ("arrived", "climbing", "runs off"):
        said += " " + _("Steps that overshot and came down lower: {falls}.").format(falls=falls)
    return said


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
