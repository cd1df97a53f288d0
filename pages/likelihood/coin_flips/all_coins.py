"""All real coins in one picture: every share of heads with its interval."""

import streamlit as st

from acts.charts.likelihood.all_coins import Row, all_coins_picture
from acts.language import _
from acts.likelihood import interval
from acts.likelihood.coins import COINS, Coin
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL
from pages.kit import live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import records
from pages.likelihood.coin_flips.written import percent

words = Words(__file__)


@fragment
def show() -> None:
    """Show all coins, the chosen one in the accent colour."""
    stage = scenes.whole_stage()
    picture, beside = stage.columns([3, 1], gap="medium")
    with beside:
        chosen = records.choose()
        st.markdown(_chosen(chosen))
    rows: list[Row] = []
    for coin in COINS.values():
        if coin.separate:
            names = [_("{name}: {number}").format(name=_(coin.name), number=k + 1) for k in range(len(coin.parts))]
            rows += [Row(name, part, coin is chosen) for name, part in zip(names, coin.parts, strict=True)]
        else:
            rows.append(Row(_(coin.name), coin.counts, coin is chosen))
    out = [row.name for row in rows if FAIR not in interval(row.counts)]
    said = _("Of {count} counts, the {level} intervals of {out} leave out 1/2: {names}.").format(
        count=len(rows), out=len(out), names=_("; ").join(out), level=percent(LEVEL)
    )
    with picture:
        live.show(all_coins_picture(rows, said), "evidence/all")
    stage.markdown(said)
    words.show("all coins", level=percent(LEVEL), many=number(1 / (1 - LEVEL)), count=str(len(rows)))


def _chosen(coin: Coin) -> str:
    """Say what the chosen coin's row, or rows, are of."""
    if coin.separate:
        return _("{count} coins in orange: {heads} heads, of {tosses} tosses each.").format(
            count=len(coin.parts), heads=_(", ").join(str(part.heads) for part in coin.parts),
            tosses=coin.parts[0].tosses,
        )  # fmt: skip
    span = interval(coin.counts)
    return _("In orange: {heads} of {tosses}, a share of {share}. The {level} interval is {low} to {high}.").format(
        heads=f"{coin.heads:,}", tosses=f"{coin.tosses:,}", share=number(coin.counts.estimate), level=percent(LEVEL),
        low=number(span.low), high=number(span.high),
    )  # fmt: skip
