"""What is loaded when: first what the first visitor's page imports, the rest once that page is shown, or nobody comes.

Our modules are loaded by one thread at a time: of two that load the same ones at once, one may see half of a module.
"""

import ast
import gc
import importlib
import queue
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from pages.contents import PAGES, Page

ROOT = Path(__file__).resolve().parent.parent
# Seconds: how long to wait for a visitor before all is loaded without one, and how long a browser on the same machine
# may draw its first page by itself.
PATIENCE, HEAD_START = 10.0, 1.0
_SWITCH = 0.0005  # seconds after which a loading thread lets the server answer; usually it is ten times as long

_turn = threading.Lock()
_asked: queue.Queue[Page] = queue.Queue(maxsize=1)
_shown = threading.Event()


def load(modules: Iterable[str]) -> None:
    """Load modules; between two of them another thread may have its turn."""
    for module in modules:
        with _turn:
            importlib.import_module(module)


@lru_cache(maxsize=64)
def imported(script: Path) -> tuple[str, ...]:
    """Return the modules that a script imports, read from its text, so that they can be loaded before it runs."""
    found: list[str] = []
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            found += [node.module, *(name for name in inner if _is_ours(name))]
    return tuple(found)


def _is_ours(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def ask(path: str) -> None:
    """Say that a browser asks for this path of the server; the first page counts, and most paths are no pages."""
    for page in PAGES:
        if page.slug == path.strip("/"):
            with suppress(queue.Full):
                _asked.put_nowait(page)


def shown() -> None:
    """Say that the script of a page has ended."""
    _shown.set()


def ahead() -> None:
    """Load the first page that is asked for, while its browser is busy with Streamlit's own part, and later the rest.

    Now and then Python walks all objects for garbage, and nobody is answered meanwhile. So what is loaded, which stays,
    is frozen: it is not walked any more. What the sessions of that moment hold is frozen with it.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        if page := _first():
            load(imported(page.file))
            _shown.wait(PATIENCE)
            time.sleep(HEAD_START)
        load(["altair", "pyarrow"])
        ours = sorted(
            [*(ROOT / "acts").rglob("*.py"), *(p for p in (ROOT / "pages").glob("*/**/*.py") if p.name != "page.py")]
        )
        load(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in ours)
    finally:
        sys.setswitchinterval(usual)
    gc.collect()
    gc.freeze()


def _first() -> Page | None:
    try:
        return _asked.get(timeout=PATIENCE)
    except queue.Empty:
        return None
