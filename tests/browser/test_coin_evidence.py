"""Every real coin in a browser, and the two pictures that follow a slider: the replay and the climb."""

import pytest

from acts.likelihood.coins import COINS
from pages.likelihood.coin_flips import kerrich, real_coins
from tests.browser.visitor import PHONE, alarms, idle, pictures, sideways, turn
from tests.samples import sampled
from tests.server import lines

KERRICH = COINS["kerrich"]


def chart(page, slider):
    """Return the chart whose slider has this name."""
    return page.locator("[data-testid=stVegaLiteChart]").filter(has=page.locator(".vega-bind").filter(has_text=slider))


@pytest.mark.parametrize("slug", sampled({slug: slug for slug in COINS}, ["kerrich", "bent"]))
def test_every_coin_is_drawn_told_and_fits(visit, slug):
    coin = COINS[slug]
    page = visit("coin_flips", query=f"guess=skip&record={slug}")
    page.get_by_role("heading", name=coin.name, exact=True).wait_for()
    wrong = [*alarms(page), *pictures(page), *sideways(page)]
    turn(page, PHONE)
    wrong += [*alarms(page), *pictures(page), *sideways(page)]
    assert not wrong, lines(wrong)
    if not coin.parts:
        assert page.get_by_text(real_coins.said(coin.counts), exact=True).is_visible()


def test_a_coin_is_chosen_by_hand_and_is_in_the_address(visit):
    page = visit("coin_flips", query="scene=real-coins")
    page.get_by_role("combobox").click()
    page.get_by_role("option", name=COINS["bent"].name, exact=True).click()
    page.get_by_role("heading", name=COINS["bent"].name, exact=True).wait_for()
    idle(page)
    assert "record=bent" in page.url


def test_the_replay_follows_the_keyboard_without_being_drawn_anew(visit):
    page = visit("coin_flips", query="guess=skip&record=kerrich&kerrich_at=10")
    replay = chart(page, "checkpoint")
    svg = replay.locator("svg.marks").element_handle()
    replay.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text(kerrich.said(KERRICH.running[10]), exact=True).wait_for()
    page.keyboard.press("End")
    page.get_by_text(kerrich.said(KERRICH.counts), exact=True).wait_for()
    idle(page)
    assert "kerrich_at=28" in page.url
    assert replay.locator("svg.marks").evaluate("(now, then) => now === then", svg), "the chart was drawn anew"


def test_the_climb_shows_its_failure_in_p_and_follows_the_slider(visit):
    page = visit("coin_flips", query="guess=skip&climb_steps=0")
    climb = chart(page, "steps")
    crosses = (
        "chart => [...chart.querySelectorAll('.mark-symbol path')]"
        ".filter(path => path.getAttribute('stroke-width') === '4').length"
    )
    assert climb.evaluate(crosses) == 0
    climb.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("step 1 leads from 0.95 to -12.73, which is no probability").wait_for()
    idle(page)
    assert climb.evaluate(crosses) == 1
    assert "climb_steps=1" in page.url
