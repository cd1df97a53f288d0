"""The numbers of a picture as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

import numpy as np

from acts.activation import Activation
from acts.catalogue import CATALOGUE
from acts.charts.kit.frames import View, breaks
from acts.experiments.training.attribution import PARTS, Attribution
from acts.experiments.training.born_dead import LEVEL, Column
from acts.experiments.training.phase import PhaseMap
from acts.experiments.training.revival import Revival
from acts.experiments.training.sweep import Sweep


def sweep_csv(sweeps: Mapping[str, Sweep], what: str = "activation") -> str:
    """Return every network of some sweeps as CSV, a row each; what was not measured is left empty.

    `what` heads the column of the names that the sweeps go by.
    """
    rows = []
    for name, swept in sweeps.items():
        parts = swept.share, swept.accuracy, swept.test_accuracy, swept.loss
        for k, rate in enumerate(swept.rates.tolist()):
            for j, seed in enumerate(swept.seeds.tolist()):
                ended = ["" if part is None or swept.diverged[k, j] else part[k, j].item() for part in parts]
                rows.append([name, rate, seed, *ended, bool(swept.diverged[k, j])])
    header = [what, "learning_rate", "seed", "silent_share", "accuracy", "test_accuracy", "loss", "diverged"]
    return _written(header, rows)


def attribution_csv(found: Attribution) -> str:
    """Return every silent unit of a network as CSV, a row each; layers, units and samples are counted from 1.

    What is not there for a unit that was born dead is left empty.
    """
    header = ["layer", "unit", "step", "cause", "fired_at_first", "fired_one_step_before", "sample", "z_before"]
    header += [*(f"{part}_took" for part in PARTS), "z_after"]
    rows = [
        [d.layer, d.unit, d.step, d.cause, d.start, d.firing, d.sample + 1, d.before]
        + [d.falls.get(part, "") for part in PARTS]
        + [d.after]
        for d in found.deaths
    ]
    return _written(header, rows)


def phase_csv(shown: PhaseMap) -> str:
    """Return every network of a map as CSV, a row each; the share of a network that diverged is left empty."""
    rows = [
        [rate, value, "" if shown.diverged[k, j] else shown.share[k, j].item(), shown.born[k], shown.diverged[k, j]]
        for k, value in enumerate(shown.values.tolist())
        for j, rate in enumerate(shown.rates.tolist())
    ]
    return _written(["learning_rate", shown.axis, "silent_share", "silent_at_first", "diverged"], rows)


def revival_csv(seen: Mapping[str, Revival]) -> str:
    """Return every hidden layer of every network that was shocked and cooled as CSV, a row each."""
    rows = []
    for name, each in seen.items():
        for k, seed in enumerate(each.seeds.tolist()):
            accuracy = "" if each.accuracy is None else each.accuracy[k, -1].item()
            whole = [accuracy, each.loss[k, -1].item(), each.growth[k].item(), bool(each.exploded[k])]
            for layer, units in enumerate(each.design.hidden):
                counts = [part[k, layer].item() for part in (each.down, each.revived, each.fallen)]
                end = counts[0] - counts[1] + counts[2]
                rows.append([name, seed, layer + 1, units, *counts, end, *whole])
    header = ["activation", "seed", "layer", "units", "silent_after_shock", "revived", "fallen", "silent_at_end"]
    return _written([*header, "accuracy", "loss", "weight_growth", "exploded"], rows)


def born_dead_csv(columns: Iterable[Column]) -> str:
    """Return the counts of constant networks as CSV, a row for each width and number of hidden layers."""
    rows = []
    for each in columns:
        drawn = [each.scheme, each.offset, each.seed, each.width]
        for k, count in enumerate(each.constant, 1):
            span = each.interval(k)
            rows.append([*drawn, k, each.draws, count, each.share(k), span.low, span.high])
    header = ["initialiser", "bias", "seed", "width", "hidden_layers", "draws", "constant", "share"]
    return _written([*header, *(f"{end}_{100 * LEVEL:g}" for end in ("low", "high"))], rows)


def _written(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def plotted_csv(activation: Activation, values: dict[str, float], view: View) -> str:
    """Return z, f, f' and f'' of a function and of what is laid over it, every digit of the floats, as CSV.

    The places are those of the picture, with its kinks among them.
    """
    places = [b for b in breaks(activation, **values) if view.low < b < view.high]
    z = np.union1d(np.round(np.linspace(view.low, view.high, 321), 9), places)
    columns = {
        "z": z,
        activation.slug: activation(z, **values),
        f"{activation.slug}_derivative": activation.derivative(z, **values),
        f"{activation.slug}_second_derivative": activation.second_derivative(z, **values),
    }
    for slug in view.overlays:
        other = CATALOGUE[slug]
        columns |= {slug: other(z), f"{slug}_derivative": other.derivative(z)}
        columns |= {f"{slug}_second_derivative": other.second_derivative(z)}
    return _written(columns, zip(*(column.tolist() for column in columns.values()), strict=True))
