"""Signals through many layers: a drag shows many depths, and many scales; its end is in the box and in the address."""

from tests.browser.test_families import query
from tests.browser.visitor import drag, idle

CHART = "[data-testid=stVegaLiteChart]"
SLIDER = f"{CHART} input[type=range]"


def words(page):
    """Return what the picture says in words and numbers."""
    return " ".join(page.locator(f"{CHART} svg.marks .mark-text text").all_text_contents())


def cells(page):
    return page.locator(f"{CHART} svg.marks image").get_attribute("href")


def dragged(page, seen):
    """Drag the slider to its end; return what was seen, and check that the chart was not drawn anew."""
    svg = page.locator(f"{CHART} svg.marks").element_handle()
    found = drag(page, page.locator(SLIDER), seen)
    page.mouse.up()
    idle(page, settle=300)
    assert page.locator(f"{CHART} svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    return found


def test_a_drag_over_the_depth_shows_the_gradient_of_each(visit):
    page = visit("depth")
    assert "gradient vanishes: 1e-12" in words(page)
    seen = dragged(page, lambda page: (words(page), cells(page)))
    said, images = (set(each) for each in zip(*seen, strict=True))
    assert len(said) >= 12
    assert len(images) >= 12
    assert query(page)["depth_layers"] == "50"
    assert page.locator(".st-key-depth_layers input").input_value() == "50"
    assert "gradient vanishes: 1e-31" in words(page)
    page.get_by_text("In 50 layers of Sigmoid").wait_for()


def test_a_drag_over_the_scale_shows_the_histograms_of_each(visit):
    page = visit("depth?scene=histograms&fn=tanh")
    area = f"{CHART} svg.marks .mark-area path"
    seen = dragged(page, lambda page: page.locator(area).first.get_attribute("d"))
    assert len(set(seen)) >= 10
    assert query(page)["depth_scale"] == "4"
    page.get_by_text("At scale 4, the digits differ by").wait_for()
