"""Which should I use? The tasks, the experiment while it is trained and after it, and what a link carries."""

import pytest

from acts.experiments.networks.race import DATA, look
from acts.tasks import TASKS
from pages.functions.choose import verdict
from tests.browser.test_families import query
from tests.browser.visitor import alarms, barriers, idle, pictures, sideways
from tests.samples import sampled
from tests.server import lines, serving

OUTPUTS = [task for task in TASKS.values() if task.slug != "hidden"]


@pytest.mark.parametrize("view", sampled({"dark": "dark", "phone": "phone"}, ["phone"]))
def test_every_output_is_shown_whole_in_every_view(view, visit):
    page, wrong = visit("choose", view=view, query="scene=output"), []
    for task in OUTPUTS:
        turn_to(page, task)
        found = [*alarms(page), *pictures(page), *sideways(page), *barriers(page)]
        wrong += [f"{task.name}: {fault}" for fault in found]
    assert not wrong, lines(wrong)


def turn_to(page, task):
    button = page.get_by_role("radio", name=task.name, exact=True)
    button.or_(page.get_by_role("button", name=task.name, exact=True)).click()
    idle(page, settle=200)
    assert query(page).get("task", OUTPUTS[0].slug) == task.slug


def test_the_reader_goes_from_output_to_output_and_a_link_shows_the_last(visit):
    page = visit("choose", query="scene=output")
    for task in [*OUTPUTS[1:], OUTPUTS[0], TASKS["count"]]:
        turn_to(page, task)
    again = visit("choose", query=page.url.partition("?")[2])
    assert again.get_by_text("Exponential, with the Poisson likelihood").count() == 1


def test_the_first_visitor_of_a_fresh_server_is_asked_and_then_sees_the_first_look(visiting, tmp_path):
    with serving(tmp_path / "log.txt") as fresh, visiting() as visit:
        page = visit("choose", server=fresh, query="guess=ask")
        page.get_by_text("Before you look").wait_for()
        idle(page)
        assert not page.locator("[data-testid=stProgress]").count()
        truth = verdict.bucket(look(DATA[0]).ahead("relu"))
        page.locator(f".st-key-choose-guess-{truth} button").click()
        page.get_by_text(verdict.short(DATA[0], look(DATA[0])), exact=True).wait_for()
        idle(page)
        assert query(page)["guess"] == truth
        assert not alarms(page) + pictures(page)
        assert not fresh.complaints()
