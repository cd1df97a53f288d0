"""The record of a function of a vector in words: formula, values, claims, code and sources."""

import math

import streamlit as st

from acts import vector
from acts.language import _
from acts.vector import VectorClaims, VectorFunction
from pages.functions import calls
from pages.functions.family import answers
from pages.functions.softmax.bars import PAGE, names
from pages.kit import address, sources, tables
from pages.kit.numbers import end, exact
from pages.kit.words import Words

SEED = 0


def show(words: Words, logits: tuple[float, ...], temperature: float) -> None:
    """Let the reader choose one of the kin, and show it at the logits of the picture."""
    words.show("kin")
    titles = {each.slug: _(each.name) for each in vector.KIN}
    slug = address.choice(_("Function"), titles, f"{PAGE}/fn", vector.KIN[0].slug, _read)
    function = vector.VECTORS[slug]
    left, right = st.columns([3, 2], gap="large")
    with left:
        letter = "f(z)" if function.single else "f_i(z)"
        st.latex(rf"{letter} = {function.formulas.latex}")
        wanted = r"\frac{\partial f}{\partial z_j}" if function.single else r"\frac{\partial f_i}{\partial z_j}"
        st.latex(rf"{wanted} = {function.formulas.latex_jacobian}")
        words.show(function.slug)
        st.markdown(_values(function, logits, temperature), help=_("Every digit of the float64 result."))
    right.markdown(claims(function.claims(temperature=temperature)))
    label = _("In NumPy, torch, jax, keras, tf and paddle")
    code = st.expander(label, key=f"{PAGE}_code", icon=":material/code:", bind="query-params", on_change="rerun")
    if code.open:
        with code:
            calls.show(PAGE, function.calls, function.source(temperature=temperature), {"temperature": temperature})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(function.references)}")


def _read(raw: str) -> str | None:
    try:
        found = vector.find(raw)
    except LookupError:
        return None
    return found.slug if found in vector.KIN else None


def _values(function: VectorFunction, logits: tuple[float, ...], temperature: float) -> str:
    value = function(logits, temperature=temperature)
    if function.single:
        return f"$f(z)$ = **{exact(value)}**"
    rows = [[name, exact(z), exact(f)] for name, z, f in zip(names(), logits, value.tolist(), strict=True)]
    return tables.table((_("class"), "$z_i$", "$f_i(z)$"), rows)


def claims(claimed: VectorClaims) -> str:
    """Write what is claimed of a function: range and total, shifts, slopes, smoothness, shape."""
    span = answers.interval(claimed.range)
    whole = _("They add up to **{total}**.").format(total=end(claimed.total)) if claimed.total is not None else ""
    shifts = {
        "invariant": _("Adding c to every logit **changes nothing**: only differences count."),
        "equivariant": _("Adding c to every logit **adds c** to the result."),
    }
    places = {
        "equivariant": _("When logits trade places, the outputs trade places with them."),
        "invariant": _("When logits trade places, the result stays."),
    }
    smooth = _("Infinitely often differentiable: $C^\\infty$.")
    if not math.isinf(claimed.smoothness):
        smooth = _("Continuous, with slopes that jump: $C^0$.")
    shapes = {
        "convex": _("**Convex** in the logits."),
        "concave": _("Each output is **concave** in the logits."),
        "neither": _("Neither convex nor concave."),
    }
    lines = [
        (_("Values?"), f"**{span}**. {whole}"),
        (_("Shift? Order?"), f"{shifts[claimed.shift]} {places[claimed.permutation]}"),
        (_("Slopes?"), _slopes(claimed)),
        (_("Smooth?"), smooth),
        (_("Shape?"), shapes[claimed.curvature]),
    ]
    return "\n\n".join(f"**{question}** {answer}" for question, answer in lines)


def _slopes(claimed: VectorClaims) -> str:
    said = []
    if claimed.symmetric:
        definite = {"positive": _("positive semidefinite"), "negative": _("negative semidefinite")}
        said.append(_("The Jacobian is **symmetric** and {definite}.").format(definite=definite[claimed.definite]))
    if math.isinf(claimed.lipschitz):
        said.append(_("How much further than the logits the outputs can move grows with the number of classes."))
    else:
        said.append(
            _("The outputs move at most **{most}** times as far as the logits.").format(most=end(claimed.lipschitz))
        )
    total = {"invariant": _("The slopes in all logits add up to 0."), "equivariant": _("Its slopes add up to 1.")}
    return " ".join([*said, total[claimed.shift]])
