"""Walks over random legal states of every scene, and hostile addresses: none may crash a page.

By hand, `python -m tests.walks 5000 --seed 3` walks over some 5,000 states and opens two thirds as many addresses;
`--page sigmoidal` takes one page alone. What crashes a page is made as small as it can be and printed, and at the end
the states that took longest. tests/pages/test_walks.py does a few hundred of the same.

A walk opens a scene by a link, with some of its drawers open, and then sends what a browser sends as a visitor moves up
to three controls at once: boxes, choices, switches, sliders in pictures, buttons. A training that would take long is
stopped before it begins, as a visitor may stop it.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from unittest import mock
from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from pages import contents
from pages.kit import failure, progress
from pages.kit.predict import ASK
from pages.kit.scenes import ALL
from tests.pages.conftest import open_page

BEARABLE = 1e9  # multiplications, some tenths of a second: what a training may take here
TRIES = 80  # runs to make a failing state smaller
Query = dict[str, list[str]]

JUNK = (
    "", " ", "0", "-1", "1e-320", "1e308", "-1e308", "1e400", "9" * 400, "1" * 20_000, "nan", "inf", "-inf", "1,5",
    "1,000", "0x10", "1_000", "\N{MINUS SIGN}1", "１２", "٣", "½", "²", "true", "True", "null", "None", "[]", "{}",
    "{x}", "%s", "[[x]]", "$x$", "`x`", "**x**", ":red[x]", ":material/x:", "<script>alert(1)</script>", "'; --",
    "../../etc/passwd", "\x00", "\n", "\u202e", "\ufeff", "\U0001f4a9" * 60, "a" * 20_000, ",", ",,,", "relu,relu",
    "relu", "softmax", "linear", "spiral", "0of0", "3of2", "-1of3", "1of1000000000", "1000000000of1000000000",
    "1e9of1e9", "101", "HTTH", "run", "skip", "bias", "rate:nan", "rate:1,data:xor,unit:relu", "rate:1,rate:2",
    "rate:" + "9" * 400, ":,:", "x" + ":1,x" * 500, "0.5:0.5", "1:2:3", "1 2 3", "-", "+", ".", "1e", "e1", "1.2.3",
    "\N{INFINITY}",
)  # fmt: skip
"""Texts that hostile addresses give settings."""

NAMES = (
    "x", "", " ", "scene", "preset", "run", "frame", "fn", "embed", "__class__", "address", "ключ", "名字", "a/b",
    "a" * 3000,
)  # fmt: skip
"""Names that they hold besides those of settings."""

TEXTS = (
    "", " ", "1010001000", "HTTHHT", "K Z K Z", "3of10", "relu", "tanh", "学习率", "zzz", "1,0,1\n0,1",
    "heads, tails", "12 heads 3 tails", "3 7", "0 0", "-1 5", "1e9 1e9", "\x00", "\u202e", "a" * 3000, "\U0001f600",
    "1" * 3000, "[x](y)", "$$",
)  # fmt: skip
"""What a walk types into boxes of text."""


@dataclass(frozen=True, slots=True)
class Move:
    """What the browser sends of one control: the field of its state and the value; None empties a box."""

    key: str
    field: str
    value: Any

    def __str__(self) -> str:
        return f"press {self.key}" if self.field == "trigger_value" else f"{self.key} := {self.value!r}"

    def state(self, widget: str) -> WidgetState:
        state = WidgetState(id=widget)
        if self.field.endswith("_array_value"):
            getattr(state, self.field).data[:] = self.value
        elif self.value is not None:
            setattr(state, self.field, self.value)
        return state


@dataclass(frozen=True, slots=True)
class Walk:
    """A link, and the moves that follow it: those of one step are sent together."""

    page: str
    query: Query
    steps: tuple[tuple[Move, ...], ...] = ()

    def __str__(self) -> str:
        lines = [f"/{self.page}?{urlencode(self.query, doseq=True)}"]
        return "\n".join([*lines, *(f"  {', '.join(map(str, step))}" for step in self.steps)])


@dataclass(frozen=True, slots=True)
class Control:
    """A control that is on the page: its id, its key, and what draws the next move of it."""

    widget: str
    key: str
    field: str
    draw: Callable[[random.Random], Any]


@dataclass(slots=True)
class Log:
    """What pages have failed with since it was emptied, and how long every state took."""

    faults: list[str] = field(default_factory=list)
    states: int = 0
    slow: list[tuple[float, str]] = field(default_factory=list)

    def took(self, seconds: float, walk: Walk) -> None:
        self.states += 1
        self.slow = sorted([*self.slow, (seconds, str(walk))], reverse=True)[:5]


class _Noting(logging.Handler):
    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        self.faults.append(self.format(record))


@contextmanager
def watched() -> Iterator[Log]:
    """Note the faults of pages, which a visitor sees as a sentence alone, and stop long trainings."""
    log, work_on = Log(), progress.work_on

    def patient(work: Any, *args: Any, **options: Any) -> bool:
        if not work.finished and work.load > BEARABLE:
            st.session_state[f"wanted/{work.key}"] = False
        return work_on(work, *args, **options)

    noting = _Noting(log.faults)
    failure.logger.addHandler(noting)
    try:
        with mock.patch.object(progress, "work_on", patient):
            yield log
    finally:
        failure.logger.removeHandler(noting)


def wander(page: str, scene: str, states: int, seed: int, log: Log) -> tuple[Walk, str] | None:
    """Walk over this many states of a scene; return the first walk that fails, with what went wrong."""
    rng = random.Random(f"{seed} {page} {scene}")
    drawers: list[str] = []
    while states > 0:
        query = {"scene": [scene]} if scene else {}
        query |= {name: ["true"] for name in drawers if rng.random() < 0.5}
        walk, app = Walk(page, query), None
        for _ in range(min(states, rng.randint(3, 8))):
            states -= 1
            if app is not None:
                found = controls(app)
                some = rng.sample(found, min(len(found), rng.choice((1, 1, 2, 3))))
                step = tuple(Move(each.key, each.field, each.draw(rng)) for each in some)
                walk = replace(walk, steps=(*walk.steps, step))
            app, fault = step_of(walk, app, log)
            if fault:
                return walk, fault
        drawers = drawers_of(app)
    return None


def hostile(page: str, scene: str, count: int, seed: int) -> Iterator[Walk]:
    """Return this many addresses of a scene that nobody should send."""
    rng = random.Random(f"{seed} {page} {scene}")
    app = open_page(page, scene=scene) if scene else open_page(page)
    names = sorted({*app.session_state["address"].shown, *named(page, scene)})
    for turn in range(count):
        some = names if turn == 0 else rng.sample(names, min(len(names), rng.randint(1, 4)))
        query = {name: [rng.choice(JUNK) for _ in range(rng.choice((1, 1, 1, 2, 3)))] for name in some}
        if scene and rng.random() < 0.7:
            query["scene"] = [scene]
        elif rng.random() < 0.5:
            query["scene"] = [rng.choice((ALL, rng.choice(JUNK)))]
        if rng.random() < 0.3:
            query |= {rng.choice(NAMES): [rng.choice(JUNK)], rng.choice(("guess", "lang")): [rng.choice((*JUNK, ASK))]}
        yield Walk(page, query)


def named(page: str, scene: str) -> set[str]:
    """Return the settings that the record of a scene names, and some of those that it names by their beginning."""
    found = {name for each in contents.page(page).scenes if each.slug == scene for name in each.names}
    return {f"{name[:-1]}alpha" if name.endswith("*") else name for name in found}


def controls(app: AppTest) -> list[Control]:
    """Return what a visitor can move on the page."""
    found = [_control(getattr(node, "proto", None), getattr(node, "key", None)) for node in app]
    return [each for each in found if each is not None]


def _control(proto: Any, key: str | None) -> Control | None:
    kind = proto.DESCRIPTOR.name if hasattr(proto, "DESCRIPTOR") else ""
    draw = _DRAWN.get(kind)
    if draw is None or not proto.id or getattr(proto, "disabled", False):
        return None
    how, value = draw(proto)
    return Control(proto.id, key or proto.label, how, value) if value else None


def _number(proto: Any) -> tuple[str, Any]:
    low = proto.min if proto.has_min else -1e300
    high = proto.max if proto.has_max else 1e300
    return "double_value", lambda rng: number(rng, low, high, proto.step)


def number(rng: random.Random, low: float, high: float, step: float) -> float | None:
    """Draw a number that a box takes, or None for a box that is emptied: its ends and what is near 0 more often."""
    draws = (
        lambda: rng.choice((low, high, math.nextafter(low, high), math.nextafter(high, low))),
        lambda: rng.choice((0.0, 1.0, -1.0, 0.5, step, -step, 2.0, 10.0)),
        lambda: rng.uniform(max(low, -10.0), min(high, 10.0)),
        lambda: rng.uniform(max(low, -1000.0), min(high, 1000.0)),
        lambda: rng.choice((-1.0, 1.0)) * 10 ** rng.uniform(-12, math.log10(max(abs(low), abs(high), 1.0))),
    )
    if rng.random() < 0.02:
        return None
    value = rng.choice(draws)()
    if step == 1 and rng.random() < 0.9:
        value = float(round(value))
    return float(min(max(value, low), high))


def _options(proto: Any) -> tuple[str, Any]:
    return "string_value", (lambda rng: rng.choice(proto.options)) if proto.options else None


def _group(proto: Any) -> tuple[str, Any]:
    options = [option.content for option in proto.options]
    if proto.click_mode == ButtonGroup.SINGLE_SELECT:
        return "string_array_value", lambda rng: [rng.choice(options)]
    return "string_array_value", lambda rng: rng.sample(options, rng.randint(0, len(options)))


def _slider(proto: Any) -> tuple[str, Any]:
    if proto.type == Slider.SELECT_SLIDER:
        return "string_array_value", lambda rng: [rng.choice(proto.options)]

    def stop(rng: random.Random) -> float:
        return min(proto.min + proto.step * rng.randint(0, round((proto.max - proto.min) / proto.step)), proto.max)

    return "double_array_value", lambda rng: sorted(stop(rng) for _ in proto.default)


def _text(_proto: Any) -> tuple[str, Any]:
    return "string_value", lambda rng: rng.choice(TEXTS)


def _chart(proto: Any) -> tuple[str, Any]:
    """Return a report of the sliders in a picture: one of the places that they can stand at."""
    tables = {data.name: data.data.data for data in proto.datasets}
    if not list(proto.selection_mode):
        return "string_value", None
    if "said" not in tables:
        return "string_value", _slid(proto)
    rows = pa.ipc.open_stream(tables["said"]).read_all().drop_columns("words").to_pylist()
    (mode, *_more) = proto.selection_mode
    return "string_value", lambda rng: json.dumps({"selection": {mode: [rng.choice(rows)]}})


def _slid(proto: Any) -> Callable[[random.Random], str] | None:
    """Return what draws a report of sliders that move freely; None where the picture has none."""
    binds = {each["name"]: each["bind"] for each in json.loads(proto.spec).get("params", ()) if "bind" in each}
    if not binds:
        return None
    (mode, *_more) = proto.selection_mode

    def stops(rng: random.Random) -> dict[str, float]:
        drawn = {name: rng.randint(0, round((b["max"] - b["min"]) / b["step"])) for name, b in binds.items()}
        return {name: round(binds[name]["min"] + k * binds[name]["step"], 9) for name, k in drawn.items()}

    return lambda rng: json.dumps({"selection": {mode: [stops(rng)]}})


_DRAWN: dict[str, Callable[[Any], tuple[str, Any]]] = {
    "NumberInput": _number,
    "Selectbox": _options,
    "ButtonGroup": _group,
    "Slider": _slider,
    "Checkbox": lambda _proto: ("bool_value", lambda rng: rng.random() < 0.5),
    "Expandable": lambda _proto: ("bool_value", lambda rng: rng.random() < 0.7),
    "TextInput": _text,
    "TextArea": _text,
    "Button": lambda _proto: ("trigger_value", lambda _rng: True),
    "VegaLiteChart": _chart,
}


def drawers_of(app: AppTest | None) -> list[str]:
    """Return the names of the switches and drawers on the page."""
    kept = app.session_state["address"].kept if app else {}
    return sorted({key.rpartition("/")[2] for key, value in kept.items() if isinstance(value, bool)})


def step_of(walk: Walk, app: AppTest | None, log: Log) -> tuple[AppTest | None, str]:
    """Do the last step of a walk; return the app after it, and what went wrong."""
    log.faults.clear()
    begun = time.process_time()
    try:
        if app is None:
            app = open_page(walk.page, **walk.query)
        else:
            send(app, walk.steps[-1])
    except RuntimeError as error:  # it took too long, or never came to its end
        return app, str(error)
    log.took(time.process_time() - begun, walk)
    if log.faults:
        return app, log.faults[0]
    if app.exception:
        return app, app.exception[0].message
    book = app.session_state["address"]
    if book.page != walk.page or not app.title:
        return app, f"the page that is open is {book.page!r}, with {len(app.title)} titles"
    return app, ""


def send(app: AppTest, step: tuple[Move, ...]) -> None:
    """Send what a browser sends after the moves of a step; a control that is gone is left out."""
    here = {each.key: each.widget for each in controls(app)}
    states = app._tree.get_widget_states()
    moved = [move.state(here[move.key]) for move in step if move.key in here]
    ids = {state.id for state in moved}
    kept = [state for state in states.widgets if state.id not in ids]
    del states.widgets[:]
    states.widgets.extend([*kept, *moved])
    app._run(states)


def failing(walk: Walk, log: Log) -> str:
    """Do a whole walk; return what goes wrong in its last step, or in one before."""
    app, fault = step_of(replace(walk, steps=()), None, log)
    for end in range(1, len(walk.steps) + 1):
        if fault:
            break
        app, fault = step_of(replace(walk, steps=walk.steps[:end]), app, log)
    return fault


def smallest(walk: Walk, log: Log) -> Walk:
    """Return a walk that still fails, with no step, move or setting in it that it can do without."""
    tries, smaller = TRIES, True
    while smaller and tries > 0:
        smaller = False
        for candidate in _smaller(walk):
            tries -= 1
            if failing(candidate, log):
                walk, smaller = candidate, True
                break
            if tries <= 0:
                break
    return walk


def _smaller(walk: Walk) -> Iterator[Walk]:
    steps = walk.steps
    for start in range(len(steps) - 1, 0, -1):  # the last steps alone
        yield replace(walk, steps=steps[start:])
    for place in range(len(steps)):
        yield replace(walk, steps=steps[:place] + steps[place + 1 :])
    for place, step in enumerate(steps):
        for one in range(len(step)) if len(step) > 1 else ():
            yield replace(walk, steps=(*steps[:place], step[:one] + step[one + 1 :], *steps[place + 1 :]))
    for name, texts in walk.query.items():
        yield replace(walk, query={other: values for other, values in walk.query.items() if other != name})
        if len(texts) > 1:
            yield from (replace(walk, query=walk.query | {name: [text]}) for text in texts)
        elif len(texts[0]) > 8:
            yield replace(walk, query=walk.query | {name: [texts[0][: len(texts[0]) // 2]]})


def told(walk: Walk, fault: str, log: Log) -> str:
    """Return the smallest walk that fails like this one, and what went wrong."""
    least = smallest(walk, log)
    return f"{least}\n{failing(least, log) or fault}"


def scenes_of(page: contents.Page) -> list[str]:
    return [scene.slug for scene in page.scenes] or [""]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("states", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--page", choices=[page.slug for page in contents.PAGES])
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ResourceWarning)  # the harness leaves a folder to be cleaned up at the end
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    every = [(page.slug, scene) for page in contents.PAGES for scene in scenes_of(page)]
    chosen = [each for each in every if given.page in (None, each[0])]
    share, crashes = math.ceil(given.states / len(chosen)), 0
    with watched() as log:
        for page, scene in chosen:
            found = [wander(page, scene, share, given.seed, log)]
            for walk in hostile(page, scene, share * 2 // 3, given.seed):
                if fault := failing(walk, log):
                    found.append((walk, fault))
                    break
            for each in filter(None, found):
                crashes += 1
                print(f"\n{told(*each, log)}", flush=True)
            print(f"{page}/{scene}: {log.states} states", file=sys.stderr, flush=True)
        print(f"\n{log.states} states, {crashes} scenes crashed; the slowest, in seconds of the processor:")
        for seconds, state in log.slow:
            print(f"{seconds:.1f} s  {state[:300]}")
    sys.exit(crashes > 0)


if __name__ == "__main__":
    main()
