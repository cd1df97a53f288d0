from dataclasses import replace

import pytest

from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from pages.training import lab

LEAK = Setup("xor", 3, 7, 2, "leaky_relu", (("negative_slope", 0.1),), "normal", 0.5, -1.25, 200, 16, 0.9, 0.001)


@pytest.mark.parametrize("setup", [Setup(), LEAK, *(preset.setup for preset in PRESETS.values())])
def test_a_run_that_a_link_carries_arrives_whole(setup):
    for rate, seed in ((8.0, 0), (1e-7, 12), (0.12345678901234567, 1_000_000)):
        carried = lab.link(setup, rate, seed)
        assert list(carried) == [lab.RUN]
        assert lab.read(carried[lab.RUN]) == (setup, rate, seed)


def test_what_is_left_out_is_as_usual():
    assert lab.read("width:5") == (Setup(width=5), lab.START, 0)
    assert lab.read("rate:3") == (Setup(), 3.0, 0)
    assert len(lab.link(Setup(), 8.0, 0)[lab.RUN]) < 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rate",
        "rate:",
        "rate:nan",
        "rate:-1",
        "rate:1e999",
        "width:0",
        "width:1e9",
        "width:1.5",
        "seed:-1",
        "steps:499",
        "data:nothing",
        "data:<script>",
        "activation:tanh",
        "initialiser:",
        "negative_slope:0.1",
        "activation:leaky_relu,negative_slope:inf",
        "momentum:1",
        "parameters:3",
        "nothing:1",
        "rate:1;seed:2",
        "x" * 10_000,
        "\0",
    ],
    ids=lambda text: text[:20],
)
def test_a_run_that_no_control_could_hold_is_none(text):
    assert lab.read(text) is None


def test_every_end_of_a_control_is_a_run():
    for name, ends in lab.BOUNDS.items():
        for end in ends:
            setup, rate, seed = lab.read(f"{name}:{end}")
            held = {"rate": rate, "seed": seed}.get(name, getattr(setup, name, None))
            assert held == end
    assert lab.read("steps:100")[0] == replace(Setup(), steps=100)
