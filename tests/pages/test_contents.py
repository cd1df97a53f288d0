import re
import tomllib

import pytest

import acts
from pages import contents
from pages.contents import PAGES
from pages.kit import scenes
from tests.pages.reading import weight
from tests.server import ROOT


def test_every_page_exists_has_words_beside_it_and_one_url():
    assert len({page.slug for page in PAGES}) == len(PAGES)
    for page in PAGES:
        assert page.file.is_file()
        assert (page.folder / "words.md").is_file()
        assert "/" not in page.slug


def test_every_family_has_a_page_under_its_slug():
    assert all(contents.page(slug).section == contents.FUNCTIONS for slug in acts.FAMILIES)


def test_every_heading_is_the_title_in_the_table_of_contents(opened):
    for page in PAGES:
        assert [title.value for title in opened(page.slug).title] == [page.title]


PUBLISHED = """
threshold_linear: curve votes slope stack
sigmoidal: curve upstream morph crossing naive pushed
rectified: curve corner maximum relatives random
exponential: curve corner limit relatives fading
gated: curve dip differences between centred
shrinkage: curve noise charge
softmax: bars slopes kin sparsemax many overflow attention draws
maxout: pieces fit following falling price
gated_units: surface slices price
neuron: one picture silent
layers: collapse bumps fit folds regions
dying_relu: turn film one-unit sweep
why_units_die: units story seeds map
born_dead: networks map
stay_safe: remedies
coin_flips: likelihood readings two-readings underflow climbing real-coins evidence kerrich all-coins stopping
how_sure: intervals geometry coverage belief
losses: logit neuron samples classes noise outputs symmetry orings
"""
"""The scenes that links may hold: none is ever renamed or taken away."""


def test_no_scene_that_was_published_is_gone():
    for line in PUBLISHED.strip().splitlines():
        slug, _, known = line.partition(": ")
        assert set(known.split()) <= {scene.slug for scene in contents.page(slug).scenes}


def test_a_scene_has_a_slug_of_its_own_and_a_label_that_fits_the_row():
    for page in PAGES:
        for field in ("slug", "title", "label"):
            names = [getattr(scene, field) for scene in page.scenes]
            assert len(set(names)) == len(names), page.slug
        for scene in page.scenes:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", scene.slug)
            assert 0 < len(scene.label) <= 14, scene.label
            assert scene.title == scene.title.strip()


def test_keywords_say_nothing_twice():
    for page in PAGES:
        for record in (page, *page.scenes):
            assert len(set(record.keywords)) == len(record.keywords), record.slug


@pytest.mark.parametrize("page", [page for page in PAGES if page.scenes], ids=lambda page: page.slug)
def test_a_page_shows_the_scenes_of_its_record_in_their_order(page, opened, monkeypatch):
    shown = []
    monkeypatch.setattr(scenes, "show", lambda slug, stages, *_rest, **_more: shown.append((slug, list(stages))))
    opened(page.slug)
    assert shown == [(page.slug, [scene.slug for scene in page.scenes])]


def test_the_pictures_of_no_page_are_more_than_half_a_megabyte(opened):
    weights = {page.slug: weight(opened(page.slug, guess="skip")) for page in PAGES}
    assert max(weights.values()) < 500_000, weights
    assert sum(weight > 0 for weight in weights.values()) > len(PAGES) / 2  # pictures were found


def test_the_largest_picture_goes_out_in_one_message(opened):
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    largest = weight(opened("dying_relu", scene="film", width="128"))
    assert 1e6 < largest < settings["server"]["maxMessageSize"] * 1e6 / 2
