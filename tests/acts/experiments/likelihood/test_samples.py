import math

import pytest

from acts.experiments.likelihood.samples import FIVE, inflection, of_classes, taught
from acts.losses import HALF_SQUARE


def test_the_five_samples_have_the_gradients_of_the_worked_example():
    samples = taught(*FIVE)
    assert [round(each.p, 4) for each in samples] == [0.2689, 0.7311, 0.9526, 1.0, 0.0]
    assert [round(each.cross_entropy, 4) for each in samples] == [0.2689, -0.2689, -0.0474, 0.0, 0.0]
    ratios = [each.squared_error / each.cross_entropy for each in samples[:3]]
    assert [round(ratio, 4) for ratio in ratios] == [0.1966, 0.1966, 0.0452]
    assert not any(each.wrong for each in samples)


def test_with_the_label_of_100_flipped_cross_entropy_pulls_with_1_and_squared_error_with_next_to_nothing():
    (sample,) = taught((100.0,), (0,))
    assert sample.wrong
    assert sample.cross_entropy == 1.0
    assert sample.squared_error == pytest.approx(math.exp(-100), rel=1e-14)
    (further,) = taught((1000.0,), (0,))
    assert (further.cross_entropy, further.squared_error) == (1.0, 0.0)


@pytest.mark.parametrize(("label", "z"), [(0, math.log(2)), (1, -math.log(2))])
def test_squared_error_bends_down_from_a_probability_of_two_thirds_on(label, z):
    assert inflection(label) == pytest.approx(z, rel=1e-12)
    assert HALF_SQUARE.curvature(z - 0.01, label) * HALF_SQUARE.curvature(z + 0.01, label) < 0


def test_squared_error_on_a_softmax_stalls_at_the_confidently_wrong_end_only():
    wrong = of_classes((0.0, 40.0, 0.0), 0)
    assert wrong.cross_entropy[:2] == pytest.approx((-1.0, 1.0))
    assert 0 < max(map(abs, wrong.squared_error)) < 1e-16
    even = of_classes((0.0, 0.0, -40.0), 0)
    assert even.squared_error[:2] == pytest.approx((-0.25, 0.25))


def test_a_class_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no class 3"):
        of_classes((0.0, 1.0, 2.0), 3)
