import pytest

from acts.charts.functions.attention import attention_picture
from acts.experiments.functions.softmax import KEYS, attention
from tests.acts.charts.reading import rows


def test_the_lines_are_the_mean_largest_weights_with_their_names():
    found = attention(3)
    drawn = rows(attention_picture(3, ("plain", "scaled", "equal"), "words"), "weights")
    for name, weights in (
        ("plain", [each.plain for each in found]),
        ("scaled", [each.scaled for each in found]),
        ("equal", [1 / KEYS] * len(found)),
    ):
        mine = drawn["name"] == name
        assert drawn["entries"][mine].tolist() == [each.entries for each in found]
        assert drawn["weight"][mine] == pytest.approx(weights)


def test_another_seed_is_drawn_in_the_same_chart():
    assert attention_picture(1, ("a", "b", "c"), "").spec is attention_picture(2, ("a", "b", "c"), "").spec
