"""The picture of an output: the functions that fit, or what its logits are turned into."""

import streamlit as st

from acts.charts.likelihood.outputs import REACH, SECOND, THIRD, outputs_picture, rate_picture, softmax_picture
from acts.experiments.likelihood.outputs import PAIRS, softmax
from acts.language import _
from acts.tasks import Task
from pages.kit import live
from pages.kit.numbers import number

EXTENTS = {"yes_no": (-0.05, 1.05), "number": (-6.3, 6.3)}
"""By the slug of the task, the ends of the vertical axis."""


def show(task: Task) -> None:
    """Show the picture of the task with its sentence."""
    if task.slug == "classes":
        _classes()
    elif task.slug == "count":
        _count()
    else:
        _fitting(task)


def _classes() -> None:
    low, middle, high = (float(softmax((z, SECOND, THIRD))[0, 0]) for z in (-REACH, 0.0, REACH))
    said = _(
        "The logits of classes 2 and 3 are {second} and {third}. As the logit of class 1 goes from {first} through 0 "
        "to {last}, its probability goes from {low} through {middle} to {high}. Classes 2 and 3 share the rest in a "
        "fixed proportion."
    ).format(
        second=number(SECOND), third=number(THIRD), first=number(-REACH), last=number(REACH),
        low=number(low, 2), middle=number(middle, 2), high=number(high, 3),
    )  # fmt: skip
    live.show(softmax_picture((_("class 1"), _("class 2"), _("class 3")), said), "choose/classes")
    st.markdown(said)


def _count() -> None:
    low, middle, high = (number(float(PAIRS["count"].output(z)), 3) for z in (-2.0, 0.0, 2.0))
    said = _("The expected count is {low} at z = -2, {middle} at 0 and {high} at 2: a step of 1 multiplies it by e.")
    said = said.format(low=low, middle=middle, high=high)
    live.show(rate_picture(_("exponential"), said), "choose/count")
    st.markdown(said)


def _fitting(task: Task) -> None:
    shown = {_(a.name): a for a in task.fitting}
    values = [
        _("{name} {first} … {last}").format(name=name, first=number(float(a(-2.0)), 3), last=number(float(a(2.0)), 3))
        for name, a in shown.items()
    ]
    said = _("From z = -2 to z = 2 the outputs go: {values}.").format(values=_(", ").join(values))
    live.show(outputs_picture(shown, EXTENTS[task.slug], said), f"choose/{task.slug}")
    st.markdown(said)
