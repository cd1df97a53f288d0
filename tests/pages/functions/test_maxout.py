"""What the page of maxout says, in the numbers of the core, and how it takes any link."""

import pytest

from acts import vector
from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import PRESETS, TARGETS
from acts.vector import Maxout
from pages import contents
from pages.functions import calls
from pages.functions.maxout import pieces, sentence
from pages.kit.numbers import exact, number, percent
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

START = Maxout(pieces.START.slopes[:3], pieces.START.intercepts[:3])


def test_the_page_hides_nothing_and_asks_beside_it(opened):
    app = opened("maxout")
    assert "Test yourself" in text(app)
    assert "slopes" in alternatives(app)[0]


def test_a_link_that_asks_first_shows_no_slope_before_a_guess(opened):
    app = opened("maxout", guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert not app.get("vega_lite_chart")


@pytest.mark.parametrize("guess", ["dead", "left", "small", "same"])
def test_a_guess_gets_a_verdict_and_everything_else(guess, opened):
    app = opened("maxout", guess="ask")
    app.button(key=f"maxout/guess/{guess}").click().run()
    assert not app.exception
    assert ("**Right**" in text(app)) == (guess == "same")
    assert "The slopes are -1 on the left and 1 on the right, as before" in " ".join(text(app).split())
    assert "slopes" in alternatives(app)[0]


def test_every_section_is_shown_and_every_gap_is_filled(opened, sections_shown):
    page = contents.page("maxout")
    apps = [opened("maxout", scene=scene.slug, maxout_code="true", maxout_price="true") for scene in page.scenes]
    apps += [opened("maxout", target=t.slug) for t in TARGETS]
    relu = {"maxout_pieces": "2", "maxout_w_1": "0", "maxout_b_1": "0", "maxout_w_2": "1", "maxout_b_2": "0"}
    apps += [opened("maxout", guess="same"), opened("maxout", **relu)]
    assert sections_shown == set(Words(page.file).sections)
    assert not any("[[" in text(app) for app in apps)
    assert not any(app.exception for app in apps)


def test_the_sentence_under_the_picture_tells_pieces_breakpoints_and_slopes(opened):
    app = opened("maxout", guess="skip")
    said = alternatives(app)[0]
    assert said == sentence.sentence(START)
    assert said in text(app)
    assert "from left to right, piece 1, piece 2, piece 3" in said
    assert ", ".join(number(z, 6) for z in START.breakpoints) in said


def test_a_piece_that_is_never_the_highest_is_named(opened):
    link = {"maxout_w_2": "0.2", "maxout_b_2": "-100"}
    said = alternatives(opened("maxout", guess="skip", **link))[0]
    assert "from left to right, piece 1, piece 3" in said
    assert "nowhere the only highest: piece 2" in said


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.slug)
def test_a_preset_is_one_click_away_and_in_the_boxes(preset, opened):
    app = opened("maxout", guess="skip", move="3")
    app.button(key=f"maxout-{preset.slug}").click().run()
    assert not app.exception
    assert not app.warning
    assert alternatives(app)[0] == sentence.sentence(preset.unit)
    for k, slope in enumerate(preset.unit.slopes, 1):
        assert app.number_input(key=f"maxout_w_{k}").value == slope
    names = {
        "relu": "This is ReLU.",
        "leaky": "leaky ReLU with slope 0.2",
        "abs": "This is |z|.",
        "asleep": "This is |z|.",
    }
    assert names.get(preset.slug, "breakpoints") in alternatives(app)[0]
    assert ("differs from" in text(app)) == (preset.slug in names)


def test_value_slope_and_active_piece_are_read_off_in_every_certain_digit(opened):
    said = text(opened("maxout", guess="skip", maxout_at="1.37"))
    assert float(START(1.37)) == pytest.approx(0.274)
    assert f"$f(1.37)$ = **0.274** · slope **{exact(START.slope(1.37))}** · active: **piece 2**" in said
    level = {"maxout_pieces": "2", "maxout_w_1": "-1", "maxout_b_1": "0", "maxout_w_2": "1", "maxout_b_2": "0"}
    said = text(opened("maxout", guess="skip", maxout_at="0", **level))
    assert "pieces 1, 2 are equal here" in said


def test_a_line_far_off_is_drawn_and_told(opened):
    app = opened("maxout", guess="skip", maxout_w_2="1000000", maxout_b_2="-1000000", move="2")
    assert not app.exception
    assert not app.warning
    assert "slopes -1, 1.6, 1e6" in alternatives(app)[0]


@pytest.mark.parametrize("target", TARGETS, ids=lambda t: t.slug)
def test_the_fit_is_told_for_every_target_and_the_rate_in_a_scene_of_its_own(target, opened):
    app = opened("maxout", target=target.slug, maxout_k="5")
    found = maxout.followed(target.slug)
    said = alternatives(app)[0]
    assert said.startswith(f"{target.name} from z = ")
    assert f"k = 5 is off by at most {number(found.errors[4], 3)}." in said
    assert ("difference of two" in said) != target.convex
    said = alternatives(opened("maxout", scene="following", target=target.slug, maxout_k="5"))[0]
    assert f"like k to the power {number(found.power, 3)}; with k = 5 it is {number(found.errors[4], 3)}." in said


def test_the_price_is_the_reader_s_layer_times_the_pieces(opened):
    app = opened("maxout", guess="skip", maxout_fan_in="9", maxout_width="7", maxout_each="4", maxout_price="true")
    said = text(app)
    assert "| ReLU | 1 | 70 | 1 |" in said
    assert "| maxout | 2 | 140 | 2 |" in said
    assert "| maxout | 4 | 280 | 4 |" in said
    assert "suffice for 1 maxout unit of 4 pieces (40)" in said


@pytest.mark.parametrize(
    ("width", "told"),
    [
        ("1", "are too few for one maxout unit of 4 pieces (40)."),
        ("40", "suffice for 10 maxout units of 4 pieces (400)."),
    ],
)
def test_the_price_of_relu_pays_for_none_or_for_many(width, told, opened):
    app = opened("maxout", guess="skip", maxout_fan_in="9", maxout_width=width, maxout_each="4")
    assert told in text(app)


def test_what_dies_is_told_with_its_seed(opened):
    said = alternatives(opened("maxout", maxout_seed="7"))[0]
    found = maxout.falling(7)
    assert f"{percent(found.relu[-1])} of the ReLU units are dead" in said
    assert "0% of the maxout units are dead (seed 7)." in said


def test_the_calls_of_the_frameworks_are_shown(opened):
    app = opened("maxout", guess="skip", maxout_code="true")
    assert calls.table(vector.maxout.calls) in text(app)
    codes = [code.value for code in app.code]
    assert len(codes) == 1 + len(vector.maxout.calls)
    assert all("a = " in code for code in codes)


HOSTILE = [
    {"move": "9"},
    {"move": "<script>"},
    {"target": "x" * 10_000},
    {"guess": "__import__('os')"},
    {"maxout_pieces": "1e999"},
    {"maxout_pieces": "2.5"},
    {"maxout_w_1": "nan", "maxout_b_1": "-inf"},
    {"maxout_k": "13"},
    {"maxout_fan_in": "0"},
    {"maxout_at": "1e9"},
    {"maxout_seed": "-1"},
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: next(iter(q)))
def test_nonsense_in_a_link_gets_a_sentence_and_the_page_as_usual(query, opened):
    app = opened("maxout", **query)
    assert not app.exception
    assert len(app.warning) == len(query)
    if app.session_state["maxout/scene"] == "pieces":
        assert alternatives(app)[0] == sentence.sentence(START)


def test_fewer_pieces_than_the_one_that_moves_gives_the_first(opened):
    app = opened("maxout", guess="skip", move="3")
    app.number_input(key="maxout_pieces").set_value(2.0).run()
    assert not app.exception
    assert "piece 3" not in alternatives(app)[0]
    app.number_input(key="maxout_pieces").set_value(1.0).run()
    assert not app.exception
    assert alternatives(app)[0].startswith("The highest piece is, from left to right, piece 1; slopes -1.")
