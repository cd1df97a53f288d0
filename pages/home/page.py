"""What is there to explore? Every function as a small picture, and the doors to the rest."""

import streamlit as st

import acts
from acts import Activation, vector
from acts.language import _, listed, ngettext
from acts.traits import TRAITS, having
from pages import contents
from pages.kit import address, card
from pages.kit.words import Words

words = Words(__file__)
# which page shows which function of a whole vector
VECTOR_PAGES = dict.fromkeys(vector.VECTORS, "softmax") | {"maxout": "maxout"}
VECTOR_PAGES |= dict.fromkeys(vector.UNITS, "gated_units")


def found() -> tuple[Activation, ...]:
    """Let the reader search and filter; say what was found, and return it."""
    label, example = _("Find a function"), _("a name, such as {name}").format(name=_(acts.relu.name))
    address.setting("q", "", lambda raw: raw)
    text = st.text_input(label, key="q", icon=":material/search:", placeholder=example, width=420)
    address.say_refused("q", label, address.quoted(text) or _("all functions"))
    names = {trait.slug: _(trait.name) for trait in TRAITS.values()}
    chosen = address.choices(_("Properties"), names, "home/has", none=_("all functions"))
    named = acts.search(text)
    shown = tuple(a for a in named if having(chosen, a))
    st.markdown(_count(len(shown), text, chosen))
    elsewhere = _of_vectors(text)
    for slug in chosen:
        st.caption(_("**{name}**: {meaning}").format(name=names[slug], meaning=_(TRAITS[slug].meaning)))
    if not shown and not elsewhere:
        _nothing(text, named)
    return shown


def _of_vectors(text: str) -> bool:
    """Show the way to functions of a whole vector with this text in a name; say whether there were any."""
    found = vector.search(text)
    for each in found:
        page = contents.page(VECTOR_PAGES[each.slug])
        label = _("{name}, a function of a whole vector").format(name=_(each.name))
        if each.slug in vector.UNITS:
            label = _("{name}, a unit of two halves").format(name=_(each.name))
        chosen = each in vector.KIN or each.slug in vector.UNITS
        st.page_link(page.file, label=label, icon=page.icon, query_params={"fn": each.slug} if chosen else None)
    return bool(found)


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


def _nothing(text: str, named: tuple[Activation, ...]) -> None:
    """Say why nothing is left, and show the way to what may have been meant."""
    near = acts.nearest(text) if not named else named[:3]
    if not text.strip():
        st.info(_("No function has all of these properties."), icon=":material/filter_alt_off:")
        return
    if named:
        st.info(_("The name fits, but not the properties. Without them:"), icon=":material/filter_alt_off:")
    elif near:
        st.info(_("No function is called that. The names most like it:"), icon=":material/search_off:")
    else:
        st.info(_("No function is called that, nor anything like it."), icon=":material/search_off:")
    card.several("near", near)


def doors() -> None:
    """Show the way to every page that is not the page of a family, under the headings of the navigation."""
    sections: dict[str, list[contents.Page]] = {}
    for page in contents.PAGES:
        if page.slug and page.slug not in acts.FAMILIES:
            sections.setdefault(page.section, []).append(page)
    for section, pages in sections.items():
        st.header(_("More on functions") if section == contents.FUNCTIONS else _(section))
        with card.row(section.lower()):
            for page in pages:
                card.door(page, words.text(f"door: {page.slug}"))


st.title(_(contents.page("").title))
words.show("opening")
words.show("gallery")
gallery = found()
for family in acts.FAMILIES.values():
    members = tuple(member for member in family.members if member in gallery)
    if members:
        st.header(_(contents.page(family.slug).title))
        card.several(family.slug, members)
doors()
