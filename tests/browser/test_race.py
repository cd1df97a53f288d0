"""The race: the loss to reach under the hand, and all functions once they are trained."""

import re

import pytest

from acts.charts.networks.race import LIVE, TARGET
from acts.experiments.networks.race import COURSES, DATA, LOOK, racers, ranking
from pages.networks.race import race as scene
from tests.browser.test_families import query
from tests.browser.visitor import alarms, drag, idle, pictures

CHEAP = "xor"
DRAWN = "svg => svg.outerHTML"


def test_the_loss_to_reach_follows_the_hand_and_the_box_after_it(visit):
    page = visit("race")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    seen = drag(page, chart.locator("input[type=range]"), lambda _: chart.locator("svg.marks").evaluate(DRAWN))
    assert len(set(seen)) > len(seen) / 2
    page.mouse.up()
    idle(page, settle=400)
    reached = LIVE.settings((TARGET.default,))[-1][0]
    found = {slug: racer.finish(reached) for slug, racer in racers(DATA[0], LOOK).items()}
    page.get_by_text(scene.sentence(DATA[0], found, LOOK, reached), exact=True).wait_for()
    assert query(page)["race_loss"] == f"{reached:g}"
    assert not alarms(page) + pictures(page)


@pytest.mark.full
def test_every_network_is_a_mark_once_all_functions_are_trained(visit):
    page = visit("race", query=f"data={CHEAP}")
    result = ranking(CHEAP)
    button = page.get_by_role("button", name=re.compile("^Train all"))
    if button.count():
        button.click()
    page.get_by_text("All 38 functions in numbers").click()
    idle(page)
    chart = page.locator("[data-testid=stVegaLiteChart]").last
    marks = chart.locator(".mark-symbol.role-mark path")
    assert marks.count() == sum(len(entry.scores) for entry in result.entries)
    labels = chart.locator(".role-axis-label text").all_text_contents()
    assert [label for label in labels if not label.endswith("%")][: len(result.entries)] == [
        entry.activation.name for entry in result.entries
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of all networks").click()
    rows = download.value.path().read_text().splitlines()
    assert len(rows) == 1 + len(result.entries) * len(COURSES[CHEAP].rates) * len(result.best.scores)
