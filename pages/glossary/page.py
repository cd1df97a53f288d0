"""What do the words mean? Every term of the field in one sentence, with the scene where one sees it."""

from itertools import groupby

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import address, links
from pages.kit.scenes import SCENE
from pages.kit.words import Words
from pages.terms import BY_SLUG, TERMS, Term


def named(term: Term) -> str:
    """Return the term with its name in Chinese."""
    name = _(term.name)
    return name if name == term.chinese else _("{term} · {chinese}").format(term=name, chinese=term.chinese)


def meaning(term: Term) -> str:
    """Return what the term means, with its formula."""
    return " ".join([_(term.definition), *([f"${term.formula}$"] if term.formula else [])])


def title(term: Term) -> str:
    """Return the title of the scene where one sees it."""
    return _(contents.scene(term.page, term.scene).title)


def show_one(term: Term) -> None:
    """Show a term by itself."""
    with st.container(border=True):
        st.header(named(term), anchor=False)
        st.markdown(meaning(term))
        links.page(term.page, _("See it: {title}").format(title=title(term)), {SCENE: term.scene})


def in_list(term: Term) -> str:
    """Return a term as the list has it."""
    place = links.in_words(term.page, title(term), {SCENE: term.scene})
    return f"**{named(term)}** {meaning(term)} " + _("See it: {title}").format(title=place)


def letter(term: Term) -> str:
    """Return the letter that a term stands under."""
    return _(term.name)[0].upper()


st.title(_(contents.page("glossary").title))
Words(__file__).show("opening")
terms = sorted(TERMS, key=lambda term: _(term.name).casefold())
names = {"": _("All terms")} | {term.slug: named(term) for term in terms}
chosen = address.choice(_("Find a term"), names, "term", "")
if chosen:
    show_one(BY_SLUG[chosen])
st.header(_("All terms"), anchor=False)
under = {each: list(members) for each, members in groupby(terms, letter)}
written = ["\n\n".join([f"### {each}", *map(in_list, members)]) for each, members in under.items()]
half, length = 0, 0
while 2 * length < sum(map(len, written)):
    length += len(written[half])
    half += 1
for place, part in zip(st.columns(2, gap="large"), (written[:half], written[half:]), strict=True):
    for each in part:
        place.markdown(each)
