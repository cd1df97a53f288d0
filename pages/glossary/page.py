"""What do the words mean? Every term of the field in one sentence, with the scene where one sees it."""

from bisect import bisect
from itertools import accumulate

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import address, card, links
from pages.kit.scenes import SCENE
from pages.kit.terms import called
from pages.kit.words import Words
from pages.terms import BY_SLUG, TERMS, Term


def twice(term: Term) -> str:
    """Return the term with its name in the other language: in Chinese, or for a Chinese reader in English."""
    name = called(term)
    other = term.name if name == term.chinese else term.chinese
    return name if name == other else _("{term} · {other}").format(term=name, other=other)


def meaning(term: Term) -> str:
    """Return what the term means, with its formula."""
    return " ".join([_(term.definition), *([f"${term.formula}$"] if term.formula else [])])


def title(term: Term) -> str:
    """Return the title of the scene where one sees it."""
    return _(contents.scene(term.page, term.scene).title)


def show_one(term: Term) -> None:
    """Show a term by itself."""
    with st.container(border=True):
        st.header(twice(term), anchor=False)
        st.markdown(meaning(term))
        page = contents.page(term.page)
        with card.row("term"):
            card.found(page, title(term), _(page.title), {SCENE: term.scene})


def in_list(term: Term) -> str:
    """Return a line of the list, which leads to the scene."""
    link = links.in_words(term.page, f"**{twice(term)}**", {SCENE: term.scene}, title(term))
    return f"- {link} {meaning(term)}"


st.title(_(contents.page("glossary").title))
Words(__file__).show("opening")
# in GB 18030 the common Chinese characters stand in the order of their sounds, and letters in that of the alphabet
terms = sorted(TERMS, key=lambda term: called(term).casefold().encode("gb18030"))
names = {"": _("All terms")} | {term.slug: twice(term) for term in terms}
chosen = address.choice(_("Find a term"), names, "term", "")
if chosen:
    show_one(BY_SLUG[chosen])
lines = [in_list(term) for term in terms]
lengths = list(accumulate(len(meaning(term)) for term in terms))
half = bisect(lengths, lengths[-1] / 2)
for column, part in zip(st.columns(2, gap="medium"), (lines[:half], lines[half:]), strict=True):
    column.markdown("\n".join(part))
