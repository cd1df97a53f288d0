"""Reading a page as a visitor does."""

import re
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

_TERM = re.compile(r'\[([^\[\]]+)\]\(glossary\?term=[\w-]+(?:&lang=\w+)? "[^"]*"\)')
TEXTS = ("markdown", "warning", "info", "title", "header", "latex", "code")


def text(app: AppTest) -> str:
    """Return everything that the page says, in one string."""
    return without_terms("\n".join(str(element.value) for kind in TEXTS for element in app.get(kind)))


def without_terms(markdown: str) -> str:
    """Return the words that a reader sees where terms are links to the glossary."""
    return _TERM.sub(r"\1", markdown)


def alternatives(app: AppTest) -> list[str]:
    """Return the alternative text of every chart."""
    return [chart.proto.alt for chart in app.get("vega_lite_chart")]


def told(app: AppTest) -> list[str]:
    """Return what every chart says unseen: its words for where its sliders stand, or its alternative text."""
    return [_words(chart.proto) or chart.proto.alt for chart in app.get("vega_lite_chart")]


def _words(chart: Any) -> str | None:
    sets = {data.name: pa.ipc.open_stream(data.data.data).read_all().to_pylist() for data in chart.datasets}
    if not {"said", "start"} <= sets.keys():
        return None
    (start,) = sets["start"]
    (now,) = [row for row in sets["said"] if all(row[name] == start[name] for name in row if name != "words")]
    return str(now["words"])


def weight(app: AppTest) -> int:
    """Return how many bytes the pictures of the page are: their specs and their data."""
    charts = [chart.proto for chart in app.get("vega_lite_chart")]
    return sum(len(chart.spec) + sum(len(data.data.data) for data in chart.datasets) for chart in charts)
