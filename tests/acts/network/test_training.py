"""The engine against a plain implementation of the textbook, against torch, and at its edges."""

from __future__ import annotations

import dataclasses
import json
import math

import numpy as np
import pytest

import acts
from acts.losses import (
    LOSSES,
    binary_cross_entropy,
    sigmoid_squared_error,
    softmax_cross_entropy,
    squared_error,
)
from acts.network import (
    BOUND,
    INITIALISERS,
    DataSet,
    Design,
    Divergence,
    Phase,
    Run,
    Schedule,
    draw,
    estimate,
    initial,
    predict,
    train,
    train_blocks,
)
from acts.network.blocks import Block
from acts.network.training import CACHE, MOST_NETWORKS, block_size

LEARNERS = ("relu", "leaky_relu", "prelu", "rrelu", "tanh", "sigmoid", "softsign")
MOONS = draw("moons", 0, train=40)[0]
SPIRAL = draw("spiral", 0, train=45)[0]
SINE = draw("sine", 0, train=30)[0]


def case(loss, *hidden):
    """Return data and layers that suit a loss."""
    data = {squared_error: SINE, softmax_cross_entropy: SPIRAL}.get(loss, MOONS)
    return data, (data.x.shape[1], *hidden, max(1, data.classes if loss is softmax_cross_entropy else 1))


# The textbook, sample by sample, with no thought of speed.


def plain_loss(slug, logits, y):
    """Return the loss of one sample and its gradient in the logits."""
    if slug == "squared_error":
        return (logits[0] - y) ** 2, np.array([2 * (logits[0] - y)])
    if slug == "sigmoid_squared_error":
        p = 1 / (1 + math.exp(-logits[0]))
        return (p - y) ** 2, np.array([2 * (p - y) * p * (1 - p)])
    if slug == "binary_cross_entropy":
        p = 1 / (1 + math.exp(-logits[0]))
        return -math.log(p if y else 1 - p), np.array([p - y])
    p = np.exp(logits) / np.exp(logits).sum()
    return -math.log(p[y]), p - np.eye(len(p))[y]


def plain_orders(seed, samples, batch, steps):
    if batch is None or batch >= samples:
        return [np.arange(samples)] * steps
    rng = np.random.default_rng([seed, 1])
    stream = np.concatenate([rng.permutation(samples) for _ in range(steps * batch // samples + 1)])
    return stream[: steps * batch].reshape(steps, batch)


class Plain:
    """One network, and its training as a textbook writes it down."""

    def __init__(self, design, seed):
        self.design, self.seed = design, seed
        self.weights = [w.copy() for w in initial(design, seed)]
        self.slopes = np.full(len(design.hidden), design.settings.get("weight", 0.0))

    def settings(self, layer):
        return {"weight": self.slopes[layer]} if self.design.learns_slopes else self.design.settings

    def forward(self, x):
        inputs, zs = [np.append(x, 1.0)], []
        for layer, w in enumerate(self.weights):
            zs.append(w @ inputs[-1])
            if layer < len(self.slopes):
                inputs.append(np.append(self.design.activation(zs[-1], **self.settings(layer)), 1.0))
        return inputs, zs

    def loss(self, data):
        slug = self.design.loss.slug
        return np.mean([plain_loss(slug, self.forward(data.x[i])[1][-1], y)[0] for i, y in enumerate(data.y)])

    def gradients(self, x, y):
        """Return the gradient of one sample's loss in the weights, and in PReLU's slopes."""
        inputs, zs = self.forward(x)
        upstream = plain_loss(self.design.loss.slug, zs[-1], y)[1]
        gradients, slopes = [], np.zeros_like(self.slopes)
        for layer in reversed(range(len(zs))):
            gradients.insert(0, np.outer(upstream, inputs[layer]))
            if layer:
                back, z = self.weights[layer][:, :-1].T @ upstream, zs[layer - 1]
                slopes[layer - 1] = (back * np.minimum(z, 0)).sum()
                upstream = back * self.design.activation.derivative(z, **self.settings(layer - 1))
        return [*gradients, slopes]

    def train(self, data, schedule, rate):
        """Return the loss on the training set before each step and after the last."""
        numbers = [*self.weights, self.slopes]
        velocities = [np.zeros_like(w) for w in numbers]
        losses = [self.loss(data)]
        for order in plain_orders(self.seed, len(data.x), schedule.batch, schedule.steps):
            for_each = [self.gradients(data.x[i], data.y[i]) for i in order]
            for k, velocity in enumerate(velocities):
                velocity *= schedule.momentum
                velocity += sum(gradients[k] for gradients in for_each) / len(order)
                if k < len(self.weights):
                    velocity[:, :-1] += schedule.decay * self.weights[k][:, :-1]
            for w, velocity in zip(numbers, velocities, strict=True):
                w -= rate * velocity
            losses.append(self.loss(data))
        return losses


@pytest.mark.parametrize("hidden", [(), (5,), (4, 3)])
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("slug", LEARNERS)
def test_the_engine_follows_the_textbook(slug, loss, hidden):
    data, layers = case(loss, *hidden)
    design = Design(layers, acts.find(slug), loss)
    schedule = Schedule(steps=12, batch=7, momentum=0.9, decay=0.01)
    run = train(design, data, schedule, rates=[0.3, 0.05], seeds=[4, 3], every=1)
    plain = Plain(design, 3)
    np.testing.assert_allclose(run.loss[1], plain.train(data, schedule, 0.05), rtol=1e-12)
    for ours, theirs in zip(run.weights, plain.weights, strict=True):
        np.testing.assert_allclose(ours[1], theirs, rtol=0, atol=1e-13)
    if design.learns_slopes:
        np.testing.assert_allclose(run.slopes[1, -1], plain.slopes, atol=1e-13)


def test_the_engine_follows_the_textbook_on_full_batches():
    for slug in LEARNERS:
        design = Design((2, 6, 3), acts.find(slug), softmax_cross_entropy)
        run = train(design, SPIRAL, Schedule(20), rates=0.5, seeds=1, every=1)
        np.testing.assert_allclose(run.loss[0], Plain(design, 1).train(SPIRAL, Schedule(20), 0.5), rtol=1e-12)


def torch_training(torch, design, data, schedule, rate, seed):
    """Return the loss on the training set before each step and after the last."""
    linears, parts = [], []
    for w in initial(design, seed):
        linear = torch.nn.Linear(w.shape[1] - 1, w.shape[0], dtype=torch.float64)
        with torch.no_grad():
            linear.weight[:], linear.bias[:] = torch.from_numpy(w[:, :-1]), torch.from_numpy(w[:, -1])
        linears.append(linear)
        bends = {
            "relu": torch.nn.ReLU,
            "leaky_relu": lambda: torch.nn.LeakyReLU(0.01),
            "prelu": lambda: torch.nn.PReLU(dtype=torch.float64),
            "tanh": torch.nn.Tanh,
            "sigmoid": torch.nn.Sigmoid,
        }
        parts += [linear, bends[design.activation.slug]()]
    model = torch.nn.Sequential(*parts[:-1])
    x, y = torch.from_numpy(np.array(data.x)), torch.from_numpy(np.array(data.y))
    if design.loss is softmax_cross_entropy:
        criterion = torch.nn.functional.cross_entropy
    else:
        y = y[:, None].double()
        criterion = {
            squared_error: torch.nn.functional.mse_loss,
            binary_cross_entropy: torch.nn.functional.binary_cross_entropy_with_logits,
            sigmoid_squared_error: lambda z, t: torch.nn.functional.mse_loss(torch.sigmoid(z), t),
        }[design.loss]
    decayed = [linear.weight for linear in linears]
    spared = [p for p in model.parameters() if not any(p is w for w in decayed)]
    groups = [{"params": decayed, "weight_decay": schedule.decay}, {"params": spared}]
    descent = torch.optim.SGD(groups, lr=rate, momentum=schedule.momentum)
    losses = [float(criterion(model(x), y).detach())]
    for order in plain_orders(seed, len(x), schedule.batch, schedule.steps):
        descent.zero_grad()
        criterion(model(x[order]), y[order]).backward()
        descent.step()
        losses.append(float(criterion(model(x), y).detach()))
    return losses


@pytest.mark.parametrize("batch", [None, 16])
@pytest.mark.parametrize("hidden", [(16,), (8, 8)])
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("slug", ["relu", "leaky_relu", "prelu", "tanh", "sigmoid"])
def test_trajectories_are_those_of_torch(slug, loss, hidden, batch):
    torch = pytest.importorskip("torch")
    data, layers = case(loss, *hidden)
    design = Design(layers, acts.find(slug), loss)
    schedule = Schedule(200, batch, momentum=0.5, decay=1e-3)
    run = train(design, data, schedule, rates=0.05, seeds=2, every=1)
    np.testing.assert_allclose(run.loss[0], torch_training(torch, design, data, schedule, 0.05, 2), rtol=1e-12)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("batch", [None, 9])
@pytest.mark.parametrize("hidden", [(), (1,), (7,), (16,), (5, 3)])
@pytest.mark.parametrize("slug", ["relu", "prelu", "tanh", "sigmoid", "softsign"])
def test_a_network_is_the_same_to_the_last_bit_alone_and_in_company(slug, hidden, batch, dtype):
    design = Design((2, *hidden, 1), acts.find(slug), dtype=dtype)
    schedule = Schedule(30, batch, momentum=0.5, decay=1e-3)
    # Rates so high that a difference in the last bit would grow.
    rates, seeds = np.linspace(0.1, 30, 130), np.arange(130)
    many = train(design, MOONS, schedule, rates=rates, seeds=seeds, every=7)
    for i in (0, 63, 64, 129):
        alone = train(design, MOONS, schedule, rates=rates[i], seeds=seeds[i], every=7)
        for ours, theirs in zip(alone.weights, many.weights, strict=True):
            np.testing.assert_array_equal(ours[0], theirs[i])
        for name in ("loss", "accuracy", "fired", "gradient_norms", "unit_gradients", "weight_norms"):
            np.testing.assert_array_equal(getattr(alone, name)[0], getattr(many, name)[i])


def test_the_two_kernels_agree_where_both_can_do_it(monkeypatch):
    design = Design((2, 9, 3), acts.prelu, softmax_cross_entropy)
    arguments = {"rates": 0.1, "seeds": [0, 1], "every": 5}
    shallow = train(design, SPIRAL, Schedule(50, decay=0.01), **arguments)
    monkeypatch.setattr("acts.network.kernels.MOST_COLUMNS", 0)
    general = train(design, SPIRAL, Schedule(50, decay=0.01), **arguments)
    np.testing.assert_allclose(shallow.loss, general.loss, rtol=1e-13)
    np.testing.assert_allclose(shallow.slopes, general.slopes, rtol=1e-12)
    np.testing.assert_array_equal(shallow.fired, general.fired)


@pytest.mark.parametrize("slug", acts.CATALOGUE)
@pytest.mark.parametrize("hidden", [(6,), (4, 4)])
def test_every_function_of_the_catalogue_trains_and_its_gradient_is_that_of_the_loss(slug, hidden):
    design = Design((1, *hidden, 1), acts.find(slug), squared_error)
    run = train(design, SINE, Schedule(1), rates=1e-9, seeds=5, offsets=0.1, keep=True)
    w = [layer[0, 0] for layer in run.history]
    gradient = [(layer[0, 0] - layer[0, 1]) / 1e-9 for layer in run.history]
    for layer, unit, column in [(0, 0, 0), (0, 3, 1), (len(hidden), 0, 2)]:
        ends = []
        for nudge in (1e-5, -1e-5):
            nudged = [part.copy() for part in w]
            nudged[layer][unit, column] += nudge
            logits = predict(design, [part[None] for part in nudged], SINE.x)[0, 0]
            ends.append(np.mean((logits - SINE.y) ** 2))
        assert gradient[layer][unit, column] == pytest.approx((ends[0] - ends[1]) / 2e-5, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("slug", acts.CATALOGUE)
@pytest.mark.parametrize("rate", [0.0, 0.1, 1e6, 1e300])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_no_number_is_ever_nan_or_infinite(slug, rate, dtype):
    for loss in (squared_error, softmax_cross_entropy):
        data, layers = case(loss, 5)
        design = Design(layers, acts.find(slug), loss, dtype=dtype)
        for schedule in (Schedule(20), Schedule(20, batch=4, momentum=0.9)):
            run = train(design, data, schedule, rates=[rate, 0.01], seeds=[0, 1], test=data, every=3, keep=True)
            for field in dataclasses.fields(run):
                value = getattr(run, field.name)
                for array in value if isinstance(value, tuple) else (value,):
                    if isinstance(array, np.ndarray):
                        assert np.isfinite(array).all(), field.name
            json.dumps(run.loss.tolist(), allow_nan=False)


def test_divergence_is_a_fact_with_step_and_value_and_the_series_stop_before_it():
    design = Design((1, 8, 1), acts.relu, squared_error)
    run = train(design, SINE, Schedule(60), rates=[0.01, 1e6, 3.0], seeds=[1, 1, 1], every=2)
    assert run.divergences[0] is None
    assert run.divergences[1].step == 1
    assert run.divergences[1].value > BOUND
    at = run.divergences[2].step
    assert 1 < at < 60
    np.testing.assert_array_equal(run.reached[2], run.steps < at)
    last = int(np.flatnonzero(run.reached[2])[-1])
    for series in (run.loss, run.fired, run.weight_norms):
        for entry in series[2, last:]:
            np.testing.assert_array_equal(entry, series[2, last])
    alone = train(design, SINE, Schedule(60), rates=0.01, seeds=1, every=2)
    np.testing.assert_array_equal(run.loss[0], alone.loss[0])


def test_divergence_is_found_at_its_step_however_seldom_a_record_is_made():
    design = Design((1, 8, 1), acts.tanh, squared_error)
    often, seldom = (train(design, SINE, Schedule(300), rates=2.0, seeds=3, every=every) for every in (1, None))
    assert often.divergences[0] is not None
    assert often.divergences == seldom.divergences


def test_where_no_loss_is_too_large_the_networks_are_looked_at_for_their_records_alone(monkeypatch):
    looks, original = [], Block._stop
    monkeypatch.setattr(Block, "_stop", lambda self, *given: looks.append(1) or original(self, *given))
    design = Design((1, 4, 1), acts.relu, squared_error, dtype="float64")
    for bound, seen, gone in ((math.inf, 2, None), (BOUND, 1, 0)):
        looks.clear()
        run = train(design, SINE, Schedule(50, bound=bound), rates=0.0, scales=1e12)
        assert run.loss[0, -1] > 1e20 or bound == BOUND
        assert (run.divergences[0] and run.divergences[0].step) == gone
        assert len(looks) == seen


def test_a_network_without_any_finite_loss_diverges_at_step_0():
    run = train(Design((1, 4, 1), acts.relu, squared_error), SINE, Schedule(5), rates=0.1, scales=1e200, every=1)
    assert run.divergences == (Divergence(0, math.inf),)
    assert not run.reached.any()
    assert (run.loss == BOUND).all()


def test_the_divergence_of_an_infinite_loss_has_an_infinite_value():
    run = train(Design((1, 4, 1), acts.relu, squared_error), SINE, Schedule(9), rates=1e300, every=1)
    assert run.divergences == (Divergence(1, math.inf),)


def test_a_rate_of_0_changes_nothing():
    design = Design((2, 4, 1))
    run = train(design, MOONS, Schedule(20, momentum=0.9, decay=0.1), rates=0.0, seeds=7, every=1)
    assert np.ptp(run.loss) == 0
    for ours, started in zip(run.weights, initial(design, 7), strict=True):
        np.testing.assert_array_equal(ours[0], started)


def test_a_batch_as_large_as_the_data_is_the_full_batch():
    design = Design((2, 4, 1))
    runs = [train(design, MOONS, Schedule(20, batch), rates=0.5, every=1) for batch in (None, 40, 4000)]
    for run in runs[1:]:
        np.testing.assert_array_equal(run.loss, runs[0].loss)


@pytest.mark.parametrize("slug", ["relu", "tanh", "sigmoid", "prelu"])
@pytest.mark.parametrize("initialiser", ["zeros", "constant"])
@pytest.mark.parametrize("hidden", [(6,), (7, 5)])
def test_equal_weights_stay_equal_to_the_last_bit(slug, initialiser, hidden):
    design = Design((2, *hidden, 1), acts.find(slug), initialiser=INITIALISERS[initialiser])
    run = train(design, MOONS, Schedule(200), rates=0.5, scales=0.3)
    first, second = run.weights[0][0], run.weights[1][0]
    np.testing.assert_array_equal(first, np.broadcast_to(first[0], first.shape))
    np.testing.assert_array_equal(second[:, :-1], np.full((len(second), hidden[0]), second[0, 0]))
    if slug == "relu" and initialiser == "zeros":
        assert not first.any()  # a pre-activation of exactly 0 does not fire, and has the slope 0
        assert run.silent.all()


def test_units_born_dead_get_a_gradient_of_exactly_0_and_stay_so():
    design = Design((2, 16, 1))
    run = train(design, MOONS, Schedule(100), rates=1.0, offsets=-50.0, every=10)
    assert (run.silent_share == 1).all()
    assert not run.unit_gradients.any()
    for layer, start in zip(run.weights[:1], initial(design, 0, offset=-50.0), strict=False):
        np.testing.assert_array_equal(layer[0], start)
    assert run.accuracy[0, -1] == 0.5


def test_silent_leaky_units_do_get_a_gradient():
    design = Design((2, 16, 1), acts.leaky_relu)
    run = train(design, MOONS, Schedule(10), rates=0.1, offsets=-50.0, every=10)
    assert run.silent.all()
    assert (run.unit_gradients > 0).all()


@pytest.mark.parametrize("hidden", [(7,), (5, 4)])
@pytest.mark.parametrize("slug", ["relu", "tanh", "sigmoid", "softsign", "leaky_relu"])
def test_a_unit_fires_where_its_pre_activation_is_above_0(slug, hidden):
    design = Design((2, *hidden, 1), acts.find(slug))
    run = train(design, MOONS, Schedule(20), rates=1.0, seeds=[0, 1], every=5, keep=True)
    w = [layer[1, -1] for layer in run.history]
    z, counts = MOONS.x @ w[0][:, :-1].T + w[0][:, -1], []
    for following in w[1:]:
        counts += (z > 0).sum(axis=0).tolist()
        z = design.activation(z) @ following[:, :-1].T + following[:, -1]
    np.testing.assert_array_equal(run.fired[1, -1], counts)
    assert run.accuracy[1, -1] == np.mean((z[:, 0] > 0) == MOONS.y)


def test_norms_are_those_of_the_recorded_weights():
    run = train(Design((2, 5, 1)), MOONS, Schedule(10), rates=0.5, every=5, keep=True)
    for layer, weights in enumerate(run.history):
        np.testing.assert_allclose(run.weight_norms[0, :, layer], np.linalg.norm(weights[0], axis=(1, 2)))
    np.testing.assert_allclose(np.linalg.norm(run.unit_gradients, axis=2), run.gradient_norms[:, :, 0])


def test_float32_stays_close_to_float64():
    runs = [
        train(Design((2, 16, 1), dtype=dtype), MOONS, Schedule(200), rates=0.3, seeds=range(5))
        for dtype in ("float32", "float64")
    ]
    assert runs[0].weights[0].dtype == np.float32
    np.testing.assert_allclose(runs[0].loss, runs[1].loss, rtol=1e-4)


def test_phases_shock_then_cool():
    design, data = Design((2, 8, 1)), MOONS
    schedule = Schedule(30, phases=(Phase(10, factor=2.0), Phase(5, rate=0.25)))
    run = train(design, data, schedule, rates=[0.5, 0.1], seeds=0, every=1, keep=True)
    for network, shock in enumerate((1.0, 0.2)):
        first = train(design, data, Schedule(10), rates=shock, seeds=0)
        weights = [layer[network, 10] for layer in run.history]
        for ours, theirs in zip(weights, first.weights, strict=True):
            np.testing.assert_array_equal(ours, theirs[0])
        then = train(design, data, Schedule(20), rates=0.25, start=weights, every=1)
        np.testing.assert_array_equal(run.loss[network, 10:], then.loss[0])


def test_records_are_made_at_the_ends_and_at_every_interval():
    design = Design((2, 3, 1))
    for every, steps in ((None, [0, 7]), (1, list(range(8))), (3, [0, 3, 6, 7]), (100, [0, 7])):
        run = train(design, MOONS, Schedule(7), rates=0.1, every=every)
        assert run.steps.tolist() == steps
        assert run.loss.shape == (1, len(steps))
    assert train(design, MOONS, Schedule(0), rates=0.1).steps.tolist() == [0]


def test_recording_changes_nothing():
    runs = [
        train(Design((2, 5, 1)), MOONS, Schedule(40, 8), rates=0.5, test=test, every=every)
        for every, test in ((None, None), (1, MOONS))
    ]
    np.testing.assert_array_equal(runs[0].weights[0], runs[1].weights[0])
    np.testing.assert_array_equal(runs[1].loss, runs[1].test_loss)
    np.testing.assert_array_equal(runs[1].accuracy, runs[1].test_accuracy)


def test_values_have_no_accuracy_and_no_hidden_unit_is_never_silent():
    run = train(Design((1, 1), loss=squared_error), SINE, Schedule(300), rates=0.5, test=SINE)
    assert run.accuracy is None
    assert run.test_accuracy is None
    assert run.silent_share.tolist() == [[0.0, 0.0]]
    # Without a hidden layer this is a straight line: least squares.
    slope, intercept = np.polyfit(SINE.x[:, 0], SINE.y, 1)
    np.testing.assert_allclose(run.weights[0][0, 0], [slope, intercept], atol=1e-9)


def test_blocks_are_parts_of_the_whole():
    design, arguments = Design((2, 16, 1)), {"rates": np.linspace(0.1, 1, 150), "every": 5}
    blocks = [run for _, run in train_blocks(design, MOONS, Schedule(10), **arguments) if run is not None]
    assert [len(block) for block in blocks] == [64, 64, 22]
    whole = train(design, MOONS, Schedule(10), **arguments)
    joined = Run.joined(blocks)
    np.testing.assert_array_equal(joined.loss, whole.loss)
    picked = whole.pick([70, 3])
    np.testing.assert_array_equal(picked.weights[1], whole.weights[1][[70, 3]])
    assert len(picked) == len(picked.divergences) == 2


def test_a_block_holds_as_many_networks_as_a_step_of_them_fits_into_the_cache():
    design, samples = Design((2, 100, 1), dtype="float32"), 1300
    whole, batches = (block_size(design, samples, Schedule(batch=batch)) for batch in (None, 64))
    assert whole == CACHE // (100 * samples * 4) == 1
    assert batches == CACHE // (100 * 64 * 4) == 20
    assert block_size(design, 100_000, Schedule(batch=64)) == 1  # the records take all samples at once
    assert block_size(design, 1, Schedule()) == MOST_NETWORKS


def test_the_next_block_is_not_trained_before_it_is_asked_for(monkeypatch):
    trained = []
    whole = Block.pieces
    monkeypatch.setattr(Block, "pieces", lambda self, *rest: trained.append(1) or whole(self, *rest))
    blocks = train_blocks(Design((2, 16, 1)), MOONS, Schedule(1), rates=np.ones(200))
    next(blocks)
    assert len(trained) == 1


def test_a_long_training_pauses_often_and_comes_to_the_same(monkeypatch):
    arguments = {"rates": [0.1, 1.0, 1e6], "every": 7, "keep": True}
    whole = train(Design((2, 16, 1)), MOONS, Schedule(60, momentum=0.5), **arguments)
    monkeypatch.setattr("acts.network.blocks.BEAT", 0.0)
    pieces = list(train_blocks(Design((2, 16, 1)), MOONS, Schedule(60, momentum=0.5), **arguments))
    shares = [share for share, _ in pieces]
    assert len(pieces) > 50
    assert shares == sorted(set(shares))
    assert shares[-1] == 1
    (run,) = [run for _, run in pieces if run is not None]
    np.testing.assert_array_equal(run.loss, whole.loss)
    np.testing.assert_array_equal(run.history[0], whole.history[0])
    assert run.divergences == whole.divergences


def test_a_pause_leaves_numpy_s_warnings_as_they_were(monkeypatch):
    monkeypatch.setattr("acts.network.blocks.BEAT", 0.0)
    pieces = train_blocks(Design((2, 16, 1)), MOONS, Schedule(60), rates=0.1)
    before = np.geterr()
    next(pieces)
    assert np.geterr() == before


def test_nothing_of_a_run_can_be_changed():
    run = train(Design((2, 3, 1)), MOONS, Schedule(3), rates=0.1, keep=True)
    for array in (run.loss, run.weights[0], run.history[0], run.rates):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_the_seed_decides_and_the_scale_stretches():
    design = Design((2, 5, 1))
    first, again, other = (initial(design, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first[0], again[0])
    assert (first[0][:, :-1] != other[0][:, :-1]).all()
    stretched = initial(design, 1, scale=2.0, offset=-1.0)
    np.testing.assert_array_equal(stretched[0][:, :-1], 2 * first[0][:, :-1])
    assert stretched[0][:, -1].tolist() == [-1.0] * 5
    assert stretched[1][:, -1].tolist() == [0.0]


def test_predictions_are_those_of_the_trained_network():
    for slug, hidden in (("prelu", (4,)), ("relu", (3, 3)), ("tanh", ())):
        design = Design((2, *hidden, 1), acts.find(slug))
        run = train(design, MOONS, Schedule(50), rates=0.5, seeds=[0, 1], every=10, keep=True)
        slopes = None if run.slopes is None else run.slopes[:, -1]
        logits = predict(design, run.weights, MOONS.x, slopes)
        assert logits.shape == (2, 1, 40)
        np.testing.assert_array_equal(np.mean((logits[:, 0] > 0) == MOONS.y, axis=1), run.accuracy[:, -1])
        replay = predict(
            design, [layer[0] for layer in run.history], MOONS.x, None if slopes is None else run.slopes[0]
        )
        np.testing.assert_array_equal(replay[-1], logits[0])


def test_an_estimate_is_a_time_that_grows_with_the_work():
    design = Design((2, 8, 1))
    few, many = (estimate(design, MOONS, Schedule(5000), n, patience=0.02) for n in (64, 6400))
    assert 0 < few < many
    assert estimate(design, MOONS, Schedule(0), 1) >= 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"rates": -1.0}, "0 or more"),
        ({"rates": math.nan}, "finite"),
        ({"rates": 1.0, "scales": math.inf}, "finite"),
        ({"rates": 1.0, "seeds": -1}, "seeds"),
        ({"rates": [[1.0]]}, "row"),
        ({"rates": []}, "row"),
        ({"rates": 1.0, "every": 0}, "a step at least"),
        ({"rates": 1.0, "start": []}, "2 layers"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(arguments, reason):
    with pytest.raises(ValueError, match=reason):
        train(Design((2, 3, 1)), MOONS, Schedule(1), **arguments)


@pytest.mark.parametrize(
    ("design", "data", "reason"),
    [
        (Design((3, 1)), MOONS, "takes 3 inputs"),
        (Design((2, 1)), SPIRAL, "3 classes"),
        (Design((1, 1)), SINE, "squared error"),
    ],
)
def test_data_that_does_not_fit_is_refused(design, data, reason):
    with pytest.raises(ValueError, match=reason):
        train(design, data, Schedule(1), rates=1.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Design((2,)),
        lambda: Design((2, 0, 1)),
        lambda: Design((2, 1), loss=softmax_cross_entropy),
        lambda: Design((2, 1), dtype="float16"),
        lambda: Design((2, 1), acts.leaky_relu, parameters=(("negative_slope", math.inf),)),
        lambda: Schedule(-1),
        lambda: Schedule(batch=0),
        lambda: Schedule(momentum=1.0),
        lambda: Schedule(decay=-1.0),
        lambda: Schedule(10, phases=(Phase(11),)),
        lambda: Phase(-1),
        lambda: Phase(1, rate=math.inf),
    ],
)
def test_records_refuse_what_makes_no_sense(make):
    with pytest.raises(ValueError, match=" "):
        make()


def test_a_single_sample_and_a_single_unit_do():
    data = DataSet("one", np.array([[1.0]]), np.array([0.0]), "values")
    design = Design((1, 1), loss=sigmoid_squared_error)
    with pytest.raises(ValueError, match="squared error"):
        train(design, data, Schedule(1), rates=1.0)
    run = train(Design((1, 1, 1), acts.relu, squared_error), data, Schedule(50), rates=0.1, every=1)
    assert run.loss[0, -1] <= run.loss[0, 0]


def test_nielsens_neuron_learns_as_in_his_book():
    # Neural Networks and Deep Learning, chapter 3: half the squared error, 300 epochs, eta 0.15, so 0.075 of ours.
    data = DataSet("nielsen", np.array([[1.0]]), np.array([0]), "classes")
    for loss, rate, weights, outcome in (
        (sigmoid_squared_error, 0.075, (0.6, 0.9), 0.0940),
        (sigmoid_squared_error, 0.075, (2.0, 2.0), 0.2028),
        (binary_cross_entropy, 0.15, (0.6, 0.9), 0.0116),
        (binary_cross_entropy, 0.15, (2.0, 2.0), 0.0120),
    ):
        run = train(Design((1, 1), loss=loss), data, Schedule(300), rates=rate, start=[[weights]])
        assert acts.sigmoid(run.weights[0][0, 0].sum()) == pytest.approx(outcome, abs=5e-5)


def test_single_steps_may_be_recorded_and_are_those_of_every_step():
    design = Design((1, 4, 1), acts.relu, squared_error)
    every = train(design, SINE, Schedule(20), rates=0.05, seeds=2, every=1, keep=True)
    some = train(design, SINE, Schedule(20), rates=0.05, seeds=2, every=(3, 4, 11), keep=True)
    assert some.steps.tolist() == [0, 3, 4, 11, 20]
    np.testing.assert_array_equal(some.loss, every.loss[:, some.steps])
    np.testing.assert_array_equal(some.history[0], every.history[0][:, some.steps])


@pytest.mark.parametrize("every", [(-1,), (21,), 0])
def test_a_record_outside_the_training_is_refused(every):
    with pytest.raises(ValueError, match="record"):
        train(Design((1, 4, 1), acts.relu, squared_error), SINE, Schedule(20), rates=0.05, every=every)
