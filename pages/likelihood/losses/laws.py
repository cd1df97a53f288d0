"""Which loss for which output: it follows from the law of the target, and its slope is output minus target."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.laws import LOGIT, laws_csv, laws_picture, laws_settings
from acts.experiments.likelihood.outputs import Law, laws
from acts.experiments.training.one_unit import Unit, descent
from acts.language import _
from acts.tasks import TASKS
from pages.kit import address, controls, links, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words

GOOD_RATE, BAD_RATE = 0.1, 0.4
Z, REACH = "law_z", 20.0

words = Words(__file__)


@fragment
def show() -> None:
    """Show the loss of a law and its slope, and in drawers all laws, and a claim about ReLU that fails."""
    picture, beside = scenes.stage()
    every = {law.slug: law for law in laws()}
    with beside:
        names = {slug: _(law.name) for slug, law in every.items()}
        law = every[address.choice(_("Law of the target"), names, "losses/law", "yes_no")]
        z = controls.number_box(_("Logit $z$"), Z, -REACH, REACH, LOGIT.default, LOGIT.step, "z", 160)
        said_of = _("**{task}**  \nOutput function: {output}.  \nLoss: {loss}.")
        st.markdown(said_of.format(task=_(TASKS[law.slug].name), output=_(law.output), loss=_(law.loss)))
    lines = _("NLL and its slope"), _("output minus target")
    with picture:
        live.chart(
            "losses/laws", {LOGIT: Z}, {LOGIT.name: z}, laws_settings, partial(laws_picture, law, lines),
            partial(said, law), of=law.slug,
        )  # fmt: skip
    words.show("outputs", apart=_above(max(each.apart for each in every.values())))
    drawer(_("All four laws"), "losses/laws", ":material/table:", _table)
    drawer(_("Can ReLU be an output?"), "losses/relu", ":material/trending_up:", _relu)
    links.page("choose", query={"task": "yes_no"})


def said(law: Law, logit: float) -> str:
    """Say what the output and the slope of the loss are at a logit."""
    output = float(law.of(logit))
    return _(
        "{law}, target {target}: at z = {z} the output is {output}. Output minus target is {residual}, and the slope "
        "of the loss, measured by differences, is {slope}."
    ).format(
        law=_(law.name), target=number(law.target), z=number(logit, 8), output=telling(output, 0.0, 1.0),
        residual=number(output - law.target), slope=number(float(law.slope(logit))),
    )  # fmt: skip


def _table() -> None:
    """Show which output and loss follow from which law, and how far output - target and the slope are apart."""
    heads = (_("wanted"), _("law"), _("output, and loss"), _("apart by"))
    rows = []
    for law in laws():
        pair = _("{output}, {loss}").format(output=_(law.output), loss=_(law.loss))
        rows.append((_(TASKS[law.slug].name), _(law.name), pair, f"< {_above(law.apart)}"))
    st.markdown(tables.table(heads, rows))
    tables.download(_("This table as CSV"), laws_csv, "losses.csv", "losses/outputs/csv")


def _relu() -> None:
    """Say when a ReLU output learns its target, and when it dies."""
    fine, dead = (descent(Unit(), rate) for rate in (GOOD_RATE, BAD_RATE))
    words.show(
        "relu", w=number(fine.unit.w), b=number(fine.unit.b), x=number(fine.unit.x), target=number(fine.unit.y),
        good=number(GOOD_RATE), close=str(fine.at), bad=number(BAD_RATE),
        kept=number(dead.last.a), at=str(dead.at),
    )  # fmt: skip
    links.page("dying_relu", _("Watch that unit die"), {"scene": "one-unit"})


def _above(size: float) -> str:
    """Return a power of ten that is larger."""
    power = next(p for p in range(-15, 3) if 10.0**p > size)
    return number(10.0**power).removeprefix("1 × ")
