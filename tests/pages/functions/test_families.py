"""What every family page promises, held over every family and every function."""

import pytest

import acts
from acts.charts.kit.frames import View
from acts.precision import bound
from pages import contents
from pages.functions.family import answers, frameworks, ranges, sentence, slopes
from pages.kit.numbers import certain
from pages.kit.words import Words
from tests.pages.reading import alternatives, text, told

FUNCTIONS = [(family, member) for family in acts.FAMILIES.values() for member in family.members]
IDS = [member.slug for _, member in FUNCTIONS]


def guesses(app, family):
    """The answers of the page's question, by slug."""
    keys = [button.key for button in app.button if button.key and button.key.startswith(f"{family}/guess/")]
    return [key.rpartition("/")[2] for key in keys if not key.endswith("/end")]


@pytest.mark.parametrize("family", acts.FAMILIES)
def test_a_page_hides_nothing_and_asks_beside_it(family, seen):
    said = text(seen(family))
    assert "Test yourself" in said
    assert "Slope?" in said
    assert acts.FAMILIES[family].members[0].formulas.latex_derivative in said


@pytest.mark.parametrize("family", acts.FAMILIES)
def test_a_link_that_asks_first_shows_no_slope_before_a_guess(family, opened):
    app = opened(family, guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert not app.get("vega_lite_chart")
    assert "Slope?" not in text(app)
    assert acts.FAMILIES[family].members[0].formulas.latex_derivative not in text(app)


@pytest.mark.parametrize("family", acts.FAMILIES)
def test_a_guess_gets_a_verdict_and_everything_else(family, opened):
    answers_to_it = guesses(opened(family), family)
    assert len(answers_to_it) >= 3
    for guess in answers_to_it:
        for asked in ({}, {"guess": "ask"}):
            shown = opened(family, **asked)
            shown.button(key=f"{family}/guess/{guess}").click().run()
            assert not shown.exception
            assert "Slope?" in text(shown)
            assert ("Right" in text(shown)) + ("You said" in text(shown)) == 1


@pytest.mark.parametrize(("family", "member"), FUNCTIONS, ids=IDS)
def test_every_function_answers_the_three_questions_from_its_record(family, member, seen):
    app = seen(family.slug, fn=member.slug, guess="skip")
    assert not app.exception
    said = text(app)
    values = {p.name: p.default for p in member.parameters}
    assert answers.three_questions(member, values) in said
    for question in ("Range?", "Symmetry?", "Slope?", "Smooth?", "Gain?"):
        assert f"**{question}" in said or question in said
    assert member.formulas.latex in said
    assert member.formulas.latex_derivative in said
    assert all(reference.title in said for reference in member.references)
    at = View().at
    assert f"**{certain(float(member(at)), bound(member, 'value', at, **values))}**" in said


@pytest.mark.parametrize(
    ("family", "fn", "z", "digits"),
    [
        ("gated", "gelu", "-0.75", "f'(-0.75)$ = **0.0007742782608**"),
        ("gated", "silu", "-1.278", "f'(-1.278)$ = **0.00010121449987**"),
        ("gated", "silu", "-1.2784645427610738", "**0 ± 6e-16**"),
        ("sigmoidal", "sigmoid", "37", "**1** "),
    ],
)
def test_only_digits_that_are_certain_are_read_off(family, fn, z, digits, opened):
    assert digits in text(opened(family, fn=fn, **{f"{family}_at": z}))


@pytest.mark.parametrize(
    ("family", "fn", "z", "sentences"),
    [
        ("sigmoidal", "sigmoid", "37", ("It only approaches 1", "it is 1 (rounded)")),
        ("sigmoidal", "tanh", "17", ("It only approaches 1", "it is 0.999999999999997")),
        ("sigmoidal", "cloglog", "3", ("it is 0.999999998, with slope 3.8e-8",)),
        ("sigmoidal", "cloglog", "7", ("The slope is not 0", "slope 0 (rounded), under 0.001% of the largest")),
        ("gated", "gelu", "-39", ("It only approaches 0", "it is 0 (rounded)")),
        ("exponential", "selu", "-38", ("It only approaches -1.7580993408474",)),
    ],
)
def test_where_rounding_meets_a_limit_both_are_said(family, fn, z, sentences, opened):
    said = text(opened(family, fn=fn, **{f"{family}_at": z, f"{family}_z": ["-40", "40"]}))
    assert all(sentence in said for sentence in sentences)


@pytest.mark.parametrize(("family", "member"), FUNCTIONS, ids=IDS)
def test_the_sentence_under_the_picture_is_what_it_says_to_who_cannot_see_it(family, member, seen):
    app = seen(family.slug, fn=member.slug, guess="skip")
    values = {p.name: p.default for p in member.parameters}
    said = sentence.of(member, values, View(), slopes=True)
    assert told(app)[0] == said
    assert "over the pre-activation z" in alternatives(app)[0]
    assert said in text(app)


@pytest.mark.parametrize(("family", "member"), FUNCTIONS, ids=IDS)
def test_every_function_shows_its_derivation_and_code_for_six_libraries(family, member, opened):
    drawers = {f"{family.slug}_derivation": "true", f"{family.slug}_code": "true"}
    app = opened(family.slug, fn=member.slug, guess="skip", **drawers)
    assert not app.exception
    assert "aligned" in text(app)
    codes = [code.value for code in app.code]
    assert len(codes) == 6
    assert "import numpy as np" in codes[0]
    for name, code in zip(("torch", "jax", "keras", "tensorflow", "paddle"), codes[1:], strict=True):
        assert code.startswith(f"import {name}")
        assert "a = " in code


def others(family):
    return contents.page(family).scenes[1:]


def test_an_old_link_lands_on_the_scene_that_shows_what_it_asks_for(opened):
    for family, scene, link in (
        ("sigmoidal", "curve", {"fn": "tanh"}),
        ("sigmoidal", "upstream", {"fn": "tanh", "sigmoidal_upstream": "2"}),
        ("sigmoidal", "morph", {"sigmoidal_morph": "1"}),
        ("sigmoidal", "naive", {"sigmoidal_break": "800"}),
        ("sigmoidal", "pushed", {"sigmoidal_spread": "2"}),
        ("sigmoidal", "curve", {"fn": "hard_tanh", "hard_tanh_min_val": "-2", "sigmoidal_at": "1"}),
        ("rectified", "curve", {"fn": "rrelu", "rrelu_lower": "0.1"}),
        ("rectified", "corner", {"rectified_zoom": "2"}),
        ("rectified", "maximum", {"rectified_alpha": "2"}),
        ("rectified", "random", {"random_lower": "0.2"}),
        ("threshold_linear", "curve", {"fn": "threshold", "threshold_threshold": "2"}),
        ("threshold_linear", "votes", {"threshold_linear_threshold": "2"}),
        ("threshold_linear", "slope", {"threshold_linear_slope": "2"}),
        ("threshold_linear", "stack", {"threshold_linear_depth": "2"}),
        ("exponential", "curve", {"elu_alpha": "2"}),
        ("shrinkage", "noise", {"shrinkage_cut": "2"}),
    ):
        app = opened(family, guess="skip", **link)
        assert not app.warning
        assert app.session_state[f"{family}/scene"] == scene, link
        shown = app.session_state["address"].shown
        assert {name: shown[name] for name in link} == {name: [value] for name, value in link.items()}


@pytest.mark.parametrize("family", acts.FAMILIES)
def test_every_section_is_shown_somewhere_and_every_gap_is_filled(family, opened, sections_shown):
    members = acts.FAMILIES[family].members
    drawers = {f"{family}_derivation": "true"}
    apps = [opened(family, scene="curve", fn=member.slug, **drawers) for member in members]
    apps += [opened(family, scene=scene.slug) for scene in contents.page(family).scenes]
    apps += [opened(family, scene=s.slug, fn=m.slug) for s in others(family) if s.shows("fn") for m in members]
    apps.append(opened(family, guess=guesses(apps[0], family)[0]))
    words = Words(contents.page(family).file)
    assert set(words.sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)


@pytest.mark.parametrize(("family", "member"), FUNCTIONS, ids=IDS)
def test_a_typed_parameter_is_kept_exactly_and_drawn(family, member, opened):
    for parameter in member.parameters:
        value = parameter.default + 0.00137
        app = opened(family.slug, fn=member.slug, guess="skip", **{f"{member.slug}_{parameter.name}": repr(value)})
        assert app.number_input(key=f"{member.slug}_{parameter.name}").value == value
        setting = {p.name: p.default for p in member.parameters} | {parameter.name: value}
        assert told(app)[0] == sentence.of(member, setting, View(), slopes=True)


@pytest.mark.parametrize("alias", [a for _, m in FUNCTIONS for a in (m.slug, *m.aliases)])
def test_a_link_may_use_any_name_of_a_function(alias, seen):
    member = acts.find(alias)
    app = seen(member.family, fn=alias, guess="skip")
    assert told(app)[0].startswith(member.name)
    assert not app.warning


def test_a_function_of_another_family_is_shown_the_way(opened):
    app = opened("rectified", fn="tanh", guess="skip")
    assert not app.exception
    assert "tanh" in app.warning[0].value
    assert told(app)[0].startswith("ReLU")


HOSTILE = [
    {"fn": "<script>alert(1)</script>"},
    {"fn": ["relu", "tanh"]},
    {"fn": "x" * 10_000},
    {"fn": "\x00\N{PILE OF POO}"},
    {"guess": "__import__('os')"},
    {"with": "relu,,nonsense"},
    {f"{family}_at": "nan" for family in acts.FAMILIES},
    {f"{family}_z": ["9e9", "-1"] for family in acts.FAMILIES},
    {"rectified_alpha": "1e999"},
    {"rectified_seed": "-3"},
    {"sigmoidal_spread": "0"},
    {"random_lower": "0.9"},
    {"threshold_linear_tiger": "tiger"},
    {"threshold_linear_depth": "0"},
    {"threshold_linear_slope": "-1e7"},
    {"shrinkage_cut": "-0.5"},
    {"shrinkage_seed": "inf"},
    {"shrinkage_z0": "6"},
]


def reads(family, name):
    """Whether this family's page reads this name from its link; every page is asked about one that it does not know."""
    return "_" not in name or name.startswith(f"{family}_") or name == "random_lower"


NONSENSE = [
    (family, {name: value for name, value in query.items() if reads(family, name)})
    for family in acts.FAMILIES
    for query in HOSTILE
    if any(reads(family, name) for name in query)
]


@pytest.mark.parametrize(
    ("family", "query"), NONSENSE, ids=lambda each: each if type(each) is str else next(iter(each))
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(family, query, opened):
    app = opened(family, **({"guess": "skip"} | query))
    assert not app.exception
    known = {name for name in query if not name.startswith("random") or family == "rectified"}
    assert len(app.warning) == bool(known)
    for warning in app.warning:
        assert len(warning.value) < 400
        assert "<script>" not in warning.value


def test_both_ends_of_z_at_one_place_are_drawn_over_the_usual_stretch_and_said_so(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_z=["3", "3"])
    assert not app.exception
    assert "-8 … 8" in app.warning[0].value


def test_ends_of_z_in_the_wrong_order_are_put_in_order(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_z=["5", "-5"])
    assert not app.exception
    assert "from z = -5 to 5" in told(app)[0]


def test_parameters_that_cannot_go_together_are_said_and_shown_at_their_defaults(opened):
    app = opened("sigmoidal", fn="hard_tanh", guess="skip", hard_tanh_min_val="2")
    assert not app.exception
    assert "min val < max val" in app.warning[0].value
    assert "min val -1" in told(app)[0]


def test_a_function_laid_over_itself_is_left_out_without_a_word(opened):
    app = opened("sigmoidal", fn="tanh", guess="skip", **{"with": "tanh,sigmoid"})
    assert not app.exception
    assert not app.warning
    assert told(app)[0].startswith("Tanh")


def test_a_corner_is_called_a_corner_where_it_is_read_off(opened):
    app = opened("rectified", fn="relu", guess="skip", rectified_at="0")
    assert "a corner: the slope is 0 on its left, 1 on its right, and 0 is used here" in text(app)
    assert "f''" not in text(app)


def test_a_number_is_typeset_within_a_formula_and_can_be_typed_beside_it(opened):
    said = text(opened("sigmoidal", fn="tanh", guess="skip", sigmoidal_at="-2.5e-7"))
    assert r"$f(-2.5 \times 10^{-7})$ = **-2.5e-7**" in said


def test_a_jump_is_called_a_jump_where_it_is_read_off(opened):
    app = opened("threshold_linear", fn="step", guess="skip", threshold_linear_at="0")
    assert "a jump: from 0 on its left to 1 on its right; 0 is used as its slope" in text(app)
    assert "at z = 0, where it jumps, it is 1" in told(app)[0]
    assert "f''" not in text(app)


def test_at_a_jump_with_a_corner_only_the_jump_is_told(opened):
    said = text(opened("shrinkage", fn="hard_shrink", guess="skip"))  # the place read off first is the threshold
    assert "a jump: from 0 on its left to 0.5 on its right" in said
    assert "a corner" not in said


def test_only_what_a_framework_ships_is_called_a_disagreement():
    said = " ".join(frameworks.disagreements(acts.hard_tanh))
    assert "torch 0 and 0; jax 1 and 1" in said
    assert "0.5" not in said
    assert "keras (layer) 0.3" in " ".join(frameworks.disagreements(acts.leaky_relu))
    assert frameworks.disagreements(acts.relu) == []


@pytest.mark.parametrize("member", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_the_table_of_frameworks_names_every_call_and_the_releases(member):
    table = frameworks.table(member)
    assert table.count("\n| `") == len(member.calls)
    assert "torch 2.13" in table
    assert "{" not in table


def said_of(activation, view=None, **values):
    return sentence.of(activation, values, view or View(), slopes=True)


def test_a_function_that_turns_around_is_told_so():
    assert "falls from 8 to 0 at z = 0, then rises to 8" in said_of(acts.leaky_relu, negative_slope=-1.0)


def test_ends_that_differ_are_written_with_the_digits_that_tell_them_apart():
    said = said_of(acts.tanh, View(3.0, 3.5, at=3.2))
    assert "rises from 0.9951 to 0.9982" in said
    assert "to 1;" not in said_of(acts.tanh, View(-8.0, 8.0))


def test_a_flat_stretch_stays_where_it_is():
    assert "it stays at 1" in said_of(acts.hard_tanh, View(3.0, 5.0, at=4.0), min_val=-1.0, max_val=1.0)


def test_jumps_in_sight_are_told_with_both_their_ends_and_others_are_not():
    said = said_of(acts.hard_shrink, View(-1.0, 4.0, at=2.0), threshold=1.5)
    assert "it never falls, going from 0 to 4, with a jump at 1.5 from 0 to 1.5;" in said
    assert "jump" not in said_of(acts.hard_shrink, View(-1.0, 1.0), threshold=1.5)
    assert "it goes from 2 to 8, with a jump at 1 from 2 to 1" in said_of(acts.threshold, threshold=1.0, value=2.0)


@pytest.mark.parametrize(
    ("activation", "values", "written"),
    [
        (acts.step, {}, "{0, 1}"),
        (acts.sign, {}, "{-1, 0, 1}"),
        (acts.threshold, {}, "{0} ∪ (1, ∞)"),
        (acts.hard_shrink, {}, "(-∞, -0.5) ∪ {0} ∪ (0.5, ∞)"),
        (acts.hard_shrink, {"threshold": 0.0}, "(-∞, ∞)"),
        (acts.identity, {"slope": 0.0}, "{0}"),
        (acts.relu, {}, "[0, ∞)"),
    ],
)
def test_a_range_is_written_with_its_gaps(activation, values, written):
    assert ranges.values_of(activation.claims(**values)) == written
    assert f"**{written}**" in answers.three_questions(activation, activation.settings(values))


def test_ends_next_to_each_other_are_told_apart_wherever_they_are_named():
    values = {"min_val": 0.5, "max_val": 0.50001}
    claims = acts.hard_tanh.claims(**values)
    assert ranges.values_of(claims) == "[0.5, 0.50001]"
    said = " ".join(slopes.slope(acts.hard_tanh, claims, values))
    assert "for z < 0.5 and for z > 0.50001" in said
    assert "At z = 0.50001 it **jumps**" in said
    assert ranges.values_of(acts.threshold.claims(threshold=20.0001, value=20.0)) == "{20} ∪ (20.0001, ∞)"


def test_where_the_value_jumps_no_slope_is_called_the_largest():
    for activation in (acts.step, acts.sign, acts.threshold, acts.hard_shrink):
        said = " ".join(slopes.slope(activation, activation.claims(), activation.settings({})))
        assert "**None at z = " in said
        assert "is used there" in said or "used there is" in said
        assert "without bound" not in said


def test_a_step_is_symmetric_but_for_the_value_chosen_and_the_sign_needs_no_such_word():
    assert "but the value chosen at the jump" in answers.symmetry(acts.step.claims(threshold=1.5))
    assert "point (1.5, 0.5)" in answers.symmetry(acts.step.claims(threshold=1.5))
    assert "but" not in answers.symmetry(acts.sign.claims())


def test_a_slope_that_is_largest_on_two_sides_is_told_on_both():
    said = " ".join(slopes.slope(acts.soft_shrink, acts.soft_shrink.claims(), {"threshold": 0.5}))
    assert "for z in (-∞, -0.5) ∪ (0.5, ∞)" in said


def test_a_function_that_is_0_everywhere_has_no_gain():
    said = answers.three_questions(acts.identity, {"slope": 0.0})
    assert "zero everywhere" in said
    assert "gain" not in said
    more = answers.more(acts.identity, {"slope": 0.0})
    assert "so no gain gives" in more
    assert "∞" not in more


def test_a_place_outside_the_picture_is_not_read_off_in_its_sentence():
    assert "at z = -40" not in said_of(acts.tanh, View(3.0, 3.5, at=-40.0))


def test_a_slope_next_to_nothing_is_under_a_share_and_not_a_power_of_ten():
    assert "under 0.001% of the largest" in said_of(acts.tanh, View(-20.0, 20.0, at=15.0))


def test_a_typed_parameter_is_never_rounded_into_another():
    said = said_of(acts.leaky_relu, negative_slope=0.999999)
    assert "negative slope 0.999999" in said
    slope = " ".join(
        slopes.slope(acts.leaky_relu, acts.leaky_relu.claims(negative_slope=0.999999), {"negative_slope": 0.999999})
    )
    assert "from 0.999999 to 1; the slope used there is 0.999999" in slope
