"""Many fully connected networks trained at once: what is trained and how, on which data, and what comes out.

>>> from acts.network import Design, Schedule, draw, train
>>> train_set, test_set = draw("moons", seed=0)
>>> run = train(Design((2, 16, 1)), train_set, Schedule(steps=200), rates=[0.1, 1.0], test=test_set)
>>> run.loss.shape
(2, 2)
"""

from acts.network.blocks import initial
from acts.network.data import GENERATORS, DataSet, Generator, draw
from acts.network.design import BOUND, Design, Phase, Schedule
from acts.network.initialisers import INITIALISERS, Initialiser
from acts.network.optimisers import Adam, RMSprop
from acts.network.run import Divergence, Run
from acts.network.training import Arguments, estimate, predict, train, train_blocks

__all__ = [
    "BOUND",
    "GENERATORS",
    "INITIALISERS",
    "Adam",
    "Arguments",
    "DataSet",
    "Design",
    "Divergence",
    "Generator",
    "Initialiser",
    "Phase",
    "RMSprop",
    "Run",
    "Schedule",
    "draw",
    "estimate",
    "initial",
    "predict",
    "train",
    "train_blocks",
]
