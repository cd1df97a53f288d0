"""Fixtures of the tests that look at the app in a real browser.

`visit("rectified", view="phone", query="fn=relu")` opens a page and returns Playwright's `Page`, ready; when
the test ends, any fault that the page had by then fails it. What one can look for stands in visitor.py.
"""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.tabs import Tabs
from tests.browser.visitor import MISSING, SHORT, find_chromium, idle, launch
from tests.server import lines

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the session. Without any the tests are skipped, or fail where CI is set."""
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            in_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
            (pytest.fail if in_ci else pytest.skip)(MISSING)
        chromium = launch(playwright, executable, *SHORT)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tabs(browser):
    """The browser's tabs, shared by all tests: the app's files come out of their cache."""
    return Tabs(browser)


@pytest.fixture(scope="session")
def visiting(request, tabs):
    """`with visiting() as visit:` is `visit` for fixtures that outlive one test."""

    @contextmanager
    def block():
        opened = []

        def visit(path="", *, view="light", query="", server=None, until=idle):
            base = (server or request.getfixturevalue("server")).url
            tab = tabs.take(view)
            opened.append((tab, view))
            tab.page.goto(f"{base}{path}?{query}".rstrip("?"))
            until(tab.page)
            return tab.page

        try:
            yield visit
        except BaseException:
            for tab, _ in opened:
                tab.page.close()  # whatever went wrong is not handed on
            raise
        faults = [fault for tab, _ in opened for fault in tab.faults]
        for tab, view in opened:
            tabs.give_back(tab, view)
        assert not faults, "the page had faults" + lines(faults)

    return block


@pytest.fixture
def visit(visiting):
    """Open pages: `visit(path="", *, view="light", query="", server=None, until=idle) -> Page`, waited for.

    `path` is a page's slug, `view` one of VIEWS, `server` another one than the session's; `until` waits.
    """
    with visiting() as opened:
        yield opened
