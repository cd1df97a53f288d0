"""How the pages that are rows of scenes, and home, write: short sentences, short parts, and the words of the field."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from pages.contents import PAGES, Page
from pages.kit.words import Words
from tests.pages.prose import count, sentences
from tests.server import ROOT

LONGEST = 30
"""The words of a sentence."""

WRITTEN = [page for page in PAGES if page.scenes or not page.slug]

SAY = {  # what only its author understands, and what a lecturer says instead
    r"\bplausib\w+": "likelihood, likely",
    r"\bunder water\b|\bdrown\w*": "z is at most 0; the unit is inactive",
    r"\bkill\w*": "units die, or are dead",
    r"\b(run|runs|ran|running) away\b": "diverges; gradients explode",
    r"\b(get|gets|got|getting) lost\b": "diverges; underflows; is missing",
    r"\b(fall|falls|fell|fallen|falling) silent\b": "dies; stops firing",
    r"\bsilent\b|\basleep\b": "dead, never positive; both together: not firing",
    r"\b(so|that) many\b": "the number, with what it counts",
    r"\btells? [^.]*\bwell\b": "the tosses are ... times as probable under p",
    r"\btold apart\b|\btells? [^.]{0,40}\bapart\b": "distinguish",
    r"\bclimbed is\b|\bclimbed are\b": "we climb",
    r"\bwhat is no\b": "anything that is not",
    r"\bwithin a hair\b|\bout of focus\b": "how close, as a number or a rate",
    r"\bstands? (in|up) for\b": "replaces; means",
    r"\bthose (that|which|of which)\b[^.]*\bthe others?\b": "name the things again",
    r"\bputs? out\b": "gives; the output is",
    r"\btrades? places\b": "is swapped",
    r"\b(under|from) the hand\b": "that you move",
    r"\blives here\b": "is explained here",
    r"\b(has|have) no say\b": "plays no part",
    r"\bparts? ways\b|\bcomes? apart\b": "differ",
    r"\bnext to nothing\b|\ball but (0|zero)\b": "close to 0, or the number",
    r"\bworth a thought\b": "consider",
    r"\bknows? nothing of\b|\bstill hears?\b": "does not show; still gets a gradient",
    r"\bgets? past\b": "gets through",
    r"\bcalled that\b": "has this name",
    r"\bin silence\b": "without a warning",
    r"\bfraction line\b": "numerator and denominator",
    r"\bkin\b": "relatives",
    r"\b(drawn|shown) here (is|are)\b|\borange (is|are) (a|the|slopes)\b": "the picture shows; the orange marks are",
    r"\bcomes? up again\b|\bleads? up\b": "becomes active again; raises the output",
    r"\bthrown\b|\bthrew\b": "a step moves; the training diverges",
    r"\bsilences?\b": "stops firing; is not firing",
    r"\bcarr(y|ies) furthe(r|st)\b": "allows a higher rate; has the highest safe rate",
    r"\bto blame\b|\bno fault\b": "is the cause",
    r"\bwhatever goes in\b": "for every input",
    r"\bhangs? on\b": "depends on",
    r"\blucky\b|\b(only|of) luck\b": "chance",
    r"\btame\b|\bwild(er|est)?\b": "works well; large",
    r"\bone meets\b": "a common rule says",
    r"\bof what it was\b|\bas it was before\b": "name the value again",
    r"\b(comes?|came) up at\b": "becomes active at",
    r"\banother story\b|\bdoor open\b": "what is different, as a fact",
    r"\b(loses?|lost) against\b": "is never below",
    r"\b(say|says) [^.]{0,40}\bthis often\b": "with the probabilities",
}

_GAP = re.compile(r"\[\[\w+\]\]|\{\w*\}")


def test_the_words_of_a_sentence_are_counted_without_its_formulas():
    text = "## title\nMove $\\alpha$ to [[best]]. It's `relu(z)` at 2.5, [here](https://a.b):\n\n- one\n- two.\n\n| a |"
    assert [count(each) for each in sentences(text)] == [3, 4, 1, 1]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.slug or "home")
def test_no_sentence_of_a_page_is_too_long_to_be_read_aloud(page):
    parts = Words(page.file).sections
    long = [
        f"{name}: {count(each)} words: {each}"
        for name, part in parts.items()
        for each in sentences(part)
        if count(each) > LONGEST
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.slug or "home")
def test_a_formula_of_several_lines_stands_between_lines_of_their_own(page):
    """Behind `$$` that is not closed on its line, Markdown drops the rest of that line."""
    lines = [line.strip() for part in Words(page.file).sections.values() for line in part.splitlines()]
    assert not [line for line in lines if line.startswith("$$") and line != "$$" and not line.endswith("$$")]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.slug or "home")
def test_no_page_says_what_only_its_author_understands(page):
    said = [("words.md", part) for part in Words(page.file).sections.values()]
    said += [(file.relative_to(ROOT).as_posix(), message) for file in _files(page) for message in _messages(file)]
    found = [
        f"{where}: “{' '.join(text.split())[:120]}” has {fault}" for where, text in said for fault in _private(text)
    ]
    assert not found, "\n".join(found)


def test_a_private_term_is_found_and_an_innocent_one_is_not():
    assert all(
        map(
            _private,
            ("They fell silent.", "The best p tells these tosses 3 times as well", "so many steps", "thrown off"),
        )
    )
    assert not any(map(_private, ("as many as 3 units", "many steps", "the unit dies", "skill")))


@cache
def _private(text: str) -> tuple[str, ...]:
    """Return what of a text is private, with what to say instead."""
    bare = _GAP.sub("", text)
    found = [(re.search(pattern, bare, re.IGNORECASE), instead) for pattern, instead in SAY.items()]
    return tuple(f"“{private[0]}”; say: {instead}" for private, instead in found if private)


def _files(page: Page) -> list[Path]:
    """Return the files of pages and of charts that a page uses, itself among them."""
    found, left = set(), [page.file]
    while left:
        if (file := left.pop()) not in found:
            found.add(file)
            left += _imported(file)
    return sorted(found)


@cache
def _imported(file: Path) -> tuple[Path, ...]:
    names = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    ours = [name for name in names if name.startswith(("pages.", "acts.charts."))]
    files = [(ROOT / name.replace(".", "/")).with_suffix(".py") for name in ours]
    return tuple(file for file in files if file.is_file())


@cache
def _messages(file: Path) -> tuple[str, ...]:
    """Return the strings of a file that may be shown: those in the seam, and all others with more than one word."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    seam = {id(argument) for node in ast.walk(tree) if _is_seam(node) for argument in node.args}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return tuple(n.value for n in texts if id(n) in seam or (" " in n.value and id(n) not in docs))


def _is_seam(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
