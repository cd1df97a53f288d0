"""The app in a frame of another page, as Streamlit Community Cloud and lecture notes show it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from pages import contents
from tests.browser.visitor import idle

AROUND = """address => {
  window.queries = [];
  addEventListener("message", event => {
    if (event.data?.type === "SET_QUERY_PARAM") queries.push(event.data.queryParams);
  });
  document.body.innerHTML = '<iframe id="app" style="width: 1200px; height: 800px"></iframe>';
  document.getElementById("app").src = address;
}"""


def test_the_page_around_a_frame_is_told_the_address(visit, server):
    page = visit("_stcore/health", until=lambda page: page.wait_for_load_state())
    page.evaluate(AROUND, f"{server.url}rectified?fn=leaky_relu&guess=skip")
    box = page.frame_locator("#app").locator(".st-key-leaky_relu_negative_slope input")
    box.fill("0.3")
    box.press("Enter")
    page.wait_for_function("() => window.queries.some(query => query.includes('leaky_relu_negative_slope=0.3'))")


@pytest.fixture
def frame(visit, server):
    """A page of the app in a frame of another page, as `?embed=true` shows it: its frame, opened by an address."""

    def opened(address):
        page = visit("_stcore/health", until=lambda page: page.wait_for_load_state())
        page.evaluate(AROUND, f"{server.url}{address}")
        inside = page.frame(url=f"{server.url}{address}") or page.frames[-1]
        ready(inside)
        return inside

    return opened


def ready(inside):
    inside.locator("h1").wait_for()
    idle(inside)


def test_an_embedded_page_keeps_the_row_of_scenes_and_the_way_on(frame):
    inside = frame("sigmoidal?embed=true")
    assert inside.get_by_test_id("stSidebar").count() == 0
    assert inside.locator(".st-key-scenes").get_by_role("radio").count() == len(contents.page("sigmoidal").scenes)
    inside.locator(".st-key-scenes").get_by_role("radio", name="Saturation").click()
    inside.wait_for_url("**/sigmoidal?*scene=crossing*")
    idle(inside)
    inside.get_by_role("button", name="Next:").click()
    inside.wait_for_url("**/sigmoidal?*scene=naive*")
    idle(inside)
    assert asked(inside)["embed"] == ["true"]
    inside.get_by_role("button", name="Next:").click()
    inside.wait_for_url("**/sigmoidal?*scene=pushed*")
    idle(inside)
    inside.get_by_role("link", name="Next:").click()
    inside.wait_for_url("**/rectified?*")
    ready(inside)
    assert asked(inside)["embed"] == ["true"]
    assert inside.get_by_test_id("stSidebar").count() == 0
    assert inside.locator(".st-key-scenes").get_by_role("radio").count() == len(contents.page("rectified").scenes)


def test_links_of_an_embedded_page_stay_in_its_frame(frame):
    inside = frame("?embed=true")
    around, links = inside.page, inside.get_by_test_id("stPageLink-NavLink")
    tabs = len(around.context.pages)
    assert not [name for name in links.evaluate_all("all => all.map(each => each.target)") if name]
    links.filter(has_text="The dying-ReLU simulator").first.click()
    inside.wait_for_url("**/dying_relu?*")
    ready(inside)
    assert asked(inside)["embed"] == ["true"]
    assert inside.get_by_test_id("stSidebar").count() == 0
    assert len(around.context.pages) == tabs
    assert around.url.endswith("/_stcore/health")


def test_a_link_in_the_words_of_an_embedded_page_stays_in_its_frame(frame):
    inside = frame("losses?embed=true")
    tabs = len(inside.page.context.pages)
    inside.get_by_role("link", name="a coin").click()
    inside.wait_for_url("**/coin_flips?*")
    ready(inside)
    assert asked(inside)["embed"] == ["true"]
    assert len(inside.page.context.pages) == tabs


def asked(inside):
    return parse_qs(urlsplit(inside.url).query)
