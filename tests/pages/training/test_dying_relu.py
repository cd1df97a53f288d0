"""The dying-ReLU simulator without a browser: controls, words, presets, and links that hold nonsense."""

import json

import pytest

from acts.experiments.training.film import film
from acts.experiments.training.presets import FAMOUS, PRESETS, over_seeds
from acts.experiments.training.setup import Setup
from pages import contents
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import lab
from pages.training.ending import sentence
from pages.training.film import counts, spread
from tests.pages.reading import alternatives, text

FILM = "after 500 steps"


def told(rate=lab.START, seed=0, **changes):
    return sentence(film(Setup(**changes), rate, seed))


def test_the_page_asks_first_and_then_shows_one_unit(opened):
    asked = opened("dying_relu")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert "One unit first" not in text(asked)
    asked.button(key="dying_relu/guess/never").click().run()
    assert not asked.exception
    assert "Right" in text(asked)
    assert "One unit first" in text(asked)
    wrong = opened("dying_relu", guess="back")
    assert "You said it comes back, slowly; it is nothing at all" in text(wrong)


def test_a_higher_learning_rate_kills_more(opened):
    app = opened("dying_relu", guess="skip", rate="0.5")
    assert told(0.5) in text(app)
    app.number_input(key="rate").set_value(20.0).run()
    assert told(20.0) in text(app)
    dead = [film(Setup(), rate, 0).life.run.silent_share[0, -1] for rate in (0.5, 20.0)]
    assert dead[0] < 0.1 < dead[1]


def test_the_slider_moves_in_even_steps_of_the_logarithm_and_writes_to_the_box(opened):
    app = opened("dying_relu", guess="skip", rate="3.14159")
    slider = app.select_slider(key="rate/slider")
    assert slider.value == 3.2
    assert app.number_input(key="rate").value == 3.14159
    slider.set_value(0.1).run()
    assert app.number_input(key="rate").value == 0.1
    assert told(0.1) in text(app)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.slug)
def test_every_preset_has_a_sentence_with_its_numbers_and_a_link_that_shows_them(preset, opened):
    shown = film(preset.setup, preset.rate, preset.seed)
    ended = counts(shown)
    numbers = ended | (spread(preset) if preset is FAMOUS else {})
    card = Words(contents.page("dying_relu").file).text(
        f"preset: {preset.slug}", rate=f"{preset.rate:g}", offset=number(preset.setup.offset), **numbers
    )
    app = opened("dying_relu", guess="skip", preset=preset.slug)
    assert not app.exception
    assert not app.warning
    assert card in text(app)
    assert sentence(shown) in text(app)
    assert sentence(shown) in alternatives(app)


def test_half_a_seed_is_refused(opened):
    app = opened("dying_relu", guess="skip", seed="1.5")
    assert "Shown instead: 0" in app.warning[0].value
    assert told() in text(app)
    app.number_input(key="seed").set_value(3.0).run()
    app.number_input(key="seed").set_value(2.5).run()
    assert app.number_input(key="seed").value == 3.0
    assert [warning.value for warning in app.warning] == ["Seed cannot be 2.5. It stays 3."]
    assert told(seed=3) in text(app)


def test_what_is_refused_behind_a_closed_door_is_said_outside(opened):
    app = opened("dying_relu", guess="skip", batch="x", steps="7", decay="inf", depth="9", offset="abc", init="he")
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
    app = opened("dying_relu", guess="skip", unit="leaky_relu", rate="8")
    assert "never positive" in alternatives(app)[1]
    assert "dead" not in alternatives(app)[1]


def test_a_divergence_is_told_with_its_step_and_its_value(opened):
    app = opened("dying_relu", guess="skip", rate="100")
    shown = film(Setup(), 100.0, 0)
    assert f"After {shown.divergence.step} steps the loss was" in text(app)
    assert "nan" not in sentence(shown)


def test_the_sweep_tells_each_activation_and_offers_its_numbers(opened):
    app = opened("dying_relu", guess="skip")
    said = text(app)
    assert "ReLU: at 10 the mean passes half" in said
    assert sum(alternative.startswith(("ReLU:", "Leaky ReLU:")) for alternative in alternatives(app)) == 4
    assert app.get("download_button")


@pytest.mark.parametrize("data", ["moons", "sine"])
def test_a_sweep_in_which_all_diverge_says_so_without_a_number_that_is_none(data, opened):
    app = opened("dying_relu", guess="skip", data=data, sweep_from="100000", sweep_to="1000000")
    assert not app.exception
    said = " ".join(alternatives(app)[2:])
    assert "all 200 networks diverged" in said
    assert "nan" not in said
    assert "-100%" not in said


def test_a_long_sweep_says_how_long_and_waits_until_it_is_started(opened):
    app = opened("dying_relu", guess="skip", width="64", steps="2000", data="spiral")
    assert not app.exception
    assert "0% is done" in text(app)
    assert [button.label for button in app.button if button.key == "sweep/go"] == ["Sweep"]


def test_a_sweep_without_room_is_shown_at_its_usual_ends_and_said_so(opened):
    app = opened("dying_relu", guess="skip", sweep_from="5", sweep_to="1")
    assert not app.exception
    assert "A sweep needs room" in app.warning[0].value


@pytest.mark.parametrize(
    "extreme",
    [
        {"rate": "0"},
        {"rate": "1000000"},
        {"width": "1", "steps": "100"},
        {"scale": "100", "offset": "-100"},
        {"init": "zeros"},
        {"data": "sine", "rate": "1000"},
        {"batch": "1", "momentum": "0.999", "steps": "100"},
        {"data": "bend", "unit": "prelu"},
    ],
    ids=str,
)
def test_no_extreme_leaves_the_page_empty(extreme, opened):
    app = opened("dying_relu", guess="skip", **extreme)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 6
    assert "nan" not in " ".join(alternatives(app))
    spec = json.loads(app.get("vega_lite_chart")[1].proto.spec)
    assert spec["signals"]


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
    app = opened("dying_relu", guess="skip", **query)
    assert not app.exception
    assert told() in text(app)
    known = not next(iter(query)).startswith("lab_relu")
    assert len(app.warning) == known
    assert all("<script>" not in warning.value and len(warning.value) < 400 for warning in app.warning)


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [
        opened("dying_relu"),
        opened("dying_relu", guess="back"),
        opened("dying_relu", guess="skip", unit="leaky_relu"),
        opened("dying_relu", guess="skip", unit_fn="leaky_relu", unit_rate="0.6"),
    ]
    over_seeds.cache_clear()
    again = apps[0]
    again.session_state[f"wanted/{over_seeds(FAMOUS).key}"] = False
    again.run()
    assert set(Words(contents.page("dying_relu").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
