"""The relatives of softmax at the reader's logits: their values as curves, formulas, claims, code and sources."""

from functools import partial

import streamlit as st

from acts import vector
from acts.charts.functions.kin import ALONG, FIRST, kin_picture
from acts.charts.functions.softmax import HEAT, LOGITS, SHIFT
from acts.language import _
from acts.precision import bounds_of_shares
from acts.vector import VectorFunction
from pages.functions import calls
from pages.functions.softmax import moving, two_classes
from pages.functions.softmax.claims import claims
from pages.functions.softmax.classes import PAGE, names
from pages.kit import address, live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import certain, number, telling
from pages.kit.popover import popover
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Let the reader choose a relative; show its values while the first logit moves, and what is true of it."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        notes = st.container()
        function = _choose()
        _formulas(function)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            values = {p.name: moving.box(p, notes) for p in (FIRST, HEAT)}
            with popover(_("Other logits")):
                values |= {p.name: moving.box(p, notes) for p in (*LOGITS[1:], SHIFT)}
    others, heat, shift = tuple(values[p.name] for p in LOGITS[1:]), values[HEAT.name], values[SHIFT.name]
    lines = (_(function.name), _("maximum")) if function.single else names()
    with picture:
        live.chart(
            f"{PAGE}/kin/{function.slug}/{others}/{heat}/{shift}",
            {FIRST: moving.key(FIRST)},
            {FIRST.name: values[FIRST.name]},
            ALONG.settings,
            partial(kin_picture, function.slug, lines, others, heat, shift),
            lambda cat: sentence(function, (cat, *others), heat, shift),
        )
    words.show(function.slug)
    st.markdown(claims(function.claims(temperature=heat)))
    logits = tuple(values[p.name] + shift for p in LOGITS)
    label = _("The values, to the precision of float64")
    drawer(label, f"{PAGE}_values", ":material/table:", lambda: _values(function, logits, heat))
    drawer(_("The sigmoid is softmax of two classes"), f"{PAGE}_two", ":material/join_inner:", two_classes.show)
    calls.show(PAGE, function.calls, function.source(temperature=heat), {"temperature": heat})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(function.references)}")


def sentence(function: VectorFunction, logits: tuple[float, ...], temperature: float, shift: float) -> str:
    """Say the values of the function at these logits, to each of which `shift` is added."""
    z = tuple(logit + shift for logit in logits)
    value = function(z, temperature=temperature)
    if function.single:
        said, found = _("{name} of the logits {logits} at T = {t} is {found}."), number(float(value))
    else:
        said = _("{name} of the logits {logits} at T = {t}: {found}.")
        found = _(", ").join(
            _("{name} {value}").format(name=name, value=number(each))
            for name, each in zip(names(), value.tolist(), strict=True)
        )
    given = _(", ").join(telling(each, *z, digits=6) for each in z)
    return said.format(logits=given, t=number(temperature), name=_(function.name), found=found)


def _choose() -> VectorFunction:
    titles = {each.slug: _(each.name) for each in vector.KIN}
    return vector.VECTORS[address.choice(_("Function"), titles, f"{PAGE}/fn", vector.KIN[0].slug, _read)]


def _read(raw: str) -> str | None:
    try:
        found = vector.find(raw)
    except LookupError:
        return None
    return found.slug if found in vector.KIN else None


def _formulas(function: VectorFunction) -> None:
    letter = "f(z)" if function.single else "f_i(z)"
    wanted = r"\frac{\partial f}{\partial z_j}" if function.single else r"\frac{\partial f_i}{\partial z_j}"
    lines = rf"{letter} &= {function.formulas.latex} \\ {wanted} &= {function.formulas.latex_jacobian}"
    st.latex(rf"\begin{{aligned}} {lines} \end{{aligned}}")


def _values(function: VectorFunction, logits: tuple[float, ...], temperature: float) -> None:
    value = function(logits, temperature=temperature)
    errors = bounds_of_shares(function, logits, temperature)
    if function.single:
        st.markdown(f"$f(z)$ = **{certain(float(value), *errors)}**")
        return
    written = map(certain, value.tolist(), errors)
    rows = [[name, number(z, 10), f] for name, z, f in zip(names(), logits, written, strict=True)]
    st.markdown(tables.table((_("class"), "$z_i$", "$f_i(z)$"), rows))
