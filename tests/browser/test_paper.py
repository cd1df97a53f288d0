"""What comes out of a printer: a page as it is open, and the handout with all its scenes."""

import re

import pytest

from pages import contents
from tests.browser.visitor import alarms, idle, pictures, sideways

PAPER = (718, 1047)  # an A4 page between its margins, in pixels
SHOWN = "found => found.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 200))"
LEFT_OUT = (
    "[data-testid=stSidebar], [data-testid=stMainMenu], .st-key-scenes, [data-testid=stButton] button,"
    " [data-testid=stPageLink], [data-testid=stElementToolbar], form.vega-bindings"
)
CONTROLS = "[class*=st-key-sheet-] :is(input, textarea, summary, [role=radio], button:not([kind=elementToolbar]))"
DRAWN = """() => [...document.querySelectorAll('[class*=st-key-sheet-]')].map(sheet => [
    sheet.querySelector('h3').innerText,
    [...sheet.querySelectorAll('svg.marks')].filter(each => each.checkVisibility()).length,
    [...sheet.querySelectorAll('p')].filter(each => each.checkVisibility()).length])"""


def printed(page):
    """Return how many pages of A4 a page is on paper."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", print_background=True)))


def on_paper(page):
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    page.emulate_media(media="print")
    idle(page)


@pytest.fixture
def screen_again():
    """Let a tab show screens again after the test, for the next one."""
    shown = []
    yield shown.append
    for page in shown:
        page.emulate_media(media="screen")
        page.emulate_media(media="null")


@pytest.mark.parametrize("slug", ["rectified", "coin_flips"])
def test_a_handout_is_printed_one_scene_a_page_without_controls(slug, visit, screen_again):
    page, scenes = visit(slug, query="scene=all"), contents.page(slug).scenes
    screen_again(page)
    assert not alarms(page) + pictures(page) + sideways(page)
    assert page.locator(CONTROLS).evaluate_all(SHOWN) == []
    assert printed(page) == len(scenes)
    on_paper(page)
    assert page.locator(LEFT_OUT).evaluate_all(SHOWN) == []
    drawn = page.evaluate(DRAWN)
    assert [title for title, _charts, _sentences in drawn] == [scene.title for scene in scenes]
    assert all(charts and sentences for _title, charts, sentences in drawn)
    wide = page.locator("svg.marks").evaluate_all("found => found.map(each => each.getBoundingClientRect().right)")
    assert max(wide) <= PAPER[0]


def test_a_scene_is_printed_without_sidebar_row_and_buttons_as_wide_as_the_paper(visit, screen_again):
    page = visit("rectified", query="scene=maximum&rectified_alpha=0.5")
    screen_again(page)
    assert printed(page) == 1
    on_paper(page)
    assert page.locator(LEFT_OUT).evaluate_all(SHOWN) == []
    chart = page.locator("svg.marks").bounding_box()
    assert 0.8 * PAPER[0] <= chart["x"] + chart["width"] <= PAPER[0]
    assert page.get_by_text("two functions").or_(page.get_by_text("one function")).count()


def test_back_leaves_the_handout_for_the_scene_that_was_open(visit):
    page = visit("rectified", query="scene=maximum&rectified_alpha=0.5")
    page.get_by_role("button", name="All scenes on paper").click()
    page.wait_for_url("**/rectified?scene=all&**")
    idle(page)
    assert page.locator("[class*=st-key-sheet-]").count() == len(contents.page("rectified").scenes)
    assert "rectified_alpha=0.5" in page.url
    page.go_back()
    page.wait_for_url("**/rectified?scene=maximum&**")
    idle(page)
    assert page.locator("[class*=st-key-sheet-]").count() == 0
    assert page.locator(".st-key-rectified_alpha input").input_value() == "0.5"
