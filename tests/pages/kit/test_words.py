import re
from pathlib import Path

import pytest

from pages.kit.words import Words, _sections

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
TRANSLATED = sorted(PAGES.rglob("words.*.md"))
_KEPT = re.compile(r"\$\$.*?\$\$|\$[^$]+\$|```.*?```|`[^`]*`|\]\([^)]*\)|\[\[\w+\]\]", re.DOTALL)
_BROKEN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]\n\w")  # Chinese has no blanks; Markdown makes one of a line's end


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
    files = {file.relative_to(PAGES).as_posix(): file for file in PAGES.rglob("*.md")}  # in every language
    typed = {name: set(RESULT.findall(f.read_text())) - SAID.get(f.parent.name, set()) for name, f in files.items()}
    assert len(files) > 15
    assert not {name: found for name, found in typed.items() if found}
    assert RESULT.findall("5e-324, 95% and 0.7") == ["5e-324", "95%", "0.7"]


def test_the_natural_logarithm_is_log_in_all_words_and_formulas():
    files = [*ROOT.glob("README.md"), *PAGES.rglob("*.md"), *PAGES.rglob("*.py"), *(ROOT / "acts").rglob("*.py")]
    written = {file.relative_to(ROOT).as_posix(): file.read_text() for file in files}
    assert sum("\\log" in text for text in written.values()) > 10
    assert not [name for name, text in written.items() if re.search(r"(?<![a-z])ln(?![a-z])", text)]


def kept(text: str) -> list[str]:
    """Return what a translation keeps: gaps, formulas, code and the targets of links, each on one line."""
    return sorted(" ".join(each.split()) for each in _KEPT.findall(text))


def faults(source: dict[str, str], translated: dict[str, str]) -> list[str]:
    """Say what is wrong with translated parts; that some are missing is not."""
    return [
        f"{name}: {fault}"
        for name, part in translated.items()
        for fault, holds in (
            ("no such part", name not in source),
            ("empty", not part),
            ("other gaps or formulas", name in source and kept(part) != kept(source[name])),
            ("a line that ends within a paragraph", bool(_BROKEN.search(part))),
        )
        if holds
    ]


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: f"{file.parent.name}-{file.suffixes[0][1:]}")
def test_a_translation_has_the_parts_gaps_and_formulas_of_the_words_beside_it(file):
    source, translated = (_sections(each, each.stat().st_mtime_ns) for each in (file.with_name("words.md"), file))
    assert translated
    assert not faults(source, translated)


def test_faults_of_a_translation_are_found():
    source = {"opening": "From [[a]] to [[b]]: $\\alpha\n+ 1$, [here](losses).", "rest": "More."}
    said = "从 [[a]] 到 [[b]]：$\\alpha + 1$，见[这里](losses)。"
    assert faults(source, {"opening": said}) == []
    assert TRANSLATED
    changes = ("[[a]]", "1"), ("[[b]]", "[[c]]"), ("+ 1", "- 1"), ("losses", "coin_flips")
    wrong = [said.replace(*change) for change in changes]
    assert [faults(source, {"opening": each}) for each in wrong] == [["opening: other gaps or formulas"]] * len(wrong)
    assert faults(source, {"rest": "", "closing": "更多。\n更多。"}) == [
        "rest: empty",
        "closing: no such part",
        "closing: a line that ends within a paragraph",
    ]
