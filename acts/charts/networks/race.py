"""The race to a training loss, curve by curve and as steps beside ReLU's; and who ends best, network by network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Place, lifted, named_rows, variables
from acts.charts.kit.live import NAME, Live
from acts.charts.kit.picture import Picture, finished, like, named, ticks
from acts.charts.kit.stops import Setting
from acts.charts.networks.lanes import GRAY, TEXT, labels, lane_ends, lanes
from acts.experiments.networks.race import TIMES, Racer, Ranking
from acts.language import _, cached

TARGET = Parameter("target", "L", 0.2, Interval(0.01, 2.0), Interval(0.04, 0.6), 0.02, "training loss to reach")
LIVE = Live((TARGET,), labels=("training loss to reach",))

MOST = 10
"""The largest number of functions in the picture of the race."""

LEVEL, BEHIND = "among the first", "behind"
"""The two groups of functions of a ranking (message ids)."""

_FLOOR, _CEILING = 0.005, 3.0
_FARTHEST, _ROOM = 8.0, 6.5
"""Where the bars and their spreads end at the latest; words stand behind a spread up to here, else above it."""

_ROW = 27
_DASHES = ([1, 0], *theme.DASHES, [1, 3], [7, 2, 1, 2], [14, 6], [4, 6])
_FOOT = 0.28
"""Where the upper panel of a narrow picture ends, in shares of the height."""

_STEPS = Place("steps", 0.0, 0.42, "step", grid=False, narrow=(0.0, 1.0))
_LOSS = Place("losses", 0.0, 1.0, "training loss", "~g", "log", above=8, narrow=(0.0, _FOOT))
_TIMES = Place("times", 0.67, 1.0, "steps, as a multiple of ReLU's", "~g", narrow=(0.36, 1.0))
_ROWS = Place("lanes", 0.0, 1.0, "", above=8, narrow=(0.45, 1.0))
_SCORES = Place("scores", 0.0, 1.0, "test accuracy", "%", grid=True, orient="top")


@cached(maxsize=16)
def race_picture(
    racers: tuple[tuple[str, Racer], ...],
    reference: Racer,
    start: Setting,
    words: tuple[str, ...],
    sentences: tuple[str, ...],
) -> Picture:
    """Return the picture of a race, moved by the loss to reach.

    Parameters
    ----------
    racers : tuple of (str, Racer)
        With their names, in the order from the top down; the racer `reference` may be among them.
    reference : Racer
        Whose steps the others' are compared with.
    start : tuple of float
        Where the slider starts.
    words : tuple of str
        What stands beside each bar: for each setting of `LIVE.settings(start)` a text for each racer.
    sentences : tuple of str
        As in `Live.picture`.
    """
    targets = [target for (target,) in LIVE.settings(start)]
    data = {
        "curves": _curves(racers, targets),
        "bars": _bars(racers, reference, targets, words),
        "names": lanes((k, name, racer.activation.slug) for k, (name, racer) in enumerate(racers)),
        "stops": arrow({TARGET.name: np.array(targets)}),
        "quoted": arrow({"times": np.array([float(TIMES)]), "words": [_("tanh, quoted: {times}").format(times=TIMES)]}),
    }
    ends = {
        "steps": (0.0, float(reference.marks[-1])),
        "losses": (_FLOOR, _CEILING),
        "times": (0.0, _FARTHEST),
        "lanes": lane_ends(len(racers), 1.4),
    }
    marks = {"losses": (0.01, 0.1, 1.0), "times": (0, 1, 2, 4, 6, 8), "lanes": ()}
    return LIVE.picture(_spec(), data, start, sentences, marks=marks, **ends)


def _curves(racers: tuple[tuple[str, Racer], ...], targets: Sequence[float]) -> bytes:
    """Return the loss at each record: lowest, median and highest of the seeds, at the rate that wins for some targets.

    The columns `first` and `last` are the targets from which and up to which that rate is the fastest.
    """
    found: list[tuple[Any, ...]] = []
    for k, (_name, racer) in enumerate(racers):
        places = [racer.finish(target).place for target in targets]
        starts = [j for j, place in enumerate(places) if j == 0 or place != places[j - 1]]
        for j, after in zip(starts, [*starts[1:], len(places)], strict=True):
            loss = np.clip(racer.loss[places[j]], _FLOOR, _CEILING)
            spread = zip(racer.marks, loss.min(axis=0), np.median(loss, axis=0), loss.max(axis=0), strict=True)
            own = (k, theme.hue(racer.activation.slug), j, targets[j], targets[after - 1])
            found += [(*own, *map(float, row)) for row in spread]
    kinds = {"k": int, "hue": int, "j": int, "first": float, "last": float}
    return rows(kinds | dict.fromkeys(("step", "low", "loss", "high"), float), found)


def _bars(
    racers: tuple[tuple[str, Racer], ...], reference: Racer, targets: Sequence[float], words: Sequence[str]
) -> bytes:
    """Return a row for each target and racer: its steps as a multiple of the median of the reference."""
    found: list[tuple[Any, ...]] = []
    said = iter(words)
    for target in targets:
        unit = reference.finish(target).median
        for k, (_name, racer) in enumerate(racers):
            finish = racer.finish(target)
            there = bool(0 < unit < np.inf and finish.median < np.inf)
            spread = [
                min(steps / unit, _FARTHEST) if there else 0.0 for steps in (finish.low, finish.median, finish.high)
            ]
            found.append((target, k, theme.hue(racer.activation.slug), there, *spread, next(said)))
    kinds = {TARGET.name: float, "k": int, "hue": int, "there": bool, "low": float, "times": float, "high": float}
    return rows({**kinds, "words": str}, found)


@cached(maxsize=2)
def _spec() -> dict[str, Any]:
    return LIVE.over(*_courses(), *_lanes(), resolve={"x": "independent", "y": "independent"})


def _courses() -> list[Any]:
    """Return the curves of the loss with their bands, and the loss to reach."""
    here = f"{NAME}.target ? datum.first <= {NAME}.target[0] && {NAME}.target[0] <= datum.last : true"
    curves, x = named("curves").transform_filter(here), lifted(_STEPS.across("step:Q"), _FOOT)
    loss, bare = _LOSS.up("loss:Q"), _LOSS.up("loss:Q", visible=False)
    band = curves.mark_area(opacity=0.13, clip=True, **theme.QUIET)
    line = curves.mark_line(strokeWidth=2.4, clip=True, **theme.QUIET)
    goal = LIVE.now("stops").mark_rule(strokeWidth=2, strokeDash=[4, 4], **theme.QUIET)
    ends = alt.X(value=_STEPS.left), alt.X2(value=_STEPS.right)
    return [
        band.encode(x, like(loss, "low:Q"), alt.Y2("high:Q"), theme.own(), alt.Detail("k:N")),
        line.encode(_STEPS.across("step:Q", visible=False), bare, theme.own(), _dash()),
        goal.encode(*ends, like(bare, "target:Q"), color=alt.value(theme.ACCENT)),
    ]


def _lanes() -> list[Any]:
    """Return a row for each function: its name, the look of its curve, its steps with their spread, and words."""
    names, bars, lane = named("names"), LIVE.now("bars"), _ROWS.up("k:Q", visible=False)
    there = bars.transform_filter("datum.there").transform_calculate(zero="0")
    x, bare = _TIMES.across("times:Q"), _TIMES.across("times:Q", visible=False)
    sample = names.mark_rule(strokeWidth=3, **theme.QUIET)
    quoted = named("quoted")
    line = quoted.mark_rule(strokeWidth=2, strokeDash=[2, 3], **theme.QUIET)
    note = quoted.mark_text(align="right", dx=-5, baseline="top", fontSize=15, **theme.QUIET)
    bar = there.mark_rule(strokeWidth=11, opacity=0.75, **theme.QUIET)
    spread = there.mark_rule(strokeWidth=2, **theme.QUIET)
    short = bars.transform_filter(f"datum.high <= {_ROOM}").transform_calculate(end="max(datum.times, datum.high)")
    long = bars.transform_filter(f"datum.high > {_ROOM}").transform_calculate(end=f"{_FARTHEST}")
    beside = short.mark_text(align="left", dx=7, **TEXT)
    above = long.mark_text(align="right", dy=-11, **TEXT)
    left, right = ({"expr": f"{_TIMES.left['expr']} - {pixels}"} for pixels in (38, 8))
    return [
        line.encode(x, alt.Y(value=_ROWS.top), alt.Y2(value=_ROWS.bottom), color=GRAY),
        note.encode(bare, alt.Y(value=_ROWS.top), alt.Text("words:N"), color=GRAY),
        labels(_TIMES, lane, -44),
        sample.encode(alt.X(value=left), alt.X2(value=right), lane, theme.own(), _dash()),
        bar.encode(like(bare, "zero:Q"), alt.X2("times:Q"), lane, theme.own()),
        spread.encode(like(bare, "low:Q"), lane, x2=alt.X2("high:Q"), color=GRAY),
        *(words.encode(like(bare, "end:Q"), lane, alt.Text("words:N"), color=GRAY) for words in (beside, above)),
    ]


def _dash() -> alt.StrokeDash:
    scale = alt.Scale(domain=list(range(MOST)), range=[list(dash) for dash in _DASHES[:MOST]])
    return alt.StrokeDash("k:N").scale(scale).legend(None)


def ranking_picture(ranking: Ranking, names: tuple[str, ...], alt_text: str, *, whole: bool = False) -> Picture:
    """Return the test accuracies of every function's networks, the best function first.

    Without `whole` the picture fills the place that it is given, which has room for few functions.

    Parameters
    ----------
    ranking : Ranking
    names : tuple of str
        What the functions are called, in the order of the ranking.
    alt_text : str
    """
    level, entries = ranking.level, list(zip(names, ranking.entries, strict=True))
    groups = [_(LEVEL if entry in level else BEHIND) for entry in ranking.entries]
    networks = [
        (name, score, group) for (name, entry), group in zip(entries, groups, strict=True) for score in entry.scores
    ]
    functions = [
        (name, entry.median, min(entry.scores), max(entry.scores), group)
        for (name, entry), group in zip(entries, groups, strict=True)
    ]
    data = {
        "networks": rows({"name": str, "score": float, "group": str}, networks),
        "functions": rows({"name": str, "median": float, "low": float, "high": float, "group": str}, functions),
    }
    low = float(np.floor(10 * min(score for _name, score, _group in networks)) / 10)
    axes = variables({"scores": (low, 1.0)}, {"scores": ticks(low, 1.0, 5)})
    front = "blue" if len(level) == 1 else theme.FURNITURE  # no colour for a tie
    return Picture({**_ranked(names, front, len(level) < len(entries), whole), "params": axes}, data, alt_text)


@cached(maxsize=16)
def _ranked(names: tuple[str, ...], front: str, contrast: bool, whole: bool) -> dict[str, Any]:
    x, y = _SCORES.across("score:Q"), named_rows(names, 170)
    groups = [_(LEVEL), _(BEHIND)] if contrast else [_(LEVEL)]
    look: Any = {"columns": 2, "symbolSize": 160, "labelFontSize": 15}
    legend = alt.Legend(orient="top", title=None, **look) if contrast else None
    hue = alt.Color("group:N").scale(domain=groups, range=[front, "red"][: len(groups)]).legend(legend)
    shape = alt.Shape("group:N").scale(domain=groups, range=["circle", "diamond"][: len(groups)]).legend(legend)
    spread = named("functions").mark_rule(strokeWidth=2, opacity=0.6, **theme.QUIET)
    marks = named("networks").mark_point(size=80, strokeWidth=1.8, opacity=0.8, **theme.QUIET)
    median = named("functions").mark_tick(thickness=4, size=20, **theme.QUIET)
    chart = alt.layer(
        spread.encode(like(x, "low:Q"), y, hue, x2=alt.X2("high:Q")),
        marks.encode(x, y, hue, shape),
        median.encode(like(x, "median:Q"), y, hue),
    )
    return finished(chart.properties(height=_ROW * len(names)) if whole else chart)
