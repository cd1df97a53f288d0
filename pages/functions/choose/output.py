"""The output layer of a task: the function to take, the loss that goes with it, and what else would fit."""

import streamlit as st

from acts import Activation, Saturation
from acts.charts.likelihood.outputs import REACH, SECOND, THIRD, outputs_picture, rate_picture, softmax_picture
from acts.experiments.likelihood.outputs import PAIRS, softmax, steps
from acts.language import _
from acts.tasks import Task, level
from pages.functions.family import answers
from pages.kit import card, links, live, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

FAR, ADDED = 1e4, 100.0


def show(words: Words, task: Task) -> None:
    """Show the advice for one of `OUTPUTS`."""
    words.show(task.slug, **OUTPUTS[task.slug](task))
    card.several(task.slug, task.first)
    DRAWN[task.slug](task)
    if task.wanted is not None:
        _gradients(task)
        _fitting(words, task)


def sides(activation: Activation) -> tuple[str, str]:
    """Say what the slope is far out on the left and on the right."""
    claims = activation.claims()
    return _far(activation, claims.left, -FAR), _far(activation, claims.right, FAR)


def _far(activation: Activation, side: Saturation | None, z: float) -> str:
    if side is not None and side.beyond is not None:
        return (_("0 up to z = {z}") if z < 0 else _("0 from z = {z} on")).format(z=number(side.beyond))
    if side is not None:
        return _("tends to 0")
    here, further = (float(activation.derivative(place)) for place in (z, 2 * z))
    return number(here) if abs(further - here) < 1e-3 else _("grows")


def _yes_no(task: Task) -> dict[str, str]:
    wrong = steps(PAIRS[task.slug])[0]
    return {
        "range": answers.interval(task.first[0].claims().range),
        "logit": number(wrong.logit),
        "output": number(wrong.output, 2),
        "gradient": number(wrong.gradient, 5),
        "other": number(wrong.other or 0.0, 2),
    }


def _classes(_task: Task) -> dict[str, str]:
    logits = (2.0, SECOND, THIRD)
    shares = softmax(logits)[:, 0].tolist()
    moved = softmax([ADDED + z for z in logits])[:, 0].tolist()
    missing = [share - (k == 0) for k, share in enumerate(shares)]
    rows = {"logits": logits, "shares": shares, "moved": moved, "gradient": missing}
    return {name: ", ".join(number(each) for each in row) for name, row in rows.items()} | {"added": number(ADDED)}


def _nothing(_task: Task) -> dict[str, str]:
    return {}


def _draw_classes(_task: Task) -> None:
    low, middle, high = (float(softmax((z, SECOND, THIRD))[0, 0]) for z in (-REACH, 0.0, REACH))
    said = _(
        "The logits of classes 2 and 3 stand at {second} and {third}. As that of class 1 goes from {first} over 0 to "
        "{last}, its probability goes from {low} over {middle} to {high}; the others share the rest, always in one "
        "proportion."
    ).format(
        second=number(SECOND), third=number(THIRD), first=number(-REACH), last=number(REACH),
        low=number(low, 2), middle=number(middle, 2), high=number(high, 3),
    )  # fmt: skip
    live.show(softmax_picture((_("class 1"), _("class 2"), _("class 3")), said), "choose/classes")
    st.markdown(said)
    links.page("softmax")


def _draw_count(task: Task) -> None:
    low, middle, high = (number(float(PAIRS[task.slug].output(z)), 3) for z in (-2.0, 0.0, 2.0))
    said = _("The expected count is {low} at z = −2, {middle} at 0 and {high} at 2: a step of 1 multiplies it by e.")
    said = said.format(low=low, middle=middle, high=high)
    live.show(rate_picture(_("exponential"), said), "choose/count")
    st.markdown(said)


def _draw_fitting(task: Task) -> None:
    shown = {_(a.name): a for a in task.fitting}
    values = ", ".join(f"{name} {number(float(a(-2.0)), 3)} … {number(float(a(2.0)), 3)}" for name, a in shown.items())
    said = _("From z = −2 to z = 2 they go: {values}.").format(values=values)
    live.show(outputs_picture(shown, EXTENTS[task.slug], said), f"choose/{task.slug}")
    st.markdown(said)


def _gradients(task: Task) -> None:
    """Show what the matching loss tells the network at some logits, beside a loss that does not match."""
    pair = PAIRS[task.slug]
    heads = ["$z$", _("output"), _("gradient")]
    heads += [_("gradient, squared error")] if pair.against else []
    st.markdown(
        _("**{loss}**, target {target}:").format(loss=_(pair.loss.name).capitalize(), target=number(pair.target))
    )
    rows = []
    for step in steps(pair):
        row = [number(step.logit), telling(step.output, 0, 1, digits=3), telling(step.gradient, 1, -1, digits=3)]
        rows.append(row + ([] if step.other is None else [number(step.other, 3)]))
    st.markdown(tables.table(heads, rows))
    links.page("losses", _("Where these losses come from"))


def _fitting(words: Words, task: Task) -> None:
    """List every function with the wanted range, and what speaks against it."""
    words.show("fitting", wanted=answers.interval(task.wanted) if task.wanted else "", count=str(len(task.fitting)))
    heads = (_("function"), _("values"), _("slope far left"), _("slope far right"))
    rows = [(_(a.name), _values(a), *sides(a)) for a in task.fitting]
    st.markdown(tables.table(heads, rows))


def _values(activation: Activation) -> str:
    flat, values = level(activation), answers.values_of(activation.claims())
    if flat is None:
        return values
    return _("{values}; slope 0 for z in {stretch}").format(values=values, stretch=answers.interval(flat))


OUTPUTS = {"yes_no": _yes_no, "classes": _classes, "count": _nothing, "number": _nothing}
"""By the slug of the task, what the gaps in its words are filled with."""
DRAWN = {"yes_no": _draw_fitting, "classes": _draw_classes, "count": _draw_count, "number": _draw_fitting}
EXTENTS = {"yes_no": (-0.05, 1.05), "number": (-6.3, 6.3)}
