"""What holds for every scene as it opens: its record names every setting that it shows, and few words stand below it.

A link to a scene opens that scene since its record names what the link holds.
"""

from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

import acts
from acts import vector
from pages import contents
from pages.training.lab import UNITS
from tests.pages.conftest import open_page, words_shown
from tests.pages.prose import count, sentences

SCENES = [pytest.param(page, scene, id=f"{page.slug}-{scene.slug}") for page in contents.PAGES for scene in page.scenes]
BOTH = [pytest.param(each.values, id=each.id) for each in SCENES]
FUNCTIONS = {family.slug: [each.slug for each in family.members] for family in acts.FAMILIES.values()}
FUNCTIONS["neuron"] = ["step", "sigmoid", "leaky_relu"]
FUNCTIONS |= {"softmax": [each.slug for each in vector.KIN], "gated_units": list(vector.UNITS)}
CHOICES = {  # what else a scene shows hangs on these
    "fn": lambda page: FUNCTIONS.get(page.slug, ["relu", "sigmoid"]),
    "unit": lambda _page: list(UNITS),
    "unit_fn": lambda _page: list(UNITS),
    "way": lambda _page: ["flips", "paste", "counts"],
    "climb_by": lambda _page: ["ascent", "newton"],
    "start": lambda _page: ["1", "own"],
    "kernel": lambda _page: ["vertical", "own"],
    "units": lambda _page: ["scaled", "raw"],
}
GENERAL = {"scene", "guess", "lang"}
MOST = 160
"""The words below the picture of a scene."""
OWN = {"opening", "question", "answer", "closing"}
"""The parts of the words that belong to a page and not to one of its scenes."""
RESULT = "preset: "
"""How the parts begin that say what a training came to: a row each of a list."""


@dataclass
class Visit:
    """A scene as it opens, and the parts of its page's words that it shows."""

    page: contents.Page
    scene: contents.Scene
    app: AppTest
    words: dict[str, str]


@pytest.fixture(scope="module", params=BOTH)
def visited(request):
    page, scene = request.param
    with pytest.MonkeyPatch.context() as patch:
        shown = words_shown(patch)
        return Visit(page, scene, open_page(page.slug, scene=scene.slug), shown)


def book(app):
    return app.session_state["address"]


def test_a_scene_has_few_words_below_its_picture(visited):
    assert not visited.app.exception
    assert "opening" in visited.words
    own = {name: part for name, part in visited.words.items() if name not in OWN and not name.startswith(RESULT)}
    words = {name: sum(map(count, sentences(part))) for name, part in own.items()}
    assert 0 < sum(words.values()) <= MOST, words


def test_every_setting_that_a_scene_shows_is_in_its_record(visited, opened):
    page, scene, app = visited.page, visited.scene, visited.app
    shown = set(book(app).shown)
    closed = {
        name for key, value in book(app).kept.items() if value is False and (name := key.rpartition("/")[2]) in shown
    }
    drawers = dict.fromkeys(closed, "true")
    choices = [(name, slug) for name in CHOICES if name in shown for slug in CHOICES[name](page)] or [
        ("scene", scene.slug)
    ]
    for name, slug in choices:
        shown |= set(book(opened(page.slug, **{"scene": scene.slug, **drawers, name: slug})).shown)
    unnamed = sorted(name for name in shown - GENERAL if not scene.shows(name))
    assert not unnamed


@pytest.mark.parametrize(("page", "scene"), SCENES)
def test_a_scene_has_a_permanent_slug_and_a_label_that_fits_the_row(page, scene):
    assert [each.slug for each in page.scenes].count(scene.slug) == 1
    assert scene.slug == scene.slug.lower().replace(" ", "-")
    assert 0 < len(scene.label) <= 14
    assert scene.title
    assert scene.cost > 0
