"""A claim about ReLU put to the test: a mark for each network, row by row, under each condition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Place, variables
from acts.charts.kit.picture import Picture, finished, layered, like, named, ticks
from acts.charts.networks.lanes import GRAY, TEXT, labels, lane_ends, lanes
from acts.experiments.networks.against import Measured, Trial
from acts.language import cached

_TITLES: Mapping[Measured, tuple[str, str]] = {
    "accuracy": ("test accuracy", "%"),
    "error": ("error on test points (root mean square)", "~g"),
}


def against_picture(trial: Trial, names: Sequence[str], conditions: Sequence[str], alt_text: str) -> Picture:
    """Return the scores of all networks, with the median of each function.

    Parameters
    ----------
    trial : Trial
    names, conditions : sequence of str
        What the functions and the conditions are called.
    alt_text : str
    """
    each = len(names) + 1
    networks, medians, named_rows = [], [], []
    for c, outcomes in enumerate(trial.outcomes):
        for f, outcome in enumerate(outcomes):
            k, hue = c * each + f + 1, theme.hue(outcome.function)
            named_rows.append((k, names[f], outcome.function))
            networks += [(k, hue, score) for score in outcome.scores]
            medians.append((k, hue, outcome.median))
    kinds = {"k": int, "hue": int, "score": float}
    data = {
        "networks": rows(kinds, networks),
        "medians": rows(kinds, medians),
        "names": lanes(named_rows),
        "heads": rows({"k": int, "words": str}, [(c * each, name) for c, name in enumerate(conditions)]),
    }
    scores = [score for _k, _hue, score in networks]
    ends = (min(scores) - 0.01, 1.01) if trial.case.measured == "accuracy" else (0.0, 1.05 * max(scores))
    axes = {"scores": ends, "lanes": lane_ends(each * len(conditions), 0.5)}
    marks = {"scores": ticks(*ends, 5), "lanes": ()}
    return Picture({**_spec(trial.case.measured), "params": variables(axes, marks)}, data, alt_text)


@cached(maxsize=4)
def _spec(measured: Measured) -> dict[str, Any]:
    title, written = _TITLES[measured]
    panel = Place("scores", 0.15, 1.0, title, written, grid=True, narrow=(0.3, 1.0))
    lane = Place("lanes", 0.0, 1.0, "").up("k:Q", visible=False)
    x = panel.across("score:Q")
    marks = named("networks").mark_point(size=70, strokeWidth=1.8, opacity=0.75, **theme.QUIET)
    median = named("medians").mark_tick(thickness=4, size=19, **theme.QUIET)
    heads = named("heads").mark_text(align="left", fontWeight=600, **TEXT)
    return finished(
        layered(
            marks.encode(x, lane, theme.own()),
            median.encode(like(x, "score:Q"), lane, theme.own()),
            labels(panel, lane),
            heads.encode(alt.X(value=0), lane, alt.Text("words:N"), color=GRAY),
        )
    )
