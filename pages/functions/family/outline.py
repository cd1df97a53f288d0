"""What every family page shares: choose a function, move it, ask it three questions, take it away."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts import Activation, Family
from acts.charts.kit.frames import View, subject_of
from acts.charts.kit.function import plotted_csv
from acts.language import _
from pages import contents
from pages.functions.family import answers, frameworks, sentence
from pages.kit import address, controls, links, live, sources, tables
from pages.kit.numbers import exact, number
from pages.kit.words import Words

REACH, STRETCH = 40.0, (-8.0, 8.0)
# Seconds that the picture of another function has for itself. A browser shows at once what has come at once: with
# formulas, words and other pictures, the one that everybody looks at would take up to half as long again.
LEAD = 0.1


def begin(
    slug: str, words: Words, question: Callable[[], bool], follow: Callable[[Activation], None] | None = None
) -> bool:
    """Show what every family page begins with; return whether everything may be shown.

    `follow` shows what else on the page is about the chosen function, below all the rest about it.
    """
    st.title(_(contents.page(slug).title))
    words.show("opening")
    revealed = question()
    _chosen(slug, words, revealed, follow)
    return revealed


@st.fragment
def _chosen(slug: str, words: Words, revealed: bool, follow: Callable[[Activation], None] | None) -> None:
    """Show all that follows from the choice of a function, and nothing else, so that another one comes at once."""
    chosen = choose(acts.FAMILIES[slug])
    formula, moving, about = (st.container() for _place in range(3))
    # what no parameter changes stands outside the inner fragment, so that a press of a key does not send it again
    code = st.container()
    with moving:  # first what everybody looks at
        explore(chosen, revealed, code)
    time.sleep(LEAD)
    with formula:
        formulas(chosen, revealed)
    if revealed:
        with about:
            _about(chosen, words)
        st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(chosen.references)}")
        if follow:
            follow(chosen)


def choose(family: Family) -> Activation:
    """Let the reader choose a function of the family; a link to a function of another one is shown the way."""
    asked = st.query_params.get_all("fn")

    def read(raw: str) -> str | None:
        try:
            found = acts.find(raw)
        except LookupError:
            return None
        return found.slug if found in family.members else None

    names = {member.slug: _(member.name) for member in family.members}
    slug = address.choice(_("Function"), names, f"{family.slug}/fn", family.members[0].slug, read)
    if len(asked) == 1 and read(asked[0]) is None:
        _show_the_way(asked[0])
    return acts.CATALOGUE[slug]


def _show_the_way(name: str) -> None:
    try:
        found = acts.find(name)
    except LookupError:
        return
    links.page(found.family, _("{name} lives here").format(name=_(found.name)), {"fn": found.slug})


def formulas(activation: Activation, revealed: bool) -> None:
    """Show the value, typeset, and the derivative once revealed."""
    left, right = st.columns(2)
    left.latex(rf"f(z) = {activation.formulas.latex}")
    if revealed:
        right.latex(rf"f'(z) = {activation.formulas.latex_derivative}")


def explore(activation: Activation, revealed: bool, code: DeltaGenerator) -> None:
    """Show the live picture with its sentence, beside it the three questions, and in its own place the code.

    Whatever tells the slope waits until the page's question is answered or skipped. A fragment may only write to
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


@dataclass(frozen=True, slots=True)
class Places:
    """Where on the page stands what follows a parameter."""

    notes: DeltaGenerator
    boxes: DeltaGenerator
    picture: DeltaGenerator
    below: DeltaGenerator
    beside: DeltaGenerator
    code: DeltaGenerator


@st.fragment
def _moved(activation: Activation, view: View, revealed: bool, places: Places) -> None:
    """Show all that follows a parameter, and nothing else: what is in a fragment is sent again at every press."""
    subject = subject_of(activation, with_slopes=revealed)
    with places.boxes:
        values = controls.boxes(activation, places.notes)
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
        _read_off(activation, values, view)
    places.beside.markdown(answers.three_questions(activation, values))
    with places.code:
        _code(activation, values)


def _view(activation: Activation, revealed: bool, notes: DeltaGenerator) -> View:
    family = acts.FAMILIES[activation.family]
    names = {m.slug: _(m.name) for m in family.members}
    with st.popover(_("Picture"), icon=":material/tune:"):
        low, high = _stretch(f"{family.slug}_z", notes)
        second = st.toggle(_("Second derivative"), key=f"{family.slug}_second", bind="query-params")
        overlays = address.choices(_("Lay over it"), names, f"{family.slug}/with", activation.slug, notes)
    return View(low, high, (3 if second else 2) if revealed else 1, overlays)


def _stretch(key: str, where: DeltaGenerator) -> tuple[float, float]:
    label, low, high = _("Stretch of z"), *STRETCH
    usual = f"{number(low)} … {number(high)}"
    address.refused(key, address.within(-REACH, REACH), many=True)
    ends = sorted(st.slider(label, -REACH, REACH, STRETCH, 0.5, key=key, bind="query-params"))
    address.say_refused(key, label, usual, where)
    if ends[1] - ends[0] >= 0.5:
        return ends[0], ends[1]
    where.warning(
        _("A picture needs a stretch of z; it is drawn over {usual}.").format(usual=usual), icon=":material/swap_horiz:"
    )
    return STRETCH


def _read_off(activation: Activation, values: dict[str, float], view: View) -> None:
    """Show value and slopes at one place to the last digit, and the numbers of the picture to take away."""
    f, d, s = (exact(g(view.at, **values)) for g in (activation, activation.derivative, activation.second_derivative))
    z = number(view.at, 10)
    words = f"$f({z})$ = **{f}** · $f'({z})$ = **{d}** · $f''({z})$ = **{s}**"
    claims = activation.claims(**values)
    for jump in claims.jumps:
        if jump.z == view.at:
            sides = {"left": exact(jump.left), "right": exact(jump.right), "slope": d}
            words = f"$f({z})$ = **{f}** · " + _(
                "a jump: from {left} on its left to {right} on its right; {slope} is used as its slope"
            ).format(**sides)
    for kink in () if claims.jumps else claims.kinks:
        if kink.z == view.at:
            sides = {"left": exact(kink.left), "right": exact(kink.right), "slope": d}
            corner = _("a corner: the slope is {left} on its left, {right} on its right, and {slope} is used here")
            words = f"$f({z})$ = **{f}** · " + corner.format(**sides)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            words,
            help=_("Every digit of the float64 result."),
            width="stretch",
        )
        csv = f"{activation.slug}.csv"
        tables.download(_("CSV"), lambda: plotted_csv(activation, values, view), csv, f"{activation.slug}/csv")


def _about(activation: Activation, words: Words) -> None:
    """Show strengths and weaknesses, and the derivation."""
    words.show(f"{activation.slug}: good and bad")
    derivation = _drawer(
        _("Where the derivative comes from, line by line"), f"{activation.family}_derivation", ":material/function:"
    )
    if derivation.open:
        with derivation:
            words.show(f"{activation.slug}: derivation")


def _code(activation: Activation, values: dict[str, float]) -> None:
    code = _drawer(_("In NumPy, torch, jax, keras, tf and paddle"), f"{activation.family}_code", ":material/code:")
    if code.open:
        with code:
            frameworks.show(activation, values)


def _drawer(label: str, key: str, icon: str) -> DeltaGenerator:
    """Return an expander that is in the address and whose inside is only computed when it is open."""
    return st.expander(label, key=key, icon=icon, bind="query-params", on_change="rerun")
