"""What the scenes of the page say, in the numbers of the core."""

import pytest

import acts
from acts.experiments.functions import gated
from pages.kit.numbers import number
from tests.pages.reading import alternatives, text, told


def test_differences_that_are_not_magnified_are_told_as_they_are(opened):
    said = text(opened("gated", gated_power="0"))
    assert "the tanh form is 0.000473 away from GELU (z = ±2.7)" in said
    assert "Magnified 1 times, that is 0.000473 and 0.0203." in said


def test_a_difference_that_has_left_the_picture_is_said_to_be_outside(opened):
    assert "outside the picture" in text(opened("gated", gated_power="2"))
    assert "outside the picture" not in text(opened("gated", gated_power="1"))


@pytest.mark.parametrize("member", acts.FAMILIES["gated"].members, ids=lambda a: a.slug)
def test_the_lowest_point_of_every_function_is_marked_and_told(member, opened):
    app = opened("gated", scene="dip", fn=member.slug)
    place = gated.dip(member)
    assert f"lowest at z = {number(place.z, 5)}, where it is {number(place.size, 5)}." in text(app)
    assert "lowest points" in alternatives(app)[0]
    assert ("No function of the family goes deeper." in text(app)) == (member is acts.hard_mish)
    assert ("at its default parameters" in text(app)) == bool(member.parameters)


def test_all_lowest_points_are_in_a_drawer(opened):
    said = text(opened("gated", scene="dip", gated_lowest="true"))
    assert said.count("| -") >= len(acts.FAMILIES["gated"].members)
    assert "| Hard Mish | -1 | -0.5 |" in said


def test_silu_at_beta_0_is_a_line(opened):
    assert told(opened("gated", gated_beta="0"))[0] == "At β = 0 SiLU is the line z / 2."


def test_selu_alone_has_mean_0_and_only_where_z_has_standard_deviation_1(opened):
    assert "the mean output of GELU is 0.282, of ReLU 0.399 and of SELU 0." in text(opened("gated", scene="centred"))
    wider = opened("gated", gated_spread="2", gated_moments="true")
    assert "with s = 2 the mean output of GELU is 0.714" in alternatives(wider)[0]
    assert "of SELU 0.255" in text(wider)
    assert "| SELU | 0 | 1 |" in text(wider)
