"""A probability output need not be symmetric: the sigmoid is, the complementary log-log is not."""

import math
from functools import cache, partial

import acts
from acts.charts.likelihood.symmetry import MIRRORED, symmetry_picture, symmetry_settings
from acts.language import _
from acts.likelihood.logistic import Fit, fit
from acts.likelihood.orings import sample
from acts.losses import CLOGLOG
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number
from pages.kit.words import Words

TRUE = 0.3
Z, REACH = "mirrored", 700.0

words = Words(__file__)


@fragment
def show() -> None:
    """Show both outputs at a logit and at its negative, and that both are proper probabilities."""
    picture, beside = scenes.stage()
    with beside:
        z = controls.number_box(_("Logit $z$"), Z, -REACH, REACH, MIRRORED.default, MIRRORED.step, "z", 160)
    with picture:
        shown = [(_("sigmoid"), acts.sigmoid), (_("cloglog"), acts.cloglog)]
        live.chart(
            "losses/symmetry", {MIRRORED: Z}, {MIRRORED.name: z}, symmetry_settings, partial(symmetry_picture, shown),
            said,
        )  # fmt: skip
    # where the fitted probability is the true one, the expected loss has to be flat
    place = math.log(-math.log1p(-TRUE))
    logit, cloglog = _fits()
    words.show(
        "symmetry", middle=number(float(acts.cloglog(0.0)), 3), true=number(TRUE), place=number(place, 4),
        slope=number(abs(float(CLOGLOG.slope(place, TRUE))), 1), logit=number(logit.last.log_likelihood, 5),
        cloglog=number(cloglog.last.log_likelihood, 5),
    )  # fmt: skip


@cache
def _fits() -> tuple[Fit, Fit]:
    """Return what both outputs make of the flights."""
    return fit(sample()), fit(sample(), "cloglog")


def said(mirrored: float) -> str:
    """Say what both outputs are at a logit and at its negative, and what they add up to."""
    one, other = ([float(f(z)) for z in (mirrored, -mirrored)] for f in (acts.sigmoid, acts.cloglog))
    return _(
        "At z = {z} the sigmoid is {a}, at z = {minus} it is {b}: they add up to 1. The complementary log-log "
        "(cloglog) is {c} and {d}: they add up to {sum}."
    ).format(
        z=number(mirrored, 8), a=chance(one[0]), c=chance(other[0]), sum=number(sum(other), 4),
        minus=number(0.0 - mirrored, 8), b=chance(one[1]), d=chance(other[1]),
    )  # fmt: skip
