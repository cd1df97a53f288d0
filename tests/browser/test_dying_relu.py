"""The dying-ReLU simulator under the hand: the rate, the film, the sweep, and what a link carries."""

import re

import pytest

from acts.experiments.training import one_unit
from acts.experiments.training.film import film
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import leaks, sweep_of
from pages.training import lab
from pages.training.dying_relu import descent, rates
from pages.training.ending import sentence
from pages.training.film import lines
from tests.browser.test_families import query
from tests.browser.trainings import BAR, BEYOND, TRAINED, stop_and_go_on
from tests.browser.visitor import alarms, begun, drag, idle, pictures, settled
from tests.samples import sampled

FILM = "[data-testid=stVegaLiteChart]:has(input[type=checkbox])"
MOVED = (
    "([film, then]) => ![...document.querySelectorAll(`${film} svg.marks text`)].some(at => at.textContent === then)"
)
SWEEP = "[data-testid=stVegaLiteChart]"


def told(rate, seed=0, setup=None):
    return sentence(film(setup or Setup(), rate, seed))


def heading(page):
    return page.locator(f"{FILM} svg.marks text").filter(has_text=re.compile(r"^step \d")).first.text_content()


def test_one_unit_follows_the_hand_and_goes_under(visit):
    page = visit("dying_relu", query="scene=one-unit")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    svg = chart.locator("svg.marks").element_handle()
    slider = chart.locator("input[type=range]")
    seen = drag(page, slider, lambda _: chart.locator("svg.marks").evaluate("svg => svg.textContent"))
    page.mouse.up()
    assert len(set(seen)) >= 15
    unit = one_unit.Unit(2.0, 0.5, 1.0, 0.5)
    said = page.get_by_text(descent.sentence(one_unit.descent(unit, 0.5)), exact=True)
    said.wait_for()
    assert "inactive" in said.inner_text()
    idle(page)
    assert query(page)["unit_rate"] == "0.5"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg)


def test_moving_the_rate_moves_the_dead_share(visit):
    page = visit("dying_relu", query="scene=film&rate=0.5")
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
    assert "dead" in page.locator(f"{FILM} svg.marks").text_content()
    dead = [film(Setup(), rate, 0).life.run.silent_share[0, -1] for rate in (0.5, 20.0)]
    assert dead[0] < dead[1]


def test_what_stands_behind_the_popover_is_there_however_late_it_is_opened(visit):
    page = visit("dying_relu", query="scene=sweep&width=12&init=he_uniform")
    page.get_by_text("Film", exact=True).click()
    idle(page)
    page.get_by_role("button", name="Network and training").click()
    page.locator(".st-key-width input").wait_for()
    idle(page)
    assert page.locator(".st-key-width input").input_value() == "12"
    assert page.locator(".st-key-steps input").input_value() == "2"  # the third stop: 500
    assert page.locator(".st-key-dying_relu-init-widget input").input_value() == "He uniform"
    page.get_by_text(told(lab.START, setup=Setup(width=12, initialiser="he_uniform")), exact=True).wait_for()


def test_the_film_scrubs_without_the_server_and_its_frame_is_in_the_address(visit):
    page = visit("dying_relu", query="scene=film")
    chart = page.locator(FILM)
    frames = lines(film(Setup(), lab.START, 0))
    assert heading(page) == frames[-1][0]
    svg = chart.locator("svg.marks").element_handle()
    slider = chart.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    settled(page)
    assert heading(page) == frames[0][0]
    picture = chart.locator("svg.marks image").first.get_attribute("href")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settled(page)
    assert heading(page) == frames[3][0]
    assert chart.locator("svg.marks image").first.get_attribute("href") != picture
    page.wait_for_url(re.compile("frame=3"))
    idle(page)
    assert heading(page) == frames[3][0]
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg)
    page.reload()
    idle(page)
    assert heading(page) == frames[3][0]
    box = page.locator(".st-key-rate input")
    box.fill("2")
    box.press("Enter")
    page.get_by_text(told(2.0), exact=True).wait_for()
    idle(page)
    assert heading(page) == lines(film(Setup(), 2.0, 0))[-1][0]
    assert "frame" not in query(page)


def test_the_film_plays_to_its_end_and_stops_there(visit):
    page = visit("dying_relu", query="scene=film&frame=60")
    chart, frames = page.locator(FILM), lines(film(Setup(), lab.START, 0))
    assert heading(page) == frames[60][0]
    play, speed = chart.get_by_label("Play"), chart.get_by_label("Speed")
    speed.select_option("¼×")
    play.check()
    idle(page)  # that it plays is reported, what it plays is not
    page.evaluate(
        "window.runs = 0; new MutationObserver(all => { window.runs += all.length }).observe("
        "document.querySelector('[data-testid=stApp]'),"
        " { attributes: true, attributeFilter: ['data-test-script-state'] })"
    )
    page.wait_for_function(MOVED, arg=[FILM, heading(page)])
    page.wait_for_function(MOVED, arg=[FILM, heading(page)])
    assert page.evaluate("window.runs") == 0
    speed.select_option("2×")
    page.wait_for_function(f"() => !document.querySelector('{FILM} input[type=checkbox]').checked".replace("'", "`"))
    assert heading(page) == frames[-1][0]
    page.wait_for_url(lambda url: "frame" not in url)
    speed.select_option("¼×")
    play.check()  # from its end it begins anew
    page.wait_for_function(MOVED, arg=[FILM, frames[-1][0]])
    play.uncheck()
    page.wait_for_url(re.compile("frame="))
    idle(page)
    rest = int(query(page)["frame"])
    assert rest < 50
    assert heading(page) == frames[rest][0]


def test_a_touch_of_a_curve_goes_to_its_step(visit):
    page = visit("dying_relu", query="scene=film")
    box = page.locator(f"{FILM} svg.marks").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.82, box["y"] + box["height"] * 0.4)
    page.wait_for_url(re.compile("frame="))
    idle(page)
    assert heading(page) == lines(film(Setup(), lab.START, 0))[int(query(page)["frame"])][0]
    step = int(re.search(r"step (\d+)", heading(page))[1])
    assert 50 < step < 450


def test_a_circle_of_the_sweep_opens_its_film(visit):
    page = visit("dying_relu", query="scene=sweep&sweep_slope=0.1")
    circles = page.locator(f"{SWEEP} .mark-symbol.role-mark path")
    work = sweep_of(leaks(Setup())["0.1"], 0.01, 100.0, 3)
    page.get_by_text(rates.sentence(*work.complete()), exact=True).wait_for()
    idle(page)
    assert circles.count() == 75
    for _again in range(2):  # the same circle once more
        circles.nth(40).click(force=True)
        page.wait_for_url(re.compile("scene=film"))
        idle(page)
        now = query(page)
        assert now["unit"] == "leaky_relu"
        rate, seed = float(now["rate"]), int(float(now.get("seed", 0)))
        assert rate in work.rates
        assert seed in work.seeds
        page.get_by_text(told(rate, seed, work.setups[0]), exact=True).wait_for()
        page.go_back()
        page.wait_for_url(re.compile("scene=sweep"))
        idle(page)


def test_a_long_sweep_says_its_time_starts_stops_and_goes_on(visit):
    page = visit("dying_relu", query="scene=sweep&width=64&steps=2000&data=spiral")
    stop_and_go_on(page, "Train 25 rates with 3 seeds")


def test_a_long_run_stops_and_goes_on(visit):
    page = visit("dying_relu", query="scene=film&data=spiral&rate=0.1&width=128&depth=3&steps=2000", until=begun)
    page.locator(BAR).wait_for()
    page.get_by_role("button", name="Stop", exact=True).last.click()
    again = page.get_by_role("button", name="Go on", exact=True)
    again.wait_for()
    idle(page)
    assert not page.locator(BAR).count()
    assert not page.locator(FILM).count()
    assert page.get_by_role("button", name="Network and training").count(), "the controls stay"
    before = float(TRAINED.match(page.get_by_text(TRAINED).first.inner_text())[1])
    again.click()
    further = (
        f"share => ({BEYOND})(share) || document.querySelector('[data-testid=stVegaLiteChart] input[type=checkbox]')"
    )
    page.wait_for_function(further, arg=before)  # the film itself, if the rest was short
    assert not alarms(page)


@pytest.mark.parametrize("preset", sampled(PRESETS, ["famous"]))
def test_each_preset_sets_everything_and_its_link_shows_it(preset, visit):
    page = visit("dying_relu", query="scene=film&data=xor&width=3&offset=1&seed=7&unit=prelu&steps=100")
    page.locator(".st-key-dying_relu-presets").get_by_text(preset.name, exact=True).click()
    page.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()
    idle(page)
    elsewhere = visit("dying_relu", query=page.url.partition("?")[2])
    elsewhere.get_by_text(told(preset.rate, preset.seed, preset.setup), exact=True).wait_for()
    assert not alarms(elsewhere) + pictures(elsewhere)


@pytest.mark.parametrize("slug", ["bias"])
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
    page = visit("dying_relu", query="scene=film&rate=1&rate=2")
    page.get_by_text("which is not possible").wait_for()
    page.get_by_text(told(lab.START), exact=True).wait_for()


def test_a_phone_shows_the_film_and_its_controls_on_one_screen(visit):
    page = visit("dying_relu", view="phone", query="scene=film")
    svg, controls = page.locator(f"{FILM} svg.marks"), page.locator(f"{FILM} form.vega-bindings")
    assert svg.bounding_box()["x"] + svg.bounding_box()["width"] <= 390
    end = controls.bounding_box()["y"] + controls.bounding_box()["height"]
    assert end - svg.bounding_box()["y"] < 844 - 60
    wide = svg.evaluate("svg => [...svg.querySelectorAll('image')].map(image => image.getBoundingClientRect().width)")
    assert max(wide) > 200
