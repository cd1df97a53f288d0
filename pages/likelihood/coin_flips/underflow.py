"""Likelihood underflows: more tosses of a fair coin, until float64 has nothing left of the product."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.underflow import FLOOR, THROWN, underflow_picture, underflow_settings
from acts.experiments.likelihood.tossing import FADING, GRID, Held, faded, last
from acts.language import _
from acts.likelihood import entropy, log_likelihood
from pages.kit import address, controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import written

words = Words(__file__)
THROWS = "coin_throws"


@fragment
def show() -> None:
    """Show what is left of the product, and let the reader add tosses."""
    picture, beside = scenes.stage()
    with beside:
        typed = controls.whole_box(_("Tosses, $n$"), THROWS, 1, FADING, int(THROWN.default))
        with st.container(horizontal=True, gap="small"):
            for count in (1, 10, 100):
                st.button(
                    _("{count} more").format(count=count), key=f"coin/throw/{count}",
                    disabled=typed >= FADING, on_click=_put, args=(min(typed + count, FADING),),
                )  # fmt: skip
        seed = controls.seed("coin_throws_seed")
    with picture:
        live.chart(
            "coin/products",
            {THROWN: THROWS},
            {THROWN.name: float(typed)},
            underflow_settings,
            partial(underflow_picture, seed),
            partial(said, seed),
            of=f"{seed}",
        )
    words.show(
        "underflow", first=number(last(0) or FADING), least=number(math.ulp(0.0), 1), fall=number(math.log(2), 2)
    )
    held = flips.now()
    if held.tosses:
        st.markdown(yours(held))


def _put(tosses: int) -> None:
    address.move(THROWS, float(tosses))


def said(seed: int, tosses: float) -> str:
    """Say what is left of the product after this number of tosses, and where its logarithm peaks."""
    (stage,) = faded(seed, (int(tosses),))
    counts, best = stage.counts, stage.counts.estimate
    if stage.largest:
        message = _(
            "After {counts}, the product is not 0 at {left} of {all} values of p; its largest value is "
            "{largest}. The log-likelihood peaks at p = {best}, at {log}."
        )
    else:
        message = _(
            "After {counts}, the product is exactly 0 at all {all} values of p. The log-likelihood still "
            "peaks at p = {best}, at {log}, which is L = {size}."
        )
    return message.format(
        counts=flips.heads_in_tosses(counts.heads, counts.tosses), all=number(GRID.size), left=number(stage.left),
        largest=number(stage.largest), log=number(log_likelihood(counts, best), 6), best=number(best),
        size=written.power(log_likelihood(counts, best)),
    )  # fmt: skip


def yours(held: Held) -> str:
    """Say after how many tosses like the reader's their product underflows."""
    cost = float(entropy(held.heads / held.tosses))
    if not cost:
        return _("Your own tosses are all alike: their likelihood at the best p is 1, whatever their number.")
    return _(
        "Your own tosses ({tosses}) lower the log-likelihood at the best p by {cost} nats per toss. The product of "
        "tosses like yours underflows at every p after about {many} tosses."
    ).format(tosses=flips.said(held), cost=number(cost, 3), many=f"{math.ceil(-FLOOR / cost):,}")
