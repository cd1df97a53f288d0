"""What the page of softmax says, in the numbers of the core, and how it takes any link."""

import pytest

from acts import vector
from acts.charts.functions.softmax import MOVES
from acts.experiments.functions import softmax
from acts.precision import bounds_of_shares
from pages import contents
from pages.functions import calls
from pages.functions.softmax.claims import claims
from pages.kit.numbers import certain, number, percent
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

DRAWERS = (
    "softmax_most_active", "softmax_derivation", "softmax_stalling", "softmax_values", "softmax_two", "softmax_code",
    "softmax_weights", "softmax_output", "softmax_hidden",
)  # fmt: skip
OPEN = dict.fromkeys(DRAWERS, "true")


def test_the_page_hides_nothing_and_asks_beside_it(opened):
    app = opened("softmax")
    assert "Test yourself" in text(app)
    assert "give the shares cat 66.5%" in alternatives(app)[0]
    assert {f"softmax_{name}" for name in MOVES} == {box.key for box in app.number_input}


def test_a_link_that_asks_first_shows_no_picture(opened):
    app = opened("softmax", guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert not app.get("vega_lite_chart")
    assert not app.number_input


@pytest.mark.parametrize("guess", ["same", "level", "apart", "broken"])
def test_a_guess_gets_a_verdict_and_everything_else(guess, opened):
    app = opened("softmax", guess="ask")
    app.button(key=f"softmax/guess/{guess}").click().run()
    assert not app.exception
    assert ("**Right**" in text(app)) == (guess == "same")
    assert ("The answer: nothing." in text(app)) == (guess != "same")
    assert "give the shares cat 66.5%" in alternatives(app)[0]


def test_every_section_is_shown_and_every_gap_is_filled(opened, sections_shown):
    page = contents.page("softmax")
    apps = [opened("softmax", scene=scene.slug, **OPEN) for scene in page.scenes]
    apps += [opened("softmax", fn=f.slug, **OPEN) for f in vector.KIN] + [opened("softmax", guess="level")]
    assert sections_shown == set(Words(page.file).sections)
    assert not any("[[" in text(app) for app in apps)
    assert not any(app.exception for app in apps)


def test_the_sentence_of_a_logit_says_the_shares(opened):
    app = opened("softmax", softmax_cat="0.5", softmax_dog="-1", move="dog")
    said = alternatives(app)[0]
    found = softmax.shared((0.5, -1.0, 0.0))
    assert said in text(app)
    assert f"the logits 0.5, -1, 0 give the shares cat {number(100 * found.shares[0], 3)}%" in said


def test_the_sentence_of_the_slopes_says_what_raising_a_logit_does(opened):
    app = opened("softmax", scene="slopes", softmax_cat="0.5", softmax_dog="-1", move="dog")
    said = alternatives(app)[0]
    found = softmax.shared((0.5, -1.0, 0.0))
    assert said in text(app)
    assert "the logits 0.5, -1, 0, raising the logit of dog by 0.1 changes the shares by" in said
    assert f"dog +{number(found.nudged[1][1], 3)}" in said
    assert f"cat {number(found.nudged[0][1], 3)}" in said
    whole = alternatives(opened("softmax", scene="slopes", move="shift"))[0]
    assert "raising the logit of cat" in whole


def test_a_link_to_the_temperature_asks_first_and_moves_it_afterwards(opened):
    app = opened("softmax", move="temperature", softmax_temperature="0.3", guess="ask")
    assert not app.warning
    app.button(key="softmax/guess/same").click().run()
    assert not app.warning
    assert "At temperature 0.3 the logits" in alternatives(app)[0]
    assert "As T goes to 0," in alternatives(app)[0]


def test_a_shift_of_all_changes_nothing_and_says_so(opened):
    app = opened("softmax", guess="skip", softmax_shift="7", move="shift")
    said = alternatives(app)[0]
    assert "the logits 9, 8, 7 give the shares cat 66.5%, dog 24.5%, tiger 9%" in said
    assert "Adding 7 to all three changes nothing." in said
    far = alternatives(opened("softmax", guess="skip", softmax_shift="1e6", move="shift"))[0]
    assert "the logits 1000002, 1000001, 1000000 give" in far
    rounded = alternatives(opened("softmax", guess="skip", softmax_cat="0.1", softmax_shift="1e6", move="shift"))[0]
    assert "changes no share by more than" in rounded


def test_the_temperature_goes_from_the_argmax_to_equal_shares(opened):
    cold = alternatives(opened("softmax", guess="skip", softmax_temperature="0.05", move="temperature"))[0]
    assert "cat 99.9999998%, dog 2.06e-7%" in cold
    assert (
        "As T goes to 0, cat, with the largest logit, gets everything; as T grows, each class tends to 33.3%." in cold
    )
    hot = alternatives(opened("softmax", guess="skip", softmax_temperature="100000", move="temperature"))[0]
    assert "cat 33.3%, dog 33.3%, tiger 33.3%" in hot
    level = alternatives(opened("softmax", guess="skip", softmax_dog="2", move="temperature"))[0]
    assert "Two or more classes have the same largest logit" in level


@pytest.mark.parametrize("function", vector.KIN, ids=lambda f: f.slug)
def test_each_of_the_kin_has_its_formulas_values_claims_and_code_at_the_picture_s_logits(function, opened):
    app = opened("softmax", fn=function.slug, softmax_cat="3.5", softmax_temperature="0.7", **OPEN)
    said = text(app)
    assert function.formulas.latex in said
    assert function.formulas.latex_jacobian in said
    value = function([3.5, 1.0, 0.0], temperature=0.7)
    errors = bounds_of_shares(function, [3.5, 1.0, 0.0], 0.7)
    found = [float(value)] if function.single else value.tolist()
    assert all(certain(each, error) in said for each, error in zip(found, errors, strict=True))
    assert claims(function.claims(temperature=0.7)) in said
    assert alternatives(app)[0].startswith(f"{function.name} of the logits 3.5, 1, 0 at T = 0.7")
    assert all(reference.title in said for reference in function.references)
    codes = [code.value for code in app.code]
    assert len(codes) == 1 + len(function.calls)
    assert "import numpy as np" in codes[0]
    assert all("a = " in code and "import" in code and "0.7" in code for code in codes[1:])
    assert calls.table(function.calls) in said


@pytest.mark.parametrize("alias", ["soft_argmax", "Log Sum Exp", "logsoftmax", "SPARSEMAX"])
def test_a_link_may_use_any_name(alias, opened):
    app = opened("softmax", guess="skip", fn=alias)
    assert not app.warning
    assert vector.find(alias).formulas.latex in text(app)


def test_claims_that_fail_are_not_made(opened):
    claimed = {f.slug: claims(f.claims()) for f in vector.KIN}
    assert "symmetric" not in claimed["log_softmax"]
    assert "negative semidefinite" in claimed["softmin"]
    assert "adds c" in claimed["logsumexp"]
    assert "Convex" in claimed["logsumexp"]
    assert "slopes that jump" in claimed["sparsemax"]
    assert "add up to **1**" in claimed["softmax"]
    assert "add up to **" not in claimed["log_softmax"]


def test_large_logits_break_the_printed_formula_and_not_the_shifted_one(opened):
    said = text(opened("softmax", guess="skip", softmax_size="800", softmax_gap="800"))
    assert "At z = 800, 3 of the 5 formulas break." in said
    plain, shifted, _, log, one_go = (
        line for line in said.splitlines() if "`" in line and "np." in line and "|" in line
    )
    assert ":material/close: [nan, 0, 0], overflow, invalid value" in plain
    assert ":material/close:" not in shifted
    assert "divide by zero" in log
    assert ":material/check: [0, -800, -800]" in one_go


def test_a_crowd_is_told_in_numbers(opened):
    said = alternatives(opened("softmax", guess="skip", softmax_classes="50", softmax_spacing="0.5"))[0]
    found = softmax.crowd(50, 0.5)
    assert f"50 classes, logits 0.5 apart: softmax gives {percent(found.shares[0])} to the first" in said
    assert f"and {number(100 * found.shares[-1], 3)}% to the last. Half" in said
    assert f"at class {found.half}; sparsemax gives more than 0 up to class {found.support}." in said


def test_the_first_and_the_last_of_a_level_crowd_get_the_same_share(opened):
    said = alternatives(opened("softmax", guess="skip", softmax_classes="2", softmax_spacing="0"))[0]
    assert "softmax gives 50% to the first and 50% to the last" in said


def test_draws_come_from_their_seed(opened):
    first, again, other = (alternatives(opened("softmax", softmax_draw=seed))[0] for seed in ("3", "3", "4"))
    assert first == again
    assert first != other
    assert f"In {percent(softmax.winners((2.0, 1.0, 0.0), 3)[0])} of the draws cat came first" in first
    assert "its share is 66.5%" in first


def test_attention_and_a_hidden_layer_are_measured_with_their_seed(opened):
    said = text(opened("softmax", softmax_seed="3", softmax_weights="true", softmax_hidden="true"))
    sharp, passed = softmax.attention(3)[-1], softmax.passed_back(3)[-1]
    assert f"For d = 256, the largest of 10 weights is {percent(sharp.plain)} on average" in said
    assert f"| 256 | {percent(sharp.plain)} | {percent(sharp.scaled)} |" in said
    assert f"| softmax of {passed.units} units | {number(passed.factor, 3)} |" in said


def test_an_extreme_logit_has_a_place_among_the_formulas(opened):
    for size in ("1e6", "-1e6"):
        app = opened("softmax", softmax_size=size, softmax_gap="2e6")
        assert not app.exception
        assert "of the 5 formulas break" in alternatives(app)[0]


HOSTILE = [
    {"fn": "<script>alert(1)</script>"},
    {"fn": "relu"},
    {"fn": "gumbel_softmax"},
    {"move": "x" * 10_000},
    {"guess": "__import__('os')"},
    *({f"softmax_{name}": "1e999"} for name in MOVES),
    {"softmax_temperature": "0"},
    {"softmax_cat": "nan"},
    {"softmax_path": "-1"},
    {"softmax_classes": "1e999"},
    {"softmax_classes": "2.5"},
    {"softmax_spacing": "-0.1"},
    {"softmax_size": "inf"},
    {"softmax_seed": "-3"},
    {"softmax_draw": "0.5"},
    {"softmax_tau": ["1", "2"]},
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: next(iter(q)))
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened("softmax", **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.warning[0].value) < 400
    assert "<script>" not in app.warning[0].value


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("value", ["1e6", "-1e6", "0.001", "5e-324"])
def test_extremes_that_are_legal_are_drawn_without_a_nan(name, value, opened):
    if name == "temperature" and float(value) < 1e-3:
        return
    app = opened("softmax", guess="skip", move=name, **{f"softmax_{name}": value})
    assert not app.exception
    assert "nan" not in alternatives(app)[0]
