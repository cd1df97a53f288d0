"""The page on centring, without a browser: sentences that agree with the core, drawers, the press, hostile links."""

import pytest

from acts.experiments.networks.locked import BATCHES, STEPS, locked
from acts.experiments.networks.network import LOOK, OPTIMISERS, TASKS, training
from acts.experiments.networks.zigzag import bowl, zigzag, zigzags
from pages.kit.numbers import grouped, number, percent
from tests.pages.reading import text, told


def opened_at(opened, scene, **query):
    app = opened("centring", scene=scene, **query)
    assert not app.exception
    return app


@pytest.mark.parametrize(("batch", "offset", "step"), [(128, 1.0, 0), (1, 1.4, 3), (32, 0.5, STEPS)])
def test_the_sentence_says_how_many_signs_agree(batch, offset, step, opened):
    app = opened_at(opened, "locked", locked_batch=str(batch), locked_offset=str(offset), locked_step=str(step))
    found, place = locked(offset), BATCHES.index(batch)
    (said,) = told(app)
    assert said in text(app)
    assert f"the majority has {percent(found.agreeing[place, found.at(offset), step])}" in said
    assert f"in {percent(found.all_one[place, found.at(offset), step])} of 200 neurons" in said
    left = found.size[found.at(offset), step] / found.size[found.at(offset), 0]
    assert (f"{percent(left)} of its first size" in said) == (step > 0)
    assert ("Nothing is trained yet" in said) == (step == 0)


def test_the_bias_alone_and_another_rate_are_other_trainings(opened):
    query = {"locked_step": "6", "locked_learner": "bias", "locked_rate": "0.3", "locked_seed": "2"}
    (said,) = told(opened_at(opened, "locked", **query))
    found = locked(1.0, 0.3, "bias", 2)
    assert percent(found.agreeing[-1, found.at(1.0), 6]) in said


def test_the_tables_of_signs_have_a_row_for_each_batch_and_each_kind_of_inputs(opened):
    said = text(opened_at(opened, "locked", locked_table="true", locked_why="true"))
    found = locked()
    for index, batch in enumerate(BATCHES):
        assert f"| {batch} | {percent(found.agreeing[index, found.at(1.0), 0])} |" in said
    for name in ("absolute values of normal numbers", "sigmoids of normal numbers", "normal numbers"):
        assert f"| {name} | " in said


@pytest.mark.parametrize(("mean", "share"), [(2.0, 0.9), (0.0, 0.5), (1.3, 0.77)])
def test_the_sentence_counts_the_steps_of_the_zig_zag(mean, share, opened):
    (said,) = told(opened_at(opened, "zigzag", zigzag_mean=str(mean), zigzag_share=str(share)))
    steps = int(bowl(mean).steps(share * bowl(mean).limit))
    assert f"needs {grouped(steps)} step" in said
    assert f"inputs of mean {number(mean)} need {grouped(zigzag(mean).steps)} step" in said


def test_above_its_limit_gradient_descent_diverges(opened):
    (said,) = told(opened_at(opened, "zigzag", zigzag_mean="2", zigzag_share="1.05"))
    assert "above its limit, 0.222: gradient descent diverges" in said


def test_at_its_limit_gradient_descent_never_arrives_and_does_not_diverge(opened):
    (said,) = told(opened_at(opened, "zigzag", zigzag_mean="2", zigzag_share="1"))
    assert "at its limit, 0.222: gradient descent jumps to and fro and never arrives" in said
    assert "diverges" not in said


def test_the_drawers_of_the_zig_zag_hold_the_condition_numbers_and_the_lecture(opened):
    said = text(opened_at(opened, "zigzag", zigzag_steps="true", zigzag_lecture="true"))
    for each in zigzags():
        assert f"| {number(each.mean)} | {number(each.condition)} | {each.steps} |" in said
    assert "this is an inconvenience" in said


@pytest.mark.parametrize(("task", "optimiser"), [("moons", "plain"), ("circles", "rmsprop"), ("moons", "adam")])
def test_the_sentence_says_what_centring_alone_changes(task, optimiser, opened):
    assert task in TASKS
    assert optimiser in OPTIMISERS
    said = text(opened_at(opened, "network", network_task=task, network_by=optimiser))
    sigmoid, shifted, *_others = training(task, optimiser, LOOK).results
    assert f"Centring alone: {number(sigmoid.median / shifted.median, 2)} times as fast." in said
    assert f"The sigmoid takes {sigmoid.median:.0f} steps, the sigmoid - 1/2 takes {shifted.median:.0f}" in said
    assert f"medians over {LOOK.seeds} seeds" in said


def test_more_seeds_wait_for_a_press_that_says_its_price(opened):
    app = opened_at(opened, "network", network_table="true")
    (go,) = (button for button in app.button if button.key == "centring/network/go")
    assert "Train more (about " in go.label
    assert "| Sigmoid - 1/2 | " in text(app)


def test_what_a_link_cannot_ask_for_is_said(opened):
    app = opened_at(opened, "locked", locked_batch="7", locked_offset="3", locked_rate="1")
    said = " ".join(str(each.value) for each in app.warning)
    assert "7" in said
    assert len(app.warning) == 3
