"""The first scene of a family: the live picture of the chosen function, and beside it formulas and three questions."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts import Activation
from acts.charts.kit.frames import View, subject_of
from acts.language import _
from pages import contents
from pages.functions import calls
from pages.functions.family import answers, choosing, frameworks, reading, sentence
from pages.kit import address, controls, live, scenes, sources
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.popover import popover
from pages.kit.words import Words

REACH, STRETCH = 40.0, (-8.0, 8.0)
_HIGHER = 5
"""The rows that a third panel adds to the height of the picture."""
_ONE_BOX, _TWO_BOXES = 205, 156
"""The width of a parameter's box: room for the button beside it, or for a second box."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where on the page stands what follows a parameter."""

    notes: DeltaGenerator
    boxes: DeltaGenerator
    picture: DeltaGenerator
    answers: DeltaGenerator
    below: DeltaGenerator
    more: DeltaGenerator
    code: DeltaGenerator


@fragment
def show(family: str) -> None:
    """Show all that follows from the choice of a function, and nothing else, so that another one comes at once.

    A fragment may only write to places of the fragment around it, so no other one lies between this one's places and
    what follows a parameter.
    """
    second = address.switch(f"{family}_second")
    left, right = scenes.stage(wide=3, beside=2)
    notes = right.container()
    with right:
        chosen = choosing.choose(acts.FAMILIES[family])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            boxes = st.container(horizontal=True, width="content") if chosen.parameters else right
            view = _view(chosen, notes)
        _formulas(chosen)
        beside = st.container()
    st.markdown(
        _(
            "Move the pointer or a finger over the picture: the tangent follows, and z, f and the slope stand above "
            "the picture. A filled dot is the value at a jump; an open dot is an end that the function does not reach."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        at = controls.number_box(_("Read off at z"), f"{family}_at", -REACH, REACH, View().at, 0.5, width=180)
        below = st.container()
    words = Words(contents.page(family).file)
    words.show(f"{chosen.slug}: good and bad")
    more = st.container()
    label, part = _("Where the derivative comes from, line by line"), f"{chosen.slug}: derivation"
    drawer(label, f"{family}_derivation", ":material/function:", lambda: words.show(part))
    code = st.container()
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(chosen.references)}")
    picture = scenes.higher(left, _HIGHER) if second else left
    _moved(chosen, replace(view, at=at), Places(notes, boxes, picture, beside, below, more, code))


@fragment
def _moved(activation: Activation, view: View, places: Places) -> None:
    """Show all that follows a parameter, and nothing else: what is in a fragment is sent again at every press."""
    subject = subject_of(activation)
    notes = places.notes.container()  # a fragment can only go on where it has written with the whole page
    with places.boxes:
        values = controls.boxes(activation, notes, width=_TWO_BOXES if len(activation.parameters) > 1 else _ONE_BOX)
    with places.picture:
        live.function(
            activation.family,
            {p: controls.key(activation.slug, p) for p in activation.parameters},
            values,
            subject,
            view,
            lambda **setting: sentence.of(activation, subject.mend(**setting), view, slopes=True),
            subject.mend,
        )
    places.answers.markdown(answers.three_questions(activation, values))
    with places.below:
        reading.read_off(activation, values, view)
    places.more.markdown(answers.more(activation, values))
    with places.code:
        calls.in_libraries(f"{activation.family}_code", lambda: frameworks.show(activation, values))


def _formulas(activation: Activation) -> None:
    """Show the value and the derivative, typeset."""
    formulas = activation.formulas
    st.latex(rf"\begin{{aligned}} f(z) &= {formulas.latex} \\ f'(z) &= {formulas.latex_derivative} \end{{aligned}}")


def _view(activation: Activation, notes: DeltaGenerator) -> View:
    """Let the reader choose the stretch of z, the second derivative, and what is laid over the picture."""
    family = acts.FAMILIES[activation.family]
    names = {m.slug: _(m.name) for m in family.members}
    with popover(_("Picture")):
        low, high = _stretch(f"{family.slug}_z", notes)
        second = _second(f"{family.slug}_second", notes)
        overlays = address.choices(_("Compare with"), names, f"{family.slug}/with", activation.slug, notes)
    return View(low, high, 3 if second else 2, overlays)


def _second(key: str, where: DeltaGenerator) -> bool:
    label = _("Second derivative")
    second = st.toggle(label, key=key)
    address.say_refused(key, label, _("off"), where)
    return second


def _stretch(key: str, where: DeltaGenerator) -> tuple[float, float]:
    label, low, high = _("Range of z"), *STRETCH
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
        _("The ends of the range of z must differ; the picture shows {usual}.").format(usual=usual),
        icon=":material/swap_horiz:",
    )
    return STRETCH
