"""The app where the visitor's system takes all colours away (Windows' contrast themes): what is chosen still shows."""

import pytest

from tests.browser.visitor import idle

LOOK = """found => found.map(each => {
    const look = getComputedStyle(each), name = each.querySelector('p');
    return [look.outlineStyle, look.outlineWidth, getComputedStyle(name).textDecorationLine].join() })"""
EDGES = "found => found.map(each => getComputedStyle(each).borderStyle !== 'none')"
GROUP = "[data-testid=stButtonGroup] button"


@pytest.fixture(params=["light", "dark"])
def forced(request, visit):
    """Open a page in one of the two kinds of contrast themes; the tab shows colours again after the test."""
    opened = []

    def visited(*args, **kwargs):
        page = visit(*args, **kwargs)
        page.emulate_media(color_scheme=request.param, forced_colors="active")
        idle(page)
        opened.append(page)
        return page

    yield visited
    for page in opened:
        page.emulate_media(forced_colors="none")


CHOICES = {  # what is chosen and what is not: a scene, a function, a page
    ".st-key-scenes [aria-checked=true]": ".st-key-scenes [aria-checked=false]",
    f"[class*=st-key-stage-] {GROUP}[aria-checked=true]": f"[class*=st-key-stage-] {GROUP}[aria-checked=false]",
    "[data-testid=stSidebarNavLink][aria-current]": "[data-testid=stSidebarNavLink]:not([aria-current])",
}


def test_what_is_chosen_differs_by_a_frame_and_a_line(forced):
    page = forced("rectified", query="fn=leaky_relu")
    for chosen, others in CHOICES.items():
        one, rest = page.locator(chosen), page.locator(others)
        (look,), looks = one.evaluate_all(LOOK), set(rest.evaluate_all(LOOK))
        assert rest.count() > 1
        assert look not in looks
        assert "underline" in look
        assert not any("underline" in each for each in looks)


def test_properties_that_are_chosen_differ_and_cards_have_edges(forced):
    page = forced(query="has=bounded")
    pressed, others = (page.locator(f"{GROUP}[aria-pressed={state}]") for state in ("true", "false"))
    assert pressed.count() == 1
    assert not {*pressed.evaluate_all(LOOK)} & {*others.evaluate_all(LOOK)}
    cards = page.locator("[class*=st-key-cards-] [data-testid=stPageLink] a")
    assert cards.count() > 3
    assert all(cards.evaluate_all(EDGES))


def test_a_slider_and_a_switch_have_edges(forced):
    page = forced("rectified")
    page.get_by_role("button", name="Picture").click()
    idle(page, 300)
    thumbs = page.locator("[data-testid=stSlider] div:has(> div > [type=range])")
    assert thumbs.count() == 2
    assert all(thumbs.evaluate_all(EDGES))
    switch = page.locator("[data-testid=stCheckbox] label > div:not([data-testid])")
    assert all(switch.or_(switch.locator("> div")).evaluate_all(EDGES))


def test_a_picture_keeps_its_own_colours_on_its_own_ground(forced):
    page = forced("rectified")
    paint = page.locator("svg.marks").first.evaluate(
        "svg => [svg.querySelector('.mark-line path').getAttribute('stroke'), "
        "getComputedStyle(svg.querySelector('.mark-line path')).stroke, "
        "getComputedStyle(svg.querySelector('rect.background, path.background, svg > rect')).fill]"
    )
    assert paint[0]
    assert paint[1] != paint[2]
