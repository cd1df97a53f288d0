"""The output layer of a task: the function to take, the loss that goes with it, and what else would fit."""

import streamlit as st

import acts
from acts import Activation
from acts.charts.likelihood.outputs import SECOND, THIRD
from acts.experiments.likelihood.outputs import PAIRS, softmax, steps
from acts.language import _
from acts.tasks import Task, level
from pages.functions.choose import far_out, shapes
from pages.functions.family import ranges
from pages.kit import card, links, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
ADDED = 100.0


def show(task: Task) -> None:
    """Show the advice for an output, its picture, the gradient of its loss, and what else would fit."""
    words.show(task.slug, **FACTS.get(task.slug, dict)())
    card.several(task.slug, task.first)
    shapes.show(task)
    if task.wanted is not None:
        _gradients(task)
        _fitting(task)


def _yes_no() -> dict[str, str]:
    pair = PAIRS["yes_no"]
    wrong = steps(pair)[0]
    return {
        "range": ranges.interval(acts.sigmoid.claims().range),
        "logit": number(wrong.logit),
        "output": number(wrong.output, 2),
        "gradient": number(wrong.gradient, 5),
        "other": number(wrong.other or 0.0, 2),
    }


def _classes() -> dict[str, str]:
    logits = (2.0, SECOND, THIRD)
    shares = softmax(logits)[:, 0].tolist()
    moved = softmax([ADDED + z for z in logits])[:, 0].tolist()
    missing = [share - (k == 0) for k, share in enumerate(shares)]
    rows = {"logits": logits, "shares": shares, "moved": moved, "gradient": missing}
    written = {name: _(", ").join(number(each) for each in row) for name, row in rows.items()}
    return {"added": number(ADDED), **written}


FACTS = {"yes_no": _yes_no, "classes": _classes}
"""By the slug of the task, what the gaps in its words are filled with."""


def _gradients(task: Task) -> None:
    """Show the gradient of the matching loss at some logits, beside that of a loss that does not match."""
    pair = PAIRS[task.slug]
    heads = ["$z$", _("output"), _("gradient")]
    heads += [_("gradient, squared error")] if pair.against else []
    loss = {
        "yes_no": _("**Binary cross-entropy**, target {target}:"),
        "count": _("**Poisson negative log-likelihood**, target {target}:"),
        "number": _("**Squared error**, target {target}:"),
    }[task.slug]
    st.markdown(loss.format(target=number(pair.target)))
    rows = []
    for step in steps(pair):
        row = [number(step.logit), telling(step.output, 0, 1, digits=3), telling(step.gradient, 1, -1, digits=3)]
        rows.append(row + ([] if step.other is None else [number(step.other, 3)]))
    st.markdown(tables.table(heads, rows))
    links.page("losses", _("Where these losses come from"))


def _fitting(task: Task) -> None:
    """List every function with the wanted range, and what speaks against it."""
    wanted = ranges.interval(task.wanted) if task.wanted else ""
    words.show("fitting", wanted=wanted, count=str(len(task.fitting)))
    heads = (_("function"), _("values"), _("slope far left"), _("slope far right"))
    rows = [(_(a.name), _values(a), *far_out.slopes(a)) for a in task.fitting]
    st.markdown(tables.table(heads, rows))


def _values(activation: Activation) -> str:
    flat, values = level(activation), ranges.values_of(activation.claims())
    if flat is None:
        return values
    return _("{values}; slope 0 for z in {stretch}").format(values=values, stretch=ranges.interval(flat))
