"""Toy data: small sets of points that a small network learns in a moment. Every generator takes an rng."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from acts.activation import Array

Kind = Literal["classes", "values"]


@dataclass(frozen=True, slots=True, eq=False)
class DataSet:
    """Points with what is to be learned about them. The arrays are read-only copies of those given.

    Parameters
    ----------
    name : str
        The slug of the generator or source.
    x : ndarray
        The inputs, float64 of shape (samples, inputs).
    y : ndarray
        (samples,): class numbers 0, 1, ... (integers) or target values (float64).
    kind : {"classes", "values"}
        Which of the two `y` holds.

    Raises
    ------
    ValueError
        If the shapes do not fit, the set is empty, a number is not finite, or a class is negative.
    """

    name: str
    x: Array
    y: Array
    kind: Kind

    def __post_init__(self) -> None:
        x = np.array(self.x, dtype=np.float64)
        y = np.array(self.y, dtype=np.int64 if self.kind == "classes" else np.float64)
        if x.ndim != 2 or y.shape != x.shape[:1] or not x.size:
            raise ValueError(f"data needs x of shape (samples, inputs) and y of (samples,), not {x.shape}, {y.shape}")
        if not (np.isfinite(x).all() and np.isfinite(y).all()):
            raise ValueError("data has to be finite")
        if self.kind == "classes" and y.min() < 0:
            raise ValueError("classes are numbered from 0")
        for name, array in (("x", x), ("y", y)):
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    @property
    def classes(self) -> int:
        """The number of classes; 0 for values."""
        return int(self.y.max()) + 1 if self.kind == "classes" else 0


def _labels(points: int, classes: int) -> Array:
    """Number the points 0, 0, ..., 1, 1, ...: in classes of equal size, up to one point."""
    return np.arange(points) * classes // max(points, 1)


def spiral(rng: np.random.Generator, points: int = 300, noise: float = 0.2, classes: int = 3) -> DataSet:
    """Return interleaved spiral arms: the recipe of CS231n, with its 300 points in 3 classes as defaults."""
    y = _labels(points, classes)
    x = np.empty((points, 2))
    for j in range(classes):
        arm = y == j
        size = int(arm.sum())
        theta = np.linspace(4.0 * j, 4.0 * (j + 1), size) + noise * rng.standard_normal(size)
        x[arm] = np.linspace(0.0, 1.0, size)[:, None] * np.column_stack([np.sin(theta), np.cos(theta)])
    return DataSet("spiral", x, y, "classes")


def moons(rng: np.random.Generator, points: int = 128, noise: float = 0.1) -> DataSet:
    """Return two half circles of radius 1 that reach into each other."""
    y = _labels(points, 2)
    angle = rng.uniform(0.0, math.pi, points)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    x = np.where(y[:, None] == 0, upper, -upper) + noise * rng.standard_normal((points, 2))
    return DataSet("moons", x, y, "classes")


def circles(rng: np.random.Generator, points: int = 128, noise: float = 0.08) -> DataSet:
    """Return a ring of radius 1 (class 0) around one of radius 1/2 (class 1)."""
    y = _labels(points, 2)
    angle = rng.uniform(0.0, 2 * math.pi, points)
    x = np.where(y == 0, 1.0, 0.5)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return DataSet("circles", x + noise * rng.standard_normal((points, 2)), y, "classes")


def xor(rng: np.random.Generator, points: int = 128, noise: float = 0.0) -> DataSet:
    """Return points of the square [-1, 1]^2: class 1 where the coordinates differ in sign.

    The noise moves the points after their classes are fixed.
    """
    x = rng.uniform(-1.0, 1.0, (points, 2))
    y = (x[:, 0] > 0) != (x[:, 1] > 0)
    return DataSet("xor", x + noise * rng.standard_normal((points, 2)), y, "classes")


def blobs(rng: np.random.Generator, points: int = 128, noise: float = 0.4) -> DataSet:
    """Return two normal clouds around (-1, -1) and (1, 1), with standard deviation `noise`."""
    y = _labels(points, 2)
    return DataSet("blobs", (2.0 * y - 1)[:, None] + noise * rng.standard_normal((points, 2)), y, "classes")


def _curve(name: str, target: Callable[[Array], Array]) -> Callable[..., DataSet]:
    """Return a generator of points (x, target(x) + noise), x uniform on [-1, 1]."""

    def curve(rng: np.random.Generator, points: int = 128, noise: float = 0.05) -> DataSet:
        x = np.sort(rng.uniform(-1.0, 1.0, points))
        return DataSet(name, x[:, None], target(x) + noise * rng.standard_normal(points), "values")

    return curve


def _sine(x: Array) -> Array:
    return np.sin(math.pi * x)


def _parabola(x: Array) -> Array:
    return 2 * x**2 - 1


def _step(x: Array) -> Array:
    return np.where(x > 0, 0.5, -0.5)


def _bend(x: Array) -> Array:
    return np.abs(x) - 0.5


@dataclass(frozen=True, slots=True)
class Generator:
    """A way to draw data: ``make(rng, points, noise)`` returns a `DataSet`; points and noise have defaults.

    `target` is the curve behind a regression set, a function of x; None for classes.
    """

    slug: str
    name: str
    kind: Kind
    classes: int
    make: Callable[..., DataSet]
    target: Callable[[Array], Array] | None = None


def _regression(slug: str, name: str, target: Callable[[Array], Array]) -> Generator:
    return Generator(slug, name, "values", 0, _curve(slug, target), target)


GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {
        generator.slug: generator
        for generator in (
            Generator("spiral", "Spiral", "classes", 3, spiral),
            Generator("moons", "Two moons", "classes", 2, moons),
            Generator("circles", "Circles", "classes", 2, circles),
            Generator("xor", "XOR", "classes", 2, xor),
            Generator("blobs", "Two blobs", "classes", 2, blobs),
            _regression("sine", "Sine", _sine),
            _regression("parabola", "Parabola", _parabola),
            _regression("step", "Step", _step),
            _regression("bend", "Absolute value", _bend),
        )
    }
)


def draw(
    slug: str, seed: int, train: int | None = None, test: int | None = None, noise: float | None = None
) -> tuple[DataSet, DataSet]:
    """Draw a training set and a test set, independent of each other, from one generator.

    Parameters
    ----------
    slug : str
        A key of `GENERATORS`.
    seed : int
        The same seed gives the same training set for any size of the test set.
    train, test : int, optional
        The numbers of points; if not given, the default of the generator.
    noise : float, optional
        If not given, the default of the generator.

    Raises
    ------
    LookupError
        If no generator has this slug.
    """
    if slug not in GENERATORS:
        raise LookupError(f"no data set is called {slug!r}; there are {', '.join(GENERATORS)}")
    make = GENERATORS[slug].make
    usual = {} if noise is None else {"noise": noise}

    def part(stream: int, points: int | None) -> DataSet:
        return make(np.random.default_rng([seed, stream]), **usual, **({} if points is None else {"points": points}))

    return part(0, train), part(1, test)
