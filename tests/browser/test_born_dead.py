"""Born dead, under the hand: the slider cuts networks off in the browser, and the map follows."""

from acts.charts.training.born_dead import ACROSS, DOWN
from acts.experiments.training.born_dead import CASES, drawn
from tests.browser.test_families import query
from tests.browser.visitor import alarms, idle, pictures, settled

FLAT = "path[stroke-dasharray]:not([stroke-dasharray='']):not([stroke-dasharray='1,0'])"


def constant(width, layers, scheme="he_normal"):
    return int(drawn(scheme, width, 0.0, 0, ACROSS * DOWN).constant[layers - 1].sum())


def said(width, layers, scheme="he_normal"):
    gone = constant(width, layers, scheme) or "None"
    return f"{gone} of these 32 networks, with {layers} hidden layers of {width} units"


def test_the_slider_cuts_the_networks_off_without_the_server(visit):
    page = visit("born_dead", query="guess=skip")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    page.get_by_text(said(3, 9)).wait_for()
    svg = chart.locator("svg.marks").element_handle()
    slider = chart.locator("input[type=range]")
    seen = {}
    for key in ("Home", "End"):
        slider.focus()
        page.keyboard.press(key)
        settled(page, 100)
        seen[key] = chart.locator(".mark-line " + FLAT).count()
        idle(page, settle=400)
    assert seen["Home"] <= 1  # what is left is the legend's
    assert seen["End"] > 20
    page.get_by_text(said(3, 20)).wait_for()
    assert query(page)["born_layers"] == "20"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg)


def test_the_map_marks_the_cell_of_the_boxes(visit):
    page = visit("born_dead", query="scene=map&born_width=5&born_layers=4")
    page.get_by_text("with 4 hidden layers of 5 units are constant").last.wait_for()
    assert not alarms(page) + pictures(page)


def test_each_preset_is_a_chip_that_sets_everything(visit):
    page = visit("born_dead", query="guess=skip&init=lecun_uniform&born_width=7&born_layers=3&born_bias=1&born_seed=5")
    for case in CASES.values():
        page.get_by_test_id("stMain").get_by_role("radio", name=case.name, exact=True).click(force=True)
        page.get_by_text(said(case.width, case.layers, case.scheme)).wait_for()
        idle(page)
        elsewhere = visit("born_dead", query=page.url.partition("?")[2])
        elsewhere.get_by_text(said(case.width, case.layers, case.scheme)).wait_for()
        assert not alarms(elsewhere) + pictures(elsewhere)
