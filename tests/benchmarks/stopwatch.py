"""What the benchmarks in a browser share: servers, the clock from a move to the painted picture, the machine's load."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.without import TRICKS
from tests.browser.visitor import MISSING, VIEWS, find_chromium, idle, launch
from tests.server import Server, by_streamlit, serving

STOCK = Path(__file__).parent / "stock"  # no settings of ours are found from here
FAMILY = "rectified?fn=leaky_relu"
TURN = "dying_relu?scene=turn"
CHART = "() => !!document.querySelector('[data-testid=stVegaLiteChart] svg.marks .mark-line path')"
PICTURE = "[data-testid=stVegaLiteChart] >> nth=0"
LIVE = f"{PICTURE} >> input[type=range]"
REST = 400  # ms; more than the 150 that a live chart waits before it reports

# lines; where the picture has an image, which follows a frame later than all else, its words
_DRAWN = """const drawn = () => {
  const chart = document.querySelector("[data-testid=stVegaLiteChart]");
  const marks = chart?.querySelector(".mark-image") ? ".mark-text text" : ".mark-line path";
  return [...(chart?.querySelectorAll(marks) ?? [])]
    .map(mark => mark.getAttribute("d") ?? mark.textContent).join(" ");
};"""
# A change that one frame sees is on the screen when the next one begins.
_ARM = f"""(event) => {{
  {_DRAWN}
  const before = drawn();
  window.took = new Promise((done, fail) => {{
    setTimeout(fail, 20_000, "nothing was painted");
    document.addEventListener(event, () => {{
      const begun = performance.now();
      const look = () => {{
        const now = drawn();
        if (now && now !== before) requestAnimationFrame(() => done(performance.now() - begun));
        else requestAnimationFrame(look);
      }};
      requestAnimationFrame(look);
    }}, {{ capture: true, once: true }});
  }});
}}"""
_COUNT = f"""() => {{
  {_DRAWN}
  let last = drawn(), moved = null;
  const repaints = window.repaints = [], over = new AbortController();
  document.addEventListener("input", () => moved ??= performance.now(), {{ capture: true, signal: over.signal }});
  const look = () => {{
    if (window.repaints !== repaints) return over.abort();
    const now = drawn();
    if (now && now !== last) {{
      const since = moved;
      requestAnimationFrame(() => repaints.push(performance.now() - since));
      [last, moved] = [now, null];
    }}
    requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}}"""


@contextmanager
def running(*apps: Path | str | None) -> Iterator[tuple[Server, ...]]:
    """Serve our app (None), ours without a trick (its name) and apps of `stock/`, until the block ends."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield tuple(stack.enter_context(serving(folder / f"{i}.log", **_options(app))) for i, app in enumerate(apps))


def _options(app: Path | str | None) -> dict[str, Any]:
    if isinstance(app, Path):
        return {"app": app, "cwd": app.parent}
    if app is None:
        return {}

    def launch(script: Path, port: int) -> list[str]:
        _module, _streamlit, *arguments = by_streamlit(script, port)
        return ["-m", "tests.benchmarks.without", app, *arguments]

    return {"launch": launch}


def parser(rounds: int) -> argparse.ArgumentParser:
    """Return what reads the command line: the number of rounds, and the tricks that ours is also tried without."""
    reader = argparse.ArgumentParser()
    reader.add_argument("rounds", nargs="?", type=int, default=rounds)
    reader.add_argument("--without", choices=TRICKS, action="append", default=[])
    return reader


def asked(rounds: int) -> tuple[int, list[str]]:
    """Read the command line: the number of rounds, and the tricks that ours is also tried without."""
    given = parser(rounds).parse_args()
    return given.rounds, given.without


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            sys.exit(MISSING)
        browser = launch(playwright, executable)
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: Browser, url: str) -> Page:
    """Open a page in a window of its own, with a chart that is drawn."""
    page = browser.new_context(**VIEWS["light"]).new_page()
    arrive(page, url)
    return page


def arrive(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_function(CHART, timeout=60_000)
    rest(page)


def rest(page: Page) -> None:
    """Wait until all that follows from the last move is done."""
    page.wait_for_timeout(REST)
    idle(page)


def arm(page: Page, event: str = "keydown") -> None:
    """Start the clock at the next such event; it stops when the page's first picture is painted anew."""
    page.evaluate(_ARM, event)


def took(page: Page) -> float:
    """Return the milliseconds on the armed clock, once it has stopped."""
    return float(page.evaluate("() => window.took"))


def count(page: Page) -> None:
    """Note each repaint of the page's first picture from now on."""
    page.evaluate(_COUNT)


def counted(page: Page) -> list[float]:
    """Stop counting; return for each repaint the milliseconds from the first move that it shows to its paint."""
    return page.evaluate("() => { const all = window.repaints; window.repaints = null; return all }")


def processor(server: Server) -> float:
    """Return the milliseconds of processor time that a server has used so far; nan where there is no /proc."""
    try:
        fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(server: Server) -> float:
    """Return the megabytes that a server holds; nan where there is no /proc."""
    try:
        lines = Path(f"/proc/{server.pid}/status").read_text().splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def told(times: Sequence[float]) -> str:
    return f"p50 {statistics.median(times):5.0f}, p95 {p95(times):5.0f} ms"


def load() -> str:
    """Tell how busy the machine is: what else runs on it slows everything here."""
    return f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
