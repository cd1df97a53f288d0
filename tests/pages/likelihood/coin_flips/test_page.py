"""The page of the coin: where tosses come from, what is guessed, what is shown, and what nonsense gets."""

import json
import re

import pyarrow as pa
import pytest

from acts.charts.likelihood.over_p import Window
from acts.experiments.likelihood import tossing
from acts.likelihood import MOST, Tosses, climb
from acts.likelihood import likelihood as bernoulli_likelihood
from acts.likelihood.flips import MOST_TEXT
from pages import contents
from pages.kit.words import Words
from pages.likelihood.coin_flips import climbed, likelihood, readings, tosses, two_readings
from pages.likelihood.flips import KEY, heads_in_tosses
from tests.pages.conftest import ROOT
from tests.pages.reading import alternatives, text

PAGE = "coin_flips"
WORKED, TEN = "1010001000", Tosses(3, 10)


def shown(opened, **query):
    app = opened(PAGE, **query)
    assert not app.exception
    return app


def flips(app):
    given = app.query_params.get("flips", [WORKED])
    return given if isinstance(given, str) else given[0]


def held(app):
    """Return how many heads in how many tosses the page says it has."""
    found = re.search(r"\*\*([\d,]+) heads? in ([\d,]+) toss", text(app))
    return tuple(int(count.replace(",", "")) for count in found.groups())


def test_it_opens_on_the_likelihood_of_the_worked_example_with_its_maximum(opened):
    app = opened(PAGE)
    assert not app.exception
    assert held(app) == (3, 10)
    assert alternatives(app) == [likelihood.said(TEN, 0.5)]
    assert "of the largest, at p̂ = 0.3" in text(app)
    assert [app.button(key=f"coin/{place}").label[2] for place in range(10)] == list(WORKED)
    assert "Test yourself" in text(app)


@pytest.mark.parametrize("guess", [None, "skip"])
def test_the_question_hides_nothing(guess, opened):
    app = opened(PAGE, **({"guess": guess} if guess else {}))
    assert "Before you look" not in text(app)
    assert len(alternatives(app)) == 1
    assert "guess" not in app.query_params


def test_a_guess_is_scored_by_the_likelihood_and_marked_in_the_picture(opened):
    app = opened(PAGE)
    app.slider(key="coin_guess").set_value(0.5)
    app.button(key="coin/guess/show").click().run()
    assert not app.exception
    assert app.query_params["guess"] == "0.5"
    ratio = bernoulli_likelihood(TEN, 0.5) / bernoulli_likelihood(TEN, 0.3)
    assert f"{ratio:.4g} times as probable" in text(app)
    assert guessed(app) == [0.5]
    app.button(key="coin_flips/guess/again").click().run()
    assert guessed(app) == []
    assert "guess" not in app.query_params


def test_the_verdict_speaks_of_the_tosses_that_are_shown(opened):
    app = opened(PAGE, guess="0.3")
    assert "the maximum itself" in text(app)
    app.button(key="coin/1").click().run()
    assert "You placed p = 0.3; the maximum is at 0.4." in text(app)


def test_the_four_readings_mark_the_guess_too(opened):
    assert guessed(opened(PAGE, guess="0.4", scene="readings")) == [0.4]


def test_a_link_can_put_the_question_first_until_it_is_answered_or_ended(opened):
    app = opened(PAGE, guess="ask")
    assert "Before you look" in text(app)
    assert alternatives(app) == []
    assert "0.3" not in text(app)
    app.slider(key="coin_guess").set_value(0.4)
    app.button(key="coin/guess/show").click().run()
    assert app.query_params["guess"] == "0.4"
    assert len(alternatives(app)) == 1
    app.button(key="coin_flips/guess/again").click().run()
    assert alternatives(app) == []
    app.button(key="coin_flips/guess/end").click().run()
    assert len(alternatives(app)) == 1
    assert "Test yourself" in text(app)


def test_a_guess_that_forbids_the_tosses_and_one_that_hits_are_told_so(opened):
    assert "impossible" in text(shown(opened, guess="0"))
    assert "the maximum itself" in text(shown(opened, guess="0.3"))


def guessed(app):
    """Return every p that the picture marks as the guess."""
    (data,) = [each for each in app.get("vega_lite_chart")[0].proto.datasets if each.name == "guess"]
    return pa.ipc.open_stream(data.data.data).read_all().to_pydict()["p"]


def choose(app, key, slug):
    app.button_group(key=f"{key}/widget").set_value(slug).run()
    assert not app.exception


def test_a_click_turns_a_coin_over(opened):
    app = shown(opened)
    app.button(key="coin/1").click().run()
    assert flips(app) == "1110001000"
    assert held(app) == (4, 10)
    app.button(key="coin/1").click().run()
    assert held(app) == (3, 10)


def test_more_flips_come_from_the_coin_that_was_asked_for(opened):
    app = shown(opened, coin_true="1")
    for count, heads in ((1, 4), (10, 14), (100, 114)):
        app.button(key=f"coin/more/{count}").click().run()
        assert held(app) == (heads, heads + 7)
    assert len([b for b in app.button if re.fullmatch(r"coin/\d+", b.key)]) == 40
    app.button(key="coin/more/1000").click().run()
    assert held(app) == (1114, 1121)
    assert flips(app) == "1114of1121"


def test_a_link_gives_the_same_flips_after_the_same_clicks(opened):
    first, second = (shown(opened, coin_seed="5") for _ in range(2))
    for app in (first, second):
        app.button(key="coin/more/10").click().run()
    assert flips(first) == flips(second) == tossing.read(WORKED).more(10, 0.5, 5).text


def test_a_hidden_p_is_not_on_the_page_until_it_is_shown(opened):
    seed = 4
    p = tossing.hidden(seed)
    hidden = shown(opened, coin="hidden", coin_seed=str(seed))
    assert hidden.metric[0].value == "?"
    assert f"{p:g}" not in {metric.value for metric in hidden.metric}
    revealed = shown(opened, coin="shown", coin_seed=str(seed))
    assert revealed.metric[0].value == f"{p:g}"


@pytest.mark.parametrize(
    ("pasted", "heads", "tosses"),
    [("HTTH", 2, 4), ("1, 0; 1|0", 2, 4), ("正反反", 1, 3), ("heads tails HEADS", 2, 3), ("1\n" * 500, 500, 500)],
)
def test_flips_are_pasted_in_any_writing(pasted, heads, tosses, opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value(pasted).run()
    assert held(app) == (heads, tosses)
    assert not app.warning


PASTES = ROOT / "tests/acts/likelihood/pastes"


@pytest.mark.parametrize(
    ("file", "heads", "tosses", "read"),
    [
        (
            "csv_thousand", 497, 1000,
            "Read as a table with row numbers: 1,000 row numbers and names set aside.",
        ),
        (
            "r_vector", 2, 3,
            "Read as a vector of R: 1 row number or name set aside.",
        ),
        ("r_vector_long", 50, 200, "Read as a vector of R: 8 row numbers and names set aside."),
        ("pandas_frame", 1, 3, "Read as a table with row numbers: 6 row numbers and names set aside."),
        ("json_records", 2, 3, "Read as records: 9 row numbers and names set aside."),
        ("csv_thousand", 497, 1000, "Heads and tails are written as 1 and 0."),
        ("csv_thousand", 497, 1000, "First tosses as read: T T T T H T H T H T H H H T T H H T T T …"),
        ("r_vector", 2, 3, "Heads and tails are written as 1 and 0. Tosses as read: T H H."),
        ("german", 1, 3, "Heads and tails are written as Kopf and Zahl. Tosses as read: H T T."),
        ("truth", 2, 3, "Heads and tails are written as TRUE and FALSE. Tosses as read: H T H."),
        ("runs", 3, 5, "Read as run lengths. Heads and tails are written as H and T. Tosses as read: H H H T T."),
        ("counts", 7, 10, "Read as counts. Heads and tails are written as H and T."),
        ("counts_slash", 7, 10, "Read as counts."),
    ],
)  # fmt: skip
def test_a_paste_says_what_it_was_read_as(file, heads, tosses, read, opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value((PASTES / f"{file}.txt").read_text(encoding="utf-8")).run()
    assert not app.exception
    assert held(app) == (heads, tosses)
    assert any(read in caption.value for caption in app.caption)
    assert not app.warning


def test_a_run_of_flips_keeps_them_around_another_letter(opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value("HHTHX").run()
    assert held(app) == (3, 4)
    assert flips(app) == "1101"
    assert "line 1, character 5: “X”" in app.warning[0].value


@pytest.mark.parametrize("emptied", ["", " \n "])
def test_an_emptied_box_holds_no_tosses(emptied, opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value("HHTHX").run()
    app.text_area(key="coin_paste").set_value(emptied).run()
    assert not app.exception
    assert flips(app) == "none"
    assert "No tosses yet" in text(app)
    assert not [*app.caption, *app.warning]


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        (f"{MOST} heads 1 tail", "The number of tosses has to be at most 1,000,000,000. The tosses stay"),
        ("0 heads 0 tails", "Enter at least one toss. The tosses stay as they were."),
        ("10" * (MOST_TEXT // 2) + "1", "The text has 1,000,001 characters, and at most 1,000,000 are read"),
    ],
)
def test_a_paste_of_too_much_or_nothing_leaves_the_tosses_as_they_were(pasted, reason, opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value(pasted).run()
    assert not app.exception
    assert held(app) == (3, 10)
    assert app.warning[0].value.startswith(reason)
    assert not app.caption


@pytest.mark.parametrize(
    ("link", "heads", "tosses", "written"),
    [("HTHHT", 3, 5, "10110"), ("hthht", 3, 5, "10110"), ("7/10", 7, 10, "7of10")],
)
def test_a_link_may_have_letters_or_a_fraction_and_is_written_in_one_form(link, heads, tosses, written, opened):
    app = shown(opened, flips=link)
    assert held(app) == (heads, tosses)
    assert flips(app) == written


def test_rubbish_in_a_paste_is_pointed_out_by_its_place_and_the_rest_is_kept(opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value("1 0 cat\n1 🪙 **0** 7").run()
    assert not app.exception
    assert held(app) == (2, 4)
    said = app.warning[0].value
    assert "line 1, character 5: “cat”" in said
    assert "line 2, character 3: “🪙”" in said
    assert "“7”" in said
    assert app.text_area(key="coin_paste").value.startswith("1 0 cat")


@pytest.mark.parametrize("pasted", ["🙂🙃", "the quick brown fox", "[](javascript:alert)", "$a$ ${b}"])
def test_a_paste_without_flips_leaves_the_tosses_as_they_were(pasted, opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value(pasted).run()
    assert not app.exception
    assert held(app) == (3, 10)
    assert "There is no flip in it, so the tosses stay as they were." in app.warning[0].value


def test_a_paste_of_a_megabyte_is_counted(opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value("10" * 499_999 + "x").run()
    assert not app.exception
    assert held(app) == (499_999, 999_998)
    assert flips(app) == "499999of999998"


def test_counts_are_typed_up_to_a_billion(opened):
    app = shown(opened, way="counts")
    app.number_input(key="coin_tosses").set_value(MOST).run()
    app.number_input(key="coin_heads").set_value(512_345_678).run()
    assert not app.exception
    assert held(app) == (512_345_678, MOST)
    assert "5.12346e8" not in text(app)


@pytest.mark.parametrize(
    ("heads", "tosses", "reason"),
    [(12, 10, "more heads than tosses"), (-1, 10, "0 or more"), (0, 0, "one toss"), (3, MOST + 1, "at most")],
)
def test_counts_that_cannot_be_are_said_and_stay_typed(heads, tosses, reason, opened):
    app = shown(opened, way="counts")
    app.number_input(key="coin_tosses").set_value(tosses)
    app.number_input(key="coin_heads").set_value(heads).run()
    assert not app.exception
    assert reason in app.warning[0].value
    assert "Shown instead: 3 heads in 10 tosses" in app.warning[0].value
    assert held(app) == (3, 10)
    assert app.number_input(key="coin_heads").value == heads
    app.number_input(key="coin_tosses").set_value(20)
    app.number_input(key="coin_heads").set_value(4).run()
    assert not app.warning
    assert held(app) == (4, 20)


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("coin_heads", 2.7, "has to be whole, not 2.7"),
        ("coin_heads", None, "need a number"),
        ("coin_tosses", 1e20, "at"),
    ],
)
def test_a_count_that_is_none_leaves_the_tosses_and_their_order(key, typed, reason, opened):
    app = shown(opened, way="counts")
    app.number_input(key=key).set_value(typed).run()
    assert not app.exception
    assert reason in app.warning[0].value
    assert app.number_input(key=key).value == typed
    assert held(app) == (3, 10)
    assert flips(app) == WORKED


def test_a_refused_count_is_forgotten_with_the_tosses_it_was_typed_for(opened):
    app = shown(opened, way="counts")
    app.number_input(key="coin_heads").set_value(12).run()
    assert app.warning
    choose(app, "coin/way", "flips")
    app.button(key="coin/more/100").click().run()
    heads, tosses = held(app)
    choose(app, "coin/way", "counts")
    assert not app.warning
    assert (app.number_input(key="coin_heads").value, app.number_input(key="coin_tosses").value) == (heads, tosses)
    app.number_input(key="coin_heads").set_value(5).run()
    assert held(app) == (5, 110)


def test_the_report_of_a_paste_goes_with_the_tosses_it_was_about(opened):
    app = shown(opened, way="paste")
    app.text_area(key="coin_paste").set_value("1 0 cat").run()
    assert app.warning
    choose(app, "coin/way", "flips")
    app.button(key="coin/put/none").click().run()
    choose(app, "coin/way", "paste")
    assert not app.warning


def test_the_boxes_hold_the_tosses_that_were_flipped_meanwhile(opened):
    app = shown(opened, way="counts", flips="512of1010")
    assert (app.number_input(key="coin_heads").value, app.number_input(key="coin_tosses").value) == (512, 1010)


@pytest.mark.parametrize(
    "query",
    [
        *({"flips": value} for value in ("", "abc", "12of10", "-3of10", "0of0", "1" * 201, "🪙", "1of9999999999")),
        *({"guess": value} for value in ("nan", "2", "-1", "inf", "<script>")),
        *({name: "nonsense"} for name in ("way", "coin", "stretch", "pair", "coin_p", "coin_seed", "coin_throws")),
        {"coin_p": "1.5"},
        {"coin_throws": "0"},
        {"flips": ["1", "0"]},
    ],
    ids=str,
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened(PAGE, **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert "not possible" in app.warning[0].value
    assert "<script>" not in app.warning[0].value
    assert "coin_throws" in query or held(app) == (3, 10)


@pytest.mark.parametrize(
    "state", ["1", "0", "1" * 10, "0" * 10, "1" * 200, "0of1", f"{MOST}of{MOST}", f"1of{MOST}", f"500000123of{MOST}"]
)
@pytest.mark.parametrize("p", ["0", "1", "0.3", "1e-300", "0.9999999999999999"])
@pytest.mark.parametrize("scene", ["likelihood", "readings", "two-readings"])
def test_the_page_stands_for_any_tosses_and_any_p(scene, state, p, opened):
    app = shown(opened, scene=scene, flips=state, coin_p=p, guess=p)
    assert "nan" not in re.findall(r"\w+", text(app).lower())
    assert not app.warning
    assert len(alternatives(app)) == 1


@pytest.mark.parametrize(("state", "best"), [(f"{MOST - 1}of{MOST}", "0.999999999"), (f"1of{MOST}", "1e-9")])
def test_a_maximum_beside_an_end_is_never_said_to_be_at_the_end(state, best, opened):
    app = shown(opened, flips=state, guess="0.4")
    assert f"the maximum is at {best}.**" in text(app)
    assert f"at p̂ = {best}." in alternatives(app)[0]
    assert app.button(key="coin/best").label == f"To the maximum, {best}"
    counts = tossing.read(state).counts
    assert f"the top is p̂ = {best}." in climbed.verdict(counts, climb(counts, 0.5, variable="logit"))
    exact = shown(opened, flips=f"{MOST}of{MOST}", guess="0.4")
    assert "the maximum is at 1.**" in text(exact)


def test_a_p_beside_an_end_is_never_said_to_be_the_end(opened):
    heads, p = Tosses(10, 10), 0.999999999999
    app = shown(opened, flips="1" * 10, coin_p="0.999999999999")
    assert "L(0.999999999999)" in text(app)
    assert "L(1)" not in text(app)
    assert "At p = 0.999999999999 " in alternatives(app)[0]
    assert "100% of" not in alternatives(app)[0]
    assert readings.headers(Window(heads, near=False), p)[0]["wide"].startswith("L(0.999999999999) = ")
    assert likelihood.product(heads, "1" * 10, p).splitlines()[-1].startswith("L(0.999999999999) = ")
    assert "With p = 0.999999999999 the probability" in two_readings.pair_said(heads, p)


def test_a_guess_beside_an_end_is_not_said_to_be_the_end(opened):
    assert "You placed p = 0.99999;" in text(shown(opened, guess="0.99999"))


def test_a_late_click_on_a_coin_that_is_gone_does_nothing(monkeypatch):
    state = {KEY: "101"}
    monkeypatch.setattr(tosses.st, "session_state", state)
    tosses._turn(7)
    assert state == {KEY: "101"}


def test_a_bar_too_low_to_be_seen_is_not_called_lit():
    assert "the lit bar" in two_readings.pair_said(Tosses(3, 10), 0.5)
    assert "too small for a bar" in two_readings.pair_said(Tosses(1, MOST), 0.5)
    assert "too small for a bar" in two_readings.pair_said(Tosses(3, 10), 1.0)


def test_tosses_that_are_all_alike_come_in_one_order(opened):
    assert "1$ order." in text(shown(opened, scene="two-readings", flips="1" * 10))
    assert "120$ orders. Each order" in text(shown(opened, scene="two-readings"))


def test_without_tosses_the_page_says_what_to_do_and_goes_on_from_there(opened):
    app = shown(opened, flips="none")
    assert "There are no tosses yet" in text(app)
    app.button(key="coin/more/1").click().run()
    assert held(app)[1] == 1
    app.button(key="coin/put/none").click().run()
    assert "There are no tosses yet" in text(app)


@pytest.mark.parametrize("scene", ["readings", "two-readings", "climbing"])
def test_without_tosses_each_scene_that_needs_them_says_so(scene, opened):
    app = shown(opened, scene=scene, flips="none")
    assert "There are no tosses yet" in text(app)
    assert alternatives(app) == []


def test_without_tosses_no_question_comes_first(opened):
    app = shown(opened, flips="none", guess="ask")
    assert "There are no tosses yet" in text(app)
    app.button(key="coin/more/1").click().run()
    assert "Before you look" in text(app)
    assert alternatives(app) == []


@pytest.mark.parametrize(
    ("scene", "said"),
    [("likelihood", likelihood.said), ("readings", readings.said), ("two-readings", two_readings.pair_said)],
)
def test_the_picture_and_the_words_follow_the_p_of_the_box(scene, said, opened):
    app = shown(opened, scene=scene, coin_p="0.2")
    assert alternatives(app) == [said(TEN, 0.2)]
    assert said(TEN, 0.2) in text(app)


def test_tosses_and_p_are_kept_from_scene_to_scene(opened):
    app = shown(opened, flips="7of10", coin_p="0.2")
    for scene, said in (("readings", readings.said), ("two-readings", two_readings.pair_said)):
        choose(app, "coin_flips/scene", scene)
        assert alternatives(app) == [said(Tosses(7, 10), 0.2)]
    assert app.query_params["flips"] in ("7of10", ["7of10"])


@pytest.mark.parametrize(
    ("query", "scene"),
    [
        ({"flips": "1111", "coin_p": "0.7"}, "likelihood"),
        ({"guess": "0.4"}, "likelihood"),
        ({"way": "paste"}, "likelihood"),
        ({"coin": "hidden", "coin_seed": "4"}, "likelihood"),
        ({"pair": "heads"}, "two-readings"),
        ({"flips": "0111", "pair": "tails"}, "two-readings"),
    ],
    ids=str,
)
def test_a_link_without_a_scene_lands_where_it_shows_most(query, scene, opened):
    app = shown(opened, **query)
    assert app.session_state["coin_flips/scene"] == scene
    assert not app.warning


def test_the_share_of_the_largest_is_never_said_to_be_all_beside_the_maximum():
    assert "largest there is" in likelihood.said(TEN, 0.3)
    assert ", 99.999" in likelihood.said(TEN, 0.3001)
    assert "cannot happen" in likelihood.said(TEN, 0.0)
    assert "cannot happen" not in likelihood.said(Tosses(0, 3), 0.0)


def test_the_steps_to_the_maximum_are_in_a_drawer(opened):
    assert r"\frac{3}{10}" not in text(shown(opened))
    assert r"\frac{3}{10}" in text(shown(opened, derivation="true"))


def test_the_product_is_written_out_line_by_line_in_a_drawer(opened):
    assert "0.0009765625" in text(shown(opened, scene="readings", product="true"))
    assert "0.0016777216" in text(shown(opened, scene="readings", product="true", coin_p="0.2"))


def test_one_click_goes_to_the_maximum(opened):
    app = shown(opened)
    app.button(key="coin/best").click().run()
    assert app.number_input(key="coin_p").value == 0.3
    assert "the largest there is" in alternatives(app)[0]
    assert likelihood.said(TEN, 0.3) in text(app)


@pytest.mark.parametrize(
    ("scene", "said"),
    [("likelihood", likelihood.said), ("readings", readings.said), ("two-readings", two_readings.pair_said)],
)
def test_other_tosses_draw_the_picture_anew(scene, said, opened):
    app = shown(opened)
    app.button(key="coin/1").click().run()
    choose(app, "coin_flips/scene", scene)
    assert alternatives(app) == [said(Tosses(4, 10), 0.5)]


def test_many_tosses_are_seen_around_their_maximum_unless_all_of_p_is_asked_for(opened):
    near = shown(opened, flips="5200of10000")
    whole = shown(opened, flips="5200of10000", stretch="whole")
    ends = [next(p["value"] for p in spec(app)["params"] if p["name"] == "across") for app in (near, whole)]
    assert 0.4 < ends[0][0] < 0.52 < ends[0][1] < 0.6
    assert ends[1] == [0, 1]
    assert "smaller than any float64" in text(shown(opened, scene="readings", flips="5200of10000"))


def test_every_section_is_shown_somewhere_and_every_gap_is_filled(opened, sections_shown):
    queries = [
        {}, {"guess": "0.4"}, {"guess": "0.3"}, {"guess": "0"}, {"way": "paste"}, {"flips": "none"},
        {"derivation": "true"}, {"product": "true", "classifier": "true"},
        {"way": "counts"}, {"flips": "10" * 40}, {"flips": "7of10"},
        *({"scene": scene.slug} for scene in contents.page(PAGE).scenes),
        *({"scene": scene, "flips": "520of1010"} for scene in ("readings", "two-readings")),
        {"climb_by": "newton"}, *({"record": record, "evidence_more": "true"} for record in ("ten", "kerrich")),
        *({"record": record, "record_parts": "true", "record_stories": "true"} for record in ("bent", "residents")),
    ]  # fmt: skip
    apps = [opened(PAGE, **query) for query in queries]
    assert set(Words(contents.page("coin_flips").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)


def spec(app):
    return json.loads(app.get("vega_lite_chart")[0].proto.spec)


@pytest.mark.parametrize(
    ("heads", "tosses", "written"),
    [(1, 20, "1 head in 20 tosses"), (0, 1, "0 heads in 1 toss"), (2, 3000, "2 heads in 3,000 tosses")],
)
def test_one_head_and_one_toss_are_said_so(heads, tosses, written):
    assert heads_in_tosses(heads, tosses) == written
