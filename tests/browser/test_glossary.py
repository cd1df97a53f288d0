"""From a word below a picture to its meaning, and back."""

from urllib.parse import parse_qs, urlsplit

from pages.terms import BY_SLUG
from tests.browser.visitor import alarms, idle

LINKS = "[data-testid=stMain] a[href*='glossary?term=']"


def test_a_term_in_the_words_says_what_it_means_and_leads_to_the_glossary_and_back(visit):
    page = visit("rectified", query="fn=leaky_relu&lang=en")
    link = page.locator(LINKS).first
    (slug,) = parse_qs(urlsplit(link.get_attribute("href")).query)["term"]
    term = BY_SLUG[slug]
    assert link.get_attribute("title") == term.definition
    before = page.url
    link.click()
    page.wait_for_url("**/glossary?*")
    page.get_by_role("heading", level=2, name=term.name).wait_for()
    idle(page)
    assert parse_qs(urlsplit(page.url).query) == {"term": [slug], "lang": ["en"]}
    assert not alarms(page)
    page.locator(".st-key-cards-term a").click()
    page.wait_for_url(f"**/{term.page}*")
    idle(page)
    page.go_back()
    page.go_back()
    idle(page)
    assert page.url == before
    assert page.locator(LINKS).count() > 0


def test_no_word_of_the_glossary_leads_to_itself(visit):
    page = visit("glossary")
    assert page.locator("[data-testid=stMain] li a").count() == len(BY_SLUG)
    assert page.locator(LINKS).count() == 0
