"""All that pictures take from the inside of Altair, Vega-Lite and the host's chart: what no documentation promises.

The host is Streamlit's `st.vega_lite_chart`. Any release of the three may change a piece.
`tests/acts/charts/kit/test_vega_insides.py` and `tests/browser/test_vega_insides.py` hold each against what is
installed, and name the piece that is gone. Nothing else in `acts` leans on such a piece: tests/test_layers.py looks.
"""

from __future__ import annotations

import copy
from typing import Any

from altair.utils import schemapi

from acts.charts.kit import theme

# Altair holds each piece of a spec against its schema as it is made, which takes longer than all the rest. The tests
# build the same specs with these checks on; a visitor need not wait for them.
schemapi.disable_debug_mode()


def _bound(setter: Any, channel: Any, kind: type) -> Any:
    """Bind what sets a property of a channel, as in `alt.X("z:Q").scale(zero=False)`.

    Altair writes its help text anew each time, and binds the one setter that all threads share.
    """
    own = copy.copy(setter)
    own.obj, own.cls = channel, kind
    return own


_tables: list[Any] = []
_begin = schemapi._FromDict.__init__


def _begun(reader: Any, classes: Any) -> None:
    """Let all that read a dict, as in `color=alt.value("red")`, share the table of classes that Altair makes anew."""
    if not _tables:
        _begin(reader, classes)
        _tables.append(reader.class_dict)
    reader.class_dict = _tables[0]


# Either takes longer than all the rest of most specs.
schemapi._PropertySetter.__get__ = _bound  # type: ignore[method-assign]
schemapi._FromDict.__init__ = _begun  # type: ignore[method-assign]

_VEGA = "https://vega.github.io/schema/vega/v6.json"


def whole(chart: Any) -> dict[str, Any]:
    """Return the spec of an Altair chart without what the host brings itself: the theme, the schema, the data."""
    spec: dict[str, Any] = _without_empty_data(chart.to_dict(validate=schemapi.DEBUG_MODE))
    return {name: value for name, value in spec.items() if name not in ("config", "$schema", "datasets")}


def part(chart: Any) -> dict[str, Any]:
    """Return the spec of an Altair chart that is to be a layer of another one."""
    spec: dict[str, Any] = _without_empty_data(
        chart.to_dict(validate=schemapi.DEBUG_MODE, context={"top_level": False})
    )
    return spec


def _without_empty_data(node: Any) -> Any:
    """Leave out the data set that Altair gives to layers that have none of their own: it would blank the chart."""
    if isinstance(node, dict):
        return {k: _without_empty_data(v) for k, v in node.items() if (k, v) != ("data", {"name": "empty"})}
    return [_without_empty_data(v) for v in node] if isinstance(node, list) else node


def variable(name: str, **vega: Any) -> dict[str, Any]:
    """Return a parameter of Vega-Lite that is a signal of Vega: it hands on `init`, `on`, `update` as they are."""
    return {"name": name, **vega}


def numbers(column: str) -> str:
    """Return the expression of the numbers in one row of a column of lists, such as `datum.z` or `start.rows`.

    The host keeps an Arrow list as it travelled, a vector in chunks; ours have one.
    """
    return f"{column}.data[0].values"


def reporter(name: str) -> dict[str, Any]:
    """Return the parameter by which the host knows that the signal of this name reports.

    It selects in no view, so Vega-Lite makes nothing of it.
    """
    return {"name": name, "select": "point", "views": ["none"]}


def report(fields: str) -> str:
    """Return the expression of what a signal has to be for the host to report these fields: `a: 1, b: 2`."""
    return f"{{vlPoint: {{or: [{{{fields}}}]}}}}"


def reports(name: str) -> str:
    """Return the expression that says whether the signal of this name has something to report."""
    return f"{name}.vlPoint"


def store(name: str) -> str:
    """Return the data set that the host puts back when it draws a chart anew by itself, for a signal that reports.

    It does so for a full screen and for another theme.
    """
    return f"{name}_store"


def in_vega(signals: list[dict[str, Any]], marks: list[dict[str, Any]], bottom: int = 0) -> dict[str, Any]:
    """Return a spec in Vega itself; it may have data sets, but only within its marks: the host takes all others away.

    Every margin is our own: what is fitted to its words shrinks to nothing on a phone. `bottom` is one in pixels.

    The signal `dark` is the mode of the page: the host has a palette for each, and the first colour of that for dark is
    lighter.
    """
    return {
        "$schema": _VEGA,
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": bottom},
        "autosize": {"type": "none"},
        "config": theme.NUMBERS,
        "usermeta": {"embedOptions": {"renderer": "svg"}},
        "signals": [*signals, {"name": "dark", "update": "luminance(scale('palette', 0)) > 0.28"}],
        "scales": [{"name": "palette", "type": "ordinal", "domain": [0], "range": "category"}],
        "marks": marks,
    }
