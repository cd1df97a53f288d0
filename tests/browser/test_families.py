"""A family page under the hand: what moves while dragging, what follows on release, what a link carries."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest

import acts
from acts.charts.kit.frames import View
from pages import contents
from pages.functions.family import sentence
from pages.kit.address import FEW
from tests.browser.visitor import drag, idle, settled
from tests.samples import sampled

FIRST = "[data-testid=stVegaLiteChart] >> nth=0"
CURVES = "chart => [...chart.querySelectorAll('.mark-line path')].map(path => path.getAttribute('d')).join(' ')"
LIVE = "chart => [...chart.querySelectorAll('[aria-label]')].map(mark => mark.getAttribute('aria-label'))"


def leaky(slope, **view):
    return sentence.of(acts.leaky_relu, {"negative_slope": slope}, View(**view), slopes=True)


def curves(page, chart=FIRST):
    return page.locator(chart).evaluate(CURVES)


def query(page):
    return {
        name: values if len(values) > 1 else values[0] for name, values in parse_qs(urlsplit(page.url).query).items()
    }


def test_the_picture_follows_the_hand_and_the_rest_follows_on_release(visit):
    page = visit("rectified", query="fn=leaky_relu")
    chart = page.locator(FIRST)
    svg = chart.locator("svg.marks").element_handle()
    before = page.url
    seen = drag(page, chart.locator("input[type=range]"), curves)
    assert len(set(seen)) >= 15
    page.mouse.up()
    page.get_by_text(leaky(0.4), exact=True).wait_for()
    idle(page)
    assert page.url != before
    assert query(page)["leaky_relu_negative_slope"] == "0.4"
    assert page.locator(".st-key-leaky_relu_negative_slope input").input_value() == "0.4"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    assert leaky(0.4) in chart.evaluate(LIVE)


def test_the_keyboard_moves_the_slider_and_keeps_its_focus(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0.2")
    page.locator(FIRST).locator("input[type=range]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_text(leaky(0.23), exact=True).wait_for()
    idle(page)
    assert page.evaluate("document.activeElement.type") == "range"
    page.keyboard.press("End")
    page.get_by_text(leaky(0.4), exact=True).wait_for()


def test_a_typed_value_off_the_slider_s_grid_is_drawn_exactly(visit):
    page = visit("rectified", query="fn=leaky_relu")
    chart = page.locator(FIRST)
    svg = chart.locator("svg.marks").element_handle()
    box = page.locator(".st-key-leaky_relu_negative_slope input")
    box.fill("0.0137")
    box.press("Enter")
    page.get_by_text(leaky(0.0137), exact=True).wait_for()
    idle(page)
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    assert "0.0137" in chart.locator(".vega-bind").inner_text()
    assert leaky(0.0137) in chart.evaluate(LIVE)
    assert query(page)["leaky_relu_negative_slope"] == "0.0137"
    assert "M" in curves(page)


def test_on_a_phone_a_value_of_many_digits_stays_beside_its_track(visit):
    page = visit("rectified", view="phone", query="fn=rrelu")
    bind = page.locator(FIRST).locator(".vega-bind").filter(has_text="upper")
    name, value = bind.locator("span").first.bounding_box(), bind.locator("span").last.bounding_box()
    track = bind.locator("input").bounding_box()
    assert bind.locator("span").last.inner_text().startswith("0.3333333")
    assert abs(name["y"] - value["y"]) < 2
    assert track["width"] > 120
    assert track["x"] + track["width"] <= value["x"]


def test_a_value_typed_again_takes_the_slider_back_from_where_the_hand_has_moved_it(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0.2")
    slider, box = (
        page.locator(FIRST).locator("input[type=range]"),
        page.locator(".st-key-leaky_relu_negative_slope input"),
    )
    drawn = curves(page)
    slider.press("End")
    page.get_by_text(leaky(0.4), exact=True).wait_for()
    box.fill("0.2")
    box.press("Enter")
    page.get_by_text(leaky(0.2), exact=True).wait_for()
    idle(page, settle=300)
    assert slider.input_value() == "0.2"
    assert curves(page) == drawn
    slider.press("ArrowRight")
    page.get_by_text(leaky(0.21), exact=True).wait_for()
    slider.press("ArrowLeft")
    page.get_by_text(leaky(0.2), exact=True).wait_for()


def test_what_the_hand_has_chosen_outlasts_a_full_screen_and_a_page_switch(visit):
    page = visit("rectified", query="fn=leaky_relu")
    chart = page.locator(FIRST)
    chart.locator("input[type=range]").press("End")
    page.get_by_text(leaky(0.4), exact=True).wait_for()
    idle(page, settle=300)
    drawn = curves(page)
    chart.hover()
    page.get_by_role("button", name="Fullscreen").first.click()
    page.wait_for_function("then => document.querySelector('.mark-line path').getAttribute('d') !== then", arg=drawn)
    idle(page, settle=300)
    assert chart.locator("input[type=range]").input_value() == "0.4"
    page.keyboard.press("Escape")
    idle(page, settle=300)
    assert curves(page) == drawn
    page.get_by_role("link", name="Sigmoidal").click()
    page.get_by_role("heading", name="Sigmoidal functions").wait_for()
    page.get_by_role("link", name="Rectified").click()
    page.get_by_text(leaky(0.4), exact=True).wait_for()
    idle(page, settle=300)
    assert curves(page) == drawn
    assert chart.locator("input[type=range]").input_value() == "0.4"


def test_a_link_shows_the_same_elsewhere_and_choices_survive_a_page_switch(visit):
    link = "fn=leaky_relu&leaky_relu_negative_slope=0.0137&with=relu&rectified_second=true&rectified_at=-2.5"
    page, elsewhere = visit("rectified", query=link), visit("rectified", query=link)
    drawn = curves(page)
    assert drawn == curves(elsewhere)
    assert leaky(0.0137, at=-2.5) in page.locator(FIRST).evaluate(LIVE)
    page.get_by_role("link", name="Sigmoidal").click()
    page.get_by_role("heading", name="Sigmoidal functions").wait_for()
    page.get_by_role("link", name="Rectified").click()
    page.get_by_role("heading", name="Rectified functions").wait_for()
    idle(page)
    assert query(page) == {name: values[0] for name, values in parse_qs(link).items()}
    assert curves(page) == drawn


def pick(page, activation):
    """Choose a function: of a few that stand beside each other, or from a list that opens."""
    if len(acts.FAMILIES[activation.family].members) <= FEW:
        page.locator(".st-key-stage-0").get_by_role("radio", name=activation.name, exact=True).press("Enter")
        return
    page.locator(f".st-key-{activation.family}-fn-widget input").click()
    page.get_by_role("option", name=activation.name, exact=True).click()


def choose(page, activation, **moved):
    """Choose a function and wait for its sentence: at its defaults, but for the parameters that were moved before."""
    pick(page, activation)
    values = {p.name: p.default for p in activation.parameters} | moved
    page.get_by_text(sentence.of(activation, values, View(), slopes=True), exact=True).wait_for()
    idle(page, settle=300)


def test_another_function_that_looks_alike_is_drawn_in_the_same_chart(visit):
    page = visit("sigmoidal")
    chart = page.locator(FIRST)
    svg, drawn = chart.locator("svg.marks").element_handle(), curves(page)
    opening = page.locator("[data-testid=stMarkdown]").first.element_handle()
    choose(page, acts.tanh)
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    assert opening.is_visible()
    assert curves(page) != drawn
    assert query(page) == {"fn": "tanh"}
    assert sentence.of(acts.tanh, {}, View(), slopes=True) in chart.evaluate(LIVE)
    assert "\\tanh" in page.locator(".katex-mathml annotation").first.text_content()
    assert curves(page) == curves(visit("sigmoidal", query="fn=tanh"))


def test_another_function_brings_its_own_sliders_and_the_first_comes_back_as_it_was_left(visit):
    page = visit("rectified", query="fn=leaky_relu")
    sliders = page.locator(FIRST).locator("input[type=range]")
    sliders.press("End")
    page.get_by_text(leaky(0.4), exact=True).wait_for()
    idle(page, settle=300)
    drawn = curves(page)
    choose(page, acts.prelu)
    assert "weight" in page.locator(FIRST).locator(".vega-bind").inner_text()
    choose(page, acts.relu)
    assert sliders.count() == 0
    choose(page, acts.rrelu)
    assert sliders.count() == 2
    choose(page, acts.leaky_relu, negative_slope=0.4)
    assert sliders.input_value() == "0.4"
    assert curves(page) == drawn
    sliders.press("ArrowLeft")
    page.get_by_text(leaky(0.39), exact=True).wait_for()


def test_two_functions_with_one_kind_of_slider_do_not_mix_their_values(visit):
    page = visit("shrinkage", query="fn=hard_shrink")
    slider = page.locator(FIRST).locator("input[type=range]")
    slider.press("End")
    page.wait_for_url(re.compile("hard_shrink_threshold=4"))
    idle(page, settle=300)
    choose(page, acts.soft_shrink)
    assert "soft_shrink_threshold" not in query(page)
    assert float(slider.input_value()) == acts.soft_shrink.parameters[0].default
    slider.press("ArrowRight")
    page.wait_for_url(re.compile("soft_shrink_threshold="))
    idle(page, settle=300)
    assert float(query(page)["soft_shrink_threshold"]) == pytest.approx(float(slider.input_value()))
    choose(page, acts.hard_shrink, threshold=4.0)
    page.wait_for_url(re.compile("hard_shrink_threshold=4"))
    assert slider.input_value() == "4"


def test_two_parameters_move_one_picture(visit):
    page = visit("sigmoidal", query="fn=hard_tanh&hard_tanh_min_val=-1.37")
    chart = page.locator(FIRST)
    sliders = chart.locator("input[type=range]")
    assert sliders.count() == 2
    names = [text.split("\n")[0].strip() for text in chart.locator(".vega-bind").all_inner_texts()]
    assert names == ["min val", "max val"]
    sliders.nth(1).focus()
    page.keyboard.press("End")
    idle(page, settle=300)
    assert query(page)["hard_tanh_min_val"] == "-1.37"
    assert float(query(page)["hard_tanh_max_val"]) > 2.5


def test_the_pointer_carries_tangent_and_readout(visit):
    page = visit("sigmoidal")
    chart = page.locator(FIRST)
    readout = chart.locator("text", has_text="z = ").first
    before = readout.text_content()
    box = chart.locator("svg.marks").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 160)
    page.mouse.move(box["x"] + box["width"] * 0.42, box["y"] + 160)
    settled(page, 100)
    after = readout.text_content()
    assert after != before
    z, f, d = (float(n) for n in re.findall(r"[=≈] ([-\d.e]+)", after))
    assert f == pytest.approx(float(acts.sigmoid(z)), rel=1e-2)
    assert d == pytest.approx(float(acts.sigmoid.derivative(z)), rel=1e-2)


def test_second_derivative_and_overlay_come_on_demand_and_are_in_the_link(visit):
    page = visit("sigmoidal")
    assert page.locator(FIRST).get_by_text("f ″(z)").count() == 0
    page.get_by_role("button", name="Picture").click()
    page.get_by_text("Second derivative").click()
    page.locator(FIRST).get_by_text("f ″(z)").first.wait_for()
    page.locator("[data-testid=stPopoverBody]").get_by_text("Softsign", exact=True).click()
    page.locator(FIRST).get_by_text("Softsign").first.wait_for()
    idle(page)
    assert query(page) == {"sigmoidal_second": "true", "with": "softsign"}


def test_a_number_that_is_read_off_can_be_typed_into_a_box(visit):
    page = visit("sigmoidal", query="fn=tanh&sigmoidal_at=-2.5e-7")
    read = page.locator("[data-testid=stMarkdown] strong", has_text="e-7").first.text_content()
    assert float(read) == pytest.approx(acts.tanh(-2.5e-7), rel=1e-12)
    box = page.locator(".st-key-sigmoidal_at input")
    box.fill("")
    box.press_sequentially(read)
    box.press("Enter")
    idle(page)
    assert float(query(page)["sigmoidal_at"]) == float(read)


def test_where_the_question_comes_first_a_guess_reveals_the_slope_and_is_in_the_link(visit):
    page = visit("sigmoidal", query="guess=ask")
    page.get_by_text("Before you look").wait_for()
    assert page.locator(FIRST).count() == 0
    page.get_by_role("button", name="0.1 or more").click()
    page.get_by_text("You said").wait_for()
    page.locator(FIRST).get_by_text("f ′(z)").first.wait_for()
    idle(page)
    assert query(page)["guess"] == "tenth"


def test_the_numbers_of_the_picture_can_be_taken_away(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0.0137")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "leaky_relu_negative_slope-0.0137.csv"
    head, *rows = csv.reader(io.StringIO(download.value.path().read_text()))
    assert head[:2] == ["z", "leaky_relu"]
    assert all(float(row[1]) == acts.leaky_relu(float(row[0]), negative_slope=0.0137) for row in rows)


def test_the_picture_is_taken_away_as_a_figure_that_a_browser_draws(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0.0137&with=relu6")
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    assert download.value.suggested_filename == "leaky_relu_negative_slope-0.0137.svg"
    page.set_content(download.value.path().read_text())
    figure = page.locator("svg")
    assert figure.get_attribute("aria-label") == "Leaky ReLU, negative slope = 0.0137"
    words = figure.locator("text").all_text_contents()
    assert {"Leaky ReLU", "ReLU6", "pre-activation z", "f(z)", "f \N{PRIME}(z)", "-8", "8"} <= set(words)
    lines = [line.bounding_box() for line in figure.locator("path[stroke-linejoin]").all()]
    assert len(lines) == 4
    assert all(line["width"] > 500 for line in lines)


def test_a_function_that_lives_elsewhere_is_one_click_away(visit):
    page = visit("rectified", query="fn=tanh")
    page.get_by_text("Tanh is explained here").click()
    page.get_by_role("heading", name="Sigmoidal functions").wait_for()
    idle(page)
    assert query(page)["fn"] == "tanh"


EXPERIMENTS = {  # the scene of each, its key, the name of its slider, its end
    "sigmoidal": [("morph", "sigmoidal_morph", "t", "1"), ("pushed", "sigmoidal_spread", "spread s", "6")],
    "rectified": [("maximum", "rectified_alpha", "alpha", "2"), ("corner", "rectified_zoom", "zoom", "4")],
    "exponential": [("corner", "exponential_alpha", "alpha", "2.5"), ("limit", "exponential_power", "power", "2")],
    "gated": [("differences", "gated_power", "power", "3.3"), ("between", "gated_beta", "beta", "10")],
    "threshold_linear": [
        ("votes", "threshold_linear_threshold", "threshold θ", "10"),
        ("slope", "threshold_linear_slope", "slope c", "2"),
        ("stack", "threshold_linear_depth", "layers", "12"),
    ],
    "shrinkage": [("noise", "shrinkage_cut", "λ", "5"), ("charge", "shrinkage_weight", "λ", "4")],
}


@pytest.mark.parametrize("path", sampled({path: path for path in EXPERIMENTS}, ["sigmoidal", "threshold_linear"]))
def test_every_experiment_moves_and_puts_its_value_in_the_link(path, visit):
    page = visit(path)
    labels = {scene.slug: scene.label for scene in contents.page(path).scenes}
    drawn = "input => input.closest('[data-testid=stVegaLiteChart]').querySelector('svg').innerHTML"
    for scene, key, name, end in EXPERIMENTS[path]:
        page.get_by_role("radio", name=labels[scene], exact=True).click()
        slider = page.get_by_role("slider", name=re.compile(f"^{name} "))
        slider.wait_for()
        idle(page)
        before = slider.evaluate(drawn)
        slider.focus()
        page.keyboard.press("End")
        page.wait_for_url(re.compile(f"{key}={end}(&|$)"))
        idle(page)
        assert slider.evaluate(drawn) != before, key


def test_a_jump_follows_the_hand_with_its_gap_and_its_dots(visit):
    page = visit("threshold_linear")
    chart = page.locator(FIRST)
    places = "chart => [...chart.querySelectorAll('.mark-symbol path')].map(dot => dot.getAttribute('transform'))"
    strokes = "chart => [...chart.querySelectorAll('.mark-line path')].map(path => path.getAttribute('d'))"
    before = chart.evaluate(places)
    assert any(line.count("M") == 2 for line in chart.evaluate(strokes)), "the line runs through the jump"
    chart.locator("input[type=range]").focus()
    page.keyboard.press("End")
    page.get_by_text("with a jump at 4 from 0 to 1").wait_for()
    idle(page)
    assert chart.evaluate(places) != before
    assert any(line.count("M") == 2 for line in chart.evaluate(strokes)), "the line runs through the jump"
    assert query(page)["step_threshold"] == "4"


def test_a_change_of_the_system_s_theme_keeps_the_picture(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0.0137")
    drawn = curves(page)
    page.emulate_media(color_scheme="dark")
    idle(page, settle=300)
    assert curves(page) == drawn


def test_the_chosen_library_is_in_the_link(visit):
    page = visit("rectified", query="rectified_code=true")
    page.get_by_role("tab", name="jax").click()
    page.wait_for_url(re.compile("rectified_library=jax"))
    other = visit("rectified", query="rectified_code=true&rectified_library=jax")
    assert other.get_by_role("tab", name="jax").get_attribute("aria-selected") == "true"


def test_after_a_value_far_off_the_slider_draws_a_picture_of_its_own_size(visit):
    page = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=1000000")
    page.locator(FIRST).locator("input[type=range]").focus()
    page.keyboard.press("Home")
    page.get_by_text(leaky(0), exact=True).wait_for()
    idle(page)
    fresh = visit("rectified", query="fn=leaky_relu&leaky_relu_negative_slope=0")
    assert leaky(0) in page.locator(FIRST).evaluate(LIVE)
    assert curves(page) == curves(fresh)


def test_a_slider_that_runs_into_the_other_pushes_it_along(visit):
    page = visit("sigmoidal", query="fn=hard_tanh&hard_tanh_min_val=0.5&hard_tanh_max_val=2")
    slider = page.locator(FIRST).locator("input[type=range]").nth(1)
    slider.focus()
    page.keyboard.press("Home")
    assert "M" in curves(page)
    page.wait_for_url(re.compile("hard_tanh_max_val=0.25"))
    idle(page)
    assert float(query(page)["hard_tanh_min_val"]) < 0.25
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert "M" in curves(page)


@pytest.mark.parametrize(
    ("link", "box"),
    [
        ("exponential", "elu_alpha"),
        ("softmax", "softmax_cat"),
        pytest.param("gated_units", "gated_units_a", marks=pytest.mark.full),
        pytest.param("born_dead", "born_bias", marks=pytest.mark.full),
    ],
)
def test_after_the_questions_are_ended_the_address_follows_the_boxes(link, box, visit):
    page = visit(link, query="guess=ask")
    page.get_by_role("button", name="No more questions").click()
    page.locator(f".st-key-{box} input").wait_for()
    idle(page)
    field = page.locator(f".st-key-{box} input")
    field.fill("0.75")
    field.press("Enter")
    page.wait_for_url(f"**{box}=0.75*")


def test_after_a_guess_that_was_refused_the_address_follows_the_boxes(visit):
    page = visit("exponential", query="guess=nonsense")
    page.get_by_text("The link asks for").wait_for()
    field = page.locator(".st-key-elu_alpha input")
    field.fill("0.75")
    field.press("Enter")
    page.wait_for_url("**elu_alpha=0.75*")


def test_back_takes_a_choice_back_and_forward_makes_it_again(visit):
    page = visit("rectified")
    functions = page.locator(".st-key-stage-0").get_by_role("radiogroup")
    for slug, name in (("prelu", "PReLU"), ("relu6", "ReLU6")):
        functions.get_by_role("radio", name=name, exact=True).click()
        page.wait_for_url(f"**fn={slug}*")
        idle(page)
    for step, slug, name in (("back", "prelu", "PReLU"), ("back", None, "ReLU"), ("forward", "prelu", "PReLU")):
        page.evaluate(f"history.{step}()")
        functions.get_by_role("radio", name=name, exact=True, checked=True).wait_for()
        idle(page)
        assert query(page).get("fn") == slug


def test_a_choice_outlasts_a_look_at_another_page(visit):
    page = visit("sigmoidal", query="fn=tanh")
    for title in ("Rectified functions", "Sigmoidal functions"):
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
        idle(page)
    assert query(page)["fn"] == "tanh"
