"""Links from the words of a scene to the glossary."""

import re
from gettext import NullTranslations

import pytest
from streamlit.testing.v1 import AppTest

from acts import language
from pages.contents import PAGES
from pages.kit import terms
from pages.kit.terms import occurrences
from pages.kit.words import Words
from tests.pages.conftest import open_page
from tests.pages.reading import without_terms

LINK = re.compile(r"\[([^\[\]]+)\]\(glossary\?term=([\w-]+)(&lang=\w+)? \"[^\"]+\"\)")


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], slug) for start, end, slug in occurrences(text)]


def test_the_longest_form_is_taken_at_the_beginning_of_a_sentence_and_over_the_end_of_a_line():
    text = "Saturated units. The learning\nrate, log-likelihood and cross-entropy: their entropy."
    assert found(text) == [
        ("Saturated", "saturation"),
        ("units", "unit"),
        ("learning\nrate", "learning-rate"),
        ("log-likelihood", "log-likelihood"),
        ("cross-entropy", "cross-entropy"),
        ("entropy", "entropy"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "$unit$ and $\\text{a unit of}$",
        "$$\n\\text{dead unit}\n$$",
        "`dead`",
        "```\nseed = 1\n```",
        "[a seed](digits)",
        "![a seed](x.svg)",
        "### The gradient",
        "| gradient | seed |",
        ":material/gradient:",
        "https://a.b/gradient",
        "<span title='seed'>",
        "a**seed**s",
        "**the `seed`**",
        "deadly, unity, a-seed, seed-like",
        "DEAD",
    ],
)
def test_what_is_no_plain_word_is_left_as_it_is(text):
    assert not found(text)


def test_a_word_in_bold_and_one_behind_a_formula_are_found():
    assert found("**born dead**, $x$ seed, **No** gradient **here**") == [
        ("born dead", "born-dead"),
        ("seed", "seed"),
        ("gradient", "gradient"),
    ]


def test_a_chinese_term_is_found_among_chinese_words_without_spaces(monkeypatch):
    class Chinese(NullTranslations):
        def gettext(self, message):
            return {"saturation": "饱和", "dead": "神经元坏死"}.get(message, message)

    monkeypatch.setattr(language, "_catalogues", {**language._catalogues, "zh-test": Chinese()})
    before = language.spoken()
    language.speak("zh-test")
    try:
        assert found("函数在这里饱和，ReLU 的神经元坏死。") == [("饱和", "saturation"), ("神经元坏死", "dead")]
    finally:
        language.speak(before)


def links(app: AppTest) -> list[tuple[str, str]]:
    return [(slug, asked) for each in app.markdown for _words, slug, asked in LINK.findall(each.value)]


def script() -> None:
    import streamlit as st

    from pages.kit import terms
    from pages.kit.fragment import fragment

    @fragment
    def inner() -> None:
        st.checkbox("move", key="move")
        st.markdown(terms.with_links("the seed and the gradient" if st.session_state["move"] else "the gradient"))

    with terms.scene():
        st.markdown(terms.with_links("a seed, a seed"))
        inner()
        st.markdown(terms.with_links("a gradient and a kink"))
    st.markdown(terms.with_links("a unit"))


def test_a_term_has_one_link_in_a_scene_and_none_outside():
    app = AppTest.from_function(script).run()
    assert not app.exception
    values = [each.value for each in app.markdown]
    assert links(app) == [("seed", ""), ("gradient", ""), ("kink", "")]
    assert values[0].endswith(", a seed")
    assert values[-1] == "a unit"
    app.checkbox(key="move").check().run()
    assert links(app) == [("seed", ""), ("gradient", ""), ("kink", "")]


def test_a_part_that_runs_alone_makes_its_own_links_again_and_no_others(monkeypatch):
    monkeypatch.setattr(terms.st, "session_state", {})
    with terms.scene():
        assert LINK.search(terms.with_links("a seed"))
        with terms.part("a"):
            assert LINK.search(terms.with_links("a gradient"))
            assert not LINK.search(terms.with_links("a gradient and a seed"))
    assert terms.with_links("a kink") == "a kink"
    for _turn in range(2):
        with terms.part("a"):
            said = terms.with_links("a seed, a gradient, a kink")
            assert [slug for _words, slug, _asked in LINK.findall(said)] == ["gradient", "kink"]


@pytest.mark.parametrize("page", [page for page in PAGES if page.slug], ids=lambda page: page.slug)
def test_links_change_nothing_else_in_the_words_of_a_page(page, monkeypatch):
    monkeypatch.setattr(terms.st, "session_state", {})
    for text in Words(page.file).sections.values():
        with terms.scene():
            linked = terms.with_links(text)
        assert without_terms(linked) == text
        slugs = [slug for _words, slug, _asked in LINK.findall(linked)]
        assert len(set(slugs)) == len(slugs)


def test_a_link_keeps_the_language_that_was_chosen():
    english = open_page("rectified", lang="en")
    assert {asked for _slug, asked in links(english)} == {"&lang=en"}
    assert {asked for _slug, asked in links(open_page("rectified"))} == {""}
