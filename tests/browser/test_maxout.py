"""The page of maxout under the hand: what follows the drag, what the pointer reads, and what the link keeps."""

import re

from acts.experiments.functions.maxout import PRESETS
from pages.functions.maxout import sentence
from tests.browser.test_families import FIRST, query
from tests.browser.visitor import drag, idle, settled

DRAWN = "chart => [...chart.querySelectorAll('.mark-rule line')].map(line => line.outerHTML).join(' ')"


def test_the_envelope_follows_the_hand_and_the_link_follows_on_release(visit):
    page = visit("maxout", query="move=2")
    chart = page.locator(FIRST)
    svg = chart.locator("svg.marks").element_handle()
    seen = drag(
        page, chart.locator("input[type=range]").first, lambda page: page.locator(FIRST).evaluate(DRAWN), stops=25
    )
    assert len(set(seen)) >= 18
    page.mouse.up()
    page.wait_for_url(re.compile("maxout_w_2=3"))
    idle(page)
    assert page.locator(".st-key-maxout_w_2 input").input_value() == "3"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    page.get_by_text("The highest piece is, from left to right, piece 1, piece 2;").first.wait_for()


def test_a_preset_is_drawn_at_one_click(visit):
    page = visit("maxout")
    page.get_by_role("button", name="|z|").click()
    said = sentence.sentence(next(p.unit for p in PRESETS if p.slug == "abs"))
    page.get_by_text(said, exact=True).wait_for()
    idle(page)
    assert page.locator(FIRST).get_attribute("aria-label") == said
    assert float(query(page)["maxout_pieces"]) == 2


def test_the_pointer_reads_value_and_active_piece(visit):
    page = visit("maxout")
    chart = page.locator(FIRST)
    chart.scroll_into_view_if_needed()
    box = chart.locator("svg.marks").bounding_box()
    read = chart.locator("text", has_text="z = ").first
    found = []
    for share in (0.2, 0.95):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.3)
        settled(page, 100)
        found.append(read.text_content())
    assert "piece 1" in found[0]
    assert "f ′ = -1" in found[0]
    assert "piece 3" in found[1]


def test_the_number_of_pieces_moves_the_fit_and_the_mark_among_the_errors(visit):
    page = visit("maxout", query="target=sine&maxout_k=2")
    page.locator(FIRST).locator("input[type=range]").focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile("maxout_k=12"))
    page.get_by_text("the difference of two units with k = 12").wait_for()
    idle(page)
    page.get_by_role("button", name="Next: More pieces, smaller error").click()
    page.get_by_text("with k = 12 it is").wait_for()
    idle(page)
    assert query(page)["target"] == "sine"


def test_a_link_shows_the_same_elsewhere(visit):
    link = "move=3&maxout_pieces=4&maxout_w_3=1.37&maxout_b_4=-2.5"
    page = visit("maxout", query=link)
    assert dict(part.split("=") for part in link.split("&")) == query(page)
    elsewhere = visit("maxout", query=link)
    assert page.locator(FIRST).evaluate(DRAWN) == elsewhere.locator(FIRST).evaluate(DRAWN)
