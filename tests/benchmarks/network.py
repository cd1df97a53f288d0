"""How fast networks are trained, beside jax and torch where they are installed.

Run by hand, `python -m tests.benchmarks.network`, in an environment with NumPy and as many of the two as there are;
`float64` behind it for double precision. 2-16-1 on 128 points, full batch, binary cross-entropy. Every framework has
a process of its own and one thread; runs of ours and of theirs alternate in it, and the ratio is that of the medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np

import acts
from acts.network import Design, Schedule, draw, initial, train

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}
STEPS = {64: 800, 512: 100, 4096: 50}
ROUNDS = 7
DATA = draw("moons", 0)[0]


def start(design: Design, networks: int) -> list[Any]:
    """Return W (n, 2, 16), b (n, 16), v (n, 16), c (n,)."""
    hidden, last = (np.stack(layers) for layers in zip(*(initial(design, s) for s in range(networks)), strict=True))
    parts = hidden[:, :, :-1].swapaxes(1, 2), hidden[:, :, -1], last[:, 0, :-1], last[:, 0, -1]
    return [np.ascontiguousarray(part, design.dtype) for part in parts]


def ours(design: Design, networks: int, steps: int) -> Callable[[], Any]:
    weights = [np.stack(layers) for layers in zip(*(initial(design, s) for s in range(networks)), strict=True)]
    return lambda: train(design, DATA, Schedule(steps), rates=np.full(networks, 0.1), start=weights).weights[1]


def in_jax(design: Design, networks: int, steps: int) -> Callable[[], Any]:
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", design.dtype == "float64")
    x, y = np.asarray(DATA.x, design.dtype), np.asarray(DATA.y, design.dtype)
    bend = {"relu": jax.nn.relu, "tanh": jnp.tanh}[design.activation.slug]

    def loss(weights: Any) -> Any:
        w, b, v, c = weights
        z = bend(x @ w + b) @ v + c
        return jnp.mean(jnp.logaddexp(z, 0) - z * y)

    def step(weights: Any, _: Any) -> Any:
        return [w - 0.1 * g for w, g in zip(weights, jax.grad(loss)(weights), strict=True)], None

    run = jax.jit(jax.vmap(lambda weights: jax.lax.scan(step, weights, None, length=steps)[0]))
    weights = start(design, networks)
    return lambda: np.asarray(jax.block_until_ready(run(weights))[2])[:, None]


def in_torch(design: Design, networks: int, steps: int) -> Callable[[], Any]:
    import torch

    torch.set_num_threads(1)
    x, y = (torch.from_numpy(np.array(part, design.dtype)) for part in (DATA.x, DATA.y))
    bend = {"relu": torch.relu, "tanh": torch.tanh}[design.activation.slug]
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    wide, targets = x.expand(networks, -1, -1), y.expand(networks, -1)

    def run() -> Any:
        w, b, v, c = (torch.from_numpy(part).requires_grad_() for part in start(design, networks))
        for _ in range(steps):
            a = bend(torch.baddbmm(b[:, None], wide, w))
            z = torch.bmm(a, v[:, :, None])[:, :, 0] + c[:, None]
            total = entropy(z, targets, reduction="sum") / len(x)
            with torch.no_grad():
                for part, gradient in zip((w, b, v, c), torch.autograd.grad(total, (w, b, v, c)), strict=True):
                    part -= 0.1 * gradient
        return v.detach().numpy()[:, None]

    return run


PEERS = {"jax": ("jax vmap+jit+scan", in_jax), "torch": ("torch bmm", in_torch)}


def seconds(run: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def compare(name: str, dtype: str) -> None:
    """Print the table of ours against one framework."""
    title, peer = PEERS[name]
    for slug in ("relu", "tanh"):
        for networks, steps in STEPS.items():
            design = Design((2, 16, 1), acts.find(slug), dtype=dtype)
            pair = ours(design, networks, steps), peer(design, networks, steps)
            first, second = (run() for run in pair)  # compiles, warms up, and shows that both do the same
            off = float(np.abs(first[:, :, :-1] - second).max())
            times = [[seconds(run) for run in pair] for _ in range(ROUNDS)]
            us, them = (statistics.median(column) / networks / steps * 1e6 for column in zip(*times, strict=True))
            print(
                f"{slug:5} {dtype} {networks:5} networks: ours {us:6.2f} us a network and step, {title} {them:7.2f},"
                f" {them / us:5.1f} times as fast; largest difference of a weight {off:.0e}",
                flush=True,
            )


def flatness(dtype: str) -> None:
    """Print what a network costs among few and among many, and how much memory a run takes besides its results."""
    for slug in ("relu", "leaky_relu", "tanh", "softsign"):
        design = Design((2, 16, 1), acts.find(slug), dtype=dtype)
        # As many updates in all for each number of networks, so that the machine's moods spread evenly.
        runs = {n: (ours(design, n, 200), 4096 // n) for n in (64, 512, 4096)}
        times: dict[int, list[float]] = {n: [] for n in runs}
        for _ in range(3):
            for n, (run, repeats) in runs.items():
                times[n] += [seconds(run) / n / 200 * 1e6 for _ in range(repeats)]
        costs = {n: statistics.median(column) for n, column in times.items()}
        told = ", ".join(f"{n} networks {cost:.2f}" for n, cost in costs.items())
        print(f"{slug:10} {dtype} us a network and step: {told}; 4096 over 64: {costs[4096] / costs[64]:.2f}")
    run = ours(Design((2, 16, 1), dtype=dtype), 4096, 3)
    tracemalloc.start()
    kept = run()
    now, peak = tracemalloc.get_traced_memory()
    print(f"memory of 4096 networks: {peak / 1e6:.1f} MB at most, {now / 1e6:.1f} MB of it in what is kept", len(kept))


def main() -> None:
    dtype = "float64" if "float64" in sys.argv else "float32"
    for name in (*PEERS, "alone"):
        if name in sys.argv:
            return flatness(dtype) if name == "alone" else compare(name, dtype)
    for name in (*PEERS, "alone"):
        if name != "alone" and subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode:
            print(f"{name} is not installed here: skipped")
            continue
        subprocess.run([sys.executable, "-m", __spec__.name, name, dtype], env=os.environ | ONE_THREAD, check=True)
    return None


if __name__ == "__main__":
    main()
