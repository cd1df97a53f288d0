"""What does a straight line with a corner do, and what happens at the corner?"""

import streamlit as st

import acts
from acts import Activation
from acts.charts.functions.rectified import ALPHA, MAXIMUM, ZOOM, random_slopes_picture, zooming
from acts.charts.kit.frames import View, subject_of
from acts.charts.kit.function import live_picture
from acts.experiments.functions import rectified
from acts.language import _
from acts.references import BERTOIN_2021
from pages.functions.family import answers, frameworks, outline, sentence
from pages.kit import controls, live, predict, sources, tables
from pages.kit.numbers import end, number
from pages.kit.words import Words

words = Words(__file__)


def question() -> bool:
    slopes = {"0": "0", "half": "½", "1": "1", "error": _("none: it raises an error")}
    given = next(call.kink_slopes[0] for call in acts.relu.calls if call.framework == "torch")
    truth = next(slug for slug, value in {"0": 0.0, "half": 0.5, "1": 1.0}.items() if value == given)
    other = next(m for m in rectified.MAXIMUM if m.framework == "torch")
    return predict.ask(
        "rectified",
        words.text("question"),
        slopes,
        truth,
        words.text("answer", other=number(other.slope), call=other.call),
    )


@st.fragment
def maximum() -> None:
    words.show("maximum")
    setting = {ALPHA.name: controls.box(ALPHA, "rectified_alpha")}

    def said(alpha: float) -> str:
        left, right = (rectified.maximum_gap(z, alpha) for z in (-1.0, 1.0))
        verdict = _("two functions") if left or right else _("one function")
        return _(
            "At α = {alpha} max(αz, z) is above leaky ReLU by {left} at z = −1 and by {right} at z = 1: {verdict}."
        ).format(alpha=number(alpha), left=number(left), right=number(right), verdict=verdict)

    live.function(
        "rectified/maximum",
        {ALPHA: "rectified_alpha"},
        setting,
        MAXIMUM,
        View(-4.0, 4.0, 1),
        said,
    )


@st.fragment
def inspector(activation: Activation) -> None:
    corners = activation.claims().kinks
    words.show("inspector", paper=sources.cited(BERTOIN_2021))
    if activation.parameters:
        st.markdown(_("Shown is {name} at its default parameters.").format(name=_(activation.name)))
    if not corners:
        st.markdown(words.text("no corner", name=_(activation.name), smooth=answers.smoothness(activation.claims())))
        return
    left, right = st.columns(2, gap="large")
    left.markdown(frameworks.table(activation))
    if activation is acts.relu:
        rows = [[f"`{m.call}`", number(m.slope)] for m in rectified.MAXIMUM]
        left.markdown(tables.table((_("written as a maximum"), _("slope at z = {z}").format(z=end(0.0))), rows))
    kink = corners[0]
    left.markdown(
        words.text("subgradient", low=number(min(kink.left, kink.right)), high=number(max(kink.left, kink.right)))
    )
    with right:
        setting = {ZOOM.name: controls.box(ZOOM, "rectified_zoom")}
        subject = zooming(activation, kink.z)

        def said(zoom: float) -> str:
            bend, other = (rectified.bend(a, z, zoom) for a, z in ((activation, kink.z), (acts.tanh, 1.0)))
            return _(
                "At a magnification of {times}, {name} is bent by {bend} between −1 and 1, tanh by {other}."
            ).format(times=number(10**zoom), name=_(activation.name), bend=number(bend, 3), other=number(other, 2))

        live.function(
            "rectified/zoom",
            {ZOOM: "rectified_zoom"},
            setting,
            subject,
            View(-1.0, 1.0, 1, at=0.5),
            said,
        )


def relatives() -> None:
    words.show("relatives")
    for cell, slug, view in zip(
        st.columns(2, gap="large"),
        ("relu6", "squared_relu"),
        (View(-3, 9, 2, ("relu",)), View(-2, 2, 2, ("relu",))),
        strict=True,
    ):
        with cell:
            activation = acts.CATALOGUE[slug]
            said = sentence.of(activation, {}, view, slopes=True)
            live.show(live_picture(subject_of(activation), view, (), [said]), f"rectified/{slug}")
            st.markdown(said)


@st.fragment
def random_slopes() -> None:
    words.show("random")
    notes = st.container()
    with st.container(horizontal=True):
        values = controls.boxes(acts.rrelu, notes, "random")
        seed = controls.seed("rectified_seed")
    middle = (values["lower"] + values["upper"]) / 2
    said = _(
        "Training draws each slope between {lower} and {upper} (seed {seed}); evaluation uses their mean, {middle}."
    ).format(lower=number(values["lower"]), upper=number(values["upper"]), seed=seed, middle=number(middle))
    live.show(random_slopes_picture(values["lower"], values["upper"], seed, said), "rectified/random")
    st.markdown(said)


if outline.begin("rectified", words, question, inspector):
    maximum()
    relatives()
    random_slopes()
