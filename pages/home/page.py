"""What is there to explore? Four doors with pictures, a search, every function as a small picture, and the rest."""

import streamlit as st

import acts
from acts import Activation, vector
from acts.charts import doors
from acts.language import _, listed, ngettext
from acts.traits import TRAITS, having
from pages import contents
from pages.home import search
from pages.kit import address, card, links
from pages.kit.scenes import SCENE
from pages.kit.streamlit_insides import DOORS
from pages.kit.terms import NAME as TERM
from pages.kit.terms import PAGE as GLOSSARY
from pages.kit.terms import called
from pages.kit.words import Words

words = Words(__file__)
# which page shows which function of a whole vector
VECTOR_PAGES = dict.fromkeys(vector.VECTORS, "softmax") | {"maxout": "maxout"}
VECTOR_PAGES |= dict.fromkeys(vector.UNITS, "gated_units")

MOST, BESIDE, MOST_TERMS = 6, 3, 3
"""The largest number of topics that a search shows, alone or above functions, and that of terms of the glossary."""


def look_for() -> str:
    """Show the box of the search; return what is looked for."""
    label = _("Find a function or a topic")
    example = _("such as {name}, or vanishing gradient").format(name=_(acts.relu.name))
    address.setting("q", "", lambda raw: raw)
    text = st.text_input(label, key="q", icon=":material/search:", placeholder=example, width=420)
    address.say_refused("q", label, address.quoted(text) or _("all functions"))
    return text


def first_doors() -> None:
    """Show the doors that most readers come for, with pictures of what is behind them."""
    pictures = {
        "neuron": (doors.neuron(), _("a neuron: inputs with their weights, the function of their sum, and the output")),
        "sigmoidal": (doors.functions(), _("the sigmoid (solid) and its slope (dashed)")),
        "dying_relu": (doors.dying(), _("a column for each learning rate: at high rates most units are dead")),
        "coin_flips": (doors.coin(), _("the likelihood of ten tosses over p, with its maximum")),
    }
    with card.row(DOORS):
        for slug, (svg, alt) in pictures.items():
            card.pictured(contents.page(slug), words.text(f"door: {slug}"), svg, alt)


def topics(text: str) -> None:
    """Show the way to what is found beside the functions of the gallery, or what may have been meant."""
    vectors, places, named = vector.search(text), search.search(text), acts.search(text)
    terms = search.terms(text)
    if not vectors and not places and not named and not terms:
        places = search.nearest(text)
        _nothing(text, bool(places))
    if vectors or places or terms:
        with card.row("found"):
            for each in vectors:
                _vector(each)
            for place in places[: BESIDE if named else MOST]:
                _place(place)
            for term in terms[:MOST_TERMS]:
                card.found(contents.page(GLOSSARY), called(term), _("in the glossary"), {TERM: term.slug})


def _vector(each: vector.VectorFunction | vector.GatedUnit) -> None:
    said = _("a unit of two halves") if each.slug in vector.UNITS else _("a function of a whole vector")
    chosen = each in vector.KIN or each.slug in vector.UNITS
    card.found(contents.page(VECTOR_PAGES[each.slug]), _(each.name), said, {"fn": each.slug} if chosen else {})


def _place(place: search.Place) -> None:
    """Show the way to a scene, with the title of its page, or to a page."""
    if place.scene is None:
        card.found(place.page, _(place.page.title), "", {})
    else:
        card.found(place.page, _(place.scene.title), _(place.page.title), {SCENE: place.scene.slug})


def chosen_functions(text: str) -> tuple[Activation, ...]:
    """Let the reader filter the functions with this text in a name; say how many there are, and return them."""
    names = {trait.slug: _(trait.name) for trait in TRAITS.values()}
    chosen = address.choices(_("Properties"), names, "home/has", none=_("all functions"))
    named = acts.search(text)
    shown = tuple(a for a in named if having(chosen, a))
    st.markdown(_count(len(shown), text, chosen))
    for slug in chosen:
        st.caption(_("**{name}**: {meaning}").format(name=names[slug], meaning=_(TRAITS[slug].meaning)))
    if not shown and not text.strip():
        st.info(_("No function has all of these properties."), icon=":material/filter_alt_off:")
    elif named and not shown:
        st.info(_("These functions have this name but not all of the properties:"), icon=":material/filter_alt_off:")
        card.several("near", named[:3])
    return shown


def _count(count: int, text: str, chosen: tuple[str, ...]) -> str:
    if text.strip() and chosen:
        said = ngettext(
            "{count} of {total} functions with “{text}” in a name: {properties}.",
            "{count} of {total} functions with “{text}” in a name: {properties}.",
            count,
        )
    elif text.strip():
        said = ngettext(
            "{count} of {total} functions with “{text}” in a name.",
            "{count} of {total} functions with “{text}” in a name.",
            count,
        )
    elif chosen:
        said = ngettext(
            "{count} of {total} functions: {properties}.", "{count} of {total} functions: {properties}.", count
        )
    else:
        said = ngettext("{count} of {total} functions.", "{count} of {total} functions.", count)
    properties = listed([_(TRAITS[slug].name) for slug in chosen])
    return said.format(count=count, total=len(acts.CATALOGUE), text=address.quoted(text), properties=properties)


def _nothing(text: str, topics_alike: bool) -> None:
    """Say that nothing has this name, and show the functions that may have been meant."""
    near = acts.nearest(text, alike=search.ALIKE) if topics_alike else acts.nearest(text)
    if near or topics_alike:
        st.info(_("No function and no topic has this name. These have similar names:"), icon=":material/search_off:")
    else:
        st.info(_("No function and no topic has this name or a similar one."), icon=":material/search_off:")
    card.several("near", near)


def other_doors() -> None:
    """Show the way to every page that no other door and no card leads to, under the headings of the navigation."""
    sections: dict[str, list[contents.Page]] = {}
    for page in contents.PAGES:
        if page.slug and page.slug not in {*acts.FAMILIES, "neuron", "dying_relu", "coin_flips"}:
            sections.setdefault(page.section, []).append(page)
    headings = {"": _("Words"), contents.FUNCTIONS: _("More on functions")}
    for section, pages in sorted(sections.items(), key=lambda item: not item[0]):  # those of no section last
        st.header(headings.get(section) or _(section))
        with card.row(section.lower() or "words"):
            for page in pages:
                card.door(page, words.text(f"door: {page.slug}"))


st.title(_(contents.page("").title))
words.show("opening")
with st.container(horizontal=True, vertical_alignment="bottom"):
    looked_for = look_for()
    links.languages("")
if looked_for.strip():
    topics(looked_for)
    st.header(_("Functions"))
else:
    first_doors()
    st.header(_("All functions"))
gallery = chosen_functions(looked_for)
if gallery:
    words.show("gallery")
for family in acts.FAMILIES.values():
    members = tuple(member for member in family.members if member in gallery)
    if members:
        st.subheader(_(contents.page(family.slug).title))
        card.several(family.slug, members)
if not looked_for.strip():
    other_doors()
