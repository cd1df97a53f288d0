"""Sparsemax beside softmax: where shares become exactly zero, and how many of a hundred classes are left."""

from functools import partial

import streamlit as st

from acts.charts.functions.softmax import HEAT, LOGITS
from acts.charts.functions.sparsemax import REACH, SPACING, crowd_picture, path_picture, path_stops
from acts.charts.kit.stops import stops
from acts.experiments.functions import softmax
from acts.language import _
from pages.functions.softmax.bars import names, part
from pages.kit import controls, live
from pages.kit.numbers import number, telling
from pages.kit.words import Words

KINDS = ("Softmax", "Sparsemax")


@st.fragment
def path(words: Words) -> None:
    """Show all shares while the first logit goes its way, at a live temperature."""
    others = {p.name: number(p.default) for p in LOGITS[1:]}
    words.show("sparse", **others)
    setting = {HEAT.name: _temperature("softmax_path")}

    def said(temperature: float) -> str:
        low, high = (softmax.shared((z, *(p.default for p in LOGITS[1:])), temperature) for z in (-REACH, REACH))
        return _(
            "At T = {t} the logit of {name} goes from {first} to {last}: its share by softmax goes from {a} to {b}, "
            "by sparsemax from {c} to {d}."
        ).format(
            t=number(temperature), name=names()[0], first=number(-REACH), last=number(REACH),
            a=number(low.shares[0], 3), b=telling(high.shares[0], 1, digits=3), c=number(low.sparse[0], 3),
            d=number(high.sparse[0], 3),
        )  # fmt: skip

    titles = (_("logit of {name}").format(name=names()[0]), _("share"))
    live.chart(
        "softmax/path",
        {HEAT: "softmax_path"},
        setting,
        path_stops,
        partial(path_picture, names(), KINDS, titles),
        said,
    )


@st.fragment
def crowd(words: Words) -> None:
    """Show the shares of many classes with equally spaced logits."""
    words.show("crowd")
    with st.container(horizontal=True):
        count = controls.whole_box(_("Classes"), "softmax_classes", 2, 300, 100, width=150)
        setting = {
            SPACING.name: controls.number_box(
                _("Space between the logits"),
                "softmax_spacing",
                *(SPACING.domain.low, SPACING.domain.high, SPACING.default, SPACING.step),
                width=220,
            )
        }

    def said(spacing: float) -> str:
        found = softmax.crowd(count, spacing)
        return _(
            "{count} classes, logits {spacing} apart: the first gets {first}, the last {last}; half of the whole is "
            "reached by number {half}, and sparsemax gives more than 0 to {support}."
        ).format(
            count=count, spacing=number(spacing), first=part(found.shares[0]), last=part(found.shares[-1]),
            half=found.half, support=found.support,
        )  # fmt: skip

    titles = (_("class, by rank"), _("share, square-root scale"))
    live.chart(
        f"softmax/crowd/{count}",
        {SPACING: "softmax_spacing"},
        setting,
        partial(stops, (SPACING,)),
        partial(crowd_picture, count, KINDS, titles),
        said,
    )


def _temperature(key: str) -> float:
    return controls.number_box(
        _("Temperature T"), key, HEAT.domain.low, HEAT.domain.high, HEAT.default, HEAT.step, width=150
    )
