"""Which loss for which output, with the law it follows from; and two claims about outputs put to the test."""

import math

import streamlit as st

import acts
from acts.charts.likelihood.outputs import laws_csv, outputs_picture
from acts.experiments.likelihood.outputs import laws
from acts.experiments.training.one_unit import Unit, descent
from acts.language import _
from acts.likelihood.logistic import fit
from acts.likelihood.orings import sample
from acts.losses import CLOGLOG
from acts.tasks import TASKS
from pages.kit import links, live, tables
from pages.kit.numbers import number
from pages.kit.words import Words

TRUE = 0.3
GOOD_RATE, BAD_RATE = 0.1, 0.4


def show(words: Words) -> None:
    """Show the table of laws, and two claims that fail."""
    words.show("outputs")
    heads = (_("wanted"), _("law"), _("output, and loss"), _("apart by"))
    rows = []
    for law in laws():
        pair = _("{output}, {loss}").format(output=_(law.output), loss=_(law.loss))
        rows.append((_(TASKS[law.slug].name), _(law.name), pair, f"< {_above(law.apart)}"))
    st.markdown(tables.table(heads, rows))
    with st.container(horizontal=True, vertical_alignment="center"):
        links.page("choose", query={"task": "yes_no"})
        tables.download(_("This table as CSV"), laws_csv, "losses.csv", "losses/outputs/csv")
    _symmetry(words)
    fine, dead = (descent(Unit(), rate) for rate in (GOOD_RATE, BAD_RATE))
    words.show(
        "relu", target=number(fine.unit.y), good=number(GOOD_RATE), close=str(fine.at), bad=number(BAD_RATE),
        kept=number(dead.last.a), at=str(dead.at),
    )  # fmt: skip
    links.page("dying_relu", _("Watch that unit die"))


def _above(size: float) -> str:
    """Return a power of ten that is larger."""
    power = next(p for p in range(-15, 3) if 10.0**p > size)
    return number(10.0**power).removeprefix("1 × ")


def _symmetry(words: Words) -> None:
    """Show an output that is a proper probability and not symmetric."""
    middle = float(acts.cloglog(0.0))
    # where the fitted probability is the true one, the expected loss has to be flat
    z = math.log(-math.log1p(-TRUE))
    both = fit(sample()), fit(sample(), "cloglog")
    slope = abs(float(CLOGLOG.slope(z, TRUE)))
    words.show(
        "symmetry", middle=number(middle, 3), true=number(TRUE), place=number(z, 4), slope=number(slope, 1),
        logit=number(both[0].last.log_likelihood, 5), cloglog=number(both[1].last.log_likelihood, 5),
    )  # fmt: skip
    said = _(
        "The sigmoid says {a} at z = -2 and {b} at z = 2, which add up to 1; the complementary log-log says {c} and "
        "{d}, which add up to {sum}. Both rise from 0 to 1."
    ).format(
        a=number(float(acts.sigmoid(-2.0)), 3), b=number(float(acts.sigmoid(2.0)), 3),
        c=number(float(acts.cloglog(-2.0)), 3), d=number(float(acts.cloglog(2.0)), 4),
        sum=number(float(acts.cloglog(-2.0) + acts.cloglog(2.0)), 4),
    )  # fmt: skip
    shown = {_(a.name): a for a in (acts.sigmoid, acts.cloglog)}
    live.show(outputs_picture(shown, (-0.05, 1.05), said), "losses/symmetry")
    st.markdown(said)
