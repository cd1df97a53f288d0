from __future__ import annotations

import copy
import dataclasses
import math
import pickle

import numpy as np
import pytest

import acts
from acts.activation import POSITIVE, REALS, Call, Claims, Formulas, Interval, Jump, Kink, Order, Parameter, Symmetry

STEEP = Parameter("steepness", "s", 1.0, POSITIVE, Interval(0.5, 2.0), 0.5, "how steep it is")


def scaled_value(z, steepness):
    return z * steepness


def scaled_derivative(z, steepness):
    return np.ones_like(z) * steepness


def scaled_second_derivative(z, steepness):
    return np.zeros_like(z * steepness)


def scaled_claims(steepness):
    return Claims(
        range=REALS,
        limits=(-math.inf, math.inf),
        smoothness=math.inf,
        monotone="strictly increasing",
        symmetry=Symmetry("point", 0.0),
        zero_centred=True,
        left=None,
        right=None,
        lipschitz=steepness,
        steepest=REALS,
    )


SCALED = acts.Activation(
    slug="scaled",
    name="Scaled",
    family="made_up",
    formulas=Formulas(scaled_value, scaled_derivative, scaled_second_derivative, "s z", "s"),
    claim=scaled_claims,
    calls=(),
    references=(),
    parameters=(STEEP,),
)


@pytest.mark.parametrize(
    ("brackets", "inside", "outside"),
    [("[]", (0, 1, 0.5), (-0.1, 1.1)), ("()", (0.5,), (0, 1)), ("[)", (0, 0.5), (1,)), ("(]", (0.5, 1), (0,))],
)
def test_an_interval_holds_its_inside_and_the_ends_in_square_brackets(brackets, inside, outside):
    interval = Interval(0.0, 1.0, brackets)
    assert all(number in interval for number in inside)
    assert not any(number in interval for number in (*outside, math.nan))


def test_an_interval_is_written_as_on_a_blackboard():
    assert str(Interval(-math.inf, 0.5, "(]")) == "(-inf, 0.5]"


@pytest.mark.parametrize("ends", [(1.0, 0.0), (math.nan, 1.0), (0.0, math.nan)])
def test_an_interval_needs_its_ends_in_order(ends):
    with pytest.raises(ValueError, match="low <= high"):
        Interval(*ends)


def test_an_interval_knows_four_pairs_of_brackets():
    with pytest.raises(ValueError, match="brackets are one of"):
        Interval(0.0, 1.0, "][")


def test_a_parameter_takes_what_lies_in_its_domain():
    assert STEEP.refusal(1e-300) is None
    assert STEEP.refusal(3) is None
    assert STEEP.refusal(np.array([[1.0], [2.0]])) is None


@pytest.mark.parametrize("value", [0, -1.0, math.nan, math.inf, [1.0, -2.0]])
def test_a_parameter_outside_its_domain_is_refused_in_words(value):
    assert STEEP.refusal(value).startswith("steepness has to lie in (0, inf), not ")


@pytest.mark.parametrize("value", ["steep", object(), [1.0, [2.0, 3.0]], 10**400])
def test_a_parameter_that_is_no_number_is_refused_in_words(value):
    assert STEEP.refusal(value).startswith("steepness has to be a number, not ")


def test_an_order_may_allow_equality():
    assert Order("low", "high", strict=False).kept_by(1.0, 1.0)
    assert not Order("low", "high", strict=True).kept_by(1.0, 1.0)
    assert not Order("low", "high", strict=False).kept_by(np.array([0.0, 2.0]), 1.0)


def test_a_function_is_odd_only_about_the_origin():
    claims = scaled_claims(1.0)
    assert claims.odd
    assert not dataclasses.replace(claims, symmetry=Symmetry("point", 0.0, 0.5)).odd
    assert not dataclasses.replace(claims, symmetry=Symmetry("mirror", 0.0)).odd
    assert not dataclasses.replace(claims, symmetry=None).odd


def test_the_values_are_the_range_without_its_gaps():
    claims = dataclasses.replace(
        scaled_claims(1.0), gaps=(Interval(-1.0, 0.0, "[)"), Interval(0.0, 2.0, "()"), Interval(3.0, 4.0, "(]"))
    )
    assert [str(part) for part in claims.values] == ["(-inf, -1)", "[0, 0]", "[2, 3]", "(4, inf)"]
    assert scaled_claims(1.0).values == (REALS,)


def test_a_function_is_bounded_if_both_ends_of_its_range_are():
    claims = scaled_claims(1.0)
    assert not claims.bounded
    assert not dataclasses.replace(claims, range=Interval(0.0, math.inf, "[)")).bounded
    assert dataclasses.replace(claims, range=Interval(0.0, 1.0)).bounded


@pytest.mark.parametrize(
    ("call", "written"),
    [
        (Call("torch", "torch.tanh"), "torch.tanh(z)"),
        (Call("tf", "tf.nn.leaky_relu", keywords=(("slope", "alpha"),)), "tf.nn.leaky_relu(z, alpha=0.25)"),
        (Call("keras", "keras.layers.ReLU", layer=True), "keras.layers.ReLU()(z)"),
        (Call("keras", "keras.layers.L", keywords=(("slope", "s"),), layer=True), "keras.layers.L(s=0.25)(z)"),
        (Call("jax", "jax.nn.relu(z) * {slope}", shipped=False), "jax.nn.relu(z) * 0.25"),
    ],
)
def test_a_call_is_written_out_in_the_words_of_its_framework(call, written):
    assert call.code(slope=0.25) == written


def test_settings_fill_in_the_defaults():
    assert SCALED.settings({}) == {"steepness": 1.0}
    assert SCALED.settings({"steepness": 2.0}) == {"steepness": 2.0}


def test_an_unknown_parameter_is_refused_with_the_known_names():
    with pytest.raises(TypeError, match="scaled has no parameter 'slope'; it has steepness"):
        SCALED(1.0, slope=2.0)
    with pytest.raises(TypeError, match="tanh has no parameter 'slope'; it has none"):
        acts.tanh.derivative(1.0, slope=2.0)


@pytest.mark.parametrize("method", ["__call__", "value", "derivative", "second_derivative"])
def test_an_illegal_parameter_is_refused_by_every_method(method):
    with pytest.raises(ValueError, match=r"steepness has to lie in \(0, inf\), not -1"):
        getattr(SCALED, method)(1.0, steepness=-1.0)


def test_claims_may_follow_the_parameters():
    assert SCALED.claims().lipschitz == 1.0
    assert SCALED.claims(steepness=2.0).lipschitz == 2.0
    with pytest.raises(ValueError, match="steepness"):
        SCALED.claims(steepness=-2.0)


@pytest.mark.parametrize("method", ["value", "derivative", "second_derivative"])
def test_a_parameter_may_be_an_array_that_broadcasts_against_z(method):
    z, steepness = np.linspace(-1, 1, 5), np.array([[0.5], [2.0]])
    rows = getattr(SCALED, method)(z, steepness=steepness)
    assert rows.shape == (2, 5)
    np.testing.assert_array_equal(rows[1], getattr(SCALED, method)(z, steepness=2.0))


@pytest.mark.parametrize("steepness", [0.5, np.float32(0.5), np.float64(0.5), np.array(0.5), [0.5] * 3])
def test_a_parameter_does_not_change_the_dtype(steepness):
    assert SCALED(np.ones(3, dtype=np.float32), steepness=steepness).dtype == np.float32


def test_calling_a_record_gives_its_value():
    assert SCALED(3.0, steepness=2.0) == SCALED.value(3.0, steepness=2.0) == 6.0


def test_half_precision_is_computed_in_single_and_rounded_once():
    z = np.linspace(-9, 9, 301).astype(np.float16)
    np.testing.assert_array_equal(acts.sigmoid(z), acts.sigmoid(z.astype(np.float32)).astype(np.float16))


def test_the_source_needs_numpy_alone_and_shows_no_types():
    lines = SCALED.source().splitlines()
    assert lines[0] == "import numpy as np"
    assert "def scaled_value(z, steepness):" in lines
    assert "Any" not in acts.sigmoid.source()


def test_the_source_begins_with_what_the_formulas_use():
    shown = acts.silu.source()
    names = ("def decay(", "def gate(", "def silu_value(", "def silu_derivative(")
    places = [shown.index(name) for name in names]
    assert places == sorted(places)


def test_records_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        acts.relu.slug = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        acts.relu.claims().kinks[0].slope = 1.0


def test_records_are_hashable_and_equal_only_to_themselves():
    assert {acts.relu: 1}[acts.relu] == 1
    assert acts.relu == acts.CATALOGUE["relu"]
    assert dataclasses.replace(acts.relu) != acts.relu
    assert hash(Kink(0.0, 0.0, 1.0, 0.0)) == hash(Kink(0.0, 0.0, 1.0, 0.0))
    assert {Jump(0.0, -1.0, 1.0, 0.0)} == {Jump(0.0, -1.0, 1.0, 0.0)}


def test_a_record_shows_its_slug():
    assert repr(acts.relu) == "<Activation relu>"


def test_a_record_outside_the_catalogue_is_copied_as_itself_too():
    assert copy.deepcopy([SCALED])[0] is SCALED


def test_a_pickle_of_a_record_holds_its_public_name_alone():
    assert pickle.loads(pickle.dumps(acts.relu)) is acts.relu
    assert len(pickle.dumps(acts.relu)) < 60


@pytest.mark.parametrize("kind", ["f2", "f4", "f8"])
def test_floats_of_the_other_byte_order_are_computed_alike(kind):
    z = np.array([-1.5, 0.0, 2.0], dtype=kind)
    swapped = z.astype(z.dtype.newbyteorder())
    for function in (acts.elu, acts.elu.derivative):
        out = function(swapped)
        assert out.dtype == np.dtype(kind)
        np.testing.assert_array_equal(out, function(z))
