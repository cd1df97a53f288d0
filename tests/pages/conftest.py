"""Pages as Streamlit's own test harness runs them: no browser, every widget at hand."""

from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from acts.experiments.networks.race import race, ranking
from pages.kit import failure
from pages.kit.words import Words

LIMIT = 600  # seconds that a run of a page may take on a slow machine
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def one_look_at_the_packages():
    """Let the harness look through the installed packages once, not at every visit: that is half of a visit's time."""
    with pytest.MonkeyPatch.context() as patch:
        name = "scan_component_manifests"
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(autouse=True)
def faults_are_seen(monkeypatch):
    """Let a fault of a page be one of the test, too: a visitor gets a sentence instead."""

    def show(_part):
        raise

    monkeypatch.setattr(failure, "show", show)


def words_shown(patch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the sections of words that pages show from now on, by their names."""
    shown, original = {}, Words.text

    def noted(self, name, /, **values):
        shown[name] = original(self, name, **values)
        return shown[name]

    patch.setattr(Words, "text", noted)
    return shown


@pytest.fixture
def sections_shown(monkeypatch):
    """The names of the sections of words that pages have shown since the test began."""
    return words_shown(monkeypatch).keys()


@pytest.fixture
def nothing_known():
    """No race has been run yet."""
    for each in (race, ranking):
        each.cache_clear()


@pytest.fixture
def opened():
    """Open a page by its URL path with what a link would carry: `opened("rectified", fn="relu") -> AppTest`."""
    return open_page


@pytest.fixture(scope="module")
def seen():
    """Open a page as `opened` does, but once for all tests of a file that only read it."""
    return cache(open_page)


def open_page(slug: str = "", **query: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/navigation.py"), default_timeout=LIMIT)
    for name, value in query.items():
        app.query_params[name] = value
    if slug:
        # `switch_page` knows pages by the names of their files until the app has run once, which would cost a run
        app._page_hash = calc_hash(slug)
    return app.run()
