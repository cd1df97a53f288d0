import math

import numpy as np
import pytest

from acts.network import GENERATORS, DataSet, draw
from acts.network.data import spiral

every_generator = pytest.mark.parametrize("generator", GENERATORS.values(), ids=GENERATORS)


@every_generator
def test_a_generator_makes_what_it_says(generator):
    data = generator.make(np.random.default_rng(0), points=61)
    assert data.name == generator.slug
    assert data.kind == generator.kind
    assert data.classes == generator.classes
    assert data.x.shape == (61, 2 if generator.classes else 1)
    assert data.y.shape == (61,)
    assert data.y.dtype == (np.int64 if generator.classes else np.float64)
    assert np.abs(data.x).max() < 4


@every_generator
def test_the_state_of_the_rng_decides(generator):
    first, again, other = (generator.make(np.random.default_rng(seed)) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.y, again.y)
    assert (first.x != other.x).any()


@every_generator
def test_a_single_point_will_do(generator):
    assert len(generator.make(np.random.default_rng(0), points=1).x) == 1


@every_generator
def test_classes_are_of_equal_size(generator):
    data = generator.make(np.random.default_rng(0), points=300)
    if generator.slug == "xor":  # chance decides here
        assert 0.4 < data.y.mean() < 0.6
    elif generator.classes:
        assert np.bincount(data.y).tolist() == [300 // generator.classes] * generator.classes


@every_generator
def test_a_training_set_does_not_depend_on_the_test_set(generator):
    train, test = draw(generator.slug, 5, train=30, test=10)
    again, larger = draw(generator.slug, 5, train=30, test=20)
    np.testing.assert_array_equal(train.x, again.x)
    assert (len(train.x), len(test.x), len(larger.x)) == (30, 10, 20)
    assert not np.isin(test.x[1:-1], train.x).any() or generator.slug == "spiral"


def test_without_noise_regression_data_lie_on_their_curve():
    for generator in GENERATORS.values():
        if generator.target:
            data = generator.make(np.random.default_rng(0), noise=0.0)
            np.testing.assert_array_equal(data.y, generator.target(data.x[:, 0]))


def test_the_spiral_is_that_of_the_course_notes():
    data = spiral(np.random.default_rng(0), noise=0.0)
    assert data.x.shape == (300, 2)
    for j in range(3):
        arm = data.x[data.y == j]
        np.testing.assert_allclose(np.hypot(*arm.T), np.linspace(0, 1, 100), atol=1e-15)
        end = 4.0 * (j + 1)
        np.testing.assert_allclose(arm[-1], [math.sin(end), math.cos(end)], atol=1e-15)


def test_the_spirals_noise_turns_and_does_not_stretch():
    data = spiral(np.random.default_rng(0))
    np.testing.assert_allclose(np.hypot(*data.x.T), np.tile(np.linspace(0, 1, 100), 3), atol=1e-15)


def test_the_other_shapes_are_what_they_are_called():
    rng = np.random.default_rng(0)
    rings = GENERATORS["circles"].make(rng, noise=0.0)
    np.testing.assert_allclose(np.hypot(*rings.x.T), np.where(rings.y == 0, 1.0, 0.5))
    squares = GENERATORS["xor"].make(rng)
    np.testing.assert_array_equal(squares.y == 1, squares.x[:, 0] * squares.x[:, 1] < 0)
    clouds = GENERATORS["blobs"].make(rng, noise=0.0)
    np.testing.assert_array_equal(clouds.x, np.where(clouds.y == 0, -1.0, 1.0)[:, None].repeat(2, axis=1))
    arcs = GENERATORS["moons"].make(rng, noise=0.0)
    centre = np.where(arcs.y == 0, 1, -1)[:, None] * np.array([-0.5, -0.25])
    np.testing.assert_allclose(np.hypot(*(arcs.x - centre).T), 1.0)


def test_data_are_copies_that_cannot_be_changed():
    x = np.zeros((3, 2))
    data = DataSet("own", x, np.zeros(3), "classes")
    x[:] = 7
    assert not data.x.any()
    with pytest.raises(ValueError, match="read-only"):
        data.x[0] = 1


@pytest.mark.parametrize(
    ("x", "y", "kind"),
    [
        (np.zeros((3, 2)), np.zeros(2), "values"),
        (np.zeros(3), np.zeros(3), "values"),
        (np.zeros((0, 2)), np.zeros(0), "values"),
        (np.full((3, 2), math.nan), np.zeros(3), "values"),
        (np.zeros((3, 2)), np.full(3, math.inf), "values"),
        (np.zeros((3, 2)), np.array([0, -1, 1]), "classes"),
    ],
)
def test_what_is_no_data_is_refused(x, y, kind):
    with pytest.raises(ValueError, match=r"data needs|finite|classes are"):
        DataSet("own", x, y, kind)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(LookupError, match="spiral, moons"):
        draw("swiss_roll", 0)
