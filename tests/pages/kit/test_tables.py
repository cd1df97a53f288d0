from pages.kit.tables import table


def test_a_bar_in_a_cell_does_not_split_it():
    assert table(("a", "b"), [("|z|", "2")]).splitlines() == ["| a | b |", "| --- | --- |", "| \\|z\\| | 2 |"]
