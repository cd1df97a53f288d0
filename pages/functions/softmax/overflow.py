"""Softmax on the way to a loss: formulas that break, the sigmoid inside it, and the loss that does not stall."""

import math
import sys

import streamlit as st

from acts.experiments.functions import naive, softmax
from acts.experiments.likelihood.samples import of_classes
from acts.language import _
from pages.kit import controls, links, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

SIZES = (710.0, 1000.0)
AHEAD = 10.0


@st.fragment
def broken(words: Words) -> None:
    """Show what each formula prints at large logits, beside what is true."""
    words.show("naive", over=number(math.log(sys.float_info.max), 5))
    with st.container(horizontal=True):
        size = controls.number_box(_("Largest logit z"), "softmax_size", -1e6, 1e6, SIZES[-1], 1.0, width=200)
        gap = controls.number_box(_("Two others lower by"), "softmax_gap", 0.0, 2e6, 1.0, 1.0, width=200)
    vectors = [(z, z - gap, z - gap) for z in dict.fromkeys((*SIZES[:-1], size))]
    heads = (_("as written"), *(_("prints at z = {z}").format(z=number(v[0], 10)) for v in vectors))
    rows = []
    for form in naive.NAIVE_VECTORS:
        row = [f"{words.text(form.slug)} `{form.code}`"]
        for each in vectors:
            got = naive.trials(form, each)
            mark = ":material/close:" if any(trial.broken for trial in got) else ":material/check:"
            listed = ", ".join(number(trial.value, 5) for trial in got)
            row.append(f"{mark} [{listed}]" + "".join(f", {_(kind)}" for kind in got[0].warnings))
        rows.append(row)
    truth = [naive.trials(naive.NAIVE_VECTORS[k], vectors[-1]) for k in (0, -1)]
    st.markdown(tables.table(heads, rows))
    st.markdown(
        _("True at z = {z}: shares {shares}; log-shares {logs}.").format(
            z=number(vectors[-1][0], 10),
            shares=", ".join(number(trial.truth, 5) for trial in truth[0]),
            logs=", ".join(number(trial.truth, 5) for trial in truth[1]),
        )
    )


def two_classes(words: Words) -> None:
    """Show that the sigmoid is softmax of two classes."""
    gap = softmax.two_class_gap()
    agree = _("differ by at most {gap}").format(gap=number(gap, 2)) if gap else _("agree to the last digit")
    words.show("two classes", agree=agree)


def stalling(words: Words) -> None:
    """Say what cross-entropy and squared error tell the right class when a wrong one is ahead, and where to try it."""
    found = of_classes((0.0, AHEAD, 0.0), 0)
    words.show(
        "losses", ahead=number(AHEAD), full=telling(found.cross_entropy[0], -1, digits=3),
        faded=number(found.squared_error[0], 2),
    )  # fmt: skip
    links.page("losses", _("Both losses on cat, dog and tiger, under the hand"))
