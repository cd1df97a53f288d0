"""How long from the command to the first picture, and how much memory twenty visitors take.

Run by hand, `python -m tests.benchmarks.start`, in an environment with the tests' requirements and a Chromium; a
number behind it is that of the rounds. Each start is a new server and a browser with nothing in its cache, in turns:
the home page to the first picture of its gallery, a family page to its chart, stock/slider.py to its chart, and
stock/bare.py, which has no chart, to its sentence. Then twenty visitors open our pages one after the other and stay.
With `--without ahead` our pages are also tried without loading ahead.
"""

from __future__ import annotations

import itertools
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser

from pages.contents import PAGES
from tests.benchmarks import stopwatch
from tests.benchmarks.stopwatch import CHART, FAMILY, STOCK
from tests.browser.visitor import VIEWS, idle

ROUNDS, SESSIONS = 5, 20
CARD = "() => [...document.querySelectorAll('[class*=st-key-cards-] img')].some(card => card.naturalWidth > 0)"
SENTENCE = "() => document.querySelector('[data-testid=stMarkdown]')?.innerText.startsWith('f(')"
STARTS: dict[str, tuple[Path | str | None, str, str]] = {
    "home": (None, "", CARD),
    "family": (None, FAMILY, CHART),
    "stock chart": (STOCK / "slider.py", "", CHART),
    "bare": (STOCK / "bare.py", "", SENTENCE),
}


def start(browser: Browser, app: Path | str | None, path: str, there: str) -> float:
    """Return the seconds from the start of a server's process to the frame in which `there` holds."""
    begun = time.perf_counter()
    with stopwatch.running(app) as (server,):
        context = browser.new_context(**VIEWS["light"])
        page = context.new_page()
        page.goto(server.url + path, wait_until="commit")
        page.wait_for_function(there, polling="raf", timeout=60_000)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        took = time.perf_counter() - begun
        context.close()
    return took


def crowd(browser: Browser) -> None:
    """Print the server's memory before any visitor, with one, and with twenty on all pages by turns."""
    with stopwatch.running(None) as (server,):
        held = {0: stopwatch.memory(server)}
        context = browser.new_context(**VIEWS["light"])
        for visitor, page in zip(range(1, SESSIONS + 1), itertools.cycle(PAGES), strict=False):
            tab = context.new_page()
            tab.goto(f"{server.url}{page.slug}")
            idle(tab)
            held[visitor] = stopwatch.memory(server)
        print(
            f"memory at start {held[0]:.0f} MB, with 1 session {held[1]:.0f},"
            f" with {SESSIONS} {held[SESSIONS]:.0f} (target below 250)"
        )
        context.close()


def main() -> None:
    rounds, without = stopwatch.asked(ROUNDS)
    starts = STARTS | {
        f"{name} without {trick}": (trick, *STARTS[name][1:]) for trick in without for name in ("home", "family")
    }
    times: dict[str, list[float]] = {name: [] for name in starts}
    with stopwatch.chromium() as browser:
        for _ in range(rounds):
            for name, case in starts.items():
                times[name].append(start(browser, *case))
        for name, column in times.items():
            over = statistics.median(a / b for a, b in zip(column, times["bare"], strict=True))
            print(
                f"{name:20} median {statistics.median(column):.2f} s, {min(column):.2f} to {max(column):.2f};"
                f" over bare {over:.2f}" + (" (target at most 1.6)" if starts[name][0] is None else "")
            )
        crowd(browser)
    print(f"{rounds} rounds, {stopwatch.load()}")


if __name__ == "__main__":
    main()
