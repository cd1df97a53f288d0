"""Which should I use? Every task, the experiment with its question, and links that hold nonsense."""

import pytest

import acts
from acts.experiments.functions.contest import DATA, QUOTED, ranking
from acts.experiments.functions.contest import contest as trainings
from acts.tasks import TASKS
from pages import contents
from pages.functions.choose import verdict
from pages.kit.numbers import percent
from pages.kit.words import Words
from tests.pages.reading import alternatives, text


def test_the_page_shows_the_experiment_and_asks_beside_it(opened):
    app = opened("choose")
    assert "Test yourself" in text(app)
    assert verdict.sentence(DATA[0], ranking(DATA[0])) in alternatives(app)


def test_a_link_that_asks_first_shows_no_experiment_before_a_guess(opened):
    asked = opened("choose", guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not alternatives(asked)
    truth = verdict.bucket(ranking(DATA[0]).ahead("relu"))
    asked.button(key=f"choose/guess/{truth}").click().run()
    assert "Right" in text(asked)
    assert verdict.sentence(DATA[0], ranking(DATA[0])) in alternatives(asked)
    wrong = opened("choose", guess=next(slug for slug in verdict.BUCKETS if slug != truth))
    assert "You said" in text(wrong)


@pytest.mark.parametrize(
    ("ahead", "answer"), [(0.0, "1"), (0.0099, "1"), (0.98 - 0.97, "5"), (0.05, "20"), (0.2, "more"), (1.0, "more")]
)
def test_a_difference_belongs_to_one_answer(ahead, answer):
    assert verdict.bucket(ahead) == answer


@pytest.mark.parametrize(
    ("difference", "said"), [(0.0, "0 points"), (0.01, "1 point"), (1.0 - 0.996, "0.4 points"), (0.125, "12.5 points")]
)
def test_a_difference_is_said_in_points(difference, said):
    assert verdict.points(difference) == said


def test_the_experiment_names_every_straggler_with_its_number(opened):
    app = opened("choose", guess="skip")
    result = ranking(DATA[0])
    said = verdict.sentence(DATA[0], result)
    assert said in alternatives(app)
    assert said in text(app)
    for entry in result.entries:
        assert (entry in result.level) != (f"{entry.activation.name} {percent(entry.median)}" in said)
    table = next(m.value for m in app.markdown if m.value.count("\n") > len(acts.CATALOGUE))
    assert all(f"| {a.name} |" in table for a in acts.CATALOGUE.values())
    assert app.get("download_button")


def test_quoted_numbers_are_marked_as_quoted_and_name_their_source(opened):
    said = text(opened("choose", guess="skip"))
    assert "Quoted, not computed here" in said
    assert "uvadlc" in said
    assert all(f"| {name} | {score:.2f}% |" in said for name, score in QUOTED)


def test_other_data_is_another_experiment(opened):
    app = opened("choose", guess="skip", data="xor")
    assert verdict.sentence("xor", ranking("xor")) in alternatives(app)
    assert verdict.sentence("xor", ranking("xor")) != verdict.sentence("moons", ranking("moons"))


def test_a_long_experiment_says_how_long_it_takes_waits_and_gives_way_to_a_stop(opened):
    trainings.cache_clear()
    app = opened("choose", guess="skip", data="spiral")
    assert not app.exception
    assert "the rest takes about" in text(app)
    assert not alternatives(app)
    work = trainings("spiral")
    assert work.done == 0
    while not work.done:
        work.advance()
    app.run()
    assert "Go on" in [button.label for button in app.button]


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_every_task_has_its_advice_and_its_pictures(task, opened):
    app = opened("choose", task=task.slug, guess="skip")
    assert not app.exception
    assert not app.warning
    links = [link.proto.query_string for link in app.get("page_link")]
    functions = [] if task.slug == "classes" else [f"fn={a.slug}" for a in task.first]
    told_elsewhere = task.slug == "classes" or task.wanted is not None  # on the page of softmax, or of the losses
    assert links == functions + [""] * told_elsewhere
    assert len(alternatives(app)) == 1
    said = text(app)
    assert alternatives(app)[0] in said
    assert all(f"| {a.name} |" in said for a in (*task.first, *task.fitting) if task.wanted or task.first)
    assert "nan" not in said.replace("tenant", "")
    assert "[[" not in said


def test_a_function_for_any_number_that_stays_level_on_its_way_is_said_to(opened):
    said = text(opened("choose", task="number"))
    assert "| Soft shrink | (-∞, ∞); slope 0 for z in [-0.5, 0.5] |" in said
    assert said.count("slope 0 for z in") == 1


def test_the_reader_chooses_and_the_choice_is_in_the_address(opened):
    app = opened("choose", guess="skip")
    app.button_group(key="choose/task/widget").set_value("count").run()
    assert "Poisson" in text(app)
    assert app.query_params["task"] == "count"


def test_the_reasons_are_the_numbers_of_the_core(opened):
    said = text(opened("choose", task="yes_no"))
    assert "-0.99995" in said
    assert "| Hard sigmoid | [0, 1] | 0 up to z = -3 | 0 from z = 3 on |" in said
    said = text(opened("choose", task="classes"))
    assert "0.6652, 0.2447, 0.09003" in said
    said = text(opened("choose", guess="skip"))
    assert "| ReLU | 0 up to z = 0 | 1 | 0.399 | 0.5 |" in said


@pytest.mark.parametrize("name", ["task", "data", "guess"])
@pytest.mark.parametrize(
    "given", ["<b>", "x" * 10_000, "\0", "None", ["moons", "xor"]], ids=lambda given: str(given)[:8]
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(name, given, opened):
    app = opened("choose", **{"guess": "skip", name: given})
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.warning[0].value) < 400
    assert "Start with ReLU" in text(app)


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [opened("choose"), *(opened("choose", task=task, guess="1") for task in TASKS)]
    assert set(Words(contents.page("choose").file).sections) <= sections_shown
    assert not any("[[" in text(app) for app in apps)
