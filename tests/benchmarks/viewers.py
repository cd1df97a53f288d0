"""How many viewers can each move a control once a second, beside a stock app.

Run by hand, `python -m tests.benchmarks.viewers`, in an environment with the tests' requirements and a Chromium; a
number behind it is the largest number of viewers that is tried. A real browser opens a full family page and
stock/slider.py and moves each slider a few times; what it sends is kept. Viewers are then websockets that open the
page and send one of those moves each second, at a moment of their own. An answer counts from the move to the
message that the run has finished; a number of viewers is held while the 95th percentile stays within 500 ms, in one
of two tries. With `--without uncollected` ours is also tried with garbage collected after every run. The viewers share
the machine with the servers, and so does everything else that runs there.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import websockets
from playwright.sync_api import Browser, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks import stopwatch
from tests.benchmarks.stopwatch import FAMILY, LIVE, STOCK
from tests.browser.visitor import VIEWS
from tests.server import Server

MOST, LIMIT, TURNS, MOVES = 200, 500.0, 6, 8  # viewers, ms, seconds at each number of them, different moves
GROWTH, TRIES = 1.4, 2


@dataclass(frozen=True, slots=True)
class Part:
    """What a browser sent: the message that opened the page, and one for each move of the slider."""

    opening: bytes
    moves: tuple[bytes, ...]


def recorded(browser: Browser, url: str, slider: str) -> Part:
    """Open a page, move its slider and return what went to the server."""
    page, sent = browser.new_context(**VIEWS["light"]).new_page(), []

    def opened(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: sent.append(payload))

    page.on("websocket", opened)
    stopwatch.arrive(page, url)
    opening = next(filter(_runs, sent))
    sent.clear()
    for _ in range(MOVES):
        page.locator(slider).first.press("ArrowRight")
        stopwatch.rest(page)
    page.context.close()
    return Part(opening, tuple(filter(_runs, sent)))


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


async def measured(server: Server, part: Part, viewers: int) -> tuple[list[float], float]:
    """Return the times of all answers to this many viewers, and the processor's milliseconds for each."""
    address = server.url.replace("http", "ws", 1) + "_stcore/stream"
    async with AsyncExitStack() as stack:
        sockets = []
        for _ in range(viewers):
            socket = await stack.enter_async_context(
                websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
            )
            await socket.send(part.opening)
            await answered(socket)
            sockets.append(socket)
        begun, before = time.perf_counter() + 0.5, stopwatch.processor(server)
        runs = (
            attend(socket, itertools.islice(itertools.cycle(part.moves), i, None), begun + i / viewers)
            for i, socket in enumerate(sockets)
        )
        answers = await asyncio.gather(*runs)
        cost = (stopwatch.processor(server) - before) / (viewers * TURNS)
        return [took for times in answers for took in times], cost


def main() -> None:
    most, without = stopwatch.asked(MOST)
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
                    times, cost = asyncio.run(measured(server, part, viewers))
                    told = f"{stopwatch.told(times)}, processor {cost:.0f} ms a move"
                    print(f"{viewers:4} viewers, {name:5} {told}", flush=True)
                    if stopwatch.p95(times) <= LIMIT:
                        held[name] = viewers
                        break
                else:
                    del going[name]
            viewers = int(viewers * GROWTH) + 1
    print(f"viewers held: {', '.join(f'{name} {count}' for name, count in held.items())}; {stopwatch.load()}")


if __name__ == "__main__":
    main()
