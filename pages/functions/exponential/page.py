"""What becomes of ReLU's corner and of its flat side when they are made soft?"""

import streamlit as st

import acts
from acts.charts.functions.exponential import ALPHA, BESIDE, CLOSING_IN, POWER, ROUNDED
from acts.charts.functions.sigmoidal import passed_picture
from acts.charts.kit.frames import View
from acts.charts.kit.function import live_picture
from acts.experiments.functions import exponential, saturation
from acts.language import _
from pages.functions.family import outline, sentence
from pages.kit import controls, live, predict, tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
PLACES = (-10.0, -5.0, -1.0)


def question() -> bool:
    options = {"every": _("for every α > 0"), "below": _("for α ≤ 1"), "one": _("for α = 1 only")}
    sides = {alpha: exponential.sides(acts.elu, alpha=alpha) for alpha in (0.5, 1.0, 2.0)}
    smooth = tuple(alpha for alpha, side in sides.items() if side.jump == 0)
    truth = {(0.5, 1.0, 2.0): "every", (0.5, 1.0): "below", (1.0,): "one"}[smooth]
    slopes = "; ".join(
        _("at α = {alpha} from {left} to {right}").format(
            alpha=number(alpha), left=number(side.left), right=number(side.right)
        )
        for alpha, side in sides.items()
    )
    return predict.ask("exponential", words.text("question"), options, truth, words.text("answer", slopes=slopes))


@st.fragment
def corner() -> None:
    words.show("corner")
    setting = {ALPHA.name: controls.box(ALPHA, "exponential_alpha")}

    def said(alpha: float) -> str:
        elu, celu = (exponential.sides(a, alpha=alpha) for a in (acts.elu, acts.celu))
        jump = _("jumps from {left} to {right}") if elu.jump else _("stays at {right}")
        return _(
            "At α = {alpha} ELU's slope {jump} at z = 0, CELU's goes through {celu}; both level off at {floor}."
        ).format(
            alpha=number(alpha),
            jump=jump.format(left=number(elu.left), right=number(elu.right)),
            celu=number(celu.left),
            floor=number(acts.elu.claims(alpha=alpha).range.low),
        )

    live.function(
        "exponential/corner",
        {ALPHA: "exponential_alpha"},
        setting,
        BESIDE,
        View(-5.0, 3.0, 2, at=-1.0),
        said,
    )


@st.fragment
def limit() -> None:
    words.show("limit")
    setting = {POWER.name: controls.box(POWER, "exponential_power")}

    def said(power: float) -> str:
        height, width = (
            float(f(at, power)) for f, at in ((exponential.softened, 0.0), (exponential.softened_slope, -0.1))
        )
        return _(
            "At β = {beta} softplus lies above ReLU by {height} at z = 0, and by less everywhere else; "
            "its slope at z = −0.1 is {slope}, where ReLU's is 0."
        ).format(beta=number(10**power), height=number(height, 3), slope=number(width, 3))

    live.function(
        "exponential/limit",
        {POWER: "exponential_power"},
        setting,
        CLOSING_IN,
        View(-3.0, 3.0, 2, at=-0.1),
        said,
    )


def relatives() -> None:
    words.show("relatives")
    view = View(-4.0, 4.0, 2, ("squareplus", "sparse_plus"), at=-1.0)
    said = sentence.of(acts.softplus, {"beta": 1.0}, view, slopes=True)
    heights = "; ".join(
        _("{name} {height}").format(name=_(a.name), height=number(float(a(-4.0)), 3))
        for a in (acts.softplus, acts.squareplus, acts.sparse_plus)
    )
    said += " " + _("At z = −4 there is left: {heights}.").format(heights=heights)
    live.show(live_picture(ROUNDED, view, (), [said]), "exponential/relatives")
    st.markdown(said)


@st.fragment
def fading() -> None:
    leak = acts.leaky_relu.claims().kinks[0].left
    crossing = saturation.slope_crossing(acts.elu, acts.leaky_relu, -20.0, -1.0)
    words.show("fading", crossing=number(crossing, 3), leak=number(leak))
    left, right = st.columns(2, gap="large")
    compared = (acts.relu, acts.leaky_relu, acts.elu, acts.sigmoid)
    heads = (_("slope at"), *(f"z = {number(z)}" for z in PLACES))
    left.markdown(
        tables.table(heads, [[_(a.name), *(number(float(a.derivative(z)), 3) for z in PLACES)] for a in compared])
    )
    passed = saturation.backward(acts.elu, 1.0, PLACES)
    said = _("What ELU passes on of an upstream gradient of 1: {said}.").format(
        said="; ".join(_("{passed} at z = {z}").format(passed=number(p.passed, 3), z=number(p.z)) for p in passed)
    )
    with right:
        live.show(passed_picture(acts.elu, passed, said), "exponential/passed")
        st.markdown(said)


if outline.begin("exponential", words, question):
    corner()
    limit()
    relatives()
    fading()
