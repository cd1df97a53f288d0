import math
from itertools import product

import numpy as np
import pytest

from acts.network import Design, Schedule, draw, initial, predict, train
from acts.network.regions import cells, decided, linear, lower_bound, upper_bound

BOX = ((-1.5, 1.5), (-2.0, 1.0))
AREA = 9.0


def network(*layers):
    """Return the weights of one network, given as a list of rows for each layer."""
    return [np.array([layer], float) for layer in layers]


def shallow(*lines):
    """Return a network whose first layer has these lines; the output adds up what the units put out."""
    return network(lines, [[1.0] * len(lines) + [0.0]])


def drawn(widths, seeds, outputs=1, offset=0.4):
    """Return random networks with random biases."""
    design = Design((2, *widths, outputs))
    rng = np.random.default_rng(1)
    networks = [initial(design, seed) for seed in seeds]
    layers = [np.stack(same) for same in zip(*networks, strict=True)]
    for layer in layers:
        layer[..., -1] = offset * rng.standard_normal(layer.shape[:2])
    return design, layers


def fires_at(layers, x):
    """Return which hidden units of one network fire at some places, by the plain definition."""
    signs = []
    for layer in layers[:-1]:
        z = x @ layer[:, :-1].T + layer[:, -1]
        signs.append(z > 0)
        x = np.maximum(z, 0)
    return np.concatenate(signs, axis=1)


def logits_at(layers, x):
    for layer in layers[:-1]:
        x = np.maximum(x @ layer[:, :-1].T + layer[:, -1], 0)
    return x @ layers[-1][:, :-1].T + layers[-1][:, -1]


def areas(found):
    """Return the area of each cell."""
    x, y = found.corners[..., 0], found.corners[..., 1]
    return (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) / 2


def by_lines(count):
    """Return into how many regions lines in general position cut the plane."""
    return 1 + count + count * (count - 1) // 2


def places(side=201):
    """Return a fine grid within the box."""
    return np.stack(np.meshgrid(*(np.linspace(*ends, side + 2)[1:-1] for ends in BOX)), axis=-1).reshape(-1, 2)


def inside(found, cell, x, room=0.0):
    """Return which places lie in a cell, at least `room` off its sides."""
    corners = found.corners[cell, : found.sizes[cell]]
    along = np.roll(corners, -1, axis=0) - corners
    off = along[:, 0] * (x[:, None, 1] - corners[:, 1]) - along[:, 1] * (x[:, None, 0] - corners[:, 0])
    return (off >= room * np.linalg.norm(along, axis=1)).all(axis=1)


CASES = {
    "no line in the box": (shallow([1.0, 0.0, 9.0]), 1),
    "a unit without weights": (shallow([0.0, 0.0, 1.0]), 1),
    "one line": (shallow([1.0, 2.0, 0.1]), 2),
    "two that cross": (shallow([1.0, 0.0, 0.0], [0.0, 1.0, 0.0]), 4),
    "two that are parallel": (shallow([1.0, 0.0, 0.0], [1.0, 0.0, 1.0]), 3),
    "two that are the same line": (shallow([1.0, 1.0, 0.2], [-2.0, -2.0, -0.4]), 2),
    "three in general position": (shallow([1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, -0.5]), 7),
    "three that meet outside the box": (shallow([1.0, 0.0, 0.0], [1.0, 0.01, 1.0], [1.0, -0.01, -1.0]), 4),
    "four through one point": (shallow(*([math.cos(a), math.sin(a), 0.0] for a in (0.1, 0.9, 1.7, 2.6))), 8),
    "a line through a corner of the box": (shallow([1.0, 1.0, 3.5], [1.0, 1.0, 0.5]), 2),
    # |x1|, and then the two places where it passes 1/2
    "a fold": (network([[1, 0, 0], [-1, 0, 0]], [[1, 1, -0.5]], [[1, 0]]), 4),
    # |x1| + |x2| is a pyramid, and the second layer cuts it level: a square
    "a square": (network([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]], [[1, 1, 1, 1, -0.5]], [[1, 0]]), 8),
}


@pytest.mark.parametrize(("layers", "count"), CASES.values(), ids=CASES)
def test_cells_that_can_be_counted_by_hand(layers, count):
    found = cells(layers, BOX)
    assert found.counts.tolist() == [count]
    assert areas(found).sum() == pytest.approx(AREA, rel=1e-12)
    assert (areas(found) > 0).all()


def test_lines_in_general_position_that_all_cross_in_the_box_make_as_many_cells_as_zaslavsky_counts():
    angles = np.linspace(0.05, 3.0, 9)
    # tangents to a small circle cross near it
    lines = [[math.cos(a), math.sin(a), 0.01 + 0.1 * math.sin(3 * a)] for a in angles]
    for count in range(1, 10):
        assert cells(shallow(*lines[:count]), BOX).counts[0] == by_lines(count)


@pytest.mark.parametrize("widths", [(5,), (9,), (4, 4), (6, 3), (3, 5, 4)])
def test_the_cells_are_exactly_the_patterns_of_firing_units(widths):
    design, layers = drawn(widths, range(6))
    found = cells(layers, BOX)
    x = places()
    for one in range(6):
        mine = np.flatnonzero(found.network == one)
        patterns = {tuple(row) for row in found.fires[mine].tolist()}
        assert len(patterns) == len(mine) == found.counts[one], "a pattern is one convex cell"
        assert areas(found)[mine].sum() == pytest.approx(AREA, rel=1e-12)
        seen = {tuple(row) for row in np.unique(fires_at([layer[one] for layer in layers], x), axis=0).tolist()}
        assert seen <= patterns, "a grid finds no pattern that was not counted"
        assert len(seen) > 0.7 * len(patterns)
    assert (found.counts <= upper_bound(widths)).all()
    assert found.counts.max() > 1
    assert design.units == found.fires.shape[1]


@pytest.mark.parametrize(("widths", "outputs"), [((6,), 1), ((4, 5), 1), ((4, 3, 4), 3)])
def test_in_each_cell_the_network_is_the_affine_map_of_the_cell(widths, outputs):
    design, layers = drawn(widths, range(3), outputs)
    found = cells(layers, BOX)
    x = places(41)
    true = predict(design, layers, x).swapaxes(1, 2)
    covered = np.zeros((3, len(x)), int)
    for cell, owner in enumerate(found.network.tolist()):
        here = inside(found, cell, x, room=1e-9)
        covered[owner] += here
        mapped = x[here] @ found.maps[cell, :, :2].T + found.maps[cell, :, 2]
        np.testing.assert_allclose(mapped, true[owner, here], atol=1e-11)
        assert (fires_at([layer[owner] for layer in layers], x[here]) == found.fires[cell]).all()
    assert covered.max() == 1
    assert covered.mean() > 0.97, "all but the places on a cut"


def test_networks_are_cut_together_as_they_are_alone():
    _design, layers = drawn((5, 4), range(4), 3)
    together = cells(layers, BOX)
    for one in range(4):
        alone = cells([layer[one : one + 1] for layer in layers], BOX)
        assert alone.counts[0] == together.counts[one]
        assert linear(alone)[0] == linear(together)[one]
        assert sorted(areas(alone)) == pytest.approx(sorted(areas(together)[together.network == one]))


def test_the_sides_of_a_cell_say_which_layer_cuts_it_and_on_which_side_the_unit_fires():
    _design, layers = drawn((4, 3), range(3))
    found = cells(layers, BOX)
    assert set(np.unique(found.sides)) == {-2, -1, 0, 1, 2}
    for cell, owner in enumerate(found.network.tolist()):
        own = [layer[owner] for layer in layers]
        corners = found.corners[cell, : found.sizes[cell]]
        middles, middle = (corners + np.roll(corners, -1, axis=0)) / 2, corners.mean(axis=0)
        out = middles + 1e-7 * (middles - middle) / np.linalg.norm(middles - middle, axis=1, keepdims=True)
        changed = fires_at(own, out) != found.fires[cell]
        for place, side, changes in zip(out, found.sides[cell].tolist(), changed, strict=False):
            if side == 0:
                assert not all(low < value < high for value, (low, high) in zip(place, BOX, strict=True))
                continue
            layer = abs(side)
            first = np.flatnonzero(changes)[0]
            assert (1 if first < 4 else 2) == layer
            assert found.fires[cell, first] == (side > 0)


def test_cells_beside_each_other_with_one_map_are_one_linear_region():
    # where the second layer is silent, the two sides of the fold of the first one are one region
    fold = network([[1, 0, 0], [-1, 0, 0]], [[1, 1, -0.5]], [[1, 0]])
    found = cells(fold, BOX)
    assert (found.counts.tolist(), linear(found).tolist()) == ([4], [3])
    assert found.flat.sum() == 2
    # a unit whose output nobody takes does not bend the function
    idle = network([[1, 0, 0], [0, 1, 0]], [[1, 0, 0]])
    assert (cells(idle, BOX).counts.tolist(), linear(cells(idle, BOX)).tolist()) == ([4], [2])


def test_cells_with_one_map_that_do_not_touch_are_two_linear_regions():
    # a bump with a flat part on each side: both are 0
    bump = network([[1, 0, 0.5], [1, 0, 0], [1, 0, -0.5]], [[1, -2, 1, 0], [0, 0, 0, -1.0]], [[1, 1, 0]])
    found = cells(bump, BOX)
    assert found.counts.tolist() == [4]
    assert linear(found).tolist() == [4]
    maps = found.maps[np.argsort(found.corners[..., 0].min(axis=1)), 0]
    np.testing.assert_allclose(maps[[0, -1]], 0, atol=1e-12)


def test_cells_that_only_meet_in_a_corner_are_not_one_linear_region():
    # relu(min(x1, x2)) + relu(-max(x1, x2)) is 0 in two opposite quadrants, and only there
    first = [[1, 0, 0], [-1, 0, 0], [1, -1, 0], [-1, 1, 0]]
    found = cells(network(first, [[1, -1, -1, 0, 0], [-1, 1, 0, -1, 0]], [[1, 1, 0]]), BOX)
    assert sorted(areas(found)[found.flat]) == pytest.approx([1.5 * 1, 1.5 * 2])
    assert (found.counts.tolist(), linear(found).tolist()) == ([6], [6])


@pytest.mark.parametrize("outputs", [1, 3])
def test_the_decision_of_each_part_is_that_of_the_network_there(outputs):
    _design, layers = drawn((5, 4), range(3), outputs)
    found = cells(layers, BOX)
    parts = decided(found)
    x = places(41)
    for part, owner in enumerate(parts.network.tolist()):
        own = [layer[owner] for layer in layers]
        here = inside(parts, part, x, room=1e-6)
        logits = logits_at(own, x[here])
        true = logits.argmax(axis=1) if outputs > 1 else logits[:, 0] > 0
        assert (true == parts.label[part]).all()
        assert (fires_at(own, x[here]).sum(axis=1) % 2 == parts.odd[part]).all()
    covered = np.bincount(parts.network, areas(parts))
    np.testing.assert_allclose(covered, AREA)


@pytest.mark.parametrize("outputs", [1, 3])
def test_along_the_border_the_two_best_classes_are_level(outputs):
    _design, layers = drawn((5, 4), range(8), outputs)
    parts = decided(cells(layers, BOX))
    assert len(parts.borders) > 5
    for (x1, y1, x2, y2), owner in zip(parts.borders.tolist(), parts.border_network.tolist(), strict=True):
        along = np.linspace([x1, y1], [x2, y2], 7)
        logits = logits_at([layer[owner] for layer in layers], along)
        if outputs == 1:
            np.testing.assert_allclose(logits, 0, atol=1e-9)
        else:
            first, second = np.sort(logits, axis=1)[:, -1:-3:-1].T
            np.testing.assert_allclose(first, second, atol=1e-9)


def test_a_trained_network_is_cut_as_well_as_a_drawn_one():
    data, _test = draw("circles", 0)
    design = Design((2, 6, 6, 1), dtype="float32")
    run = train(design, data, Schedule(120, momentum=0.9), rates=0.1, seeds=[0, 1])
    found = cells(run.weights, BOX)
    assert areas(found).sum() == pytest.approx(2 * AREA)
    assert (found.counts >= 20).all()
    assert (linear(found) <= found.counts).all()


def test_without_biases_all_cells_are_cones_around_the_origin():
    layers = [layer[None] for layer in initial(Design((2, 7, 1)), 0)]
    assert cells(layers, BOX).counts.tolist() == [14], "7 lines through one point"


def test_what_has_not_two_inputs_is_refused():
    with pytest.raises(ValueError, match="two inputs"):
        cells(network([[1, 0]], [[1, 0]]), BOX)


def test_the_bounds_are_those_of_the_papers():
    for n in range(1, 9):
        assert upper_bound([n]) == lower_bound([n]) == by_lines(n)
    # Serra et al. by hand, with two inputs and widths 2, 2: (0,0) 1, (0,1) 2, (0,2) 1, (1,0) 2, (1,1) 4, (2,0) 1
    assert upper_bound([2, 2]) == 11
    # one input: n + 1 pieces for a layer, and at most the product for several
    assert [upper_bound([n], 1) for n in (1, 2, 5)] == [2, 3, 6]
    assert upper_bound([3, 3], 1) == 16
    # Montúfar et al.: (4 / 2)^2 = 4 folds, then the lines of the last layer
    assert lower_bound([4, 4]) == 4 * 11
    assert all(lower_bound([n] * d) <= upper_bound([n] * d) for n, d in product(range(2, 9), (1, 2, 3)))


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_network_that_folds_the_plane_has_as_many_regions_as_montufar_et_al_promise(depth):
    # a tent in each input folds the unit square four times onto itself, and four lines cut the last square in 11
    kinks = np.array([[1, 0, 0], [1, 0, -0.5], [0, 1, 0], [0, 1, -0.5]], float)
    tents = np.array([[2, -4, 0, 0], [0, 0, 2, -4]], float)
    lines = np.array([[-1, -0.1, 0.45], [0.1, 1, -0.55], [1, 1.3, -1.0], [1, -0.9, 0.07]])
    turned = [np.hstack([layer[:, :2] @ tents, layer[:, 2:]]) for layer in (kinks, lines)]
    layers = [kinks, *[turned[0]] * (depth - 2), turned[1]] if depth > 1 else [lines]
    found = cells([layer[None] for layer in (*layers, np.array([[1, 1.1, 1.2, 1.3, 0]]))], ((0.0, 1.0), (0.0, 1.0)))
    assert found.counts.tolist() == linear(found).tolist() == [4 ** (depth - 1) * 11] == [lower_bound([4] * depth)]
    assert areas(found).sum() == pytest.approx(1)
