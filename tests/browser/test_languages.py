"""One server, two visitors, two languages."""

import re
from pathlib import Path

import pytest

import acts
from pages import contents
from tests.browser.visitor import alarms, idle
from tests.pages.seam import widened
from tests.server import serving

SLUG = "rectified"
TITLE = contents.page(SLUG).title


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory):
    """The app served with a second language."""
    log = tmp_path_factory.mktemp("bilingual") / "log.txt"
    with serving(log, app=Path(__file__).parent / "two_languages.py") as running:
        yield running
    assert not running.complaints()


@pytest.fixture
def visitors(browser, bilingual):
    """Pages of an English and of a German browser."""
    contexts = [browser.new_context(locale=locale) for locale in ("en-GB", "de-CH")]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(f"{bilingual.url}{SLUG}?fn=leaky_relu")
        idle(page)
    yield pages
    for context in contexts:
        context.close()


def test_each_visitor_reads_his_own_language_and_a_fragment_keeps_to_it(visitors):
    said = (lambda text: text), widened
    for page, speak in zip(visitors, said, strict=True):
        assert page.locator("h1").inner_text() == speak(TITLE)
    for typed in ("0.25", "0.5"):  # by turns: a fragment runs in a thread that begins after the other visitor's
        for page, speak in zip(visitors, said, strict=True):
            box = page.locator(".st-key-leaky_relu_negative_slope input").first
            box.fill(typed)
            box.press("Enter")
            sentence = re.compile(f"^{speak(acts.leaky_relu.name)}.* {typed}:")
            page.locator("[data-testid=stMarkdownContainer] p").filter(has_text=sentence).first.wait_for()
            assert not alarms(page)


def test_a_visitor_changes_the_language_by_the_address_and_keeps_it_from_page_to_page(visitors, bilingual):
    page = visitors[1]
    page.goto(f"{bilingual.url}{SLUG}?lang=en")
    idle(page)
    assert page.locator("h1").inner_text() == TITLE
    onward = contents.page("exponential").title
    page.locator("[data-testid=stSidebarNav]").get_by_text(onward).click()
    page.get_by_role("heading", name=onward, level=1).wait_for()
    idle(page)
    assert "lang" not in page.url
    assert page.get_by_text(widened(onward)).count() == 0


def test_a_click_on_the_home_page_changes_the_language_of_the_visit(visit):
    page = visit("", query="q=relu")
    page.get_by_role("link", name="简体中文").click()
    page.get_by_role("heading", name="亲手探索激活函数").wait_for()
    idle(page)
    page.get_by_test_id("stSidebarNav").get_by_text("整流函数", exact=True).click()
    page.get_by_role("heading", name="整流函数", level=1).wait_for()
    idle(page)
    assert not alarms(page)
    assert page.locator("svg.marks").get_by_text("预激活值 z").count()
    page.goto(page.url.split("rectified")[0] + "?lang=zh")
    idle(page)
    page.get_by_role("link", name="English", exact=True).click()
    page.get_by_role("heading", name="Activations, by hand").wait_for()


def test_a_figure_is_in_the_language_of_who_takes_it_away(visitors):
    for page, speak in zip(visitors, (lambda text: text, widened), strict=True):
        with page.expect_download() as download:
            page.get_by_role("button", name=speak("SVG")).click()
        figure = download.value.path().read_text()
        assert speak("pre-activation z") in figure
        assert speak(acts.leaky_relu.name) in figure
