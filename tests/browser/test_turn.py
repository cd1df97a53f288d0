"""The learning rate under the hand: a drag shows many trainings, and a release writes the rate."""

import pytest

from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import RATES, alone
from pages.training.dying_relu import ends
from tests.browser.test_families import query
from tests.browser.trainings import BAR, BEYOND
from tests.browser.visitor import drag, idle, settled

CHART = "[data-testid=stVegaLiteChart]"
SLIDER = f"{CHART} input[type=range]"


def told(rate, seed=0, **changes):
    (one,) = alone(Setup(**changes), rate, seed).complete()
    return ends.sentence(one, 0)


def readout(page):
    """Return what the picture says of the training that it shows."""
    said = page.locator(f"{CHART} svg.marks text").filter(has_text="rate ").all_text_contents()
    return next((each for each in said if each.startswith("rate ")), "")


def decisions(page):
    return page.locator(f"{CHART} svg.marks image").get_attribute("href")


def end_of(page, key):
    page.locator(SLIDER).press(key)
    idle(page, settle=300)


def test_a_drag_shows_many_trainings_and_its_end_is_in_the_box_and_in_the_address(visit):
    page = visit("dying_relu")
    svg = page.locator(f"{CHART} svg.marks").element_handle()
    seen = drag(page, page.locator(SLIDER), lambda page: (readout(page), decisions(page)))
    page.mouse.up()
    idle(page, settle=300)
    said, images = (set(each) for each in zip(*seen, strict=True))
    assert len(said) >= 18
    assert len(images) >= 12
    assert query(page)["rate"] == "100"
    assert page.locator(".st-key-rate input").input_value() == "100"
    page.get_by_text(told(100.0), exact=True).wait_for()
    assert page.locator(f"{CHART} svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"


def test_a_drag_across_the_curves_moves_the_slider_too(visit):
    page = visit("dying_relu")
    line = page.locator(f"{CHART} svg.marks .mark-line path").first.bounding_box()
    seen = [readout(page)]
    page.mouse.move(line["x"] + 10, line["y"] + 40)
    page.mouse.down()
    for place in range(10):
        page.mouse.move(line["x"] + 10 + 12 * place, line["y"] + 40 + 3 * place)
        settled(page)
        seen.append(readout(page))
    page.mouse.up()
    page.mouse.move(line["x"], line["y"])
    idle(page, settle=300)
    assert len(set(seen)) >= 9
    assert readout(page) == seen[-1], "a hand without a button moves nothing"
    assert seen[-1].startswith(f"rate {query(page)['rate']}:")
    place = int(page.locator(SLIDER).input_value())
    assert sorted([*RATES, 8.0])[place] == float(query(page)["rate"])
    page.mouse.click(*(line[side] - 60 for side in "xy"))
    idle(page, settle=300)
    assert readout(page) == seen[-1], "a press beside the curves moves nothing"


def test_what_was_shown_before_is_shown_again_when_the_hand_goes_back(visit):
    page = visit("dying_relu", query="rate=1")
    first = readout(page), decisions(page)
    end_of(page, "Home")
    assert readout(page).startswith("rate 0.01:")
    end_of(page, "End")
    assert readout(page).startswith("rate 100: diverged")
    for _ in range(len(RATES) - 1 - RATES.index(1.0)):
        page.locator(SLIDER).press("ArrowLeft")
    idle(page, settle=300)
    assert (readout(page), decisions(page)) == first
    page.get_by_text(told(1.0), exact=True).wait_for()


def test_a_typed_rate_moves_the_slider_and_the_picture(visit):
    page = visit("dying_relu")
    box = page.locator(".st-key-rate input")
    box.fill("0.3")
    box.press("Enter")
    page.get_by_text(told(0.3), exact=True).wait_for()
    idle(page, settle=300)
    assert readout(page).startswith("rate 0.3:")
    assert page.locator(SLIDER).input_value() == str(sorted([*RATES, 0.3]).index(0.3))
    assert query(page)["rate"] == "0.3"


def test_play_opens_the_film_at_that_rate_and_back_leads_back(visit):
    page = visit("dying_relu")
    end_of(page, "Home")
    page.get_by_role("button", name="Play this training").click()
    page.get_by_text("At a learning rate of 0.01, seed 0: after 500 steps").wait_for()
    idle(page)
    assert query(page)["scene"] == "film"
    assert query(page)["rate"] == "0.01"
    page.go_back()
    page.get_by_text(told(0.01), exact=True).wait_for()
    idle(page)
    assert "scene" not in query(page)
    assert readout(page).startswith("rate 0.01:")


def test_a_long_training_is_stopped_and_the_slider_reaches_what_is_trained(visit):
    page = visit("dying_relu", query="width=128&depth=3&steps=2000&seed=4")
    assert not page.locator(SLIDER).count()
    page.get_by_role("button", name="Train 41 rates").click()
    page.locator(BAR).wait_for()
    page.wait_for_function(BEYOND, arg=20)
    page.get_by_role("button", name="Stop", exact=True).last.click()
    page.get_by_role("button", name="Go on", exact=True).wait_for()
    idle(page)
    stops = int(page.locator(SLIDER).get_attribute("max")) + 1
    assert 2 < stops < len(RATES)
    end_of(page, "End")
    assert float(query(page)["rate"]) > 8
    assert readout(page).startswith(f"rate {query(page)['rate']}:")


@pytest.mark.parametrize("data", ["sine", "spiral"])
def test_other_data_are_followed_as_well(visit, data):
    few = 200  # steps; all rates are trained at once anywhere
    page = visit("dying_relu", query=f"data={data}&steps={few}")
    seen = drag(page, page.locator(SLIDER), readout)
    page.mouse.up()
    settled(page)
    assert len(set(seen)) >= 18


def test_the_plane_fills_a_square_beside_the_curves_and_above_them_on_a_phone(visit):
    for view in ("light", "phone"):
        page = visit("dying_relu", view=view)
        plane = page.locator(f"{CHART} svg.marks image").bounding_box()
        curve = page.locator(f"{CHART} svg.marks .mark-line path").first.bounding_box()
        assert abs(plane["width"] - plane["height"]) < 2
        if view == "phone":
            assert curve["y"] >= plane["y"] + plane["height"]
        else:
            assert curve["x"] >= plane["x"] + plane["width"]
            assert plane["height"] >= 300
