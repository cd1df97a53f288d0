"""The address of a page: its path and its settings. A control declares its setting here, and shows it after that.

A link, a reload, Back and Forward show what the address says and nothing else. Who comes back by the navigation finds
the settings as they were left, and they are in the address again. What is at its default is not in the address.

At the end of a run `leave` puts the address into the page, and pages/kit/history/history.js writes it into the
browser: in a new entry of the history for another page, a choice, a preset or an opened run, and in the present entry
for everything else, so that Back never goes through the positions of a control. Streamlit's own binding of widgets
makes an entry of each value that code sets, and two of each page that is left; so no widget is bound.
"""

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit.components.v1.custom_component import CustomComponent
from streamlit.delta_generator import DeltaGenerator

from acts.language import _
from pages.kit import streamlit_insides

FEW = 7
"""The largest number of options that stand beside each other; more are a list that opens."""

_SHOWN = 60
_BOOK = "address"
_LINK, _TYPED = "link", "typed"
_SWITCH = {"true": True, "false": False}
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)

Texts = list[str]


@dataclass(slots=True)
class _Book:
    """What a session knows of its settings.

    Parameters
    ----------
    page : str or None
        The slug of the page that is open; None before the first.
    given : mapping of name to texts
        What the address asks for and no control has taken yet.
    taken : set of str
        The keys of the settings that have their value since the page was opened.
    kept : mapping of key to value
        The last value of every setting; a key without a page of its own is kept for each page.
    returned : bool
        Whether the page was opened by the navigation, so that the settings are as they were left.
    shown : mapping of name to texts
        The settings on the page; none where a setting is at its default.
    known : list of queries
        What a run can carry although no link was followed: what the page came with, the last run, and the last address.
    entry, arrived : bool
        Whether the next address is a new entry of the history, and whether the browser has made that entry already.
    turn, note : int, tuple of str
        The number of the last address, and what the page says of it: page, query, turn, and which entry.
    parts : mapping of name to names
        The settings that each part of the page has shown: see `part`.
    drawing : list of set
        The settings that the parts around have shown so far.
    running : bool
        Whether a whole run is under way, which has not shown all settings yet.
    anew : bool
        Whether the settings that are declared are said to the browser again: see `said_anew`.
    """

    page: str | None = None
    given: dict[str, Texts] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)
    returned: bool = False
    shown: dict[str, Texts] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)
    drawing: list[set[str]] = field(default_factory=list)
    known: list[dict[str, Texts]] = field(default_factory=lambda: [{}, {}, {}])
    entry: bool = False
    arrived: bool = True
    turn: int = 0
    note: tuple[str, ...] = ()
    running: bool = False
    anew: bool = False


def _book() -> _Book:
    book: _Book = st.session_state.setdefault(_BOOK, _Book())
    return book


def enter(page: str) -> None:
    """Begin a run of a page: find out how the visitor came, and read what the address says."""
    book, asked = _book(), streamlit_insides.asked()
    other = page != book.page
    linked = asked.query not in [*book.known, asked.location]
    book.running, book.shown, book.parts, book.drawing = True, {}, {}, []
    if other or asked.by_history or linked:
        book.returned = other and book.page is not None and not asked.by_history and not asked.query
        book.page, book.given, book.taken = page, dict(asked.query), set()
        book.arrived = other or asked.by_history
        book.entry = not book.arrived
        if book.arrived:
            book.known[0] = asked.query
    book.known[1] = asked.query
    _writer()(key="address/writer", default=None)


@cache
def _writer() -> CustomComponent:
    """Return the frame with history.js; Streamlit serves what a session declares, and not what an import does."""
    return declare_component("address", path=Path(__file__).parent / "history")


def leave() -> None:
    """End a run: put the address into the page."""
    _book().running = False
    _put_address()


@contextmanager
def part(name: str) -> Iterator[None]:
    """Run a part of the page, alone or with the rest; alone, it puts the address into the page at its end."""
    book = _book()
    if not book.running:
        for each in book.parts.get(name, ()):
            book.shown.pop(each, None)
    book.drawing.append(set())
    try:
        yield
    finally:
        drawn = book.drawing.pop() if book.drawing else set()
        book.parts[name] = drawn | (book.parts.get(name, set()) if book.running else set())
        for outer in book.drawing:
            outer |= drawn
    if not book.running and not book.drawing:
        _put_address()


def _put_address() -> None:
    """Put the address into the page, where history.js finds it."""
    book = _book()
    query = {name: texts for name, texts in (book.shown | book.given).items() if texts}
    if query != book.known[2] or book.entry or book.arrived:
        new = book.entry and not book.arrived
        book.turn = max(book.turn + 1, int(time.time() * 1000))
        book.note = (book.page or "", urlencode(query, doseq=True), str(book.turn), "new" if new else "same")
        book.known[2], book.entry, book.arrived = query, False, False
    streamlit_insides.hold(book.note[1])
    names = ("page", "address", "turn", "entry")
    said = " ".join(f'data-{name}="{escape(value)}"' for name, value in zip(names, book.note, strict=True))
    st.html(f"<span {said}></span>")


def clear() -> None:
    """Set every setting of the page to its default, in a new entry of the browser's history."""
    book = _book()
    book.given, book.taken, book.returned = {}, set(), False
    entry()


def now() -> str:
    """Return the page and its settings, for the log."""
    book = _book()
    return "?".join([book.page or "", urlencode(book.shown | book.given, doseq=True)])


def entry() -> None:
    """Let the next address be a new entry of the browser's history."""
    _book().entry = True


def setting(
    key: str,
    default: Any,
    read: Callable[[str], Any],
    write: Callable[[Any], str | Texts] = str,
    legal: Callable[[Any], bool] = lambda _value: True,
    many: Callable[[Texts], Any] | None = None,
) -> Any:
    """Declare a setting, put its value into the session under its key, and return it. Call it before its widget.

    Parameters
    ----------
    key : str
        The key in the session, which ends in the name in the address: see `name`.
    default : object
        The value that is not written into the address.
    read, write : callable
        From a text of the address to a value, or None if it is not a legal one, and back.
    legal : callable
        Whether a value that was typed is legal; the value from before is kept if it is not. See `say_refused`.
    many : callable, optional
        From all texts of this name to a value; without it one text is legal.
    """
    book, state, mine, named = _book(), st.session_state, _own(key), name(key)
    if named in book.given or key not in book.taken:
        texts = book.given.pop(named, None)
        if key not in book.taken:
            _forget(key)
            state[key] = book.kept.get(mine, default) if book.returned else default
        elif key not in state:
            state[key] = book.kept.get(mine, default)
        book.taken.add(key)
        if texts is not None:
            value = many(texts) if many else read(texts[0]) if len(texts) == 1 else None
            if value is None:
                state[f"{key}/refused"] = (_LINK, ", ".join(texts))
            else:
                state[key] = value
    elif key not in state:  # Streamlit drops what a widget held while it was not on the page
        state[key] = book.kept.get(mine, default)
    elif not legal(state[key]):
        _forget(key)
        state[f"{key}/refused"] = (_TYPED, state[key])
        state[key] = book.kept.get(mine, default)
    if book.anew:
        state[key] = state[key]  # what is assigned travels, what is left as it is does not
    _note(key, state[key], default, write)
    return state[key]


@contextmanager
def said_anew() -> Iterator[None]:
    """Let the values of the settings that are declared in the block travel to the browser in every run.

    Otherwise a value travels once, as it is set from code: a widget that the browser makes later would not have it.
    """
    book = _book()
    before, book.anew = book.anew, True
    try:
        yield
    finally:
        book.anew = before


def move(key: str, value: Any) -> None:
    """Set a setting from code, before it is declared in this run or in a callback."""
    book = _book()
    book.given.pop(name(key), None)
    book.taken.add(key)
    book.kept[_own(key)] = st.session_state[key] = value


def put(key: str, value: str | tuple[str, ...], default: str | tuple[str, ...]) -> None:
    """Set a choice from code, at any time."""
    move(key, value)
    _note(key, value, default, _written)


def _note(key: str, value: Any, default: Any, write: Callable[[Any], str | Texts]) -> None:
    """Note what the address has to say of a setting that is on the page."""
    book = _book()
    text = [] if value == default else write(value)
    book.shown[name(key)] = [text] if isinstance(text, str) else text
    book.kept[_own(key)] = value
    for drawn in book.drawing:
        drawn.add(name(key))


def _own(key: str) -> str:
    return key if "/" in key else f"{_book().page}/{key}"


def held(named: str) -> dict[str, str]:
    """Return what the address says of a setting that this run has shown, for a link that keeps it."""
    texts = _book().shown.get(named, [])
    return {named: texts[0]} if len(texts) == 1 else {}


def drop(names: Iterable[str]) -> None:
    """Leave these names out of the address: a link gave values for them that nothing on the page asks for."""
    for each in names:
        _book().given.pop(each, None)


def take(named: str) -> Texts:
    """Return what the address asks for under a name that is no setting, and leave it out of the address."""
    return _book().given.pop(named, [])


@contextmanager
def beneath_link() -> Iterator[None]:
    """Let what the address asks for win over what is set in the block."""
    book = _book()
    given = dict(book.given)
    yield
    book.given = given


def asks(named: str) -> Texts:
    """Return what the address asks for under a name that nothing has taken yet."""
    return _book().given.get(named, [])


def asked() -> tuple[str, ...]:
    """Return the names that the address asks for and that nothing has taken yet."""
    return tuple(_book().given)


def standing(key: str, default: Any) -> Any:
    """Return the value that a setting has before it is declared in this run, if the address asks for no other."""
    book = _book()
    return book.kept.get(_own(key), default) if key in book.taken or book.returned else default


def land(key: str, value: str) -> None:
    """Set a choice as a page is opened by an address that does not name it; with "", leave it as it is."""
    if value and key not in _book().taken and not asks(name(key)):
        move(key, value)


def stay() -> None:
    """Let every setting that was not on the page until now be as it was left, in a callback."""
    _book().returned = True


def within(low: float, high: float, *, whole: bool = False) -> Callable[[str], bool]:
    """Return the check of an address's text for being a number, or a whole number, from low to high."""

    def legal(raw: str) -> bool:
        value = read_number(raw)
        return value is not None and low <= value <= high and (not whole or value.is_integer())

    return legal


def read_number(text: str) -> float | None:
    """Return the number that a text writes, with a decimal comma or a true minus sign, too; None if it is none.

    A comma that may part thousands is not read: 1,000 is one thousand to some readers and 1 to others.
    """
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else None


def say_refused(key: str, label: str, instead: str, where: DeltaGenerator | None = None) -> None:
    """Say what was refused and what is shown instead, until the reader moves the control. Call it after the widget."""
    memory = f"{key}/refused"
    if memory not in st.session_state:
        return
    now = st.session_state.get(key)
    first = st.session_state.setdefault(f"{memory}/value", now)
    if now != first:
        _forget(key)
        return
    source, given = st.session_state[memory]
    if source == _LINK:
        say(label, given, instead, where)
        return
    message = _("{label} cannot be {given}. It stays {instead}.")
    if given is None:
        message = _("{label} needs a number. It stays {instead}.")
    said = message.format(label=label, given=f"{given:.12g}" if given is not None else "", instead=instead)
    (where or st).warning(said, icon=":material/undo:")


def _forget(key: str) -> None:
    for memory in (f"{key}/refused", f"{key}/refused/value"):
        st.session_state.pop(memory, None)


def say(label: str, given: str, instead: str, where: DeltaGenerator | None = None) -> None:
    """Say that a link asks for something that is not possible, and what is shown instead."""
    (where or st).warning(
        _("The link asks for {label} = “{given}”, which is not possible. Shown instead: {instead}.").format(
            label=label, given=quoted(given), instead=instead
        ),
        icon=":material/link_off:",
    )


def switch(key: str) -> bool:
    """Declare a switch that is off at first: a toggle, an expander."""
    value: bool = setting(key, _SWITCH["false"], lambda raw: _SWITCH.get(raw.lower()), lambda on: str(on).lower())
    return value


def tabs(labels: Sequence[str], key: str, label: str) -> Sequence[DeltaGenerator]:
    """Show tabs, the first one open at first; the label of the open one is in the address. `label` names the choice."""
    if st.session_state.get(key, labels[0]) not in labels:
        move(key, labels[0])
    opened = setting(key, labels[0], lambda raw: raw if raw in labels else None)
    shown = st.tabs(labels, key=key, on_change="rerun")
    say_refused(key, label, opened)
    return shown


def choice(
    label: str,
    names: Mapping[str, str],
    key: str,
    default: str,
    read: Callable[[str], str | None] | None = None,
    where: DeltaGenerator | None = None,
) -> str:
    """Let the reader choose one of `names` (by slug); the slug is in the address, unless it is the default.

    `read` turns what an address holds into a slug, or None; without it only the slugs themselves count. `where` is
    the container that a refusal is said in, for a choice that can be folded away.
    """
    chosen = remembered(key, read or (lambda raw: raw if raw in names else None), default)
    widget = f"{key}/widget"
    if _book().anew or st.session_state.get(widget) != chosen:
        st.session_state[widget] = chosen
    if len(names) > FEW:
        st.selectbox(
            label, list(names), format_func=lambda slug: names[slug], key=widget, on_change=_chosen, args=(key, default)
        )
    else:
        st.pills(
            label, list(names), format_func=lambda slug: names[slug], required=True, key=widget,
            on_change=_chosen, args=(key, default), wrap=True,
        )  # fmt: skip
    say_refused(key, label, names[chosen], where)
    return chosen


def choices(
    label: str,
    names: Mapping[str, str],
    key: str,
    hidden: str = "",
    where: DeltaGenerator | None = None,
    default: tuple[str, ...] = (),
    none: str = "",
) -> tuple[str, ...]:
    """Let the reader choose any of `names` but the `hidden` one; the slugs are in the address, joined by commas.

    Those of the `default` are chosen at first, and then not in the address. `none` says what is shown where none is
    chosen: "nothing", if it is not said.

    `where` is the container that a refusal is said in, for a choice that can be folded away.
    """

    def read(raw: str) -> tuple[str, ...] | None:
        wanted = tuple(dict.fromkeys(slug for slug in raw.split(",") if slug))
        return wanted if all(slug in names for slug in wanted) else None

    chosen = tuple(slug for slug in remembered(key, read, default) if slug != hidden)
    widget = f"{key}/widget"
    if _book().anew or tuple(st.session_state.get(widget, ())) != chosen:
        st.session_state[widget] = list(chosen)
    st.pills(
        label, [slug for slug in names if slug != hidden], format_func=lambda slug: names[slug],
        selection_mode="multi", key=widget, on_change=_several, args=(key, default), wrap=True,
    )  # fmt: skip
    say_refused(key, label, _(", ").join(names[slug] for slug in chosen) or none or _("none"), where)
    return chosen


def remembered(key: str, read: Callable[[str], Any], default: Any) -> Any:
    """Return a choice that is in the address: as a link asks for it, else as it was, else the default."""
    return setting(key, default, read, _written)


def _written(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def name(key: str) -> str:
    """Return the name in the address: `rectified/fn` is `fn` there, and pages that share it have a choice each."""
    return key.rpartition("/")[2]


def _chosen(key: str, default: str) -> None:
    put(key, st.session_state[f"{key}/widget"], default)
    entry()


def _several(key: str, default: tuple[str, ...]) -> None:
    put(key, tuple(st.session_state[f"{key}/widget"]), default)


def quoted(text: str) -> str:
    """Return a reader's text as a sentence can say it back: cut short, and without what Markdown would act on."""
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(
        c
        if c.isalnum() or c in " .,;:+-_=/%" or (c.isprintable() and not c.isascii())
        else f"\\{c}"
        if c.isprintable()
        else "�"
        for c in short
    )
