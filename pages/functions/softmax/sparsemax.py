"""Sparsemax beside softmax: where shares become exactly zero."""

from functools import partial

from acts.charts.functions.softmax import LOGITS
from acts.charts.functions.sparsemax import HEATING, PATH, REACH, path_picture
from acts.experiments.functions import softmax
from acts.language import _
from pages.functions.softmax.classes import names
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show all shares as the first logit moves, at a live temperature."""
    picture, beside = scenes.stage(1)
    with beside:
        temperature = controls.number_box(
            _("Temperature T"), "softmax_path", PATH.domain.low, PATH.domain.high, PATH.default, PATH.step, width=150
        )
    with picture:
        live.chart(
            "softmax/path",
            {PATH: "softmax_path"},
            {PATH.name: temperature},
            HEATING.settings,
            partial(path_picture, names()),
            sentence,
        )
    words.show("sparse", **{p.name: number(p.default) for p in LOGITS[1:]})


def sentence(temperature: float) -> str:
    """Say between which shares either function takes the first class."""
    low, high = (softmax.shared((z, *(p.default for p in LOGITS[1:])), temperature) for z in (-REACH, REACH))
    return _(
        "At T = {t} the logit of {name} goes from {first} to {last}: its share by softmax goes from {a} to {b}, "
        "by sparsemax from {c} to {d}."
    ).format(
        t=number(temperature), name=names()[0], first=number(-REACH), last=number(REACH),
        a=chance(low.shares[0], 3), b=chance(high.shares[0], 3), c=number(low.sparse[0], 3),
        d=number(high.sparse[0], 3),
    )  # fmt: skip
