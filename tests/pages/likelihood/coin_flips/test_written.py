import math

import pytest

from acts.likelihood import MOST, Tosses, log_likelihood
from pages.likelihood.coin_flips import written

ORDER = "1010001000"
TEN = Tosses(3, 10)


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (0.0, "1"),
        (-math.inf, "0"),
        (math.log(0.25), "0.25"),
        (-1000 * math.log(10), "1e-1000"),
        (-1000 * math.log(10) + math.log(2.5), "2.5e-1000"),
        (1000 * math.log(10), "1e1000"),
        (-MOST * math.log(2), "2.168e-301029996"),
    ],
)
def test_a_likelihood_is_written_however_small_it_is(log, said):
    assert written.power(log) == said


def test_no_digit_is_written_that_the_logarithm_does_not_have():
    lead, _, _ = written.power(-MOST * math.log(2), 16).partition("e")
    assert len(lead) <= 8
    assert written.power(math.log(0.0022235661), 10) == "0.0022235661"


@pytest.mark.parametrize(
    ("p", "size"), [(0.1, "0.0004782969"), (0.2, "0.0016777216"), (0.3, "0.0022235661"), (0.5, "0.0009765625")]
)
def test_the_product_of_the_worked_example_is_written_out_with_its_value(p, size):
    lines = written.factors(TEN, ORDER, p).replace("\n", " ")
    factors = [float(factor) for factor in lines.split(" · ")]
    assert factors == [p if flip == "1" else round(1 - p, 10) for flip in ORDER]
    assert written.power(log_likelihood(TEN, p), 10) == size
    assert f"&= {size} " in written.latex(TEN, ORDER, p)


def test_a_product_of_many_factors_is_written_as_two_powers():
    assert written.factors(Tosses(520, 1010), None, 0.5) == "0.5⁵²⁰ · 0.5⁴⁹⁰"
    assert written.factors(Tosses(1, 2), None, 1e-9) == "(1e-9)¹ · 0.999999999¹"
    assert r"(1 \times 10^{-9})^{1}" in written.latex(Tosses(1, 2), None, 1e-9)


def test_p_hat_is_equal_to_its_digits_or_about_them():
    assert written.share(TEN) == "= 0.3"
    assert written.share(Tosses(1, 3)).startswith(r"\approx 0.3333333333")
    assert written.share(Tosses(500_000_123, MOST)) == "= 0.500000123"


def test_a_coefficient_is_exact_where_it_is_short():
    assert written.coefficient(TEN) == "120"
    assert written.coefficient(Tosses(5, 50)) == r"2\,118\,760"
    assert written.coefficient(Tosses(500, 1000)) == r"2.703 \times 10^{299}"


def test_a_large_sum_keeps_its_thousandths():
    assert written.precise(-693147180.75504) == "-693147180.755"
    assert written.precise(-6.931471806) == "-6.93147"
    assert written.precise(-math.inf) == "-∞"


@pytest.mark.parametrize(
    ("p", "heads", "tails"),
    [
        (0.0, "0", "1"),
        (1.0, "1", "0"),
        (0.3, "0.3", "0.7"),
        (0.999999999999, "0.999999999999", "(9.999778783e-13)"),  # what float64 has nearest to it
        (1e-12, "(1e-12)", "0.999999999999"),
        (1e-20, "(1e-20)", "(1 − 1e-20)"),
    ],
)
def test_a_factor_beside_0_or_1_is_not_written_as_that(p, heads, tails):
    assert written.factors(Tosses(1, 2), None, p) == f"{heads}¹ · {tails}¹"
    assert written.factors(Tosses(1, 2), "10", p) == f"{heads} · {tails}"


def test_the_formula_at_a_p_beside_1_names_that_p():
    typeset = written.latex(Tosses(10, 10), "1" * 10, 0.999999999999)
    assert r"L(0.999999999999) &= 0.999999999999 \cdot" in typeset
    assert r"10 \log 0.999999999999" in typeset
    assert r"(1 - 1 \times 10^{-20})^{1}" in written.latex(Tosses(1, 2), None, 1e-20)
