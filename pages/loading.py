"""What a page imports is loaded before the page runs, by one thread at a time.

Of two threads that import the same modules at once, one may find half of a module. Pages run in a thread for each
visitor, so `load` gives each its turn.
"""

import ast
import importlib
import threading
from functools import lru_cache
from pathlib import Path

from pages.contents import PAGES, Page

ROOT = Path(__file__).resolve().parent.parent
_turn = threading.Lock()


def load(page: Page) -> None:
    """Load what a page imports; between two modules another thread may have its turn."""
    for module in imported(page.file):
        with _turn:
            importlib.import_module(module)


def at(path: str) -> Page | None:
    """Return the page at a path of the server; most paths are no pages."""
    return next((page for page in PAGES if page.slug == path.strip("/")), None)


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
