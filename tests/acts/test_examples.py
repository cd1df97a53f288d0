"""The examples in the docstrings of the core run as they stand; those of records are in test_manual.py."""

import doctest
import importlib
import inspect
from pathlib import Path

import pytest

import acts
from acts import vector

ROOT = Path(__file__).resolve().parents[2]
FILES = [path.relative_to(ROOT) for path in sorted((ROOT / "acts").rglob("*.py")) if ">>> " in path.read_text("utf-8")]
MODULES = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in FILES]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name):
    assert not doctest.testmod(importlib.import_module(name)).failed


@pytest.mark.parametrize("records", [acts.Activation, vector.VectorFunction, vector.GatedUnit])
def test_the_examples_of_a_class_of_records_run(records):
    # doctest takes them for classes of another module, since they name the package as theirs
    test = doctest.DocTestParser().get_doctest(inspect.getdoc(records), {}, records.__name__, None, 0)
    assert test.examples
    assert not doctest.DocTestRunner().run(test).failed
