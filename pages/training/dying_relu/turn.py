"""The learning rate under the hand: a network trained at many rates, and how it ends at each."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.kit.live import over_rates
from acts.charts.training.turn import turn_picture
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import word
from acts.experiments.training.turn import RATES, Turn, alone, together, turning
from acts.language import _
from pages.kit import live, progress, scenes, setups
from pages.kit.streamlit_insides import UNNUMBERED
from pages.kit.words import Words
from pages.training import chips, lab
from pages.training.dying_relu import ends

PAGE = "dying_relu"
NAME = f"{PAGE}/turn"
words = Words(__file__)


def show() -> None:
    """Show the picture that the learning rate moves, and the controls of the training beside it.

    It is no fragment, since a long training can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage(1, wide=2)
    with beside:
        setup, rate, seed = _controls()
    with picture:
        _picture(setup, rate, seed)
    chips.trainings(PAGE, _presets(), (setup, rate, seed), titled=False)
    words.show("turn plane" if setup.sets[0].classes else "turn curve")
    words.show("turn")
    words.show("turn dead" if word(setup.design) == "dead" else "turn never positive")
    st.caption(setups.described(setup))


def _controls() -> tuple[Setup, float, int]:
    """Show the controls; return the training, its learning rate and its seed."""
    network = lab.network(PAGE)
    values = network.show("rate")
    values = network.show("data", "unit", *lab.parameters("lab"), given=values)
    for cell, name in zip(st.columns(2, vertical_alignment="bottom"), ("width", "seed"), strict=True):
        with cell:
            values = network.show(name, given=values)
    training = lab.compact(PAGE, values)
    st.button(
        _("Play this training"), f"{NAME}/play", icon=":material/play_arrow:", width="stretch",
        on_click=scenes.open_scene, args=(PAGE, "film"),
    )  # fmt: skip
    return training


def _presets() -> dict[str, str]:
    """Return what each preset shows."""
    return {
        "safe": _("Safe: few units die"),
        "famous": _("The famous 40 percent"),
        "bias": _("Negative bias: born dead"),
        "diverges": _("Too high: it diverges"),
    }


def _picture(setup: Setup, rate: float, seed: int) -> None:
    """Show how the training ends at each learning rate that is known, with the sentence on the one in force."""
    place = st.container(key=f"{UNNUMBERED}turn")  # before a training, whose own place is there only while it is new
    work, own = turning(setup, seed), _own(setup, rate, seed)
    if work.at_once:
        work.complete()
    known = _known(setup, seed, own, rate)
    if known is None:
        return
    if work.finished:
        with place:  # and in no `st.empty`, which may blank the picture for a moment, and then it starts anew
            _live(known, rate)
        return
    canvas, control = place.empty(), st.empty()

    def draw(_part: int) -> None:
        _still(canvas, _known(setup, seed, own, rate) or known, rate)

    work.around = rate
    start = _("Train {count} rates (about {time})").format(count=len(RATES), time="{time}")
    label = _("Training outward from {rate}").format(rate=ends.rate(rate))
    if progress.work_on(work, control, NAME, start, lambda _part: label, draw, at_once=0.0):
        st.rerun()
    with canvas.container():
        _live(known, rate)


def _own(setup: Setup, rate: float, seed: int) -> float | None:
    """Return the learning rate that is a stop of its own: the last one that lay between those of all."""
    held = st.session_state.get(NAME)
    if held is None or held[:2] != (setup, seed) or rate not in (*RATES, held[2]):
        held = st.session_state[NAME] = (setup, seed, None if rate in RATES else rate)
    own: float | None = held[2]
    return own


def _known(setup: Setup, seed: int, own: float | None, rate: float) -> Turn | None:
    """Return all trainings that are known, with that at the rate in force; None while that one is stopped."""
    (of_all,) = turning(setup, seed).results
    parts = [] if of_all is None else [of_all]
    for each in dict.fromkeys((own, rate)):
        if each is not None and all(part.at(each) is None for part in parts):
            work = alone(setup, each, seed)
            one = work.results[0] if work.finished else progress.single(work, f"{NAME}/{each}")
            if one is None:
                return None
            parts.append(one)
    return together(*parts)


def _still(place: DeltaGenerator, known: Turn, rate: float) -> None:
    """Draw what is known while more is being trained."""
    at = known.at(rate) or 0
    said = tuple(ends.sentence(known, k) for k in range(len(known)))
    with place.container():
        live.show(turn_picture(known, at, ends.lines(known), said), None)
        st.markdown(said[at])


def _live(known: Turn, rate: float) -> None:
    count, at = len(known), known.at(rate) or 0
    moves = over_rates(count)
    (rates,) = moves.parameters
    live.chart(
        NAME,
        {rates: "rate"} if count > 1 else {},
        {rates.name: float(at)},
        moves.settings,
        lambda start, said: turn_picture(known, int(start[0]), ends.lines(known), tuple(said)),
        lambda place: ends.sentence(known, int(place)),
        lambda place: {rates.name: float(known.rates[int(place)])},
        of=str((known.setup, known.seed, known.rates.tolist())),
    )
