"""The page of losses: its scenes, what is asked, and what nonsense gets."""

import pytest

from pages import contents
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

PAGE = "losses"
SCENES = [scene.slug for scene in contents.page(PAGE).scenes]


def shown(opened, **query):
    app = opened(PAGE, **query)
    assert not app.exception
    return app


def test_a_link_can_put_the_question_first_and_the_answer_tells_which_neuron_learned_more(opened):
    app = shown(opened, guess="ask")
    assert "Before you look" in text(app)
    assert alternatives(app) == []
    app.button(key="losses/guess/near").click().run()
    assert "**Right**" in text(app)
    assert "0.09396" in text(app)
    assert len(alternatives(app)) == 1
    assert "You said: the one that starts at 0.982: its" in text(shown(opened, guess="far"))
    assert "The answer: the one that starts at 0.8176." in text(shown(opened, guess="same"))


@pytest.mark.parametrize("scene", SCENES)
def test_the_picture_s_sentence_is_its_alternative_text_and_stands_under_it(scene, opened):
    app = shown(opened, scene=scene)
    (words,) = alternatives(app)
    assert words in text(app)


@pytest.mark.parametrize(
    "query",
    [
        {"labels": "2"}, {"labels": "0111"}, {"label": "7"}, {"z": "nan"}, {"z": "1e999"}, {"sample": "9"},
        {"sample_2": "x"}, {"class": "cow"}, {"true": "cow"}, {"class_cat": "inf"}, {"start": "3"},
        {"neuron_rate": "-1"}, {"epoch": "301"}, {"sigma": "0"}, {"units": "kelvin"}, {"parted": "maybe"},
        {"climb": "-1"}, {"ascent_rate": "0"}, {"guess": "maybe"}, {"law": "Cauchy"}, {"law_z": "21"},
        {"mirrored": "1e4"}, {"scene": "gaussian"},
    ],
    ids=lambda query: "-".join(*query.items()),
)  # fmt: skip
def test_nonsense_in_a_link_is_refused_in_a_sentence(query, opened):
    (given,) = query.values()
    assert f"“{given}”, which is not possible" in text(shown(opened, **query))


def test_every_section_of_the_words_is_shown(opened, sections_shown):
    drawers = {
        "logit": {"derivation": "true", "guess": "far"},
        "neuron": {"never": "true"},
        "samples": {},
        "classes": {"categorical": "true"},
        "noise": {"gaussian_lines": "true"},
        "outputs": {"relu": "true"},
        "symmetry": {},
        "orings": {"reading": "true", "steps": "true", "degrees": "true"},
    }
    for scene, query in drawers.items():
        shown(opened, scene=scene, **query)
    shown(opened, scene="orings", parted="true", steps="true")
    assert set(Words(contents.page(PAGE).file).sections) == sections_shown
