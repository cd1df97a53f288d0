import pytest

from pages.parts.prose import Words


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.py"
    file.with_suffix(".md").write_text(
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

    file = tmp_path / "page.md"
    file.write_text("## first\nnew\n")
    os.utime(file, ns=(1, 1))
    assert Words(str(tmp_path / "page.py")).text("first") == "new"
