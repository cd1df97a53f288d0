import numpy as np
import pytest

from acts.experiments.training.film import FEWER, FRAMES, SLOW, film, filming, moments
from acts.experiments.training.plane import LEVELS, SIDE
from acts.experiments.training.setup import Setup
from acts.network import predict

SMALL = Setup(width=6, steps=200)


def inside(points, box):
    low, high = np.array(box).T
    return ((points >= low - 1e-9) & (points <= high + 1e-9)).all(axis=-1)


@pytest.mark.parametrize("steps", [1, 30, 100, 101, 500, 1234, 2000])
def test_the_first_steps_are_shown_one_by_one_and_the_last_always(steps):
    shown = moments(steps)
    assert shown[: min(SLOW, steps)] == tuple(range(min(SLOW, steps)))
    assert shown[-1] == steps
    assert list(shown) == sorted(set(shown))
    assert len(shown) <= FRAMES + 1
    fewer = moments(steps, FEWER)
    assert fewer[: min(SLOW, steps)] == shown[: min(SLOW, steps)]
    assert fewer[-1] == steps
    assert len(fewer) <= FEWER + 1


@pytest.mark.parametrize(("data", "rate"), [("moons", 1.0), ("moons", 1e3), ("digits/sixteenth", 0.1)])
def test_a_film_is_made_piece_by_piece_and_is_the_same_for_all_who_ask(data, rate):
    setup = Setup(data, width=5, depth=2, steps=150)
    work = filming(setup, rate, 8)
    shares = []
    while not work.finished:
        assert work.results == [None]
        work.advance()
        shares.append(work.done)
    assert len(shares) > 1
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert film(setup, rate, 8) is work.results[0]


def test_a_film_that_somebody_has_begun_is_finished_by_who_needs_it():
    work = filming(SMALL, 0.25, 9)
    work.advance()
    assert not work.finished
    assert film(SMALL, 0.25, 9) is work.results[0]


def test_a_kink_is_where_the_pre_activation_is_0_and_the_unit_fires_on_its_left():
    shown = film(SMALL, 1.0, 0)
    weights = shown.life.run.history[0][0]
    seen = 0
    for frame in (0, 50, shown.frames - 1):
        for (w1, w2, b), line in zip(weights[frame].astype(float), shown.kinks[frame], strict=True):
            if np.isnan(line).any():
                corners = np.array([[x, y] for x in shown.box[0] for y in shown.box[1]])
                signs = np.sign(corners @ [w1, w2] + b)
                assert (signs == signs[0]).all(), "the line crosses the box and is not there"
                continue
            seen += 1
            first, last = line[:2], line[2:]
            assert inside(np.array([first, last]), shown.box).all()
            for end in (first, last):
                assert abs(end @ [w1, w2] + b) < 1e-6 * np.hypot(w1, w2) + 1e-9
            left = np.array([first[1] - last[1], last[0] - first[0]])
            assert left @ [w1, w2] > 0
    assert seen > 6


@pytest.mark.parametrize("data", ["moons", "spiral"])
def test_the_regions_are_the_decisions_of_the_network(data):
    setup = Setup(data, width=12, steps=100)
    shown = film(setup, 0.5, 3)
    history = [layer[0, -1:] for layer in shown.life.run.history]
    across, up = (np.linspace(*ends, SIDE) for ends in shown.box)
    for row, column in ((0, 0), (0, SIDE - 1), (SIDE - 1, 0), (20, 41), (33, 7)):
        place = [[across[column], up[SIDE - 1 - row]]]
        logits = predict(setup.design, history, place)[0, :, 0]
        expected = int(logits[0] > 0) if logits.size == 1 else int(logits.argmax())
        assert shown.regions[-1, row, column] // LEVELS == expected


def test_values_have_a_curve_and_kinks_on_one_axis():
    setup = Setup("sine", width=8, steps=200)
    shown = film(setup, 0.1, 0)
    assert shown.regions is None
    history = [layer[0, -1:] for layer in shown.life.run.history]
    across = np.linspace(*shown.box[0], SIDE)
    np.testing.assert_allclose(shown.curve[-1], predict(setup.design, history, across[:, None])[0, 0], rtol=1e-6)
    weights = shown.life.run.history[0][0, -1].astype(float)
    for (w, b), (x, *rest) in zip(weights, shown.kinks[-1], strict=True):
        assert np.isnan(rest).all()
        if np.isnan(x):
            assert not shown.box[0][0] <= -b / w <= shown.box[0][1]
        else:
            assert w * x + b == pytest.approx(0, abs=1e-6)


def test_a_dead_unit_is_one_that_fires_on_no_training_point():
    shown = film(Setup(), 8.0, 0)
    weights = shown.life.run.history[0][0, -1]
    z = shown.setup.sets[0].x @ weights[:, :-1].T + weights[:, -1]
    np.testing.assert_array_equal(shown.dead[-1], (z <= 0).all(axis=0))
    assert shown.dead[-1].sum() > 5


def test_a_training_that_diverges_is_shown_step_by_step_up_to_there():
    shown = film(Setup(), 100.0, 0)
    assert shown.divergence.step < 20
    assert shown.divergence.value > 1e9
    assert shown.steps == tuple(range(shown.divergence.step))
    assert np.isfinite(shown.life.run.loss).all()


@pytest.mark.parametrize(
    ("setup", "rate"),
    [
        (Setup(initialiser="zeros"), 1.0),
        (Setup(scale=100.0, offset=100.0), 1e6),
        (Setup(scale=0.0, offset=-100.0), 0.0),
        (Setup("sine", scale=100.0), 1e6),
        (Setup("spiral", width=1, depth=3, steps=100), 1e6),
        (Setup(batch=1, momentum=0.999, decay=10.0, steps=100), 3.0),
        (Setup(activation="prelu", parameters=(("weight", 0.25),), steps=100), 1.0),
    ],
)
def test_whatever_is_asked_for_there_is_something_to_see(setup, rate):
    shown = film(setup, rate, 0)
    assert shown.frames >= 1
    assert np.isfinite(shown.life.run.loss).all()
    if shown.curve is not None:
        assert np.isfinite(shown.curve).all()
    finite = shown.kinks[~np.isnan(shown.kinks)]
    assert np.isfinite(finite).all()
