"""One neuron under the hand: sliders that the browser adds up, a window that follows the pointer, and dropout."""

import re

import acts
from acts.experiments.networks.filtering import KERNELS, filtered
from acts.experiments.networks.half_off import dropped, switched
from acts.experiments.networks.one_neuron import FIRST, neuron
from pages.kit.numbers import number
from tests.browser.test_families import query
from tests.browser.visitor import alarms, drag, idle, settled

CHART = "[data-testid=stVegaLiteChart]"
SLIDERS = f"{CHART} input[type=range]"


def written(page, beginning):
    """Return what the picture writes after these letters."""
    texts = page.locator(f"{CHART} svg.marks text").all_text_contents()
    return next(text.removeprefix(beginning) for text in texts if text.startswith(beginning))


def slider(page, name):
    return page.locator(f"{CHART} .vega-bind").filter(has_text=name).locator("input[type=range]")


def test_the_picture_follows_a_weight_and_says_what_the_core_says_where_the_hand_rests(visit):
    page = visit("neuron", query="fn=gelu")
    svg = page.locator(f"{CHART} svg.marks").element_handle()
    seen = drag(page, slider(page, "weight w₁"), lambda page: (written(page, "z = "), written(page, "a = ")))
    page.mouse.up()
    idle(page, settle=300)
    assert len(set(seen)) >= 18
    w1 = float(query(page)["neuron_w1"])
    found = neuron(FIRST.inputs, (w1, FIRST.weights[1]), FIRST.bias, acts.gelu)
    assert seen[-1] == (number(found.z), number(found.a))
    page.get_by_text(f"GELU turns the sum into a = {number(found.a)}.").wait_for()
    assert page.locator(f"{CHART} svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    assert not alarms(page)


def test_a_chip_and_another_function_move_the_picture_that_is_there(visit):
    page = visit("neuron")
    svg = page.locator(f"{CHART} svg.marks").element_handle()
    page.get_by_text("Both inputs (AND)", exact=True).click()
    idle(page, settle=300)
    assert [slider(page, name).input_value() for name in ("input x₂", "weight w₂", "bias b")] == ["0", "1", "-1.5"]
    assert (written(page, "z = "), written(page, "a = ")) == ("-0.5", "0")
    slider(page, "input x₂").press("End")
    idle(page, settle=300)
    assert (written(page, "z = "), written(page, "a = ")) == ("0.5", "1")
    page.get_by_text("Sigmoid: a soft step", exact=True).click()
    idle(page, settle=300)
    assert (written(page, "z = "), written(page, "a = ")) == ("0.5", number(acts.sigmoid(0.5)))
    assert page.locator(f"{CHART} svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    page.go_back()
    idle(page, settle=300)
    assert written(page, "a = ") == "1"


def test_the_window_follows_the_pointer(visit):
    page, found = visit("neuron", query="scene=picture"), filtered(3, KERNELS["vertical"])
    digit = page.locator(f"{CHART} svg.marks text").filter(has_text="the digit").bounding_box()
    where = page.locator(f"{CHART} svg.marks").bounding_box()
    seen = []
    for step in range(4):
        page.mouse.move(where["x"] + 30 + 30 * step, digit["y"] + digit["height"] + 60)
        settled(page, 50)
        seen.append(float(re.match(r"-?[\d.]+", written(page, "9 products: "))[0]))
    assert len(set(seen)) >= 3
    assert all((abs(found.sums - value) < 0.005 * max(1, abs(value))).any() for value in seen)


def test_the_same_input_again_leaves_relu_alone_and_switches_dropout(visit):
    page = visit("neuron", query="scene=silent")
    again = page.get_by_role("button", name="Same input again", exact=True)
    again.click()
    idle(page, settle=200)
    dropout = switched(dropped(0, 1), dropped(0, 2))
    texts = page.locator(f"{CHART} svg.marks text").all_text_contents()
    assert [text for text in texts if text.startswith("changed")] == ["changed: 0", f"changed: {dropout}"]
    assert query(page)["neuron_pass"] == "2"
