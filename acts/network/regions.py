"""The linear regions of ReLU networks of two inputs, exactly: a box of the plane, cut into cells.

On a cell the same units fire, so there the network is one affine map. The cuts of the first layer are straight lines.
On each cell that a layer leaves, the next layer is affine again, so its units cut the cell by straight lines, too.
The cells of all networks are cut at once, unit after unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.sealed import seal

Box = tuple[tuple[float, float], ...]

NEAR = 1e-11
"""A corner this near to a line, in sizes of the box, lies on it: so lines meet in one point in spite of rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of m networks, k in all. They are convex, and they cover the box without overlap.

    Parameters
    ----------
    networks : int
        m.
    network : ndarray of (k,), int64
        Whose cell it is.
    corners : ndarray of (k, most, 2)
        Counterclockwise; a cell with fewer corners repeats its first one at the end.
    sizes : ndarray of (k,), int64
        The number of corners.
    sides : ndarray of (k, most), int64
        What bounds the cell between each corner and the next one: 0 for the box, l where a unit of hidden layer l,
        counted from 1, fires in this cell and not beyond, -l where it fires beyond.
    fires : ndarray of (k, units), bool
        Which hidden units fire within the cell, layer by layer.
    maps : ndarray of (k, outputs, 3)
        The logits within the cell: ``maps[..., :2] @ x + maps[..., 2]``.
    """

    networks: int
    network: Array
    corners: Array
    sizes: Array
    sides: Array
    fires: Array
    maps: Array

    def __post_init__(self) -> None:
        seal(self)

    def __len__(self) -> int:
        return len(self.network)

    @property
    def counts(self) -> Array:
        """The number of cells of each network, (m,)."""
        return np.bincount(self.network, minlength=self.networks)

    @property
    def flat(self) -> Array:
        """In which cells the logits are constant, (k,), bool: where no unit of a layer fires, say."""
        return np.asarray((self.maps[..., :2] == 0).all(axis=(1, 2)))


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """The cells of m networks, cut once more where the decision changes.

    Parameters
    ----------
    network : ndarray of (k,), int64
    corners, sizes : ndarray
        As in `Cells`.
    label : ndarray of (k,), int64
        The class that the network decides for.
    odd : ndarray of (k,), bool
        Whether an odd number of hidden units fire there: of two neighbours in two cells, one is odd and one is even.
    borders : ndarray of (b, 4)
        The stretch from (x1, y1) to (x2, y2) along which two classes meet within a cell.
    border_network : ndarray of (b,), int64
    """

    network: Array
    corners: Array
    sizes: Array
    label: Array
    odd: Array
    borders: Array
    border_network: Array


class _Plane:
    """Convex pieces of the plane that are being cut; `tags` has one row of numbers for each, which its parts share."""

    def __init__(self, corners: Array, sizes: Array, sides: Array, **tags: Array) -> None:
        self.corners, self.sizes, self.sides, self.tags = corners, sizes, sides, tags
        self.scale = max(1.0, float(np.abs(corners).max()))

    def cut(self, lines: Array, name: int) -> tuple[Array, Array, Array]:
        """Cut each piece by a line of its own, a x + b y + c = 0, (pieces, 3).

        Returns on which side each part lies, as a bool for a x + b y + c > 0, then the stretches of the lines within
        the pieces, (c, 4), and the number of the piece that each has cut. What was there before comes first, now the
        upper part where it was cut; the lower parts follow. `name` is what the sides along the cut are called.
        """
        heights = np.einsum("pvk,pk->pv", self.corners, lines[:, :2]) + lines[:, 2:]
        near = NEAR * self.scale * np.abs(lines).max(axis=1, keepdims=True)
        heights[np.abs(heights) <= near] = 0
        high, low = heights.max(axis=1), heights.min(axis=1)
        crossed = np.flatnonzero((high > 0) & (low < 0))
        above = high > -low
        if not len(crossed):
            return above, np.empty((0, 4)), crossed
        parts = self.corners[crossed], self.sizes[crossed], self.sides[crossed], heights[crossed]
        upper, lower, stretches = _halves(*parts, name)
        most = max(self.corners.shape[1], upper[0].shape[1], lower[0].shape[1])
        whole = [_wide(self.corners, most), _wide(self.sides, most), self.sizes.copy()]
        for mine, part in zip(whole, upper, strict=True):
            mine[crossed] = _wide(part, most) if part.ndim > 1 else part
        self.corners, self.sides, self.sizes = (
            np.concatenate([mine, _wide(part, most) if part.ndim > 1 else part])
            for mine, part in zip(whole, lower, strict=True)
        )
        self.tags = {tag: np.concatenate([column, column[crossed]]) for tag, column in self.tags.items()}
        above[crossed] = True
        return np.concatenate([above, np.zeros(len(crossed), bool)]), stretches, crossed


def _wide(rows: Array, most: int) -> Array:
    """Return a copy of rows with `most` entries: the first one is repeated at the end."""
    return np.concatenate([rows, np.repeat(rows[:, :1], most - rows.shape[1], axis=1)], axis=1)


_Part = tuple[Array, Array, Array]


def _halves(corners: Array, sizes: Array, sides: Array, heights: Array, name: int) -> tuple[_Part, _Part, Array]:
    """Cut convex pieces where their heights are 0.

    Returns the corners, sides and sizes of the parts above and of those below, and the stretches between them.
    """
    following, beyond = np.roll(corners, -1, axis=1), np.roll(heights, -1, axis=1)
    meets = heights * beyond < 0  # between this corner and the next one
    share = np.divide(heights, heights - beyond, out=np.zeros_like(heights), where=meets)
    points = np.stack([corners, corners + share[..., None] * (following - corners)], axis=2)
    real = np.arange(corners.shape[1]) < sizes[:, None]
    parts = []
    for sign in (1, -1):
        leaves = np.stack([(heights == 0) & (sign * beyond < 0), sign * heights > 0], axis=2)
        names = np.where(leaves, sign * name, sides[..., None])
        parts.append(_picked(np.stack([real & (sign * heights >= 0), meets], axis=2), points, names))
    ends, _sides, _two = _picked(np.stack([real & (heights == 0), meets], axis=2), points, points[..., 0])
    return parts[0], parts[1], ends.reshape(-1, 4)


def _picked(chosen: Array, points: Array, names: Array) -> _Part:
    """Return the chosen points of each row, in order, with what they are called, and how many there are."""
    rows = len(points)
    chosen, points, names = chosen.reshape(rows, -1), points.reshape(rows, -1, 2), names.reshape(rows, -1)
    counts = chosen.sum(axis=1)
    order = np.argsort(~chosen, axis=1, kind="stable")[:, : counts.max()]
    order = np.where(np.arange(order.shape[1]) < counts[:, None], order, order[:, :1])
    return np.take_along_axis(points, order[..., None], axis=1), np.take_along_axis(names, order, axis=1), counts


def cells(weights: Sequence[ArrayLike], box: Box) -> Cells:
    """Return the cells into which m ReLU networks of two inputs cut a box.

    Parameters
    ----------
    weights : sequence of array_like
        Layer by layer (m, fan_out, fan_in + 1), the bias in the last column, as `Run.weights` has them.
    box : pair of (low, high)
        The interval of each input.

    Raises
    ------
    ValueError
        If the networks do not have two inputs.

    Examples
    --------
    Three lines in general position:

    >>> import numpy as np
    >>> layers = np.array([[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, -1.0]]]), np.ones((1, 1, 4))
    >>> cells(layers, ((-2.0, 2.0), (-2.0, 2.0))).counts
    array([7])
    """
    layers = [np.asarray(layer, np.float64) for layer in weights]
    networks = len(layers[0])
    if layers[0].shape[2] != 3:
        raise ValueError(f"the plane has two inputs, not {layers[0].shape[2] - 1}")
    (left, right), (bottom, top) = box
    square = np.array([[left, bottom], [right, bottom], [right, top], [left, top]])
    plane = _Plane(
        np.repeat(square[None], networks, axis=0), np.full(networks, 4), np.zeros((networks, 4), np.int64),
        network=np.arange(networks), fires=np.zeros((networks, 0), bool),
    )  # fmt: skip
    maps = np.repeat(np.array([[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]]), networks, axis=0)
    for number, layer in enumerate(layers[:-1], 1):
        # the units of a layer are affine on the cells that the layer begins with
        maps = _through(layer[plane.tags["network"]], maps)
        plane.tags["origin"] = np.arange(len(maps))
        for unit in range(layer.shape[1]):
            above, *_where = plane.cut(maps[plane.tags["origin"], unit], number)
            plane.tags["fires"] = np.concatenate([plane.tags["fires"], above[:, None]], axis=1)
        maps = maps[plane.tags["origin"]] * plane.tags["fires"][:, -layer.shape[1] :, None]
    network, fires = plane.tags["network"], plane.tags["fires"]
    maps = _through(layers[-1][network], maps)
    return Cells(networks, network, plane.corners, plane.sizes, plane.sides, fires, maps)


def _through(weights: Array, maps: Array) -> Array:
    """Return the affine maps behind a layer of weights, (k, fan_out, 3), for those in front of it."""
    out = np.asarray(weights[..., :-1] @ maps)
    out[..., 2] += weights[..., -1]
    return out


def decided(found: Cells) -> Decided:
    """Cut cells once more where the decision changes: one logit decides by its sign, several by the largest."""
    outputs = found.maps.shape[1]
    maps = found.maps if outputs > 1 else np.concatenate([np.zeros_like(found.maps), found.maps], axis=1)
    odd = found.fires.sum(axis=1) % 2 == 1
    tags = {"network": found.network, "odd": odd, "origin": np.arange(len(found))}
    plane = _Plane(found.corners, found.sizes, found.sides, **tags)
    borders, owners = [], []
    for one, other in combinations(range(maps.shape[1]), 2):
        mine, network = maps[plane.tags["origin"]], plane.tags["network"]
        _above, stretches, crossed = plane.cut(mine[:, other] - mine[:, one], 0)
        stretches, real = _highest(stretches, mine[crossed], one, other)
        borders.append(stretches[real])
        owners.append(network[crossed][real])
    mine, real = maps[plane.tags["origin"]], np.arange(plane.corners.shape[1]) < plane.sizes[:, None]
    middles = (plane.corners * real[..., None]).sum(axis=1) / plane.sizes[:, None]
    heights = (mine[..., :2] * middles[:, None]).sum(axis=-1) + mine[..., 2]
    return Decided(
        plane.tags["network"], plane.corners, plane.sizes, heights.argmax(axis=1), plane.tags["odd"],
        np.concatenate(borders), np.concatenate(owners),
    )  # fmt: skip


def _highest(stretches: Array, maps: Array, one: int, other: int) -> tuple[Array, Array]:
    """Return the parts of stretches on which two logits, equal there, exceed all others, and whether there is one."""
    begin, end = stretches[:, :2], stretches[:, 2:]
    first, last = np.zeros(len(stretches)), np.ones(len(stretches))
    for third in set(range(maps.shape[1])) - {one, other}:
        lead = maps[:, one] - maps[:, third]
        at, to = ((lead[:, :2] * point).sum(axis=1) + lead[:, 2] for point in (begin, end))
        turn = np.divide(at, at - to, out=np.zeros_like(at), where=at != to)
        first = np.where(at < 0, np.where(to > 0, np.maximum(first, turn), 1.0), first)
        last = np.where(to < 0, np.where(at > 0, np.minimum(last, turn), 0.0), last)
    long = end - begin
    return np.concatenate([begin + first[:, None] * long, begin + last[:, None] * long], axis=1), first < last


def linear(found: Cells) -> Array:
    """Return the number of linear regions of each network, (m,).

    Cells beside each other on which the logits are the same affine map are one linear region: where a whole layer is
    silent, say, what the layers before it do is of no matter.
    """
    counts = found.counts.copy()
    keys = np.concatenate([found.network[:, None], found.maps.reshape(len(found), -1) + 0.0], axis=1)
    _different, groups, sizes = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    for group in np.flatnonzero(sizes > 1):
        members = np.flatnonzero(groups.ravel() == group)
        counts[found.network[members[0]]] -= len(members) - _connected(found, members)
    return counts


def _connected(found: Cells, members: Array) -> int:
    """Return the number of connected parts that cells of one network form together."""
    corners, sizes = found.corners[members], found.sizes[members]
    real = np.arange(corners.shape[1]) < sizes[:, None]
    owner = np.nonzero(real)[0]
    begin, end = corners[real], np.roll(corners, -1, axis=1)[real]
    scale = float(np.abs(found.corners).max())
    along = end - begin
    length = np.linalg.norm(along, axis=1)
    along = along / length[:, None]
    # how far off each line both ends of each other side are, and which stretch of the line lies between them
    ends = np.stack([begin, end])[:, None] - begin[:, None]
    off = np.abs(along[:, None, 0] * ends[..., 1] - along[:, None, 1] * ends[..., 0]).max(axis=0)
    places = (ends * along[:, None]).sum(axis=-1)
    shared = np.minimum(places.max(axis=0), length[:, None]) - np.maximum(places.min(axis=0), 0.0)
    side, other = np.nonzero((off < 1e3 * NEAR * scale) & (shared > 1e3 * NEAR * scale))
    label = np.arange(len(members))
    for one, two in zip(owner[side].tolist(), owner[other].tolist(), strict=True):
        label[label == label[two]] = label[one]
    return len(set(label.tolist()))


def upper_bound(widths: Sequence[int], inputs: int = 2) -> int:
    """Return the bound of Serra, Tjandraatmadja and Ramalingam (2018): no ReLU network has more linear regions.

    For one layer of n units and two inputs, it is what n lines in general position make: 1 + n + n (n - 1) / 2.
    """
    total = 0
    for dims in product(range(inputs + 1), repeat=len(widths)):
        room = inputs
        for width, dim in zip(widths, dims, strict=True):
            if dim > min(room, width):
                break
            room = min(room, width - dim)
        else:
            total += prod(comb(width, dim) for width, dim in zip(widths, dims, strict=True))
    return total


def lower_bound(widths: Sequence[int], inputs: int = 2) -> int:
    """Return the bound of Montúfar, Pascanu, Cho and Bengio (2014): some ReLU network has as many linear regions.

    Every layer needs as many units as there are inputs.
    """
    folds: int = prod((width // inputs) ** inputs for width in widths[:-1])
    return folds * sum(comb(widths[-1], dim) for dim in range(inputs + 1))
