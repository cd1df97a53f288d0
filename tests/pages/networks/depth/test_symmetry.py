"""Units that start equal, without a browser: the sentence, the words of each start, and hostile links."""

import pytest

from acts.experiments.networks.symmetry import FUNCTIONS, STARTS, symmetry
from pages.kit.numbers import number, percent
from pages.networks.depth.symmetry import ROUNDING
from tests.pages.reading import text, told


def opened_at(opened, **query):
    app = opened("depth", scene="symmetry", **query)
    assert not app.exception
    return app


@pytest.mark.parametrize("start", STARTS)
def test_the_sentence_says_how_far_apart_the_units_are(start, opened):
    app = opened_at(opened, symmetry_start=start)
    shown = symmetry("tanh", start)
    (said,) = told(app)
    assert said in text(app)
    assert percent(shown.accuracy[0, -1]) in said
    if start == "zeros":
        assert "exactly the same weights" in said
    else:
        assert number(shown.apart[0, -1], 2) in said
    assert ("rounding" in said) == (start == "equal")


def test_at_the_first_step_even_almost_equal_units_are_more_than_rounding_apart(opened):
    (said,) = told(opened_at(opened, symmetry_start="almost", symmetry_step="0"))
    assert "rounding" not in said
    assert symmetry("tanh", "almost").apart[0, 0] > ROUNDING


def test_a_step_between_two_records_is_shown_as_it_was_typed(opened):
    app = opened_at(opened, symmetry_step="333")
    assert "After 333 steps" in told(app)[0]
    assert app.number_input(key="symmetry_step").value == 333


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_every_function_can_be_chosen_and_a_seed(slug, opened):
    app = opened_at(opened, symmetry_fn=slug, symmetry_seed="3")
    assert number(symmetry(slug, "equal", 3).apart[1, -1], 2) in told(app)[0]


def test_what_a_link_cannot_ask_for_is_said(opened):
    app = opened_at(opened, symmetry_start="ones", symmetry_fn="softmax", symmetry_step="1001")
    said = " ".join(str(each.value) for each in app.warning)
    assert all(each in said for each in ("ones", "softmax", "1001"))
