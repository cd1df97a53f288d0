"""What brings silent units back: cooling down, a slope on the left, or a second layer?"""

import streamlit as st

from acts.charts.training.revival import revival_picture
from acts.experiments.training.revival import EXPLODED, PRESETS, SEEDS, Revival, revival
from acts.language import _
from pages import contents
from pages.kit import links, live, predict, progress, setups
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.revival import shock

PAGE = "revival"
DEEP = PRESETS["second_layer"]
page, words = contents.page(PAGE), Words(__file__)


def question(seen: Revival) -> bool:
    back = int(seen.revived[:, 1].sum())
    return predict.ask(
        PAGE,
        words.text("question"),
        {
            "never": _("no: a gradient of zero moves nothing"),
            "decay": _("only with weight decay or momentum"),
            "inputs": _("yes: what feeds it still moves"),
        },
        "inputs" if back else "never",
        words.text("answer", **shock.counts(seen)),
    )


def second_layer(seen: Revival) -> None:
    shocked, cooled = DEEP.setup.phases
    words.show(
        "second layer",
        high=number(DEEP.rate),
        shock=str(shocked.steps),
        low=number(cooled.rate or 0.0),
        **shock.counts(seen),
    )
    st.caption(setups.described(DEEP.setup))
    said = shock.told(_("ReLU, two hidden layers"), seen, DEEP.setup, DEEP.rate)
    live.show(revival_picture(seen, said), f"{PAGE}/second")
    st.markdown(said)


def presets(places: list) -> None:
    """Fill in the cards, each with its numbers as soon as they are known."""
    for place, preset in zip(places, PRESETS.values(), strict=True):
        numbers = shock.card(preset)
        place.markdown(words.text(f"preset: {preset.slug}", **numbers) if numbers else words.text("preset: unknown"))


def starts() -> list:
    """Show the presets; return the places for their numbers."""
    words.show("presets")
    places = []
    for cell, preset in zip(st.columns(len(PRESETS), gap="medium", border=True), PRESETS.values(), strict=True):
        with cell:
            links.preset(PAGE, preset)
            places.append(st.empty())
    return places


shock.LAB.arrive(PRESETS, shock.values_of, _("the training as it was"))
st.title(_(page.title))
words.show("opening")
deep = progress.single(revival(DEEP.setup, DEEP.rate, DEEP.seed), f"{PAGE}/deep")
if deep and question(deep):
    second_layer(deep)
cards = starts()
words.show("run", seeds=str(SEEDS), exploded=number(EXPLODED))
chosen, high, seed = shock.settings()
presets(cards)
if chosen:
    st.caption(setups.described(next(iter(chosen.values())), with_unit=False))
    shock.show(words, chosen, high, seed)
else:
    st.info(_("No activation is chosen: choose one above."), icon=":material/touch_app:")
presets(cards)
words.show("reading")
words.show("closing")
links.onward("digits", "stay_safe")
