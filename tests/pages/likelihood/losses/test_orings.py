"""The flights before Challenger: the fit, what it says of the launch, and flights that separate."""

import pytest

from acts.likelihood.logistic import fit
from acts.likelihood.orings import sample
from pages.likelihood.losses import climbs
from tests.pages.reading import text

PAGE = {"slug": "losses", "scene": "orings"}


def test_the_regression_says_what_it_found_and_how_far_off_the_launch_lies(opened):
    said = text(opened(**PAGE, degrees="true"))
    for printed in ("15.043", "7.379", "-0.2322", "0.1082", "20.315", "0.9996", "48.2%", "22 degrees"):
        assert printed in said
    assert "31 °F" in said


def test_the_same_regression_in_degrees(opened):
    app = opened(**PAGE, units="raw", climb="8", steps="true")
    raw = sample(scaled=False)
    assert climbs.said(fit(raw), fit(raw, rate=5e-4, steps=30), 8.0) in text(app)
    assert "15.0429" in text(app)


def test_flights_that_separate_have_no_maximum_and_no_errors(opened):
    said = text(opened(**PAGE, parted="true", degrees="true", steps="true"))
    assert "**There is no maximum.**" in said
    assert "separation: complete" in said
    assert "neither ever reaches it" in said
    assert "standard error of" not in said
    assert "**There is no maximum.**" not in text(opened(**PAGE))


def test_one_step_is_not_told_in_the_plural():
    for parted in (False, True):
        data = sample(parted=parted)
        assert climbs.said(fit(data), fit(data, rate=1.0), 1.0).startswith("At step 1 Newton")


def test_an_ascent_that_falls_is_not_said_to_rise():
    data = sample(scaled=False, parted=True)
    newton, wild, tame = fit(data), fit(data, rate=1.0, steps=30), fit(data, rate=5e-4, steps=30)
    for k in range(1, 31):
        assert "both rise" in climbs.said(newton, tame, k)
        assert "both rise" not in climbs.said(newton, wild, k)
        assert "has been higher before" in climbs.said(newton, wild, k)
    assert "both rise" in climbs.said(newton, wild, 0)


@pytest.mark.parametrize("rate", ["1000", "0.000001"])
def test_any_learning_rate_of_the_ascent_is_drawn_and_told(rate, opened):
    app = opened(**PAGE, ascent_rate=rate, climb="30", steps="true")
    assert not app.exception
    assert "nan" not in text(app)
