"""What is seen of a gated unit along a and along b, and which slopes come back through it."""

from functools import partial

import streamlit as st

from acts.charts.functions.gated_units import MOVING, gated_units_csv, slices_picture
from acts.experiments.functions.gated_units import REACHES
from acts.language import _, cached, joined
from acts.precision import bounds_of_gated
from acts.vector import UNITS
from pages.functions.family import ranges
from pages.functions.family.reading import PRECISE
from pages.functions.gated_units import choosing
from pages.kit import live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import certain, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the unit and its slopes on both lines through the reader's point, and in a drawer how far all units go."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        slug = choosing.unit()
        unit = UNITS[slug]
        in_a, in_b = (
            rf"\frac{{\partial f}}{{\partial {name}}} &= {latex}"
            for name, latex in zip("ab", unit.latex_partials, strict=True)
        )
        st.latex(rf"\begin{{aligned}} f(a, b) &= {unit.latex} \\[0.3em] {in_a} \\[0.6em] {in_b} \end{{aligned}}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            setting = choosing.place()
    names = (_("along b, a fixed"), _("along a, b fixed"))
    with picture:
        live.chart(
            f"gated_units/slices/{slug}",
            choosing.KEYS,
            setting,
            MOVING.settings,
            partial(slices_picture, slug, names),
            partial(sentence, slug),
        )
    steep = max(REACHES, key=lambda slug: REACHES[slug].steepest)
    words.show("slices", steep=_(UNITS[steep].name), steepest=number(REACHES[steep].steepest))
    _read_off(slug, setting["a"], setting["b"])
    label = _("How far the units go, and where they vanish")
    drawer(label, "gated_units_reaches", ":material/table:", _reaches)


@cached(maxsize=16_384)  # all places that the sliders of all units reach
def sentence(slug: str, a: float, b: float) -> str:
    """Say what the unit makes of a and b, and its slopes."""
    in_a, in_b = (number(slope) for slope in UNITS[slug].partials(a, b))
    slopes = _("The slope is {in_a} in a and {in_b} in b.").format(in_a=in_a, in_b=in_b)
    return joined([choosing.sentence(slug, a, b), slopes])


def _read_off(slug: str, a: float, b: float) -> None:
    unit = UNITS[slug]
    found = (unit(a, b), *unit.partials(a, b))
    f, in_a, in_b = (
        certain(float(each), error) for each, error in zip(found, bounds_of_gated(unit, a, b), strict=True)
    )
    said = rf"$f$ = **{f}** · $\partial f / \partial a$ = **{in_a}** · $\partial f / \partial b$ = **{in_b}**"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, help=_(PRECISE), width="stretch")
        tables.download(_("CSV"), lambda: gated_units_csv(slug, a, b), f"{slug}.csv", f"gated_units/{slug}/csv")


def _reaches() -> None:
    """Show the reaches of every unit as a table, and say which stand apart."""
    words.show("reaches")
    shut = {"hard": _("exactly 0"), "soft": _("tends to 0"), None: _("unbounded")}
    rows = [
        [_(UNITS[slug].name), ranges.interval(each.gate), shut[each.shut], {1: "t", 2: "t²"}[round(each.power)]]
        for slug, each in REACHES.items()
    ]
    heads = (_("gated unit"), _("slope in a, the gate"), _("for b → -∞"), _("for a = b = t like"))
    st.markdown(tables.table(heads, rows))
    words.show(
        "apart",
        bounded=_(", ").join(_(UNITS[slug].name) for slug, each in REACHES.items() if each.bounded),
        ajar=_(", ").join(_(UNITS[slug].name) for slug, each in REACHES.items() if not each.zero),
    )
