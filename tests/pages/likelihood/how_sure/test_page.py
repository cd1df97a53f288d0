"""The page of the intervals: what is asked, what the tosses are, what is shown, and what nonsense gets."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from acts.charts.likelihood.coverage import share_written
from acts.experiments.likelihood.belief import arrivals
from acts.experiments.likelihood.tossing import read
from acts.likelihood import METHODS, binomial
from acts.likelihood.coins import COINS
from acts.likelihood.coverage import coverage
from acts.likelihood.intervals import fall
from pages import contents
from pages.kit.words import Words
from pages.likelihood.how_sure import belief
from pages.likelihood.how_sure import coverage as cover
from pages.likelihood.how_sure.written import ends
from tests.pages.reading import alternatives, text

PAGE = "how_sure"


def shown(opened, **query):
    app = opened(PAGE, **({"guess": "skip", "covers": "skip"} | query))
    assert not app.exception
    return app


def test_its_questions_hide_nothing_unless_a_link_puts_the_first_one_first(opened):
    app = opened(PAGE)
    assert not app.exception
    assert len(alternatives(app)) == 4
    assert text(app).count("Test yourself") == 2
    asked = opened(PAGE, guess="ask")
    assert alternatives(asked) == []
    assert "Before you look" in text(asked)


def test_the_answer_is_the_interval_without_a_width(opened):
    app = opened(PAGE)
    app.button(key="how_sure/guess/wald").click().run()
    assert not app.exception
    assert "**Right**: Wald" in text(app)
    assert "Clopper–Pearson (exact) 0 – 0.3085" in text(app)
    app.button(key="how_sure/covers/wald").click().run()
    assert "it is Clopper–Pearson (exact)" in text(app)
    assert app.query_params["covers"] in ("wald", ["wald"])


def test_a_wrong_answer_is_told_within_a_sentence(opened):
    assert "You said all three; it is Wald." in text(opened(PAGE, guess="all"))


def test_a_refused_answer_is_told_under_the_name_that_it_has_in_the_link(opened):
    assert "asks for covers = “bad”" in text(opened(PAGE, guess="skip", covers="bad"))
    assert "asks for guess = “bad”" in text(opened(PAGE, guess="bad"))


def test_every_picture_has_its_sentence_under_it(opened):
    app = shown(opened, flips="7of40", level="0.9")
    for said in alternatives(app):
        assert said in text(app)


@pytest.mark.parametrize("flips", ["0of10", "10of10", "1", "3of10", "5067of10000", "0of1000000000"])
def test_the_ends_on_the_page_are_those_of_the_core(opened, flips):
    app = shown(opened, flips=flips)
    heads, tosses = map(int, flips.split("of")) if "of" in flips else (1, 1)
    for method in METHODS.values():
        assert f"**{method.name}** {ends(method.interval(heads, tosses))}" in text(app)


def test_with_all_tosses_alike_it_says_that_walds_has_no_width_and_which_ends_are_no_coins(opened):
    words = text(shown(opened, flips="0of10"))
    assert "Wald's interval has no width" in words
    assert "Wald: no width at all." in words
    assert "Beyond 0 or 1, where there is no coin: Agresti–Coull." in words


def test_no_tosses_are_told_and_coverage_stays(opened):
    app = shown(opened, flips="none")
    assert "every interval is all of 0 to 1" in text(app)
    assert len(alternatives(app)) == 1


def test_tosses_come_from_the_coins_page_and_a_click_takes_those_of_a_real_coin(opened):
    app = shown(opened, flips="1100110011")
    assert "**6 heads in 10 tosses**" in text(app)
    app.button(key="sure/kerrich").click().run()
    assert not app.exception
    assert "**5,067 heads in 10,000 tosses** · Kerrich" in text(app)
    assert app.query_params["flips"] in ("5067of10000", ["5067of10000"])
    assert [app.number_input(key=key).value for key in ("coin_heads", "coin_tosses")] == [5067, 10000]
    assert f"After {COINS['kerrich'].tosses:,} tosses" in text(app)


def test_counts_that_cannot_be_are_told_and_stay_typed(opened):
    app = shown(opened)
    app.number_input(key="coin_heads").set_value(11.0).run()
    assert not app.exception
    assert "more heads than tosses" in text(app)
    assert app.number_input(key="coin_heads").value == 11
    assert "**3 heads in 10 tosses**" in text(app)
    app.number_input(key="coin_tosses").set_value(20.0).run()
    assert "**11 heads in 20 tosses**" in text(app)


def test_what_a_live_chart_writes_becomes_the_tosses(opened):
    app = shown(opened)
    app.session_state["coin_heads"] = 8.0
    app.run()
    assert "**8 heads in 10 tosses**" in text(app)
    assert app.query_params["flips"] in ("8of10", ["8of10"])


HOSTILE = {
    "level": ("0", "1", "nan", "1e999", "-1", "95", "x", ""),
    "flips": ("9of3", "1of1e999", "5of99999999999", "nan", "HX"),
    "cover_tosses": ("0", "1e999", "-3", "2.5", "5001", "nan"),
    "cover_p": ("2", "nan", "-0.1"),
    "prior_a": ("0", "1e999", "nan", "-1"),
    "prior_b": ("0", "abc"),
    "guess": ("<b>", "no"),
    "covers": ("7",),
    "order_seed": ("-1", "1e999"),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in HOSTILE.items() for value in values])
def test_what_is_not_possible_in_a_link_is_told_and_the_default_shown(opened, name, value):
    app = shown(opened, **({"flips": "3of10"} if name == "order_seed" else {}), **{name: value})
    if value:
        assert "which is not possible" in text(app)
    assert "nan" not in text(app).replace("“nan”", "")


@pytest.mark.parametrize("level", ["0.001", "0.999999"])
@pytest.mark.parametrize("flips", ["0", "3of10", "1000000000of1000000000"])
def test_every_level_that_may_be_gives_numbers(opened, level, flips):
    app = shown(opened, level=level, flips=flips, prior_a="0.01", prior_b="1000000", cover_tosses="1", cover_p="0")
    assert "nan" not in text(app)
    assert not re.search(r"\binf\b", text(app))
    assert len(alternatives(app)) == 4


def test_the_cut_is_computed(opened):
    assert f"{fall(0.9):.3g} nats" in text(shown(opened, level="0.9"))


def test_presets_set_the_prior(opened):
    app = shown(opened)
    app.button(key="sure/prior/stubborn").click().run()
    assert not app.exception
    assert "Beta(53, 57)" in text(app)
    app.button(key="sure/prior/jeffreys").click().run()
    assert "Beta(3.5, 7.5)" in text(app)


def test_the_coverage_sentence_and_table_hold_what_is_enumerated(opened):
    words = text(shown(opened, cover_tosses="30", cover_p="0.2"))
    k = range(31)
    low, high = METHODS["wald"].ends(list(k), 30)
    by_hand = sum(binomial.pmf(i, 30, 0.2) for i in k if low[i] <= 0.2 <= high[i])
    assert f"Wald {share_written(by_hand, 0.95)}" in words
    for slug, method in METHODS.items():
        found = coverage(slug, 30)
        assert f"| {method.name} | {share_written(found.mean, 0.95)} | {share_written(found.least[0], 0.95)} |" in words


def test_at_a_level_of_nearly_all_the_table_tells_who_keeps_it(opened):
    app = shown(opened, level="0.999999", cover_tosses="20")
    table = next(element.value for element in app.markdown if "at its worst" in element.value)
    worst = {row.split(" | ")[0].strip("| "): row.split(" | ")[2] for row in table.splitlines()[2:]}
    for slug, method in METHODS.items():
        said = float(worst[method.name].strip("> %"))
        assert (said >= 99.9999) == (coverage(slug, 20, 0.999999).least[0] >= 0.999999)


def test_before_any_toss_the_sentence_tells_the_prior():
    seen = arrivals(read("10"), 0)
    said = belief.said(seen, (0.5, 0.5), 0.95, 0.0)
    assert said.startswith("Before any toss: Beta(0.5, 0.5)")
    assert "no single mode" in said
    assert "together with" in said


def test_the_gap_between_two_densest_pieces_is_seen_in_their_ends():
    seen = arrivals(read("10"), 0)
    for level in (0.5, 0.95, 0.999999):
        said = belief.said(seen, (0.5, 0.5), level, 0.0)
        low, high = map(float, re.search(r"0 – (0\.\d+) together with (0\.\d+) – 1", said).groups())
        assert 0 < low < 0.5 < high < 1


def test_every_section_of_the_words_is_shown_and_no_gap_is_left(opened, sections_shown):
    app = shown(opened, guess="wald", covers="wald", flips="0of10")
    assert not re.search(r"\[\[\w+\]\]", text(app))
    shown(opened, flips="none")
    shown(opened)
    words = Words(contents.page(PAGE).file)
    assert set(words.sections) <= sections_shown


def test_a_link_says_how_many_tosses_have_arrived_and_other_tosses_are_shown_from_their_end(opened):
    app = shown(opened, arrived="4")
    assert "After 4 tosses" in text(app)
    app.number_input(key="coin_tosses").set_value(12.0).run()
    assert "After 12 tosses" in text(app)
    assert "arrived" not in app.query_params
    app = shown(opened, arrived="11")
    assert "“11”" in app.warning[0].value
    assert "After 10 tosses" in text(app)


def test_the_nearest_on_average_is_counted(opened):
    for level in (0.95, 0.999):
        every = {slug: coverage(slug, cover.FEW, level).mean for slug in METHODS}
        nearest = METHODS[min(every, key=lambda slug: abs(every[slug] - level))].name
        assert f"here is {nearest}" in text(shown(opened, level=str(level))).replace("\n", " ")


def test_a_number_of_heads_that_comes_alone_goes_with_the_tosses_that_are_held():
    def script():
        import streamlit as st

        from pages.likelihood import flips

        flips.now()
        st.session_state[flips.HEADS] = 7.0
        flips._counted()
        st.text(flips.held().text)

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.text[0].value == "7of10"


def test_ends_that_no_float_tells_from_0_or_1_are_written_by_their_distance(opened):
    words = text(shown(opened, prior_a="0.01", prior_b="0.01", level="0.5", arrived="0"))
    assert "its middle 50% is 7.76e-31 – 1, its densest 50% 0 – 7.76e-31 together with (1 - 7.76e-31) – 1" in words
