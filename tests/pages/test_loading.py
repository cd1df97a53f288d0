"""What is loaded when, each time in a process of its own that has loaded nothing yet."""

import subprocess
import sys
import threading
import time

import pytest

from pages import contents, loading
from tests.samples import sampled
from tests.server import ROOT

EACH = {page.slug: page.slug for page in contents.PAGES}


def fresh(asked: str) -> list[str]:
    """Return what a new process prints, by words."""
    answer = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.split()


@pytest.mark.parametrize("page", sampled(EACH, ["", "rectified", "dying_relu", "coin_flips"]))
def test_a_page_imports_nothing_that_was_not_loaded_before_it_ran(page):
    asked = f"""
import sys
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from pages import contents, loading
loading.load(contents.page({page!r}))
def ours():
    return {{name for name in sys.modules if name.split(".")[0] in ("acts", "altair")}}
before = ours()
app = AppTest.from_file("pages/navigation.py", default_timeout=60)
app._page_hash = calc_hash({page!r} or "page")
app.run()
assert not app.exception
print(len(before), *(ours() - before))
"""
    count, *late = fresh(asked)
    assert int(count) > 10
    assert late == []


def test_the_home_page_needs_no_chart_library():
    loaded = "import sys\nfrom pages import contents, loading\nloading.load(contents.page(''))"
    assert fresh(f"{loaded}\nprint(*({{'numpy', 'altair', 'pyarrow', 'pandas'}} & set(sys.modules)))") == ["numpy"]


def test_a_page_is_loaded_as_soon_as_a_browser_asks_for_it():
    asked = """
import asyncio, sys
from pages.middleware import LoadAhead
async def answer(*_): pass
async def ask(path):
    await LoadAhead(answer)({"type": "http", "path": path}, None, None)
async def visit():
    await ask("/static/js/index.js")
    print("altair" in sys.modules)
    await ask("/rectified")
asyncio.run(visit())
print("altair" in sys.modules)
"""
    assert fresh(asked) == ["False", "True"]


def test_two_threads_never_load_at_once(monkeypatch):
    inside, most = [], []

    def slow(name):
        inside.append(name)
        most.append(len(inside))
        time.sleep(0.01)
        inside.remove(name)

    monkeypatch.setattr(loading, "imported", lambda _script: [str(i) for i in range(5)])
    monkeypatch.setattr(loading.importlib, "import_module", slow)
    threads = [threading.Thread(target=loading.load, args=(page,)) for page in contents.PAGES[:3]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 15


def test_the_imports_of_a_script_are_read_without_running_it(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("""
import math, os.path as path
from functools import partial
from pages.kit import card, numbers as n
from acts import relu, vector
raise RuntimeError
""")
    assert loading.imported(script) == (
        "math",
        "os.path",
        "functools",
        "pages.kit",
        "pages.kit.card",
        "pages.kit.numbers",
        "acts",
        "acts.vector",
    )


@pytest.mark.parametrize("page", contents.PAGES, ids=lambda page: page.slug or "home")
def test_every_page_is_found_by_its_path(page):
    assert loading.at(f"/{page.slug}") == page


def test_most_paths_are_no_pages():
    assert {loading.at(path) for path in ("/static/js/index.js", "/_stcore/health", "/nowhere")} == {None}
