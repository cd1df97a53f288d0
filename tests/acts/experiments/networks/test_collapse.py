"""Layers one after the other: the product by hand, rounding, gradients against differences, and what a step blocks."""

import numpy as np
import pytest

import acts
from acts.experiments.networks.collapse import (
    MOST,
    WIDTH,
    Collapse,
    collapse,
    places,
    product,
    stack,
)


def through(layers, x, after=(), bend=0.0, activation=acts.identity):
    """Run a network on one number, in plain loops."""
    a = [x]
    for number, (weight, bias) in enumerate(layers, 1):
        z = [sum(w * v for w, v in zip(row, a, strict=True)) + b for row, b in zip(weight, bias, strict=True)]
        a = [(1 - bend) * v + bend * float(activation(v)) for v in z] if number in after else z
    return a[0]


def test_two_layers_multiply_as_by_hand():
    first = np.array([[1.0], [2.0]]), np.array([3.0, -1.0])
    second = np.array([[4.0, 5.0]]), np.array([6.0])
    weight, bias = product([first, second])
    assert weight.tolist() == [[4 * 1 + 5 * 2]]
    assert bias.tolist() == [4 * 3 + 5 * -1 + 6]


def test_the_matrices_are_multiplied_in_the_order_of_the_layers():
    turn, stretch = np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([[2.0, 0.0], [0.0, 1.0]])
    none = np.zeros(2)
    assert product([(turn, none), (stretch, none)])[0].tolist() == (stretch @ turn).tolist()
    assert (stretch @ turn).tolist() != (turn @ stretch).tolist()


@pytest.mark.parametrize("depth", range(1, MOST + 1))
def test_claim_23_a_stack_of_linear_layers_is_one_layer_up_to_rounding(depth):
    for seed in range(20):
        found = collapse(acts.tanh, depth, 0.0, seed)
        assert found.gap <= 16 * depth * np.finfo(float).eps * max(1.0, np.abs(found.y).max()) * WIDTH
        assert found.missed < 1e-20
        np.testing.assert_allclose(found.line, found.slope * found.x + found.intercept, rtol=0, atol=0)


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("activation", [acts.tanh, acts.relu, acts.step, acts.gelu], ids=lambda a: a.slug)
def test_the_outputs_are_those_of_plain_loops(activation, everywhere):
    found = collapse(activation, 4, 0.7, 3, everywhere=everywhere)
    for k in (0, 40, 111, 160):
        by_hand = through(found.layers, float(found.x[k]), found.after, 0.7, activation)
        assert found.y[k] == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("bend", [0.0, 0.4, 1.0])
def test_the_gradients_are_those_of_finite_differences(bend, everywhere):
    found = collapse(acts.tanh, 4, bend, 1, everywhere=everywhere)
    step, few = 1e-6, found.x[::20]
    for number, size in enumerate(found.gradients):
        weight, _bias = found.layers[number]
        squares = []
        for place in np.ndindex(weight.shape):
            ends = []
            for side in (step, -step):
                moved = [(w.copy(), b) for w, b in found.layers]
                moved[number][0][place] += side
                ends.append(np.array([through(moved, x, found.after, bend, acts.tanh) for x in found.x]))
            squares.append(((ends[0] - ends[1]) / (2 * step)) ** 2)
        assert few.size
        assert size == pytest.approx(np.sqrt(np.mean(squares)), rel=1e-5)


@pytest.mark.parametrize("depth", range(2, MOST + 1))
def test_claim_24_below_a_step_no_gradient_arrives_and_above_it_one_does(depth):
    for seed in range(5):
        found = collapse(acts.step, depth, 1.0, seed)
        assert found.cut_off == depth // 2
        assert found.gradients[: depth // 2] == (0.0,) * (depth // 2)
        assert all(size > 0 for size in found.gradients[depth // 2 :])


def test_half_a_step_lets_half_the_gradient_through():
    whole, half = (collapse(acts.step, 2, bend, 0) for bend in (0.0, 0.5))
    assert half.gradients[0] == pytest.approx(whole.gradients[0] / 2)


def test_steps_everywhere_leave_a_gradient_to_the_last_layer_alone():
    assert collapse(acts.step, 6, 1.0, 0, everywhere=True).cut_off == 5


@pytest.mark.parametrize("activation", [acts.tanh, acts.relu, acts.step], ids=lambda a: a.slug)
def test_an_activation_in_the_middle_leaves_no_line(activation):
    missed = [collapse(activation, 5, 1.0, seed).missed for seed in range(10)]
    assert np.median(missed) > 0.03


def test_the_best_line_leaves_what_a_least_squares_fit_leaves():
    found = collapse(acts.relu, 5, 1.0, 2)
    fit = np.polynomial.Polynomial.fit(found.x, found.y, 1)(found.x)
    assert found.missed == pytest.approx(np.var(found.y - fit) / np.var(found.y))


def test_a_constant_misses_nothing():
    (weight, bias), *rest = stack(3, 0)
    assert collapse(acts.identity, 1, 1.0, 0).missed < 1e-20
    assert rest
    assert bias.shape == (len(weight),)


def test_the_activation_stands_in_the_middle_or_between_all_layers():
    assert places(1, False) == places(1, True) == ()
    assert places(5, False) == (2,)
    assert places(5, True) == (1, 2, 3, 4)


def test_a_deeper_stack_of_a_seed_begins_with_the_same_layers():
    short, deep = stack(3, 7), stack(6, 7)
    for k in range(2):
        np.testing.assert_array_equal(short[k][0], deep[k][0])
    np.testing.assert_array_equal(short[-1][0], deep[-1][0])
    assert not np.array_equal(stack(3, 8)[0][0], short[0][0])


def test_the_sums_of_a_layer_vary_as_the_inputs_do():
    layers, along = stack(MOST, 4), np.ones((1, 1))
    for weight, _bias in layers[:-1]:
        along = weight @ along
        assert np.linalg.norm(along) == pytest.approx(np.sqrt(WIDTH))


def test_numbers_are_weights_and_biases():
    found = collapse(acts.relu, 3, 1.0, 0)
    assert found.numbers == (3 + 3) + (9 + 3) + (3 + 1)
    assert isinstance(found, Collapse)
