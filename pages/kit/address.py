"""Choices in the page's address: what a link carries, and a clear sentence where it carries nonsense.

Streamlit binds plain widgets to the address itself. What it cannot do is bound here: choices by slug (it
would put the label into the link), and saying that a value was refused (it drops it in silence).
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.language import _

Chosen = TypeVar("Chosen", str, tuple[str, ...])

_SHOWN = 60
_PAGE, _STAYS = "address/page", "address/stays"


def enter(page: str) -> None:
    """Note whether this run stays on its page: if so, a choice that is gone from the address was taken back there."""
    st.session_state[_STAYS] = st.session_state.get(_PAGE) == page
    st.session_state[_PAGE] = page


def keep() -> None:
    """Keep the choices of this run, although a link on the page itself has dropped them from the address."""
    st.session_state[_STAYS] = False


def refused(key: str, legal: Callable[[str], bool], *, many: bool = False) -> None:
    """Remember what the address holds for a bound widget if that is not legal. Call it before the widget."""
    if key in st.session_state:
        return
    given = st.query_params.get_all(key)
    if given and ((len(given) > 1 and not many) or not all(map(legal, given))):
        st.session_state[f"{key}/refused"] = ", ".join(given)


def within(low: float, high: float, *, whole: bool = False) -> Callable[[str], bool]:
    """Return the check of an address's text for being a number, or a whole number, from low to high."""

    def legal(raw: str) -> bool:
        try:
            return low <= float(raw) <= high and (not whole or float(raw).is_integer())
        except ValueError:
            return False

    return legal


def say_refused(key: str, label: str, instead: str, where: DeltaGenerator | None = None) -> None:
    """Say what was refused and what is shown instead, until the reader moves the control. Call it after the widget."""
    memory = f"{key}/refused"
    if memory not in st.session_state:
        return
    now = st.session_state.get(key)
    first = st.session_state.setdefault(f"{memory}/value", now)
    if now != first:
        del st.session_state[memory], st.session_state[f"{memory}/value"]
        return
    say(label, str(st.session_state[memory]), instead, where)


def say(label: str, given: str, instead: str, where: DeltaGenerator | None = None) -> None:
    """Say that a link asks for something that is not possible, and what is shown instead."""
    (where or st).warning(
        _("The link asks for {label} = “{given}”, which is not possible. Shown instead: {instead}.").format(
            label=label, given=quoted(given), instead=instead
        ),
        icon=":material/link_off:",
    )


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
    if st.session_state.get(widget) != chosen:
        st.session_state[widget] = chosen
    st.pills(
        label, list(names), format_func=lambda slug: names[slug], required=True, key=widget,
        on_change=_chosen, args=(key, default),
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
    if tuple(st.session_state.get(widget, ())) != chosen:
        st.session_state[widget] = list(chosen)
    st.pills(
        label, [slug for slug in names if slug != hidden], format_func=lambda slug: names[slug],
        selection_mode="multi", key=widget, on_change=_chosen, args=(key, default),
    )  # fmt: skip
    say_refused(key, label, _(", ").join(names[slug] for slug in chosen) or none or _("nothing"), where)
    return chosen


def put(key: str, value: str | tuple[str, ...], default: str | tuple[str, ...]) -> None:
    """Make a choice from code: remembered, and in the address unless it is the default."""
    st.session_state[key] = value
    text = value if isinstance(value, str) else ",".join(value)
    st.session_state[f"{key}/written"] = text
    given = name(key)
    if value != default:
        if st.query_params.get_all(given) != [text]:
            st.query_params[given] = text
    elif given in st.query_params:
        del st.query_params[given]


def remembered(key: str, read: Callable[[str], Chosen | None], default: Chosen) -> Chosen:
    """Return the choice in force: a new one from the address, else the remembered one, else the default.

    With the browser's Back to a time before the choice was made, it is the default.
    """
    state, given = st.session_state, st.query_params.get_all(name(key))
    if given and given != [state.get(f"{key}/written")]:
        value = read(given[0]) if len(given) == 1 else None
        if value is None:
            state[f"{key}/refused"] = ", ".join(given)
            value = state.get(key, default)
        put(key, value, default)
    else:
        put(key, default if not given and state.get(_STAYS) else state.get(key, default), default)
    return state[key]


def name(key: str) -> str:
    """Return the name in the address: `rectified/fn` is `fn` there, and pages that share it have a choice each."""
    return key.rpartition("/")[2]


def _chosen(key: str, default: str | tuple[str, ...]) -> None:
    value = st.session_state[f"{key}/widget"]
    put(key, tuple(value) if isinstance(value, list) else value, default)


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
