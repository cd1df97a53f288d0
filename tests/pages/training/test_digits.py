"""The page of the handwritten digits without a browser."""

import pytest

from acts.experiments.training.cliffs import LOOK, USUAL, cliffs, look
from acts.experiments.training.film import film, filming
from acts.experiments.training.mistakes import Mistakes, misread
from acts.experiments.training.presets import DIGITS
from acts.experiments.training.setup import Setup
from acts.network.digits import SCALINGS
from pages import contents
from pages.kit.words import Words
from pages.training import ending
from pages.training.digits import cliffs as parts
from pages.training.digits import controls, mistakes
from pages.training.digits.question import HIGH
from tests.pages.reading import alternatives, text

SMALL = {"digits_width": "8", "digits_steps": "20", "guess": "skip"}  # a training that takes no time


def small(**changes):
    return Setup("digits/raw", width=8, batch=64, steps=20, **changes)


def told(rate=controls.START, setup=USUAL):
    return ending.sentence(film(setup, rate, 0))


def test_the_page_opens_with_the_film_of_its_units(opened):
    app = opened("digits")
    assert not app.exception
    assert "Test yourself" in text(app)
    assert told() in text(app)
    assert told() in alternatives(app)


def test_a_question_that_comes_first_stands_in_place_of_the_film(opened):
    asked = opened("digits", guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not alternatives(asked)
    asked.button(key="digits/guess/hardly").click().run()
    assert told() in text(asked)


def test_what_the_presets_came_to_is_said_once_they_are_trained(opened):
    filming.cache_clear()
    assert text(opened("digits", **SMALL)).count("not trained yet.") == len(DIGITS)
    for preset in DIGITS.values():
        film(preset.setup, preset.rate, preset.seed)
    said = text(opened("digits", **SMALL))
    assert "not trained yet." not in said
    assert said.count("units are dead, and the test accuracy is") == len(DIGITS)


def test_the_answer_is_trained_only_once_a_guess_is_made(opened):
    filming.cache_clear()
    opened("digits", **SMALL)
    works = [filming(preset.setup, HIGH, 0) for preset in DIGITS.values()]
    assert [work.done for work in works] == [0, 0]
    opened("digits", **{**SMALL, "guess": "same"})
    assert [work.done for work in works] == [1, 1]


def test_dividing_by_16_keeps_nearly_all_alive_at_the_rate_that_killed_all(opened):
    raw, scaled = (film(preset.setup, 0.3, 0).life.run.silent_share[0, -1] for preset in DIGITS.values())
    assert raw == 1
    assert scaled < 0.1
    assert "Right" in text(opened("digits", guess="hardly"))
    assert "The answer: hardly any" in text(opened("digits", guess="same"))


@pytest.mark.parametrize("slug", SCALINGS)
def test_a_scaling_chosen_is_the_one_that_is_trained(slug, opened):
    app = opened("digits", **SMALL, scaling=slug)
    assert not app.exception
    said = told(setup=Setup(f"digits/{slug}", width=8, batch=64, steps=20))
    assert said in text(app)
    assert said in alternatives(app)


def test_another_seed_splits_the_digits_anew(opened):
    app = opened("digits", **SMALL, digits_split="3")
    assert not app.exception
    said = told(setup=small(data_seed=3))
    assert said != told(setup=small())
    assert said in text(app)


@pytest.mark.parametrize("preset", DIGITS.values(), ids=lambda preset: preset.slug)
def test_every_preset_is_a_link_that_sets_everything(preset, opened):
    app = opened("digits", guess="skip", preset=preset.slug)
    assert not app.exception
    assert not app.warning
    assert told(preset.rate, preset.setup) in text(app)


def test_the_cliffs_open_with_two_scalings_and_the_price_of_all(opened):
    cliffs.cache_clear()
    app = opened("digits", scene="cliffs")
    assert not app.exception
    (button,) = [each.label for each in app.button if each.key == "cliffs/go"]
    assert button.startswith("Train 195 networks (about ")
    sweeps = {SCALINGS[slug].name: swept for slug, swept in zip(LOOK, look(USUAL).complete(), strict=True)}
    assert parts.cliffs_in_short(sweeps) in text(app)
    assert parts.sentence(sweeps) in alternatives(app)
    assert cliffs(USUAL).done == 0


def test_the_sweep_of_another_network_waits_for_a_press(opened):
    cliffs.cache_clear()
    app = opened("digits", **SMALL, scene="cliffs")
    assert cliffs(small()).done == 0
    app.button(key="cliffs/go").click().run()
    assert not app.exception
    assert cliffs(small()).finished
    said = text(app)
    for scaling in SCALINGS.values():
        assert f"{scaling.name}: " in alternatives(app)[-1]
    assert app.get("download_button")
    assert "nan" not in said + " ".join(alternatives(app))


def test_the_drawer_says_why_the_cliffs_stand_apart_before_and_after_the_sweep(opened):
    cliffs.cache_clear()
    before = text(opened("digits", **SMALL, scene="cliffs", digits_why="true"))
    cliffs(small()).complete()
    after = text(opened("digits", **SMALL, scene="cliffs", digits_why="true"))
    for said in (before, after):
        assert "| Raw, 0 to 16 | 3845 |" in said
        assert "nan" not in said
    assert "In the sweep, the two cliffs" in after
    assert "In the sweep, the two cliffs" not in before


def test_where_no_unit_ever_fires_there_is_no_cliff_to_explain(opened):
    said = text(opened("digits", **SMALL, init="zeros", scene="cliffs", digits_why="true"))
    assert "every pre-activation $z$ is 0" in said
    assert "A step of gradient descent on one sample changes" not in said
    assert "nan" not in said


@pytest.mark.parametrize("slug", SCALINGS)
def test_the_pixels_of_each_scaling_are_said_in_numbers(slug, opened):
    app = opened("digits", scene="pixels", scaling=slug)
    assert not app.exception
    (said,) = alternatives(app)
    assert said.startswith(f"{SCALINGS[slug].name}: pixels from ")
    assert said in text(app)
    assert ("from -" in said) == (slug in ("centred", "standardised"))


def test_the_mistakes_are_those_of_the_network_of_the_film(opened):
    app = opened("digits", **SMALL, scene="mistakes", digits_rate="0.01")
    assert not app.exception
    assert mistakes.sentence(misread(film(small(), 0.01, 0))) in text(app)


def test_the_sentence_of_a_scaling_tells_silence_from_divergence():
    work = cliffs(small())
    work.complete()
    sweeps = dict(zip(SCALINGS, work.results, strict=True))
    said = {slug: parts.sentence({slug: swept}) for slug, swept in sweeps.items()}
    for slug, swept in sweeps.items():
        fallen = swept.falls()
        if fallen is None:
            assert "fire to the end" in said[slug]
        else:
            assert ("diverged at" in said[slug]) == (swept.diverged[fallen].mean() >= 0.5)
    assert any("diverged at" in sentence for sentence in said.values())
    assert any(" dead at " in sentence for sentence in said.values())


def test_mistakes_are_counted_in_words():
    one = misread(film(small(), 0.01, 0))
    from_none = Mistakes(one.pixels, one.truth, one.truth, 0, 500)
    assert mistakes.sentence(from_none) == "All 500 test digits are read correctly."
    assert f"{one.wrong} of 500 test digits are misread" in mistakes.sentence(one)


@pytest.mark.parametrize(
    "extreme",
    [
        {"digits_rate": "0"},
        {"digits_rate": "1000000"},
        {"digits_width": "1"},
        {"digits_steps": "1"},
        {"digits_batch": "1"},
        {"digits_split": "1000000"},
        {"init": "zeros"},
        {"unit": "prelu"},
        {"unit": "leaky_relu", "digits_rate": "1000000", "scaling": "standardised"},
    ],
    ids=str,
)
@pytest.mark.parametrize("scene", ["units", "pixels", "cliffs", "mistakes"])
def test_no_extreme_leaves_a_scene_empty(scene, extreme, opened):
    app = opened("digits", scene=scene, **(SMALL | extreme))
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert "nan" not in " ".join(alternatives(app))


@pytest.mark.parametrize(
    "query",
    [
        {"digits_rate": "nan"},
        {"digits_rate": "-1"},
        {"digits_seed": "1e999"},
        {"digits_split": "-1"},
        {"digits_width": "129"},
        {"digits_batch": "0"},
        {"digits_steps": "1e9"},
        {"scaling": "<script>alert(1)</script>"},
        {"scaling": "digits/raw"},
        {"unit": "softmax"},
        {"init": "x" * 10_000},
        {"preset": "famous"},
        {"preset": ["raw-pixels", "sixteenth"]},
        {"guess": "[](javascript:alert(1))"},
    ],
    ids=lambda query: f"{next(iter(query))}-{str(next(iter(query.values())))[:9]}",
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened("digits", **({"guess": "skip"} | query))
    assert not app.exception
    assert told() in text(app)
    assert len(app.warning) == 1
    assert "<script>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    filming.cache_clear()
    apps = [opened("digits"), opened("digits", guess="same"), opened("digits", digits_data="true")]
    apps += [opened("digits", scene=scene) for scene in ("pixels", "mistakes")]
    for preset in DIGITS.values():
        film(preset.setup, preset.rate, preset.seed)
    cliffs(small()).complete()
    apps += [opened("digits", **SMALL)]
    drawer = {"scene": "cliffs", "digits_why": "true"}
    apps += [opened("digits", **SMALL, **drawer), opened("digits", **SMALL, **drawer, init="zeros")]
    assert set(Words(contents.page("digits").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
