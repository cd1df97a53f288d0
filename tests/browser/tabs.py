"""Tabs that one test after another uses: the code of Streamlit's pages is compiled once a tab, not once a visit.

A visit in a used tab takes a third of the processor time of one in a new tab.
"""

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.visitor import ASKED, LIMIT, VIEWS

CRASHED = "the page crashed"
UNREACHED = "ERR_NAME_NOT_RESOLVED"
"""What a browser says of a file on another machine, all of which are hidden from it (ARGUMENTS)."""


class Tab:
    """A page with every fault that it has had since its visit began."""

    def __init__(self, page: Page):
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"page error: {str(error)[:300]}"))
        page.on("console", self._said)
        page.on("crash", lambda _: self.faults.append(CRASHED))

    def begin(self, view: str) -> None:
        """Make the tab what a new one in this view would be."""
        options = VIEWS[view]
        self.page.set_viewport_size(options["viewport"])
        self.page.emulate_media(color_scheme=options["color_scheme"])
        self.page.mouse.move(0, 0)
        self.faults.clear()

    def end(self) -> None:
        """Leave the app, which ends the session on its server, and let the browser forget how its sidebar was left."""
        self.page.mouse.up()
        self.page.evaluate("() => { try { localStorage.clear() } catch { /* of a page without a server */ } }")
        self.page.goto("about:blank")

    def _said(self, message: ConsoleMessage) -> None:
        if UNREACHED in message.text:
            self.faults.append(f"leaves the machine: {(message.location.get('url') or message.text)[:200]}")
        elif message.type == "error" and not _harmless(message):
            self.faults.append(f"console: {message.text[:300]}")


class Tabs:
    """All tabs of a browser, by what cannot be changed in a tab: its language, and whether it is a phone with touch."""

    def __init__(self, browser: Browser):
        self._browser = browser
        self._contexts: dict[tuple[bool, str], BrowserContext] = {}
        self._free: dict[tuple[bool, str], list[Tab]] = {}

    def take(self, view: str) -> Tab:
        """Return a tab in one of VIEWS that nobody uses."""
        free = self._free.setdefault(_kind(view), [])
        tab = free.pop() if free else Tab(self._context(view).new_page())
        tab.begin(view)
        return tab

    def give_back(self, tab: Tab, view: str) -> None:
        """Let the next visit have this tab, unless it has crashed."""
        if CRASHED in tab.faults:
            tab.page.close()
        else:
            tab.end()
            self._free[_kind(view)].append(tab)

    def _context(self, view: str) -> BrowserContext:
        kind = _kind(view)
        if kind not in self._contexts:
            self._contexts[kind] = self._browser.new_context(**VIEWS[view])
            self._contexts[kind].set_default_timeout(LIMIT)
            self._contexts[kind].add_init_script(ASKED)
        return self._contexts[kind]


def _kind(view: str) -> tuple[bool, str]:
    return VIEWS[view].get("has_touch", False), VIEWS[view]["locale"]


def _harmless(message: ConsoleMessage) -> bool:
    """Whether Streamlit itself is to blame, and nobody is worse off."""
    where = message.location.get("url", "")
    # A deep link makes Streamlit look for its own endpoints below the page's path first.
    return "404" in message.text and where.endswith(("/_stcore/health", "/_stcore/host-config"))
