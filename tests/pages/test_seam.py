"""Every visible word goes through the seam: a pseudo-language finds any that does not.

For a page that is being written, `python -m pytest -n0 tests/pages/test_seam.py -k rectified` prints what is left:
where it is shown, the words, and the string that holds them. What is "kept from another visitor" came out of a cache
that does not know of languages (`functools.lru_cache` instead of `acts.language.cached`).

The same visits hold the numbers: what is printed outside LaTeX can be typed back.
"""

from functools import cache

import polib
import pytest
import streamlit as st

from acts import language
from pages.contents import PAGES
from pages.kit import words
from tests import messages
from tests.pages.seam import TYPESET, Wide, bypassing, leaks, sticking, typeset, widened
from tests.server import lines
from tests.walks import drawers_of, scenes_of

SPOKEN = "wide"
SMALL = {"revival": {"data": "moons", "shock_width": "4", "shock_steps": "20", "cool_steps": "20"}}


@pytest.fixture
def wide(monkeypatch):
    """Teach the pseudo-language, with the words of every page in it; return its catalogue."""
    catalogue = Wide()
    monkeypatch.setattr(language, "_catalogues", dict(language._catalogues))
    language.teach(SPOKEN, catalogue)
    read = words._sections

    def spoken(*file):
        parts = read(*file)
        return {name: widened(text) for name, text in parts.items()} if language.spoken() == SPOKEN else parts

    monkeypatch.setattr(words, "_sections", spoken)
    return catalogue


@cache
def translated():
    """Return the messages that have a translation into every language."""
    catalogues = [polib.pofile(str(messages.path(each))) for each in messages.PLURALS]
    return set.intersection(*({messages.message(entry) for entry in each.translated_entries()} for each in catalogues))


def test_a_translator_keeps_formulas_code_gaps_and_targets():
    kept = "$\\max(z, 0)$ {name} [[share]] `torch.relu` :material/home: ](https://a.b/c)"
    assert widened(kept) == kept
    assert widened("**A** word") == "**Ａ** ｗｏｒｄ"
    assert leaks(widened(f"some words, {kept}")) == []
    assert leaks("a word past it") == ["word", "past", "it"]


def test_the_navigation_goes_through_the_seam(opened, wide, monkeypatch):
    named, navigation = [], st.navigation

    def noted(sections, **options):
        named.extend([*sections, *(page.title for pages in sections.values() for page in pages)])
        return navigation(sections, **options)

    monkeypatch.setattr(st, "navigation", noted)
    opened(lang=SPOKEN)
    assert len(named) > len(PAGES)
    assert [name for name in named if leaks(name)] == []


@pytest.mark.parametrize(
    ("slug", "scene"),
    [
        pytest.param(page.slug, scene, id=f"{page.slug or 'home'}{f'-{scene}' if scene else ''}")
        for page in PAGES
        for scene in scenes_of(page)
    ],
)
def test_every_word_of_a_scene_goes_through_the_seam(opened, wide, slug, scene):
    link = SMALL.get(slug, {}) | ({"scene": scene} if scene else {})
    asking = opened(slug, lang=SPOKEN, **link)
    guesses = [button.key.rpartition("/")[2] for button in asking.button if button.key.startswith(f"{slug}/guess/")]
    whole = link | dict.fromkeys(drawers_of(asking), "true") | ({"guess": guesses[0]} if guesses else {})
    shown, english = (opened(slug, lang=lang, **whole) for lang in (SPOKEN, language.SOURCE))
    assert not [*asking.exception, *shown.exception, *english.exception]
    left = dict.fromkeys([*bypassing(asking), *bypassing(shown), *sticking(english)])
    if left:
        pytest.fail(
            f"{len(left)} strings of {slug or 'home'} {scene} bypass the seam\n" + "\n".join(left), pytrace=False
        )
    assert not dict.fromkeys([*typeset(asking), *typeset(english)])
    missing = sorted(wide.asked.keys() - translated() - {("",)})
    assert not missing, lines(map(str, missing))


def test_a_number_that_cannot_be_typed_is_found():
    assert all(map(TYPESET.search, ("at −0.5", "(−∞, 0]", "−π/2", "2.5 × 10⁻³", "10³")))
    assert not any(map(TYPESET.search, ("1 − p", "2 − 3", "0.10⁵²⁰", "z²", "-0.5", "2.5e-3")))
