"""The gallery under the hand: typing, filtering, going through a card, and coming by a link."""

from urllib.parse import quote

import pytest

import acts
from acts.traits import TRAITS
from pages import contents
from tests.browser.test_families import query
from tests.browser.visitor import alarms, begun, idle, pictures

ALIASES = [  # one of each family; the core's tests try them all
    next((a, alias) for a in family.members for alias in a.aliases) for family in acts.FAMILIES.values()
]
CARDS = "[data-testid=stMain] a:has(img)"


def names(page):
    return page.locator(CARDS).all_inner_texts()


def expected(functions):
    return [a.name for a in functions]


def test_typing_an_alias_finds_its_function(visit):
    page = visit()
    box = page.locator(".st-key-q input")
    for activation, alias in ALIASES:
        typed = alias.upper().replace("_", " ")
        box.fill(typed)
        box.press("Enter")
        page.get_by_text(f"with “{typed}” in a name").wait_for()  # a busy machine may begin to run after `idle` looks
        idle(page)
        assert names(page) == expected(acts.search(alias)), alias
        assert activation.name in names(page)
    assert query(page)["q"]
    assert not alarms(page) + pictures(page)


def test_a_property_is_a_press_of_a_pill_and_is_in_the_address(visit):
    page = visit()
    for slug in ("bounded", "can_die"):
        page.get_by_role("button", name=TRAITS[slug].name, exact=True).click()
        idle(page, settle=200)
    wanted = [a for a in acts.CATALOGUE.values() if TRAITS["bounded"].of(a) and TRAITS["can_die"].of(a)]
    assert names(page) == expected(wanted)
    assert query(page)["has"] == "bounded,can_die"
    again = visit(query=page.url.partition("?")[2])
    assert names(again) == expected(wanted)
    again.get_by_role("button", name=TRAITS["bounded"].name, exact=True).click()
    idle(again, settle=200)
    assert names(again) == expected(a for a in acts.CATALOGUE.values() if TRAITS["can_die"].of(a))


def test_a_press_anywhere_on_a_card_opens_its_function_without_a_reload(visit):
    page = visit(query="q=tanh")
    page.evaluate("window.stayed = true")
    picture = page.locator(f"{CARDS}[href$='fn=hard_tanh'] img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/sigmoidal?*")
    idle(page)
    assert query(page)["fn"] == "hard_tanh"
    assert page.locator("h1").inner_text() == contents.page("sigmoidal").title
    assert page.evaluate("window.stayed")


def test_every_door_opens_its_page(visit):
    page = visit()
    for each in contents.PAGES:
        if each.slug and each.slug not in acts.FAMILIES:
            page.locator(f"[data-testid=stMain] a[href$='{each.slug}']").click()
            page.wait_for_url(f"**/{each.slug}*")
            page.get_by_role("heading", level=1, name=each.title, exact=True).wait_for()
            begun(page)
            assert page.locator("h1").all_inner_texts() == [each.title]
            page.go_back()
            page.get_by_role("heading", level=1, name=contents.page("").title, exact=True).wait_for()


@pytest.mark.parametrize("text", ["x" * 5000, "<img src=x onerror=alert(1)>", "\0", "[a](javascript:alert(1))", "🦙"])
def test_a_link_with_any_text_says_it_back_and_shows_no_function(text, visit):
    page = visit(query=f"q={quote(text)}")
    assert page.get_by_text("nor anything like it").count() == 1
    assert not alarms(page) + pictures(page)
    assert page.locator("[data-testid=stMain] a[href^=javascript]").count() == 0
    assert names(page) == []


def test_two_cards_stand_beside_each_other_on_a_phone(visit):
    page = visit(view="phone")
    boxes = [page.locator(CARDS).nth(k).bounding_box() for k in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"]
