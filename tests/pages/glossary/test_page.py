"""The page of terms: all of them, the one that a link asks for first, and their way to scenes."""

import pytest

from pages import contents
from pages.terms import BY_SLUG, TERMS
from tests.pages.reading import text


def test_every_term_stands_in_the_list_with_its_meaning_and_a_link_to_its_scene(opened):
    app = opened("glossary")
    assert not app.exception
    assert not app.get("page_link")
    said = text(app)
    places = []
    for term in sorted(TERMS, key=_name):
        scene = contents.scene(term.page, term.scene)
        link = f'[**{term.name} · {term.chinese}**]({term.page}?scene={term.scene} "{scene.title}")'
        formula = f" ${term.formula}$" if term.formula else ""
        places.append(said.index(f"- {link} {term.definition}{formula}"))
    assert places == sorted(places)
    assert "glossary?" not in "".join(each.value for each in app.markdown)


def _name(term):
    return term.name.casefold()


@pytest.mark.parametrize("slug", ["saturation", "he", "p-value"])
def test_a_link_to_a_term_shows_it_first(slug, opened):
    app, term = opened("glossary", term=slug), BY_SLUG[slug]
    assert app.header[0].value == f"{term.name} · {term.chinese}"
    (link,) = (each.proto for each in app.get("page_link"))
    assert (link.page, link.query_string) == (term.page, f"scene={term.scene}")


def test_no_two_terms_have_the_same_name_in_chinese():
    names = [term.chinese for term in TERMS]
    assert sorted(set(names)) == sorted(names)


def test_a_chinese_reader_sees_the_english_names_and_finds_the_terms_by_their_sound(opened):
    app = opened("glossary", lang="zh")
    said = text(app)
    places = [
        said.index(f"[**{each}**]")
        for each in (
            "导数 · derivative",
            "激活函数 · activation function",
            "激活值 · activation",
            "梯度 · gradient",
            "准确率 · accuracy",
        )
    ]
    assert places == sorted(places)


def test_choosing_a_term_puts_it_into_the_address(opened):
    app = opened("glossary")
    app.selectbox[0].set_value("nats").run()
    assert app.session_state["address"].shown["term"] == ["nats"]
    assert app.header[0].value == "nats · 奈特"


@pytest.mark.parametrize("given", ["nothing", "", "x" * 10_000, "<script>"])
def test_a_term_that_there_is_not_is_refused_with_a_sentence(given, opened):
    app = opened("glossary", term=given)
    assert not app.exception
    assert not app.header
    assert len(app.warning) == (1 if given else 0)
