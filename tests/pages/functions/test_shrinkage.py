"""What the scenes of the page say, in the numbers of the core."""

from acts.experiments.functions.shrinkage import denoised, noisy
from pages.kit.numbers import number
from tests.pages.reading import alternatives, text


def test_the_errors_are_those_of_the_seed_and_the_threshold(opened):
    app = opened("shrinkage", shrinkage_cut="2.25", shrinkage_seed="5")
    left = denoised(noisy(5), 2.25)
    (said,) = alternatives(app)
    assert f"With λ = 2.25, {left.kept} of 40 entries are left" in said
    assert f"(seed 5): hard {number(left.hard_error, 3)}, soft {number(left.soft_error, 3)}" in said
    assert said in text(app)


def test_the_best_thresholds_are_told_below(opened):
    said = text(opened("shrinkage", scene="noise"))
    assert "hard 0.285 at λ = 2.375" in said
    assert "its best λ is the smaller one" in said


def test_the_cheapest_x_is_searched_and_compared(opened):
    app = opened("shrinkage", shrinkage_z0="-2.5", shrinkage_weight="3")
    assert alternatives(app) == [
        "For z = -2.5 and λ = 3 the cheapest x on the grid is 0. Soft shrink is 0 away from it."
    ]
    assert "the cheapest x is 0. Hard shrink is 0 away from it." in text(app)
