"""What preprocessing does to the first layer: the digits, their pre-activations, and the units that are of no use."""

import streamlit as st

import acts
from acts.charts.kit.picture import Picture
from acts.charts.networks.first_layer import LIVE, SCALE, first_layer_picture
from acts.experiments.networks.first_layer import (
    DEEP,
    FUNCTIONS,
    NETWORKS,
    UNITS,
    FirstLayer,
    deep,
    first_layer,
    prepared,
)
from acts.language import _, joined
from acts.network.preprocessing import PREPROCESSINGS
from acts.network.signals import FLAT
from pages.kit import address, controls, links, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number, percent
from pages.kit.words import Words

NAME = "depth/first-layer"
words = Words(__file__)


@fragment
def show() -> None:
    """Show the live picture with its controls, and below it what preprocessing does further up."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        names = {slug: _(each.name) for slug, each in PREPROCESSINGS.items()}
        how = address.choice(_("Inputs"), names, "depth/first_how", "raw")
        slug = controls.function("depth/first_fn", FUNCTIONS, "tanh")
        low, high = SCALE.domain.low, SCALE.domain.high
        scale = controls.number_box(_("Scale of the weights"), "first_scale", low, high, 1.0, SCALE.step, _("scale"))
        seed = controls.seed("first_seed")
    every = tuple(first_layer(each, seed) for each in PREPROCESSINGS)
    with picture:
        _picture(next(each for each in every if each.how == how), every, slug, scale)
    words.show("first layer", digits=grouped(len(prepared(how, seed)[0])), units=str(UNITS), networks=str(NETWORKS))
    words.show("first layer relu" if slug == "relu" else "first layer flat", flat=percent(FLAT))
    links.page("digits", _("How far scaling moves the learning rate at which units die"), {"scene": "cliffs"})
    drawer(_("Training and test digits"), "first_test", ":material/table_chart:", lambda: _test(seed))
    drawer(_("Dead units in deeper layers"), "first_deep", ":material/layers:", lambda: _deep(seed))


def _picture(shown: FirstLayer, every: tuple[FirstLayer, ...], slug: str, scale: float) -> None:
    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        lines = tuple(_line(shown, each) for (each,) in LIVE.settings(start))
        return first_layer_picture(shown, every, slug, start[0], lines, tuple(said))

    live.chart(
        NAME,
        {SCALE: "first_scale"},
        {SCALE.name: scale},
        LIVE.settings,
        drawn,
        lambda scale: _sentence(shown, slug, scale),
        of=str((shown.how, shown.seed, slug)),
    )


def _line(shown: FirstLayer, scale: float) -> str:
    """Return what the picture says at a scale."""
    return _("{name}, weights x {scale}:\nsize of z {size}").format(
        name=_(PREPROCESSINGS[shown.how].name), scale=number(scale), size=number(scale * shown.size, 2)
    )


def _sentence(shown: FirstLayer, slug: str, scale: float) -> str:
    """Say how large the pre-activations are, and what the function makes of them."""
    gaps = {"size": number(scale * shown.size, 2), "networks": str(NETWORKS)}
    sized = _("The pre-activations of the first layer have the size {size}.")
    if slug == "relu":
        gaps |= {
            "dead": percent(shown.dead.mean()),
            "always": percent(shown.always.mean()),
            "low": percent(shown.dead.min()),
            "high": percent(shown.dead.max()),
        }
        said = _("In {networks} networks no unit has the same sign on every digit.")
        if shown.dead.any() or shown.always.any():
            said = _(
                "{dead} of the units are dead ({low} to {high} in {networks} networks), and {always} are above 0 on "
                "every digit."
            )
    else:
        gaps |= {"share": percent(shown.flat(slug, scale)), "name": _(acts.CATALOGUE[slug].name)}
        said = _("At {share} of them {name} is flat.")
    return joined([sized.format(**gaps), said.format(**gaps)])


def _test(seed: int) -> None:
    """Show what was fitted on the training digits beside what it does to test digits."""
    heads = (
        _("inputs"), _("condition number"), _("largest pixel, training"), _("largest pixel, test"),
        _("largest variance, training"), _("largest variance, test"),
    )  # fmt: skip
    rows = []
    for slug, each in PREPROCESSINGS.items():
        parts = prepared(slug, seed)
        largest = [number(abs(part).max(), 3) for part in parts]
        variances = [number(part.var(axis=0).max(), 3) for part in parts]
        rows.append([_(each.name), number(first_layer(slug, seed).condition, 3), *largest, *variances])
    words.show("first layer test")
    tables.wide("first-layer-test", heads, rows)


def _deep(seed: int) -> None:
    """Show the share of dead units in deeper layers."""
    rows = []
    for slug, each in PREPROCESSINGS.items():
        shares = deep(slug, seed)
        cells = [
            _("{mean} ({low} to {high})").format(
                mean=percent(share.mean()), low=percent(share.min()), high=percent(share.max())
            )
            for share in shares.T
        ]
        rows.append([_(each.name), *cells])
    words.show("first layer deep", networks=str(NETWORKS), units=str(UNITS))
    heads = (_("inputs"), *(_("layer {number}").format(number=layer) for layer in DEEP))
    st.markdown(tables.table(heads, rows))
