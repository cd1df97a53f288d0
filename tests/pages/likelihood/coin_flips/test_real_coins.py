"""Real coins, as the page tells them."""

import pytest

from acts.likelihood import Tosses
from acts.likelihood.coins import COINS, STORIES
from pages.likelihood.coin_flips import card, kerrich, real_coins, records
from tests.pages.reading import alternatives, text

every_coin = pytest.mark.parametrize("coin", COINS.values(), ids=COINS)


def shown(opened, scene, **query):
    app = opened("coin_flips", scene=scene, **query)
    assert not app.exception
    return app


@every_coin
def test_every_coin_is_told_with_its_count_its_source_and_its_caveat(coin, opened):
    app = shown(opened, "real-coins", record=coin.slug)
    said = text(app)
    assert f"#### {coin.name}" in said
    assert coin.caveat in said
    assert coin.heads_means in said
    assert card.status(coin) in said
    assert all(f"[{reference.title}]({reference.url})" in said for reference in coin.references)
    assert ("No page to link to" in said) == (not coin.references and coin.status != "example")
    assert coin.year is None or str(coin.year) in said
    seen = real_coins.family_said(coin) if coin.parts else real_coins.said(coin.counts)
    assert seen in said
    assert alternatives(app) == [seen]
    if coin.separate:
        assert all(str(part.heads) in said for part in coin.parts)
    else:
        assert f"**{coin.heads:,} of {coin.tosses:,}**" in said


@pytest.mark.parametrize("slug", ["bent", "residents"])
def test_the_numbers_of_each_of_several_are_in_a_drawer(slug, opened):
    rows = [f"| {k} | {part.heads}" for k, part in enumerate(COINS[slug].parts, 1)]
    closed, read = (text(shown(opened, "real-coins", record=slug, **q)) for q in ({}, {"record_parts": "true"}))
    assert not any(row in closed for row in rows)
    assert all(row in read for row in rows)


def test_a_coin_nobody_tossed_is_refused_in_words(opened):
    app = shown(opened, "real-coins", record="mine")
    assert "“mine”" in text(app)
    assert f"#### {COINS[records.FIRST].name}" in text(app)


def test_stories_are_called_what_they_are(opened):
    said = text(shown(opened, "real-coins", record_stories="true"))
    for story in STORIES.values():
        assert story.claim in said
        assert story.caveat in said
    assert "A model, not a count" in said
    assert "A myth" in said


def test_the_scenes_share_the_chosen_coin(opened):
    app = shown(opened, "real-coins")
    app.selectbox(key="coin_flips/record/widget").set_value("bent").run()
    app.button_group(key="coin_flips/scene/widget").set_value("all-coins").run()
    assert not app.exception
    assert app.selectbox(key="coin_flips/record/widget").value == "bent"
    assert "7 coins in orange: 53, 55, 49, 41, 39, 27, 0 heads, of 100 tosses each." in text(app)


@pytest.mark.parametrize("checkpoint", [1, 10, 28])
def test_the_replay_says_where_the_record_stands(checkpoint, opened):
    app = shown(opened, "kerrich", kerrich_at=str(checkpoint))
    seen = COINS["kerrich"].running[checkpoint - 1]
    assert kerrich.said(seen) in text(app)
    assert f"{seen.heads:,} heads" in kerrich.said(seen)


def test_the_lead_is_said_either_way():
    assert "2 more tails than heads" in kerrich.said(Tosses(4, 10))
    assert "as many heads as tails" in kerrich.said(Tosses(10, 20))
    assert "134 more heads than tails" in kerrich.said(Tosses(5067, 10000))


def test_the_picture_of_all_names_those_that_leave_out_one_half(opened):
    said = next(words for words in alternatives(shown(opened, "all-coins")) if words.startswith("Of 18 counts"))
    assert "of 6 leave out 1/2" in said
    assert COINS["same_side"].name in said
    assert COINS["pearson"].name not in said


@pytest.mark.parametrize(
    ("query", "scene"),
    [
        ({"guess": "0.4", "record": "bent"}, "real-coins"),
        ({"record": "kerrich", "kerrich_at": "28"}, "kerrich"),
        ({"kerrich_at": "3"}, "kerrich"),
        ({"coin_throws": "1200", "guess": "skip"}, "underflow"),
        ({"flips": "1111", "climb_by": "newton", "climb_start": "0.2"}, "climbing"),
    ],
    ids=str,
)
def test_an_old_link_opens_the_scene_that_shows_what_it_asks_for(query, scene, opened):
    app = opened("coin_flips", **query)
    assert app.session_state["coin_flips/scene"] == scene
    assert not app.warning
