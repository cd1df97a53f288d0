"""What the page of gated units says, in the numbers of the core, and how it takes any link."""

import pytest

from acts import references
from acts.experiments.functions import gated_units
from acts.precision import bounds_of_gated
from acts.vector import UNITS
from pages import contents
from pages.functions import calls
from pages.functions.gated_units import choosing, slices
from pages.kit.numbers import certain, number
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

every_unit = pytest.mark.parametrize("slug", UNITS)


def test_the_page_hides_nothing_and_asks_beside_it(opened):
    app = opened("gated_units")
    assert "Test yourself" in text(app)
    assert alternatives(app)[0] == choosing.sentence("swiglu", 2.0, 1.0)
    assert "partial" in text(opened("gated_units", scene="slices"))


def test_a_link_that_asks_first_shows_no_picture_before_a_guess(opened):
    app = opened("gated_units", guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert not app.get("vega_lite_chart")


@pytest.mark.parametrize("guess", ["zero", "dip", "minus", "none"])
def test_a_guess_gets_a_verdict_and_everything_else(guess, opened):
    app = opened("gated_units", guess="ask")
    app.button(key=f"gated_units/guess/{guess}").click().run()
    assert not app.exception
    assert ("**Right**" in text(app)) == (guess == "none")
    assert "With a = 1000 the output is -278.5" in text(app)
    assert alternatives(app)[0] == choosing.sentence("swiglu", 2.0, 1.0)


def test_every_section_is_shown_and_every_gap_is_filled(opened, sections_shown):
    page, drawers = contents.page("gated_units"), dict.fromkeys(("gated_units_reaches", "gated_units_price"), "true")
    apps = [opened("gated_units", fn=slug, gated_units_code="true") for slug in UNITS]
    apps += [opened("gated_units", scene=scene.slug, **drawers) for scene in page.scenes]
    apps.append(opened("gated_units", guess="dip"))
    assert sections_shown == set(Words(page.file).sections)
    assert not any("[[" in text(app) for app in apps)
    assert not any(app.exception for app in apps)


@every_unit
def test_each_unit_has_its_formula_its_sentence_and_its_code(slug, opened):
    unit = UNITS[slug]
    app = opened("gated_units", fn=slug, gated_units_a="-1.37", gated_units_b="0.7", gated_units_code="true")
    said = text(app)
    assert unit.latex in said
    assert alternatives(app)[0] == choosing.sentence(slug, -1.37, 0.7)
    assert alternatives(app)[0] in said
    assert all(reference.title in said for reference in unit.references)
    assert calls.table(unit.calls) in said
    codes = [code.value for code in app.code]
    assert len(codes) == 1 + len(unit.calls)
    assert unit.source() == codes[0]
    assert all("a = a *" in code or "glu" in code for code in codes[1:])


@every_unit
def test_each_unit_has_its_slopes_and_all_certain_digits_of_them(slug, opened):
    unit = UNITS[slug]
    app = opened("gated_units", scene="slices", fn=slug, gated_units_a="-1.37", gated_units_b="0.7")
    said = text(app)
    assert all(latex in said for latex in unit.latex_partials)
    in_a, in_b = unit.partials(-1.37, 0.7)
    for value, error in zip((unit(-1.37, 0.7), in_a, in_b), bounds_of_gated(unit, -1.37, 0.7), strict=True):
        assert f"**{certain(float(value), error)}**" in said
    assert alternatives(app)[0] == slices.sentence(slug, -1.37, 0.7)
    assert alternatives(app)[0] in said
    assert f"The slope is {number(in_a)} in a and {number(in_b)} in b." in said


@pytest.mark.parametrize("alias", ["SwiGLU", "gated-linear-unit", "REGLU"])
def test_a_link_may_use_any_name(alias, opened):
    app = opened("gated_units", guess="skip", fn=alias)
    assert not app.warning
    assert alternatives(app)[0].lower().startswith(("swiglu", "glu", "reglu"))


def test_what_is_unbounded_and_what_vanishes_is_in_the_table(opened):
    said = text(opened("gated_units", gated_units_reaches="true"))
    assert "| GLU | (0, 1) | tends to 0 | t |" in said
    assert "| ReGLU | [0, ∞) | exactly 0 | t² |" in said
    assert "| Bilinear | (-∞, ∞) | unbounded | t² |" in said
    assert "For a fixed a only GLU is bounded over all b." in said
    assert "the gate of GLU is half open; every other gate is 0" in said


def test_the_price_is_that_of_the_reader_s_layer(opened):
    app = opened(
        "gated_units",
        gated_units_model="10",
        gated_units_hidden="30",
        gated_units_multiple="8",
        gated_units_price="true",
    )
    said, found = text(app), gated_units.budget(10, 30, 8)
    assert "| plain, 2 matrices | 30 | 600 | 1 |" in said
    assert "| gated, 3 matrices | 30 | 900 | 1.5 |" in said
    assert f"| gated, narrower | {found.rounded} | {found.spent} | {number(found.spent / 600)} |" in said
    assert "Two thirds of 30 are 20; the next multiple of 8 is 24." in said


def test_the_models_that_use_it_are_cited(opened):
    said = text(opened("gated_units", scene="price"))
    for paper in (references.CHOWDHERY_2022, references.TOUVRON_2023, references.DAUPHIN_2017, references.SHAZEER_2020):
        assert paper.url in said


HOSTILE = [
    {"fn": "<script>alert(1)</script>"},
    {"fn": "softmax"},
    {"fn": "relu"},
    {"guess": "__import__('os')"},
    {"gated_units_a": "nan", "gated_units_b": "-inf"},
    {"gated_units_a": "4.0001"},
    {"gated_units_model": "1e999"},
    {"gated_units_hidden": "2.5"},
    {"gated_units_multiple": "0"},
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: "-".join(q.values())[:12])
def test_nonsense_in_a_link_gets_a_sentence_and_the_page_as_usual(query, opened):
    app = opened("gated_units", **query)
    assert not app.exception
    assert len(app.warning) == len(query)
    if app.session_state["gated_units/scene"] == "surface":
        assert alternatives(app)[0] == choosing.sentence("swiglu", 2.0, 1.0)
