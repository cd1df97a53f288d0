"""Half the units are off: the exact zeros of a layer, by its bias, and beside dropout, pass by pass."""

import streamlit as st

from acts.charts.networks.half_off import BIAS, LIVE, half_off_picture
from acts.experiments.networks.half_off import UNITS, Layer, dropped, layer, switched
from acts.language import _, joined, ngettext
from pages.kit import address, controls, links, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "neuron"
PASSES = 1000
"""The largest number of times that the same input is shown."""

words = Words(__file__)


@fragment
def show() -> None:
    """Show the layer on one input, and what shows it again or shows another one."""
    picture, beside = scenes.stage(1, wide=3, beside=1)
    with beside:
        place = st.container()
        turn = controls.whole_box(_("Pass"), f"{PAGE}_pass", 1, PASSES, 1, 150)
        picked = controls.seed(f"{PAGE}_input", _("Seed of the input"))
        seed = controls.seed(f"{PAGE}_seed", _("Seed of the weights"))
        bias = controls.box(BIAS, f"{PAGE}_half_bias", width=180)
        with place:
            st.button(
                _("Same input again"), f"{PAGE}/again", icon=":material/replay:", width="stretch",
                on_click=_again, args=(turn,),
            )  # fmt: skip
            st.button(
                _("Another input"), f"{PAGE}/another", icon=":material/shuffle:", width="stretch",
                on_click=_another, args=(picked,),
            )  # fmt: skip
    before, found = (layer(seed, picked) for _pass in range(2))  # both passes are computed
    dropout = switched(dropped(seed, turn - 1), dropped(seed, turn))
    with picture:
        live.chart(
            f"{PAGE}/silent", {BIAS: f"{PAGE}_half_bias"}, {BIAS.name: bias}, LIVE.settings,
            lambda start, said: half_off_picture(found, seed, turn, start, said),
            lambda bias: _said(before, found, turn, dropout, bias), of=f"{seed}/{picked}/{turn}",
        )  # fmt: skip
    words.show("silent")
    links.page("race", _("Do zeros prevent overfitting? Measured"), {"scene": "gap"})


def _again(turn: int) -> None:
    address.move(f"{PAGE}_pass", float(min(turn + 1, PASSES)))


def _another(picked: int) -> None:
    address.move(f"{PAGE}_input", float((picked + 1) % controls.SEEDS))
    address.move(f"{PAGE}_pass", 1.0)


def _said(before: Layer, found: Layer, turn: int, dropout: int, bias: float) -> str:
    """Say how many outputs are exactly 0, and what has changed since the pass before."""
    off = int(found.off(bias).sum())
    first = ngettext(
        "At b = {b}, {count} of {all} ReLU outputs is exactly 0: {share}, where theory expects {expected}.",
        "At b = {b}, {count} of {all} ReLU outputs are exactly 0: {share}, where theory expects {expected}.",
        off,
    ).format(
        b=number(bias), count=off, all=UNITS, share=percent(found.share(bias)), expected=percent(found.expected(bias))
    )
    if turn == 1:
        return joined([first, _("Show the layer the same input again, and watch both patterns.")])
    relu = switched(before.off(bias), found.off(bias))
    again = _("Pass {turn} of the same input: ReLU switched {relu} units, and dropout switched {dropout}.")
    return joined([first, again.format(turn=turn, relu=relu, dropout=dropout)])
