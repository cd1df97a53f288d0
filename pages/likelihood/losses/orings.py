"""Logistic regression on the flights before Challenger: two climbs up one hill, and what the fit says of 31 °F."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.orings import SHOWN, STEP, flights_csv, orings_picture, orings_settings
from acts.language import _
from acts.likelihood.intervals import LEVEL
from acts.likelihood.logistic import Fit, fit
from acts.likelihood.orings import FLIGHTS, LAUNCH, REFERENCE, WARM, sample
from pages.kit import address, controls, live, sources, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.likelihood.losses import climbs, launch

RATES = {True: 1.0, False: 5e-4}
NEWTON = 50


@fragment
def show(words: Words) -> None:
    """Show the controls, the hill with both climbs, the verdicts, the steps as numbers, and the prediction."""
    damaged = sum(flight.distress for flight in FLIGHTS)
    words.show(
        "orings", source=sources.cited(REFERENCE), flights=str(len(FLIGHTS)), damaged=str(damaged),
        launch=number(LAUNCH),
    )  # fmt: skip
    scaled, parted, rate, step = _controls(st.container())
    data = sample(scaled=scaled, parted=parted)
    newton, ascent = fit(data, steps=NEWTON), fit(data, rate=rate, steps=SHOWN)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        named = {"newton": (_("Newton's method"), newton), "ascent": (_("gradient ascent"), ascent)}
        mark = LAUNCH, _("{launch} °F").format(launch=number(LAUNCH))
        return orings_picture(newton, named, mark, start, sentences)

    live.chart(
        "losses/orings", {STEP: "climb"}, {"step": float(step)}, orings_settings, drawn,
        partial(climbs.said, newton, ascent), of=f"{scaled}/{parted}/{rate}",
    )  # fmt: skip
    words.show("orings read", level=percent(LEVEL))
    if newton.verdict == "arrived":
        least, most = newton.curvatures
        words.show("orings: ridge", ratio=number(most / least, 3), rate=number(2 / most, 2))
        words.show("orings: newton")
        _steps(newton)
        launch.show(words, newton, fit(sample(scaled=False), steps=NEWTON))
    else:
        listed = newton.steps[: climbs.LISTED + 1]
        before, last = listed[-2:]
        words.show("orings: runs off", left=number(last.log_likelihood / before.log_likelihood, 2))
        _steps(newton)
        words.show(
            "orings: parted", separation=_(data.separation), steps=str(len(listed) - 1), slope=number(last.slope, 3),
            loss=number(0.0 - last.log_likelihood, 2),
        )  # fmt: skip


def _controls(notes: DeltaGenerator) -> tuple[bool, bool, float, int]:
    """Let the reader choose the units of the temperature, which flights count, the learning rate and the step."""
    units = {"scaled": _("from its mean, in standard deviations"), "raw": _("in °F as it is")}
    scaled = address.choice(_("Temperature"), units, "losses/units", "scaled", where=notes) == "scaled"
    address.switch("parted")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        parted = st.toggle(
            _("Pretend that no flight above {warm} °F was damaged").format(warm=number(WARM)), key="parted"
        )  # fmt: skip
        rate = controls.number_box(
            _("Learning rate of the ascent"), "ascent_rate" if scaled else "ascent_rate_raw", 1e-6, 1e3, RATES[scaled],
            RATES[scaled] / 10, _("learning rate"), 200, notes,
        )  # fmt: skip
        step = controls.whole_box(_("Steps"), "climb", 0, SHOWN, int(STEP.default), 130, notes=notes)
    address.say_refused("parted", _("pretending"), _("the flights as they were"), notes)
    return scaled, parted, rate, step


def _steps(newton: Fit) -> None:
    """Show the first steps of Newton's method, and the data to take away."""
    st.markdown(climbs.table(newton))
    tables.download(_("The flights as CSV"), flights_csv, "flights.csv", "losses/orings/csv")
