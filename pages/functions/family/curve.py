"""The live picture of the chosen function, with what follows its parameters: the answers beside it, the code below."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts import Activation
from acts.charts.kit.frames import View, subject_of
from acts.language import _
from pages.functions import drawer
from pages.functions.family import answers, frameworks, reading, sentence
from pages.kit import address, controls, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number

REACH, STRETCH = 40.0, (-8.0, 8.0)


@dataclass(frozen=True, slots=True)
class Places:
    """Where on the page stands what follows a parameter."""

    notes: DeltaGenerator
    boxes: DeltaGenerator
    picture: DeltaGenerator
    below: DeltaGenerator
    beside: DeltaGenerator
    code: DeltaGenerator


def show(activation: Activation, revealed: bool, code: DeltaGenerator) -> None:
    """Show the live picture with its sentence, beside it the three questions, and in its own place the code.

    Whatever gives the slope away waits until the page's question is answered or skipped. A fragment may only write to
    places of the fragment around it, so no other one lies between this one's places and what follows a parameter.
    """
    left, right = st.columns([3, 2], gap="large")
    with left:
        notes = st.container()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            boxes = st.container(horizontal=True, width="content") if activation.parameters else left
            view = _view(activation, revealed, notes)
        # the picture comes first on the page and last in the code: what is read off below belongs to it
        picture = st.container()
        at = controls.number_box(
            _("Read off at z"), f"{activation.family}_at", -REACH, REACH, View().at, 0.5, width=180
        )
        _moved(activation, replace(view, at=at), revealed, Places(notes, boxes, picture, left, right, code))


@fragment
def _moved(activation: Activation, view: View, revealed: bool, places: Places) -> None:
    """Show all that follows a parameter, and nothing else: what is in a fragment is sent again at every press."""
    subject = subject_of(activation, with_slopes=revealed)
    notes = places.notes.container()  # a fragment can only go on where it has written with the whole page
    with places.boxes:
        values = controls.boxes(activation, notes)
    with places.picture:
        live.function(
            activation.family,
            {p: controls.key(activation.slug, p) for p in activation.parameters},
            values,
            subject,
            view,
            lambda **setting: sentence.of(activation, subject.mend(**setting), view, slopes=revealed),
            subject.mend,
        )
    if not revealed:
        places.beside.info(
            _("The slope, and the answers that go with it, appear here once you have guessed or skipped.")
        )
        return
    with places.below:
        reading.read_off(activation, values, view)
    places.beside.markdown(answers.three_questions(activation, values))
    with places.code:
        drawer.code(f"{activation.family}_code", lambda: frameworks.show(activation, values))


def _view(activation: Activation, revealed: bool, notes: DeltaGenerator) -> View:
    """Let the reader choose the stretch of z, the second derivative, and what is laid over the picture."""
    family = acts.FAMILIES[activation.family]
    names = {m.slug: _(m.name) for m in family.members}
    with st.popover(_("Picture"), icon=":material/tune:"):
        low, high = _stretch(f"{family.slug}_z", notes)
        second = _second(f"{family.slug}_second", notes)
        overlays = address.choices(_("Lay over it"), names, f"{family.slug}/with", activation.slug, notes)
    return View(low, high, (3 if second else 2) if revealed else 1, overlays)


def _second(key: str, where: DeltaGenerator) -> bool:
    label = _("Second derivative")
    address.switch(key)
    second = st.toggle(label, key=key)
    address.say_refused(key, label, _("off"), where)
    return second


def _stretch(key: str, where: DeltaGenerator) -> tuple[float, float]:
    label, low, high = _("Stretch of z"), *STRETCH
    usual = f"{number(low)} … {number(high)}"

    def read(texts: list[str]) -> tuple[float, float] | None:
        ends = sorted(found for text in texts if (found := address.read_number(text)) is not None)
        return (ends[0], ends[1]) if len(ends) == len(texts) == 2 and ends[0] >= -REACH and ends[1] <= REACH else None

    address.setting(key, STRETCH, lambda _raw: None, lambda ends: [f"{end:.10g}" for end in ends], many=read)
    ends = sorted(st.slider(label, -REACH, REACH, STRETCH, 0.5, key=key))
    address.say_refused(key, label, usual, where)
    if ends[1] - ends[0] >= 0.5:
        return ends[0], ends[1]
    where.warning(
        _("A picture needs a stretch of z; it is drawn over {usual}.").format(usual=usual), icon=":material/swap_horiz:"
    )
    return STRETCH
