"""The kin of softmax at the logits of the picture: formula, values, claims, code and sources."""

import streamlit as st

from acts import vector
from acts.language import _
from acts.vector import VectorFunction
from pages.functions import calls
from pages.functions.softmax.claims import claims
from pages.functions.softmax.classes import PAGE, names
from pages.kit import address, sources, tables
from pages.kit.numbers import exact
from pages.kit.words import Words

words = Words(__file__)


def show(logits: tuple[float, ...], temperature: float) -> None:
    """Let the reader choose one of the kin, and show it at the logits of the picture."""
    words.show("kin")
    titles = {each.slug: _(each.name) for each in vector.KIN}
    slug = address.choice(_("Function"), titles, f"{PAGE}/fn", vector.KIN[0].slug, _read)
    function = vector.VECTORS[slug]
    left, right = st.columns([3, 2], gap="large")
    with left:
        _formulas(function)
        words.show(function.slug)
        st.markdown(_values(function, logits, temperature), help=_("Every digit of the float64 result."))
    right.markdown(claims(function.claims(temperature=temperature)))
    calls.show(PAGE, function.calls, function.source(temperature=temperature), {"temperature": temperature})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(function.references)}")


def _read(raw: str) -> str | None:
    try:
        found = vector.find(raw)
    except LookupError:
        return None
    return found.slug if found in vector.KIN else None


def _formulas(function: VectorFunction) -> None:
    letter = "f(z)" if function.single else "f_i(z)"
    st.latex(rf"{letter} = {function.formulas.latex}")
    wanted = r"\frac{\partial f}{\partial z_j}" if function.single else r"\frac{\partial f_i}{\partial z_j}"
    st.latex(rf"{wanted} = {function.formulas.latex_jacobian}")


def _values(function: VectorFunction, logits: tuple[float, ...], temperature: float) -> str:
    value = function(logits, temperature=temperature)
    if function.single:
        return f"$f(z)$ = **{exact(value)}**"
    rows = [[name, exact(z), exact(f)] for name, z, f in zip(names(), logits, value.tolist(), strict=True)]
    return tables.table((_("class"), "$z_i$", "$f_i(z)$"), rows)
