"""What can the highest of a few straight lines be, what does it cost, and does it die?"""

import streamlit as st

from acts import vector
from acts.language import _
from acts.vector.pieces import ABSOLUTE
from pages import contents
from pages.functions import calls
from pages.functions.maxout import following, pieces
from pages.kit import predict, sources
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
FALL, PLACES = 100.0, (-3.0, 3.0)


def question() -> bool:
    """Ask what becomes of the slopes of |z| when both its biases fall far."""
    low = vector.Maxout(ABSOLUTE.slopes, tuple(b - FALL for b in ABSOLUTE.intercepts))
    before, after = ([float(s) for s in unit.slope(PLACES)] for unit in (ABSOLUTE, low))
    options = {
        "dead": _("all are 0: it is dead"), "left": _("only the left one is left"), "small": _("they get smaller"),
        "same": _("nothing"),
    }  # fmt: skip
    truth = "same" if before == after else "left" if after[0] else "small" if any(after) else "dead"
    given = {"fall": number(FALL), "left": number(after[0]), "right": number(after[1])}
    why = words.text(
        "answer", far=number(low(PLACES[1])), near=number(ABSOLUTE(PLACES[1])), at=number(PLACES[1]), **given
    )
    return predict.ask("maxout", words.text("question", **given), options, truth, why)


st.title(_(contents.page("maxout").title))
words.show("opening")
answered = question()
pieces.explore(words, answered)
if answered:
    words.show("formula")
    slope = rf"\frac{{\partial f}}{{\partial z_j}} = {vector.maxout.formulas.latex_jacobian}"
    st.markdown(f"$f(z) = {vector.maxout.formulas.latex}$\n\n${slope}$")
    following.follow(words)
    following.price(words)
    following.sleep(words)
    label = _("In NumPy, torch, jax, keras, tf and paddle")
    code = st.expander(label, key="maxout_code", icon=":material/code:", bind="query-params", on_change="rerun")
    if code.open:
        with code:
            calls.show("maxout", vector.maxout.calls, vector.maxout.source(), {})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(vector.maxout.references)}")
