"""What does a gate do to z: how deep is the dip, and which function is called GELU?"""

import streamlit as st

import acts
from acts.charts.functions.gated import BETWEEN, DIFFERENCES, EDGE, POWER
from acts.charts.kit.frames import View, subject_of
from acts.charts.kit.function import live_picture
from acts.experiments.functions import gated
from acts.language import _
from pages.functions.family import outline
from pages.kit import controls, live, predict, tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
MEMBERS = acts.FAMILIES["gated"].members


def question() -> bool:
    mean = gated.under_normal(acts.gelu).mean
    options = {"below": _("below 0"), "zero": _("0"), "little": _("above 0, under 0.1"), "above": _("above 0.1")}
    truth = "zero" if abs(mean) < 1e-12 else "below" if mean < 0 else "little" if mean < 0.1 else "above"
    why = words.text("answer", mean=number(mean), low=number(gated.dip(acts.gelu).size))
    return predict.ask("gated", words.text("question"), options, truth, why)


def dip() -> None:
    words.show("dip")
    left, right = st.columns([2, 3], gap="large")
    places = {member: gated.dip(member) for member in MEMBERS}
    rows = [[_(member.name), number(place.z, 5), number(place.size, 5)] for member, place in places.items()]
    left.markdown(tables.table((_("function"), _("lowest at z"), _("its value there")), rows))
    deepest = min(places, key=lambda member: places[member].size)
    said = _("{name} dips to {size} at z = {z}; the deepest is {deepest}, {depth} at z = {place}.").format(
        name=_(acts.gelu.name),
        size=number(places[acts.gelu].size, 5),
        z=number(places[acts.gelu].z, 5),
        deepest=_(deepest.name),
        depth=number(places[deepest].size),
        place=number(places[deepest].z),
    )
    with right:
        view = View(-5.0, 1.0, 1, ("silu", "hard_silu", "mish", "hard_mish"), at=round(places[acts.gelu].z, 2))
        live.show(live_picture(subject_of(acts.gelu, with_slopes=False), view, (), [said]), "gated/dip")
        st.markdown(said)


@st.fragment
def differences() -> None:
    words.show("differences")
    setting = {POWER.name: controls.box(POWER, "gated_power")}
    tanh, quick = (gated.apart(form, acts.gelu) for form in (acts.gelu_tanh, acts.quick_gelu))

    def said(power: float) -> str:
        sizes = [place.size * 10**power for place in (tanh, quick)]
        left = "" if sizes[1] <= EDGE else _(", outside the picture")
        return _(
            "At a magnification of {times}, the tanh form is {tanh} away from GELU at z = ±{z} and nowhere further, "
            "quick GELU {quick} at z = ±{place}{left}; in truth these are {small} and {large}."
        ).format(
            times=number(10**power), tanh=number(sizes[0], 3), z=number(-tanh.z, 3),
            quick=number(sizes[1], 3), place=number(-quick.z, 3), left=left,
            small=number(tanh.size, 3), large=number(quick.size, 3),
        )  # fmt: skip

    live.function(
        "gated/differences",
        {POWER: "gated_power"},
        setting,
        DIFFERENCES,
        View(-6.0, 6.0, 1, at=round(tanh.z, 2)),
        said,
    )


@st.fragment
def between() -> None:
    words.show("between")
    (beta_,) = acts.silu.parameters
    setting = {beta_.name: controls.box(beta_, "gated_beta")}

    def said(beta: float) -> str:
        if beta == 0:
            return _("At β = 0 SiLU is the line z / 2.")
        depth = -acts.silu.claims(beta=beta).range.low
        return _("At β = {beta} SiLU dips to {low}, and is at most {depth} away from ReLU.").format(
            beta=number(beta), low=number(-depth, 3), depth=number(depth, 3)
        )

    live.function(
        "gated/between",
        {beta_: "gated_beta"},
        setting,
        BETWEEN,
        View(-4.0, 4.0, 1, ("relu",), at=-1.0),
        said,
    )


def centred() -> None:
    words.show("centred")
    moments = {member: gated.under_normal(member) for member in (*MEMBERS, acts.relu, acts.selu)}
    rows = [
        [_(member.name), number(0.0 if member.claims().zero_centred else each.mean), number(each.square)]
        for member, each in moments.items()
    ]
    st.markdown(tables.table((_("z from N(0, 1)"), _("mean output"), _("mean square")), rows))


if outline.begin("gated", words, question):
    dip()
    differences()
    between()
    centred()
