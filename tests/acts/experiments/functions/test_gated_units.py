import numpy as np
import pytest

from acts.experiments.functions.gated_units import REACHES, budget
from acts.vector import UNITS

FAR = np.array([-1e6, -1e3, -40.0, 40.0, 1e3, 1e6])


@pytest.mark.parametrize("slug", UNITS)
def test_what_is_claimed_of_far_out_holds_there(slug):
    unit, claimed = UNITS[slug], REACHES[slug]
    values = unit(3.0, FAR)
    assert (np.abs(values).max() <= 3) == claimed.bounded
    left = np.abs(values[:3])
    assert {"hard": left.max() == 0, "soft": left.max() < 1e-10, None: left.min() >= 40}[claimed.shut]
    if claimed.shut == "soft":
        assert unit(3.0, -5.0) != 0
    assert (unit(7.0, 0.0) == 0) == claimed.zero
    b = np.linspace(-10, 10, 2001)
    in_a, in_b = unit.partials(1.0, b)
    assert claimed.gate.low <= in_a.min() + 1e-9
    assert in_a.max() <= claimed.gate.high
    assert np.abs(in_b).max() == pytest.approx(claimed.steepest, rel=1e-4)


def test_only_glu_grows_like_one_input_and_the_others_like_a_product():
    assert {slug: round(each.power, 6) for slug, each in REACHES.items()} == {
        "glu": 1, "swiglu": 2, "geglu": 2, "reglu": 2, "bilinear": 2,
    }  # fmt: skip


def test_two_thirds_of_the_width_cost_what_the_plain_layer_costs():
    found = budget(512, 3072)
    assert found.gated / found.plain == 1.5
    assert found.width == found.rounded == 2048
    assert found.spent == found.plain == 2 * 512 * 3072


@pytest.mark.parametrize(
    ("hidden", "multiple", "rounded"), [(16384, 256, 11008), (16384, 1, 10922), (1, 1, 1), (1, 64, 64)]
)
def test_the_width_is_rounded_up_to_a_multiple(hidden, multiple, rounded):
    assert budget(4096, hidden, multiple).rounded == rounded
