"""How long the gallery takes to be painted, beside a page of one family.

Run by hand, `python -m tests.benchmarks.gallery`, in an environment with the tests' requirements and a Chromium; a
number behind it is that of the rounds. One server, one browser; both pages are opened by their address in turns, with
the app's own files in the browser's cache, as for everybody but a first visitor. A page is painted in the first frame
in which all its pictures are there: a picture for each function of the catalogue on the one, the chart on the other.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import acts
from tests.browser.visitor import MISSING, VIEWS, find_chromium, idle, launch
from tests.server import serving

ROUNDS, WARM = 15, 2
CARDS = f"""() => {{
  const cards = [...document.querySelectorAll("[data-testid=stMain] a:has(img)")];
  const whole = (card) => card.querySelector("img").complete;
  return cards.length >= {len(acts.CATALOGUE)} && cards.every(whole);
}}"""
CHART = "() => !!document.querySelector('[data-testid=stVegaLiteChart] svg.marks .mark-line path')"
PAGES = {"gallery": ("", CARDS), "family": ("rectified", CHART)}


def painted(page: Page, url: str, there: str) -> float:
    """Return the milliseconds from the start of a navigation to the frame in which `there` holds."""
    page.goto(url, wait_until="commit")
    page.wait_for_function(there, polling="raf", timeout=60_000)
    return float(page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(performance.now())))"))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "log") as server,
        sync_playwright() as playwright,
    ):
        executable = find_chromium(playwright)
        if executable is None:
            sys.exit(MISSING)
        browser = launch(playwright, executable)
        page = browser.new_context(**VIEWS["light"]).new_page()
        times: dict[str, list[float]] = {name: [] for name in PAGES}
        for turn in range(WARM + rounds):
            for name, (path, there) in PAGES.items():
                took = painted(page, server.url + path, there)
                idle(page)
                if turn >= WARM:
                    times[name].append(took)
        browser.close()
    for name, column in times.items():
        print(f"{name:8} median {statistics.median(column):6.0f} ms, {min(column):.0f} to {max(column):.0f}")
    each = [a / b for a, b in zip(times["gallery"], times["family"], strict=True)]
    print(
        f"{len(acts.CATALOGUE)} functions; gallery over family, {rounds} rounds: median {statistics.median(each):.2f}"
    )


if __name__ == "__main__":
    main()
