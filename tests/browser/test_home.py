"""Home under the hand: its first screen, typing, filtering, going through a card, and coming by a link."""

from urllib.parse import quote

import pytest

import acts
from acts.traits import TRAITS
from pages import contents
from tests.browser.test_families import query
from tests.browser.visitor import alarms, begun, idle, pictures, sideways
from tests.samples import sampled

ALIASES = [  # one of each family; the core's tests try them all
    next((a, alias) for a in family.members for alias in a.aliases) for family in acts.FAMILIES.values()
]
CARDS = "[data-testid=stMain] a[href*='fn=']:has(img)"
DOORS = ".st-key-cards-doors a:has(img)"
FOUND = ".st-key-cards-found a"


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


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (390, 844)], ids=["low", "desktop", "phone"])
def test_the_first_screen_has_the_search_and_four_doors_with_pictures(size, visit):
    page = visit(view="phone" if size[0] < 500 else "light")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    idle(page)
    boxes = [page.locator(".st-key-q input").bounding_box()]
    for door in page.locator(DOORS).all():
        boxes += [door.bounding_box(), door.locator("img").bounding_box()]
    assert len(boxes) == 1 + 2 * 4
    assert all(box["y"] > 0 and box["y"] + box["height"] < size[1] for box in boxes)
    assert all(box["x"] > 0 and box["x"] + box["width"] < size[0] for box in boxes)
    assert min(box["height"] for box in boxes[2::2]) >= 50
    assert not alarms(page) + pictures(page) + sideways(page)


@pytest.mark.parametrize(
    ("door", "scene"), [("neuron", "one"), ("sigmoidal", "curve"), ("dying_relu", "turn"), ("coin_flips", "likelihood")]
)
def test_one_click_on_a_picture_shows_what_it_is_of(door, scene, visit):
    page = visit()
    page.locator(f"{DOORS}[href$='{door}'] img").click()
    page.wait_for_url(f"**/{door}*")
    page.get_by_role("heading", level=1, name=contents.page(door).title, exact=True).wait_for()
    idle(page)
    label = next(each.label for each in contents.page(door).scenes if each.slug == scene)
    assert page.get_by_role("radio", name=label, exact=True).is_checked()
    assert page.locator("[data-testid=stVegaLiteChart] svg.marks").first.bounding_box()["y"] < 700


def test_a_topic_in_chinese_leads_to_its_scene(visit):
    page = visit()
    box = page.locator(".st-key-q input")
    box.fill("链式法则")
    box.press("Enter")
    page.locator(FOUND).first.click()
    page.wait_for_url("**/sigmoidal?*")
    page.get_by_role("heading", level=1, name=contents.page("sigmoidal").title, exact=True).wait_for()
    idle(page)
    assert query(page)["scene"] == "upstream"
    assert not alarms(page) + pictures(page)
    page.go_back()
    page.locator(FOUND).first.wait_for()
    assert query(page)["q"] == "链式法则"


BEHIND = {each.slug: each for each in contents.PAGES if each.slug and each.slug not in acts.FAMILIES}


@pytest.mark.parametrize("door", sampled(BEHIND, ["neuron", "dying_relu", "coin_flips", "glossary"]))
def test_a_door_opens_its_page(door, visit):
    page = visit()
    page.locator(f"[data-testid=stMain] a[href$='{door.slug}']").click()
    page.wait_for_url(f"**/{door.slug}*")
    page.get_by_role("heading", level=1, name=door.title, exact=True).wait_for()
    begun(page)
    assert page.locator("h1").all_inner_texts() == [door.title]


ANY = {
    "long": "x" * 5000,
    "tag": "<img src=x onerror=alert(1)>",
    "null": "\0",
    "link": "[a](javascript:alert(1))",
    "emoji": "🦙",
}


@pytest.mark.parametrize("text", sampled(ANY, ["tag", "link"]))
def test_a_link_with_any_text_says_it_back_and_shows_no_function(text, visit):
    page = visit(query=f"q={quote(text)}")
    assert page.get_by_text("No function and no topic has this name").count() == 1
    assert not alarms(page) + pictures(page)
    assert page.locator("[data-testid=stMain] a[href^=javascript]").count() == 0
    assert names(page) == []


def test_two_cards_stand_beside_each_other_on_a_phone(visit):
    page = visit(view="phone")
    boxes = [page.locator(CARDS).nth(k).bounding_box() for k in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"]
