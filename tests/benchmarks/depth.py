"""How fast signals go forward and backward through deep networks, beside torch where it is installed.

Run by hand, `python -m tests.benchmarks.depth`, in an environment with NumPy and torch; `float64` behind it for double
precision. Networks of 50 layers with 64 units each, 256 samples: five functions under three initialisations, so 15
pairs. Forward, then backward to the gradient of every weight and bias. One process, one thread, runs of ours and of
torch's alternate in it, and the ratio is that of the medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import acts
from acts.activation import Array
from acts.losses import squared_error
from acts.network.design import Design
from acts.network.initialisers import GLOROT_NORMAL, HE_NORMAL, LECUN_UNIFORM
from acts.network.kernels import Parameters, kernel
from tests.benchmarks.network import ONE_THREAD

LAYERS, WIDTH, SAMPLES, ROUNDS = 50, 64, 256, 9
FUNCTIONS = ("sigmoid", "tanh", "relu", "elu", "selu")
STARTS = (GLOROT_NORMAL, HE_NORMAL, LECUN_UNIFORM)

Run = Callable[[], list[Any]]


def design(slug: str, dtype: str) -> Design:
    return Design((WIDTH,) * (LAYERS + 2), acts.find(slug), squared_error, dtype=dtype)


def start(chosen: Design) -> tuple[Parameters, Array, Array]:
    """Return the weights of a network under each start, the samples and the gradient above the last layer."""
    rng = np.random.default_rng(0)
    weights = Parameters(chosen, len(STARTS))
    for layer in weights.layers:
        for number, scheme in enumerate(STARTS):
            layer[number, :, :-1] = scheme.draw(rng, WIDTH, WIDTH)
    x = np.vstack([rng.standard_normal((WIDTH, SAMPLES)), np.ones(SAMPLES)])
    above = rng.standard_normal((len(STARTS), WIDTH, SAMPLES))
    return weights, x.astype(chosen.dtype), above.astype(chosen.dtype)


def ours(slug: str, dtype: str) -> Run:
    chosen = design(slug, dtype)
    weights, x, above = start(chosen)
    gradient = Parameters(chosen, len(STARTS))
    signals = kernel(chosen, weights, gradient, SAMPLES)

    def run() -> list[Any]:
        with np.errstate(all="ignore"):
            signals.forward(x)
            signals.backward(x, above)
        return gradient.layers

    return run


def in_torch(slug: str, dtype: str) -> Run:
    import torch

    torch.set_num_threads(1)
    weights, x, above = start(design(slug, dtype))
    bend = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "elu": torch.nn.functional.elu,
        "selu": torch.selu,
    }[slug]
    parts = [torch.from_numpy(np.ascontiguousarray(layer)) for layer in weights.layers]
    w = [part[:, :, :-1].swapaxes(1, 2).contiguous().requires_grad_() for part in parts]
    b = [part[:, None, :, -1].contiguous().requires_grad_() for part in parts]
    inputs = torch.from_numpy(np.ascontiguousarray(x[:-1].T)).expand(len(STARTS), -1, -1)
    upstream = torch.from_numpy(np.ascontiguousarray(above.swapaxes(1, 2)))

    def run() -> list[Any]:
        a = inputs
        for layer in range(LAYERS):
            a = bend(torch.baddbmm(b[layer], a, w[layer]))
        out = torch.baddbmm(b[-1], a, w[-1])
        found = torch.autograd.grad(out, [*w, *b], upstream)
        return [torch.cat([f, g], 1).swapaxes(1, 2) for f, g in zip(found[: len(w)], found[len(w) :], strict=True)]

    return run


def seconds(run: Run) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def compare(dtype: str) -> None:
    """Print the table."""
    totals = [0.0, 0.0]
    for slug in FUNCTIONS:
        pair = ours(slug, dtype), in_torch(slug, dtype)
        first, second = (run() for run in pair)  # warms up, and shows that both do the same
        off = max(
            float(np.abs(mine - theirs.numpy()).max() / np.abs(mine).max())
            for mine, theirs in zip(first, second, strict=True)
        )
        times = [[seconds(run) for run in pair] for _ in range(ROUNDS)]
        us, them = (statistics.median(column) * 1e3 for column in zip(*times, strict=True))
        totals = [totals[0] + us, totals[1] + them]
        print(
            f"{slug:8} {dtype}: ours {us:7.1f} ms, torch {them:7.1f} ms, {them / us:4.2f} times as fast;"
            f" largest relative difference of a gradient {off:.0e}",
            flush=True,
        )
    us, them = totals
    print(f"15 pairs {dtype}: ours {us:7.1f} ms, torch {them:7.1f} ms, {them / us:4.2f} times as fast")


def main() -> None:
    dtype = "float64" if "float64" in sys.argv else "float32"
    if "here" in sys.argv:
        return compare(dtype)
    if subprocess.run([sys.executable, "-c", "import torch"], capture_output=True).returncode:
        print("torch is not installed here")
        return None
    subprocess.run([sys.executable, "-m", __spec__.name, "here", dtype], env=os.environ | ONE_THREAD, check=True)
    return None


if __name__ == "__main__":
    main()
