"""The style sheet against the pages that Streamlit makes: each of its rules finds what it is for."""

import pytest
import streamlit

from pages.contents import PAGES
from pages.kit.streamlit_insides import RULES
from tests.browser.visitor import idle, settled
from tests.samples import sampled

SEEN = {
    "": "",
    "rectified": "rectified_code=true",
    "coin_flips": "scene=all",
    "dying_relu": "",
    "why_units_die": "",
    "digits": "",
    "neuron": "",
}
FOUND = "rules => rules.filter(rule => document.querySelector(rule.replaceAll(':focus-visible', '')))"
FOLD, UNFOLD = "[data-testid=stSidebarCollapseButton]", "[data-testid=stExpandSidebarButton]"
SIDE = """() => {
    const content = document.querySelector('[data-testid=stSidebarContent]'), high = content.clientHeight;
    const links = [...document.querySelectorAll('[data-testid=stSidebarNavLink]')];
    const cut = link => [...link.querySelectorAll('span *')].some(part => part.scrollWidth > part.clientWidth);
    const seen = link => link.getBoundingClientRect().top >= 0 && link.getBoundingClientRect().bottom <= high;
    return { scrolls: content.scrollHeight > high, wide: Math.round(content.getBoundingClientRect().width),
             cut: links.filter(cut).map(link => link.innerText), seen: links.filter(seen).length,
             open: links.filter(link => link.ariaCurrent).filter(seen).length };
}"""


def test_every_rule_of_the_style_sheet_finds_an_element_on_some_page(visit):
    missing = set(RULES)
    for slug, query in SEEN.items():
        missing -= set(visit(slug, query=query).evaluate(FOUND, sorted(missing)))
    missing -= set(visit(view="phone").evaluate(FOUND, sorted(missing)))  # with the sidebar folded
    assert not missing, f"Streamlit {streamlit.__version__} builds its pages otherwise: nothing is found by {missing}"


def resize(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    idle(page)


@pytest.mark.parametrize("slug", sampled({page.slug: page.slug for page in PAGES}, ["threshold_linear", "losses"]))
def test_the_sidebar_shows_every_page_whole_at_once(slug, visit):
    page = visit(slug)
    resize(page, 1280, 720)
    assert page.evaluate(SIDE) == {"scrolls": False, "wide": 250, "cut": [], "seen": len(PAGES), "open": 1}


def test_the_sidebar_of_a_low_window_begins_at_the_open_page(visit):
    page = visit("losses")
    resize(page, 853, 480)
    page.reload()
    idle(page)
    side = page.evaluate(SIDE)
    assert side["scrolls"]
    assert side["open"] == 1


def test_the_sidebar_is_dragged_wider_folded_and_unfolded(visit):
    page = visit("rectified")
    edge = page.locator("[data-testid=stSidebarResizeHandle]").bounding_box()
    page.mouse.move(edge["x"] + 4, 300)
    page.mouse.down()
    page.mouse.move(edge["x"] + 84, 300, steps=4)
    page.mouse.up()
    assert page.evaluate(SIDE)["wide"] == pytest.approx(330, abs=3)
    page.locator("[data-testid=stSidebarNav]").hover()
    page.locator(FOLD).get_by_role("button").click()
    page.locator(UNFOLD).wait_for()
    settled(page, 500)
    button, title = page.locator(UNFOLD).bounding_box(), page.locator("h1")
    inset = title.evaluate("title => parseFloat(getComputedStyle(title).paddingLeft)")
    assert button["x"] + button["width"] <= title.bounding_box()["x"] + inset
    page.locator(UNFOLD).click()
    page.locator(UNFOLD).wait_for(state="detached")


def test_the_sidebar_of_a_phone_opens_over_the_page_and_folds_again(visit):
    page = visit(view="phone")
    page.locator(UNFOLD).click()
    page.locator("[data-testid=stSidebarNavLink]").last.tap()
    page.wait_for_url(f"**/{PAGES[-1].slug}")
    idle(page)
    page.locator(FOLD).get_by_role("button").tap()
    page.locator(UNFOLD).wait_for()
    assert page.locator("h1").inner_text() == PAGES[-1].title


@pytest.mark.parametrize("slug", ["sigmoidal", "dying_relu", "coin_flips"])
def test_a_picture_and_its_slider_fit_a_window_at_150_percent_with_the_sidebar_folded(slug, visit):
    page = visit(slug)
    resize(page, 853, 480)
    page.locator("[data-testid=stSidebarNav]").hover()
    page.locator(FOLD).get_by_role("button").click()
    page.locator(UNFOLD).wait_for()
    settled(page, 500)
    picture = page.locator("[class*='st-key-stage-'] [data-testid=stVegaLiteChart]").first.bounding_box()
    assert picture["height"] >= 180
    assert picture["y"] + picture["height"] <= 480
