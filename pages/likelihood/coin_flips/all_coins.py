"""All real coins in one picture: every share of heads with its interval."""

import streamlit as st

from acts.charts.likelihood.all_coins import Row, all_coins_picture
from acts.language import _
from acts.likelihood import interval
from acts.likelihood.coins import COINS
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL
from pages.kit import live
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.coin_flips import records
from pages.likelihood.coin_flips.written import percent

words = Words(__file__)


@fragment
def show() -> None:
    """Show all coins, the chosen one in the accent colour."""
    chosen = records.choose()
    rows: list[Row] = []
    for coin in COINS.values():
        if coin.separate:
            names = [_("{name}: {number}").format(name=_(coin.name), number=k + 1) for k in range(len(coin.parts))]
            rows += [Row(name, part, coin is chosen) for name, part in zip(names, coin.parts, strict=True)]
        else:
            rows.append(Row(_(coin.name), coin.counts, coin is chosen))
    words.show("coins all", level=percent(LEVEL), many=number(1 / (1 - LEVEL)))
    out = [row.name for row in rows if FAIR not in interval(row.counts)]
    said = _("Of {count} counts, the {level} intervals of {out} leave out 1/2: {names}.").format(
        count=len(rows), out=len(out), names=_("; ").join(out), level=percent(LEVEL)
    )
    live.show(all_coins_picture(rows, said), "evidence/all")
    st.markdown(said)
