"""Formulas of softmax and of its logarithm at large logits: which overflow, and which hold."""

import math
import sys

import streamlit as st

from acts.experiments.functions import naive
from acts.language import _
from pages.kit import controls, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
SIZES = (710.0, 1000.0)

Logits = tuple[float, ...]


@fragment
def show() -> None:
    """Show what each formula prints at large logits, beside what is true."""
    words.show("naive", over=number(math.log(sys.float_info.max), 5))
    with st.container(horizontal=True):
        size = controls.number_box(_("Largest logit z"), "softmax_size", -1e6, 1e6, SIZES[-1], 1.0, width=200)
        gap = controls.number_box(_("Two others lower by"), "softmax_gap", 0.0, 2e6, 1.0, 1.0, width=200)
    vectors = [(z, z - gap, z - gap) for z in dict.fromkeys((*SIZES[:-1], size))]
    heads = (_("as written"), *(_("prints at z = {z}").format(z=number(v[0], 10)) for v in vectors))
    rows = [
        [f"{words.text(form.slug)} `{form.code}`", *(_printed(form, logits) for logits in vectors)]
        for form in naive.NAIVE_VECTORS
    ]
    st.markdown(tables.table(heads, rows))
    shares, logs = (naive.trials(naive.NAIVE_VECTORS[k], vectors[-1]) for k in (0, -1))
    st.markdown(
        _("True at z = {z}: shares {shares}; log-shares {logs}.").format(
            z=number(vectors[-1][0], 10),
            shares=_(", ").join(number(trial.truth, 5) for trial in shares),
            logs=_(", ").join(number(trial.truth, 5) for trial in logs),
        )
    )


def _printed(form: naive.Naive, logits: Logits) -> str:
    got = naive.trials(form, logits)
    mark = ":material/close:" if any(trial.broken for trial in got) else ":material/check:"
    values = ", ".join(number(trial.value, 5) for trial in got)
    return f"{mark} " + _(", ").join([f"[{values}]", *map(_, got[0].warnings)])
