"""What can be said with all or nothing, and what can be learned with no bend at all?"""

from functools import partial

import streamlit as st

import acts
from acts.charts.functions.threshold_linear import PLACES, SLOPE, THRESHOLD, passed_on_picture, vote_picture
from acts.charts.kit.stops import stops
from acts.experiments.functions import linear, three_units
from acts.experiments.functions.saturation import backward
from acts.language import _
from pages.functions.family import outline
from pages.kit import controls, links, live, predict, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
PRE = (0.2, 2.0, 9.0)


def question(names: tuple[str, ...]) -> bool:
    result = three_units.vote(PRE)
    labels = dict(zip(("cat", "dog", "tiger"), names, strict=True)) | {"level": _("all are the same")}
    ahead = result.steps.ahead
    truth = "level" if ahead is None else list(labels)[ahead]
    given = dict(zip("abc", map(number, PRE), strict=True))
    why = words.text("answer", outputs=", ".join(map(number, result.steps.outputs)))
    return predict.ask("threshold_linear", words.text("question", **given), labels, truth, why)


@st.fragment
def votes(names: tuple[str, ...]) -> None:
    words.show("votes")
    with st.container(horizontal=True):
        pre = tuple(
            controls.number_box(
                _("z of {name}").format(name=name), f"threshold_linear_{slug}", -40.0, 40.0, z, 0.5, width=150
            )
            for name, slug, z in zip(names, ("cat", "dog", "tiger"), PRE, strict=True)
        )
        setting = {THRESHOLD.name: controls.box(THRESHOLD, "threshold_linear_threshold")}

    def said(threshold: float) -> str:
        result = three_units.vote(pre, threshold)
        verdict = {
            0: _("none fires, and nothing tells which came closest"),
            1: _("one fires, and nothing tells how clearly"),
            2: _("two fire, and nothing tells which is the more active"),
            3: _("all three fire, and nothing tells which is the most active"),
        }[result.firing]
        ahead = result.sigmoids.ahead
        graded = _("{name} is ahead").format(name=names[ahead]) if ahead is not None else _("nobody is ahead of all")
        listed = (
            ", ".join(f"{name} {telling(a, 0, 1, *kind.outputs)}" for name, a in zip(names, kind.outputs, strict=True))
            for kind in (result.steps, result.sigmoids)
        )
        return _(
            "With threshold {threshold} the step units say {steps}: {verdict}. The sigmoids say {sigmoids}: {graded}."
        ).format(threshold=number(threshold), steps=next(listed), sigmoids=next(listed), verdict=verdict, graded=graded)

    live.chart(
        f"threshold_linear/votes/{pre}",
        {THRESHOLD: "threshold_linear_threshold"},
        setting,
        partial(stops, (THRESHOLD,)),
        partial(vote_picture, names, (_("step(z − θ)"), _("sigmoid(z − θ)")), pre),
        said,
    )
    words.show("votes after")
    links.page("softmax")


@st.fragment
def one_slope() -> None:
    words.show("slope")
    with st.container(horizontal=True):
        upstream = controls.number_box(
            _("Upstream gradient"), "threshold_linear_upstream", -100.0, 100.0, 1.0, 0.5, width=220
        )
        setting = {SLOPE.name: controls.box(SLOPE, "threshold_linear_slope")}

    def said(slope: float) -> str:
        straight, curved = (
            [p.passed for p in backward(activation, upstream, PLACES, **values)]
            for activation, values in ((acts.identity, {"slope": slope}), (acts.tanh, {}))
        )
        low, high = sorted((min(curved, key=abs), max(curved, key=abs)), key=abs)
        only = {number(p) for p in straight}
        return _(
            "Of an upstream gradient of {g}, A = {c}·z passes on {passed} at every one of z = {places}; "
            "tanh passes on between {low} and {high}."
        ).format(
            g=number(upstream),
            c=number(slope),
            passed=_(" or ").join(sorted(only)),
            places=", ".join(map(number, PLACES)),
            low=number(low, 2),
            high=number(high, 3),
        )

    live.chart(
        f"threshold_linear/slope/{upstream}",
        {SLOPE: "threshold_linear_slope"},
        setting,
        partial(stops, (SLOPE,)),
        partial(passed_on_picture, upstream),
        said,
    )


@st.fragment
def stack() -> None:
    words.show("stack", samples=number(linear.SAMPLES))
    with st.container(horizontal=True):
        depth = int(controls.number_box(_("Layers"), "threshold_linear_depth", 1.0, 12.0, 3.0, 1.0, width=180))
        slope = controls.number_box(_("Slope c"), "threshold_linear_c", -4.0, 4.0, 0.5, 0.1, width=180)
        seed = controls.seed("threshold_linear_seed")
    found = linear.collapse(depth, slope, seed)
    heads = (_("layers"), _("weights and biases"), _("off from one layer"), _("left over by the best one layer"))
    rows = [
        (_("{n} with A = {c}·z").format(n=depth, c=number(slope)), found.weights, found.gap, found.linear),
        (_("{n} with tanh").format(n=depth), found.weights, None, found.curved),
    ]
    cells = [[a, number(b), "—" if c is None else number(c, 2), number(100 * d, 3) + " %"] for a, b, c, d in rows]
    st.markdown(tables.table(heads, cells))
    if depth == 1:
        st.markdown(_("One layer has nothing in between: both rows are the same layer."))
        return
    st.markdown(
        _(
            "Seed {seed}: {weights} numbers do the work of {one}. The stack and its one layer differ by {gap} of the "
            "largest output, which is rounding; with tanh in between, one layer misses {missed} % of the variance."
        ).format(
            seed=seed,
            weights=found.weights,
            one=found.one,
            gap=number(found.gap, 2),
            missed=number(100 * found.curved, 3),
        )
    )


animals = (_("cat"), _("dog"), _("tiger"))
if outline.begin("threshold_linear", words, partial(question, animals)):
    votes(animals)
    one_slope()
    stack()
