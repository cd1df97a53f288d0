"""The terms of the glossary: short sentences, scenes that exist, and words that the pages use."""

import re
from functools import cache

import pytest

from pages import contents
from pages.contents import PAGES
from pages.kit.terms import occurrences
from pages.kit.words import Words
from pages.terms import BY_SLUG, TERMS

MOST = 30  # words of a definition


@cache
def used() -> frozenset[str]:
    """Return the terms that occur in the words of the pages, and in the titles and keywords of their scenes."""
    texts = [text for page in PAGES for text in Words(page.file).sections.values()]
    texts += [name for page in PAGES for scene in page.scenes for name in (scene.title, *scene.keywords)]
    return frozenset(slug for text in texts for _start, _end, slug in occurrences(text))


def test_terms_have_slugs_and_names_of_their_own_and_stand_in_order():
    assert 50 <= len(TERMS) == len(BY_SLUG)
    assert [term.slug for term in TERMS] == sorted(BY_SLUG)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in BY_SLUG)
    forms = [form for term in TERMS for form in (term.name, *term.forms)]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.slug)
def test_a_term_is_used_defined_in_one_short_sentence_and_seen_in_a_scene(term):
    assert term.slug in used()
    assert len(term.definition.split()) <= MOST
    assert term.definition[0].isupper()
    assert term.definition.endswith(".")
    assert not re.search(r"[.!?] [A-Z]|[\"()\[\]$*_`<>]", term.definition)  # one sentence, which a link can hold
    assert contents.scene(term.page, term.scene)
    assert not term.chinese.isascii()
