"""What is there to explore? Every function as a small picture, and the doors to the rest."""

from gettext import gettext as _

import streamlit as st

import acts
from acts.charts.thumbnail import WIDTH, thumbnail
from pages import contents
from pages.parts.prose import Words

words = Words(__file__)

# The whole card is its link: the link's own box is stretched over the picture above it.
st.html(
    "<style>"
    '[class*="st-key-card-"] { position: relative; }'
    '[class*="st-key-card-"] [data-testid="stPageLink"] a::after { content: ""; position: absolute; inset: 0; }'
    '[class*="st-key-card-"] :is([data-testid="stElementContainer"], [data-testid="stPageLink"], a)'
    " { position: static; }"
    "</style>"
)
st.title(_(contents.page("").title))
words.show("opening")
words.show("gallery")
for family in acts.FAMILIES.values():
    page = contents.page(family.slug)
    st.header(_(page.title))
    with st.container(horizontal=True, gap="small", key=f"gallery-{family.slug}"):
        for member in family.members:
            with st.container(border=True, width=WIDTH + 54, key=f"card-{member.slug}"):
                alt = _("Graph of {name} (solid) and its slope (dashed)").format(name=_(member.name))
                st.image(thumbnail(member), alt=alt, width="stretch")
                st.page_link(page.file, label=_(member.name), query_params={"fn": member.slug})
