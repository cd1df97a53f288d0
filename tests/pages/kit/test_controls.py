"""The records of controls: what is written is read as the same value, and what is not legal is refused."""

import math
import random

import pytest

import acts
from pages.kit import controls
from pages.kit.controls import Choice, Choices, Number, Stops, Whole

PARAMETERS = [(slug, parameter) for slug, each in acts.CATALOGUE.items() for parameter in each.parameters]
every_parameter = pytest.mark.parametrize(("slug", "parameter"), PARAMETERS, ids=lambda of: getattr(of, "name", of))


@every_parameter
def test_every_legal_value_of_a_parameter_is_read_as_it_is_written(slug, parameter):
    control = Number.of(parameter, controls.key(slug, parameter))
    rng = random.Random(0)
    values = [control.low, control.high, control.default, *(rng.uniform(control.low, control.high) for _ in range(50))]
    values += [value for k in range(-12, 7) if control.low <= (value := rng.random() * 10.0**k) <= control.high]
    for value in values:
        assert value in parameter.domain
        assert control.read(control.write(value)) == value
    assert control.key == f"{slug}_{parameter.name}"


@every_parameter
def test_what_a_parameter_cannot_be_is_refused(slug, parameter):
    control = Number.of(parameter, slug)
    beyond = [math.nextafter(control.low, -math.inf), math.nextafter(control.high, math.inf)]
    for text in ("", "nan", "inf", "-inf", "1e400", "1,000", "1_0", "1/3", "2.5 × 10⁻³", "<b>", *map(repr, beyond)):
        assert control.read(text) is None


def test_whole_numbers_are_written_whole():
    whole, some = Whole("n", "N", 0, 1_000_000, 3), Number("x", "X", -1e6, 1e6, 0.5, 0.1)
    assert [whole.write(n) for n in (0, 12, 1_000_000, 7.0)] == ["0", "12", "1000000", "7"]
    assert [some.write(x) for x in (2.0, 0.1, -1e6, 1e-7)] == ["2", "0.1", "-1000000", "1e-07"]
    assert [whole.read(text) for text in ("7", "7.0", "1e3", "7.5", "-1", "1000001")] == [7, 7, 1000, None, None, None]
    assert [some.read(text) for text in ("0,5", "−2", "−0,125", "2,5e−3", "1,5")] == [0.5, -2, -0.125, 2.5e-3, 1.5]
    assert [some.read(text) for text in ("1,000", "-12,345", "1.000,5", "1,0,0", "٣", "²")] == [None] * 6


def test_choices_and_stops_take_what_they_offer_and_nothing_else():
    stops = Stops("s", "S", (100, 200), 200)
    assert [stops.read(text) for text in ("100", "200", "150", "100.0", "")] == [100, 200, None, None, None]
    one = Choice("page/fn", "F", ("relu", "elu"), str.upper, "relu")
    assert [one.read(text) for text in ("elu", "ELU", "relu,elu", "")] == ["elu", None, None, None]
    some = Choices("page/fns", "F", ("relu", "elu"), str.upper, ("relu",))
    assert [some.read(text) for text in ("elu,relu", "relu,relu", "", "relu,tanh")] == [
        ("elu", "relu"),
        ("relu",),
        (),
        None,
    ]
