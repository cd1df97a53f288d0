"""The output layer of a task: the function to take, the loss that goes with it, and what else would fit."""

import streamlit as st

import acts
from acts import Activation
from acts.charts.likelihood.outputs import SECOND, THIRD
from acts.experiments.likelihood.outputs import PAIRS, softmax, steps
from acts.language import _
from acts.tasks import TASKS, Task, level
from pages.functions.choose import far_out, hidden, shapes
from pages.functions.family import ranges
from pages.kit import address, card, links, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
ADDED = 100.0


def show() -> None:
    """Show the picture of an output, and below it the advice, the gradient of its loss, and what else would fit."""
    picture, beside = scenes.stage(1)
    with beside:
        names = {slug: _(each.name) for slug, each in TASKS.items() if slug != hidden.TASK.slug}
        task = TASKS[address.choice(_("I need a function for"), names, "choose/task", next(iter(names)))]
    with picture:
        shapes.show(task)
    words.show(task.slug, **FACTS.get(task.slug, dict)())
    card.several(task.slug, task.first)
    if task.slug == "classes":
        links.page("softmax")
    if task.wanted is not None:
        links.page("losses", _("Where these losses come from"))
        drawer(
            _("Loss and gradient at some logits"), "choose_gradients", ":material/table_rows:", lambda: _gradients(task)
        )
        drawer(_("Other functions with these values"), "choose_fitting", ":material/search:", lambda: _fitting(task))


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
