"""Cat, dog, tiger: softmax with cross-entropy and with squared error, one logit under the hand."""

from functools import lru_cache, partial

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.samples import MOVED, samples_picture, samples_settings
from acts.experiments.likelihood.samples import SILENT, Classes, of_classes
from acts.language import _
from pages.kit import address, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number
from pages.kit.words import Words
from pages.likelihood.losses import hand
from pages.likelihood.losses.logit import names

FAR = 40.0
SCOPE, DEFAULTS = "class", {"cat": 1.0, "dog": 8.0, "tiger": 0.5}


words = Words(__file__)
_of_classes = lru_cache(maxsize=256)(of_classes)  # the same stops of the slider again and again


@fragment
def show() -> None:
    """Show the live arrows of three classes, and in drawers the numbers and the derivation."""
    picture, beside = scenes.stage()
    labels = {"cat": _("cat"), "dog": _("dog"), "tiger": _("tiger")}
    with beside:
        true = address.choice(_("The picture shows a"), labels, "losses/true", "cat")
        values, chosen = hand.several(labels, DEFAULTS, SCOPE, "dog")
    right = list(labels).index(true)

    def at(logit: float) -> Classes:
        return _of_classes(tuple((values | {chosen: logit}).values()), right)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        stages = [at(logit) for (logit,) in samples_settings(start)]
        rows = [[_row(name, stage, k) for k, name in enumerate(labels.values())] for stage in stages]
        pushes = [
            [[-g for g in getattr(stage, loss)] for stage in stages] for loss in ("cross_entropy", "squared_error")
        ]
        return samples_picture(
            rows, pushes, names(), start, sentences, partial(number, digits=3), [stage.shares for stage in stages]
        )

    others = [values[slug] for slug in labels if slug != chosen]
    with picture:
        live.chart(
            "losses/classes", {MOVED: hand.key(SCOPE, chosen)}, {"logit": values[chosen]}, samples_settings, drawn,
            lambda logit: said(list(labels.values()), at(logit)), of=f"{chosen}/{others}/{true}",
        )  # fmt: skip
    far = of_classes((0.0, FAR, 0.0), 0)
    stalled, pull = (max(map(abs, gradient)) for gradient in (far.squared_error, far.cross_entropy))
    words.show("classes", apart=number(FAR), stalled=number(stalled, 2), pull=number(pull, 2))
    drawer(
        _("Both gradients, line by line"), "losses/categorical", ":material/function:",
        lambda: words.show("categorical"),
    )  # fmt: skip
    now = at(values[chosen])
    drawer(
        _("These classes in numbers"), "losses/class_table", ":material/table:",
        lambda: _table(list(labels.values()), now),
    )  # fmt: skip


def _table(names: list[str], stage: Classes) -> None:
    """Show the probabilities and both gradients."""
    heads = (_("class"), "$p$", _("gradient, cross-entropy"), _("gradient, squared error"))
    columns = zip(names, stage.shares, stage.cross_entropy, stage.squared_error, strict=True)
    rows = [(name, chance(p), number(cross), number(square)) for name, p, cross, square in columns]
    st.markdown(tables.table(heads, rows))


def _row(name: str, stage: Classes, k: int) -> str:
    """Return the words of a row of the picture."""
    message = _("{name} (true):  p = {p}") if k == stage.true else _("{name}:  p = {p}")
    return message.format(name=name, p=chance(stage.shares[k], digits=2))


def said(labels: list[str], stage: Classes) -> str:
    """Say how likely the true class is, and how hard both losses push it up."""
    k = stage.true
    cross, square = abs(stage.cross_entropy[k]), abs(stage.squared_error[k])
    message = _(
        "The true class, {name}, has a probability of {p}. Cross-entropy pushes its logit up by {cross}, squared error "
        "by {square}."
    )
    if stage.shares[k] < 0.5 and square < SILENT:
        message = _(
            "The true class, {name}, has a probability of {p}. Cross-entropy pushes its logit up by {cross}, squared "
            "error by {square}: it stalls, sure and wrong."
        )
    return message.format(
        name=labels[k], p=chance(stage.shares[k], digits=3), cross=number(cross, 3), square=number(square, 3)
    )
