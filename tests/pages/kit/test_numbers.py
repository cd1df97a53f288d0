import math
import random
import struct

import pytest

from pages.kit.numbers import certain, end, exact, grouped, number, percent, telling, tex


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.5, "-0.5"),
        (1 / 3, "0.3333"),
        (4.539786870243442e-05, "4.54e-5"),
        (-1e300, "-1e300"),
        (math.inf, "∞"),
        (-math.inf, "-∞"),
        (math.nan, "nan"),
    ],
)
def test_numbers_are_written_for_readers(value, written):
    assert number(value) == written


def test_exact_keeps_every_digit():
    assert exact(-0.09085774767294841) == "-0.09085774767294841"
    assert float(exact(0.1 + 0.2)) == 0.1 + 0.2


@pytest.mark.parametrize(
    ("value", "error", "written"),
    [
        (0.1 + 0.2, 1e-16, "0.3"),
        (2 / 3, 1e-4, "0.667"),
        (-0.12345, 1e-7, "-0.12345"),
        (1e-17, 4e-16, "0 ± 5e-16"),
        (0.0, 1e-300, "0"),
        (-math.inf, math.nan, "-∞"),
    ],
)
def test_only_digits_that_are_certain_are_written(value, error, written):
    assert certain(value, error) == written


def test_every_number_that_is_printed_is_read_back():
    rng = random.Random(0)
    bits = (struct.unpack("<d", rng.randbytes(8))[0] for _ in range(20_000))
    values = [x for x in bits if math.isfinite(x)] + [0.0, 1e-4, 1e16, 5e-324, -1.797e308, -2.5e-3]
    values += [rng.uniform(-1, 1) * 10.0 ** rng.randrange(-20, 21) for _ in range(5_000)]
    for x in values:
        printed = [number(x, 17), exact(x), number(x), telling(x, math.nextafter(x, math.inf), digits=4)]
        assert [float(text) for text in printed[:2]] == [x, x]
        assert [float(text) for text in printed[2:]] == pytest.approx([x, x], rel=1e-3, abs=1e-323)
        assert set("".join(printed)) <= set("-0123456789.e")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.pi / 2, "π/2"),
        (-math.pi / 2, "-π/2"),
        (math.pi, "π"),
        (-3 * math.pi / 2, "-3π/2"),
        (0.5, "0.5"),
        (1.0, "1"),
        (1.7159, "1.716"),
        (1e-12, "1e-12"),
        (-1e-13, "-1e-13"),
    ],
)
def test_ends_of_intervals_are_recognised(value, written):
    assert end(value) == written


def test_the_end_of_an_interval_is_told_from_the_other():
    assert end(0.50001, 0.5) == "0.50001"
    assert end(0.5, 0.50001) == "0.5"
    assert end(1000.2, 1000.25) != end(1000.25, 1000.2)


def test_a_number_is_told_from_its_neighbours_but_not_from_itself():
    assert telling(0.99998, 1.0) == "0.99998"
    assert telling(1.0, 1.0) == "1"
    assert telling(-0.0) == "0"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0, "0%"), (1.0, "100%"), (0.125, "12.5%"), (0.5, "50%"), (0.0004, "0.04%"), (0.9996, "99.96%")],
)
def test_a_share_is_none_or_all_only_where_it_is_so(share, written):
    assert percent(share) == written


def test_numbers_in_latex_have_powers_of_ten():
    assert tex(number(-2.5e-7)) == r"-2.5 \times 10^{-7}"
    assert tex("0.5 + 1e22 = -∞") == r"0.5 + 1 \times 10^{22} = -\infty"
    assert tex("0.5") == "0.5"


def test_a_long_whole_number_is_written_in_groups_of_three():
    assert grouped(134217728) == "134 217 728"
    assert grouped(600) == "600"
