"""The address, Back and Forward: one journey for each kind of control, all in one tab."""

from urllib.parse import parse_qs, urlsplit

import pytest

from pages import contents
from tests.browser.visitor import alarms, idle
from tests.samples import sampled

HELD = 350  # milliseconds for which Streamlit holds sliders and charts back
HOME, SIDEBAR = "Activations, by hand", "stSidebarNav"


@pytest.fixture(scope="module")
def tab(visiting):
    with visiting() as visit:
        yield visit("maxout")


def address(page):
    parts = urlsplit(page.url)
    query = {name: values[0] if len(values) == 1 else values for name, values in parse_qs(parts.query).items()}
    return parts.path.strip("/"), query


def forget(page):
    """Let the tab forget where it has been: a browser counts up to 50 entries."""
    history = page.context.new_cdp_session(page)
    history.send("Page.resetNavigationHistory")
    history.detach()


def opened(page, slug, query=""):
    forget(page)
    parts = urlsplit(page.url)
    page.goto(f"{parts.scheme}://{parts.netloc}/{slug}?{query}".rstrip("?"))
    idle(page)


def entries(page):
    return page.evaluate("history.length")


def follow(page, title):
    page.get_by_test_id(SIDEBAR).get_by_text(title, exact=True).click()
    idle(page)


def back(page):
    page.go_back()
    idle(page)


def forward(page):
    page.go_forward()
    idle(page)


def typed(key, text):
    def act(page):
        box = page.locator(f".st-key-{key} input")
        box.fill(text)
        box.press("Enter")

    return act


def pressed(within, key, times=1):
    def act(page):
        page.locator(f"{within} input[type=range]").first.focus()
        for _ in range(times):
            page.keyboard.press(key)

    return act


def clicked(selector):
    return lambda page: page.locator(selector).first.click()


def in_popover(name, act):
    def inside(page):
        page.get_by_role("button", name=name).first.click()
        act(page)
        page.keyboard.press("Escape")

    return inside


def named(role, name):
    return lambda page: page.get_by_test_id("stMain").get_by_role(role, name=name, exact=True).first.click(force=True)


LEAKY, SLOPE = "fn=leaky_relu", "leaky_relu_negative_slope"
FIRST_CHART = "[data-testid=stVegaLiteChart]"
JOURNEYS = {
    "a choice": ("rectified", "", named("radio", "Leaky ReLU"), {"fn": "leaky_relu"}, 1),
    "a number": ("rectified", LEAKY, typed(SLOPE, "0.3"), {SLOPE: "0.3"}, 0),
    "a whole number": ("maxout", "", typed("maxout_pieces", "4"), {"maxout_pieces": "4"}, 0),
    "the slider of a chart": (
        "rectified", LEAKY, pressed(FIRST_CHART, "ArrowRight", 3), {SLOPE: "0.04"}, 0,
    ),
    "a stretch": (
        "rectified", "", in_popover("Picture", pressed(".st-key-rectified_z", "ArrowRight")),
        {"rectified_z": ["-7.5", "8"]}, 0,
    ),
    "a toggle": (
        "rectified", "", in_popover("Picture", clicked(".st-key-rectified_second label")),
        {"rectified_second": "true"}, 0,
    ),
    "several choices": (
        "rectified", "", in_popover("Picture", clicked(".st-key-rectified-with-widget button")),
        {"with": "leaky_relu"}, 0,
    ),
    "an expander": (
        "rectified", "", clicked(".st-key-rectified_code summary"), {"rectified_code": "true"}, 0,
    ),
    "tabs": (
        "rectified", "rectified_code=true", named("tab", "jax"), {"rectified_library": "jax"}, 0,
    ),
    "a search": ("", "", typed("q", "gelu"), {"q": "gelu"}, 0),
    "a slider of steps": (
        "why_units_die", "", in_popover("Network and training", pressed(".st-key-steps", "Home")),
        {"steps": "100"}, 0,
    ),
    "a guess": ("rectified", "", named("button", "½"), {"guess": "half"}, 0),
    "a preset": (
        "why_units_die", "seed=7&width=3", named("radio", "Large negative bias"), {"offset": "-3"}, 1,
    ),
    "a scene": ("rectified", LEAKY, named("radio", "The corner"), {"scene": "corner", "fn": "leaky_relu"}, 1),
    "the next scene": (
        "sigmoidal", "scene=morph", clicked(".st-key-sigmoidal-next button"), {"scene": "crossing"}, 1,
    ),
}  # fmt: skip


COMMON = ("the slider of a chart", "a search", "a preset", "a scene")


@pytest.mark.parametrize("journey", sampled(JOURNEYS, COMMON))
def test_what_was_set_is_there_after_back_forward_and_a_return_by_the_navigation(journey, tab):
    slug, query, act, wanted, made = journey
    opened(tab, slug, query)
    before, began = entries(tab), address(tab)
    act(tab)
    idle(tab, HELD)
    here = address(tab)
    assert wanted.items() <= here[1].items()
    assert entries(tab) - before == made
    if made:
        back(tab)
        assert address(tab) == began
        forward(tab)
        assert address(tab) == here
    other = "Maxout" if slug != "maxout" else HOME
    title = tab.title()
    follow(tab, other)
    assert entries(tab) - before == made + 1
    assert address(tab)[1] == {}
    back(tab)
    assert address(tab) == here
    forward(tab)
    assert tab.title() != title
    follow(tab, title)
    assert address(tab) == here
    assert not alarms(tab)


@pytest.mark.parametrize("text", sampled({"empty": "", "1e400": "1e400", "nan": "nan"}, ["empty"]))
def test_a_box_that_is_emptied_keeps_its_value_and_says_so(text, tab):
    opened(tab, "rectified", f"{LEAKY}&{SLOPE}=0,3")
    box = tab.locator(f".st-key-{SLOPE} input")
    assert box.input_value() == "0.3"
    box.press("Control+a")
    box.press("Delete")
    tab.keyboard.type(text)
    tab.keyboard.press("Enter")
    tab.get_by_text("negative slope needs a number. It stays 0.3.").wait_for()
    idle(tab)
    assert box.input_value() == "0.3"
    assert address(tab)[1][SLOPE] == "0.3"


def test_a_fraction_in_a_box_of_whole_numbers_is_refused_with_the_value_that_stays(tab):
    opened(tab, "maxout", "maxout_pieces=4")
    typed("maxout_pieces", "2.5")(tab)
    tab.get_by_text("Pieces cannot be 2.5. It stays 4.").wait_for()
    idle(tab)
    assert tab.locator(".st-key-maxout_pieces input").input_value() == "4"
    assert address(tab)[1]["maxout_pieces"] == "4"


def test_what_another_function_had_goes_from_the_address_and_comes_back_with_it(tab):
    opened(tab, "rectified", f"{LEAKY}&{SLOPE}=0.3")
    named("radio", "ReLU")(tab)
    idle(tab)
    assert address(tab)[1] == {}
    back(tab)
    assert address(tab)[1][SLOPE] == "0.3"
    opened(tab, "rectified", f"fn=relu&{SLOPE}=0.3")
    assert SLOPE not in address(tab)[1]


# Each scene of a page with the key of a box in it, and a value for the box.
BOXES = {
    "curve": ("leaky_relu_negative_slope", "0.3"),
    "corner": ("rectified_zoom", "2.5"),
    "maximum": ("rectified_alpha", "1.7"),
    "random": ("rectified_seed", "12"),
}


def scene(page, slug):
    label = next(each.label for each in contents.page("rectified").scenes if each.slug == slug)
    named("radio", label)(page)
    idle(page)


def written(page, key):
    return page.locator(f".st-key-{key} input").input_value(), address(page)[1].get(key)


def test_each_switch_of_a_scene_is_one_entry_and_back_forward_and_reload_show_what_the_address_says(visit):
    tab = visit("rectified", query="fn=leaky_relu")
    forget(tab)
    before, seen = entries(tab), []
    for turn, (slug, (key, value)) in enumerate(BOXES.items()):
        scene(tab, slug)
        typed(key, value)(tab)
        idle(tab)
        assert written(tab, key) == (value, value)
        assert entries(tab) - before == turn
        seen.append(address(tab))
    assert "leaky_relu_negative_slope" not in seen[-1][1]
    for there in reversed(seen[:-1]):
        back(tab)
        assert address(tab) == there
        key, value = BOXES[there[1].get("scene", "curve")]
        assert written(tab, key) == (value, value)
    tab.reload()
    idle(tab)
    assert address(tab) == seen[0]
    for there in seen[1:]:
        forward(tab)
        assert address(tab) == there
        key, value = BOXES[there[1]["scene"]]
        assert written(tab, key) == (value, value)
    assert entries(tab) - before == len(BOXES) - 1
    assert not alarms(tab)


def test_after_ten_switches_between_scenes_every_box_still_writes_its_value(tab):
    opened(tab, "rectified", "fn=leaky_relu")
    order = [*BOXES, *BOXES, *BOXES]
    for turn, slug in enumerate(order[1:11]):
        scene(tab, slug)
        key, value = BOXES[slug]
        own = value[:-1] + str(turn % 9 + 1)
        typed(key, own)(tab)
        idle(tab)
        assert written(tab, key) == (own, own)
    assert not alarms(tab)


def test_the_next_scene_begins_at_the_top(tab):
    opened(tab, "rectified", "scene=corner")
    main = tab.get_by_test_id("stMain")
    main.evaluate("main => main.scrollTo({top: main.scrollHeight})")
    assert main.evaluate("main => main.scrollTop") > 0
    clicked(".st-key-rectified-next button")(tab)
    idle(tab)
    assert address(tab)[1] == {"scene": "maximum"}
    assert main.evaluate("main => main.scrollTop") == 0


@pytest.fixture
def clipboard(tab):
    """Read what the browser has copied."""
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.bring_to_front()
    yield lambda: tab.evaluate("navigator.clipboard.readText()")
    tab.context.clear_permissions()


LINK = ".st-key-link-to-this button"


def test_the_link_to_this_is_exactly_the_address_with_what_was_typed_a_moment_ago(tab, clipboard):
    opened(tab, "rectified", "scene=maximum&rectified_alpha=1.5")
    clicked(LINK)(tab)
    tab.get_by_text("Copied").wait_for()
    idle(tab)
    assert clipboard() == tab.url
    assert address(tab)[1] == {"scene": "maximum", "rectified_alpha": "1.5"}
    tab.locator(".st-key-rectified_alpha input").fill("0.75")
    clicked(LINK)(tab)
    idle(tab, HELD)
    assert address(tab)[1]["rectified_alpha"] == "0.75"
    assert clipboard() == tab.url


def test_a_browser_without_a_clipboard_copies_the_link_by_the_old_command(tab, clipboard):
    opened(tab, "rectified", "scene=corner")
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    clicked(LINK)(tab)
    idle(tab)
    tab.evaluate("delete navigator.clipboard")
    assert clipboard() == tab.url
