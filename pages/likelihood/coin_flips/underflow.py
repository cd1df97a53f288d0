"""The product underflows: more tosses of a fair coin, until float64 has nothing left of it."""

import math
from functools import partial

import streamlit as st

from acts.charts.likelihood.underflow import THROWN, underflow_picture, underflow_settings
from acts.experiments.likelihood.tossing import FADING, GRID, faded, last
from acts.language import _
from acts.likelihood import log_likelihood
from pages.kit import address, controls, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import written

words = Words(__file__)
THROWS = "coin_throws"


@fragment
def show() -> None:
    """Show what is left of the product, and let the reader add tosses."""
    words.show("product dies", first=number(last(0) or FADING), least=number(math.ulp(0.0), 1))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = controls.whole_box(_("Tosses, $n$"), THROWS, 1, FADING, int(THROWN.default))
        seed = controls.seed("coin_throws_seed")
        for count in (1, 10, 100):
            st.button(
                _("{count} more").format(count=count), key=f"coin/throw/{count}",
                disabled=typed >= FADING, on_click=_put, args=(min(typed + count, FADING),),
            )  # fmt: skip
    live.chart(
        "coin/products",
        {THROWN: THROWS},
        {THROWN.name: float(typed)},
        underflow_settings,
        partial(underflow_picture, seed),
        partial(said, seed),
        of=f"{seed}",
    )
    words.show("product dies: why", fall=number(math.log(2), 1))


def _put(tosses: int) -> None:
    address.move(THROWS, float(tosses))


def said(seed: int, tosses: float) -> str:
    """Say in one sentence what is left of the product after this number of tosses."""
    (stage,) = faded(seed, (int(tosses),))
    counts, best = stage.counts, stage.counts.estimate
    if stage.largest:
        message = _(
            "After {n} tosses, {k} of them heads, the product is not 0 at {left} of {all} values of p, and at its "
            "largest {largest}; the log-likelihood still peaks at p = {best}, at {log}, which is {size}."
        )
    else:
        message = _(
            "After {n} tosses, {k} of them heads, the product is exactly 0 at all {all} values of p; the "
            "log-likelihood still peaks at p = {best}, at {log}, which is {size}."
        )
    return message.format(
        n=f"{counts.tosses:,}", k=f"{counts.heads:,}", all=number(GRID.size), left=number(stage.left),
        largest=number(stage.largest), log=number(log_likelihood(counts, best), 6), best=number(best),
        size=written.power(log_likelihood(counts, best)),
    )  # fmt: skip
