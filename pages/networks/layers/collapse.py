"""Layers with nothing between them are one layer; a bend makes more of them."""

from functools import partial

import streamlit as st

import acts
from acts import Activation
from acts.activation import Array
from acts.charts.networks.collapse import BEND, COLLAPSING, DEPTH, collapse_picture
from acts.experiments.networks import collapse
from acts.language import _, joined, ngettext
from pages.kit import address, controls, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent, tex
from pages.kit.words import Words

words = Words(__file__)
OFFERED, OTHER = ("step", "sigmoid", "tanh", "relu", "gelu"), "other"
"""The activations that are a click away, and what stands for all others."""

SEED = 4
"""Of weights whose lines and bends are all large enough to be seen in one picture."""


@fragment
def show() -> None:
    """Show the network under the hand, with its activation and its seed beside it."""
    picture, beside = scenes.stage()
    with beside:
        activation = _activation()
        where = {"middle": _("in the middle"), "all": _("between all layers")}
        everywhere = address.choice(_("Where"), where, "layers/collapse_where", "middle") == "all"
        most, notes = int(DEPTH.typical.high), st.container()
        with st.container(horizontal=True):
            depth = controls.whole_box(_("Layers"), "collapse_depth", 1, most, int(DEPTH.default), 96, notes=notes)
            bend = controls.number_box(
                _("Bend"), "collapse_bend", 0.0, 1.0, BEND.default, BEND.step, width=96, notes=notes
            )
        seed = controls.whole_box(_("Seed"), "collapse_seed", 0, controls.SEEDS, SEED)
    with picture:
        live.chart(
            f"layers/collapse/{activation.slug}/{seed}/{everywhere}",
            {DEPTH: "collapse_depth", BEND: "collapse_bend"},
            {DEPTH.name: float(depth), BEND.name: bend},
            COLLAPSING.settings,
            partial(collapse_picture, activation, seed, everywhere),
            partial(_said, activation, seed, everywhere),
        )
    words.show("collapse")
    label = _("Every number of this network")
    drawer(label, "collapse_numbers", ":material/calculate:", partial(_numbers, depth, seed))
    drawer(_("The matrices, multiplied out"), "collapse_product", ":material/function:", partial(words.show, "product"))


def _activation() -> Activation:
    names = {slug: _(acts.CATALOGUE[slug].name) for slug in OFFERED}
    slug = address.choice(_("Activation"), {**names, OTHER: _("another")}, "layers/collapse_fn", "relu")
    if slug == OTHER:
        others = {other.slug: _(other.name) for other in acts.CATALOGUE.values() if other.slug not in OFFERED}
        slug = address.choice(_("Another"), others, "layers/collapse_other", next(iter(others)))
    return acts.CATALOGUE[slug]


def _said(activation: Activation, seed: int, everywhere: bool, depth: float, bend: float) -> str:
    """Say what the matrices multiply to, or how far the network is from a line and where its gradient ends."""
    found = collapse.known(activation, int(depth), bend, seed, everywhere)
    count = len(found.layers)
    if not bend or not found.after:
        said = ngettext(
            "{count} layer with {numbers} weights and biases is one line: y = {line}.",
            "{count} layers with {numbers} weights and biases are one line: y = {line}.",
            count,
        ).format(count=count, numbers=found.numbers, line=_line(found))
        rounding = _("The outputs layer by layer and by the one matrix differ by at most {gap}: rounding.")
        return joined([said, rounding.format(gap=number(found.gap, 2))])
    said = _("With {name} the best line misses {missed} of the output's variance.")
    said = said.format(name=_(activation.name), missed=percent(found.missed))
    return joined([said, _gradient(found)])


def _line(found: collapse.Collapse) -> str:
    pattern = _("{slope} x - {shift}") if found.intercept < 0 else _("{slope} x + {shift}")
    return pattern.format(slope=number(found.slope, 3), shift=number(abs(found.intercept), 3))


def _gradient(found: collapse.Collapse) -> str:
    """Say which layers get no gradient."""
    lost, count = found.cut_off, len(found.layers)
    if not lost:
        said = _("The gradient reaches all {count} layers: it is {first} in the first and {last} in the last.")
        first, *_others, last = (number(size, 2) for size in found.gradients)
        return said.format(count=count, first=first, last=last)
    return ngettext(
        "The first layer gets a gradient of exactly 0: it cannot learn.",
        "The first {count} layers get a gradient of exactly 0: they cannot learn.",
        lost,
    ).format(count=lost)


def _numbers(depth: int, seed: int) -> None:
    """Write out each layer, and what the layers up to it multiply to."""
    layers = collapse.stack(depth, seed)
    words.show("numbers")
    for count, (weight, bias) in enumerate(layers, 1):
        whole, shift = collapse.product(layers[:count])
        st.markdown(
            f"$$\nW_{count} = {_matrix(weight)}, \\quad b_{count} = {_matrix(bias[:, None])}, \\qquad "
            f"W = {_matrix(whole)}, \\quad b = {_matrix(shift[:, None])}\n$$"
        )


def _matrix(values: Array) -> str:
    rows = r" \\ ".join(" & ".join(tex(number(value, 3)) for value in row) for row in values.tolist())
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"
