"""Logistic regression on the flights before Challenger: two climbs up one hill, and what the fit says of 31 °F."""

import math
from functools import partial

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.orings import SHOWN, STEP, logistic_picture, step_settings
from acts.language import _
from acts.likelihood.logistic import LEVEL, Fit, Step, fit
from acts.likelihood.orings import FLIGHTS, LAUNCH, REFERENCE, WARM, sample
from pages.kit import address, controls, live, sources, tables
from pages.kit.numbers import number, percent, telling
from pages.kit.words import Words

RATES = {True: 1.0, False: 5e-4}
NEWTON, LISTED = 50, 8


@st.fragment
def show(words: Words) -> None:
    """Show the controls, the hill with both climbs, the verdicts, the steps as numbers, and the prediction."""
    damaged = sum(flight.distress for flight in FLIGHTS)
    words.show(
        "orings",
        source=sources.cited(REFERENCE),
        flights=str(len(FLIGHTS)),
        damaged=str(damaged),
        launch=number(LAUNCH),
    )
    notes = st.container()
    scaled = address.choice(
        _("Temperature"), {"scaled": _("from its mean, in standard deviations"), "raw": _("in °F as it is")},
        "losses/units", "scaled", where=notes,
    ) == "scaled"  # fmt: skip
    address.refused("parted", lambda raw: raw.lower() in ("true", "false"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        parted = st.toggle(
            _("Pretend that no flight above {warm} °F was damaged").format(warm=number(WARM)), key="parted",
            bind="query-params",
        )  # fmt: skip
        rate = controls.number_box(
            _("Learning rate of the ascent"), "ascent_rate" if scaled else "ascent_rate_raw", 1e-6, 1e3, RATES[scaled],
            RATES[scaled] / 10, _("learning rate"), 200, notes,
        )  # fmt: skip
        k = controls.whole_box(_("Steps"), "climb", 0, SHOWN, int(STEP.default), 130, notes=notes)
    address.say_refused("parted", _("pretending"), _("the flights as they were"), notes)
    data = sample(scaled=scaled, parted=parted)
    newton, ascent = fit(data, steps=NEWTON), fit(data, rate=rate, steps=SHOWN)

    def drawn(seed: tuple[float, ...], sentences: list[str]) -> Picture:
        climbs = {"newton": (_("Newton's method"), newton), "ascent": (_("gradient ascent"), ascent)}
        mark = LAUNCH, _("{launch} °F").format(launch=number(LAUNCH))
        return logistic_picture(newton, climbs, mark, seed, sentences)

    live.chart(
        "losses/orings", {STEP: "climb"}, {"step": float(k)}, step_settings, drawn,
        partial(said, newton, ascent), of=f"{scaled}/{parted}/{rate}",
    )  # fmt: skip
    words.show("orings read", level=percent(LEVEL))
    if newton.verdict == "arrived":
        least, most = newton.curvatures
        words.show("orings: ridge", ratio=number(most / least, 3), rate=number(2 / most, 2))
        words.show("orings: newton")
    else:
        before, after = (step.log_likelihood for step in newton.steps[: LISTED + 1][-2:])
        words.show("orings: runs off", left=number(after / before, 2))
    st.markdown(_table(newton))
    tables.download(_("The flights as CSV"), _csv, "flights.csv", "losses/orings/csv")
    if newton.verdict == "arrived":
        _predicted(words, newton, scaled=scaled)
    else:
        listed = newton.steps[: LISTED + 1]
        last = listed[-1]
        words.show(
            "orings: parted", separation=_(data.separation), steps=str(len(listed) - 1), slope=number(last.slope, 3),
            loss=number(0.0 - last.log_likelihood, 2),
        )  # fmt: skip


def _below(best: Fit, step: Step) -> float:
    return max(best.last.log_likelihood - step.log_likelihood, 0.0)


def said(newton: Fit, ascent: Fit, step: float) -> str:
    """Say where both climbs stand after so many steps."""
    k = int(step)
    here, other = newton.steps[min(k, len(newton.steps) - 1)], ascent.steps[min(k, len(ascent.steps) - 1)]
    values = {
        "k": k, "a": number(here.intercept), "b": number(here.slope), "c": number(other.intercept),
        "d": number(other.slope),
    }  # fmt: skip
    if newton.verdict != "arrived":
        words = _(
            "At step {k} Newton stands at a = {a}, b = {b} with a log-likelihood of {high}, gradient ascent at "
            "a = {c}, b = {d} with {low}:"
        ).format(**values, high=number(here.log_likelihood, 3), low=number(other.log_likelihood, 3))
        if other.log_likelihood < max(each.log_likelihood for each in ascent.steps[: k + 1]):
            way = _("Newton rises towards 0 and will never be there, the ascent overshoots and has been higher before.")
        else:
            way = _("both rise towards 0, and neither will ever be there.")
        return f"{words} {way}"
    words = _(
        "At step {k} Newton stands at a = {a}, b = {b}, {high} nats below the top, and gradient ascent at a = {c}, "
        "b = {d}, {low} nats below it."
    ).format(**values, high=_small(_below(newton, here)), low=_small(_below(newton, other)))
    if ascent.verdict == "thrown off":
        words += " " + _("With this learning rate the ascent is thrown off.")
    return words


def _small(nats: float) -> str:
    return number(nats, 3) if nats > 1e-12 else _("0 or rounding")


def _table(newton: Fit) -> str:
    """Return the first steps as a table: how far each is from the top, or where there is none, how high."""
    endless = newton.verdict != "arrived"
    heads = (_("step"), "$a$", "$b$", "$\\log L$" if endless else _("nats below the top"))
    rows = []
    for k, step in enumerate(newton.steps[: LISTED + 1]):
        height = number(step.log_likelihood, 2) if endless else number(_below(newton, step), 2)
        rows.append((str(k), number(step.intercept, 7), number(step.slope, 7), height))
    return tables.table(heads, rows)


def _predicted(words: Words, best: Fit, *, scaled: bool) -> None:
    """Say what the fit says, with its errors, and why 31 °F is too far."""
    p = float(best.probability(LAUNCH))
    low, high = (float(end) for end in best.band(LAUNCH))
    raw = best if not scaled else fit(sample(scaled=False), steps=NEWTON)
    coldest = min(flight.temperature for flight in FLIGHTS)
    errors = raw.errors or (math.nan, math.nan)
    words.show(
        "orings: predicted", intercept=number(raw.last.intercept, 5), slope=number(raw.last.slope, 4),
        intercept_error=number(errors[0], 4), slope_error=number(errors[1], 4),
        deviance=number(-2 * raw.last.log_likelihood, 5), odds=number(math.exp(-10 * raw.last.slope), 3),
        launch=number(LAUNCH), p=telling(p, 1.0), low=percent(low), high=telling(100 * high, 100.0) + "%",
        coldest=number(coldest), gap=number(coldest - LAUNCH), level=percent(LEVEL),
    )  # fmt: skip


def _csv() -> str:
    rows = ["flight,temperature_f,distress"]
    rows += [f"{flight.name},{flight.temperature:g},{int(flight.distress)}" for flight in FLIGHTS]
    return "\n".join(rows) + "\n"
