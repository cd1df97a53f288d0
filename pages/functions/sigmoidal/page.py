"""Which functions rise once and level off, and what does levelling off cost?"""

import streamlit as st

import acts
from acts.charts.functions.sigmoidal import (
    MORPH,
    MORPHING,
    SMALLEST,
    SPREAD,
    crossing_picture,
    passed_picture,
    pushed_picture,
    pushed_settings,
)
from acts.charts.kit.frames import View
from acts.experiments.functions import naive, saturation
from acts.language import _
from pages.functions.family import outline
from pages.kit import controls, live, predict, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
PLACES = (-10.0, 0.0, 10.0)


def question() -> bool:
    rate, peak = float(acts.sigmoid.derivative(10.0)), acts.sigmoid.claims().lipschitz
    buckets = {"tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001, "tiny": 0.0}
    labels = dict(zip(buckets, (_("0.1 or more"), _("0.01 to 0.1"), _("0.001 to 0.01"), _("under 0.001")), strict=True))
    truth = next(slug for slug, least in buckets.items() if rate >= least)
    why = words.text("answer", rate=number(rate, 3), share=number(100 * rate / peak, 2), peak=number(peak))
    return predict.ask("sigmoidal", words.text("question"), labels, truth, why)


@st.fragment
def upstream(activation: acts.Activation) -> None:
    words.show("upstream")
    gradient = controls.number_box(_("Upstream gradient"), "sigmoidal_upstream", -100.0, 100.0, 1.0, 0.5, width=220)
    passed = saturation.backward(activation, gradient, PLACES)
    left, right = st.columns([2, 3], gap="large")
    heads = ("z", _("local slope"), _("× upstream"), _("= passed on"))
    left.markdown(tables.table(heads, [[number(v, 3) for v in (p.z, p.local, p.upstream, p.passed)] for p in passed]))
    said = "; ".join(_("{passed} at z = {z}").format(passed=number(p.passed, 3), z=number(p.z)) for p in passed)
    said = _("What {name} passes on of an upstream gradient of {g}: {said}.").format(
        name=_(activation.name), g=number(gradient), said=said
    )
    with right:
        if abs(gradient) * activation.claims().lipschitz < SMALLEST:
            st.markdown(said)
            st.info(_("Everywhere less than {least} is passed on: nothing to draw.").format(least=number(SMALLEST)))
            return
        alt = _("What a unit passes on, over the pre-activation z; the sentence below says it for some places.")
        live.show(passed_picture(activation, passed, said, alt), "sigmoidal/passed")
        st.markdown(said)


@st.fragment
def morph() -> None:
    words.show("morph", gap=number(saturation.morph_gap(), 2))
    setting = {MORPH.name: controls.box(MORPH, "sigmoidal_morph")}
    view = View(-6.0, 6.0, 1, ("sigmoid", "tanh"))

    def said(t: float) -> str:
        return _("At t = {t} the outputs lie between {low} and 1; at 0 it is the sigmoid, at 1 it is tanh.").format(
            t=number(t), low=number(-t)
        )

    live.function(
        "sigmoidal/morph",
        {MORPH: "sigmoidal_morph"},
        setting,
        MORPHING,
        view,
        said,
    )


def crossing() -> None:
    z = saturation.slope_crossing(acts.tanh, acts.sigmoid, 0.0, 5.0)
    words.show("crossing", crossing=number(z, 5))
    said = _("tanh has the larger slope for |z| < {z}, the sigmoid for |z| > {z}; there both are {slope}.").format(
        z=number(z, 5), slope=number(float(acts.tanh.derivative(z)), 3)
    )
    live.show(crossing_picture(acts.tanh, acts.sigmoid, z, said), "sigmoidal/crossing")
    st.markdown(said)


@st.fragment
def breaking() -> None:
    words.show("naive")
    z = controls.number_box("z", "sigmoidal_break", -2000.0, 2000.0, -800.0, 1.0, width=220)
    rows = []
    for form in naive.NAIVE:
        got, ends = naive.trial(form, z), naive.breaks(form)
        mark = ":material/close:" if got.broken else ":material/check:"
        said = f"{mark} {number(got.value, 7)}" + "".join(f", {_(kind)}" for kind in got.warnings)
        low, high = (number(e, 3) if e is not None else "…" for e in (ends.left, ends.right))
        rows.append([f"{words.text(form.slug)} `{form.code}`", said, number(got.truth, 7), f"{low}, {high}"])
    st.markdown(tables.table((_("as printed"), _("gives"), _("stable form"), _("breaks first at")), rows))


@st.fragment
def ends() -> None:
    words.show("pushed")
    setting, boxes = {SPREAD.name: controls.box(SPREAD, "sigmoidal_spread")}, {SPREAD: "sigmoidal_spread"}

    def said(spread: float) -> str:
        humps = saturation.pushed(spread).humps
        return _("At s = {s} the outputs have {count}, at {where}.").format(
            s=number(spread),
            count=_("one hump") if len(humps) == 1 else _("two humps"),
            where=_(" and ").join(telling(h, 0, 1, digits=3) for h in humps),
        )

    live.chart("sigmoidal/pushed", boxes, setting, pushed_settings, pushed_picture, said)


if outline.begin("sigmoidal", words, question, upstream):
    morph()
    crossing()
    breaking()
    ends()
