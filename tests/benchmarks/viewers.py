"""How many viewers can each move a control once a second, beside a stock app.

Run by hand, `python -m tests.benchmarks.viewers`, in an environment with the tests' requirements and a Chromium; a
number behind it is the largest number of viewers that is tried. A real browser opens a full family page and
stock/slider.py and moves each slider a few times; what it sends is kept. Viewers are then websockets that open the
page and send one of those moves each second, at a moment of their own. An answer counts from the move to the
message that the run has finished; a number of viewers is held while the 95th percentile stays within 500 ms, in one
of two tries. With `--without uncollected` ours is also tried with garbage collected after every run.

With `--mixed` there are 40 viewers, or the number behind it, each on a scene of its own as far as there are scenes:
those with a slider in their picture or a box of a number, evenly over all pages. A browser moves both there; the
viewers send that to a server on which nothing has been computed. It prints the times over all viewers, and the scenes
that were answered last.

The viewers share the machine with the servers, and so does everything else that runs there.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import websockets
from playwright.sync_api import Browser, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages import contents
from tests.benchmarks import first_visit, stopwatch
from tests.benchmarks.stopwatch import FAMILY, LIVE, STOCK
from tests.browser.visitor import LIMIT as PATIENCE
from tests.browser.visitor import VIEWS, idle
from tests.server import Server

MOST, LIMIT, TURNS, MOVES = 200, 500.0, 6, 8  # viewers, ms, seconds at each number of them, different moves
GROWTH, TRIES = 1.4, 2
MIXED, EACH, SLOWEST = 40, 3, 5  # viewers of mixed scenes, moves of a slider and of a box there, scenes that are named


@dataclass(frozen=True, slots=True)
class Part:
    """What a browser sent: the message that opened the page, and one for each move of a control."""

    opening: bytes
    moves: tuple[bytes, ...]
    name: str = ""


def recorded(browser: Browser, url: str, slider: str) -> Part:
    """Open a page, move its slider and return what went to the server."""
    page, sent = listening(browser)
    stopwatch.arrive(page, url)
    opening = next(filter(_runs, sent))
    sent.clear()
    for _ in range(MOVES):
        page.locator(slider).first.press("ArrowRight")
        stopwatch.rest(page)
    page.context.close()
    return Part(opening, tuple(filter(_runs, sent)))


def listening(browser: Browser) -> tuple[Page, list[bytes | str]]:
    """Return a page and the list that all goes to which it sends."""
    page, sent = browser.new_context(**VIEWS["light"]).new_page(), []

    def opened(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: sent.append(payload))

    page.on("websocket", opened)
    return page, sent


def moved(browser: Browser, url: str, page: str, scene: str) -> Part | None:
    """Open a scene, move the slider in its picture and its box; return what went to the server, None without either."""
    tab, sent = listening(browser)
    tab.set_default_timeout(PATIENCE)
    tab.goto(f"{url}{page}?scene={scene}" if scene else url + page)
    idle(tab, stopwatch.REST)
    opening = next(filter(_runs, sent))
    sent.clear()
    for acts in (first_visit.sliders(tab), first_visit.boxes(tab)):
        for act in itertools.islice(acts, EACH):
            act()
            stopwatch.rest(tab)
    tab.context.close()
    moves = tuple(filter(_runs, sent))
    return Part(opening, moves, f"{page} {scene}".strip()) if moves else None


def spread(viewers: int) -> list[tuple[str, str]]:
    """Return page and scene for this many viewers, evenly over all that there are; each at most once."""
    every = [(page.slug, scene.slug) for page in contents.PAGES for scene in page.scenes]
    count = min(viewers, len(every))
    return [every[i * len(every) // count] for i in range(count)]


def _runs(payload: bytes | str) -> bool:
    return isinstance(payload, bytes) and BackMsg.FromString(payload).WhichOneof("type") == "rerun_script"


async def answered(socket: websockets.ClientConnection) -> bool:
    """Wait for the end of a run; return whether it changed anything on the page."""
    changed = False
    async for payload in socket:
        message = ForwardMsg.FromString(payload)
        changed |= message.WhichOneof("type") in ("delta", "ref_hash")
        if message.WhichOneof("type") == "script_finished" and message.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        ):
            return changed
    raise ConnectionError("the server has hung up")


async def attend(socket: websockets.ClientConnection, moves: Iterator[bytes], first: float) -> list[float]:
    """Move once a second from a moment on; return the milliseconds to each answer, from when the move was due."""
    times = []
    for turn in range(TURNS):
        due = first + turn
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await socket.send(next(moves))
        if not await answered(socket):
            raise ValueError("a move was answered with nothing")
        times.append((time.perf_counter() - due) * 1000)
    return times[1:]  # the first is that of a server that starts from rest


async def measured(server: Server, parts: Sequence[Part], viewers: int) -> tuple[list[list[float]], float]:
    """Return the times of the answers to each viewer, and the processor's milliseconds for an answer.

    The viewers take the parts in turns.
    """
    address = server.url.replace("http", "ws", 1) + "_stcore/stream"
    async with AsyncExitStack() as stack:
        sockets = []
        for _, part in zip(range(viewers), itertools.cycle(parts), strict=False):
            socket = await stack.enter_async_context(
                websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
            )
            await socket.send(part.opening)
            await answered(socket)
            sockets.append((socket, part))
        begun, before = time.perf_counter() + 0.5, stopwatch.processor(server)
        runs = (
            attend(socket, itertools.islice(itertools.cycle(part.moves), i, None), begun + i / viewers)
            for i, (socket, part) in enumerate(sockets)
        )
        answers = await asyncio.gather(*runs)
        return answers, (stopwatch.processor(server) - before) / (viewers * TURNS)


def told(viewers: int, name: str, answers: list[list[float]], cost: float) -> str:
    times = list(itertools.chain.from_iterable(answers))
    return f"{viewers:4} viewers, {name:5} {stopwatch.told(times)}, processor {cost:.0f} ms a move"


def mixed(viewers: int) -> None:
    """Measure viewers on mixed scenes."""
    with stopwatch.running(None, None) as (tried, server):
        with stopwatch.chromium() as browser:
            found = [moved(browser, tried.url, *each) for each in spread(viewers)]
        parts = [part for part in found if part]
        answers, cost = asyncio.run(measured(server, parts, viewers))
    print(told(viewers, f"on {len(parts)} scenes,", answers, cost))
    middles = [(statistics.median(times), part.name) for times, part in zip(answers, itertools.cycle(parts))]
    for middle, name in sorted(middles, reverse=True)[:SLOWEST]:
        print(f"     p50 {middle:5.0f} ms on {name}")
    print(stopwatch.load())


def growing(most: int, without: list[str]) -> None:
    """Find out how many viewers of one page ours holds, and how many a stock app."""
    with stopwatch.running(None, *without, STOCK / "slider.py") as servers:
        *ours, stock = servers
        with stopwatch.chromium() as browser:
            parts = {
                name: (server, recorded(browser, server.url + FAMILY, LIVE))
                for name, server in zip(("ours", *(f"ours without {trick}" for trick in without)), ours, strict=True)
            }
            parts["stock"] = (stock, recorded(browser, stock.url, "[data-testid=stSlider] input"))
        held = dict.fromkeys(parts, 0)
        going, viewers = dict(parts), 4
        while going and viewers <= most:
            for name, (server, part) in list(going.items()):
                for _ in range(TRIES):
                    answers, cost = asyncio.run(measured(server, [part], viewers))
                    print(told(viewers, name, answers, cost), flush=True)
                    if stopwatch.p95(list(itertools.chain.from_iterable(answers))) <= LIMIT:
                        held[name] = viewers
                        break
                else:
                    del going[name]
            viewers = int(viewers * GROWTH) + 1
    print(f"viewers held: {', '.join(f'{name} {count}' for name, count in held.items())}; {stopwatch.load()}")


def main() -> None:
    parser = stopwatch.parser(MOST)
    parser.add_argument("--mixed", nargs="?", type=int, const=MIXED, metavar="viewers", help="viewers of mixed scenes")
    given = parser.parse_args()
    if given.mixed:
        mixed(given.mixed)
    else:
        growing(given.rounds, given.without)


if __name__ == "__main__":
    main()
