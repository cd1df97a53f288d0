"""The house rules that a program can check: who may import whom, what is never called, what lies where.

Each rule is a function from source to complaints, held against the project and against a snippet that breaks it.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import versions
from tests.server import lines

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {  # beside the standard library; the first folder that fits counts
    "acts/charts": {"acts", "altair", "numpy", "pyarrow"},
    "acts": {"acts", "numpy"},
    "pages/kit/streamlit_insides.py": {"google", "pages", "streamlit"},
    "pages/middleware.py": {"pages", "starlette"},
    "pages": {"acts", "pages", "streamlit"},
    "app.py": {"pages", "streamlit"},
}
TOP = {
    ".ci",
    ".gitignore",
    ".streamlit",
    "LICENSE",
    "README.md",
    "acts",
    "app.py",
    "pages",
    "pyproject.toml",
    "requirements.txt",
    "tests",
}
OWN_STATE = {"BitGenerator", "Generator", "PCG64", "SeedSequence", "default_rng"}  # of numpy.random: no global state
UNPICKLERS = {"dill", "joblib", "marshal", "pickle", "shelve"}
ON_DEMAND = {"acts/charts/kit/csv.py": {"pandas"}}  # what a file may import beside its layer's, and within a function
SLOW = {"gettext.gettext", "gettext.ngettext"}  # pages/language.py has the same, without a look at the disk per label
INSIDES = {  # what other libraries keep to themselves, and the one file that may lean on it
    "acts/charts/kit/vega_insides.py": ("schemapi", "vlPoint", "_store", ".data[0]", "vega.github", '"name": "empty"'),
    "pages/kit/streamlit_insides.py": (
        "streamlit.runtime", "streamlit.proto", "data-testid", "st-key-", "<style", "vega-bind", "katex", "sha256-"
    ),
}  # fmt: skip
OF_MANY = {  # tests that no single file or folder has, and what they are about
    "tests/acts/test_claims.py": "the claims of every function of the catalogue",
    "tests/acts/test_examples.py": "the examples in all docstrings",
    "tests/acts/test_frameworks.py": "the calls of every function of the catalogue",
    "tests/acts/vector/test_frameworks.py": "the calls of every function of a vector",
    "tests/acts/vector/test_records.py": "the records of every function of a vector",
    "tests/pages/functions/test_families.py": "the pages of all families",
    "tests/pages/test_earlier_links.py": "the links that were made when no page had scenes",
    "tests/pages/test_scenes.py": "every scene as it opens",
    "tests/pages/test_seam.py": "the words of all pages",
    "tests/pages/test_sentences.py": "computed sentences of many pages",
    "tests/pages/test_walks.py": "random states of every scene",
    "tests/pages/test_words.py": "the words of all pages of scenes",
}
VAGUE = {"common.py", "helpers.py", "misc.py", "utils.py"}


def tracked() -> list[str]:
    """Return the project's files; without git, what is on the disk and does not look like a tool's."""
    try:
        asked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout:
            return asked.stdout.splitlines()
    except FileNotFoundError:
        pass
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    tools = {".git", ".venv", "__pycache__"}
    return [p.as_posix() for p in paths if not any(part in tools or part.endswith("_cache") for part in p.parts)]


def sources() -> list[str]:
    return [p for p in tracked() if layer(p) and p.endswith(".py") and (ROOT / p).exists()]


def layer(path: str) -> str | None:
    return next((name for name in LAYERS if path == name or path.startswith(f"{name}/")), None)


def imported(tree: ast.AST, path: str) -> Iterator[str]:
    """Yield the dotted name of everything that is imported, relative imports written out."""
    package = Path(path).parent.parts
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                above = package[: len(package) - node.level + 1] if node.level else ()
                origin = ".".join((*above, *filter(None, [node.module])))
                yield from (f"{origin}.{alias.name}" for alias in node.names)


def trespasses(source: str, path: str) -> list[str]:
    """Return the imports that the layer of this file may not make."""
    own = layer(path)
    wrong = []
    for name in imported(ast.parse(source), path):
        root = name.partition(".")[0]
        upwards = own == "acts" and f"{name}.".startswith("acts.charts.")
        if upwards or name in SLOW or root not in LAYERS[own] | sys.stdlib_module_names | ON_DEMAND.get(path, set()):
            wrong.append(f"{path} imports {name}")
    return wrong


def page_folders() -> set[tuple[str, ...]]:
    """Return the folders of the pages, each as its parts: what has a page.py."""
    return {file.parent.relative_to(ROOT).parts for file in (ROOT / "pages").rglob("page.py")}


def foreign(source: str, path: str, pages: set[tuple[str, ...]]) -> list[str]:
    """Return the imports from the folder of another page, and from the shared files of another section.

    The kit is no section, so it may import from none; a file that a section shares is in no page.
    """
    own, wrong = Path(path).parent.parts, []
    sections = {folder[:2] for folder in pages if len(folder) > 2}
    for name in imported(ast.parse(source), path):
        parts = tuple(name.split("."))
        page = next((folder for folder in pages if parts[: len(folder)] == folder), ())
        section = parts[:2] if parts[:2] in sections else ()
        if own[: len(page)] != page or own[: len(section)] != section:
            wrong.append(f"{path} imports {name}")
    return wrong


def dangers(source: str, path: str) -> list[str]:
    """Return the uses of what this project never uses."""
    tree = ast.parse(source)
    wrong = [
        name for name in imported(tree, path) if name.partition(".")[0] in UNPICKLERS or name.startswith("random.")
    ]
    wrong += [name for name in imported(tree, path) if _shared_randomness(name) or name == "random"]
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" | "__import__" as name)):
                wrong.append(name)
            case ast.Attribute(attr="import_module" | "read_pickle" as name) if path != "pages/loading.py":
                wrong.append(name)
            case ast.keyword(arg="unsafe_allow_html" | "unsafe_allow_javascript" | "allow_pickle" as name):
                wrong.append(name)
            case ast.Attribute() if _shared_randomness(ast.unparse(node)):
                wrong.append(ast.unparse(node))
    return [f"{path} uses {name}" for name in wrong]


def late(source: str, path: str) -> list[str]:
    """Return the functions that import something: a visitor would wait for it, or see half of it."""
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [
        f"{path}: {function.name} imports"
        for function in functions
        if {name.partition(".")[0] for name in imported(function, path)} - ON_DEMAND.get(path, set())
    ]


def _shared_randomness(name: str) -> bool:
    if name == "numpy.random":
        return True
    head, _, tail = name.rpartition(".")
    return head in ("np.random", "numpy.random") and tail not in OWN_STATE


def strays(paths: list[str]) -> list[str]:
    """Return what lies at the top and is not on the list, and files whose names say nothing."""
    top = {path.partition("/")[0] for path in paths}
    return sorted(top - TOP) + [path for path in paths if path.rpartition("/")[2] in VAGUE]


def test_every_layer_imports_only_what_it_may():
    wrong = [complaint for path in sources() for complaint in trespasses((ROOT / path).read_text(), path)]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("acts/numerics.py", "import pandas as pd"),
        ("acts/numerics.py", "from scipy import special"),
        ("acts/numerics.py", "def f():\n    from acts.charts import theme"),
        ("acts/numerics.py", "from .charts import theme"),
        ("acts/functions/smooth.py", "from .. import charts"),
        ("acts/numerics.py", "import streamlit as st"),
        ("acts/charts/theme.py", "import streamlit"),
        ("acts/charts/kit/theme.py", "from pages.kit import live"),
        ("pages/home.py", "import numpy as np"),
        ("pages/kit/live.py", "if True:\n    import pandas"),
        ("pages/home.py", "import altair"),
        ("pages/home.py", "from gettext import gettext as _"),
        ("app.py", "import flask"),
    ],
)
def test_a_forbidden_import_is_noticed(path, source):
    assert len(trespasses(source, path)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("acts/functions/smooth.py", "from ..activation import Activation\nfrom . import rectified\nimport math"),
        ("acts/charts/live.py", "import altair as alt, pyarrow.ipc\nfrom acts.charts import theme"),
        ("pages/home.py", "import streamlit as st\nfrom acts.charts import live\nfrom pages import contents"),
        ("pages/home.py", "from acts.language import _, ngettext"),
    ],
)
def test_a_legal_import_is_left_alone(path, source):
    assert trespasses(source, path) == []


def test_every_package_that_a_layer_imports_is_named_with_its_range():
    ours = {"acts", "google", "pages"}  # google.protobuf: Streamlit's own, which its version brings along
    named = {requirement.name for requirement in versions.requirements((ROOT / "requirements.txt").read_text())}
    assert named == set().union(*LAYERS.values(), *ON_DEMAND.values()) - ours


def test_no_page_imports_from_another_one():
    files = [path for path in sources() if path.startswith("pages/")]
    wrong = [complaint for path in files for complaint in foreign((ROOT / path).read_text(), path, page_folders())]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("pages/training/digits/page.py", "from pages.training.revival import shock"),
        ("pages/training/digits/page.py", "import pages.training.revival.shock"),
        ("pages/training/digits/page.py", "from pages.training import revival"),
        ("pages/training/digits/page.py", "from ..revival import shock"),
        ("pages/training/digits/page.py", "from pages.functions import drawer"),
        ("pages/training/digits/page.py", "from pages.functions.family import sentence"),
        ("pages/training/digits/page.py", "from pages.home import page"),
        ("pages/training/film.py", "from pages.training.digits import film"),
        ("pages/kit/live.py", "from pages.training import film"),
        ("pages/kit/live.py", "from pages.training.digits.controls import START"),
        ("pages/home/page.py", "from pages.functions import drawer"),
    ],
)
def test_an_import_from_another_page_is_noticed(path, source):
    assert len(foreign(source, path, page_folders())) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("pages/training/digits/page.py", "from pages.training.digits import cliffs, controls"),
        ("pages/training/digits/page.py", "from pages.training import film\nfrom pages.kit import live"),
        ("pages/functions/gated/page.py", "from pages.functions.family import outline\nfrom pages import contents"),
        ("pages/functions/gated/page.py", "from . import dip\nfrom ..family import sentence\nimport acts.charts"),
        ("pages/functions/gated_units/page.py", "from pages.functions.gated_units import surface"),
        ("pages/training/film.py", "from pages.training import film\nfrom pages.kit import progress"),
    ],
)
def test_an_import_from_its_own_folder_section_or_kit_is_left_alone(path, source):
    assert foreign(source, path, page_folders()) == []


def lonely(paths: list[str]) -> list[str]:
    """Return the tests of `acts` and `pages` that lie where no file or folder of that name is."""
    there = set(paths) | {parent.as_posix() for path in paths for parent in Path(path).parents}
    tests = [Path(path) for path in paths if path.startswith(("tests/acts/", "tests/pages/"))]
    tests = [path for path in tests if path.name.startswith("test_") and path.as_posix() not in OF_MANY]
    twins = [(path, path.relative_to("tests").with_name(path.name.removeprefix("test_"))) for path in tests]
    return [p.as_posix() for p, twin in twins if not {twin.as_posix(), twin.with_suffix("").as_posix()} & there]


def test_every_test_lies_where_what_it_tests_lies():
    paths = [path for path in tracked() if (ROOT / path).exists()]
    assert lonely(paths) == []
    assert set(paths) >= OF_MANY.keys()


def test_a_test_of_nothing_is_noticed():
    assert lonely(["tests/acts/charts/test_theme.py", "acts/charts/kit/theme.py"]) == [
        "tests/acts/charts/test_theme.py"
    ]
    assert lonely(["tests/acts/kit/test_theme.py", "acts/kit/theme.py", "tests/acts/test_kit.py"]) == []


def inside(source: str, path: str) -> list[str]:
    """Return what this file takes from the inside of a library, though another file is the place for that."""
    marks = (mark for place, marks in INSIDES.items() if place != path for mark in marks)
    return [f"{path} leans on {mark!r}" for mark in marks if mark in source]


def test_the_inside_of_other_libraries_stands_in_one_place():
    wrong = [complaint for path in sources() for complaint in inside((ROOT / path).read_text(), path)]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize("source", ["import streamlit.runtime", "st.html('<style>h1 {}</style>')"])
def test_an_inside_elsewhere_is_noticed(source):
    assert len(inside(source, "pages/home/page.py")) == 1
    assert inside(source, "pages/kit/streamlit_insides.py") == []


def test_nothing_is_imported_late():
    wrong = [complaint for path in sources() for complaint in late((ROOT / path).read_text(), path)]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    "source", ["def f():\n    import math", "async def f():\n    if f:\n        from acts import relu"]
)
def test_a_late_import_is_noticed(source):
    assert len(late(source, "acts/numerics.py")) == 1


def test_nothing_is_evaluated_unpickled_or_drawn_from_shared_randomness():
    wrong = [complaint for path in sources() for complaint in dangers((ROOT / path).read_text(), path)]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    "source",
    [
        "st.markdown(x, unsafe_allow_html=True)",
        "eval('1')",
        "exec(text)",
        "import pickle",
        "from pickle import loads",
        "np.load(f, allow_pickle=True)",
        "pd.read_pickle(f)",
        "np.random.seed(0)",
        "x = np.random.normal(size=3)",
        "from numpy.random import randn",
        "from numpy import random",
        "import random",
        "from random import shuffle",
        "importlib.import_module(name)",
    ],
)
def test_a_danger_is_noticed(source):
    assert len(dangers(source, "acts/data.py")) == 1


def test_a_generator_of_one_s_own_is_left_alone():
    source = "rng = np.random.default_rng(seed)\ndef f(rng: np.random.Generator): return rng.normal()"
    assert dangers(source, "acts/data.py") == []


def test_everything_lies_where_it_belongs():
    assert strays(tracked()) == []


@pytest.mark.parametrize("path", ["notes.md", "src/acts.py", "acts/utils.py", "pages/kit/helpers.py"])
def test_a_stray_file_is_noticed(path):
    assert len(strays([path, "app.py", "acts/numerics.py"])) == 1


def heavy(module: str) -> set[str]:
    """Return which of the heavy libraries a fresh interpreter holds after importing this module."""
    asked = f"import sys, {module}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return {"altair", "pandas", "pyarrow", "streamlit"} & set(answer.stdout.split())


def test_importing_the_core_loads_none_of_the_heavy_libraries():
    assert heavy("acts") == set()


def test_a_heavy_library_is_noticed():
    assert "pyarrow" in heavy("pyarrow")
