"""All scenes of each page under each other, for paper, each with a picture or its price."""

import pytest

from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import SEEDS, leaks, sweep_of
from pages import contents
from pages.training.dying_relu.sweep import HIGH, LOW
from tests.samples import sampled

PRICE = "Not computed yet: it takes about"


def within(node):
    """Return everything below a node."""
    for child in getattr(node, "children", {}).values():
        yield child
        yield from within(child)


def sheet(app, slug):
    """Return everything on the sheet of a scene."""
    named = (each for each in within(app.main) if each.type == "flex_container")
    return list(within(next(each for each in named if each.proto.id.endswith(f"-sheet-{slug}"))))


def prices(app, slug):
    """Return what the sheet of a scene says of what is not computed yet."""
    return [each.value for each in sheet(app, slug) if each.type == "markdown" and each.value.startswith(PRICE)]


PAGES = {page.slug: page for page in contents.PAGES if page.scenes}


@pytest.mark.parametrize("page", sampled(PAGES, [*PAGES][::2]))
def test_each_scene_of_a_handout_has_a_picture_or_says_what_it_takes(page, opened):
    app = opened(page.slug, scene="all")
    assert not app.exception
    assert [each.value for each in app.subheader] == [scene.title for scene in page.scenes]
    for scene in page.scenes:
        pictures = [each for each in sheet(app, scene.slug) if each.type == "vega_lite_chart"]
        assert pictures or prices(app, scene.slug), f"{scene.slug} is empty"


def test_what_a_press_would_begin_is_not_begun_on_paper_until_somebody_has_done_it(opened):
    work = sweep_of(leaks(Setup())["0"], LOW, HIGH, SEEDS[-1])
    app = opened("dying_relu", scene="all", sweep_seeds=str(SEEDS[-1]))
    assert not work.done
    assert prices(app, "sweep")
    assert not any((each.key or "").endswith("/go") for each in app.button)
    work.complete()
    assert not prices(opened("dying_relu", scene="all", sweep_seeds=str(SEEDS[-1])), "sweep")
