"""A lab: controls that depend on a choice, and links that hold several choices or none."""

from pages.kit.controls import Choice, Choices, Number
from pages.kit.lab import RUN, Lab

DEPENDENT = Lab(
    (
        Choices("page/with", "With", ("a", "b"), str.upper, ("a",)),
        Choice("page/fn", "F", ("relu", "elu"), str.upper, "relu"),
        Number("alpha", "A", 0.0, 10.0, 1.0, 0.1),
    ),
    {"alpha": ("fn", "elu")},
    {"function": "fn"},
)


def test_a_control_of_another_choice_is_not_there():
    assert DEPENDENT.whole({}) == {"with": ("a",), "fn": "relu"}
    assert DEPENDENT.whole({"fn": "elu"}) == {"with": ("a",), "fn": "elu", "alpha": 1.0}
    assert DEPENDENT.whole({"fn": "relu", "alpha": 2.0}) == {"with": ("a",), "fn": "relu"}
    assert DEPENDENT.read("fn:elu,alpha:2") == {"with": ("a",), "fn": "elu", "alpha": 2.0}
    assert DEPENDENT.read("alpha:2,fn:elu") == {"with": ("a",), "fn": "elu", "alpha": 2.0}
    assert DEPENDENT.read("alpha:2") is None


def test_a_link_holds_several_choices_and_no_choice_and_knows_older_names():
    for chosen in ((), ("a", "b"), ("b", "a")):
        (text,) = DEPENDENT.link({"with": chosen, "fn": "elu", "alpha": 0.1}).values()
        assert text.count(",") == 2
        assert DEPENDENT.read(text) == {"with": chosen, "fn": "elu", "alpha": 0.1}
    assert DEPENDENT.read("function:elu")["fn"] == "elu"
    assert DEPENDENT.link({}) == {RUN: "with:a"}
