"""The dying-ReLU simulator without a browser: controls, words, presets, and links that hold nonsense."""

import json

import pytest

from acts.experiments.training.film import film, filming
from acts.experiments.training.presets import FAMOUS, PRESETS, over_seeds
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import drift, leaks, sweep_of
from pages import contents
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.ending import sentence
from pages.training.film import counts, spread
from tests.pages.reading import alternatives, text
from tests.pages.training.extremes import EXTREMES


def told(rate=lab.START, seed=0, **changes):
    return sentence(film(Setup(**changes), rate, seed))


def shown(opened, scene, **query):
    app = opened("dying_relu", scene=scene, **query)
    assert not app.exception
    return app


def scene(app):
    return app.session_state["dying_relu/scene"]


def test_the_page_asks_beside_its_first_scene_and_before_all_where_a_link_says_so(opened):
    assert "Test yourself" in text(opened("dying_relu"))
    asked = opened("dying_relu", guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not asked.get("vega_lite_chart")
    asked.button(key="dying_relu/guess/never").click().run()
    assert not asked.exception
    assert "Right" in text(asked)
    assert asked.get("vega_lite_chart")
    wrong = opened("dying_relu", guess="back")
    assert "You said: it comes back, slowly. The answer: nothing at all" in text(wrong)


def test_nothing_at_all_happens_to_a_unit_that_has_died():
    assert drift(film(Setup(), lab.START, 0).life) == 0


@pytest.mark.parametrize(
    ("query", "lands"),
    [
        ({"preset": "famous"}, "film"),
        ({"preset": "bias", "guess": "skip"}, "film"),
        ({"preset": "safe", "rate": "2"}, "film"),
        ({"run": "rate:3,seed:2"}, "film"),
        ({"rate": "3", "frame": "4"}, "film"),
        ({"rate": "3"}, "turn"),
        ({"data": "sine", "unit": "leaky_relu", "lab_leaky_relu_negative_slope": "0.1"}, "turn"),
        ({"unit_rate": "0.4"}, "one-unit"),
        ({"unit_fn": "leaky_relu", "unit_slope": "0.2"}, "one-unit"),
        ({"sweep_from": "0.1"}, "sweep"),
        ({"sweep_to": "10", "data": "xor", "width": "8"}, "sweep"),
        ({}, "turn"),
    ],
    ids=str,
)
def test_an_old_link_lands_on_the_scene_that_shows_what_it_asks_for(query, lands, opened):
    app = opened("dying_relu", **query)
    assert not app.exception
    assert not app.warning
    assert scene(app) == lands


def test_a_link_with_a_run_shows_it(opened):
    carried = lab.network("dying_relu").link(lab.values_of(Setup("xor", width=7), 2.0, 4))
    app = opened("dying_relu", **carried)
    assert scene(app) == "film"
    assert told(2.0, 4, data="xor", width=7) in text(app)


def test_a_higher_learning_rate_kills_more(opened):
    app = shown(opened, "film", rate="0.5")
    assert told(0.5) in text(app)
    app.number_input(key="rate").set_value(20.0).run()
    assert told(20.0) in text(app)
    dead = [film(Setup(), rate, 0).life.run.silent_share[0, -1] for rate in (0.5, 20.0)]
    assert dead[0] < 0.1 < dead[1]


def test_the_slider_moves_in_even_steps_of_the_logarithm_and_writes_to_the_box(opened):
    app = shown(opened, "film", rate="3.14159")
    slider = app.select_slider(key="rate/slider")
    assert slider.value == 3.2
    assert app.number_input(key="rate").value == 3.14159
    slider.set_value(0.1).run()
    assert app.number_input(key="rate").value == 0.1
    assert told(0.1) in text(app)


def card(preset):
    numbers = counts(film(preset.setup, preset.rate, preset.seed))
    return Words(contents.page("dying_relu").file).text(
        f"preset: {preset.slug}", rate=f"{preset.rate:g}", offset=number(preset.setup.offset), **numbers
    )


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.slug)
def test_every_preset_has_a_link_that_shows_it_and_a_sentence_with_its_numbers(preset, opened):
    ended = sentence(film(preset.setup, preset.rate, preset.seed))
    app = opened("dying_relu", guess="skip", preset=preset.slug)
    assert not app.exception
    assert not app.warning
    assert card(preset) in text(app)
    assert ended in text(app)
    assert ended in alternatives(app)
    assert app.session_state["dying_relu/presets"] == preset.slug


def test_a_preset_is_trained_when_it_is_opened_and_not_before(opened):
    filming.cache_clear()
    app = shown(opened, "film")
    works = {preset.slug: filming(preset.setup, preset.rate, preset.seed) for preset in PRESETS.values()}
    assert not any(work.done for work in works.values())
    assert "dying_relu/presets" in app.session_state
    assert app.session_state["dying_relu/presets"] is None
    assert text(app).count("not trained yet") == len(PRESETS)
    app.get("button_group")[-1].set_value("bias").run()
    assert not app.exception
    assert [slug for slug, work in works.items() if work.finished] == ["bias"]
    assert card(PRESETS["bias"]) in text(app)
    assert text(app).count("not trained yet") == len(PRESETS) - 1


def test_the_seeds_of_the_famous_preset_are_trained_on_a_press(opened):
    over_seeds.cache_clear()
    app = opened("dying_relu", preset="famous")
    assert "0% is done" in text(app)
    assert not over_seeds(FAMOUS).done
    app.button(key="dying_relu/seeds/go").click().run()
    assert not app.exception
    numbers = spread(FAMOUS)
    assert Words(contents.page("dying_relu").file).text("preset: famous seeds", **numbers) in text(app)


def test_the_film_begins_at_the_frame_of_the_address_and_at_its_end_after_a_change(opened):
    app = shown(opened, "film", frame="7")
    assert frame(app) == 7
    app.number_input(key="rate").set_value(2.0).run()
    assert frame(app) == film(Setup(), 2.0, 0).frames - 1
    assert not app.warning
    for nonsense in ("-1", "1000", "2.5", "x"):
        refused = shown(opened, "film", frame=nonsense)
        assert len(refused.warning) == 1
        assert frame(refused) == film(Setup(), lab.START, 0).frames - 1


def frame(app):
    signals = json.loads(app.get("vega_lite_chart")[0].proto.spec)["signals"]
    return next(signal["value"] for signal in signals if signal["name"] == "frame")


def test_half_a_seed_is_refused(opened):
    app = shown(opened, "film", seed="1.5")
    assert "Shown instead: 0" in app.warning[0].value
    assert told() in text(app)
    app.number_input(key="seed").set_value(3.0).run()
    app.number_input(key="seed").set_value(2.5).run()
    assert app.number_input(key="seed").value == 3.0
    assert [warning.value for warning in app.warning] == ["Seed cannot be 2.5. It stays 3."]
    assert told(seed=3) in text(app)


def test_what_is_refused_behind_a_closed_door_is_said_outside(opened):
    app = shown(opened, "film", batch="x", steps="7", decay="inf", depth="9", offset="abc", init="he")
    assert len(app.warning) == 6
    inside = [warning.value for popover in app.get("popover") for warning in popover.get("warning")]
    assert inside == []


def test_the_sentence_tells_training_from_test_and_the_dead_from_the_born_dead():
    said = told(offset=-3.0)
    assert "15 of 16 hidden units are dead, from the start." in said
    assert "on the training set" in said
    assert "on the test set" in said


def test_a_unit_that_fired_in_between_was_not_silent_from_the_start():
    shown = film(Setup(activation="leaky_relu", parameters=(("negative_slope", 0.01),), offset=-2.0), 8.0, 0)
    silent, never = shown.life.run.silent[0], 0
    for unit in silent.T:
        never += bool(unit.all())
    assert 0 < never < sum(shown.life.born)
    assert f"hidden units are never positive, {never} of them from the start." in sentence(shown)


def test_a_unit_without_weights_has_no_kink_to_be_outside_the_picture():
    assert "16 dead units have no kink: all their weights are 0." in told(initialiser="zeros")
    assert "outside the picture" not in told(initialiser="zeros")
    assert "outside the picture" in told(offset=-3.0)


def test_one_step_is_one_step():
    said = told(1e6, offset=100.0, scale=100.0)
    assert "After 1 step the loss" in said
    assert "1 steps" not in said


def test_a_leak_is_told_in_its_own_words(opened):
    (said,) = alternatives(shown(opened, "film", unit="leaky_relu", rate="8"))
    assert "never positive" in said
    assert "dead" not in said


def test_a_divergence_is_told_with_its_step_and_its_value(opened):
    app = shown(opened, "film", rate="100")
    diverged = film(Setup(), 100.0, 0)
    assert f"After {diverged.divergence.step} steps the loss was" in text(app)
    assert "nan" not in sentence(diverged)


def test_the_sweep_tells_the_chosen_slope_in_a_picture_and_those_that_are_known_below(opened):
    sweep_of.cache_clear()
    app = shown(opened, "sweep")
    assert "ReLU: at 10 the mean passes half" in text(app)
    assert [said.partition(":")[0] for said in alternatives(app)] == ["ReLU"]
    works = {slope: sweep_of(each, 0.01, 100.0, 3) for slope, each in leaks(Setup()).items()}
    assert [slope for slope, work in works.items() if work.done] == ["0"]
    other = shown(opened, "sweep", sweep_slope="0.1")
    (said,) = alternatives(other)
    assert said.startswith("Leaky ReLU: ")
    assert said in text(other)
    assert "ReLU: at 10 the mean passes half" in text(other)
    assert [slope for slope, work in works.items() if work.done] == ["0", "0.1"]
    assert other.get("download_button")


@pytest.mark.parametrize("data", ["moons", "sine"])
def test_a_sweep_in_which_all_diverge_says_so_without_a_number_that_is_none(data, opened):
    app = shown(opened, "sweep", data=data, sweep_from="100000", sweep_to="1000000")
    app.button(key="sweep/go").click().run()
    assert not app.exception
    (said,) = alternatives(app)
    assert "all 75 networks diverged" in said
    assert "nan" not in said
    assert "-100%" not in said


def test_a_long_sweep_says_how_long_and_waits_until_it_is_started(opened):
    app = shown(opened, "sweep", width="64", steps="2000", data="spiral")
    assert "0% is done" in text(app)
    assert [button.label for button in app.button if button.key == "sweep/go"] == ["Train 25 rates with 3 seeds"]


def test_a_box_moved_trains_no_sweep_until_it_is_asked_to(opened):
    sweep_of.cache_clear()
    app = shown(opened, "sweep")
    app.number_input(key="sweep_to").set_value(50.0).run()
    assert not sweep_of(Setup(), 0.01, 50.0, 3).done
    app.button(key="sweep/go").click().run()
    assert sweep_of(Setup(), 0.01, 50.0, 3).finished
    assert not app.exception
    more = shown(opened, "sweep", sweep_seeds="8")
    assert [button.label for button in more.button if button.key == "sweep/go"] == ["Train 25 rates with 8 seeds"]
    xor = shown(opened, "sweep", data="xor")
    assert not [button for button in xor.button if button.key == "sweep/go"]


def test_a_sweep_without_room_is_shown_at_its_usual_ends_and_said_so(opened):
    app = shown(opened, "sweep", sweep_from="5", sweep_to="1")
    assert "has to be at least twice the lowest" in app.warning[0].value


@pytest.mark.parametrize("extreme", EXTREMES, ids=str)
def test_no_extreme_leaves_the_page_empty(extreme, opened):
    for each in ("film", "sweep"):
        app = shown(opened, each, **extreme)
        assert len(app.get("vega_lite_chart")) == 1
        assert "nan" not in " ".join(alternatives(app))


@pytest.mark.parametrize(
    "query",
    [
        {"rate": "nan"},
        {"rate": "-1"},
        {"rate": "1e999"},
        {"seed": "-1"},
        {"seed": "1e999"},
        {"batch": "inf"},
        {"seed": "x" * 10_000},
        {"width": "0"},
        {"width": "1e9"},
        {"steps": "499"},
        {"data": "<script>alert(1)</script>"},
        {"unit": "softmax"},
        {"init": "\x00\N{PILE OF POO}"},
        {"batch": "-5"},
        {"momentum": "1"},
        {"sweep_from": "0"},
        {"preset": "<b>"},
        {"preset": ["safe", "bias"]},
        {"lab_relu_nothing": "3"},
    ],
    ids=lambda query: f"{next(iter(query))}-{str(next(iter(query.values())))[:9]}",
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = shown(opened, "sweep" if "sweep_from" in query else "film", **query)
    assert told() in text(app) or scene(app) == "sweep"
    known = not next(iter(query)).startswith("lab_relu")
    assert len(app.warning) == known
    assert all("<script>" not in warning.value and len(warning.value) < 400 for warning in app.warning)


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [
        opened("dying_relu", guess="back"),
        shown(opened, "turn", data="sine", unit="leaky_relu"),
        shown(opened, "film", film_dead="true"),
        shown(opened, "film", unit="leaky_relu"),
        shown(opened, "one-unit", unit_algebra="true", unit_steps="true"),
        shown(opened, "sweep"),
        *(opened("dying_relu", preset=slug) for slug in PRESETS),
    ]
    over_seeds(FAMOUS).complete()
    apps.append(opened("dying_relu", preset="famous"))
    assert set(Words(contents.page("dying_relu").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
