"""The coin under the hand: what moves while dragging, what a click, a paste and a link do."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from acts.charts.likelihood.over_p import Window
from acts.likelihood import MOST, Tosses
from pages.likelihood.coin_flips import likelihood, readings, two_readings, underflow
from tests.browser.visitor import alarms, drag, idle, pictures
from tests.samples import sampled

TEN = Tosses(3, 10)
PASTES = Path(__file__).parents[1] / "acts/likelihood/pastes"
CHARTS = "[data-testid=stVegaLiteChart]"
# What is drawn, in one string, taken each time the browser is about to paint.
WATCH = """chart => {
    const seen = (window.seen = new Set());
    const look = () => {
        if (seen !== window.seen) return; // another chart is looked at now
        seen.add([...chart.querySelectorAll('.role-mark path, .role-mark text')]
            .map(mark => mark.getAttribute('transform') + mark.getAttribute('d') + mark.textContent).join());
        requestAnimationFrame(look);
    };
    look();
}"""
LIVE = "chart => [...chart.querySelectorAll('[aria-label]')].map(mark => mark.getAttribute('aria-label'))"


def query(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


ENDS = {
    "likelihood": ("coin_p", "1"),
    "readings": ("coin_p", "1"),
    "two-readings": ("coin_p", "1"),
    "underflow": ("coin_throws", "1500"),
}


@pytest.mark.parametrize("scene", sampled({scene: scene for scene in ENDS}, ["likelihood", "underflow"]))
@pytest.mark.parametrize("view", sampled({"light": "light", "phone": "phone"}, ["light"]))
def test_each_stop_of_a_drag_is_painted_and_the_value_follows_on_release(scene, view, visit):
    page = visit("coin_flips", view=view, query=f"scene={scene}")
    follow(page, 0, *ENDS[scene])


def follow(page, number, key, end):
    """Drag the slider of this chart to its end: each stop is painted, and the box and the address follow."""
    chart = page.locator(CHARTS).nth(number)
    svg = chart.locator("svg.marks").element_handle()
    chart.evaluate(WATCH)
    drag(page, chart.locator("input[type=range]"))
    assert page.evaluate("window.seen.size") >= 15, f"the chart of {key} skips stops"
    page.mouse.up()
    page.wait_for_url(re.compile(f"{key}={end}(&|$)"))
    idle(page)
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), f"the chart of {key} was drawn anew"
    assert page.locator(f".st-key-{key} input").input_value() == end


def test_the_point_the_product_and_the_sentence_follow_the_slider(visit):
    page = visit("coin_flips", query="coin_p=0.29")
    chart = page.locator(CHARTS)
    chart.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(likelihood.said(TEN, 0.3), exact=True).wait_for()
    idle(page)
    assert likelihood.said(TEN, 0.3) in chart.evaluate(LIVE)
    assert chart.get_by_text("L(0.3) = 0.0022235661").count() == 1
    assert chart.get_by_text("0.3 · 0.7 · 0.3 · 0.7").count() == 1
    assert chart.get_by_text("p̂ = 0.3").count() == 1
    assert page.evaluate("document.activeElement.type") == "range"


def test_all_four_readings_follow_the_slider(visit):
    page = visit("coin_flips", query="scene=readings&coin_p=0.29")
    chart = page.locator(CHARTS)
    chart.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(readings.said(TEN, 0.3), exact=True).wait_for()
    idle(page)
    assert readings.said(TEN, 0.3) in chart.evaluate(LIVE)
    for header in readings.headers(Window(TEN, near=False), 0.3):
        assert chart.get_by_text(header["wide"], exact=True).count() == 1


def test_a_p_off_the_slider_s_grid_is_drawn_exactly_in_every_scene(visit):
    page = visit("coin_flips")
    box = page.locator(".st-key-coin_p input")
    box.fill("0.12345")
    box.press("Enter")
    page.get_by_text(likelihood.said(TEN, 0.12345), exact=True).wait_for()
    for scene in ("Four readings", "Two readings"):
        idle(page)
        assert "0.12345" in page.locator(CHARTS).locator(".vega-bind").inner_text()
        page.get_by_role("radio", name=scene).click()
    page.get_by_text(two_readings.pair_said(TEN, 0.12345), exact=True).wait_for()
    idle(page)
    assert query(page) == {"scene": "two-readings", "coin_p": "0.12345"}


def test_a_click_turns_a_coin_and_the_link_holds_it(visit):
    page = visit("coin_flips")
    page.locator(".st-key-coin-1").get_by_role("button").click()
    page.get_by_text("4 heads in 10 tosses", exact=True).wait_for()
    page.get_by_text(likelihood.said(Tosses(4, 10), 0.5), exact=True).wait_for()
    idle(page)
    assert query(page)["flips"] == "1110001000"
    elsewhere = visit("coin_flips", query=urlsplit(page.url).query)
    assert elsewhere.locator(".st-key-coin-1").get_by_role("button", name="1 H").count() == 1


def test_more_flips_come_from_the_coin_that_is_chosen(visit):
    page = visit("coin_flips", query="coin_true=1")
    page.get_by_role("button", name="+1,000", exact=True).click()
    page.get_by_text("1,003 heads in 1,010 tosses", exact=True).wait_for()
    idle(page)
    assert query(page)["flips"] == "1003of1010"
    assert not alarms(page) + pictures(page)


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("coin_tosses", "1e6", "3 heads in 1,000,000 tosses"),
        ("coin_heads", "2.7", "The number of heads has to be whole, not 2.7."),
        ("coin_heads", "", "Both boxes need a number."),
        ("coin_heads", "100000000000000000000", "The number of heads has to be at most 1,000,000,000."),
    ],
)
def test_a_count_is_taken_as_it_is_typed_or_refused_in_words(box, typed, said, visit):
    page = visit("coin_flips", query="way=counts")
    field = page.locator(f".st-key-{box} input")
    field.fill(typed)
    field.press("Enter")
    page.get_by_text(said).first.wait_for()
    idle(page)
    if "1,000,000 tosses" not in said:
        page.get_by_text("3 heads in 10 tosses", exact=True).wait_for()
        assert "flips" not in query(page)
    value = field.input_value()
    assert (float(value) if value else None) == (float(typed) if typed else None)


def test_a_guess_is_scored_and_marked_in_the_picture(visit):
    page = visit("coin_flips")
    assert page.locator(CHARTS).count() == 1
    page.locator(".st-key-coin_guess input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Score this p").click()
    page.get_by_text("You placed p = 0.49").wait_for()
    page.locator(CHARTS).get_by_text("your guess").wait_for()
    idle(page)
    assert query(page)["guess"] == "0.49"


def test_a_link_that_asks_shows_no_curve_before_a_guess(visit):
    page = visit("coin_flips", query="guess=ask")
    assert page.locator(CHARTS).count() == 0
    page.get_by_role("button", name="Show the curve").click()
    page.get_by_text("You placed p = 0.5").wait_for()
    page.locator(CHARTS).get_by_text("your guess").wait_for()
    idle(page)
    assert query(page)["guess"] == "0.5"


def test_flips_are_pasted_and_rubbish_is_pointed_out(visit):
    page = visit("coin_flips", query="way=paste")
    box = page.locator(".st-key-coin_paste textarea")
    box.fill("正反 正,反\n🪙 正 反 <b>")
    box.press("Control+Enter")
    page.get_by_text("3 heads in 6 tosses", exact=True).wait_for()
    page.get_by_text("line 2, character 1: “🪙”").wait_for()
    idle(page)
    assert query(page)["flips"] == "101010"
    assert box.input_value() == "正反 正,反\n🪙 正 反 <b>"
    assert page.locator(".st-key-coin-4").get_by_role("button", name="1 H").count() == 1
    page.get_by_text("Flip a coin", exact=True).click()
    box.wait_for(state="detached")
    page.get_by_text("Paste flips", exact=True).click()
    idle(page)
    assert box.input_value().startswith("正反")


def test_a_table_of_a_thousand_rows_is_pasted(visit):
    page = visit("coin_flips", query="way=paste")
    rows = (PASTES / "csv_thousand.txt").read_text(encoding="utf-8")
    box = page.locator(".st-key-coin_paste textarea")
    page.context.grant_permissions(["clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", rows)
    page.context.clear_permissions()
    box.focus()
    page.keyboard.press("Control+V")
    box.press("Control+Enter")
    page.get_by_text("497 heads in 1,000 tosses", exact=True).wait_for()
    page.get_by_text("1,000 row numbers and names set aside").wait_for()
    idle(page)
    assert query(page)["flips"] == "497of1000"
    assert not alarms(page)


def test_a_megabyte_is_pasted_and_counted(visit):
    page = visit("coin_flips", query="way=paste")
    box = page.locator(".st-key-coin_paste textarea")
    box.fill("1000 " * 200_000)
    box.press("Control+Enter")
    page.get_by_text("200,000 heads in 800,000 tosses", exact=True).wait_for()
    idle(page)
    assert query(page)["flips"] == "200000of800000"
    assert not alarms(page) + pictures(page)


def test_a_paste_that_the_server_would_not_take_stays_out_of_the_box(visit):
    page = visit("coin_flips", query="way=paste")
    box = page.locator(".st-key-coin_paste textarea")
    box.fill("1" * 6_000_000)
    box.press("Control+Enter")
    idle(page)  # which waits for ever where the connection is closed again and again
    assert box.input_value() == ""
    page.get_by_text("3 heads in 10 tosses", exact=True).wait_for()


def test_counts_are_typed_and_impossible_ones_are_said(visit):
    page = visit("coin_flips", query="way=counts")
    heads, tosses = (page.locator(f".st-key-coin_{name} input") for name in ("heads", "tosses"))
    heads.fill("12")
    heads.press("Enter")
    page.get_by_text("There cannot be more heads than tosses").wait_for()
    idle(page)
    assert heads.input_value() == "12"
    tosses.fill(str(MOST))
    tosses.press("Enter")
    page.get_by_text(f"12 heads in {MOST:,} tosses", exact=True).wait_for()
    idle(page)
    heads.fill("-5")
    heads.press("Enter")
    page.get_by_text("The number of heads has to be 0 or more").wait_for()
    idle(page)
    assert query(page)["flips"] == f"12of{MOST}"
    assert not alarms(page) + pictures(page)


EXTREMES = {
    "tails": "0", "heads": "1", "ten heads": "1" * 10, "ten tails": "0" * 10, "half of the most": f"500000123of{MOST}",
    "all of the most": f"{MOST}of{MOST}", "one of the most": f"1of{MOST}", "a thousand": "520of1010",
}  # fmt: skip


@pytest.mark.parametrize("flips", sampled(EXTREMES, ["tails", "one of the most"]))
def test_every_picture_is_drawn_for_extreme_tosses(flips, visit):
    page = visit("coin_flips", query=f"guess=0.3&flips={flips}&coin_p=0")
    for scene in ("Likelihood", "Four readings", "Two readings"):
        page.get_by_role("radio", name=scene, exact=True).click()
        idle(page)
        assert not alarms(page) + pictures(page)
        chart = page.locator(CHARTS)
        chart.locator("input[type=range]").focus()
        page.keyboard.press("End")
        page.wait_for_url(re.compile("coin_p="))
        idle(page)
        assert not alarms(page) + pictures(page)
        drawn = chart.locator("svg.marks").evaluate("svg => svg.outerHTML")
        assert "NaN" not in drawn
        assert "Infinity" not in drawn


def test_tosses_are_added_until_the_product_is_gone(visit):
    page = visit("coin_flips", query="coin_throws=1070")
    page.get_by_text(underflow.said(0, 1070), exact=True).wait_for()
    page.get_by_role("button", name="10 more", exact=True).click()
    page.get_by_text(underflow.said(0, 1080), exact=True).wait_for()
    idle(page)
    assert "exactly 0" in underflow.said(0, 1080)
    assert float(query(page)["coin_throws"]) == 1080
    assert not pictures(page)


def test_the_likelihood_is_taken_away_as_a_figure_that_a_browser_draws(visit):
    page = visit("coin_flips", query="coin_p=0.45")
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    assert download.value.suggested_filename == "likelihood_3-of-10_p-0.45.svg"
    page.set_content(download.value.path().read_text())
    figure = page.locator("svg")
    assert {"3 heads in 10 tosses", "L(p)", "probability of heads p", "p = 0.45"} <= set(
        figure.locator("text").all_text_contents()
    )
    curve, upright = (line.bounding_box() for line in figure.locator("path[stroke-linejoin]").all())
    point = figure.locator("circle").bounding_box()
    assert curve["width"] > 500
    assert point["x"] + point["width"] / 2 == pytest.approx(upright["x"], abs=1.5)
