"""A visitor with eyes: how a page is opened, waited for and looked at in a real browser."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Locator, Page, Playwright
from playwright.sync_api import TimeoutError as TookTooLong
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HERE = Path(__file__).parent
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()

ASKED = "{}({})".format(
    (HERE / "asked.js").read_text().rstrip(),
    {
        "rerun": BackMsg.DESCRIPTOR.fields_by_name["rerun_script"].number,
        "finished": ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number,
        "early": ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    },
)
LIMIT = 600_000  # milliseconds that any state may take to come; each is waited for, so only a fault takes this long

DESKTOP, PROJECTOR, PHONE = (1440, 900), (1920, 1080), (390, 844)


def _view(size: tuple[int, int], scheme: str = "light", **more: bool | str) -> dict:
    return {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme, "locale": "en-GB", **more}


VIEWS = {
    "light": _view(DESKTOP),
    "dark": _view(DESKTOP, "dark"),
    "chinese": _view(DESKTOP, locale="zh-CN"),
    "projector": _view(PROJECTOR),
    "phone": _view(PHONE, is_mobile=True, has_touch=True),
}

NAMES = (
    "chromium-headless-shell",  # nothing but a browser: a sixth less work than one with windows around it
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
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
    "--font-render-hinting=none",  # letters as wide as in a window
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # nothing leaves the machine; what tries is a fault
)
SHORT = ("--js-flags=--invocation-count-for-maglev=20000",)
"""For visits of a second or two, where it costs more to make code fast than that saves: a quarter of the work to open a
page; nothing for benchmarks."""
MISSING = (
    "no Chromium found, so nothing was looked at in a browser: get one with `apt-get install chromium` (Debian, "
    "Ubuntu), `brew install --cask chromium` (macOS), `winget install Google.Chrome` (Windows) or, on any of them, "
    "`playwright install chromium`; or name yours in the environment variable CHROMIUM"
)

IDLE = (
    "() => { const app = document.querySelector('[data-testid=stApp]');"
    " const turns = [...document.querySelectorAll('[data-address]')].map(note => Number(note.dataset.turn));"
    " const written = Number(document.documentElement.dataset.written ?? 0);"
    " return written >= Math.max(0, ...turns) && !window.asked && app?.dataset.testScriptState === 'notRunning'"
    " && app?.dataset.testConnectionState === 'CONNECTED' }"
)
SCHEME = "scheme => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === scheme"
SETTLED = (
    "async pause => { await new Promise(done => setTimeout(done, pause));"
    " for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame) }"
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


def launch(playwright: Playwright, executable: str, *more: str) -> Browser:
    return playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *more])


def settled(page: Page | Frame, pause: int = 0) -> None:
    """Wait until the page has done what it had to do by now, and what it does within `pause` milliseconds.

    The page itself waits, so that a slow machine takes as long as it needs: timers that were set before go first, and
    two frames are painted. Its tab comes to the front: behind another one it is given one frame a second.
    """
    getattr(page, "page", page).bring_to_front()
    page.evaluate(SETTLED, pause)


def drag(page: Page, slider: Locator, look: Callable[[Page], Any] = Page.title, stops: int = 20) -> list[Any]:
    """Drag a slider from end to end without letting go; return what `look` sees at each stop, once it is painted."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    middle, seen = box["y"] + box["height"] / 2, []
    page.mouse.move(box["x"] + 4, middle)
    page.mouse.down()
    for stop in range(1, stops + 1):
        page.mouse.move(box["x"] + 4 + (box["width"] - 8) * stop / stops, middle)
        settled(page)
        seen.append(look(page))
    return seen


def idle(page: Page | Frame, settle: int = 50) -> None:
    """Wait until the script has run and every chart is drawn.

    `settle` is how many milliseconds may lie between what was done and the page's message to the server; Streamlit
    holds sliders and clicks in charts back for up to 300. A chart that is never drawn is named by `pictures`.
    """
    page.wait_for_selector("[data-testid=stApp]")
    settled(page, settle)
    while True:
        page.wait_for_function(IDLE)
        settled(page, settle)
        if page.evaluate(IDLE):
            break
    with suppress(TookTooLong):
        page.wait_for_function(DRAWN)


def begun(page: Page) -> None:
    """Wait until a page is shown, or a training on it is under way."""
    page.locator("h1").wait_for()
    page.wait_for_function(f"() => ({IDLE})() || document.querySelector('[data-testid=stProgress]')")


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


def turn(page: Page, size: tuple[int, int], scheme: str = "light") -> None:
    """Show an open page at another size, in another colour scheme."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(SCHEME, arg=scheme)
    idle(page)


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
