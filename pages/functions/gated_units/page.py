"""What does one half of a layer do when the other half decides how much of it gets through?"""

import streamlit as st

from acts import references, vector
from acts.experiments.functions import gated_units
from acts.experiments.functions.gated_units import REACHES
from acts.language import _
from acts.properties import measure
from acts.vector import UNITS
from pages import contents
from pages.functions import calls
from pages.functions.family import answers
from pages.functions.gated_units import surface
from pages.kit import address, controls, links, predict, sources, tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
LARGE = 1000.0


def question() -> bool:
    gate = vector.swiglu.gate
    place = measure(gate, gate.derivative).lowest
    low, reached = gate.claims().range.low, float(vector.swiglu(LARGE, place))
    options = {
        "zero": _("0"), "dip": number(low), "minus": _("−1"), "none": _("as low as you like"),
    }  # fmt: skip
    truth = "none" if reached < -1 else "minus" if reached == -1 else "dip" if reached < 0 else "zero"
    why = words.text("answer", a=number(LARGE), b=number(place), f=number(reached), low=number(low))
    return predict.ask("gated_units", words.text("question", low=number(low)), options, truth, why)


def choose() -> str:
    """Let the reader choose a unit; a link may use any of its names."""

    def read(raw: str) -> str | None:
        try:
            found = vector.find(raw)
        except LookupError:
            return None
        return found.slug if found.slug in UNITS else None

    return address.choice(_("Unit"), {u.slug: u.name for u in UNITS.values()}, "gated_units/fn", "swiglu", read)


def formulas(slug: str, revealed: bool) -> None:
    unit = UNITS[slug]
    left, right = st.columns(2)
    left.latex(f"f(a, b) = {unit.latex}")
    if revealed:
        for column, name, formula in zip((left, right), "ab", unit.latex_partials, strict=True):
            column.latex(rf"\frac{{\partial f}}{{\partial {name}}} = {formula}")
    words.show(slug)


def reaches() -> None:
    words.show("reaches")
    shut = {"hard": _("exactly 0"), "soft": _("tends to 0"), None: _("unbounded")}
    rows = [
        [
            UNITS[slug].name,
            answers.interval(each.gate),
            shut[each.shut],
            {1: "t", 2: "t²"}[round(each.power)],
        ]
        for slug, each in REACHES.items()
    ]
    heads = (
        _("unit"), _("slope in a, the gate"), _("for b → −∞"), _("for a = b = t like"),
    )  # fmt: skip
    st.markdown(tables.table(heads, rows))
    bounded = ", ".join(UNITS[slug].name for slug, each in REACHES.items() if each.bounded)
    ajar = ", ".join(UNITS[slug].name for slug, each in REACHES.items() if not each.zero)
    steep = max(REACHES, key=lambda slug: REACHES[slug].steepest)
    words.show(
        "gradients", bounded=bounded, ajar=ajar, steep=UNITS[steep].name, steepest=number(REACHES[steep].steepest)
    )


@st.fragment
def price() -> None:
    """Show what a gated feed-forward layer costs with the reader's sizes."""
    words.show("price")
    with st.container(horizontal=True):
        model = controls.whole_box(_("Model width"), "gated_units_model", 1, 100_000, 4096)
        hidden = controls.whole_box(_("Hidden width"), "gated_units_hidden", 1, 1_000_000, 16_384)
        multiple = controls.whole_box(_("Rounded up to a multiple of"), "gated_units_multiple", 1, 4096, 256, width=220)
    found = gated_units.budget(model, hidden, multiple)
    rows = [
        [_("plain, 2 matrices"), number(hidden, 9), _grouped(found.plain), "1"],
        [_("gated, 3"), number(hidden, 9), _grouped(found.gated), number(found.gated / found.plain)],
        [_("gated, 3"), number(found.rounded, 9), _grouped(found.spent), number(found.spent / found.plain)],
    ]
    heads = (_("layer"), _("hidden width"), _("weights"), _("times plain"))
    st.markdown(tables.table(heads, rows))
    st.markdown(
        _("Two thirds of {hidden} are {width}; the next multiple of {multiple} is {rounded}.").format(
            hidden=number(hidden, 9), width=number(found.width, 9), multiple=multiple, rounded=number(found.rounded, 9)
        )
    )
    words.show(
        "used",
        glu=sources.cited(references.DAUPHIN_2017),
        variants=sources.cited(references.SHAZEER_2020),
        palm=sources.cited(references.CHOWDHERY_2022),
        llama=sources.cited(references.TOUVRON_2023),
    )


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def take_away(slug: str) -> None:
    """Show the calls of the frameworks and the sources."""
    unit = UNITS[slug]
    label = _("In NumPy, torch, jax, keras, tf and paddle")
    code = st.expander(label, key="gated_units_code", icon=":material/code:", bind="query-params", on_change="rerun")
    if code.open:
        with code:
            words.show("halves")
            calls.show("gated_units", unit.calls, unit.source(), {})
    label = _("Its gate, {name}, lives here").format(name=_(unit.gate.name))
    links.page(unit.gate.family, label, {"fn": unit.gate.slug})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(unit.references)}")


st.title(_(contents.page("gated_units").title))
words.show("opening")
answered = question()
chosen = choose()
formulas(chosen, answered)
surface.explore(chosen, answered)
if not answered:
    st.info(_("The slopes and the rest appear here once you have guessed or skipped."))
else:
    reaches()
    price()
    take_away(chosen)
