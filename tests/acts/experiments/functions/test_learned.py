import numpy as np

import acts
from acts.experiments.functions.learned import SEEDS, STARTS, TASKS, learning
from acts.network import draw, initial


def test_slopes_begin_where_they_should_and_go_where_the_seed_leads_them():
    found = learning("circles").complete()
    assert [each.start for each in found] == list(STARTS)
    for each in found:
        assert each.slopes.shape == (SEEDS, len(each.at), 3)
        assert (each.slopes[:, 0] == each.start).all()
        assert np.ptp(each.slopes[:, -1], axis=0).min() > 0.3, "they do not agree from seed to seed"
    ends = [each.slopes[:, -1].mean() for each in found]
    assert ends[0] < ends[1] < ends[2], "they keep something of their start"
    assert any((each.slopes[:, -1] < 0).any() for each in found)


def test_the_first_move_of_a_slope_is_against_its_gradient():
    task, data = TASKS["circles"], draw("circles", 0)[0]
    moved = learning("circles").complete()[1].slopes[0, 1] - 0.25

    def loss(slopes):
        values = data.x.T
        layers = initial(task.design(0.25), 0)
        for number, w in enumerate(layers):
            z = w[:, :-1] @ values + w[:, -1:]
            values = acts.prelu(z, weight=slopes[number]) if number < 3 else z
        return task.loss.value(values[None], data.y[None, None].astype(float)).mean()

    gradient = []
    for layer in range(3):
        step = np.zeros(3)
        step[layer] = 1e-5
        gradient.append((loss(0.25 + step) - loss(0.25 - step)) / 2e-5)
    steepest = int(np.abs(gradient).argmax())
    assert np.sign(moved[steepest]) == -np.sign(gradient[steepest])


def test_the_digits_wait_for_a_press():
    assert learning("digits").load > 10 * learning("circles").load
