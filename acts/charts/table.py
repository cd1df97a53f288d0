"""The numbers of a picture as a table to take away."""

from __future__ import annotations

import csv
import io

import numpy as np

from acts.activation import Activation
from acts.catalogue import CATALOGUE
from acts.charts.frames import View, breaks


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
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(column.tolist() for column in columns.values()), strict=True))
    return out.getvalue()
