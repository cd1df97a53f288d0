import math

import numpy as np
import pytest

from acts.likelihood import Tosses, climb, log_likelihood, score

COUNTS = [Tosses(0, 10), Tosses(3, 10), Tosses(10, 10), Tosses(1, 10**9), Tosses(5067, 10_000)]
STARTS = [1e-300, 1e-9, 0.05, 0.3, 0.5, 0.9, 1 - 2**-53]


def climbs():
    for tosses in COUNTS:
        for start in STARTS:
            for method in ("ascent", "newton"):
                for variable in ("p", "logit"):
                    for rate in (1e-6, 0.1, 1e9):
                        yield tosses, climb(tosses, start, method, variable, rate, 30)


def test_every_step_tells_the_truth_about_where_it_starts_and_lands():
    for tosses, climbed in climbs():
        for number, step in enumerate(climbed.steps):
            numbers = (step.p, step.logit, step.log_likelihood, step.slope, step.step, step.landing)
            assert not any(math.isnan(value) for value in numbers)
            assert 0 <= step.p <= 1
            here = step.p if climbed.variable == "p" else step.logit
            assert step.landing == here + step.step
            assert step.left == (step is climbed.steps[-1] and climbed.verdict == "left")
            if number:
                assert here == climbed.steps[number - 1].landing
            if 1e-100 < step.p < 0.999:
                mean = log_likelihood(tosses, step.p) / tosses.tosses
                assert step.log_likelihood == pytest.approx(mean, rel=1e-9)
                slope = score(tosses, step.p) / tosses.tosses
                slope *= 1 if climbed.variable == "p" else step.p * (1 - step.p)
                assert step.slope == pytest.approx(slope, rel=1e-9, abs=1e-14)
                if climbed.method == "ascent":
                    assert step.step == pytest.approx(climbed.rate * step.slope, rel=1e-15)


def test_every_verdict_is_true():
    seen = set()
    for tosses, climbed in climbs():
        seen.add(climbed.verdict)
        alike = tosses.heads in (0, tosses.tosses)
        end = climbed.end
        match climbed.verdict:
            case "arrived":
                reached = end if climbed.variable == "p" else 1 / (1 + math.exp(-end))
                assert abs(reached - tosses.estimate) <= 2e-12
            case "left":
                assert climbed.variable == "p"
                assert not 0 < end < 1
            case "no maximum":
                assert climbed.variable == "logit"
                assert alike
            case "diverged":
                assert climbed.variable == "logit"
                assert not alike
                assert abs(end) > 700
            case "climbing":
                assert len(climbed.steps) == 30
                assert 0 < end < 1 or climbed.variable == "logit"
    assert seen == {"arrived", "left", "no maximum", "diverged", "climbing"}


def test_a_step_that_leaves_p_stays_a_coin_in_the_logit():
    tosses = Tosses(3, 10)
    fails = climb(tosses, 0.95, "ascent", "p", 0.1)
    assert fails.verdict == "left"
    assert fails.end < 0
    fine = climb(tosses, 0.95, "ascent", "logit", 0.1, 5000)
    assert fine.verdict == "arrived"
    assert not fine.falls
    assert not any(step.left for step in fine.steps)


def test_newton_overshoots_in_the_logit_from_far_away_and_arrives_from_near():
    tosses = Tosses(3, 10)
    near = climb(tosses, 0.5, "newton", "logit")
    assert near.verdict == "arrived"
    assert len(near.steps) <= 5
    far = climb(tosses, 0.95, "newton", "logit")
    assert far.verdict == "diverged"
    assert far.falls[0] == 0
    assert abs(far.steps[1].step) > 100
    assert math.isfinite(far.end)


def test_newton_in_p_takes_the_quotient_of_slope_and_curvature():
    step = climb(Tosses(3, 10), 0.45, "newton", "p").steps[0]
    curvature = 0.3 / 0.45**2 + 0.7 / 0.55**2
    assert step.step == pytest.approx(step.slope / curvature, rel=1e-14)
    step = climb(Tosses(3, 10), 0.45, "newton", "logit").steps[0]
    assert step.step == pytest.approx(step.slope / (0.45 * 0.55), rel=1e-14)


@pytest.mark.parametrize(("tosses", "sign"), [(Tosses(0, 10), -1), (Tosses(10, 10), 1)])
def test_with_all_tosses_alike_the_logit_runs_off_and_newton_by_one_a_step_in_the_end(tosses, sign):
    climbed = climb(tosses, 0.5, "newton", "logit", steps=60)
    assert climbed.verdict == "no maximum"
    assert climbed.steps[-1].step == pytest.approx(sign, rel=1e-9)
    assert np.all(np.diff([step.log_likelihood for step in climbed.steps]) > 0)
    assert climb(tosses, 0.5, "ascent", "logit", 1e6).verdict == "no maximum"
    assert climb(tosses, 0.5, "newton", "p").end == tosses.estimate


def test_who_starts_at_the_maximum_has_arrived():
    assert climb(Tosses(3, 10), 0.3).verdict == "arrived"
    assert climb(Tosses(3, 10), 0.3).steps == ()
    assert climb(Tosses(3, 10), 0.4, steps=0).verdict == "climbing"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"start": 0.0}, "starts between"),
        ({"start": 1.0}, "starts between"),
        ({"start": math.nan}, "starts between"),
        ({"method": "descent"}, "no method"),
        ({"variable": "odds"}, "no variable"),
        ({"rate": 0.0}, "a rate"),
        ({"rate": math.inf}, "a rate"),
        ({"rate": math.nan}, "a rate"),
        ({"steps": -1}, "steps are"),
    ],
)
def test_a_climb_that_makes_no_sense_is_refused(wrong, reason):
    with pytest.raises(ValueError, match=reason):
        climb(Tosses(3, 10), **{"start": 0.5, **wrong})
