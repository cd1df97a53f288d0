"""Links between pages: the path through the training pages, and presets that open what they name."""

import pytest

from acts.experiments.training import presets, revival
from pages import contents

TRAINING = [page.slug for page in contents.PAGES if page.section == "Training"]
LAST = {page.slug: {"scene": page.scenes[-1].slug} for page in contents.PAGES if page.scenes}  # it leads on
PRESETS = {
    "dying_relu": presets.PRESETS,
    "why_units_die": presets.PRESETS,
    "revival": revival.PRESETS,
    "digits": presets.DIGITS,
}
SMALL = {"revival": {"data": "moons", "shock_width": "4", "shock_steps": "20", "cool_steps": "20"}}


@pytest.mark.parametrize("slug", TRAINING)
def test_each_training_page_leads_on(slug, opened):
    app = opened(slug, **SMALL.get(slug, {}), **LAST.get(slug, {}))
    assert {link.proto.page for link in app.get("page_link")} & set(TRAINING) - {slug}


@pytest.mark.parametrize("slug", PRESETS)
def test_each_preset_of_a_training_page_is_a_chip_on_its_first_scene(slug, opened):
    app = opened(slug, **SMALL.get(slug, {}))
    (chips,) = (group for group in app.get("button_group") if group.key == f"{slug}/presets")
    assert len(chips.options) == len(PRESETS[slug])


def test_whoever_reads_on_from_the_simulator_comes_by_every_training_page(opened):
    seen, waiting = set(), ["dying_relu"]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            app = opened(here, **SMALL.get(here, {}), **LAST.get(here, {}))
            waiting += [link.proto.page for link in app.get("page_link") if link.proto.page in TRAINING]
    assert seen == set(TRAINING)


def test_a_link_in_the_words_keeps_to_the_language_that_was_chosen(opened):
    targets = [opened("losses", **chosen).markdown[0].value for chosen in ({}, {"lang": "zh"})]
    assert "](coin_flips)" in targets[0]
    assert "](coin_flips?lang=zh)" in targets[1]
