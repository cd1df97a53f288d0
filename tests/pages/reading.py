"""Reading a page as a visitor does."""

from streamlit.testing.v1 import AppTest

TEXTS = ("markdown", "warning", "info", "title", "header", "latex", "code")


def text(app: AppTest) -> str:
    """Return everything that the page says, in one string."""
    return "\n".join(str(element.value) for kind in TEXTS for element in app.get(kind))


def alternatives(app: AppTest) -> list[str]:
    """Return the alternative text of every chart."""
    return [chart.proto.alt for chart in app.get("vega_lite_chart")]
