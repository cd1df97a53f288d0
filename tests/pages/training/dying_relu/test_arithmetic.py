import acts
from acts.experiments.training.one_unit import Unit, descent
from pages.training.dying_relu.arithmetic import aligned, readout, worked


def test_all_numbers_of_the_first_step_are_written_out():
    left, right = readout(descent(Unit(), 0.4))
    assert left.split("\n") == [
        "z = 1 · 2 + 0.5 = 2.5",
        "a = max(0, 2.5) = 2.5",
        "L = (2.5 − 0.5)² / 2 = 2",
        "dL/dz = (2.5 − 0.5) · 1 = 2",
        "dL/dw = 2 · 2 = 4,  dL/db = 2",
    ]
    assert right.split("\n") == [
        "w′ = 1 − 0.4 · 4 = -0.6",
        "b′ = 0.5 − 0.4 · 2 = -0.3",
        "z′ = -0.6 · 2 − 0.3 = -1.5",
        "f ′(z′) = 0",
    ]


def test_a_negative_factor_stands_in_brackets_and_a_negative_target_is_added():
    now = worked(descent(Unit(x=-2.0, y=-1.0, w=-1.0), 0.1), 0)
    assert now["z"] == "= -1 · (-2) + 0.5 = 2.5"
    assert now["loss"] == "= (2.5 + 1)² / 2 = 6.125"
    assert now["w"] == "= -1 − 0.1 · (-7) = -0.3"


def test_what_rounding_leaves_is_told_from_an_exact_0():
    hit, silent = worked(descent(Unit(), 0.2), 1), worked(descent(Unit(), 0.4), 1)
    assert hit["dz"] == "= (0.5 − 0.5) · 1 ≈ 0"
    assert silent["dz"] == "= (0 − 0.5) · 0 = 0"


def test_digits_that_are_left_out_are_owned_up_to():
    assert worked(descent(Unit(), 1 / 3), 0)["w"] == "= 1 − 0.33333 · 4 ≈ -0.33333"
    assert worked(descent(Unit(), 1e6), 0)["b"] == "= 0.5 − 1e6 · 2 ≈ -2e6"


def test_a_line_that_a_phone_would_cut_is_broken_before_its_numbers_and_before_its_result():
    leaky = Unit(activation=acts.leaky_relu, parameters=(("negative_slope", 0.01),))
    text = aligned(descent(leaky, 0.27), 1)
    turn = " \\\\[4pt]\n& "
    assert turn.join([r"\frac{\partial L}{\partial w}", r"= -0.08 - 0.27 \cdot (-0.01004)", r"\approx "]) in text
    assert "z &= wx + b = 1 \\cdot 2 + 0.5 = 2.5 \\\\" in aligned(descent(Unit(), 0.27), 0)


def test_the_same_numbers_are_set_in_latex_with_its_own_signs():
    text = aligned(descent(Unit(), 1e6), 0)
    assert r"z &= wx + b = 1 \cdot 2 + 0.5 = 2.5" in text
    assert r"& = 0.5 - 1 \times 10^{6} \cdot 2 \approx -2 \times 10^{6}" in text
    assert not set(text) & set("−·×≈²⁰¹³⁴⁵⁶⁷⁸⁹⁻")
