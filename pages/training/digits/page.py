"""What does the scale of real inputs do to dying units?"""

import streamlit as st

from acts.charts.training.digits import digits_picture
from acts.experiments.training.film import film, filming
from acts.experiments.training.mistakes import first_of_each
from acts.experiments.training.presets import DIGITS, RAW_PIXELS, SIXTEENTH
from acts.language import _
from acts.network.digits import CLASSES, SIDE, SOURCE, digits, unchanging
from pages import contents
from pages.kit import links, live, predict, progress, sources
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film as outcome
from pages.training import lab
from pages.training.digits import cliffs, controls, mistakes

PAGE, HIGH = "digits", 0.3
ANSWERS = {"same": 0.9, "half": 0.1, "hardly": 0.0}
"""The answers to the question, each with the share of dead units that it begins at, or above."""

page, words = contents.page(PAGE), Words(__file__)


def data() -> None:
    ten = first_of_each()
    said = _("Ten of the digits, {names}, as the network gets them.").format(names=", ".join(map(str, range(CLASSES))))
    live.show(digits_picture(ten, tuple(map(str, range(CLASSES))), said), f"{PAGE}/ten")
    st.caption(said)


def question() -> bool:
    with st.spinner(_("Training …")):
        raw, scaled = (film(preset.setup, HIGH, 0) for preset in (RAW_PIXELS, SIXTEENTH))
    share = scaled.life.run.silent_share[0, -1].item()
    numbers = {f"raw_{name}": value for name, value in outcome.counts(raw).items()}
    return predict.ask(
        PAGE,
        words.text("question", rate=number(HIGH), **numbers),
        {
            "same": _("as many: the pictures are the same"),
            "half": _("fewer, but more than a few"),
            "hardly": _("hardly any"),
        },
        next(slug for slug, least in ANSWERS.items() if share >= least),
        words.text("answer", rate=number(HIGH), **outcome.counts(scaled)),
    )


def presets() -> None:
    words.show("presets")
    for cell, preset in zip(st.columns(2, gap="medium", border=True), DIGITS.values(), strict=True):
        with cell:
            links.preset(PAGE, preset)
            shown = progress.single(filming(preset.setup, preset.rate, preset.seed), f"{PAGE}/{preset.slug}")
            if shown:
                words.show("preset", rate=number(preset.rate), **outcome.counts(shown))


lab.arrive(PAGE, DIGITS, controls.take)
st.title(_(page.title))
words.show("opening", source=sources.cited(SOURCE), count=str(len(digits().x)))
data()
if question():
    presets()
words.show("run")
setup, rate, seed = controls.controls(PAGE)
if shown := outcome.show(setup, rate, seed, PAGE):
    words.show("words", same=str(unchanging(setup.sets[0])), pixels=str(SIDE * SIDE))
    mistakes.show(words, shown, PAGE)
cliffs.show(words, setup, rate, PAGE)
words.show("closing")
links.onward("stay_safe")
