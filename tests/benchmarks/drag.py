"""What a drag of one second repaints and what goes over the wire, beside a stock app.

Run by hand, `python -m tests.benchmarks.drag`, in an environment with the tests' requirements and a Chromium; a
number behind it is that of the rounds. The slider in the picture of a full family page, or with `--rate` that of the
learning rate of the dying-ReLU simulator, and the slider of stock/slider.py are dragged in turns, with a move of the
hand every 16 ms, or as often as the browser takes one.
Ours repaints while the hand moves: counted are the frames that show other curves, and the time from the first move
that a frame shows to its paint. Stock's update is the time from its release to the painted picture. Of what the
server sends after our release, an element counts as resent when it is, byte for byte, what was sent to its place
before. A hand that the machine holds up for more than 150 ms counts as released, so a few bytes can come early.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks import stopwatch
from tests.benchmarks.stopwatch import FAMILY, LIVE, STOCK, TURN
from tests.browser.visitor import VIEWS

ROUNDS, WARM = 10, 1
SECONDS, MOVE = 1.0, 0.016


@dataclass(slots=True)
class Wire:
    """What has gone over a page's websocket since `reset`, and what each place on the page shows."""

    received: int = 0
    sent: int = 0
    resent: int = 0
    pictures: int = 0
    shown: dict[tuple[int, ...], bytes] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        def opened(socket: WebSocket) -> None:
            socket.on("framereceived", lambda payload: self._take(payload))
            socket.on("framesent", lambda payload: self._give(payload))

        page.on("websocket", opened)

    def reset(self) -> None:
        self.received = self.sent = self.resent = self.pictures = 0

    def _give(self, payload: bytes | str) -> None:
        self.sent += len(payload)

    def _take(self, payload: bytes | str) -> None:
        self.received += len(payload)
        if isinstance(payload, str):
            return
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        place, element = tuple(message.metadata.delta_path), message.delta.new_element.SerializeToString()
        if self.shown.get(place) == element:
            self.resent += len(payload)
        if message.delta.new_element.WhichOneof("type") in ("vega_lite_chart", "arrow_vega_lite_chart"):
            self.pictures += 1
        self.shown[place] = element


def drag(page: Page, slider: Locator, *, back: bool) -> int:
    """Take the thumb at one end and move it to the other within a second, without letting go; return the moves."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    middle, left, width = box["y"] + box["height"] / 2, box["x"] + 4, box["width"] - 8
    page.mouse.move(left + width * back, middle)
    page.mouse.down()
    begun, moves = time.perf_counter(), 0
    while (past := (time.perf_counter() - begun) / SECONDS) < 1:
        page.mouse.move(left + width * (1 - past if back else past), middle)
        moves += 1
        time.sleep(max(0.0, begun + moves * MOVE - time.perf_counter()))
    return moves


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=ROUNDS)
    parser.add_argument("--rate", action="store_const", const=TURN, default=FAMILY, dest="page")
    given = parser.parse_args()
    rounds = given.rounds
    repaints: dict[str, list[int]] = {"ours": [], "stock": []}
    times: dict[str, list[float]] = {"ours": [], "stock": []}
    hands: list[int] = []
    moving: list[tuple[int, int]] = []
    after: list[tuple[int, int, int, int]] = []
    with stopwatch.running(None, STOCK / "slider.py") as (ours, stock), stopwatch.chromium() as browser:
        page, wire = browser.new_context(**VIEWS["light"]).new_page(), Wire()
        wire.listen(page)
        stopwatch.arrive(page, ours.url + given.page)
        beside = stopwatch.visit(browser, stock.url)
        track = beside.locator("[data-testid=stSlider] [role=group] > div")
        for turn in range(WARM + rounds):
            back = bool(turn % 2)
            wire.reset()
            stopwatch.count(page)
            hand = drag(page, page.locator(LIVE), back=back)
            seen, before = stopwatch.counted(page), (wire.received, wire.sent)
            wire.reset()
            page.mouse.up()
            stopwatch.rest(page)

            stopwatch.count(beside)
            drag(beside, track, back=back)
            still = stopwatch.counted(beside)
            stopwatch.arm(beside, "pointerup")
            beside.mouse.up()
            update = stopwatch.took(beside)
            stopwatch.rest(beside)
            if turn >= WARM:
                repaints["ours"].append(len(seen))
                repaints["stock"].append(len(still))
                times["ours"] += seen
                times["stock"].append(update)
                hands.append(hand)
                moving.append(before)
                after.append((wire.received, wire.sent, wire.resent, wire.pictures))
    ratio = statistics.median(times["ours"]) / statistics.median(times["stock"])
    print(
        f"repaints in a second: ours {told(repaints['ours'])} (target at least 20), stock {told(repaints['stock'])};"
        f" moves of the hand {told(hands)}"
    )
    print(f"ours, move to paint:     {stopwatch.told(times['ours'])}")
    print(f"stock, release to paint: {stopwatch.told(times['stock'])}; ours over stock {ratio:.2f} (target below 0.25)")
    received, sent = zip(*moving, strict=True)
    print(f"bytes while dragging: received {told(received)}, sent {told(sent)} (target 0)")
    received, sent, resent, pictures = zip(*after, strict=True)
    print(
        f"bytes after release: received {told(received)}, of them in elements that had not changed {told(resent)},"
        f" sent {told(sent)}; pictures sent {told(pictures)} (target 0)"
    )
    print(f"{rounds} rounds, {stopwatch.load()}")


def told(counts: list[int] | tuple[int, ...]) -> str:
    return f"{statistics.median(counts):.0f} ({min(counts)} to {max(counts)})"


if __name__ == "__main__":
    main()
