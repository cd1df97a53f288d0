from acts.charts.functions.price import price_picture
from tests.acts.charts.reading import rows, starts


def test_each_layer_has_its_bar_and_what_is_written_above_it():
    shown = price_picture(("plain", "gated"), (100, 150), ("a", "b"), "words")
    drawn = rows(shown, "layers")
    assert drawn["name"].tolist() == ["plain", "gated"]
    assert drawn["weights"].tolist() == [100.0, 150.0]
    assert drawn["written"].tolist() == ["a", "b"]
    low, high = starts(shown)["weights"]
    assert low == 0
    assert high > 150
