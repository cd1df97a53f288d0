import re
from pathlib import Path

import pytest

from pages.kit.words import Words

ROOT = Path(__file__).resolve().parents[3]
PAGES = ROOT / "pages"
RESULT = re.compile(r"\d[\d.,]*\s?%|\d[\d.]*e-?\d+|\d+\.\d+")
SAID = {
    "exponential": {"1.6732632423543772", "1.0507009873554805"},  # SELU's two constants
    "gated": {"0.044715", "0.134145", "1.702"},  # those of GELU's approximations
    "sigmoidal": {"1.7159", "0.05", "0.999997"},  # LeCun's constants: test_sigmoidal holds what they come to
    "softmax": {"99%", "50%"},  # what somebody says
    "threshold_linear": {"100 %"},
    "coin_flips": {"0.05"},  # a custom
    "born_dead": {"0.6007"},  # a constant of the cited initialiser
    "digits": {"4.0"},  # of a licence
    "centring": {"0.1", "0.9", "0.99", "0.999"},  # a rate that is chosen, and torch's constants
    "depth": {"1%", "1.4", "0.01", "53.9%"},  # what saturated means, starts that can be chosen, and a quoted share
    "race": {"0.9", "25%"},  # a momentum that is chosen, and a quoted error
    "dying_relu": {"40%", "0.01"},  # a lecture's number, and a slope that can be chosen
}
"""Numbers that no computation here comes to, by the folder of the page."""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.py"
    file.with_name("words.md").write_text(
        "## first\nOne [[gap]] in $\\frac{1}{2}$.\n\n## second: more\nTwo\n### not a section\n"
    )
    return Words(str(file))


def test_sections_are_found_by_name_and_keep_their_lower_headings(page):
    assert set(page.sections) == {"first", "second: more"}
    assert page.text("second: more") == "Two\n### not a section"


def test_a_gap_is_filled_by_name_and_latex_braces_are_left_alone(page):
    assert page.text("first", gap="number") == "One number in $\\frac{1}{2}$."


def test_a_gap_without_a_value_and_an_unknown_section_are_errors(page):
    with pytest.raises(KeyError):
        page.text("first")
    with pytest.raises(KeyError):
        page.text("third")


def test_an_edit_is_seen_at_once(page, tmp_path):
    import os

    file = tmp_path / "words.md"
    file.write_text("## first\nnew\n")
    os.utime(file, ns=(1, 1))
    assert Words(str(tmp_path / "page.py")).text("first") == "new"


def test_no_result_is_typed_into_the_words_of_a_page():
    files = sorted(PAGES.rglob("*.md"))
    typed = {f.parent.name: set(RESULT.findall(f.read_text())) - SAID.get(f.parent.name, set()) for f in files}
    assert len(files) > 15
    assert not {name: found for name, found in typed.items() if found}
    assert RESULT.findall("5e-324, 95% and 0.7") == ["5e-324", "95%", "0.7"]


def test_the_natural_logarithm_is_log_in_all_words_and_formulas():
    files = [*ROOT.glob("README.md"), *PAGES.rglob("*.md"), *PAGES.rglob("*.py"), *(ROOT / "acts").rglob("*.py")]
    written = {file.relative_to(ROOT).as_posix(): file.read_text() for file in files}
    assert sum("\\log" in text for text in written.values()) > 10
    assert not [name for name, text in written.items() if re.search(r"(?<![a-z])ln(?![a-z])", text)]
