"""The six intervals side by side: their ends and formulas, and which of them has no width or leaves 0 to 1."""

import pytest

from acts.likelihood import METHODS
from pages.likelihood.how_sure.written import ends
from tests.pages.reading import text

PAGE = "how_sure"


@pytest.mark.parametrize("flips", ["0of10", "10of10", "1", "3of10", "5067of10000", "0of1000000000"])
def test_the_ends_on_the_page_are_those_of_the_core(opened, flips):
    app = opened(PAGE, flips=flips, ways="true")
    heads, tosses = map(int, flips.split("of")) if "of" in flips else (1, 1)
    for method in METHODS.values():
        assert f"**{method.name}** {ends(method.interval(heads, tosses))}" in text(app)


def test_with_all_tosses_alike_it_says_that_walds_has_no_width_and_which_ends_are_no_coins(opened):
    words = text(opened(PAGE, flips="0of10"))
    assert "An interval of width 0: Wald." in words
    assert "Beyond 0 or 1, where no p exists: Agresti–Coull." in words
