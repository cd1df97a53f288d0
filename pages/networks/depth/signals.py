"""Signals through fifty layers: the depth under the hand, activations forward and gradients backward."""

from functools import partial

import streamlit as st

import acts
from acts.charts.kit.powers import power
from acts.charts.networks.signals import DEPTH, LIVE, signals_picture
from acts.experiments.networks.signals import (
    FUNCTIONS,
    LAYERS,
    NETWORKS,
    SAMPLES,
    STARTS,
    WIDTH,
    Depths,
    depths,
    overview,
    verdict,
)
from acts.language import _, joined
from acts.references import POOLE_2016, SCHOENHOLZ_2017
from pages.kit import address, controls, live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

PAGE = "depth"
START = {"fn": acts.sigmoid.slug, "init": "xavier"}

words = Words(__file__)


@fragment
def show() -> None:
    """Show the picture that the depth moves, and its controls beside it."""
    picture, beside = scenes.stage(0)
    with beside:
        slug = controls.function(f"{PAGE}/fn", FUNCTIONS, START["fn"])
        starts = {start: _(each.name) for start, each in STARTS.items()}
        start = address.choice(_("Initial weights"), starts, f"{PAGE}/init", START["init"])
        layers = controls.Whole("depth_layers", "Layers", 1, LAYERS, int(DEPTH.default), 108).show()
        seed = controls.Whole.seed("depth_seed").show()
    found = depths(slug, start, seed)
    with picture:
        live.chart(
            f"{PAGE}/signals",
            {DEPTH: "depth_layers"},
            {DEPTH.name: float(layers)},
            LIVE.settings,
            lambda at, said: signals_picture(found, int(at[0]), said),
            lambda layers: _said(found, int(layers)),
            of=f"{slug} {start} {seed}",
        )
    words.show("signals", units=str(WIDTH), networks=str(NETWORKS), inputs=str(SAMPLES))
    drawer(_("Why it is a product"), "depth_product", ":material/function:", _product)
    label = _("Every function and start, and five claims")
    drawer(label, "depth_claims", ":material/fact_check:", partial(_claims, layers))
    label = _("Gradients of weights, and why they differ")
    drawer(label, "depth_weights", ":material/compare_arrows:", lambda: words.show("weights"))


def _product() -> None:
    words.show("product", poole=sources.cited(POOLE_2016), schoenholz=sources.cited(SCHOENHOLZ_2017))


def _claims(layers: int) -> None:
    """Show the gradient in the first layer for every function and start, and what it says of five claims."""
    sizes = overview(layers)
    heads = [_("Function"), *(_(start.name) for start in STARTS.values())]
    rows = [[_(acts.CATALOGUE[slug].name), *(power(sizes[slug, start]) for start in STARTS)] for slug in FUNCTIONS]
    said = _("The gradient in the first of {layers} layers, as a multiple of that in the last one, by theory:")
    st.markdown(said.format(layers=layers))
    tables.wide("depth-claims", heads, rows)
    deepest = overview(LAYERS)
    named = {f"{slug}_{start}": power(size) for (slug, start), size in deepest.items()}
    words.show("claims", layers=str(LAYERS), **named)


def _said(found: Depths, layers: int) -> str:
    """Say what becomes of the gradient on its way back, and what single networks make of it."""
    seen = verdict(found, layers)
    if layers == 1:
        return _("One layer: nothing is multiplied yet. Move the slider, and watch the orange line.")
    openings = {
        "vanishes": _("**The gradient vanishes.**"),
        "shrinks": _("**The gradient shrinks.**"),
        "holds": _("**The gradient gets through.**"),
        "grows": _("**The gradient grows.**"),
        "explodes": _("**The gradient explodes.**"),
        "differs": _("**The networks differ.**"),
    }
    told = _(
        "In {layers} layers of {function}, the first layer gets {share} times the last layer's gradient ({low} to "
        "{high} in single networks). Theory says {theory}."
    )
    sizes = {"share": seen.gradient, "low": seen.lowest, "high": seen.highest, "theory": seen.theory}
    written = {name: number(10**size, 2) for name, size in sizes.items()}
    why = _("Small differences grow layer by layer.")
    return joined(
        [
            openings[seen.back],
            told.format(layers=layers, function=_(found.activation.name), **written),
            why if seen.unstable and seen.highest - seen.lowest > 1 else "",
        ]
    )
