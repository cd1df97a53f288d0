"""Units that start equal stay equal: a training from equal weights beside one from random weights."""

import streamlit as st

from acts.charts.networks.symmetry import LIVE, STEP, symmetry_picture
from acts.experiments.networks.symmetry import (
    FUNCTIONS,
    NOISE,
    RATE,
    SEEDS,
    STARTS,
    STEPS,
    UNITS,
    VALUE,
    Start,
    Symmetry,
    symmetry_at,
)
from acts.language import _, joined
from pages.kit import address, controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

NAME = "depth/symmetry"
ROUNDING = 1e-6  # a difference below it has grown from the last bit
words = Words(__file__)


@fragment
def show() -> None:
    """Show both trainings under their controls, and below them why equal units stay equal."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        start, slug = _start(), controls.function("depth/symmetry_fn", FUNCTIONS, "tanh")
        step = controls.whole_box(_("At step"), "symmetry_step", 0, STEPS, STEPS)
        seed = controls.seed("symmetry_seed")
    shown = symmetry_at(slug, start, seed, step)
    with picture:
        _picture(shown, step)
    numbers = {"units": str(UNITS), "value": number(VALUE), "noise": number(NOISE), "points": str(shown.points)}
    numbers |= {"rate": number(RATE), "steps": number(STEPS)}
    words.show("symmetry", **numbers)
    words.show(f"symmetry {start}", **numbers)
    st.caption(words.text("symmetry training", **numbers))


def _start() -> Start:
    names = {"zeros": _("All 0"), "equal": _("All equal"), "almost": _("Almost equal")}
    chosen = address.choice(_("Start"), names, "depth/symmetry_start", "equal")
    return next(start for start in STARTS if start == chosen)


def _picture(shown: Symmetry, step: int) -> None:
    settings = LIVE.settings((float(step),))
    lines = tuple(_line(shown, each) for (each,) in settings)
    titles = {
        "zeros": _("from zeros"), "equal": _("from equal weights"), "almost": _("from almost equal weights"),
    }  # fmt: skip
    live.chart(
        NAME,
        {STEP: "symmetry_step"},
        {STEP.name: float(step)},
        LIVE.settings,
        lambda start, said: symmetry_picture(shown, start[0], lines, tuple(said), titles[shown.start]),
        lambda step: _sentence(shown, step),
        of=str((shown.activation.slug, shown.start, shown.seed)),
    )


def _line(shown: Symmetry, step: float) -> str:
    """Return what the picture says of a step."""
    at = shown.at(step)
    return _("step {step}: accuracy {own},\nfrom random weights {other}").format(
        step=number(step), own=percent(shown.accuracy[0, at]), other=percent(shown.accuracy[1, at])
    )


def _sentence(shown: Symmetry, step: float) -> str:
    """Say how far apart the units are, and what the network can do."""
    at = shown.at(step)
    apart, random = shown.apart[:, at].tolist()
    gaps = {
        "step": number(step), "units": str(UNITS), "apart": number(apart, 2), "random": number(random, 2),
        "own": percent(shown.accuracy[0, at]), "low": percent(shown.others.min()), "high": percent(shown.others.max()),
        "seeds": str(SEEDS),
    }  # fmt: skip
    if apart == 0:
        said = _(
            "After {step} steps all {units} units have exactly the same weights; from random weights they differ by "
            "{random}."
        )
    elif apart < ROUNDING:
        said = _(
            "After {step} steps the {units} units differ by {apart}, which is rounding; from random weights by "
            "{random}."
        )
    else:
        said = _("After {step} steps the {units} units differ by up to {apart}; from random weights by {random}.")
    score = _("Accuracy {own}; from {seeds} random starts {low} to {high} at the end.")
    return joined([said.format(**gaps), score.format(**gaps)])
