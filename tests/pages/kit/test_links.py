"""Links between pages: the path through the training pages, and presets that open what they name."""

import pytest

from acts.experiments.training import presets, revival
from pages import contents

TRAINING = [page.slug for page in contents.PAGES if page.section == "Training"]
LAST = {page.slug: {"scene": page.scenes[-1].slug} for page in contents.PAGES if page.scenes}  # it leads on
CARDS = {
    "revival": revival.PRESETS,
    "digits": presets.DIGITS,
}
SMALL = {"revival": {"data": "moons", "shock_width": "4", "shock_steps": "20", "cool_steps": "20"}}


@pytest.mark.parametrize("slug", TRAINING)
def test_each_training_page_leads_on_and_has_a_door_for_each_preset(slug, opened):
    app = opened(slug, **SMALL.get(slug, {}), **LAST.get(slug, {}))
    links = [(link.proto.page, link.proto.query_string) for link in app.get("page_link")]
    here = {query for page, query in links if page == slug}
    own = {preset for preset in CARDS.get(slug, {}) if f"preset={preset}" in here}
    assert own == set(CARDS.get(slug, {}))
    assert {page for page, _ in links} & set(TRAINING) - {slug}


def test_whoever_reads_on_from_the_simulator_comes_by_every_training_page(opened):
    seen, waiting = set(), ["dying_relu"]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            app = opened(here, **SMALL.get(here, {}), **LAST.get(here, {}))
            waiting += [link.proto.page for link in app.get("page_link") if link.proto.page in TRAINING]
    assert seen == set(TRAINING)
