"""The style sheet against the pages that Streamlit makes: each of its rules finds what it is for."""

import streamlit

from pages.kit.streamlit_insides import RULES

PAGES = {"": "", "rectified": "guess=skip", "why_units_die": "", "digits": ""}
FOUND = "rules => rules.filter(rule => document.querySelector(rule.replaceAll(':focus-visible', '')))"


def test_every_rule_of_the_style_sheet_finds_an_element_on_some_page(visit):
    missing = set(RULES)
    for slug, query in PAGES.items():
        missing -= set(visit(slug, query=query).evaluate(FOUND, sorted(missing)))
    assert not missing, f"Streamlit {streamlit.__version__} builds its pages otherwise: nothing is found by {missing}"
