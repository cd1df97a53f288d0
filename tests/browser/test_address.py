"""The address, Back and Forward: one journey for each kind of control, all in one tab."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.visitor import alarms, idle

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


def opened(page, slug, query=""):
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


LEAKY, SLOPE = "guess=skip&fn=leaky_relu", "leaky_relu_negative_slope"
FIRST_CHART = "[data-testid=stVegaLiteChart]"
JOURNEYS = {
    "a choice": ("rectified", "guess=skip", named("radio", "Leaky ReLU"), {"fn": "leaky_relu"}, 1),
    "a number": ("rectified", LEAKY, typed(SLOPE, "0.3"), {SLOPE: "0.3"}, 0),
    "a whole number": ("maxout", "guess=skip", typed("maxout_pieces", "4"), {"maxout_pieces": "4"}, 0),
    "the slider of a chart": (
        "rectified", LEAKY, pressed(FIRST_CHART, "ArrowRight", 3), {SLOPE: "0.04"}, 0,
    ),
    "a stretch": (
        "rectified", "guess=skip", in_popover("Picture", pressed(".st-key-rectified_z", "ArrowRight")),
        {"rectified_z": ["-7.5", "8"]}, 0,
    ),
    "a toggle": (
        "rectified", "guess=skip", in_popover("Picture", clicked(".st-key-rectified_second label")),
        {"rectified_second": "true"}, 0,
    ),
    "several choices": (
        "rectified", "guess=skip", in_popover("Picture", clicked(".st-key-rectified-with-widget button")),
        {"with": "leaky_relu"}, 0,
    ),
    "an expander": (
        "rectified", "guess=skip", clicked(".st-key-rectified_code summary"), {"rectified_code": "true"}, 0,
    ),
    "tabs": (
        "rectified", "guess=skip&rectified_code=true", named("tab", "jax"), {"rectified_library": "jax"}, 0,
    ),
    "a search": ("", "", typed("q", "gelu"), {"q": "gelu"}, 0),
    "a slider of steps": (
        "dying_relu", "guess=skip", in_popover("Start and training", pressed(".st-key-steps", "Home")),
        {"steps": "100"}, 0,
    ),
    "a guess": ("maxout", "", named("button", "Skip"), {"guess": "skip"}, 0),
    "a preset": (
        "dying_relu", "guess=skip&seed=7&width=3", named("link", "Large negative bias"), {"offset": "-3"}, 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
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


@pytest.mark.parametrize("text", ["", "1e400", "nan"])
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
    opened(tab, "maxout", "guess=skip&maxout_pieces=4")
    typed("maxout_pieces", "2.5")(tab)
    tab.get_by_text("Pieces cannot be 2.5. It stays 4.").wait_for()
    idle(tab)
    assert tab.locator(".st-key-maxout_pieces input").input_value() == "4"
    assert address(tab)[1]["maxout_pieces"] == "4"


def test_what_another_function_had_goes_from_the_address_and_comes_back_with_it(tab):
    opened(tab, "rectified", f"{LEAKY}&{SLOPE}=0.3")
    named("radio", "ReLU")(tab)
    idle(tab)
    assert address(tab)[1] == {"guess": "skip"}
    back(tab)
    assert address(tab)[1][SLOPE] == "0.3"
    opened(tab, "rectified", f"guess=skip&fn=relu&{SLOPE}=0.3")
    assert SLOPE not in address(tab)[1]
