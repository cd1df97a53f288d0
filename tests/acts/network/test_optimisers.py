"""The optimisers, against their papers' formulas for one number after the other, and against torch.

torch is no dependency of the project: in a venv of its own, `pip install torch numpy pytest`, then this file.
"""

import math

import numpy as np
import pytest

import acts
from acts.losses import softmax_cross_entropy
from acts.network import Adam, Design, RMSprop, Schedule, draw, initial, train
from acts.network.optimisers import Momentum
from tests.acts.network.test_training import plain_orders

SPIRAL, _ = draw("spiral", 0, 30, 1)
OPTIMISERS = {
    "momentum": Momentum(0.8),
    "rmsprop": RMSprop(),
    "adam": Adam(),
    "quick rmsprop": RMSprop(0.5, 1e-3),
    "quick adam": Adam((0.5, 0.7), 1e-3),
}
optimisers = pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)


def paper_steps(optimiser, gradients):
    """Return the directions for the gradients of one number, as sums over all past gradients, without a memory."""
    directions = []
    for t in range(1, len(gradients) + 1):
        past = [(t - i, gradients[i - 1]) for i in range(1, t + 1)]
        match optimiser:
            case Momentum(share):
                directions.append(sum(share**age * g for age, g in past))
            case RMSprop(alpha, eps):
                squares = (1 - alpha) * sum(alpha**age * g * g for age, g in past)
                directions.append(gradients[t - 1] / (math.sqrt(squares) + eps))
            case Adam((first, second), eps):
                mean = (1 - first) * sum(first**age * g for age, g in past) / (1 - first**t)
                squares = (1 - second) * sum(second**age * g * g for age, g in past) / (1 - second**t)
                directions.append(mean / (math.sqrt(squares) + eps))
    return directions


@optimisers
def test_directions_are_those_of_the_formulas_for_each_number(optimiser):
    gradients = np.random.default_rng(0).standard_normal((40, 3)) * [1, 1e-4, 30]
    memories = [np.zeros(3) for _ in range(optimiser.memories)]
    ours = [optimiser.direction(g, memories, t).copy() for t, g in enumerate(gradients, 1)]
    theirs = np.transpose([paper_steps(optimiser, column.tolist()) for column in gradients.T])
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@optimisers
def test_the_gradient_is_left_as_it_is(optimiser):
    gradient = np.array([1.0, -2.0])
    optimiser.direction(gradient, [np.zeros(2) for _ in range(optimiser.memories)], 1)
    np.testing.assert_array_equal(gradient, [1.0, -2.0])


def test_the_first_step_of_adam_has_the_size_of_the_rate_for_any_gradient():
    step = Adam().direction(np.array([1e-3, -40.0]), [np.zeros(2) for _ in range(3)], 1)
    np.testing.assert_allclose(step, [1, -1], rtol=2e-5)


@pytest.mark.parametrize("optimiser", [RMSprop(), Adam()], ids=["rmsprop", "adam"])
def test_a_number_without_gradient_stays(optimiser):
    assert optimiser.direction(np.zeros(1), [np.zeros(1) for _ in range(optimiser.memories)], 1) == 0


@pytest.mark.parametrize("optimiser", [RMSprop(), Adam()], ids=["rmsprop", "adam"])
@pytest.mark.parametrize("batch", [None, 7])
def test_a_training_takes_the_steps_of_the_formulas(optimiser, batch):
    design = Design((2, 4, 3), acts.tanh, softmax_cross_entropy)
    schedule = Schedule(25, batch, decay=0.01, optimiser=optimiser)
    run = train(design, SPIRAL, schedule, rates=[0.1, 0.02], seeds=[3, 1], every=1, keep=True)
    # The gradient at each recorded place, by a training of one plain step from there.
    orders = list(plain_orders(1, len(SPIRAL.x), batch, 25))
    for layer in range(2):
        gradients = []
        for k, order in enumerate(orders):
            start = [weights[1, k] for weights in run.history]
            part = acts.network.DataSet("part", SPIRAL.x[order], SPIRAL.y[order], "classes")
            gradient = start[layer] - train(design, part, Schedule(1), rates=1.0, start=start).weights[layer][0]
            gradient[:, :-1] += 0.01 * start[layer][:, :-1]
            gradients.append(gradient.ravel())
        columns = [paper_steps(optimiser, column.tolist()) for column in np.transpose(gradients)]
        moved = run.history[layer][1, :-1] - run.history[layer][1, 1:]
        np.testing.assert_allclose(moved.reshape(25, -1), 0.02 * np.transpose(columns), rtol=1e-8, atol=1e-14)


@pytest.mark.parametrize("optimiser", [RMSprop(), Adam()], ids=["rmsprop", "adam"])
@pytest.mark.parametrize("hidden", [(6,), (5, 3)])
def test_a_network_is_the_same_to_the_last_bit_alone_and_in_company(optimiser, hidden):
    design = Design((2, *hidden, 3), acts.relu, softmax_cross_entropy)
    schedule, rates, seeds = Schedule(30, 9, optimiser=optimiser), np.geomspace(1e-3, 3, 70), np.arange(70)
    many = train(design, SPIRAL, schedule, rates=rates, seeds=seeds, every=7)
    for i in (0, 63, 69):
        alone = train(design, SPIRAL, schedule, rates=rates[i], seeds=seeds[i], every=7)
        np.testing.assert_array_equal(alone.loss[0], many.loss[i])
        np.testing.assert_array_equal(alone.weights[0][0], many.weights[0][i])


@pytest.mark.parametrize("optimiser", [RMSprop(), Adam()], ids=["rmsprop", "adam"])
def test_a_network_that_diverges_leaves_the_others_alone(optimiser):
    design = Design((2, 6, 3), acts.relu, softmax_cross_entropy)
    run = train(design, SPIRAL, Schedule(40, optimiser=optimiser), rates=[0.01, 1e200], every=1)
    alone = train(design, SPIRAL, Schedule(40, optimiser=optimiser), rates=0.01, every=1)
    assert run.divergences[1]
    assert not run.divergences[0]
    np.testing.assert_array_equal(run.loss[0], alone.loss[0])


@pytest.mark.parametrize(
    "make",
    [
        lambda: Adam((1.0, 0.9)),
        lambda: Adam((0.9, -0.1)),
        lambda: Adam(eps=0.0),
        lambda: RMSprop(1.0),
        lambda: RMSprop(eps=math.inf),
        lambda: Momentum(1.0),
        lambda: Schedule(momentum=0.5, optimiser=Adam()),
    ],
)
def test_constants_that_make_no_sense_are_refused(make):
    with pytest.raises(ValueError, match=r"lies in|positive and finite|belongs to"):
        make()


@pytest.mark.parametrize("name", ["momentum", "rmsprop", "adam"])
@pytest.mark.parametrize("batch", [None, 16])
@pytest.mark.parametrize("slug", ["tanh", "sigmoid", "elu", "prelu"])
def test_trajectories_are_those_of_torch(slug, batch, name):
    torch = pytest.importorskip("torch")
    design = Design((2, 8, 5, 3), acts.find(slug), softmax_cross_entropy)
    plain = Schedule(200, batch, momentum=0.9) if name == "momentum" else None
    schedule = plain or Schedule(200, batch, optimiser=OPTIMISERS[name])
    run = train(design, SPIRAL, schedule, rates=0.01, seeds=2, every=1, keep=True)
    bend = {"tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid, "elu": torch.nn.ELU, "prelu": torch.nn.PReLU}[slug]
    linears = [torch.nn.Linear(a, b) for a, b in ((2, 8), (8, 5), (5, 3))]
    model = torch.nn.Sequential(linears[0], bend(), linears[1], bend(), linears[2]).double()
    with torch.no_grad():
        for linear, w in zip(linears, initial(design, 2), strict=True):
            linear.weight[:], linear.bias[:] = torch.from_numpy(w[:, :-1]), torch.from_numpy(w[:, -1])
    descent = {
        "momentum": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    }[name](model.parameters())
    x, y = torch.from_numpy(np.array(SPIRAL.x)), torch.from_numpy(np.array(SPIRAL.y))
    for step, order in enumerate(plain_orders(2, len(x), batch, 200), 1):
        descent.zero_grad()
        torch.nn.functional.cross_entropy(model(x[order]), y[order]).backward()
        descent.step()
        for linear, history in zip(linears, run.history, strict=True):
            theirs = np.hstack([linear.weight.detach().numpy(), linear.bias.detach().numpy()[:, None]])
            np.testing.assert_allclose(history[0, step], theirs, rtol=1e-12, atol=1e-12)
