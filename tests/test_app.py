"""What app.py promises: every usual way of starting it serves the same app, with its settings and its headers."""

import ast
import http.client
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.contents import PAGES
from tests.server import ROOT, by_streamlit, by_uvicorn, serving

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")


@pytest.fixture(scope="module", params=[by_streamlit, by_uvicorn])
def elsewhere(request, tmp_path_factory):
    """The app started from a folder that has nothing to do with it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with serving(folder / "log.txt", cwd=folder, launch=request.param) as running:
        yield running


def test_streamlit_finds_the_app_by_reading_the_file():
    tree = ast.parse((ROOT / "app.py").read_text())
    assigned = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "app"]
    assert [ast.unparse(node.value.func) for node in assigned] == ["st.App"]


def test_the_main_script_has_no_pages_folder_beside_it():
    # Beside the main script it would put a fresh server's first visitor into the legacy multipage mode.
    assert not (ROOT / "pages" / "pages").exists()
    assert "NAVIGATION" in (ROOT / "app.py").read_text()


def test_it_answers_from_any_folder(elsewhere):
    assert elsewhere.get("_stcore/health")[2] == "ok"
    assert "<title>" in elsewhere.get(PAGES[-1].slug)[2]


@pytest.mark.parametrize("path", ["", "_stcore/health", "_stcore/metrics", "static/nowhere.js"])
def test_every_response_carries_the_security_headers_once(elsewhere, path):
    link = http.client.HTTPConnection(urlsplit(elsewhere.url).netloc, timeout=10)
    link.request("GET", f"/{path}")
    names = [name.lower() for name, _ in link.getresponse().getheaders()]
    link.close()
    assert [names.count(name) for name in HEADERS] == [1] * len(HEADERS)


def test_other_sites_may_embed_the_app_and_no_foreign_script_runs(elsewhere):
    headers = elsewhere.get()[1]
    policy = dict(part.split(maxsplit=1) for part in headers["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == "*"
    assert "x-frame-options" not in headers
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(policy["script-src"].split())
    assert headers["x-content-type-options"] == "nosniff"


def test_the_log_of_a_start_is_clean(elsewhere):
    assert elsewhere.complaints() == []


def test_its_settings_are_found_from_any_folder(tmp_path):
    # The same that `uvicorn --app-dir ROOT app:app` does before it serves.
    asked = "import app; from streamlit import config; print(config.get_option('theme.light.primaryColor'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert f'primaryColor = "{answer.stdout.strip()}"' in (ROOT / ".streamlit/config.toml").read_text()


def test_products_keep_to_one_thread_from_before_numpy_is_loaded():
    noted = """
import os, sys
class Watch:
    def find_spec(name, *rest):
        if name == "numpy":
            print(os.environ.get("OPENBLAS_NUM_THREADS"))
sys.meta_path.insert(0, Watch)
import app, numpy
"""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    answer = subprocess.run(
        [sys.executable, "-c", noted], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["1"]


def test_run_as_a_script_by_streamlit_it_shows_the_home_page():
    shown = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    assert not shown.exception
    assert [title.value for title in shown.title] == [PAGES[0].title]
