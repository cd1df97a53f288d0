"""Rows of functions: the names of a panel stand on its left, a row each, from the top down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.picture import named

TEXT: dict[str, Any] = {"fontSize": 15, "baseline": "middle", **theme.QUIET}
LIMIT = 125
"""The largest number of pixels of a name."""

GRAY = alt.value(theme.FURNITURE)


def lanes(given: Iterable[tuple[int, str, str]]) -> bytes:
    """Return the data set `names`: for each row its place from the top, its name in words and its function's slug."""
    kinds = {"k": int, "hue": int, "name": str}
    return rows(kinds, [(place, theme.hue(slug), name) for place, name, slug in given])


def lane_ends(count: int, above: float = 0.6) -> Ends:
    """Return the ends of the axis of this number of rows; `above` is the room over the first one, in rows."""
    return count - 0.4, -above


def grid(x: Any, lanes: Place, data: str = "grid") -> alt.Chart:
    """Return lines down a panel at the values of a data set; `x` is their horizontal channel, without an axis.

    An axis draws its own at the height of another panel, where its panel is not as high as the picture.
    """
    lines: alt.Chart = named(data).mark_rule(strokeWidth=1, opacity=0.25, **theme.QUIET)
    return lines.encode(x, alt.Y(value=lanes.top), alt.Y2(value=lanes.bottom), color=GRAY)


def labels(panel: Place, lane: Any, dx: int = -8) -> alt.Chart:
    """Return the names on the left of a panel, moved by pixels."""
    text: alt.Chart = named("names").mark_text(align="right", dx=dx, limit=LIMIT, **TEXT)
    return text.encode(alt.X(value=panel.left), lane, alt.Text("name:N"), color=GRAY)
