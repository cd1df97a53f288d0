"""A second layer: the inputs of its dead units still change."""

from dataclasses import replace

import streamlit as st

from acts.charts.training.revival import revival_picture
from acts.experiments.training.revival import DEEP, DEEP_HIGH, DEEP_LOOK, SEEDS, Revival, revivals
from acts.language import _
from pages.kit import address, controls, live, progress, scenes, setups
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.revival import back, known, outcome

PAGE = "revival"
MOST = 128  # hidden units a layer

words = Words(__file__)


def show() -> None:
    """Show the units not firing of each hidden layer with the controls beside the picture."""
    picture, beside = scenes.stage()
    with beside:
        notes = st.container()
        depths = {"2": _("two"), "3": _("three")}
        depth = address.choice(_("Hidden layers"), depths, f"{PAGE}/layers_depth", "2", where=notes)
        high = controls.number_box(
            _("Learning rate of the shock"), "layers_rate", 0.0, 1e4, DEEP_HIGH, 0.5, width=210, notes=notes
        )
        width = controls.whole_box(_("Hidden units a layer"), "layers_width", 1, MOST, DEEP.width, notes=notes)
        seed = controls.seed("layers_seed", _("First of {count} seeds").format(count=SEEDS), notes)
        control = st.empty()
    name, setup = _("ReLU"), replace(DEEP, width=width, depth=int(depth))
    work = revivals((setup,), high, seed)
    with picture:
        place, said = st.empty(), st.empty()

        def draw(*, ended: bool) -> dict[str, Revival]:
            seen = known.networks({name: setup}, high, seed, DEEP_LOOK)
            alt = _("Networks are drawn as they are trained.")
            if ended and seen:
                alt = outcome.sentence(name, seen[name], setup, high)
            with place.container():
                live.show(revival_picture(seen, setup, alt), f"{PAGE}/layers/{work.key}/{work.done}" if ended else None)
            return seen

        def grow(_part: int) -> None:
            draw(ended=False)

        known.networks({name: setup}, high, seed, DEEP_LOOK)  # the price of all follows from the first look
        start = _("Train {count} seeds (about {time})").format(count=SEEDS, time="{time}")
        progress.work_on(work, control, "layers", start, lambda _part: name, grow, at_once=known.SMALL)
        seen = draw(ended=True)
        if seen:
            said.markdown(back.sentence(seen[name]))
    shocked, cooled = setup.phases
    words.show("layers", shock=str(shocked.steps), high=number(high), low=number(cooled.rate or 0.0))
    if seen:
        st.markdown(outcome.sentence(name, seen[name], setup, high))
    st.caption(setups.described(setup))
