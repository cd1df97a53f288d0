import altair as alt
import numpy as np
import pytest

from acts.charts.kit import theme
from acts.charts.kit.picture import filled, finished, layered, like, named, nth, padded, quoted, ticks


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-8.3, 8.3), (-1e6, 1e6), (0.0001, 0.00013), (-3, 1e-3)])
def test_ticks_are_round_few_and_inside(low, high):
    marks = ticks(low, high)
    assert 2 <= len(marks) <= 12
    assert all(low <= mark <= high for mark in marks)
    steps = np.diff(marks)
    np.testing.assert_allclose(steps, steps[0])
    assert f"{steps[0]:e}"[0] in "125"


def test_another_column_on_the_same_axis_leaves_the_first_alone():
    x = alt.X("rate:Q").title("learning rate")
    other = like(x, "mean:Q")
    assert (x.shorthand, other.shorthand) == ("rate:Q", "mean:Q")
    assert other.to_dict() != x.to_dict()


def test_an_axis_holds_all_finite_values_and_zero():
    low, high = padded(np.array([1.0, np.inf, np.nan]), np.array([4.0]))
    assert low < 0
    assert 4 < high < 5
    assert padded(np.zeros(3)) == (-0.5, 0.5)


def test_a_finished_spec_carries_no_theme_and_no_empty_data():
    layers = alt.layer(named("points").mark_point().encode(alt.X("z:Q")), alt.Chart().mark_rule())
    spec = finished(layers)
    assert spec["config"] == {"locale": theme.NUMBERS["locale"]}
    assert not {"$schema", "datasets"} & set(spec)
    assert "empty" not in str(spec)


def test_layered_charts_say_what_altair_s_own_layers_say():
    line = named("points").mark_line().encode(alt.X("z:Q"), alt.Y("f:Q"))
    bare = alt.Chart().transform_filter("datum.z > 0").mark_point().encode(alt.X("z:Q"), alt.Y("f:Q"))
    ours = layered(layered(line, bare), line, resolve={"scale": {"y": "independent"}}, height=300)
    theirs = alt.layer(alt.layer(line, bare), line).resolve_scale(y="independent").properties(height=300)
    assert finished(ours)["layer"][0]["layer"] == finished(theirs)["layer"][0]["layer"]
    assert {k: v for k, v in finished(ours).items() if k != "layer"} == {
        k: v for k, v in finished(theirs).items() if k not in ("layer", "data")
    }


@pytest.mark.parametrize(
    ("text", "spelt"),
    [("z = ", "'z = '"), ("it's", r"'it\'s'"), ("a\nb", r"'a\nb'"), ("a\\b", r"'a\\b'")],
)
def test_a_text_is_spelt_as_an_expression_of_vega(text, spelt):
    assert quoted(text) == spelt


def test_a_number_chooses_among_texts():
    assert nth(("cat", "dog"), "datum.k") == "['cat', 'dog'][datum.k]"


def test_the_gaps_of_a_message_are_filled_in_the_order_of_its_language():
    assert filled("piece {k} of {n}", k="datum.k", n="3") == "'piece ' + datum.k + ' of ' + 3"
    assert filled("{n} pieces", k="datum.k", n="3") == "3 + ' pieces'"
