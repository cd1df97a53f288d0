"""A page of scenes: its title, the row of its scenes, the open one whole on one screen, and the way on.

A scene is a function without arguments that shows its picture and controls on a `stage`, and its words below it. The
records of the scenes stand in pages/contents.py. Only the open scene runs; what a reader sets in it is kept while
another one is open. The open scene is in the address as `scene`, and each switch is an entry of the browser's history.
With `ALL` there, the page shows all its scenes under each other, for paper.
"""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.language import _
from pages import contents
from pages.contents import Page, Scene
from pages.kit import address, links, paper, predict, terms
from pages.kit.streamlit_insides import LINK_TO_THIS, ROW, STAGE
from pages.kit.words import Words

SCENE = "scene"
"""The name of the open scene in the address."""

ALL = "all"
"""What stands there where all scenes are shown."""


def show(slug: str, stages: Mapping[str, Callable[[], None]], ask: Callable[[], bool] | None = None) -> None:
    """Show a page with its open scene.

    Parameters
    ----------
    slug : str
        The page; its words.md has a part "opening".
    stages : mapping of slug to callable
        What shows each scene of the page's record.
    ask : callable, optional
        Asks the page's question, by `predict.ask`: as a card below the first scene, or in place of every scene where a
        link wants the question first.
    """
    page = contents.page(slug)
    st.title(_(page.title))
    Words(page.file).show("opening")
    scene = _choose(page)
    first = ask is not None and predict.comes_first(slug)
    if ask is None or not first or ask():
        if scene is None:
            _show_all(page, stages)
        else:
            with terms.scene():
                stages[scene.slug]()
            if ask and not first and (scene is page.scenes[0] or predict.first()):
                ask()
    _show_the_way(page, scene)


def stage(rows: int = 0, *, wide: int = 3, beside: int = 1) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the two places of the open scene: for its picture and sentence, and for its controls beside them.

    On a phone the second stands under the first. `rows` is how many rows of controls or lines of sentences, besides
    the first line, share the height of the screen with the picture; `wide` and `beside` are the shares of the width.
    A picture whose spec has no height of its own takes the height that is left.
    """
    with st.container(key=f"{STAGE}{rows}"):
        picture, controls = st.columns([wide, beside], gap="medium")
    return picture, controls


def higher(picture: DeltaGenerator, rows: int) -> DeltaGenerator:
    """Return a place in that of a stage's picture, for one that is so many rows higher than the screen has room for."""
    return picture.container(key=f"{STAGE}{-rows}")


def whole_stage(rows: int = 0) -> DeltaGenerator:
    """Return the place of an open scene whose controls stand above or below its picture: see `stage`."""
    return st.container(key=f"{STAGE}{rows}")


def open_scene(page: str, scene: str) -> None:
    """Open a scene of a page from a callback: one entry of the browser's history."""
    address.put(f"{page}/{SCENE}", scene, contents.page(page).scenes[0].slug)
    address.entry()
    address.stay()


def land(slug: str) -> None:
    """Open a page on the scene that shows the most of what a link asks for.

    `show` does it; a page that takes names out of the address before, such as a preset's, calls it before that.
    """
    page = contents.page(slug)
    address.land(f"{slug}/{SCENE}", _landing(page))


def _show_all(page: Page, stages: Mapping[str, Callable[[], None]]) -> None:
    for scene in page.scenes:
        with paper.sheet(scene.slug, _(scene.title)), terms.scene():
            stages[scene.slug]()


def _choose(page: Page) -> Scene | None:
    """Show the row of scenes and return the open one: the one that a link asks for, or that shows what it asks for.

    None is for all of them.
    """
    key, first = f"{page.slug}/{SCENE}", page.scenes[0].slug
    scenes = {scene.slug: scene for scene in page.scenes}
    land(page.slug)
    chosen: str = address.remembered(key, lambda raw: raw if raw in scenes or raw == ALL else None, first)
    labels = {slug: _(scene.label) for slug, scene in scenes.items()}
    if chosen == ALL:
        labels[ALL] = _("All scenes")
    widget = f"{key}/widget"
    if st.session_state.get(widget) != chosen:
        st.session_state[widget] = chosen
    with st.container(key=ROW):
        st.segmented_control(
            _("Scene"), list(labels), format_func=lambda slug: labels[slug], required=True, key=widget,
            on_change=lambda: open_scene(page.slug, st.session_state[widget]), label_visibility="collapsed", wrap=False,
        )  # fmt: skip
    open_ = scenes.get(chosen)
    address.say_refused(key, _("scene"), _(open_.title) if open_ else labels[chosen])
    return open_


def _landing(page: Page) -> str:
    """Return the scene that shows the most of what the address asks for, the first of several; "" if there is none."""
    wanted = [name for name in address.asked() if name != links.GUESS]  # no scene's own
    counts = {scene.slug: sum(map(scene.shows, wanted)) for scene in page.scenes}
    best = max(counts, key=lambda slug: counts[slug])
    return best if counts[best] else ""


def _show_the_way(page: Page, scene: Scene | None) -> None:
    """Show the way to the next scene, at the end of a page to the next page, and buttons for the link and for paper."""
    with st.container(horizontal=True, vertical_alignment="center"):
        place = page.scenes.index(scene) + 1 if scene else len(page.scenes)
        following = contents.after(page)
        if place < len(page.scenes):
            coming = page.scenes[place]
            label = _("Next: {title}").format(title=_(coming.title))
            key = f"{page.slug}/next"
            st.button(label, key, icon=":material/arrow_forward:", on_click=open_scene, args=(page.slug, coming.slug))
        elif following:
            links.page(following.slug, _("Next: {title}").format(title=_(following.title)))
        # history.js copies the address, in the click itself: a browser allows it then only
        st.button(_("Link to this"), LINK_TO_THIS, icon=":material/link:", type="tertiary", on_click=_say_copied)
        if scene and len(page.scenes) > 1:
            label, key = _("All scenes on paper"), f"{page.slug}/{ALL}"
            st.button(label, key, icon=":material/print:", type="tertiary", on_click=open_scene, args=(page.slug, ALL))


def _say_copied() -> None:
    st.toast(_("Copied: the link to exactly this."), icon=":material/link:")
