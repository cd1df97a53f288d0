"""What the chosen function passes on of a gradient from above."""

import streamlit as st

import acts
from acts.charts.functions.sigmoidal import SMALLEST, passed_picture
from acts.experiments.functions import saturation
from acts.language import _
from pages.functions.family import choosing
from pages.kit import controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
PLACES = (-10.0, 0.0, 10.0)


@fragment
def show() -> None:
    """Show it as a picture, and below it as a table at some places."""
    picture, beside = scenes.stage()
    with beside:
        activation = choosing.choose(acts.FAMILIES["sigmoidal"])
        gradient = controls.number_box(_("Upstream gradient"), "sigmoidal_upstream", -100.0, 100.0, 1.0, 0.5, width=220)
    passed = saturation.backward(activation, gradient, PLACES)
    places = [_("{passed} at z = {z}").format(passed=number(p.passed, 3), z=number(p.z)) for p in passed]
    said = _("Of an upstream gradient of {g}, {name} passes on {places}.").format(
        name=_(activation.name), g=number(gradient), places=_("; ").join(places)
    )
    with picture:
        if abs(gradient) * activation.claims().lipschitz < SMALLEST:
            st.info(
                _("The gradient passed on is below {least} everywhere, so there is nothing to draw.").format(
                    least=number(SMALLEST)
                )
            )
        else:
            alt = _(
                "The gradient that a unit passes on, over the pre-activation z. The sentence below gives it at some z."
            )
            live.show(passed_picture(activation, passed, said, alt), "sigmoidal/passed")
        st.markdown(said)
    words.show("upstream")
    heads = ("z", _("local slope"), _("× upstream"), _("= passed on"))
    rows = [[number(v, 3) for v in (p.z, p.local, p.upstream, p.passed)] for p in passed]
    st.markdown(tables.table(heads, rows))
