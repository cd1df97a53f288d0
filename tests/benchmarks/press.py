"""How long from a key press to the painted picture, and what it costs the server, beside a stock app.

Run by hand, `python -m tests.benchmarks.press`, in an environment with the tests' requirements and a Chromium; a
number behind it is that of the rounds. The scene `curve` of a family takes a key on the slider in its picture (which
the browser answers alone), on the box of the parameter (its fragment runs, and the picture starts from the new value)
and on another function (what follows from it runs): one that looks alike, so that the picture stays, and one with a
slider of its own, so that it is drawn anew; stock/slider.py takes one on its slider. All in turns, each value a new
one where there is a value. The clock runs from the key to the frame that shows other curves; the processor's time is
that of the server's process, with all that follows from the key. With `--without uncollected` our pages are also tried
with garbage collected after every run.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.benchmarks import stopwatch
from tests.benchmarks.stopwatch import FAMILY, LIVE, STOCK
from tests.server import Server

ROUNDS, WARM = 30, 3  # a slider of 41 stops has no new value for more than 40 presses
ALIKE = "gated?fn=gelu"
FRAGMENT = "at most 0.8, aim 0.5; processor at most 0.20"
TARGETS = {
    "slider in the picture": FRAGMENT,
    "box, in the fragment": FRAGMENT,
    "function, alike": "at most 1.0",
    "function, other slider": "at most 1.0",
}


Case = tuple[Server, Page, Callable[[Page], None]]


def key(selector: str, name: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.locator(selector).first.press(name)

    return press


def functions(*names: str) -> Callable[[Page], None]:
    """Choose functions by turns."""
    turns = itertools.cycle(names)

    def press(page: Page) -> None:
        page.locator("[data-testid=stButtonGroup]").get_by_role("radio", name=next(turns), exact=True).press("Enter")

    return press


def main() -> None:
    rounds, without = stopwatch.asked(ROUNDS)
    with stopwatch.running(None, *without, STOCK / "slider.py") as servers, stopwatch.chromium() as browser:
        ours, *others, stock = servers
        cases = pressed(browser, ours)
        for trick, server in zip(without, others, strict=True):
            cases |= {f"{name}, without {trick}": case for name, case in pressed(browser, server).items()}
        slider = key("[data-testid=stSlider] input", "ArrowRight")
        cases["stock"] = (stock, stopwatch.visit(browser, stock.url), slider)
        times: dict[str, list[float]] = {name: [] for name in cases}
        costs: dict[str, list[float]] = {name: [] for name in cases}
        for turn in range(WARM + rounds):
            for name, (server, page, press) in cases.items():
                before = stopwatch.processor(server)
                stopwatch.arm(page)
                press(page)
                took = stopwatch.took(page)
                stopwatch.rest(page)
                if turn >= WARM:
                    times[name].append(took)
                    costs[name].append(stopwatch.processor(server) - before)
    usual, price = statistics.median(times["stock"]), statistics.mean(costs["stock"])
    for name in cases:
        took, cost = statistics.median(times[name]), statistics.mean(costs[name])
        print(
            f"{name:22} {stopwatch.told(times[name])}, processor {cost:4.0f} ms;"
            f" over stock {took / usual:.2f}, processor {cost / price:.2f}"
            + (f" (target {TARGETS[name]})" if name in TARGETS else "")
        )
    print(f"{rounds} rounds, {stopwatch.load()}")


def pressed(browser: Browser, ours: Server) -> dict[str, Case]:
    """Open our pages, one for each case."""
    box = ".st-key-leaky_relu_negative_slope input"
    return {
        "slider in the picture": (ours, opened(browser, ours), key(LIVE, "ArrowRight")),
        "box, in the fragment": (ours, opened(browser, ours), key(box, "ArrowUp")),
        "function, alike": (ours, opened(browser, ours, ALIKE), functions("Mish", "GELU")),
        "function, other slider": (ours, opened(browser, ours), functions("PReLU", "Leaky ReLU")),
    }


def opened(browser: Browser, server: Server, path: str = FAMILY) -> Page:
    return stopwatch.visit(browser, server.url + path)


if __name__ == "__main__":
    main()
