"""The dying-ReLU simulator under the hand: the rate, the film, the sweep, and what a link carries."""

import json
import re

import pytest

from acts.experiments.training import one_unit
from acts.experiments.training.film import film
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import sweeps_of_leaks
from pages.training import lab
from pages.training.dying_relu import descent
from pages.training.ending import sentence
from pages.training.film import lines
from tests.browser.test_families import query
from tests.browser.trainings import BAR, BEYOND, TRAINED, stop_and_go_on
from tests.browser.visitor import alarms, drag, idle, pictures, settled

FILM = "[data-testid=stVegaLiteChart]:has(input[type=checkbox])"
MOVED = (
    "([film, then]) => ![...document.querySelectorAll(`${film} svg.marks text`)].some(at => at.textContent === then)"
)
SWEEPS = "[data-testid=stVegaLiteChart]:not(:has(.vega-bind))"


def told(rate, seed=0, setup=None):
    return sentence(film(setup or Setup(), rate, seed))


def heading(page):
    return page.locator(f"{FILM} svg.marks text").filter(has_text=re.compile(r"^step \d")).first.text_content()


def test_one_unit_follows_the_hand_and_goes_under(visit):
    page = visit("dying_relu", query="guess=skip")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    svg = chart.locator("svg.marks").element_handle()
    slider = chart.locator("input[type=range]")
    seen = drag(page, slider, lambda _: chart.locator("svg.marks").evaluate("svg => svg.textContent"))
    page.mouse.up()
    assert len(set(seen)) >= 15
    unit = one_unit.Unit(2.0, 0.5, 1.0, 0.5)
    said = page.get_by_text(descent.sentence(one_unit.descent(unit, 0.5)), exact=True)
    said.wait_for()
    assert "under water" in said.inner_text()
    idle(page)
    assert query(page)["unit_rate"] == "0.5"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg)


def test_moving_the_rate_moves_the_dead_share(visit):
    page = visit("dying_relu", query="guess=skip&rate=0.5")
    page.get_by_text(told(0.5), exact=True).wait_for()
    page.locator("[data-testid=stSlider]").filter(has_text="log scale").locator("input").focus()
    page.keyboard.press("End")
    idle(page, settle=300)
    assert float(query(page)["rate"]) == 1000
    page.get_by_text(told(1000.0), exact=True).wait_for()
    box = page.locator(".st-key-rate input")
    box.fill("20")
    box.press("Enter")
    page.get_by_text(told(20.0), exact=True).wait_for()
    idle(page)
    assert "dead" in heading(page)
    dead = [film(Setup(), rate, 0).life.run.silent_share[0, -1] for rate in (0.5, 20.0)]
    assert dead[0] < dead[1]


def test_the_film_scrubs_and_plays_without_the_server(visit):
    page = visit("dying_relu", query="guess=skip")
    chart = page.locator(FILM)
    shown = film(Setup(), lab.START, 0)
    frames = lines(shown)
    assert heading(page).startswith(frames[-1][0])
    svg = chart.locator("svg.marks").element_handle()
    page.evaluate("window.runs = 0")
    page.evaluate(
        "new MutationObserver(all => { window.runs += all.length }).observe("
        "document.querySelector('[data-testid=stApp]'),"
        " { attributes: true, attributeFilter: ['data-test-script-state'] })"
    )
    slider = chart.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    settled(page, 100)
    assert heading(page).startswith(frames[0][0])
    picture = chart.locator("svg.marks image").first.get_attribute("href")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settled(page, 100)
    assert heading(page).startswith(frames[3][0])
    assert chart.locator("svg.marks image").first.get_attribute("href") != picture
    chart.get_by_label("Play").check()
    for _ in range(2):
        page.wait_for_function(MOVED, arg=[FILM, heading(page)])
    chart.get_by_label("Play").uncheck()
    settled(page, 100)
    rest = heading(page)
    settled(page, 400)
    assert heading(page) == rest
    assert page.evaluate("window.runs") == 0
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg)


def test_a_touch_of_a_curve_goes_to_its_step(visit):
    page = visit("dying_relu", query="guess=skip")
    page.locator(FILM).scroll_into_view_if_needed()
    box = page.locator(f"{FILM} svg.marks").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 130)
    settled(page, 100)
    assert heading(page) != lines(film(Setup(), lab.START, 0))[-1][0]
    step = int(re.search(r"step (\d+)", heading(page))[1])
    assert 50 < step < 450


def test_a_point_of_the_sweep_opens_its_run(visit):
    page = visit("dying_relu", query="guess=skip")
    charts = page.locator(SWEEPS)
    page.get_by_text(re.compile(r"^Leaky ReLU: ")).nth(2).wait_for()
    idle(page)
    assert charts.count() == 4
    work = sweeps_of_leaks(Setup(), 0.01, 100.0)
    work.complete()
    second = charts.nth(1)
    second.scroll_into_view_if_needed()
    points = second.locator(".mark-symbol.role-mark path")
    assert points.count() == 200
    points.nth(100).click(force=True)
    idle(page, settle=400)
    now = query(page)
    assert now["unit"] == "leaky_relu"
    rate, seed = float(now["rate"]), int(float(now.get("seed", 0)))
    assert rate in work.rates
    assert seed in work.seeds
    page.get_by_text(told(rate, seed, work.setups[1]), exact=True).wait_for()
    idle(page)
    box = page.locator(".st-key-rate input")
    box.fill("0.25")
    box.press("Enter")
    page.wait_for_url(re.compile("rate=0.25"))
    idle(page)
    points.nth(100).click(force=True)  # the same point once more
    page.get_by_text(told(rate, seed, work.setups[1]), exact=True).wait_for()


def test_a_long_sweep_says_its_time_starts_stops_and_goes_on(visit):
    stop_and_go_on(visit("dying_relu", query="guess=skip&width=64&steps=2000&data=spiral"), "Sweep")


def test_a_long_run_stops_and_goes_on(visit):
    page = visit("dying_relu", query="guess=skip&data=spiral&rate=0.1&width=1&depth=3&steps=2000")
    box = page.locator(".st-key-width input")
    box.fill("128")
    box.press("Enter")
    page.locator(BAR).wait_for()
    page.get_by_role("button", name="Stop", exact=True).last.click()
    again = page.get_by_role("button", name="Go on", exact=True)
    again.wait_for()
    idle(page)
    assert not page.locator(BAR).count()
    assert not page.locator(FILM).count()
    assert page.get_by_role("heading", name="Every learning rate at once").count(), "the rest of the page stays"
    before = float(TRAINED.match(page.get_by_text(TRAINED).first.inner_text())[1])
    again.click()
    further = (
        f"share => ({BEYOND})(share) || document.querySelector('[data-testid=stVegaLiteChart] input[type=checkbox]')"
    )
    page.wait_for_function(further, arg=before)  # the film itself, if the rest was short
    assert not alarms(page)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.slug)
def test_each_preset_is_a_link_that_sets_everything(preset, visit):
    page = visit("dying_relu", query="guess=skip&data=xor&width=3&offset=1&seed=7&unit=prelu&steps=100")
    page.get_by_test_id("stMain").get_by_role("link", name=preset.name).click()
    page.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()
    idle(page)
    elsewhere = visit("dying_relu", query=page.url.partition("?")[2])
    elsewhere.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()
    assert not alarms(elsewhere) + pictures(elsewhere)


@pytest.mark.parametrize("slug", ["famous", "bias"])
def test_a_preset_sent_as_a_link_is_still_the_same_after_a_reload(slug, visit):
    preset = PRESETS[slug]
    said = told(preset.rate, preset.seed, preset.setup)
    page = visit("dying_relu", query=f"guess=skip&preset={slug}")
    page.get_by_text(said, exact=True).wait_for()
    idle(page)
    assert "preset" not in query(page)
    page.reload()
    idle(page)
    page.get_by_text(said, exact=True).wait_for()


def test_one_value_twice_in_a_link_is_refused(visit):
    page = visit("dying_relu", query="guess=skip&rate=1&rate=2")
    page.get_by_text("which is not possible").wait_for()
    page.get_by_text(told(lab.START), exact=True).wait_for()


def test_a_phone_shows_the_whole_film(visit):
    page = visit("dying_relu", view="phone", query="guess=skip")
    box = page.locator(f"{FILM} svg.marks").bounding_box()
    assert box["x"] + box["width"] <= 390
    wide = json.loads(
        page.locator(FILM).evaluate(
            "chart => JSON.stringify([...chart.querySelectorAll('image')].map(i => i.getBoundingClientRect().width))"
        )
    )
    assert max(wide) > 200
