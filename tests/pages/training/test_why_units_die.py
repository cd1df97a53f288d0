"""Why units die without a browser: causes, stories, seeds, the map, and links that hold nonsense."""

import json
import re

import numpy as np
import pytest

from acts.charts.training.attribution import who
from acts.experiments.training.attribution import attribution as look
from acts.experiments.training.attribution import attribution_over_seeds
from acts.experiments.training.phase import PhaseMap, phases, placed, row_of
from acts.experiments.training.phase import _phases as phase_of_all
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from pages import contents
from pages.kit import setups
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import causes, question, seeds, story, where
from pages.training.why_units_die.question import OFFSET
from tests.pages.reading import alternatives, text

SCENES = ("units", "story", "seeds", "map")
PAGE, SMALL = "why_units_die", {"width": "4", "steps": "100"}
USUAL = look(Setup(), lab.START, 0)


def links(app):
    return {link.proto.label.strip("*"): link.proto.query_string for link in app.get("page_link")}


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_shows_one_picture_and_the_first_one_asks_beside_it(scene, opened):
    app = opened(PAGE, scene=scene)
    assert not app.exception
    assert ("Test yourself" in text(app)) == (scene == "units")
    assert len(app.get("vega_lite_chart")) == 1


def test_no_rate_of_the_question_has_fewer_dead_units_than_were_born_dead():
    low = row_of(placed(Setup(), "offset", OFFSET), 0)
    ends = low.spread(low.share)[1]
    assert np.nanmin(ends) >= low.born[0]


def test_the_answer_is_trained_only_once_a_guess_is_made(opened, monkeypatch):
    trained = []
    monkeypatch.setattr(question, "row_of", lambda *given: trained.append(given) or row_of(*given))
    opened(PAGE, **SMALL)
    assert not trained
    opened(PAGE, **SMALL, guess="low")
    assert len(trained) == 2


def test_the_map_waits_behind_a_question_that_comes_first(opened):
    asked = opened(PAGE, guess="ask", scene="map")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not asked.get("vega_lite_chart")
    asked.button(key=f"{PAGE}/guess/none").click().run()
    assert not asked.exception
    assert "Right" in text(asked)
    assert len(asked.get("vega_lite_chart")) == 1
    assert "You said: a low one. The answer: none" in text(opened(PAGE, guess="low"))


def test_the_counts_are_those_of_the_deaths_and_add_up():
    counts = [len(USUAL.of(cause)) for cause in causes.names(1)]
    assert sum(counts) == len(USUAL.deaths) == 12
    said = causes.sentence(USUAL)
    assert "12 of 16 hidden units are dead after 500 steps" in said
    assert f"the bias {counts[1]}, the weights {counts[2]}." in said
    assert "born" not in said


def test_units_that_never_fired_are_told_with_what_their_bias_has_to_do_with_it():
    born = look(Setup(offset=-3.0), 0.5, 0)
    assert "Never fired: 15, but with a bias of 0 all would have." in causes.sentence(born)
    death = born.deaths[0]
    said = story.sentence(death, born, Setup(offset=-3.0))
    assert said.startswith("Unit 1 never fires. Without its bias the largest pre-activation is z = ")
    assert story.stages(death) == ("without its bias", "as it starts: with its bias")


def test_a_unit_can_be_chosen_and_its_story_told(opened):
    app = opened(PAGE, scene="story")
    first, other = USUAL.deaths[0], USUAL.deaths[5]
    assert story.sentence(first, USUAL, Setup()) in alternatives(app)
    box = app.selectbox(key=f"{PAGE}/who/widget")
    box.set_value(who(other)).run()
    assert not app.exception
    assert story.sentence(other, USUAL, Setup()) in alternatives(app)
    assert app.query_params["who"] == who(other)
    again = opened(PAGE, who=who(other))
    assert story.sentence(other, USUAL, Setup()) in alternatives(again)


def test_a_unit_that_is_not_among_the_dead_of_the_next_run_is_forgotten(opened):
    app = opened(PAGE, who=who(USUAL.deaths[5]))
    app.number_input(key="rate").set_value(0.5).run()
    assert not app.exception
    assert not app.warning
    assert "who" not in app.query_params


def test_a_story_names_the_parts_of_the_fall_and_the_largest():
    death = USUAL.deaths[0]
    said = story.sentence(death, USUAL, Setup())
    assert f"at step {death.step}" in said
    assert f"on {death.firing} of 128 samples" in said
    assert f"highest on sample {death.sample + 1}" in said
    assert "inputs" not in said
    share = 100 * death.falls[death.cause] / (death.before - death.after)
    assert f"{share:.1f}% of the fall" in said


def test_behind_the_first_layer_the_inputs_have_a_part_in_it(opened):
    setup = Setup(depth=2, width=8, steps=200)
    found = look(setup, 8.0, 0)
    death = next(death for death in found.deaths if death.layer == 2 and death.step)
    said = story.sentence(death, found, setup)
    assert f"Unit {death.unit} of hidden layer 2" in said
    assert "the new inputs" in said
    assert len(story.stages(death)) == 4
    deep = {"depth": "2", "width": "8", "steps": "200"}
    assert said in alternatives(opened(PAGE, scene="story", **deep, who=who(death)))
    assert "in a longer training" in text(opened(PAGE, scene="units", **deep))


def test_the_seeds_are_told_as_a_spread(opened):
    app = opened(PAGE, scene="seeds", **SMALL)
    (found,) = attribution_over_seeds(Setup(width=4, steps=100), lab.START, 0).results
    said = seeds.sentence(found, 1)
    assert said in text(app)
    assert alternatives(app) == [said]
    assert "over 8 seeds, from 0 to 7: born dead 0% to" in said
    assert causes.halves(found) in text(app)


def test_many_large_networks_wait_for_a_press_beside_the_causes_of_the_first(opened):
    attribution_over_seeds.cache_clear()
    app = opened(PAGE, scene="seeds", width="64")
    assert not app.exception
    (button,) = (each for each in app.button if each.key == "attribution/go")
    assert re.fullmatch(r"Look at 8 seeds \(about .+\)", button.label)
    assert "over 1 seed, from 0" in alternatives(app)[0]
    button.click().run()
    assert "over 8 seeds, from 0 to 7" in alternatives(app)[0]
    assert "attribution/go" not in {each.key for each in app.button}


def test_a_run_in_which_nothing_dies_has_no_story_but_says_so(opened):
    app = opened(PAGE, scene="story", rate="0.001", who="1.1")
    assert not app.exception
    assert "0 of 16 hidden units are dead" in app.info[0].value
    assert f"{PAGE}/who/widget" not in [box.key for box in app.selectbox]
    assert "Shown instead: no unit, since none stopped firing" in app.warning[0].value
    assert "0 of 16 hidden units are dead" in alternatives(opened(PAGE, rate="0.001"))[0]


def test_a_divergence_is_told(opened):
    app = opened(PAGE, rate="100")
    assert not app.exception
    assert "diverged with the next step" in text(app)
    assert "nan" not in " ".join(alternatives(app))


@pytest.fixture
def nothing_is_trained():
    """Let no map be known from another test."""
    phase_of_all.cache_clear()


@pytest.mark.usefixtures("nothing_is_trained")
def test_the_map_opens_coarse_and_the_fine_one_waits_for_a_press(opened):
    app = opened(PAGE, scene="map")
    assert not app.exception
    coarse, fine = phases(Setup(), "offset", 0, coarse=True), phases(Setup(), "offset", 0)
    assert coarse.finished
    assert not fine.done
    assert where.sentence(PhaseMap.of(coarse, "offset"), lab.START, 0.0) in alternatives(app)
    (button,) = (each for each in app.button if each.key == "phase/go")
    assert re.fullmatch(r"Train all 1024 \(about .+\)", button.label)
    button.click().run()
    assert not app.exception
    assert fine.finished
    assert where.sentence(PhaseMap.of(fine, "offset"), lab.START, 0.0) in alternatives(app)
    again = opened(PAGE, scene="map")  # for every visitor
    assert where.sentence(PhaseMap.of(fine, "offset"), lab.START, 0.0) in alternatives(again)


@pytest.mark.usefixtures("nothing_is_trained")
def test_what_a_box_changes_trains_no_map_by_itself_and_the_ring_moves_for_nothing(opened):
    app = opened(PAGE, scene="map")
    app.number_input(key="rate").set_value(0.5).run()
    assert where.sentence(PhaseMap.of(phases(Setup(), "offset", 0, coarse=True), "offset"), 0.5, 0) in alternatives(app)
    app.number_input(key="width").set_value(7.0).run()
    assert not app.exception
    assert "No network of the map is trained yet." in text(app)
    assert not phases(Setup(width=7), "offset", 0).done
    assert not phases(Setup(width=7), "offset", 0, coarse=True).done


@pytest.mark.parametrize("axis", ["offset", "scale"])
def test_the_map_is_told_with_where_the_start_kills_and_where_the_rate(axis, opened):
    setup = Setup(width=4, steps=100, offset=-1.0)
    phases(setup, axis, 0).complete()
    app = opened(PAGE, scene="map", axis=axis, offset="-1", **SMALL)
    assert not app.exception
    shown = PhaseMap.of(phases(setup, axis, 0), axis)
    assert shown.tried == 1024
    said = where.sentence(shown, lab.START, getattr(setup, axis))
    assert said in alternatives(app)
    assert "diverged" in said
    assert ("With biases from" if axis == "offset" else "With weights ×") in said
    assert app.get("download_button")


def test_a_run_off_the_map_is_said_to_be_so(opened):
    assert "Your run lies outside the map." in alternatives(opened(PAGE, scene="map", offset="-50"))[0]
    assert "Your run lies" not in alternatives(opened(PAGE, scene="map"))[0]


def test_a_preset_and_a_run_are_links_that_set_everything(opened):
    app = opened(PAGE, width="7", data="xor", seed="4")
    carried = lab.network(PAGE).link(lab.values_of(Setup("xor", width=7), lab.START, 4))
    assert links(app)["See this run as a film"] == "run=" + carried["run"].replace(":", "%3A").replace(",", "%2C")
    film = opened("dying_relu", guess="skip", **carried)
    assert setups.described(Setup("xor", width=7)) in [caption.value for caption in film.caption]
    preset = PRESETS["bias"]
    assert causes.sentence(look(preset.setup, preset.rate, preset.seed)) in text(opened(PAGE, preset="bias"))
    back = opened(PAGE, **lab.network(PAGE).link(lab.values_of(Setup(width=5, offset=-1.0), 3.0, 2)))
    assert causes.sentence(look(Setup(width=5, offset=-1.0), 3.0, 2)) in text(back)


@pytest.mark.parametrize("preset", [preset for preset in PRESETS.values() if preset.slug != "famous"], ids=str)
def test_a_chip_sets_every_control_and_is_marked(preset, opened):
    app = opened(PAGE, width="7", data="xor", seed="4")
    (chips,) = (group for group in app.get("button_group") if group.key == f"{PAGE}/presets")
    assert chips.value is None
    chips.set_value(preset.slug).run()
    assert not app.exception
    assert causes.sentence(look(preset.setup, preset.rate, preset.seed)) in text(app)
    (chips,) = (group for group in app.get("button_group") if group.key == f"{PAGE}/presets")
    assert chips.value == preset.slug


@pytest.mark.parametrize(
    "extreme",
    [
        {"rate": "0"},
        {"rate": "1000000"},
        {"width": "1"},
        {"scale": "100", "offset": "-100"},
        {"scale": "0"},
        {"init": "zeros"},
        {"init": "constant", "depth": "3"},
        {"data": "sine", "rate": "1000"},
        {"batch": "1", "momentum": "0.999"},
        {"data": "bend", "unit": "prelu", "depth": "2"},
        {"seed": "1000000"},
    ],
    ids=str,
)
@pytest.mark.parametrize("scene", SCENES)
def test_no_extreme_leaves_a_picture_empty_or_a_number_undefined(scene, extreme, opened):
    app = opened(PAGE, scene=scene, **{**SMALL, **extreme})
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == (0 if app.info else 1)
    assert not {"nan", "inf"} & set(" ".join(alternatives(app)).replace("%", " ").split())
    assert all(json.loads(chart.proto.spec)["layer"] for chart in app.get("vega_lite_chart"))


@pytest.mark.parametrize(
    "query",
    [
        {"rate": "nan"},
        {"seed": "1e999"},
        {"width": "0"},
        {"data": "<script>alert(1)</script>"},
        {"who": "<script>"},
        {"who": ["1.2", "1.3"]},
        {"who": "9.9"},
        {"preset": "<b>"},
        {"run": "rate:nan"},
        {"run": "x" * 10_000},
        {"run": ["rate:1", "rate:2"]},
        {"axis": "upwards"},
        {"guess": "maybe"},
    ],
    ids=lambda query: f"{next(iter(query))}-{str(next(iter(query.values())))[:9]}",
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened(PAGE, **query)
    assert not app.exception
    assert app.get("vega_lite_chart")
    assert len(app.warning) == 1
    assert "<script>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [opened(PAGE, scene=scene) for scene in SCENES] + [opened(PAGE, guess="low")]
    drawers = {"units_cause": "true", "units_named": "true", "units_table": "true"}
    apps += [opened(PAGE, depth="2", **drawers, **SMALL), opened(PAGE, unit="leaky_relu", **drawers, **SMALL)]
    assert set(Words(contents.page("why_units_die").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)


def test_the_three_causes_are_told_with_the_run_of_the_reader(opened):
    setup = Setup(offset=-1.0)
    found = look(setup, lab.START, 0)
    said = " ".join(text(opened(PAGE, units_named="true", offset="-1")).split())
    drowned = sum(death.drowned for death in found.deaths)
    assert drowned
    assert f"the bias alone kept {drowned} of {len(found.start)} units from ever firing" in said
    assert f"weights {len(found.of('weights'))}, bias {len(found.of('bias'))}, inputs 0." in said
    assert "no learning rate helps" in said


def test_of_units_that_still_learn_it_does_not_say_that_no_learning_rate_helps(opened):
    said = text(opened(PAGE, units_named="true", unit="leaky_relu", offset="-2", **SMALL))
    assert "no learning rate helps" not in said
    assert "the learning rate decides" in said


def test_a_single_fall_is_told_as_one():
    for seed in range(40):
        found = look(Setup(width=1), lab.START, seed)
        if len(found.deaths) > len(found.of("born")):
            assert "of these 1" not in causes.more(found)
            assert "One step before, the unit" in causes.more(found)
            return
    pytest.fail("no unit fell in any of the runs")
