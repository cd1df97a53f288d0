"""How to be safe, without a browser: the question, the ranking, its words, and links that hold nonsense."""

import pytest

from acts.experiments.training.remedies import BASES, PLAIN, ranking, remedies, trial
from acts.experiments.training.sweep import sweeps
from pages import contents
from pages.kit.words import Words
from pages.training.stay_safe.ranking import sentence
from tests.pages.reading import alternatives, text

MOONS: dict[str, str] = {}  # what the page opens with: so quick that it starts by itself


def ranked(slug, rates):
    base = BASES[slug]
    work = sweeps(tuple(remedy.on(base.setup) for remedy in remedies(base)), rates, (0,))
    work.complete()
    return ranking(base, work.results)


def test_the_page_says_how_long_it_takes_and_waits(opened):
    app = opened("stay_safe", base="raw", guess="skip")
    assert not app.exception
    if not trial("raw").finished:
        assert "0% is done; the rest takes about" in text(app)
        assert "Before you start it" in text(app)
        assert "What to take from it" not in text(app)
        assert not app.get("vega_lite_chart")


def test_the_question_stands_beside_the_answer(opened):
    app = opened("stay_safe", **MOONS)
    assert not app.exception
    assert "Test yourself" in text(app)
    assert "What to take from it" in text(app)
    assert app.get("vega_lite_chart")


def test_a_question_that_comes_first_keeps_the_answer_back(opened):
    app = opened("stay_safe", **MOONS, guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert "What to take from it" not in text(app)
    assert not app.get("vega_lite_chart")
    app.button(key="stay_safe/guess/momentum").click().run()
    assert not app.exception
    assert "You said momentum" in text(app)
    assert app.get("vega_lite_chart")


def test_every_kind_that_carries_furthest_is_right(opened):
    opened("stay_safe", **MOONS)
    result = ranking(BASES["moons"], trial("moons").results)
    kinds = {effect.remedy.kind for effect in result.furthest} or {PLAIN.kind}
    for kind in kinds:
        assert "Right" in text(opened("stay_safe", **MOONS, guess=kind))


def test_a_guess_stays_a_guess_when_the_base_changes(opened):
    app = opened("stay_safe", **MOONS, guess="inputs")
    assert not app.exception
    assert not app.warning
    assert "You said scaled inputs" in text(app)


def test_the_ranking_is_told_in_a_sentence_a_table_and_numbers_to_take_away(opened):
    app = opened("stay_safe", **MOONS, guess="skip")
    result = ranking(BASES["moons"], trial("moons").results)
    said = sentence(result)
    assert said in text(app)
    assert alternatives(app) == [said]
    table = text(app)
    for effect in result.effects:
        assert f"| {effect.remedy.name} | " in table
    assert app.get("download_button")
    assert "nan" not in table


def test_what_helps_what_does_not_and_what_harms_are_told_apart():
    result = ranked("raw", (0.001, 0.01, 0.1, 1.0))
    said = sentence(result)
    for effect in result.effects:
        if effect.remedy == PLAIN:
            continue
        ratio = result.ratio(effect)
        before, _, _ = said.partition(effect.remedy.name)
        head = before.rpartition(": ")[0].rpartition(". ")[2]
        expected = (
            "Safe at no rate"
            if ratio is None
            else "Safe further"
            if ratio > 1
            else "As far"
            if ratio == 1
            else "Less far"
        )
        assert head.startswith(expected)
    assert "Divided by 16 (" in said
    assert "points above that" in said


def test_where_no_rate_is_safe_it_is_said_and_nothing_breaks():
    said = sentence(ranked("moons", (1e4, 1e5)))
    assert "As it is, no rate of the sweep is safe." in said
    assert "nan" not in said
    assert "None" not in said


@pytest.mark.parametrize("query", [{"base": "<b>"}, {"base": ""}, {"base": "x" * 10_000}, {"guess": "yes"}], ids=str)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened("stay_safe", **(MOONS | query))
    assert not app.exception
    assert len(app.warning) == 1
    assert "<b>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown, monkeypatch):
    apps = [opened("stay_safe", **MOONS), opened("stay_safe", **MOONS, guess="momentum")]
    shown = set(sections_shown)
    words = Words(contents.page("stay_safe").file)
    rest = set(words.sections) - shown
    assert rest <= {"before", "answer nothing", "momentum unsafe"}
    for name in rest:  # what this base does not come to, with the values that the page would give
        words.text(name, plain="1", momentum="0.9", times="10")
    assert not any("[[" in text(app) for app in apps)
