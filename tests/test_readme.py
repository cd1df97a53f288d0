import doctest
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_examples_of_the_readme_give_what_it_says():
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert results.attempted >= 4
    assert results.failed == 0


def test_every_file_that_the_readme_names_exists():
    named = re.findall(r"[`(]((?:acts|pages|tests|\.ci)/[\w/.]*)[`)]", README)
    assert len(named) > 8
    assert all((ROOT / path).exists() for path in named), named


def test_the_test_command_of_the_readme_is_what_ci_runs():
    assert "bash .ci/run" in README
