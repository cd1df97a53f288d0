"""The race: a first look, the loss under the hand, all functions on a press, and what its words say."""

import pytest

import acts
from acts.charts.networks.race import MOST, TARGET
from acts.experiments.networks.against import CASES
from acts.experiments.networks.race import COURSES, DATA, LOOK, Finish, glance, race, racers, ranking
from acts.network import GENERATORS
from pages import contents
from pages.kit.words import Words
from pages.networks.race import question
from pages.networks.race import race as scene
from tests.pages.reading import alternatives, text

CHEAP = "moons"  # the task on which all functions take little


def finishes(data, target=TARGET.default, chosen=LOOK):
    return {slug: racer.finish(target) for slug, racer in racers(data, chosen).items()}


def test_the_page_opens_with_a_first_look_its_sentence_and_the_price_of_all(opened, nothing_known):
    app = opened("race")
    assert not app.exception
    said = scene.sentence(DATA[0], finishes(DATA[0]), LOOK, TARGET.default)
    assert alternatives(app) == [said]
    assert said in text(app)
    assert "Test yourself" in text(app)
    assert race(DATA[0]).done == 0
    assert app.button(key=f"race/all/{DATA[0]}/go").label.startswith(
        f"Train all {len(acts.CATALOGUE)} functions (about "
    )


def test_the_box_of_the_loss_moves_the_sentence(opened):
    app = opened("race", race_loss="0.1")
    assert scene.sentence(DATA[0], finishes(DATA[0], 0.1), LOOK, 0.1) in text(app)
    app.number_input(key="race_loss").set_value(0.5).run()
    assert scene.sentence(DATA[0], finishes(DATA[0], 0.5), LOOK, 0.5) in text(app)
    assert app.query_params["race_loss"] == "0.5"


def test_every_task_has_a_sentence_of_its_own(opened):
    for data in DATA:
        app = opened("race", data=data)
        assert not app.exception
        assert f"On {COURSES[data].name}," in text(app)
    assert set(DATA) - {"digits"} < set(GENERATORS)


def test_the_reader_chooses_the_functions_and_at_most_ten_are_shown(opened):
    app = opened("race", fns="gelu,tanh", data=CHEAP)
    found = finishes(CHEAP, chosen=("gelu", "tanh", "relu"))
    assert scene.sentence(CHEAP, found, ("gelu", "tanh"), TARGET.default) in text(app)
    many = ",".join(list(acts.CATALOGUE)[: MOST + 3])
    assert not opened("race", fns=many, data=CHEAP).exception
    assert "not possible" in opened("race", fns="relu,nonsense", data=CHEAP).warning[0].value


def finish(*steps):
    return Finish(0, 1.0, steps)


INF = float("inf")


def test_near_equals_are_counted_and_nobody_is_called_first_alone():
    found = {"relu": finish(10.0, 12.0, 20.0), "tanh": finish(18.0, 19.0, 25.0)}
    said = scene.sentence("moons", found, ("relu", "tanh"), 0.2)
    assert "ReLU is the first of 2 near equals" in said
    assert "Tanh needs 1.6 times as many steps as ReLU (1.2 to 1.8)." in said
    alone = scene.sentence("moons", {**found, "tanh": finish(40.0, 50.0, 60.0)}, ("relu", "tanh"), 0.2)
    assert "ReLU gets to a training loss of 0.2 first: 12 steps, the median of 3 seeds." in alone


def test_who_does_not_arrive_is_not_compared():
    found = {"relu": finish(10.0, 12.0, INF), "tanh": finish(INF, INF, INF)}
    assert "Not every seed of tanh and ReLU gets there." in scene.sentence("moons", found, ("relu", "tanh"), 0.2)
    assert "no function here gets to" in scene.sentence("moons", found, ("tanh",), 0.2)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((60.0, 70.0, 80.0), "the median factor is 7: at least as large as the published one"),
        ((20.0, 20.0, 70.0), "ReLU is faster on every seed; the median factor is 2."),
        ((5.0, 6.0, 7.0), "tanh is faster on every seed; the median factor is 0.6."),
        ((5.0, 10.0, 20.0), "the median factor is 1; on some seeds ReLU is faster, on others tanh"),
        ((5.0, 10.0, INF), "cannot be compared on every seed"),
    ],
)
def test_the_words_on_six_times_follow_from_the_numbers(steps, said):
    found = {"relu": finish(10.0, 10.0, 10.0), "tanh": finish(*steps)}
    assert said in scene._rule("moons", found)


def test_on_the_digits_tanh_is_ahead_as_the_answer_says(opened):
    assert "tanh is faster on every seed" in text(opened("race", data="digits"))
    assert "On the digits the median factor is below 1 here." in Words(contents.page("race").file).sections["answer"]


def test_a_press_trains_all_functions_and_a_stop_gives_way(opened, nothing_known):
    app = opened("race", data=CHEAP)
    work = race(CHEAP)
    while not work.done:
        work.advance()
    app.run()
    button = app.button(key=f"race/all/{CHEAP}/go")
    assert button.label == "Go on"
    button.click().run()
    assert not app.exception
    assert work.finished
    said = scene.sentence(CHEAP, finishes(CHEAP), LOOK, TARGET.default)
    assert "the median of 7 seeds" in said
    assert said in alternatives(app)
    app = opened("race", data=CHEAP, race_all="true")
    table = next(m.value for m in app.markdown if m.value.count("\n") > len(acts.CATALOGUE))
    assert all(f"| {a.name} |" in table for a in acts.CATALOGUE.values())
    assert app.get("download_button")
    assert len(alternatives(app)) == 2
    assert len(ranking(CHEAP).entries) == len(acts.CATALOGUE)


@pytest.mark.parametrize(
    ("factor", "answer"), [(0.9, "fewer"), (1.0, "two"), (1.9, "two"), (2.0, "six"), (6.0, "more")]
)
def test_a_factor_belongs_to_one_answer(factor, answer):
    assert question.bucket(factor) == answer


def test_the_answer_is_what_the_first_look_gives(opened):
    right = opened("race", guess="two")
    assert "Right" in text(right)
    assert "You said" in text(opened("race", guess="more"))
    rival, reference = (glance(DATA[0], slug).finish(TARGET.default) for slug in ("tanh", "relu"))
    middle = scene.number(scene.ratio(rival, reference)[1], 2)
    assert f"tanh needs {middle} times as many steps as ReLU" in text(right)


def test_the_published_race_is_quoted_with_its_task(opened):
    said = text(opened("race"))
    assert "CIFAR-10" in said
    assert "25%" in said
    assert "Krizhevsky" in said
    assert "We quote that figure and have not reproduced it" in said


@pytest.mark.parametrize(
    ("name", "scene"), [("data", "race"), ("race_loss", "race"), ("width", "seconds"), ("case", "against"),
                        ("gap_samples", "gap"), ("gap_rate", "gap")],
)  # fmt: skip
@pytest.mark.parametrize("given", ["<b>", "x" * 1000, "nan"])
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(name, scene, given, opened):
    app = opened("race", scene=scene, **{name: given})
    assert not app.exception
    assert len(app.warning) == 1
    assert len(alternatives(app)) == 1


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [opened("race", race_rules="true", guess="two"), opened("race", scene="seconds", race_measured="true")]
    apps += [opened("race", scene="against", case=case, race_sizes="true") for case in CASES]
    apps.append(opened("race", scene="gap", race_gap_rules="true"))
    assert set(Words(contents.page("race").file).sections) <= sections_shown
    assert not any("[[" in text(app) for app in apps)
