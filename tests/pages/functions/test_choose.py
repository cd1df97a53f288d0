"""Which should I use? Every task, the experiment with its question, and links that hold nonsense."""

import pytest

import acts
from acts.experiments.networks.race import COURSES, DATA, LOOK_SEEDS, QUOTED, SEEDS, Entry, Ranking, look, race, ranking
from acts.tasks import TASKS
from pages import contents
from pages.functions.choose import verdict
from pages.kit.numbers import percent
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

CHEAP = "moons"  # the data on which all functions take little


def test_the_page_opens_with_the_verdict_on_a_few_functions_and_the_way_to_the_race(opened, nothing_known):
    app = opened("choose")
    assert not app.exception
    assert "Test yourself" in text(app)
    assert verdict.sentence(DATA[0], look(DATA[0])) in alternatives(app)
    assert verdict.short(DATA[0], look(DATA[0])) in text(app)
    assert race(DATA[0]).done == 0
    assert "The race trains all of them." in app.caption[0].value
    (link,) = [each for each in app.get("page_link") if each.proto.label.startswith("All functions")]
    assert (link.proto.page, link.proto.query_string) == ("race", "")
    there = opened("choose", data="circles").get("page_link")
    assert "data=circles" in [each.proto.query_string for each in there]


def test_the_words_on_sigmoid_follow_from_the_numbers(opened):
    xor, moons = text(opened("choose", data="xor")), text(opened("choose", data="moons"))
    assert look("xor").entry("sigmoid") not in look("xor").level
    assert "Here the median of the sigmoid is" in xor
    assert "Here the sigmoid is level" not in xor
    assert look("moons").entry("sigmoid") in look("moons").level
    assert "Here the sigmoid is level with the first" in moons
    assert "Here the median of the sigmoid is" not in moons


def test_functions_that_share_the_first_place_are_counted_and_none_is_called_the_best():
    equal = Ranking.of([Entry(each, 1.0, 0.1, (0.9, 1.0, 1.0)) for each in (acts.relu, acts.tanh, acts.sigmoid)])
    said = verdict.short("moons", equal)
    assert "3 functions share the highest median test accuracy, 100%; ReLU is one of them." in said
    behind = Ranking.of([*equal.entries[1:], Entry(acts.relu, 1.0, 0.1, (0.5, 0.6, 0.7))])
    assert "2 functions share the highest median test accuracy, 100%; ReLU has 60%." in verdict.short("moons", behind)


def test_a_link_that_asks_first_shows_no_experiment_before_a_guess(opened):
    asked = opened("choose", guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not alternatives(asked)
    truth = verdict.bucket(look(DATA[0]).ahead("relu"))
    asked.button(key=f"choose/guess/{truth}").click().run()
    assert "Right" in text(asked)
    assert len(alternatives(asked)) == 1
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


def test_once_the_race_is_run_the_verdict_is_on_all_functions(opened):
    result = ranking(CHEAP)
    app = opened("choose", data=CHEAP, choose_rules="true")
    assert not app.exception
    said = verdict.sentence(CHEAP, result)
    assert alternatives(app) == [said]
    assert verdict.short(CHEAP, result) in text(app)
    assert f"of {len(acts.CATALOGUE)} functions are within" in said
    assert not any("The race trains all of them." in caption.value for caption in app.caption)
    assert f"the same {SEEDS} seeds" in text(app)
    for entry in result.entries:
        assert (entry in result.level) != (f"{entry.activation.name} {percent(entry.median)}" in said)


def test_the_rules_are_those_of_what_is_shown(opened, nothing_known):
    said = text(opened("choose", choose_rules="true"))
    assert f"the same {LOOK_SEEDS} seeds" in said
    assert all(f"{rate:g}" in said for rate in COURSES[DATA[0]].look_rates)


def test_a_link_to_all_functions_of_before_opens_the_verdict(opened):
    app = opened("choose", data="moons", choose_all="true")
    assert not app.exception
    assert not app.warning
    assert dict(app.query_params) == {"data": "moons"}


def test_quoted_numbers_are_marked_as_quoted_and_name_their_source(opened):
    said = text(opened("choose", choose_quoted="true"))
    assert "Quoted, not computed here" in said
    assert "uvadlc" in said
    assert all(f"| {name} | {score:.2f}% |" in said for name, score in QUOTED)


def test_other_data_is_another_experiment(opened):
    app = opened("choose", data="xor")
    assert verdict.sentence("xor", look("xor")) in alternatives(app)
    assert verdict.sentence("xor", look("xor")) != verdict.sentence("moons", look("moons"))


OUTPUTS = [task for task in TASKS.values() if task.slug != "hidden"]


@pytest.mark.parametrize("task", OUTPUTS, ids=lambda task: task.slug)
def test_every_output_has_its_advice_and_its_pictures(task, opened):
    drawers = {"choose_gradients": "true", "choose_fitting": "true"}
    app = opened("choose", scene="output", task=task.slug, **(drawers if task.wanted else {}))
    assert not app.exception
    assert not app.warning
    links = [link.proto.query_string for link in app.get("page_link")]
    functions = [] if task.slug == "classes" else [f"fn={a.slug}" for a in task.first]
    told_elsewhere = task.slug == "classes" or task.wanted is not None  # on the page of softmax, or of the losses
    assert links == functions + [""] * told_elsewhere + [""]  # and the way on
    assert len(alternatives(app)) == 1
    said = text(app)
    assert alternatives(app)[0] in said
    assert all(f"| {a.name} |" in said for a in (*task.first, *task.fitting) if task.wanted or task.first)
    assert "nan" not in said.replace("tenant", "")
    assert "[[" not in said


def test_a_function_for_any_number_that_stays_level_on_its_way_is_said_to(opened):
    said = text(opened("choose", task="number", choose_fitting="true"))
    assert "| Soft shrink | (-∞, ∞); slope 0 for z in [-0.5, 0.5] |" in said
    assert said.count("slope 0 for z in") == 1


def test_the_reader_chooses_and_the_choice_is_in_the_address(opened):
    app = opened("choose", scene="output")
    app.button_group(key="choose/task/widget").set_value("count").run()
    assert "Poisson" in text(app)
    assert app.query_params["task"] == "count"


def test_the_reasons_are_the_numbers_of_the_core(opened):
    said = text(opened("choose", task="yes_no", scene="output", choose_fitting="true"))
    assert "-0.99995" in said
    assert "| Hard sigmoid | [0, 1] | 0 up to z = -3 | 0 from z = 3 on |" in said
    said = text(opened("choose", task="classes"))
    assert "0.6652, 0.2447, 0.09003" in said
    said = text(opened("choose", choose_moments="true"))
    assert "| ReLU | 0 up to z = 0 | 1 | 0.399 | 0.5 |" in said


def test_a_link_to_an_output_opens_its_scene_and_one_to_the_hidden_layers_the_other(opened):
    assert opened("choose", task="count").query_params["scene"] == "output"
    hidden = opened("choose", task="hidden")
    assert "scene" not in hidden.query_params
    assert not hidden.warning
    assert "Start with ReLU" in text(hidden)


@pytest.mark.parametrize(("name", "scene"), [("task", "output"), ("data", "hidden"), ("guess", "hidden")])
@pytest.mark.parametrize(
    "given", ["<b>", "x" * 10_000, "\0", "None", ["moons", "xor"]], ids=lambda given: str(given)[:8]
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(name, scene, given, opened):
    app = opened("choose", scene=scene, **{name: given})
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.warning[0].value) < 400
    assert len(alternatives(app)) == 1


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    drawers = {"choose_quoted": "true", "choose_moments": "true", "choose_rules": "true", "guess": "1"}
    apps = [opened("choose", data=data, **drawers) for data in ("xor", "moons")]
    apps += [opened("choose", scene="output", task=task.slug, choose_fitting="true") for task in OUTPUTS]
    assert set(Words(contents.page("choose").file).sections) <= sections_shown
    assert not any("[[" in text(app) for app in apps)
