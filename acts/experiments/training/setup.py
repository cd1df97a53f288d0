"""One training in plain values: what the controls of a page set, and what a link contains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from numpy.typing import ArrayLike

from acts.catalogue import CATALOGUE
from acts.losses import binary_cross_entropy, softmax_cross_entropy, squared_error
from acts.network import GENERATORS, INITIALISERS, DataSet, Design, Phase, Run, Schedule, draw, train_blocks
from acts.network.digits import SETS, split

TEST_POINTS = 500


@dataclass(frozen=True, slots=True)
class Setup:
    """A network, its data and its training, without the learning rate and the seed of the weights.

    The loss follows from the data: squared error for values, cross-entropy for classes (with one logit for two
    classes). Networks are trained in float32.

    Parameters
    ----------
    data : str
        A key of `acts.network.data.GENERATORS`, or of `acts.network.digits.SETS`.
    data_seed : int
        The same seed draws the same training set and the same test set of 500 points. Digits are not drawn; the
        seed decides how they are split.
    width, depth : int
        The number of units in each hidden layer, and the number of hidden layers.
    activation : str
        A slug of the catalogue.
    parameters : tuple of (name, value)
        The parameters of the activation that are not at their defaults.
    initialiser : str
        A key of `acts.network.initialisers.INITIALISERS`.
    scale, offset : float
        The factor on the initial weights, and the number added to the initial biases of the hidden units.
    steps : int
    batch : int
        Samples a step; 0 is the full batch.
    momentum, decay : float
        As in `acts.network.Schedule`.
    phases : tuple of Phase
        As in `acts.network.Schedule`: a warm-up, say.
    normalised : bool
        As in `acts.network.Design`.

    Raises
    ------
    LookupError
        If no data set, activation or initialiser has this name.
    ValueError
        As in `acts.network.Design` and `acts.network.Schedule`, from the properties `design` and `schedule`.
    """

    data: str = "moons"
    data_seed: int = 0
    width: int = 16
    depth: int = 1
    activation: str = "relu"
    parameters: tuple[tuple[str, float], ...] = ()
    initialiser: str = "he_normal"
    scale: float = 1.0
    offset: float = 0.0
    steps: int = 500
    batch: int = 0
    momentum: float = 0.0
    decay: float = 0.0
    phases: tuple[Phase, ...] = ()
    normalised: bool = False

    def __post_init__(self) -> None:
        for name, known in (
            (self.data, {**GENERATORS, **SETS}),
            (self.activation, CATALOGUE),
            (self.initialiser, INITIALISERS),
        ):
            if name not in known:
                raise LookupError(f"{name!r} is none of {', '.join(known)}")

    def under(self, activation: str, *parameters: tuple[str, float]) -> Setup:
        """Return the same training with another activation."""
        return replace(self, activation=activation, parameters=parameters)

    @property
    def sets(self) -> tuple[DataSet, DataSet]:
        """The training set and the test set."""
        return _sets(self.data, self.data_seed)

    @property
    def design(self) -> Design:
        """The network."""
        train, _ = self.sets
        loss = {0: squared_error, 2: binary_cross_entropy}.get(train.classes, softmax_cross_entropy)
        outputs = train.classes if loss is softmax_cross_entropy else 1
        inputs = train.x.shape[1]
        return Design(
            (inputs, *(self.width,) * self.depth, outputs),
            CATALOGUE[self.activation],
            loss,
            INITIALISERS[self.initialiser],
            self.parameters,
            "float32",
            self.normalised,
        )

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of `sweep` and its kind, except rates and seeds."""
        train, test = self.sets
        return {
            "design": self.design,
            "data": train,
            "schedule": self.schedule,
            "scale": self.scale,
            "offset": self.offset,
            "test": test,
        }

    @property
    def schedule(self) -> Schedule:
        """The training."""
        return Schedule(self.steps, self.batch or None, self.momentum, self.decay, self.phases)

    def blocks(
        self, rates: ArrayLike, seeds: ArrayLike, every: int | Sequence[int] | None = None, keep: bool = False
    ) -> Iterator[tuple[float, Run | None]]:
        """Train networks at these rates with these seeds, one for each pair, as `train_blocks` does."""
        data, test = self.sets
        return train_blocks(
            self.design,
            data,
            self.schedule,
            rates=rates,
            seeds=seeds,
            scales=self.scale,
            offsets=self.offset,
            test=test,
            every=every,
            keep=keep,
        )


@lru_cache(maxsize=64)
def _sets(data: str, seed: int) -> tuple[DataSet, DataSet]:
    return split(SETS[data], seed, TEST_POINTS) if data in SETS else draw(data, seed, test=TEST_POINTS)
