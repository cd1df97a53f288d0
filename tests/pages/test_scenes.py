"""Every setting that a scene shows is in its record, so that a link to it opens a scene that shows it."""

import pytest

import acts
from acts import vector
from pages import contents
from pages.training.lab import UNITS

SCENES = [pytest.param(page, scene, id=f"{page.slug}-{scene.slug}") for page in contents.PAGES for scene in page.scenes]
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


def book(app):
    return app.session_state["address"]


@pytest.mark.parametrize(("page", "scene"), SCENES)
def test_every_setting_that_a_scene_shows_is_in_its_record(page, scene, opened):
    app = opened(page.slug, scene=scene.slug)
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
