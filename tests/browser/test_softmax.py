"""The page of softmax under the hand: what follows the drag, what a cell says, and what the link keeps."""

from tests.browser.test_families import FIRST, query
from tests.browser.visitor import drag, idle, settled

TEXTS = "chart => [...chart.querySelectorAll('svg text')].map(text => text.textContent)"
SHARES = (
    "chart => [...chart.querySelectorAll('svg text')].map(text => text.textContent)"
    ".filter(text => /^(cat|dog|tiger)[ \\n]*[0-9<]/.test(text)).join(' ')"
)


def shares(page):
    return page.locator(FIRST).evaluate(SHARES)


def test_shares_follow_the_hand_and_the_link_follows_on_release(visit):
    page = visit("softmax")
    chart = page.locator(FIRST)
    svg = chart.locator("svg.marks").element_handle()
    before = page.url
    seen = drag(page, chart.locator("input[type=range]"), shares)
    assert len(set(seen)) >= 15
    page.mouse.up()
    page.get_by_text("the logits 6, 1, 0 give the shares cat").first.wait_for()
    idle(page)
    assert page.url != before
    assert query(page)["softmax_cat"] == "6"
    assert chart.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"
    assert "0.9909" in " ".join(chart.evaluate(TEXTS))


def test_the_curves_stay_and_the_marks_of_a_function_follow_the_hand(visit):
    page = visit("softmax", query="fn=logsumexp")
    chart = page.locator(FIRST)
    lines = "chart => [...chart.querySelectorAll('.mark-line path')].map(path => path.getAttribute('d')).join()"
    marks = "chart => [...chart.querySelectorAll('.mark-symbol.role-mark path')].map(dot => dot.outerHTML).join()"
    before = chart.evaluate(lines)
    seen = drag(page, chart.locator("input[type=range]"), lambda page: page.locator(FIRST).evaluate(marks))
    assert len(set(seen)) >= 15
    assert chart.evaluate(lines) == before
    page.mouse.up()
    page.get_by_text("Log-sum-exp of the logits 6, 1, 0 at T = 1 is").first.wait_for()


def test_a_soft_draw_follows_the_hand(visit):
    page = visit("softmax", query="scene=draws")
    chart = page.locator(FIRST)
    seen = drag(page, chart.locator("input[type=range]"), lambda page: " ".join(page.locator(FIRST).evaluate(TEXTS)))
    assert len(set(seen)) >= 15
    page.mouse.up()
    page.wait_for_url("**softmax_tau=*")


def test_a_shift_moves_the_logits_and_leaves_the_shares(visit):
    page = visit("softmax", query="move=shift")
    chart = page.locator(FIRST)
    seen = drag(page, chart.locator("input[type=range]"), shares)
    assert len(set(seen)) == 1
    assert "0.6652" in seen[0]
    page.mouse.up()
    page.get_by_text("Adding 10 to all three changes nothing.").wait_for()
    idle(page)
    assert query(page)["softmax_shift"] == "10"
    shown = chart.evaluate(TEXTS)
    assert {"12", "11", "10"} <= set(shown)


def test_a_cell_under_the_pointer_says_what_it_means(visit):
    page = visit("softmax", query="scene=slopes")
    chart = page.locator(FIRST)
    cell = chart.locator("text", has_text="+0.0819")
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(page, 100)
    assert "Raise the logit of tiger by 0.1:tiger gains" in "".join(chart.evaluate(TEXTS)).replace("\n", "")


def test_choices_and_values_come_with_the_link(visit):
    link = "move=temperature&softmax_dog=1.37&softmax_temperature=0.33"
    page = visit("softmax", query=link)
    shown = page.locator(FIRST).get_attribute("aria-label")
    assert "At temperature 0.33 the logits 2, 1.37, 0" in shown
    assert dict(part.split("=") for part in link.split("&")) == query(page)
    elsewhere = visit("softmax", query=link)
    assert shares(page) == shares(elsewhere)
