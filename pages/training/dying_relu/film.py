"""One training as a film that plays under the hand, and the presets that one can start from."""

import streamlit as st

from acts.experiments.training.film import SLOW, filming
from acts.experiments.training.presets import FAMOUS, PRESETS, SEEDS, Preset, over_seeds
from acts.language import _
from acts.references import KARPATHY_2015
from pages.kit import links, progress, scenes, setups, sources
from pages.kit.drawer import drawer
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import chips, film, lab

PAGE = "dying_relu"
words = Words(__file__)


def show() -> None:
    """Show the film of a training with its controls beside it, and below it what the presets came to."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        setup, rate, seed = lab.compact(PAGE, {"rate": lab.show_rate(lab.network(PAGE), "rate")})
        chips.trainings(PAGE, {slug: _(preset.name) for slug, preset in PRESETS.items()}, (setup, rate, seed))
    with picture:
        shown = film.show(setup, rate, seed, PAGE)
    words.show("film", slow=str(SLOW))
    if shown and shown.life.word != "dead":
        words.show("never positive")
    st.caption(setups.described(setup))
    link = lab.network(PAGE).link(lab.values_of(setup, rate, seed))
    links.page("why_units_die", _("Why each of these units died"), link)
    words.show("presets", course=sources.cited(KARPATHY_2015))
    for preset in PRESETS.values():
        _came_to(preset)
    drawer(_("What a dead unit is"), "film_dead", ":material/menu_book:", lambda: words.show("dead"))


def _came_to(preset: Preset) -> None:
    """Show what a preset came to, as far as somebody has trained it."""
    (shown,) = filming(preset.setup, preset.rate, preset.seed).results
    name = f"**{_(preset.name)}** · "
    if shown is None:
        st.markdown(name + words.text("preset: unknown"))
        return
    numbers = film.counts(shown) | {"rate": number(preset.rate), "offset": number(preset.setup.offset)}
    st.markdown(name + words.text(f"preset: {preset.slug}", **numbers))
    if preset is FAMOUS and _over_seeds():
        words.show("preset: famous seeds", **film.spread(preset))


def _over_seeds() -> bool:
    """Train the famous preset under other seeds, on a press; return whether it is done."""
    start, label = _("Train {count} seeds").format(count=SEEDS), _("Training")
    return progress.work_on(over_seeds(FAMOUS), st.empty(), f"{PAGE}/seeds", start, lambda _part: label, at_once=0.0)
