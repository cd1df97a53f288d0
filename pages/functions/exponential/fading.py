"""How fast does ELU's slope fade on the left, compared with others?"""

import streamlit as st

import acts
from acts.charts.functions.sigmoidal import passed_picture
from acts.experiments.functions import saturation
from acts.language import _
from pages.kit import live, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
PLACES = (-10.0, -5.0, -1.0)
COMPARED = (acts.relu, acts.leaky_relu, acts.elu, acts.sigmoid)


@fragment
def show() -> None:
    """Show the slopes as a table, and beside it what ELU passes on."""
    leak = acts.leaky_relu.claims().kinks[0].left
    crossing = saturation.slope_crossing(acts.elu, acts.leaky_relu, -20.0, -1.0)
    words.show("fading", crossing=number(crossing, 3), leak=number(leak))
    left, right = st.columns(2, gap="large")
    heads = (_("slope at"), *(f"z = {number(z)}" for z in PLACES))
    rows = [[_(a.name), *(number(float(a.derivative(z)), 3) for z in PLACES)] for a in COMPARED]
    left.markdown(tables.table(heads, rows))
    passed = saturation.backward(acts.elu, 1.0, PLACES)
    places = [_("{passed} at z = {z}").format(passed=number(p.passed, 3), z=number(p.z)) for p in passed]
    said = _("What ELU passes on of an upstream gradient of 1: {places}.").format(places=_("; ").join(places))
    with right:
        live.show(passed_picture(acts.elu, passed, said), "exponential/passed")
        st.markdown(said)
