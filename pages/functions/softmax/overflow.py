"""Formulas of softmax and of its logarithm at large logits: which overflow, and which hold."""

import math
import sys

import streamlit as st

from acts.charts.functions.naive import FAR, naive_vectors_picture
from acts.experiments.functions import naive
from acts.language import _, joined, ngettext
from pages.kit import controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
SIZES = (710.0, 1000.0)

Logits = tuple[float, ...]


@fragment
def show() -> None:
    """Show where each formula breaks, and below it what each prints at large logits."""
    with scenes.whole_stage(2):
        with st.container(horizontal=True):
            size = controls.number_box(_("Largest logit z"), "softmax_size", -FAR, FAR, SIZES[-1], 1.0, width=200)
            gap = controls.number_box(_("Other two lower by"), "softmax_gap", 0.0, 2e6, 1.0, 1.0, width=200)
        said = sentence(size, gap)
        names = tuple(words.text(form.slug) for form in naive.NAIVE_VECTORS)
        live.show(naive_vectors_picture(naive.NAIVE_VECTORS, names, size, gap, said), "softmax/naive")
        st.markdown(said)
    words.show("naive", over=number(math.log(sys.float_info.max), 5))
    vectors = [naive.two_below(z, gap) for z in dict.fromkeys((*SIZES[:-1], size))]
    heads = (_("as written"), *(_("prints at z = {z}").format(z=number(v[0], 10)) for v in vectors))
    rows = [
        [f"{name} `{form.code}`", *(_printed(form, logits) for logits in vectors)]
        for name, form in zip(names, naive.NAIVE_VECTORS, strict=True)
    ]
    tables.wide("softmax_naive", heads, rows)


def sentence(size: float, gap: float) -> str:
    """Say how many of the formulas break at these logits, and what is true there."""
    logits = naive.two_below(size, gap)
    shares, logs = (naive.trials(naive.NAIVE_VECTORS[k], logits) for k in (0, -1))
    count = sum(_broken(form, logits) for form in naive.NAIVE_VECTORS)
    said = ngettext(
        "At z = {z}, {count} of the {all} formulas breaks.", "At z = {z}, {count} of the {all} formulas break.", count
    ).format(z=number(size, 10), count=count, all=len(naive.NAIVE_VECTORS))
    truth = _("The true shares are {shares}; the true log-shares are {logs}.").format(
        shares=_(", ").join(number(trial.truth, 5) for trial in shares),
        logs=_(", ").join(number(trial.truth, 5) for trial in logs),
    )
    return joined([said, truth])


def _broken(form: naive.Naive, logits: Logits) -> bool:
    return any(trial.broken for trial in naive.trials(form, logits))


def _printed(form: naive.Naive, logits: Logits) -> str:
    got = naive.trials(form, logits)
    mark = ":material/close:" if _broken(form, logits) else ":material/check:"
    values = ", ".join(number(trial.value, 5) for trial in got)
    return f"{mark} " + _(", ").join([f"[{values}]", *map(_, got[0].warnings)])
