"""Layer by layer: histograms of activations and gradients that follow the scale of the initial weights."""

from functools import partial

import acts
from acts.charts.networks.histograms import LIVE, SCALE, histograms_picture
from acts.experiments.networks.histograms import DIGITS, WIDTH, Layers, dead_shares, layers
from acts.experiments.networks.signals import FUNCTIONS
from acts.language import _, joined
from acts.network.digits import SCALINGS
from pages.kit import address, controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "depth"
PIXELS = ("sixteenth", "centred", "standardised")

words = Words(__file__)


@fragment
def show() -> None:
    """Show the histograms that the scale moves, and the controls beside them."""
    picture, beside = scenes.stage(0)
    with beside:
        slug = controls.function(f"{PAGE}/fn", FUNCTIONS, acts.sigmoid.slug)
        pixels = {scaling: _(SCALINGS[scaling].name) for scaling in PIXELS}
        scaling = address.choice(_("Pixels of the digits"), pixels, f"{PAGE}/scaling", PIXELS[0])
        scale = controls.Number(
            "depth_scale", "Scale $σ_w$", 0.05, 10.0, SCALE.default, SCALE.step, "scale", 108
        ).show()
        seed = controls.Whole.seed("depth_seed").show()
    network = partial(layers, slug, scaling, seed)
    with picture:
        live.chart(
            f"{PAGE}/histograms",
            {SCALE: "depth_scale"},
            {SCALE.name: scale},
            LIVE.settings,
            lambda at, said: histograms_picture([network(each) for (each,) in LIVE.settings(at)], at[0], said),
            lambda scale: _said(network(scale)),
            of=f"{slug} {scaling} {seed}",
        )
    words.show("histograms", digits=str(DIGITS), units=str(WIDTH))
    drawer(_("Dead units of an untrained network"), "depth_dead", ":material/table_rows:", _dead)


def _said(found: Layers) -> str:
    """Say how the first and the last layer differ."""
    last, dead = len(found.size), found.dead[-1]
    sentence = _(
        "At scale {scale}, the digits differ by {first} in layer 1 and by {spread} in layer {last} (standard deviation "
        "of a unit). The gradient in layer 1 is {share} times that in layer {last}."
    )
    said = sentence.format(
        scale=number(found.scale),
        last=last,
        first=number(found.spread[0], 2),
        spread=number(found.spread[-1], 2),
        share=number(10 ** (found.size[0] - found.size[-1]), 2),
    )
    also = _("{dead} of the units in layer {last} are dead.").format(dead=percent(dead), last=last) if dead else ""
    return joined([said, also])


def _dead() -> None:
    shares = {scaling: dead_shares(scaling) for scaling in PIXELS}
    shown = (1, 2, 5, 10)
    heads = [_("Pixels of the digits"), *(_("layer {number}").format(number=number(k)) for k in shown)]
    rows = [
        [_(SCALINGS[scaling].name), *(_range(dead[:, k - 1].tolist()) for k in shown)]
        for scaling, dead in shares.items()
    ]
    draws = len(shares[PIXELS[0]])
    words.show("dead", draws=str(draws), units=str(WIDTH))
    tables.wide("depth-dead", heads, rows)
    words.show("dead elsewhere")


def _range(shares: list[float]) -> str:
    mean = sum(shares) / len(shares)
    text = _("{mean} ({low} to {high})")
    return text.format(mean=percent(mean), low=percent(min(shares)), high=percent(max(shares)))
