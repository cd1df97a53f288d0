"""A visitor with eyes: how a page is opened, waited for and looked at in a real browser."""

import os
import shutil
from contextlib import suppress
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright
from playwright.sync_api import TimeoutError as TookTooLong

HERE = Path(__file__).parent
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()

DESKTOP, PROJECTOR, PHONE = (1440, 900), (1920, 1080), (390, 844)


def _view(size: tuple[int, int], scheme: str = "light", **more: bool) -> dict:
    return {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme, "locale": "en-GB", **more}


VIEWS = {
    "light": _view(DESKTOP),
    "dark": _view(DESKTOP, "dark"),
    "projector": _view(PROJECTOR),
    "phone": _view(PHONE, is_mobile=True, has_touch=True),
}

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (  # where the installers of macOS and Windows put it, off the path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = (
    "--no-sandbox",  # a container's root has no other way; only our own pages are opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "no Chromium found, so nothing was looked at in a browser: get one with `apt-get install chromium` (Debian, "
    "Ubuntu), `brew install --cask chromium` (macOS), `winget install Google.Chrome` (Windows) or, on any of them, "
    "`playwright install chromium`; or name yours in the environment variable CHROMIUM"
)

IDLE = (
    "() => { const app = document.querySelector('[data-testid=stApp]');"
    " return app?.dataset.testScriptState === 'notRunning' && app?.dataset.testConnectionState === 'CONNECTED' }"
)
DRAWN = (  # an element whose code is still being loaded has a grey skeleton in its place
    "() => !document.querySelector('[data-testid=stSkeleton]') &&"
    " [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]"
    ".every(chart => chart.querySelector('svg.marks, canvas.marks'))"
)


def find_chromium(playwright: Playwright) -> str | None:
    """Return the browser to use: the one named in CHROMIUM, the system's, or playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    places = (*map(shutil.which, NAMES), *PLACES, playwright.chromium.executable_path)
    return next((place for place in places if place and Path(place).exists()), None)


def launch(playwright: Playwright, executable: str) -> Browser:
    return playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))


def watch(page: Page, base: str) -> list[str]:
    """Return a list to which every fault of the page will be added, from now on."""
    faults: list[str] = []
    home = urlsplit(base).netloc

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not _harmless(message):
            faults.append(f"console: {message.text[:300]}")

    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != home:
            faults.append(f"leaves the machine: {url[:200]}")

    page.on("pageerror", lambda error: faults.append(f"page error: {str(error)[:300]}"))
    page.on("console", said)
    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("crash", lambda _: faults.append("the page crashed"))
    return faults


def _harmless(message: ConsoleMessage) -> bool:
    """Whether Streamlit itself is to blame, and nobody is worse off."""
    where = message.location.get("url", "")
    # A deep link makes Streamlit look for its own endpoints below the page's path first.
    return "404" in message.text and where.endswith(("/_stcore/health", "/_stcore/host-config"))


def idle(page: Page, settle: int = 80, limit: float = 60_000) -> None:
    """Wait until the script has run and every chart is drawn; times in milliseconds.

    A click needs a round trip before the script says that it runs, hence wait, look, wait, look again.
    A chart that never gets drawn is not waited for beyond 10 seconds: `pictures` will name it.
    """
    page.wait_for_selector("[data-testid=stApp]", timeout=limit)
    page.wait_for_timeout(settle)
    while True:
        page.wait_for_function(IDLE, timeout=limit)
        page.wait_for_timeout(settle)
        if page.evaluate(IDLE):
            break
    with suppress(TookTooLong):
        page.wait_for_function(DRAWN, timeout=10_000)


def begun(page: Page) -> None:
    """Wait until a page is shown, or a training on it is under way."""
    page.locator("h1").wait_for()
    page.wait_for_function(f"() => ({IDLE})() || document.querySelector('[data-testid=stProgress]')", timeout=60_000)


def alarms(page: Page) -> list[str]:
    """Return every box that says that something went wrong."""
    boxes = page.locator("[data-testid=stException], [data-testid=stAlertContentError]").all_inner_texts()
    lost = page.get_by_text("Page not found").count() * ["the dialog 'Page not found'"]
    return [f"a box says {text[:200]!r}" for text in boxes] + lost


def pictures(page: Page) -> list[str]:
    """Return what is wrong with charts and images: nothing drawn, no alternative text."""
    return page.evaluate((HERE / "pictures.js").read_text())


def sideways(page: Page) -> list[str]:
    """Return how far the page can be scrolled sideways, if it can."""
    return page.evaluate(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".filter(box => box.scrollWidth > box.clientWidth + 1)"
        ".map(box => `${box.dataset.testid ?? 'the page'} is ${box.scrollWidth} px wide on ${box.clientWidth}`)"
    )


def still(page: Page) -> None:
    """Stop all transitions, so that colours are the final ones at once."""
    page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important }")


def unfold(page: Page) -> None:
    """Make the window as tall as the page, which scrolls in an inner box: axe and screenshots only see what shows."""
    tall = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(tall + 20, 10_000)})
    idle(page)


def barriers(page: Page) -> list[str]:
    """Return the serious and critical accessibility violations that axe finds anywhere on the page."""
    unfold(page)
    still(page)
    page.evaluate(AXE)
    return page.evaluate((HERE / "barriers.js").read_text())


def focus_walk(page: Page, limit: int = 400) -> list[str]:
    """Press Tab through the whole page; return controls that are never reached, hide their focus, or trap it."""
    still(page)
    walk = page.evaluate_handle((HERE / "focus.js").read_text())
    wrong: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        step = walk.evaluate("walk => walk.step()")
        if step["unseen"]:
            wrong.append(f"does not show its focus: {step['unseen']}")
        if step["stuck"]:
            return [*wrong, f"keeps the focus: {step['stuck']}"]
        if step["done"]:
            return wrong + [f"is not reached by Tab: {name}" for name in walk.evaluate("walk => walk.missed()")]
    return [*wrong, f"still not through after {limit} presses of Tab"]
