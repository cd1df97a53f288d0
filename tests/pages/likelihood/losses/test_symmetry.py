"""Outputs at a logit and at its negative: what they add up to, and that an output need not be symmetric."""

import math

import acts
from acts.losses import CLOGLOG
from pages.likelihood.losses import symmetry
from tests.pages.reading import alternatives, text

PAGE = {"slug": "losses", "scene": "symmetry"}


def test_both_outputs_are_told_at_a_logit_and_at_its_negative(opened):
    app = opened(**PAGE, mirrored="-1.5")
    (said,) = alternatives(app)
    assert said == symmetry.said(-1.5)
    assert "they add up to 1." in said
    assert f"{float(acts.cloglog(1.5) + acts.cloglog(-1.5)):.4g}." in said
    assert "nan" not in symmetry.said(700.0) + symmetry.said(-700.0)


def test_the_verdict_in_the_words_is_that_of_the_numbers(opened):
    z = math.log(-math.log1p(-symmetry.TRUE))
    assert abs(float(CLOGLOG.slope(z, symmetry.TRUE))) < 1e-12 < abs(2 * float(acts.cloglog(0.0)) - 1)
    assert "**fails**" in text(opened(**PAGE))
