"""What a first visit of each page and scene costs the server's processor, and what a move of a control costs it there.

Run by hand, `python -m tests.benchmarks.first_visit`, in an environment with the tests' requirements and a Chromium;
slugs of pages behind it measure those alone. Each page and each scene gets a server of its own, on which nothing has
been computed, and is opened in a browser. Its cost is the processor time from the request to rest, above that of home
on such a server. On the open page the first slider in a picture, the first box of a number and the first choice are
then moved: each time to a new value, as many as there are up to MOVES, and the mean counts. A cost above the one in
the scene's record (pages/contents.py), a move above MOVE and a choice above CHOICE are marked with an exclamation mark.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Locator, Page

from pages import contents
from tests.benchmarks import stopwatch
from tests.browser.visitor import LIMIT, VIEWS, idle
from tests.server import Server

MOVES, MOVE, CHOICE = 5, 40.0, 300.0  # ms
REST, STILL = 0.3, 10.0  # a server is at rest if it takes no more than STILL ms in REST s
USUAL = contents.Scene("", "", "").cost
STAGE = "[class*=st-key-stage-]"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="*", metavar="page", help="the slug of a page")
    wanted = parser.parse_args().pages
    with stopwatch.chromium() as browser:
        tab = browser.new_context(**VIEWS["light"]).new_page()
        tab.set_default_timeout(LIMIT)
        home = visited(tab, "")[0]
        print(f"home: {home / 1000:.2f} s of the processor; all others above that")
        print(f"{'page':18} {'scene':14} {'record':>6} {'first visit':>11} {'slider':>8} {'box':>8} {'choice':>8}")
        for page in contents.PAGES[1:]:
            if wanted and page.slug not in wanted:
                continue
            for scene in page.scenes or (None,):
                cost, *moves = visited(tab, page.slug, scene.slug if scene else "")
                limit = scene.cost if scene else USUAL
                told = [
                    f"{page.slug:18} {scene.slug if scene else '':14} {limit:6.1f}",
                    marked((cost - home) / 1000, limit, 11, "{:.2f} s"),
                    *(
                        marked(each, most, 8, "{:.0f} ms")
                        for each, most in zip(moves, (MOVE, MOVE, CHOICE), strict=True)
                    ),
                ]
                print(" ".join(told), flush=True)
    print(stopwatch.load())


def marked(value: float | None, limit: float, width: int, form: str) -> str:
    text = "" if value is None else form.format(value) + ("!" if value > limit else "")
    return text.rjust(width)


def visited(tab: Page, slug: str, scene: str = "") -> tuple[float, float | None, float | None, float | None]:
    """Open a page on a new server; return the milliseconds of the visit, and of a slider, a box and a choice."""
    with stopwatch.running(None) as (server,):
        path = f"{slug}?scene={scene}" if scene else slug
        cost = spent(server, lambda: tab.goto(server.url + path), tab)
        return cost, moved(server, tab, sliders(tab)), moved(server, tab, boxes(tab)), moved(server, tab, choices(tab))


def spent(server: Server, act: Callable[[], object], tab: Page) -> float:
    """Return the milliseconds of processor time that a server takes for this, with all that follows from it."""
    before = rested(server)
    act()
    idle(tab, stopwatch.REST)
    return rested(server) - before


def rested(server: Server) -> float:
    """Wait until a server is at rest; return the milliseconds of processor time that it has taken so far."""
    taken = stopwatch.processor(server)
    while True:
        time.sleep(REST)
        before, taken = taken, stopwatch.processor(server)
        if not taken - before > STILL:
            return taken


def moved(server: Server, tab: Page, acts: Iterator[Callable[[], object]]) -> float | None:
    """Return the mean milliseconds of processor time of some moves; None if there is nothing to move."""
    costs = [spent(server, act, tab) for act, _turn in zip(acts, range(MOVES), strict=False)]
    return statistics.mean(costs) if costs else None


def found(tab: Page, selector: str) -> Locator | None:
    """Return the first control of a kind, on the stage of a scene where there is one."""
    place = tab.locator(STAGE if tab.locator(STAGE).count() else "[data-testid=stMain]").locator(selector)
    seen = place.filter(visible=True)
    return seen.first if seen.count() else None


def sliders(tab: Page) -> Iterator[Callable[[], object]]:
    if slider := found(tab, "[data-testid=stVegaLiteChart] input[type=range]"):
        while True:
            last = slider.input_value() == slider.get_attribute("max")
            yield partial(slider.press, "ArrowLeft" if last else "ArrowRight")


def boxes(tab: Page) -> Iterator[Callable[[], object]]:
    if box := found(tab, "[data-testid=stNumberInput] input"):
        while True:
            yield partial(box.press, "ArrowUp")


def choices(tab: Page) -> Iterator[Callable[[], object]]:
    """Choose each of the other options of the first choice."""
    if group := found(tab, "[data-testid=stButtonGroup]:has([role=radio])"):
        options = group.get_by_role("radio")
        for place in range(options.count()):
            if options.nth(place).get_attribute("aria-checked") == "false":
                yield partial(options.nth(place).press, "Enter")
    elif box := found(tab, "[data-testid=stSelectbox] input"):
        while True:
            yield partial(choose_below, box)


def choose_below(box: Locator) -> None:
    """Choose the next option of a box whose options open below it."""
    box.click()
    box.press("ArrowDown")
    box.press("Enter")


if __name__ == "__main__":
    main()
