"""Why units die under the hand: a unit and a cell are clicked, the map stops and goes on, a run is carried over."""

import re

import pytest

from acts.charts.training.attribution import who
from acts.experiments.training.attribution import attribution as look
from acts.experiments.training.film import film
from acts.experiments.training.phase import AXES, COARSE, RATES
from acts.experiments.training.setup import Setup
from pages.training import ending, lab
from pages.training.why_units_die import causes, story
from tests.browser.test_families import query
from tests.browser.trainings import stop_and_go_on
from tests.browser.visitor import alarms, idle, pictures, sideways
from tests.samples import sampled

PAGE = "why_units_die"
CHARTS = "[data-testid=stVegaLiteChart]"


def told(setup, rate=lab.START, seed=0):
    return causes.sentence(look(setup, rate, seed))


def press(page, chart, across, down):
    """Click at a place of a chart's plot, given as shares of it."""
    chart.scroll_into_view_if_needed()
    frame = chart.locator(".mark-group.role-frame .background").first.bounding_box()
    page.mouse.click(frame["x"] + across * frame["width"], frame["y"] + down * frame["height"])


def test_a_click_on_a_unit_opens_its_story_and_back_leads_to_the_causes(visit):
    page = visit(PAGE)
    found = look(Setup(), lab.START, 0)
    seen = set()
    for share in (0.43, 0.54):
        row, rows = 2, 4  # the weights
        press(page, page.locator(CHARTS).first, (share + 0.03) / 1.06, (row + 0.1 + 0.55) / (rows + 0.05))
        page.wait_for_url(re.compile("scene=story"))
        idle(page, settle=400)
        chosen = query(page).get("who", who(found.deaths[0]))
        death = next(death for death in found.deaths if who(death) == chosen)
        assert death.cause == "weights"
        assert abs(death.start - share) < 0.03
        page.get_by_text(story.sentence(death, found, Setup()), exact=True).wait_for()
        seen.add(chosen)
        page.reload()
        idle(page)
        page.get_by_text(story.sentence(death, found, Setup()), exact=True).wait_for()
        assert not alarms(page) + pictures(page)
        page.get_by_role("radio", name="Causes", exact=True).click(force=True)
        page.get_by_text(told(Setup()), exact=True).wait_for()
        idle(page, settle=400)
    assert len(seen) == 2


def test_a_cell_of_the_map_opens_its_run_and_stays_in_the_address(visit):
    page = visit(PAGE, query="scene=map")
    rates, values = RATES[::COARSE], AXES["offset"][::COARSE]
    column, row = 3, 1
    setup, rate = Setup(offset=values[row]), rates[column]
    for _time in range(2):  # the same cell once more, too
        press(page, page.locator(CHARTS).first, (column + 0.5) / len(rates), 1 - (row + 0.5) / len(values))
        page.get_by_text(told(setup, rate), exact=True).wait_for()
        idle(page)
        now = query(page)
        assert "scene" not in now
        assert (float(now["rate"]), float(now["offset"])) == (rate, setup.offset)
        page.reload()
        idle(page)
        page.get_by_text(told(setup, rate), exact=True).wait_for()
        page.get_by_role("radio", name="Map", exact=True).click(force=True)
        page.wait_for_url(re.compile("scene=map"))
        idle(page)


def test_a_large_map_says_its_time_starts_stops_and_goes_on(visit):
    page = visit(PAGE, query="scene=map&width=12&steps=2000&data=spiral&rate=0.5")
    stop_and_go_on(page, "Train all 1024")


RUNS = {"relu": "width=5&offset=-1&steps=200", "leaky": "width=7&data=xor&unit=leaky_relu&seed=3&rate=12"}


@pytest.mark.parametrize("given", sampled(RUNS, ["leaky"]))
def test_a_run_goes_to_the_film_and_back_whole(given, visit):
    page = visit(PAGE, query=f"guess=skip&{given}")
    caption = page.get_by_text(re.compile("^network 2-")).inner_text()
    page.get_by_role("link", name="See this run as a film").click()
    page.wait_for_url(re.compile("dying_relu"))
    page.get_by_text(caption, exact=True).wait_for()
    idle(page)
    page.reload()  # it is in the address, too
    idle(page)
    page.get_by_text(caption, exact=True).wait_for()
    page.get_by_role("link", name="Why each of these units died").click()
    page.wait_for_url(re.compile(PAGE))
    page.get_by_text(caption, exact=True).wait_for()
    idle(page)
    assert not alarms(page)


def test_a_usual_run_puts_back_what_was_set_on_the_other_page(visit):
    page = visit("dying_relu", query="guess=skip&width=5&data=xor&depth=2&unit=prelu")
    page.get_by_role("link", name="Why units die").first.click()
    page.wait_for_url(re.compile(PAGE))
    idle(page)  # the address changes before the page does
    page.get_by_test_id("stMain").get_by_role("radio", name="Safe", exact=True).click(force=True)
    page.get_by_text(told(Setup(), 0.5), exact=True).wait_for()
    idle(page)
    page.get_by_role("link", name="See this run as a film").click()
    page.wait_for_url(re.compile("dying_relu"))
    page.get_by_text(ending.sentence(film(Setup(), 0.5, 0)), exact=True).wait_for()


def test_the_wide_table_scrolls_by_itself_on_a_phone(visit):
    page = visit(PAGE, view="phone", query="units_table=true")
    table = page.locator(".st-key-wide-deaths")
    table.locator("td").first.wait_for()
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert not sideways(page)
