"""Gradients of every kind of layer, and batch normalisation against torch, its formulas and its invariance."""

from __future__ import annotations

import numpy as np
import pytest

import acts
from acts.losses import LOSSES, binary_cross_entropy, softmax_cross_entropy, squared_error
from acts.network import INITIALISERS, DataSet, Design, Schedule, draw, initial, predict, train
from acts.network.kernels import General, Parameters, Shallow, kernel
from acts.network.normalisation import EPSILON, MOMENTUM

MOONS = draw("moons", 0, train=40)[0]
SPIRAL = draw("spiral", 0, train=45)[0]
SINE = draw("sine", 0, train=30)[0]
_X = np.random.default_rng(0).standard_normal((40, 3))
VALUES = DataSet("values", _X, np.sin(_X[:, 0]) * _X[:, 1] - _X[:, 2], "values")


def nets(design, count=2):
    """Return parameters and a gradient of some networks, all drawn, none at a special value."""
    rng = np.random.default_rng(1)
    weights, gradient = Parameters(design, count), Parameters(design, count)
    weights.flat[:] = rng.standard_normal(weights.flat.shape)
    for gain in weights.gains:
        gain[...] = rng.uniform(0.5, 2.0, gain.shape)
    if weights.slopes is not None:
        weights.slopes[...] = rng.uniform(0.1, 0.4, weights.slopes.shape)
    return weights, gradient


@pytest.mark.parametrize(
    ("slug", "hidden", "outputs", "normalised", "suits"),
    [
        ("tanh", (), 3, False, General),
        ("tanh", (5,), 1, False, Shallow),
        ("leaky_relu", (5,), 1, False, Shallow),
        ("prelu", (5,), 2, False, Shallow),
        ("gelu", (5, 4), 2, False, General),
        ("prelu", (5, 4), 2, False, General),
        ("tanh", (5,), 1, True, General),
        ("sigmoid", (5, 4), 2, True, General),
        ("gelu", (5, 4, 6), 1, True, General),
        ("prelu", (5, 4), 2, True, General),
    ],
)
def test_the_gradient_of_every_kind_of_layer_is_that_of_finite_differences(slug, hidden, outputs, normalised, suits):
    rng = np.random.default_rng(0)
    samples, design = 12, Design((2, *hidden, outputs), acts.find(slug), squared_error, normalised=normalised)
    x = np.vstack([rng.standard_normal((2, samples)), np.ones(samples)])
    weights, gradient = nets(design)
    passes = kernel(design, weights, gradient, samples)
    assert isinstance(passes, suits)
    upstream = rng.standard_normal((2, outputs, samples))
    passes.forward(x)
    passes.backward(x, upstream.copy())
    kinds = [gradient.layers, gradient.gains, [] if gradient.slopes is None else [gradient.slopes]]
    assert [len(kind) for kind in kinds] == [len(hidden) + 1, normalised * len(hidden), slug == "prelu"]
    ours, numbers = gradient.flat.copy(), weights.flat
    found = np.empty_like(ours)
    for place in range(len(numbers)):
        kept, ends = numbers[place], []
        for nudge in (1e-5, -1e-5):
            numbers[place] = kept + nudge
            ends.append(float(np.vdot(upstream, passes.forward(x))))
        numbers[place] = kept
        found[place] = (ends[0] - ends[1]) / 2e-5
    np.testing.assert_allclose(ours, found, rtol=1e-6, atol=1e-8)
    assert (ours != 0).mean() > 0.9


def test_a_normalised_unit_has_its_shift_as_mean_and_its_gain_as_deviation_on_every_batch():
    design = Design((2, 6, 4, 1), acts.tanh, normalised=True)
    weights, gradient = nets(design)
    passes = kernel(design, weights, gradient, 40)
    seen = []
    for units in passes.units:
        activate = units.activate
        units.activate = lambda learned, u=units, go=activate: (seen.append(u.z.copy()), go(learned))
    passes.forward(np.vstack([MOONS.x.T, np.ones(40)]))
    for layer, z in enumerate(seen):
        np.testing.assert_allclose(z.mean(axis=2), weights.layers[layer][:, :, -1], atol=1e-12)
        np.testing.assert_allclose(z.std(axis=2), weights.gains[layer], rtol=1e-3)


def torch_training(torch, design, data, schedule, rate, seed):
    """Return after every step the losses in training and in evaluation, and in the end all numbers that are learned."""
    bends = {
        "relu": torch.nn.ReLU,
        "prelu": lambda: torch.nn.PReLU(dtype=torch.float64),
        "tanh": torch.nn.Tanh,
        "sigmoid": torch.nn.Sigmoid,
    }
    *hidden, last = initial(design, seed)
    parts, decayed = [], []
    for w in hidden:
        linear = torch.nn.Linear(w.shape[1] - 1, w.shape[0], bias=False, dtype=torch.float64)
        norm = torch.nn.BatchNorm1d(w.shape[0], dtype=torch.float64)
        parts += [linear, norm, bends[design.activation.slug]()]
        decayed.append(linear.weight)
        with torch.no_grad():
            linear.weight[:] = torch.from_numpy(w[:, :-1])
    linear = torch.nn.Linear(last.shape[1] - 1, last.shape[0], dtype=torch.float64)
    with torch.no_grad():
        linear.weight[:], linear.bias[:] = torch.from_numpy(last[:, :-1]), torch.from_numpy(last[:, -1])
    decayed.append(linear.weight)
    model = torch.nn.Sequential(*parts, linear)
    norms = [part for part in model if isinstance(part, torch.nn.BatchNorm1d)]
    x, y = torch.from_numpy(np.array(data.x)), torch.from_numpy(np.array(data.y))
    if design.loss is softmax_cross_entropy:
        criterion = torch.nn.functional.cross_entropy
    else:
        y = y[:, None].double()
        criterion = {
            "squared_error": torch.nn.functional.mse_loss,
            "binary_cross_entropy": torch.nn.functional.binary_cross_entropy_with_logits,
            "sigmoid_squared_error": lambda z, t: torch.nn.functional.mse_loss(torch.sigmoid(z), t),
        }[design.loss.slug]
    spared = [p for p in model.parameters() if not any(p is w for w in decayed)]
    groups = [{"params": decayed, "weight_decay": schedule.decay}, {"params": spared}]
    descent = torch.optim.SGD(groups, lr=rate, momentum=schedule.momentum)

    def losses():
        kept = [(norm.running_mean.clone(), norm.running_var.clone()) for norm in norms]
        training = float(criterion(model(x), y).detach())
        for norm, (mean, variance) in zip(norms, kept, strict=True):
            norm.running_mean[:], norm.running_var[:] = mean, variance
        model.eval()
        evaluation = float(criterion(model(x), y).detach())
        model.train()
        return training, evaluation

    rng, size = np.random.default_rng([seed, 1]), schedule.batch or len(x)
    stream = np.concatenate([rng.permutation(len(x)) for _ in range(schedule.steps * size // len(x) + 1)])
    record = [losses()]
    for step in range(schedule.steps):
        order = stream[step * size : (step + 1) * size] if schedule.batch else np.arange(len(x))
        descent.zero_grad()
        criterion(model(x[order]), y[order]).backward()
        descent.step()
        record.append(losses())
    weights = [w.detach().numpy() for w in decayed]
    columns = [norm.bias for norm in norms] + [linear.bias]
    numbers = [(norm.weight.detach().numpy(), norm.running_mean.numpy(), norm.running_var.numpy()) for norm in norms]
    return np.array(record), weights, [column.detach().numpy() for column in columns], numbers


@pytest.mark.parametrize("batch", [None, 16])
@pytest.mark.parametrize("hidden", [(16,), (16, 12)])
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("slug", ["relu", "prelu", "tanh", "sigmoid"])
def test_normalised_trajectories_are_those_of_torch(slug, loss, hidden, batch):
    """The learning rate is low: above 0.02 the loss of some deep ones leaps, and a last bit decides where it lands."""
    torch = pytest.importorskip("torch")
    data = {squared_error: VALUES, softmax_cross_entropy: SPIRAL}.get(loss, MOONS)
    outputs = 3 if loss is softmax_cross_entropy else 1
    design = Design((data.x.shape[1], *hidden, outputs), acts.find(slug), loss, normalised=True)
    schedule = Schedule(200, batch, momentum=0.5, decay=1e-3)
    run = train(design, data, schedule, rates=0.01, seeds=2, every=1, test=data)
    losses, weights, biases, numbers = torch_training(torch, design, data, schedule, 0.01, 2)
    np.testing.assert_allclose(run.loss[0], losses[:, 0], rtol=1e-12)
    np.testing.assert_allclose(run.test_loss[0], losses[:, 1], rtol=1e-12)
    for ours, weight, bias in zip(run.weights, weights, biases, strict=True):
        np.testing.assert_allclose(ours[0, :, :-1], weight, rtol=0, atol=1e-12)
        np.testing.assert_allclose(ours[0, :, -1], bias, rtol=0, atol=1e-12)
    for ours, theirs in zip(run.normalisations, numbers, strict=True):
        np.testing.assert_allclose(ours[0, -1], theirs, rtol=1e-12, atol=1e-12)


def test_running_statistics_follow_the_batches_and_recording_does_not_move_them():
    design = Design((2, 5, 1), normalised=True)
    run = train(design, MOONS, Schedule(3), rates=0.5, seeds=1, every=1, keep=True, test=MOONS)
    seldom = train(design, MOONS, Schedule(3), rates=0.5, seeds=1)
    np.testing.assert_array_equal(run.normalisations[0][:, -1], seldom.normalisations[0][:, -1])
    mean, variance = np.zeros(5), np.ones(5)
    for step in range(3):
        np.testing.assert_allclose(run.normalisations[0][0, step, 1:], [mean, variance], rtol=1e-12)
        u = MOONS.x @ run.history[0][0, step, :, :-1].T
        mean = (1 - MOMENTUM) * mean + MOMENTUM * u.mean(axis=0)
        variance = (1 - MOMENTUM) * variance + MOMENTUM * u.var(axis=0, ddof=1)


def test_predictions_of_a_normalised_network_use_its_running_statistics():
    design = Design((2, 5, 4, 1), acts.tanh, normalised=True)
    run = train(design, MOONS, Schedule(60, 8), rates=0.3, seeds=[0, 1], every=20, keep=True, test=MOONS)
    logits = predict(design, run.weights, MOONS.x, normalisations=[part[:, -1] for part in run.normalisations])
    loss = binary_cross_entropy.value(logits, MOONS.y).mean(axis=-1)
    np.testing.assert_allclose(loss, run.test_loss[:, -1], rtol=1e-12)
    assert (run.test_loss[:, -1] != run.loss[:, -1]).all()
    a = MOONS.x
    for w, (gain, mean, variance) in zip(run.weights[:-1], (n[0, -1] for n in run.normalisations), strict=True):
        a = np.tanh(gain * (a @ w[0, :, :-1].T - mean) / np.sqrt(variance + EPSILON) + w[0, :, -1])
    np.testing.assert_allclose(logits[0, 0], a @ run.weights[-1][0, 0, :-1] + run.weights[-1][0, 0, -1], rtol=1e-12)
    with pytest.raises(ValueError, match="gains and statistics"):
        predict(design, run.weights, MOONS.x)


@pytest.mark.parametrize("hidden", [(16,), (8, 8)])
def test_a_normalised_network_does_not_depend_on_the_scale_of_its_hidden_weights(hidden):
    design = Design((2, *hidden, 1), normalised=True)
    plain = Design((2, *hidden, 1))
    losses = {}
    for each in (design, plain):
        starts = [[w * scale for w in initial(each, 3)[:-1]] + [initial(each, 3)[-1]] for scale in (1.0, 1000.0)]
        losses[each] = [train(each, MOONS, Schedule(0), rates=0.0, start=start).loss[0, 0] for start in starts]
    assert losses[design][0] == pytest.approx(losses[design][1], rel=1e-3)
    assert losses[plain][1] > 10 * losses[plain][0]


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("batch", [None, 9])
def test_a_normalised_network_is_the_same_to_the_last_bit_alone_and_in_company(batch, dtype):
    for slug, hidden in (("relu", (1,)), ("prelu", (7,)), ("tanh", (5, 3))):
        design = Design((2, *hidden, 1), acts.find(slug), dtype=dtype, normalised=True)
        schedule = Schedule(30, batch, momentum=0.5, decay=1e-3)
        rates, seeds = np.linspace(0.1, 30, 130), np.arange(130)
        many = train(design, MOONS, schedule, rates=rates, seeds=seeds, every=7, test=MOONS)
        for i in (0, 64, 129):
            alone = train(design, MOONS, schedule, rates=rates[i], seeds=seeds[i], every=7, test=MOONS)
            for name in ("weights", "normalisations"):
                for ours, theirs in zip(getattr(alone, name), getattr(many, name), strict=True):
                    np.testing.assert_array_equal(ours[0], theirs[i])
            for name in ("loss", "test_loss", "fired", "gradient_norms", "unit_gradients"):
                np.testing.assert_array_equal(getattr(alone, name)[0], getattr(many, name)[i])


@pytest.mark.parametrize("rate", [0.0, 1e6, 1e300])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_no_number_of_a_normalised_network_is_ever_nan_or_infinite(rate, dtype):
    for slug in ("relu", "exponential", "prelu"):
        design = Design((1, 5, 1), acts.find(slug), squared_error, dtype=dtype, normalised=True)
        for scale in (0.0, 1.0, 1e30):
            run = train(design, SINE, Schedule(20, 4), rates=[rate, 0.01], scales=scale, test=SINE, every=3, keep=True)
            for array in (run.loss, run.test_loss, run.gradient_norms, *run.weights, *run.history, *run.normalisations):
                assert np.isfinite(array).all()


@pytest.mark.parametrize("initialiser", ["zeros", "constant"])
def test_equal_units_stay_equal_under_normalisation(initialiser):
    design = Design((2, 7, 5, 1), acts.tanh, initialiser=INITIALISERS[initialiser], normalised=True)
    run = train(design, MOONS, Schedule(200), rates=0.5, scales=0.3)
    for layer, gains in zip(run.weights, run.normalisations, strict=False):
        np.testing.assert_array_equal(layer[0], np.broadcast_to(layer[0, 0], layer[0].shape))
        assert np.ptp(gains[0, -1, 0]) == 0


def test_parts_and_picks_keep_the_normalisations():
    design, arguments = Design((2, 16, 1), normalised=True), {"rates": np.linspace(0.1, 1, 70), "every": 5}
    whole = train(design, MOONS, Schedule(10), **arguments)
    assert whole.normalisations[0].shape == (70, 3, 3, 16)
    np.testing.assert_array_equal(whole.pick([69]).normalisations[0][0], whole.normalisations[0][69])
    assert train(Design((2, 16, 1)), MOONS, Schedule(1), rates=0.1).normalisations is None


def test_a_batch_of_a_single_sample_cannot_be_normalised():
    one = DataSet("one", np.array([[1.0]]), np.array([0.0]), "values")
    for data, batch in ((one, None), (SINE, 1)):
        with pytest.raises(ValueError, match="two samples"):
            train(Design((1, 3, 1), loss=squared_error, normalised=True), data, Schedule(1, batch), rates=0.1)


def test_a_normalised_network_learns_a_gain_more_for_every_hidden_unit():
    assert Design((2, 5, 4, 1), normalised=True).size == Design((2, 5, 4, 1)).size + 9
