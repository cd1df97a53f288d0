"""What layers cost: a bar of weights for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Place, named_rows, variables
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.language import cached

_WEIGHTS = Place("weights", 0.0, 1.0, "number of weights", "~s")


def price_picture(names: Sequence[str], weights: Sequence[int], written: Sequence[str], alt_text: str) -> Picture:
    """Return a bar for each layer, from the top down; the first one is what the others are compared with.

    Parameters
    ----------
    names : sequence of str
        Of the layers, each another.
    weights : sequence of int
        How many weights each layer has.
    written : sequence of str
        What stands above each bar.
    alt_text : str
    """
    kinds = ["first", *["other"] * (len(names) - 1)]
    columns = {"name": str, "weights": float, "written": str, "kind": str}
    data = {"layers": rows(columns, list(zip(names, map(float, weights), written, kinds, strict=True)))}
    ends = {"weights": (0.0, 1.02 * max(weights))}
    return Picture({**_spec(tuple(names)), "params": variables(ends)}, data, alt_text)


@cached(maxsize=16)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    layers = named("layers")
    across, up = _WEIGHTS.across("weights:Q"), named_rows(names, 170)
    hue = alt.Color("kind:N").scale(domain=["first", "other"], range=["gray", "blue"]).legend(None)
    bars = layers.mark_bar(size=34, opacity=0.85, **theme.QUIET)
    words = layers.mark_text(align="left", dy=-30, fontSize=16, **theme.QUIET)
    return finished(
        layered(
            bars.encode(across, up, hue),
            words.encode(alt.X(value=2), up, alt.Text("written:N"), color=alt.value(theme.FURNITURE)),
        )
    )
