"""How many units die, and what has the learning rate to do with it?"""

import streamlit as st

from acts.experiments.training.film import film, filming
from acts.experiments.training.presets import FAMOUS, PRESETS, Preset, over_seeds
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import drift
from acts.language import _
from acts.references import KARPATHY_2015
from pages import contents
from pages.kit import links, predict, progress, sources
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film as outcome
from pages.training import lab
from pages.training.dying_relu import one_unit, sweep

PAGE = "dying_relu"
page, words = contents.page(PAGE), Words(__file__)


def question() -> bool:
    with st.spinner(_("Training …")):
        usual = film(Setup(), lab.START, 0)
    moved = drift(usual.life)
    return predict.ask(
        PAGE,
        words.text("question"),
        {
            "back": _("it comes back, slowly"),
            "luck": _("it comes back if the seed is lucky"),
            "away": _("it drifts further off"),
            "never": _("nothing at all"),
        },
        "never" if moved == 0 else "away",
        words.text("answer", drift=number(moved), rate=number(lab.START), **outcome.counts(usual)),
    )


def presets() -> None:
    words.show("presets")
    cells = [cell for _row in range(2) for cell in st.columns(2, gap="medium", border=True)]
    for cell, preset in zip(cells, PRESETS.values(), strict=True):
        with cell:
            links.preset(PAGE, preset)
            numbers = _numbers(preset)
            st.markdown(words.text(f"preset: {preset.slug}", **numbers) if numbers else words.text("preset: unknown"))


def _numbers(preset: Preset) -> dict[str, str]:
    """Train a preset and return its numbers, of the famous one with those of other seeds; none while it is stopped."""
    shown = progress.single(filming(preset.setup, preset.rate, preset.seed), f"{PAGE}/{preset.slug}")
    if not shown:
        return {}
    numbers = outcome.counts(shown) | {"rate": number(preset.rate), "offset": number(preset.setup.offset)}
    if preset is not FAMOUS:
        return numbers
    return numbers | outcome.spread(preset) if progress.single(over_seeds(preset), f"{PAGE}/seeds") else {}


def run() -> tuple[Setup, float]:
    words.show("run")
    rate = lab.rate("rate", lab.START)
    seed, setup = lab.network(PAGE)
    if shown := outcome.show(setup, rate, seed, PAGE):
        words.show("words" if shown.life.word == "dead" else "words never positive")
    links.page("why_units_die", _("Why each of them fell silent"), lab.link(setup, rate, seed))
    return setup, rate


lab.arrive(PAGE)
st.title(_(page.title))
words.show("opening", course=sources.cited(KARPATHY_2015))
if question():
    one_unit.show(words)
presets()
chosen, at = run()
sweep.show(words, chosen, at, PAGE)
words.show("closing")
links.onward("why_units_die", "born_dead", "revival")
