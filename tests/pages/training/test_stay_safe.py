"""How to be safe, without a browser: the question, the ranking, its words, and links that hold nonsense."""

import re

import pytest

from acts.experiments.training.remedies import BASES, PLAIN, ranking, remedies, trial
from acts.experiments.training.sweep import sweeps
from pages import contents
from pages.kit.words import Words
from pages.training.stay_safe.ranking import known, more, sentence
from tests.pages.reading import alternatives, text

DRAWERS = {"safe_changes": "true", "safe_table": "true", "safe_momentum": "true"}


@pytest.fixture
def nothing_known():
    """Nothing is trained yet."""
    trial.cache_clear()


def flat(app):
    return " ".join(text(app).split())


def ranked(slug, rates):
    base = BASES[slug]
    work = sweeps(tuple(remedy.on(base.setup) for remedy in remedies(base)), rates, (0,))
    work.complete()
    return ranking(base, work.results)


def pressed(app, key):
    next(each for each in app.button if each.key == key).click().run()
    assert not app.exception
    return app


def test_the_page_opens_with_one_seed_and_trains_all_on_a_press(opened, nothing_known):
    app = opened("stay_safe")
    assert not app.exception
    assert trial("moons", 1).finished
    assert not trial("moons").done
    assert alternatives(app) == [sentence(known("moons"))]
    assert "With 1 seed: as it is" in text(app)
    (button,) = (each for each in app.button if each.key == "stay_safe/moons/go")
    assert re.fullmatch(r"Train 8 seeds \(about .+\)", button.label)
    pressed(app, "stay_safe/moons/go")
    assert trial("moons").finished
    assert alternatives(app) == [sentence(known("moons"))]
    assert "With 8 seeds: as it is" in text(app)
    assert "stay_safe/moons/go" not in {each.key for each in app.button}
    assert "With 8 seeds: as it is" in text(opened("stay_safe"))  # for every visitor


def test_a_training_that_takes_long_waits_in_an_empty_picture(opened, nothing_known):
    app = opened("stay_safe", base="raw")
    assert not app.exception
    assert not trial("raw").done
    assert not trial("raw", 1).done
    assert "Train 3 seeds (about" in next(each for each in app.button if each.key == "stay_safe/raw/go").label
    assert "Not trained yet." in alternatives(app)[0]
    assert len(app.get("vega_lite_chart")) == 1


def test_a_question_that_comes_first_keeps_the_answer_back(opened):
    app = opened("stay_safe", guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert not app.get("vega_lite_chart")
    app.button(key="stay_safe/guess/momentum").click().run()
    assert not app.exception
    assert "You said: momentum" in text(app)
    assert app.get("vega_lite_chart")


def test_a_guess_is_answered_over_all_seeds_and_every_kind_that_carries_furthest_is_right(opened, nothing_known):
    assert "Test yourself" in text(opened("stay_safe"))
    assert not trial("moons").done
    app = opened("stay_safe", guess="momentum")
    assert trial("moons").finished
    assert "You said: momentum" in text(app)
    assert "Over 8 seeds, the training as it is" in flat(app)
    kinds = {effect.remedy.kind for effect in known("moons").furthest} or {PLAIN.kind}
    for kind in kinds:
        assert "Right" in text(opened("stay_safe", guess=kind))


def test_an_answer_that_is_stopped_says_over_how_many_seeds_it_is_known(opened, nothing_known):
    app = opened("stay_safe")
    app.session_state[f"wanted/{trial('moons').key}"] = False
    pressed(app, "stay_safe/guess/momentum")
    assert not trial("moons").done
    assert "Over 1 seed, the training as it is" in flat(app)


def test_a_guess_stays_a_guess_when_the_base_changes(opened):
    app = opened("stay_safe", guess="inputs", base="raw")
    assert not app.exception
    assert not app.warning
    assert "You said: scaled inputs" in text(app)


def test_the_ranking_is_told_in_a_sentence_a_table_and_numbers_to_take_away(opened):
    app = opened("stay_safe", **DRAWERS)
    result = known("moons")
    assert sentence(result) in text(app)
    assert alternatives(app) == [sentence(result)]
    assert more(result) in text(app)
    table = text(app)
    for effect in result.effects:
        assert f"| {effect.remedy.name} | " in table
    assert app.get("download_button")
    assert "nan" not in table
    assert "None" not in table


def test_what_helps_what_does_not_and_what_harms_are_told_apart():
    result = ranked("raw", (0.001, 0.01, 0.1, 1.0))
    said = more(result)
    for effect in result.effects:
        if effect.remedy == PLAIN:
            continue
        ratio = result.ratio(effect)
        before, _, _ = said.partition(effect.remedy.name)
        head = before.rpartition(": ")[0].rpartition(". ")[2]
        expected = (
            "Safe at no rate"
            if ratio is None
            else "Safe up to a higher rate"
            if ratio > 1
            else "Safe up to the same rate"
            if ratio == 1
            else "Safe only up to a lower rate"
        )
        assert head.startswith(expected)
    assert "Divided by 16 (" in said
    assert "points above that" in said


def test_where_no_rate_is_safe_it_is_said_and_nothing_breaks():
    result = ranked("moons", (1e4, 1e5))
    said = " ".join([sentence(result), more(result)])
    assert "as it is, the training is safe at no rate of the sweep." in said
    assert "nan" not in said
    assert "None" not in said


@pytest.mark.parametrize("query", [{"base": "<b>"}, {"base": ""}, {"base": "x" * 10_000}, {"guess": "yes"}], ids=str)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened("stay_safe", **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert "<b>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [opened("stay_safe", base="raw"), opened("stay_safe", guess="momentum", **DRAWERS)]
    shown = set(sections_shown)
    words = Words(contents.page("stay_safe").file)
    rest = set(words.sections) - shown
    assert rest <= {"answer nothing", "momentum unsafe"}
    for name in rest:  # what this base does not come to, with the values that the page would give
        words.text(name, plain="1", momentum="0.9", times="10", seeds="8 seeds")
    assert not any("[[" in text(app) for app in apps)
