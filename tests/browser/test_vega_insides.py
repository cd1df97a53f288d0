"""What pictures take from the inside of Vega-Lite and of Streamlit's chart, seen on pages that lean on it."""

import pytest
import streamlit
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TookTooLong

RELEASE = f"Streamlit {streamlit.__version__}, with the Vega-Lite that it brings,"
CURVE = "() => document.querySelector('[data-testid=stVegaLiteChart] .mark-line path')?.getAttribute('d')"
CHANGED = (
    "before => document.querySelector('[data-testid=stVegaLiteChart] .mark-line path').getAttribute('d') !== before"
)


def happens(page: Page, condition: str, argument: object = None) -> bool:
    try:
        page.wait_for_function(condition, arg=argument, timeout=20_000)
    except TookTooLong:
        return False
    return True


def test_a_variable_moves_the_picture_reports_and_is_put_back(visit):
    page = visit("rectified", query="guess=skip&fn=leaky_relu")
    before = page.evaluate(CURVE)
    assert before, f"{RELEASE} no longer gives the numbers of a list as vega_insides.numbers reads them"
    slider, box = page.locator("input[type=range]").first, page.locator(".st-key-leaky_relu_negative_slope input")
    start = box.input_value()
    slider.press("End")
    assert happens(page, CHANGED, before), f"{RELEASE} no longer hands on what vega_insides.variable says to Vega"
    reported = "start => document.querySelector('.st-key-leaky_relu_negative_slope input').value !== start"
    assert happens(page, reported, start), (
        f"{RELEASE} no longer lets a signal report by vega_insides.report and vega_insides.reporter"
    )
    moved, chosen = page.evaluate(CURVE), slider.input_value()
    page.locator("[data-testid=stVegaLiteChart]").first.hover()
    page.get_by_role("button", name="Fullscreen").first.click()
    page.wait_for_timeout(500)
    assert happens(page, "value => document.querySelector('input[type=range]').value === value", chosen), (
        f"{RELEASE} no longer puts back the data set vega_insides.store for a full screen"
    )
    assert page.evaluate(CURVE) != before
    assert moved != before


def test_a_spec_in_vega_itself_is_drawn(visit):
    page = visit("digits")
    drawn = "() => document.querySelector('[data-testid=stVegaLiteChart] svg.marks image')"
    assert happens(page, drawn), f"{RELEASE} no longer draws vega_insides.in_vega"


@pytest.mark.parametrize(("view", "ink"), [("light", "rgb(17, 24, 39)"), ("dark", "rgb(232, 236, 242)")])
def test_a_spec_in_vega_itself_knows_the_mode_by_the_palette_of_the_host(view, ink, visit):
    page = visit("dying_relu", view=view, query="scene=film")
    inked = "ink => getComputedStyle(document.querySelector('svg.marks .role-mark text')).fill === ink"
    assert happens(page, inked, ink), f"{RELEASE} no longer has a palette for each mode: see vega_insides.in_vega"
