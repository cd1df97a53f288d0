"""All that this app takes from the inside of Streamlit: what its documentation does not promise.

Any release may change it. `tests/pages/kit/test_streamlit_insides.py` holds each piece against the installed Streamlit
and names the piece that is gone. Nothing else in `pages` or app.py leans on such a piece: tests/test_layers.py looks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

INLINE_SCRIPT = "sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA="
"""The hash of the one inline script of Streamlit's index.html, `window.prerenderReady = false`."""

CARDS, WIDE = "cards-", "wide-"
"""The key of a container begins with one of these: its links are cards, or it scrolls sideways by itself.

Streamlit writes the key of a container into the page as a class, after `st-key-`.
"""

UNNUMBERED = "unnumbered-"
"""The key of a container begins with this: the sliders of its charts show no number beside their tracks."""

ABREAST = "abreast-"
"""The key of a container begins with this: the sliders of its charts stand beside each other, as many as have room."""

DOORS = "doors"
"""The name of the row of cards whose pictures are wide."""

STAGE, ROW, LINK_TO_THIS = "stage-", "scenes", "link-to-this"
"""The keys of the place of an open scene (with the number of rows beside its picture), of the row of scenes, and of the
button whose click history.js turns into a copy of the address."""

SHEET, PRICE = "sheet-", "price-"
"""The keys of a scene of a handout, and of what says there that a picture is not computed yet, begin with these."""

TERM = "[data-testid=stMarkdownContainer] a[href*='glossary?term=']"
"""The links that pages/kit/terms.py puts into the words of a scene."""

DEVELOPER = {"clear_cache", "load_git_info", "set_run_on_save"}
"""What the browser sends for the entries of Streamlit's menu that `client.toolbarMode` hides."""

_CHART, _STAGE = "[data-testid=stVegaLiteChart]", f"[class*='st-key-{STAGE}']"
_SLIDERS = "[data-testid=stVegaLiteChart] form.vega-bindings"
_ABREAST = f"[class*='st-key-{ABREAST}']"
_PLAYER = f"{_SLIDERS}:has([type=checkbox])"
_UNFOLD = "[data-testid=stExpandSidebarButton]"
_NAV, _LINE = "[data-testid=stSidebarNav]", "[data-testid=stSidebarNavLink]"
_SHEET, _PRICE = f"[class*='st-key-{SHEET}']", f"[class*='st-key-{PRICE}']"
_SEEN = f":has({_CHART}, [data-testid=stMarkdown], [data-testid=stAlert], [data-testid=stMetric])"
_CHOSEN = "[data-testid=stButtonGroup] button:is([aria-checked=true], [aria-pressed=true])"
_CARDS, _WIDE = f"[class*='st-key-{CARDS}']", f"[class*='st-key-{WIDE}']"
_DOORS = f".st-key-{CARDS}{DOORS}"
_LINK, _DOOR = (f"{cards} [data-testid=stPageLink] a" for cards in (_CARDS, _DOORS))

RULES = {
    # A page begins near the top of the window, beside Streamlit's menu, and uses its width.
    "[data-testid=stMainBlockContainer]": "padding: var(--begin) clamp(1rem, 3vw, 5rem) 2rem !important;",
    "[data-testid=stHeader]": "pointer-events: none; background: transparent !important;",
    "[data-testid=stHeader] button": "pointer-events: auto;",
    "h1": "padding: 0 3rem 0 0 !important; font-size: 1.75rem !important;",
    # Where the sidebar is folded, its button stands before the title.
    f"[data-testid=stApp]:has({_UNFOLD}) h1": "padding-left: 2.4rem !important;",
    f"{_UNFOLD}, [data-testid=stMainMenu]": "border-radius: 0.5rem; backdrop-filter: blur(6px);",
    # All pages stand in the sidebar at once, and it stays narrow; home stands beside the button that folds it.
    "[data-testid=stSidebarContent]": "padding: 0 0.25rem;",
    "[data-testid=stSidebarHeader]": "position: absolute; z-index: 1; top: 0.2rem; right: 0.5rem; height: auto;"
    " margin: 0;",
    "[data-testid=stSidebarUserContent]": "display: none;",
    _NAV: "padding: 0.5rem 0;",
    f"{_NAV} ul > li:first-child": "margin-right: 2.5rem;",
    f"{_NAV} ul > div": "margin: 0.45rem 0 var(--apart) !important;",
    f"{_NAV} li": "margin: 0;",
    f"{_NAV} header": "margin: 0 0 0.1rem 0.4rem; line-height: 1.25;",
    _LINE: "margin: 0; padding: 0 0.2rem 0 0.4rem; gap: 0.4rem; line-height: var(--line);",
    f"{_LINE} > span:last-child": "font-size: 0.82rem; line-height: var(--line);",
    f"{_LINE}[aria-current]": "scroll-initial-target: nearest;",  # in a window that is too low for all
    # The sliders inside charts are the main control: long enough for a thumb, and for the back of the room.
    f"{_SLIDERS} .vega-bind label": "flex: 1;",
    f"{_SLIDERS} input[type=range]": "flex: 1 1 8rem; max-width: 28rem;",
    # What belongs to a film that plays stands in one row.
    _PLAYER: "flex-flow: row wrap; gap: 0 1.5rem;",
    f"{_PLAYER} .vega-bind": "width: auto;",
    f"{_PLAYER} .vega-bind-name": "min-width: 0;",
    f"{_PLAYER} .vega-bind:has([type=range])": "flex: 1 1 11rem;",
    # A value of many digits is cut short beside its track; the box has all its digits.
    f"{_SLIDERS} input + span": "max-width: 4.5rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis;",
    # Several short sliders stand beside each other.
    f"{_ABREAST} {_SLIDERS}": "display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));"
    " gap: 0 1.2rem;",
    f"{_ABREAST} {_SLIDERS} .vega-bind": "width: auto;",
    f"{_ABREAST} {_SLIDERS} .vega-bind-name": "min-width: 4.6rem;",
    # Streamlit fills the track up to the thumb, but not when data move the thumb: these have a track of one colour.
    f"{_ABREAST} {_SLIDERS} input[type=range]": "flex: 1 1 3rem; min-width: 0; --vega-range-progress: 0% !important;",
    # A slider over places in an order would show the place, and the picture says what stands there.
    f"[class*='st-key-{UNNUMBERED}'] {_SLIDERS} input + span": "display: none;",
    # A finger that moves across a picture reads it off, and one that moves up and down scrolls the page.
    f"{_CHART} svg.marks": "touch-action: pan-y;",
    # On a phone code breaks anywhere, and long formulas and wide tables scroll by themselves: the page never does.
    "[data-testid=stMarkdownContainer] td code": "white-space: normal; overflow-wrap: anywhere;",
    # A term that is explained in the glossary is not as loud as another link.
    TERM: "color: inherit !important; text-decoration: underline dotted #808080 1px; text-underline-offset: 0.2em;",
    ".katex-display": "overflow-x: auto; overflow-y: hidden; padding-inline: 0.2rem;",  # it is wider than it says
    f"{_STAGE} .katex-display": "margin: 0.25rem 0;",
    _WIDE: "overflow-x: auto;",
    # On a stage a picture is no higher than the rule below says, and a place where nothing is said takes no room.
    f"{_STAGE} [data-testid=stColumn] > [data-testid=stVerticalBlock]": "gap: 0.6rem;",
    f"{_STAGE} [data-testid=stElementContainer]:has({_CHART})": "height: auto !important;",
    f"{_STAGE} [data-testid=stLayoutWrapper]:has(> [data-testid=stVerticalBlock]:empty)": "display: none;",
    # A handout has the pictures and sentences of its scenes, what is not computed yet, and no control.
    _SHEET: "max-width: 52rem;",
    f"{_SHEET} :is([data-testid=stElementContainer], [data-testid=stLayoutWrapper])"
    f":not({_STAGE} *, {_PRICE} *, :has({_STAGE}, {_PRICE}, [data-testid=stHeading]))": "display: none;",
    f"{_SHEET} {_STAGE} [data-testid=stElementContainer]:not({_SEEN}, {_PRICE} *)": "display: none;",
    f"{_SHEET} {_STAGE} :has(> [data-testid=stElementContainer] [data-testid=stButton])": "display: none;",
    f"{_SHEET} [data-testid=stColumn]:not({_SEEN})": "display: none;",
    f"{_SHEET} :is([data-testid=stExpander], [data-testid=stPopover])": "display: none;",
    f"{_SHEET} {_SLIDERS}": "display: none;",
    # What pages/kit/address.py puts into a page takes no room. A box that is emptied keeps its value: no button for it.
    "[data-testid=stElementContainer]:has([data-address], [data-testid=stCustomComponentV1])": "display: none;",
    "[data-testid=stNumberInputClearButton]": "display: none;",
    # A link in a row of cards fills its card, and its picture is a part of the link.
    _CARDS: "align-items: stretch;",
    f"{_CARDS} > *": "margin: 0;",
    f"{_CARDS} :has(> a), {_CARDS} :has(> * > a)": "height: 100%;",
    _LINK: "align-items: flex-start; height: 100%; margin: 0; padding: 0.9rem 1rem; line-height: 1.5;"
    " border: 1px solid #80808059;",
    f"{_LINK}:focus-visible": "outline: 2px solid;",
    f"{_LINK} > span:last-child": "flex: 1; white-space: normal;",
    f"{_LINK} :is(img, strong)": "display: block;",
    f"{_LINK} p:has(img)": "display: flex; flex-direction: column;",
    f"{_LINK} img": "order: -1; width: 100%; height: auto; max-height: none; margin-bottom: 0.4rem;",  # read last
    f"{_DOORS} > *": "flex: 1 1 12rem; width: auto; min-width: 0;",
}
"""The whole style sheet of the app: selectors and what they set."""

# The height that the rest of a screen leaves a picture: title, sentence, row of scenes, and one line below the picture.
_AROUND, _A_ROW, _PHONES_AROUND = 242, 44, 400
_HEIGHTS = " ".join(
    f".st-key-{STAGE}{rows} {_CHART} {{ height: clamp(var(--least), calc(100vh - var(--around) - {rows * _A_ROW}px),"
    " 760px) !important; }"
    for rows in reversed(range(-5, 5))  # the last rule wins: that of a picture made higher
)
_SCREENS = (
    f":root {{ --around: {_AROUND}px; --least: 280px; --begin: 1.1rem; --line: 22px; --apart: 0.1rem; }}"
    f" @media (max-width: 768px) {{ :root {{ --around: {_PHONES_AROUND}px; --line: 34px; --apart: 1rem; }} }}"
    " @media (max-width: 640px) { h1 { font-size: 1.45rem !important; } }"
    # a window that is zoomed in, or a phone on its side
    " @media (max-height: 560px) { :root { --around: 170px; --least: 180px; --begin: 0.4rem; }"
    " h1 { font-size: 1.2rem !important; } [data-testid=stHeader] { top: -0.7rem; } }"
)

_PHONE = (
    "@media (max-width: 640px) {"
    # two pictures beside each other
    f" {_CARDS} > :has(img) {{ flex: 0 0 calc(50% - 0.5rem) !important; width: calc(50% - 0.5rem) !important; }}"
    # a door below the other, its words beside its picture
    f" {_DOORS} > :has(img) {{ flex-basis: 100% !important; width: 100% !important; }}"
    f" {_DOOR} p:has(img) {{ display: grid; grid-template-columns: minmax(0, 8rem) minmax(55%, 1fr); gap: 0 0.7rem; }}"
    f" {_DOOR} img {{ grid-area: 1 / 1 / span 2; align-self: center; margin: 0; }}"
    f" {_DOOR} {{ padding: 0.5rem 0.7rem; line-height: 1.35; }} }}"
    # formulas and tables as wide as the narrowest page, which need not scroll
    " @media (max-width: 380px) { .katex-display { font-size: 0.82em; }"
    " [data-testid=stMarkdownContainer] :is(th, td) { padding-inline: 0.3rem !important; } }"
)

# On paper stands what is read: pictures as wide as the paper is, and a scene of a handout begins a new one.
_PRINT = (
    "@page { margin: 12mm; } @media print { h1 { padding: 0 !important; }"
    f" :is([data-testid=stSidebar], [data-testid=stHeader], .st-key-{ROW}, [data-testid=stElementToolbar],"
    " [data-testid=stButton], [data-testid=stDownloadButton], [data-testid=stPopover], [data-testid=stPageLink],"
    f" {_SLIDERS}) {{ display: none !important; }}"
    f" {_CHART}, {_STAGE} {_CHART} {{ height: auto !important; break-inside: avoid; }}"
    f" {_CHART} svg.marks {{ width: 100% !important; height: auto !important; max-height: 42vh; }}"
    f" {_STAGE} [data-testid=stHorizontalBlock] {{ display: flex !important; flex-flow: row wrap; }}"
    f" {_STAGE} [data-testid=stColumn] {{ flex: 1 1 40% !important; min-width: 40% !important; }}"
    f" {_STAGE} [data-testid=stColumn]:not(:has({_CHART})) {{ min-width: 100% !important; }}"
    f" [data-testid=stLayoutWrapper]:has(> {_SHEET}) ~ [data-testid=stLayoutWrapper]:has(> {_SHEET})"
    " { break-before: page; } }"
)

# Where the visitor's system takes the colours away, what is chosen has a frame and a line under its name; a slider and
# a switch have edges.
_FORCED = (
    "@media (forced-colors: active) {"
    f" {_CHOSEN} {{ outline: 3px solid; outline-offset: -4px; }}"
    f" {_CHOSEN} p, {_LINE}[aria-current] p {{ text-decoration: underline 2px; text-underline-offset: 0.2em; }}"
    f" {_LINE}[aria-current] {{ outline: 2px solid; outline-offset: -2px; }}"
    " [data-testid=stSlider] div:has(> div > [type=range]), [data-testid=stCheckbox] label > div:not([data-testid]),"
    " [data-testid=stCheckbox] label > div:not([data-testid]) > div { border: 2px solid !important; }"
    " [data-testid=stSlider] [data-orientation]:not([role]) > div:first-child { border-bottom: 2px solid; } }"
)


def style() -> None:
    """Send the style sheet, once a run."""
    rules = " ".join(f"{selector} {{ {declarations} }}" for selector, declarations in RULES.items())
    st.html(f"<style>{rules} {_PHONE} {_SCREENS} {_HEIGHTS} {_PRINT} {_FORCED}</style>")


def in_session() -> bool:
    """Return whether this thread runs the script of a visitor's session."""
    return get_script_run_ctx(suppress_warning=True) is not None


def from_a_developer(message: bytes) -> bool:
    """Return whether a message to the server is one of those that only the menu for developers sends."""
    try:
        return BackMsg.FromString(message).WhichOneof("type") in DEVELOPER
    except DecodeError:
        return False  # Streamlit closes the connection itself


@contextmanager
def apart() -> Iterator[None]:
    """Let the block draw elements under keys that the run has used before it."""
    context = get_script_run_ctx()
    drawn = (context.shared.widget_ids_this_run, context.shared.widget_user_keys_this_run) if context else ()
    before = [each.snapshot() for each in drawn]
    for each in drawn:
        each.clear()
    try:
        yield
    finally:
        for each, names in zip(drawn, before, strict=True):
            for name in names:
                each.check_and_add(name)


def on_the_page(key: str) -> bool:
    """Return whether the chart with this key was on the page after the last run; before its call in this one.

    Streamlit drops the state of a chart that reports its selections as soon as a run leaves it out.
    """
    return key in st.session_state


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser asked for as it began a run.

    Parameters
    ----------
    query : mapping of name to texts
        The query of the link that was followed, or else what the browser believes of the address.
    location : mapping of name to texts
        The query in the browser's address line.
    by_history : bool
        Whether Back or Forward began the run.
    """

    query: dict[str, list[str]]
    location: dict[str, list[str]]
    by_history: bool


def asked() -> Asked:
    """Return what the browser asked for."""
    context = get_script_run_ctx()
    if context is None:
        return Asked({}, {}, by_history=False)
    url = context.context_info.url if context.context_info else ""
    return Asked(_parsed(context.query_string), _parsed(urlsplit(url).query), context.is_history_navigation)


def hold(query: str) -> None:
    """Let Streamlit take this for the address: `st.rerun` and AppTest do."""
    context = get_script_run_ctx()
    if context is not None:
        context.query_string = query


def _parsed(query: str) -> dict[str, list[str]]:
    """Return a query's texts by name, but for those that are Streamlit's own."""
    found = parse_qs(query, keep_blank_values=True)
    return {name: texts for name, texts in found.items() if not name.startswith("embed")}
