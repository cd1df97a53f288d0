"""The fast tests on the lowest and on the newest versions that requirements.txt allows.

    python -m tests.versions [arguments of pytest]

Run it by hand before a range in requirements.txt changes. It makes two virtual environments, installs the packages,
runs pytest with `--fast` in each, deletes both and prints a table. What the packages themselves need is as new as pip
finds it in both environments.
"""

import subprocess
import sys
import tempfile
import venv
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ROOT / "requirements.txt"
FOR_TESTS = ROOT / "tests" / "requirements.txt"
INSTALLED = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
OUTCOMES = ("passed", "failed", "skipped")


def requirements(text: str) -> list[Requirement]:
    """Read the lines of a requirements.txt that name a package."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line]


def lowest(requirement: Requirement) -> str:
    """Return the requirement that allows only the lowest version of its range: `numpy>=2.3,<3` gives `numpy==2.3`."""
    (start,) = (part.version for part in requirement.specifier if part.operator in {"==", ">=", "~="})
    return f"{requirement.name}=={start.removesuffix('.*')}"


def outcome(report: Path) -> tuple[int, int, int]:
    """Count the tests that passed, that failed and that were skipped in a JUnit report of pytest."""
    total = failed = skipped = 0
    for suite in ET.parse(report).getroot().iter("testsuite"):
        total += int(suite.attrib["tests"])
        failed += int(suite.attrib["failures"]) + int(suite.attrib["errors"])
        skipped += int(suite.attrib["skipped"])
    return total - failed - skipped, failed, skipped


def tried(folder: Path, pins: Iterable[str], arguments: Iterable[str]) -> tuple[list[str], tuple[int, int, int]]:
    """Run the tests in a new environment; return the versions of the packages there and how many tests passed or not.

    Parameters
    ----------
    folder
        Where the environment goes.
    pins
        Requirements beside those of requirements.txt, such as `numpy==2.3`.
    arguments
        Arguments of pytest beside `--fast`.
    """
    venv.create(folder, with_pip=True)
    python = next(path for path in (folder / "bin/python", folder / "Scripts/python.exe") if path.exists())
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", NEEDED, "-r", FOR_TESTS, *pins], check=True)
    names = [requirement.name for requirement in requirements(NEEDED.read_text())]
    versions = subprocess.run([python, "-c", INSTALLED, *names], check=True, capture_output=True, text=True)
    report = folder / "report.xml"
    subprocess.run([python, "-m", "pytest", "--fast", f"--junitxml={report}", *arguments], cwd=ROOT, check=False)
    return versions.stdout.split(), outcome(report)


def main(arguments: list[str]) -> bool:
    """Print the table; return whether every test passed in both environments."""
    needed = requirements(NEEDED.read_text())
    with tempfile.TemporaryDirectory() as folder:
        old, old_outcome = tried(Path(folder) / "lowest", map(lowest, needed), arguments)
        new, new_outcome = tried(Path(folder) / "newest", (), arguments)
    rows = [("", "lowest", "newest"), *zip((r.name for r in needed), old, new, strict=True)]
    for row in [*rows, *zip(OUTCOMES, old_outcome, new_outcome, strict=True)]:
        print("".join(f"{cell!s:<12}" for cell in row).rstrip())
    return old_outcome[1] == new_outcome[1] == 0


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
