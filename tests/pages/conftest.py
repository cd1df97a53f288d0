"""Pages as Streamlit's own test harness runs them: no browser, every widget at hand."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import contents
from pages.parts.prose import Words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sections_shown(monkeypatch) -> set[str]:
    """The names of the sections of words that pages have shown since the test began."""
    shown, original = set(), Words.text

    def noted(self, name, /, **values):
        shown.add(name)
        return original(self, name, **values)

    monkeypatch.setattr(Words, "text", noted)
    return shown


@pytest.fixture
def opened():
    """Open a page by its URL path with what a link would carry: `opened("rectified", fn="relu") -> AppTest`."""

    def open_page(url_path: str = "", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages/navigation.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        if url_path:
            app.switch_page(str(contents.page(url_path).file))
        return app.run()

    return open_page
