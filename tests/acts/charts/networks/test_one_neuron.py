import json

import numpy as np
import pytest

import acts
from acts.charts.kit.sliders import Slide
from acts.charts.kit.stops import grid
from acts.charts.networks.one_neuron import GRID, PARAMETERS, REACH, one_neuron_picture
from acts.experiments.networks.one_neuron import FIRST, neuron
from tests.acts.charts.reading import rows


def start(picture):
    return {name: column[0] for name, column in rows(picture, "start").items()}


def read_off(row, z):
    """Return what the browser makes of z: see `_variables`."""
    place = int(np.clip(np.floor((z + row["reach"]) / row["step"] + 1e-6), 0, GRID))
    if abs(z + row["reach"] - place * row["step"]) < 1e-9:
        return row["values"][place]
    return row["middles"][place] + row["slopes"][place] * (z + row["reach"] - (place + 0.5) * row["step"])


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_on_every_stop_of_the_sliders_the_picture_has_the_exact_output(activation):
    row = start(one_neuron_picture(neuron(FIRST.inputs, FIRST.weights, FIRST.bias, activation), 0))
    rng, stops = np.random.default_rng(0), {p.name: grid(p, 1001) for p in PARAMETERS}
    for _draw in range(50):
        x1, w1, x2, w2, b = (float(rng.choice(stops[p.name])) for p in PARAMETERS)
        exact = neuron((x1, x2), (w1, w2), b, activation)
        assert read_off(row, round(1e9 * (w1 * x1 + w2 * x2 + b)) / 1e9) == pytest.approx(exact.a, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_between_the_places_of_the_grid_the_picture_is_nearly_exact_and_jumps_are_jumps(activation):
    row = start(one_neuron_picture(neuron(FIRST.inputs, FIRST.weights, FIRST.bias, activation), 0))
    z = np.random.default_rng(1).uniform(-REACH, REACH, 200)
    found = [read_off(row, each) for each in [*z, -1e-4, 1e-4]]
    assert found == pytest.approx([*activation(z), activation(-1e-4), activation(1e-4)], rel=1e-4, abs=2e-4)


def test_the_picture_starts_at_the_neuron_with_its_exact_sum_and_output():
    made = neuron((0.333, -7.0), (5.0, 0.1), 0.01, acts.gelu)
    row = start(one_neuron_picture(made, 3))
    assert [row[p.name] for p in PARAMETERS] == [0.333, 5.0, -7.0, 0.1, 0.01]
    assert (row["z"], row["a"], row["turn"]) == (made.z, made.a, 3)


@pytest.mark.parametrize(
    ("inputs", "weights", "bias"),
    [((1.0, 1.0), (2.0, 2.0), 2.0), ((10.0, 0.0), (-10.0, 0.0), -10.0), ((3, 0.5), (1, 1), 0)],
)
def test_no_slider_takes_the_sum_beyond_the_axis(inputs, weights, bias):
    row = start(one_neuron_picture(neuron(inputs, weights, bias, acts.relu), 0))
    values = dict(zip(("x1", "x2", "w1", "w2", "b"), (*inputs, *weights, bias), strict=True))
    for p in PARAMETERS:
        for end in (p.typical.low, p.typical.high):
            moved = values | {p.name: end}
            sums = np.cumsum([moved["x1"] * moved["w1"], moved["x2"] * moved["w2"], moved["b"]])
            assert np.abs(sums).max() <= row["reach"]
    assert row["step"] * GRID == 2 * row["reach"]


def test_the_output_never_leaves_its_axis():
    for activation in acts.CATALOGUE.values():
        row = start(one_neuron_picture(neuron((0.0, 0.0), (0.0, 0.0), 0.0, activation), 0))
        assert row["floor"] < min(0, *row["values"])
        assert row["ceiling"] > max(0, *row["values"])
        assert row["floor"] <= row["mark"] < row["mark"] + row["marks"] <= row["ceiling"]  # two ticks at least


def test_functions_share_a_spec_so_that_one_follows_the_other_in_the_same_chart():
    first, second = (one_neuron_picture(neuron((1, 1), (1, 1), 0, each), 1) for each in (acts.step, acts.tanh))
    assert first.spec is second.spec
    assert start(first)["name"] == "Step"
    binds = {p["name"]: p["bind"] for p in first.spec["params"] if "bind" in p}
    assert set(binds) == {p.name for p in PARAMETERS}
    assert binds["w1"]["max"] == Slide.of(PARAMETERS[1]).high
    text = json.dumps(first.spec)
    assert all(f'{{"name": "{name}"}}' in text for name in first.data)


def test_shown_as_a_table_the_picture_is_what_the_neuron_adds_up():
    picture = one_neuron_picture(FIRST, 0)
    assert next(iter(picture.data)) == "parts"
    assert rows(picture, "parts")["adds"].tolist() == [*FIRST.contributions, FIRST.bias, FIRST.z]
