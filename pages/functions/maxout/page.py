"""What can the highest of a few straight lines be, what does it cost, and does it die?"""

import streamlit as st

from acts import vector
from acts.language import _
from pages import contents
from pages.functions import calls
from pages.functions.maxout import fit, pieces, price, question, sleep
from pages.kit import sources
from pages.kit.words import Words

words = Words(__file__)


def formula() -> None:
    words.show("formula")
    slope = rf"\frac{{\partial f}}{{\partial z_j}} = {vector.maxout.formulas.latex_jacobian}"
    st.markdown(f"$f(z) = {vector.maxout.formulas.latex}$\n\n${slope}$")


st.title(_(contents.page("maxout").title))
words.show("opening")
answered = question.ask()
pieces.show(answered)
if answered:
    formula()
    fit.show()
    price.show()
    sleep.show()
    calls.show("maxout", vector.maxout.calls, vector.maxout.source(), {})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(vector.maxout.references)}")
