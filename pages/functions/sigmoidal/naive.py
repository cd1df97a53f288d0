"""Formulas as they are printed, and where each of them breaks."""

import streamlit as st

from acts.charts.functions.naive import naive_picture
from acts.experiments.functions import naive
from acts.language import _, ngettext
from pages.kit import controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show where each formula breaks, and below it what each gives at the reader's z, beside the truth."""
    with scenes.whole_stage(2):
        z = controls.number_box("z", "sigmoidal_break", -2000.0, 2000.0, -800.0, 1.0, width=220)
        said = sentence(z)
        names = tuple(words.text(form.slug) for form in naive.NAIVE)
        live.show(naive_picture(naive.NAIVE, names, z, said), "sigmoidal/naive")
        st.markdown(said)
    words.show("naive")
    heads = (_("as printed"), _("gives"), _("stable form"), _("breaks first at"))
    st.markdown(tables.table(heads, [_row(form, z) for form in naive.NAIVE]))


def sentence(z: float) -> str:
    """Say how many of the formulas break at z."""
    count = sum(naive.trial(form, z).broken for form in naive.NAIVE)
    return ngettext(
        "At z = {z}, {count} of the {all} printed formulas breaks.",
        "At z = {z}, {count} of the {all} printed formulas break.",
        count,
    ).format(z=number(z, 10), count=count, all=len(naive.NAIVE))


def _row(form: naive.Naive, z: float) -> list[str]:
    got, ends = naive.trial(form, z), naive.breaks(form)
    mark = ":material/close:" if got.broken else ":material/check:"
    given = _(", ").join([number(got.value, 7), *map(_, got.warnings)])
    low, high = (number(end, 3) if end is not None else "…" for end in (ends.left, ends.right))
    return [f"{words.text(form.slug)} `{form.code}`", f"{mark} {given}", number(got.truth, 7), f"{low}, {high}"]
