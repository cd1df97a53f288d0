"""Draws from softmax: the largest logit after Gumbel noise, and what Gumbel-softmax makes of it."""

from functools import partial

from acts.charts.functions.draws import DRAWN, SOFT, SOFTENING, draws_picture
from acts.experiments.functions import softmax
from acts.language import _
from pages.functions.softmax.classes import names
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show how often each class comes first, and one soft draw while its temperature moves."""
    picture, beside = scenes.stage(1)
    with beside:
        low, high = SOFT.domain.low, SOFT.domain.high
        heat = controls.number_box(_("Temperature T"), "softmax_tau", low, high, SOFT.default, SOFT.step, width=150)
        seed = controls.seed("softmax_draw")
    kinds = _("share by softmax"), _("came first"), _("one soft draw")
    with picture:
        live.chart(
            f"softmax/draws/{seed}",
            {SOFT: "softmax_tau"},
            {SOFT.name: heat},
            SOFTENING.settings,
            partial(draws_picture, names(), kinds, seed),
            partial(sentence, seed),
        )
    words.show("draws", logits=_(", ").join(map(number, DRAWN)), draws=number(softmax.DRAWS, 6))


def sentence(seed: int, temperature: float) -> str:
    """Say how often the first class came first, beside its share, and what the soft draw is."""
    often, truth = softmax.winners(DRAWN, seed)[0], softmax.shared(DRAWN).shares[0]
    soft = softmax.soft_draw(DRAWN, temperature, seed)
    return _(
        "In {often} of the draws {name} came first; its share is {share}. "
        "One soft draw at T = {t} is {soft} (seed {seed})."
    ).format(
        name=names()[0], often=percent(often), share=percent(truth), t=number(temperature),
        soft=_(", ").join(number(each, 3) for each in soft), seed=seed,
    )  # fmt: skip
