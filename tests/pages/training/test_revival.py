"""What brings units back, without a browser: the question, trainings with their numbers, presets, and hostile links."""

import pytest

from acts.experiments.training.revival import CHOICES, PRESETS, revival, shocked
from acts.experiments.training.setup import Setup
from pages import contents
from pages.kit import setups
from pages.kit.words import Words
from pages.training.revival import outcome, shock
from tests.pages.reading import alternatives, text

# a training that takes no time: what the page is opened with where the numbers do not matter
SMALL = {"data": "moons", "shock_width": "6", "shock_steps": "20", "cool_steps": "30", "shock_rate": "3"}
SETUP = shocked(Setup("moons", width=6), 20, 30, 0.5)


def told(slug, setup=SETUP, high=3.0, seed=0):
    unit, own = CHOICES[slug]
    chosen = setup.under(unit, *own)
    (seen,) = revival(chosen, high, seed).complete()
    return outcome.sentence(setups.unit(chosen), seen, chosen, high)


def test_the_page_asks_beside_the_second_layer_or_before_it_where_a_link_says_so(opened):
    plain = opened("revival", **SMALL)
    assert not plain.exception
    assert "Test yourself" in text(plain)
    assert "### Two hidden layers" in text(plain)
    asked = opened("revival", **SMALL, guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert "### Two hidden layers" not in text(asked)
    asked.button(key="revival/guess/inputs").click().run()
    assert not asked.exception
    assert "Right" in text(asked)
    assert "### Two hidden layers" in text(asked)
    assert "You said no: a gradient of zero moves nothing" in text(opened("revival", guess="never", **SMALL))


def test_the_answer_counts_by_layer(opened):
    deep = PRESETS["second_layer"]
    (seen,) = revival(deep.setup, deep.rate, deep.seed).complete()
    numbers = outcome.counts(seen)
    assert numbers["back1"] == "0"
    assert int(numbers["back2"]) > 10
    said = text(opened("revival", guess="never", **SMALL))
    assert f"{numbers['back2']} of {numbers['down2']} dead" in said.replace("\n", " ")


def test_each_activation_is_told_under_its_picture_and_in_the_table(opened):
    app = opened("revival", guess="skip", **SMALL)
    for slug in ("relu", "leak_0.01", "leak_0.1", "leak_0.3"):
        assert told(slug) in text(app)
        assert told(slug) in alternatives(app)
    assert text(app).count("| Leaky ReLU, negative slope") == 3
    assert app.get("download_button")


def test_networks_whose_numbers_ended_are_told_as_they_were_before():
    said = told("leak_0.3", shocked(Setup("spiral", width=10), 100, 200, 0.5), 1e4)
    assert "The numbers of 8 of 8 networks left even float64, first after 4" in said
    assert "float64" not in told("leak_0.3")


def test_one_silent_unit_fires_and_none_is_not_counted():
    single = {told("relu", shocked(Setup("blobs", width=width), 20, 30, 0.5), 8.0) for width in (1, 2, 3, 4)}
    assert not any("Of 1 silent units" in said or "Of 0 silent" in said for said in single)
    assert any("No unit was silent; none have fallen silent since." in said for said in single)


def test_other_activations_can_be_added(opened):
    app = opened("revival", guess="skip", units="gelu,relu", **SMALL)
    assert told("gelu") in text(app)
    assert told("relu") in text(app)
    assert told("leak_0.1") not in text(app)


def test_without_any_activation_the_page_says_so(opened):
    app = opened("revival", guess="skip", **SMALL)
    app.get("button_group")[1].set_value([]).run()
    assert not app.exception
    assert "No activation is chosen" in text(app)


def test_the_boxes_change_what_is_trained(opened):
    app = opened("revival", guess="skip", units="relu", **SMALL)
    app.number_input(key="shock_rate").set_value(20.0).run()
    assert told("relu", high=20.0) in text(app)
    app.number_input(key="cool_rate").set_value(0.0).run()
    assert told("relu", shocked(Setup("moons", width=6), 20, 30, 0.0), 20.0) in text(app)
    app.number_input(key="shock_depth").set_value(2.0).run()
    assert "in the second layer" in text(app)


@pytest.mark.parametrize("slug", ["leak", "second_layer"])
def test_a_preset_sets_everything_and_its_card_holds_its_numbers(slug, opened):
    preset = PRESETS[slug]
    app = opened("revival", guess="skip", preset=slug)
    assert not app.exception
    assert not app.warning
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    said = outcome.sentence(setups.unit(preset.setup), seen, preset.setup, preset.rate)
    assert said in alternatives(app)
    words = Words(contents.page("revival").file)
    numbers = shock.card(preset)
    assert words.text(f"preset: {slug}", **numbers) in text(app)
    assert numbers.items() >= outcome.counts(seen).items()


def test_numbers_that_are_not_computed_here_are_said_to_be_quoted(opened):
    said = text(opened("revival", guess="skip", preset="mostly_dead")).replace("\n", " ")
    assert "(Quoted, from other networks with a spiral each: 76.2% dead, 98.7%.)" in said


def test_an_explosion_is_not_sold_as_a_cure(opened):
    preset = PRESETS["leak"]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    assert seen.revived.sum() > seen.down.sum() / 2
    said = outcome.sentence("leak", seen, preset.setup, preset.rate)
    assert "8 of 8 networks exploded" in said
    assert "In float32" in said
    assert "Not a cure" in text(opened("revival", guess="skip", preset="leak"))


def test_hardly_wrong_is_what_the_other_preset_is():
    preset = PRESETS["mostly_dead"]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    assert seen.share()[:, -1].mean() > 0.6
    assert seen.accuracy[:, -1].mean() > 0.98
    assert seen.revived.sum() == 0


def test_a_long_training_waits_until_it_is_started(opened):
    app = opened("revival", guess="skip", units="silu", cool_steps="5000", shock_width="128")
    assert not app.exception
    assert "0% is done" in text(app)
    assert [button.label for button in app.button if button.key.endswith("/go")] == ["Train SiLU"]
    assert "| SiLU" not in text(app)


@pytest.mark.parametrize(
    "extreme",
    [
        {"shock_rate": "10000"},
        {"shock_rate": "0", "cool_rate": "0"},
        {"shock_width": "1", "shock_depth": "3"},
        {"shock_steps": "1", "cool_steps": "1"},
        {"cool_rate": "10000"},
        {"data": "blobs", "shock_seed": "1000000"},
    ],
    ids=str,
)
def test_no_extreme_leaves_a_hole(extreme, opened):
    app = opened("revival", guess="skip", **{**SMALL, **extreme})
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 5
    assert not any("nan" in said or "inf " in said for said in alternatives(app))


@pytest.mark.parametrize(
    "query",
    [
        {"shock_rate": "nan"},
        {"shock_rate": "1e999"},
        {"shock_steps": "0"},
        {"shock_steps": "1e999"},
        {"cool_steps": "2.5"},
        {"cool_rate": "-1"},
        {"shock_width": "1e9"},
        {"shock_depth": "\x00"},
        {"shock_seed": "x" * 10_000},
        {"shock_data_seed": "-1"},
        {"data": "sine"},
        {"data": "<script>alert(1)</script>"},
        {"units": "relu,softmax"},
        {"preset": "<b>"},
        {"preset": ["leak", "second_layer"]},
    ],
    ids=lambda query: f"{next(iter(query))}-{str(next(iter(query.values())))[:9]}",
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    fast = {"units": "relu", **SMALL}
    app = opened("revival", guess="skip", **{**fast, **query})
    assert not app.exception
    assert len(app.warning) == 1
    assert "which is not possible" in app.warning[0].value
    assert "<script>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400
    assert len(app.get("vega_lite_chart")) >= 2


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    revival.cache_clear()  # a card has other words as long as nobody has trained what it shows
    apps = [opened("revival"), opened("revival", guess="decay", shock_seed="4", **SMALL)]
    assert set(Words(contents.page("revival").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
