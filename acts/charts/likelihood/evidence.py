"""Three answers for one count: what a fair coin, an unknown one and the best one make of it, among all outcomes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, powers, variables
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.language import _, cached
from acts.likelihood import Tosses, binomial, waiting
from acts.likelihood.evidence import FAIR, Stop

FEW = 30
"""Up to this many outcomes are drawn one by one; more are drawn as curves."""
_DRAWN = 401
_REACH = 4.5  # standard errors of a fair coin
_ROOM = 0.04  # at both ends of the axis, as a share of it
_HEADROOM = 0.09  # above all lines, for their names, as a share of the height
_SMALLEST = 1e-300
_LABELS = "datum.value < 1 ? format(datum.value, '~e') : '1'"
_ACROSS: dict[bool, Place] = {
    False: Place("across", 0.0, 1.0, "k, heads", ",.10~g"),
    True: Place("across", 0.0, 1.0, "n, tosses until the last of the heads", ",.10~g"),
}
_UP = Place("up", 0.0, 1.0, "probability of the outcome", kind="log", labels=_LABELS)
_LINES = {"fair": ("blue", [1, 0]), "unknown": ("green", theme.DASHES[0]), "best": ("violet", theme.DASHES[1])}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Some outcomes that were possible, and how probable each is, before the tosses, under three coins.

    Parameters
    ----------
    count : ndarray
        The number of heads in all tosses; of tosses until the last of the heads, if their number was fixed in advance.
    fair, unknown, best : ndarray
        The probability of each under p = 1/2, under a p spread evenly over 0 to 1, and under the p that suits it best.
    """

    count: Array
    fair: Array
    unknown: Array
    best: Array


def outcomes(counts: Tosses, stop: Stop, count: Array) -> Outcomes:
    """Return how probable these outcomes are, where `stop` was fixed in advance: the tosses, or the heads.

    Raises
    ------
    ValueError
        If the number of tails was fixed in advance.
    """
    if stop == "tails":
        raise ValueError("count the tails as heads instead")
    if stop == "heads":
        heads = counts.heads
        fair, best = (waiting.pmf(count, p, heads) for p in (FAIR, heads / count))
        return Outcomes(count, fair, heads / (count * (count + 1)), best)
    n = counts.tosses
    fair, best = (binomial.pmf(count, n, p) for p in (FAIR, count / n))
    return Outcomes(count, fair, np.full(count.size, 1 / (n + 1)), best)


def evidence_picture(counts: Tosses, stop: Stop, alt_text: str) -> Picture:
    """Return the probability of every outcome under three coins, on a log axis, with the one that was seen marked.

    The outcomes that the two-sided p-value counts are shaded. Between the coins, the distances at the outcome that was
    seen are the likelihood ratio and the Bayes factor.
    """
    waits = stop == "heads"
    seen = float(counts.tosses if waits else counts.heads)
    possible = _window(counts, waits=waits)
    drawn, here = outcomes(counts, stop, possible), outcomes(counts, stop, np.array([seen]))
    few = possible.size <= FEW
    room = _ROOM * (possible[-1] - possible[0])
    ends: Ends = (float(possible[0] - room), float(possible[-1] + room))
    low, high = max(float(min(drawn.fair.min(), drawn.unknown.min())) / 3, _SMALLEST), float(drawn.best.max())
    height = (math.log(high) - math.log(low)) / (1 - _HEADROOM)
    up: Ends = (low, high * math.exp(_HEADROOM * height))
    tens = powers(low, 1.0)
    marks = {"up": tens[:: -math.ceil(len(tens) / 7)]}
    data = {
        "outcomes": _sent(drawn, here),
        "seen": _seen(here, height),
        "names": _names(drawn, height, right=seen < (ends[0] + ends[1]) / 2),
    }
    return Picture({**_spec(few, waits), "params": variables({"across": ends, "up": up}, marks)}, data, alt_text)


def _window(counts: Tosses, *, waits: bool) -> Array:
    """Return the outcomes that are drawn: those that a fair coin may give, and the one that was seen."""
    centre, error = counts.tosses / 2, math.sqrt(counts.tosses) / 2
    seen, least, most = counts.heads, 0.0, float(counts.tosses)
    if waits:
        centre, error, seen = 2.0 * counts.heads, math.sqrt(2.0 * counts.heads), counts.tosses
        least, most = float(counts.heads), math.inf
    reach = max(_REACH * error, 1.15 * abs(seen - centre))
    low, high = max(math.floor(centre - reach), least), min(math.ceil(centre + reach), most)
    step = 1 if high - low < FEW else max(math.ceil((high - low) / _DRAWN), 1)
    return np.union1d(np.arange(low, high + 1, step), [float(seen)])


def _sent(drawn: Outcomes, here: Outcomes) -> bytes:
    """Return the outcomes as rows, those that the p-value counts with their side of the fair coin's top."""
    counted = drawn.fair <= here.fair[0] * (1 + 1e-9)
    side = np.where(drawn.count < drawn.count[np.argmax(drawn.fair)], "low", "high")
    return arrow(
        {
            "count": drawn.count,
            "fair": np.maximum(drawn.fair, _SMALLEST),
            "unknown": drawn.unknown,
            "best": drawn.best,
            "side": [str(s) if c else "" for s, c in zip(side, counted, strict=True)],
        }
    )


def _seen(here: Outcomes, height: float) -> bytes:
    """Return the three probabilities of the outcome that was seen, and where the distances between them are named.

    A distance is named at its middle, and beyond its end where it is short; `height` is that of the axis, in nats.
    """
    fair, unknown, best = (max(float(each[0]), _SMALLEST) for each in (here.fair, here.unknown, here.best))
    middles = []
    for other in (best, unknown):
        long = abs(math.log(other / fair)) > 0.1 * height
        away = 0.045 * height * (1 if other >= fair else -1)
        middles.append(math.sqrt(fair) * math.sqrt(other) if long else other * math.exp(away))
    columns = ("count", "fair", "unknown", "best", "best_at", "unknown_at")
    return rows(dict.fromkeys(columns, float), [(float(here.count[0]), fair, unknown, best, *middles)])


def _names(drawn: Outcomes, height: float, *, right: bool) -> bytes:
    """Return where the lines are named: near the end of the picture that is further from what was seen.

    `height` is that of the axis, in nats.
    """
    last, side = drawn.count.size - 1, "right" if right else "left"
    end, inner = (last, last - round(0.08 * last)) if right else (0, round(0.08 * last))
    fair, unknown, best = float(drawn.fair[inner]), float(drawn.unknown[end]), float(drawn.best[end])
    step = math.exp(0.045 * height)
    beneath = best / unknown < step**3
    found = [
        (float(drawn.count[inner]), fair, "fair", side),
        (float(drawn.count[end]), unknown / step if beneath else unknown * step, "unknown", side),
        (float(drawn.count[end]), best * step, "best", side),
    ]
    return rows({"count": float, "height": float, "line": str, "side": str}, found)


@cached(maxsize=8)
def _spec(few: bool, waits: bool) -> dict[str, Any]:
    across = _ACROSS[waits]
    x = across.across("count:Q")
    parts = [_counted(x, few=few), *_lines(x, few=few), *_three(x), *_names_of_lines(x)]
    return finished(layered(*parts))


def _counted(x: Any, *, few: bool) -> Any:
    """Return what the p-value counts: every outcome that a fair coin gives no more often than the one that was seen."""
    these = named("outcomes").transform_filter("datum.side != ''")
    floor = alt.Y2(value=_UP.bottom)
    if few:
        return these.mark_rule(strokeWidth=9, opacity=0.45, **theme.QUIET).encode(
            x, _UP.up("fair:Q"), floor, color=alt.value(theme.ACCENT)
        )
    area = these.mark_area(opacity=0.35, **theme.QUIET)
    return area.encode(x, _UP.up("fair:Q").stack(None), floor, alt.Detail("side:N"), color=alt.value(theme.ACCENT))


def _lines(x: Any, *, few: bool) -> list[Any]:
    """Return the probabilities of all outcomes under the three coins."""
    found = []
    for name, (colour, dash) in _LINES.items():
        line = named("outcomes").mark_line(
            strokeWidth=theme.THICK if name == "fair" else theme.THIN + 0.5, strokeDash=dash,
            point={"size": 60, "filled": True, "opacity": 1} if few and name == "fair" else False, **theme.QUIET,
        )  # fmt: skip
        found.append(line.encode(x, _UP.up(f"{name}:Q"), color=alt.value(colour)))
    return found


def _three(x: Any) -> list[Any]:
    """Return the outcome that was seen: its three probabilities, and the two distances between them."""
    seen, gray = named("seen"), alt.value(theme.FURNITURE)
    top, bottom = alt.Y(value=_UP.top), alt.Y2(value=_UP.bottom)
    parts = [seen.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, top, bottom, color=gray)]
    for other, words, away in (("best", _("LR"), 9), ("unknown", _("BF"), -9)):
        tint = alt.value(_LINES[other][0])
        span = seen.mark_rule(strokeWidth=5, opacity=0.8, xOffset=away, **theme.QUIET)
        parts.append(span.encode(x, _UP.up("fair:Q"), alt.Y2(f"{other}:Q"), color=tint))
        text = seen.mark_text(
            align="left" if away > 0 else "right", dx=1.9 * away, fontSize=theme.TEXT_SIZE - 2, fontWeight="bold",
            **theme.QUIET,
        )  # fmt: skip
        parts.append(text.encode(x, _UP.up(f"{other}_at:Q"), text=alt.value(words), color=tint))
    for name, (colour, _dash) in _LINES.items():
        dot = seen.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
        parts.append(dot.encode(x, _UP.up(f"{name}:Q"), color=alt.value(colour)))
    return parts


def _names_of_lines(x: Any) -> list[Any]:
    """Return the names of the three coins, each at the end of its line."""
    words = {"fair": _("fair coin"), "unknown": _("p unknown"), "best": _("best p")}
    sides: dict[Any, int] = {"left": 1, "right": -1}
    parts = []
    for side, away in sides.items():
        for line, (colour, _dash) in _LINES.items():
            here = named("names").transform_filter(f"datum.side == '{side}' && datum.line == '{line}'")
            text = here.mark_text(
                align=side, dx=(14 if line == "fair" else 6) * away, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET
            )
            parts.append(text.encode(x, _UP.up("height:Q"), text=alt.value(words[line]), color=alt.value(colour)))
    return parts
