"""What brings units back, without a browser: the question, trainings with their numbers, presets, and hostile links."""

import pytest

from acts.experiments.training.revival import (
    CHOICES,
    DEEP,
    DEEP_HIGH,
    FAMOUS,
    HIGH,
    PRESETS,
    START,
    USUAL,
    overflows,
    revival,
    revivals,
    shocked,
)
from acts.experiments.training.setup import Setup
from pages import contents
from pages.kit import setups
from pages.kit.words import Words
from pages.training.revival import back, outcome, shock
from tests.pages.reading import alternatives, text

# a training that takes no time: what the page is opened with where the numbers do not matter
SMALL = {"data": "moons", "shock_width": "6", "shock_steps": "20", "cool_steps": "30", "shock_rate": "3"}
SETUP = shocked(Setup("moons", width=6), 20, 30, 0.5)


def told(slug, setup=SETUP, high=3.0, seed=0, **few):
    unit, own = CHOICES[slug]
    chosen = setup.under(unit, *own)
    (seen,) = revival(chosen, high, seed, *few.values()).complete()
    return outcome.sentence(setups.unit(chosen), seen, chosen, high)


@pytest.fixture
def nothing_known():
    """No network is trained yet."""
    revival.cache_clear()
    revivals.cache_clear()
    overflows.cache_clear()


def test_the_page_opens_with_one_network_of_each_activation_and_the_price_of_the_rest(opened, nothing_known):
    app = opened("revival")
    assert not app.exception
    for slug in USUAL:
        assert told(slug, START, HIGH, few=1) in text(app)
        assert told(slug, START, HIGH, few=1) in alternatives(app)[0]
        assert not revival(under(START, slug), HIGH, 0).done
    assert "Train 8 seeds (about " in app.button(key="shock/go").label


def test_the_press_trains_all_seeds(opened, nothing_known):
    app = opened("revival", units="relu", cool_steps="100")
    app.button(key="shock/go").click().run()
    assert not app.exception
    short = shocked(Setup("spiral", width=100), 100, 100, 0.5)
    assert revival(short, HIGH, 0).finished
    assert told("relu", short, HIGH) in text(app)


def test_another_network_waits_for_a_press_and_the_picture_says_so(opened):
    app = opened("revival", units="relu", shock_rate="7")
    assert not app.exception
    assert not revival(START, 7.0, 0).done
    assert alternatives(app) == ["Networks are drawn as they are trained."]


def under(setup, slug):
    unit, own = CHOICES[slug]
    return setup.under(unit, *own)


def test_the_page_asks_below_the_first_scene_or_first_where_a_link_says_so(opened):
    plain = opened("revival", **SMALL)
    assert not plain.exception
    assert "Test yourself" in text(plain)
    assert alternatives(plain)
    asked = opened("revival", **SMALL, guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not alternatives(asked)
    asked.button(key="revival/guess/inputs").click().run()
    assert not asked.exception
    assert "Right" in text(asked)
    assert alternatives(asked)
    assert "You said: no: a gradient of zero moves nothing" in text(opened("revival", guess="never", **SMALL))


def test_the_answer_is_trained_once_a_guess_is_made_and_counts_by_layer(opened, nothing_known):
    opened("revival", **SMALL)
    assert not revival(DEEP, DEEP_HIGH, 0).done
    said = text(opened("revival", guess="never", **SMALL))
    (seen,) = revival(DEEP, DEEP_HIGH, 0).complete()
    numbers = outcome.counts(seen)
    assert numbers["back1"] == "0"
    assert int(numbers["back2"]) > 10
    assert len(seen.seeds) == 8, "the answer says so"
    assert f"{numbers['back2']} of {numbers['down2']} dead" in said.replace("\n", " ")


def test_the_later_layers_say_how_many_units_of_each_come_back(opened):
    app = opened("revival", scene="layers")
    assert not app.exception
    (seen,) = revival(DEEP, DEEP_HIGH, 0, 3).complete()
    assert seen.revived[:, 1].sum() > 0
    whole = revival(DEEP, DEEP_HIGH, 0)
    assert back.sentence(whole.results[0] or seen) in text(app)
    assert "in the third layer" in text(opened("revival", scene="layers", layers_depth="3", layers_width="3"))


def test_each_activation_is_told_below_its_picture_and_in_the_table(opened):
    app = opened("revival", **SMALL, revival_table="true")
    for slug in USUAL:
        assert told(slug) in text(app)
        assert told(slug) in alternatives(app)[0]
    assert text(app).count("| Leaky ReLU, negative slope") == 3
    assert app.get("download_button")


def test_the_sentence_below_the_picture_says_how_many_networks_it_is_about():
    few, all_ = (revival(SETUP, 3.0, 0, *count).complete()[0] for count in ((1,), ()))
    assert "(1 seed)" in outcome.summary({"ReLU": few})
    assert "(8 seeds)" in outcome.summary({"ReLU": all_})
    assert "(1 to 8 seeds)" in outcome.summary({"ReLU": few, "Leak": all_})
    exploded = told("leak_0.3", shocked(Setup("spiral", width=10), 60, 20, 0.5), 8.0)
    assert "exploded" in exploded


def test_networks_whose_numbers_ended_are_told_as_they_were_before():
    said = told("leak_0.3", shocked(Setup("spiral", width=10), 100, 200, 0.5), 1e4)
    assert "8 of 8 networks overflow even in float64, the first after 4" in said
    assert "float64" not in told("leak_0.3")


def test_one_silent_unit_fires_and_none_is_not_counted():
    single = {told("relu", shocked(Setup("blobs", width=width), 20, 30, 0.5), 8.0) for width in (1, 2, 3, 4)}
    assert not any("Of 1 units" in said or "Of 0 unit" in said for said in single)
    assert any("Every unit fired after the shock, and none has stopped since." in said for said in single)


def test_other_activations_can_be_added(opened):
    app = opened("revival", guess="skip", units="gelu,relu", **SMALL)
    assert told("gelu") in text(app)
    assert told("relu") in text(app)
    assert told("leak_0.1") not in text(app)


def test_without_any_activation_the_page_says_so(opened):
    app = opened("revival", guess="skip", **SMALL)
    app.button_group(key="revival/units/widget").set_value([]).run()
    assert not app.exception
    assert "Choose an activation" in text(app)


def test_the_boxes_change_what_is_trained(opened):
    app = opened("revival", guess="skip", units="relu", **SMALL)
    app.number_input(key="shock_rate").set_value(20.0).run()
    assert told("relu", high=20.0) in text(app)
    app.number_input(key="cool_rate").set_value(0.0).run()
    assert told("relu", shocked(Setup("moons", width=6), 20, 30, 0.0), 20.0) in text(app)
    app.number_input(key="shock_depth").set_value(2.0).run()
    assert "in the second layer" in text(app)


@pytest.mark.parametrize("slug", PRESETS)
def test_a_preset_sets_everything_on_the_scene_that_shows_it(slug, opened):
    preset = PRESETS[slug]
    app = opened("revival", guess="skip", preset=slug)
    assert not app.exception
    assert not app.warning
    assert "scene" not in app.query_params
    (choice,) = [each for each, unit in CHOICES.items() if unit == (preset.setup.activation, preset.setup.parameters)]
    whole = revival(preset.setup, preset.rate, preset.seed)
    few = {} if whole.results[0] is not None else {"few": 1}
    assert told(choice, preset.setup, preset.rate, preset.seed, **few) in text(app)


@pytest.mark.parametrize("slug", PRESETS)
def test_a_preset_has_its_numbers_once_all_its_seeds_are_trained(slug, opened):
    preset = PRESETS[slug]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    numbers = shock.card(preset)
    assert Words(contents.page("revival").file).text(f"preset: {slug}", **numbers) in text(opened("revival", **SMALL))
    assert numbers.items() >= outcome.counts(seen).items()


def test_numbers_that_are_not_computed_here_are_said_to_be_quoted(opened):
    revival(FAMOUS, HIGH, 0).complete()
    said = text(opened("revival", guess="skip", preset="mostly_dead")).replace("\n", " ")
    assert "(Quoted, from other networks, each with a spiral of its own: 76.2% dead, training accuracy 98.7%.)" in said


def test_an_explosion_is_not_sold_as_a_cure(opened):
    preset = PRESETS["leak"]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    assert seen.revived.sum() > seen.down.sum() / 2
    said = outcome.sentence("leak", seen, preset.setup, preset.rate)
    assert "8 of 8 networks exploded" in said
    assert "In float32" in said
    assert "So the leak is not a cure." in text(opened("revival", guess="skip", preset="leak"))


def test_hardly_wrong_is_what_the_other_preset_is():
    preset = PRESETS["mostly_dead"]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    assert seen.share()[:, -1].mean() > 0.6
    assert seen.accuracy[:, -1].mean() > 0.98
    assert seen.revived.sum() == 0


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
    assert len(app.get("vega_lite_chart")) == 1
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
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(
    "query",
    [{"layers_rate": "nan"}, {"layers_depth": "4"}, {"layers_width": "0"}, {"layers_seed": "-1"}],
    ids=lambda query: next(iter(query)),
)
def test_nonsense_for_the_later_layers_gives_the_default_and_a_sentence(query, opened):
    app = opened("revival", scene="layers", **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.get("vega_lite_chart")) == 1


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown, nothing_known):
    apps = [opened("revival", revival_reading="true"), opened("revival", scene="layers")]
    assert text(apps[0]).count("not trained yet.") == len(PRESETS)
    for preset in PRESETS.values():
        revival(preset.setup, preset.rate, preset.seed).complete()
    apps.append(opened("revival", guess="decay", shock_seed="4", revival_table="true", **SMALL))
    assert set(Words(contents.page("revival").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
