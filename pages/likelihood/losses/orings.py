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
from pages.kit import address, controls, live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.likelihood.losses import climbs, launch

RATES = {True: 1.0, False: 5e-4}
NEWTON = 50


words = Words(__file__)


@fragment
def show() -> None:
    """Show the hill with both climbs, beside it the curves they fit, and what follows for the launch."""
    picture, beside = scenes.stage()
    with beside:
        scaled, parted, rate, step = _controls(st.container())
    data = sample(scaled=scaled, parted=parted)
    newton, ascent = fit(data, steps=NEWTON), fit(data, rate=rate, steps=SHOWN)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        named = {"newton": (_("Newton"), newton), "ascent": (_("ascent"), ascent)}
        mark = LAUNCH, _("{launch} °F").format(launch=number(LAUNCH))
        return orings_picture(newton, named, mark, start, sentences)

    with picture:
        live.chart(
            "losses/orings", {STEP: "climb"}, {"step": float(step)}, orings_settings, drawn,
            partial(climbs.said, newton, ascent), of=f"{scaled}/{parted}/{rate}",
        )  # fmt: skip
    damaged = sum(flight.distress for flight in FLIGHTS)
    words.show("orings", flights=str(len(FLIGHTS)), damaged=str(damaged))
    if newton.verdict == "arrived":
        launch.show(newton)
    else:
        listed = newton.steps[: climbs.LISTED + 1]
        words.show(
            "orings: parted", separation=_(data.separation), steps=str(len(listed) - 1),
            slope=number(listed[-1].slope, 3), loss=number(0.0 - listed[-1].log_likelihood, 2),
        )  # fmt: skip
    drawer(
        _("How to read the picture"), "losses/reading", ":material/map:",
        lambda: words.show("orings: read", level=percent(LEVEL), source=sources.cited(REFERENCE)),
    )  # fmt: skip
    if newton.verdict == "arrived":
        drawer(
            _("The fit in degrees, with its errors"), "losses/degrees", ":material/thermostat:",
            lambda: launch.show_fit(fit(sample(scaled=False), steps=NEWTON)),
        )  # fmt: skip
    drawer(_("Newton's steps in numbers"), "losses/steps", ":material/table:", partial(_steps, newton))


def _controls(notes: DeltaGenerator) -> tuple[bool, bool, float, int]:
    """Let the reader choose the units of the temperature, which flights count, the learning rate and the step."""
    units = {"scaled": _("standardised"), "raw": _("in °F")}
    scaled = address.choice(_("Temperature"), units, "losses/units", "scaled", where=notes) == "scaled"
    address.switch("parted")
    parted = st.toggle(
        _("No damage above {warm} °F").format(warm=number(WARM)), key="parted",
        help=_("Pretend that no flight above {warm} °F was damaged.").format(warm=number(WARM)),
    )  # fmt: skip
    rate = controls.number_box(
        _("Learning rate of the ascent"), "ascent_rate" if scaled else "ascent_rate_raw", 1e-6, 1e3, RATES[scaled],
        RATES[scaled] / 10, _("learning rate"), 180, notes,
    )  # fmt: skip
    step = controls.whole_box(_("Steps"), "climb", 0, SHOWN, int(STEP.default), 180, notes=notes)
    address.say_refused("parted", _("pretending"), _("the flights as they were"), notes)
    return scaled, parted, rate, step


def _steps(newton: Fit) -> None:
    """Show the first steps of Newton's method, why they are so few, and the data to take away."""
    if newton.verdict == "arrived":
        least, most = newton.curvatures
        words.show("orings: ridge", ratio=number(most / least, 3), rate=number(2 / most, 2))
        words.show("orings: newton")
    else:
        before, last = newton.steps[: climbs.LISTED + 1][-2:]
        words.show("orings: no maximum", left=number(last.log_likelihood / before.log_likelihood, 2))
    st.markdown(climbs.table(newton))
    tables.download(_("The flights as CSV"), flights_csv, "flights.csv", "losses/orings/csv")
