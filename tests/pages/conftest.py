"""Pages as Streamlit's own test harness runs them: no browser, every widget at hand."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.kit.words import Words

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

    def open_page(slug: str = "", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages/navigation.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        if slug:
            # `switch_page` knows pages by the names of their files until the app has run once, which would cost a run
            app._page_hash = calc_hash(slug)
        return app.run()

    return open_page
