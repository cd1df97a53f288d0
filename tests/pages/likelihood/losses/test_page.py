"""The page of losses: what is asked, what each part says, what a link holds, and what nonsense gets."""

import math

import pytest

import acts
from acts.experiments.likelihood.neuron import STARTS, lessons
from acts.likelihood.logistic import fit
from acts.likelihood.orings import sample
from acts.losses import CLOGLOG
from pages import contents
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood.losses import classes, climbs, logit, neuron, noise, outputs, samples
from tests.pages.reading import alternatives, text

PAGE = "losses"


def shown(opened, **query):
    app = opened(PAGE, **({"guess": "skip"} | query))
    assert not app.exception
    return app


def test_a_link_can_put_the_question_first_and_the_answer_tells_which_neuron_learned_more(opened):
    app = opened(PAGE, guess="ask")
    assert not app.exception
    assert "Before you look" in text(app)
    assert alternatives(app) == []
    app.button(key="losses/guess/near").click().run()
    assert "**Right**" in text(app)
    assert "0.09396" in text(app)
    assert len(alternatives(app)) == 7
    assert len(alternatives(opened(PAGE))) == 7
    assert "You said the one that starts at 0.982: its" in text(shown(opened, guess="far"))
    assert "; it is the one that starts at 0.818." in text(shown(opened, guess="same"))


def test_every_picture_s_sentence_is_its_alternative_text_and_stands_under_it(opened):
    app = shown(opened)
    said = text(app)
    assert all(words in said for words in alternatives(app))


def test_nielsen_s_numbers_are_on_the_page(opened):
    said = text(shown(opened))
    for start in STARTS:
        for lesson in lessons(*start):
            assert number(lesson.outputs[-1]) in said
    assert "| 0.8176 | 0.09396 | 0.01164 |" in said
    assert "| 0.982 | 0.2028 | 0.01201 |" in said


def test_an_own_start_and_rate_are_in_the_link_and_a_hopeless_one_is_told(opened):
    app = shown(opened, start="own", neuron_w="50", neuron_b="50", neuron_rate="0.5", epoch="300")
    said = neuron.said(50.0, 50.0, 0.5, 300.0)
    assert said in text(app)
    assert "| w = 50, b = 50 | 1 | 1 | " in text(app)
    assert "squared error never gets it below 1/2" in said
    assert "teaches nothing" in neuron.said(2.0, 2.0, 0.0, 10.0)
    assert "no learning rate at which these outputs diverge" in text(app)


@pytest.mark.parametrize(
    ("z", "label"), [("3", "0"), ("-2.5", "1"), ("1e6", "0"), ("-1000000", "0"), ("0.123456", "1")]
)
def test_a_logit_and_a_label_from_a_link_are_told_exactly(z, label, opened):
    app = shown(opened, z=z, label=label)
    assert logit.said(int(label), float(z)) in text(app)
    assert logit.said(int(label), float(z)) in alternatives(app)


def test_far_out_the_words_say_what_float64_has_left():
    assert "for float64 nothing at all" in logit.said(0, 1000.0)
    assert "nothing is left to learn" in logit.said(0, -1e6)
    assert "nan" not in logit.said(1, 1e6)


@pytest.mark.parametrize(("label", "side"), [(0, 1), (1, -1)])
def test_no_slope_is_said_to_be_infinitely_smaller(label, side):
    assert "∞" not in logit.said(label, 745.0 * side)
    assert logit.said(label, 745.0 * side).endswith("e-324.")
    assert logit.said(label, 700.0 * side).endswith("e304 times less.")


def test_where_squared_error_bends_is_told_for_both_labels(opened):
    said = text(shown(opened, label="1"))
    assert "from z = 0.6931 on (with the label 1 from -0.6931 down)" in said


def test_a_start_that_never_moves_is_said_to_lose_its_step_not_to_have_no_slope(opened):
    square, _ = lessons(100.0, 100.0)
    assert square.slopes[0] > 0
    assert square.logits[-1] == square.logits[0]
    said = text(shown(opened))
    assert "so small that it is lost when it is added to w" in said
    assert "slope is 0" not in said


def test_a_flipped_label_is_in_the_link_and_silences_squared_error_alone(opened):
    app = shown(opened)
    assert "Every sample is on the right side" in text(app)
    app.button(key="losses/label/3").click().run()
    assert app.query_params["labels"] in ("01100", ["01100"])
    assert "sample 4 gets 1 from cross-entropy and 3.72e-44 from squared error: silent" in text(app)
    assert "| 4:  z = 100,  y = 0 | 1 | 1 | 3.72e-44 |" in text(app)
    app.button(key="losses/label/reset").click().run()
    assert "labels" not in app.query_params


def test_a_sample_is_moved_by_its_box_and_chosen_for_the_slider_by_name(opened):
    app = shown(opened, sample="1", sample_1="7.25", sample_5="-1e308")
    said = text(app)
    assert "sample 1 gets 0.999 from cross-entropy" in said
    assert "5:  z = -1e308,  y = 0" in said
    assert "nan" not in said


def test_three_classes_are_told_and_stall_when_a_wrong_one_has_everything(opened):
    app = shown(opened, class_dog="30")
    assert "it stalls, sure and wrong" in text(app)
    assert "it stalls" not in text(shown(opened, class_dog="30", true="dog"))
    assert "it stalls" not in text(shown(opened, class_dog="2"))
    extreme = shown(opened, class_cat="-1e308", class_dog="1e308", **{"class": "tiger"})
    assert "nan" not in text(extreme)


def test_the_gaussian_is_told_at_any_spread(opened):
    app = shown(opened, sigma="0.001")
    assert noise.said(0.001, 0.001) in text(app)
    assert "1e6 times" in noise.said(0.001, 0.001)


def test_every_law_is_in_the_table_and_the_way_to_the_other_page_too(opened):
    said = text(shown(opened))
    for law in ("Bernoulli", "categorical", "Poisson", "Gaussian"):
        assert f"| {law} | " in said
    assert "as the sigmoid is. It **fails**." in said
    assert 'cannot be an output" **fails** for' in said
    assert "It **holds** at the end where" in said


def test_the_verdicts_in_the_words_are_those_of_the_numbers():
    far = classes.of_classes((0.0, classes.FAR, 0.0), 0)
    assert max(map(abs, far.squared_error)) < classes.SILENT < max(map(abs, far.cross_entropy))  # it holds
    z = math.log(-math.log1p(-outputs.TRUE))
    assert abs(float(CLOGLOG.slope(z, outputs.TRUE))) < 1e-12 < abs(2 * float(acts.cloglog(0.0)) - 1)  # it fails
    assert outputs.descent(outputs.Unit(), outputs.GOOD_RATE).ending == "arrived"  # it fails


def test_the_regression_says_what_it_found_and_how_far_off_the_launch_lies(opened):
    said = text(shown(opened))
    for printed in ("15.043", "7.379", "-0.2322", "0.1082", "20.315", "0.9996", "48.2%", "22 degrees"):
        assert printed in said
    assert "31 °F" in said


def test_the_same_regression_in_degrees(opened):
    app = shown(opened, units="raw", climb="8")
    raw = sample(scaled=False)
    assert climbs.said(fit(raw), fit(raw, rate=5e-4, steps=30), 8.0) in text(app)
    assert "15.0429" in text(app)


def test_flights_that_separate_have_no_maximum_and_no_errors(opened):
    app = shown(opened, parted="true")
    said = text(app)
    assert "**There is no maximum.**" in said
    assert "separation: complete" in said
    assert "neither will ever be there" in said
    assert "standard error of" not in said
    assert "**There is no maximum.**" not in text(shown(opened))


def test_one_epoch_and_one_step_are_not_told_in_the_plural():
    assert neuron.said(2.0, 2.0, 0.15, 1.0).startswith("At epoch 1, with")
    for parted in (False, True):
        data = sample(parted=parted)
        assert climbs.said(fit(data), fit(data, rate=1.0), 1.0).startswith("At step 1 Newton")


def test_an_ascent_that_falls_is_not_said_to_rise():
    data = sample(scaled=False, parted=True)
    newton, wild, tame = fit(data), fit(data, rate=1.0, steps=30), fit(data, rate=5e-4, steps=30)
    for k in range(1, 31):
        assert "both rise" in climbs.said(newton, tame, k)
        assert "both rise" not in climbs.said(newton, wild, k)
        assert "has been higher before" in climbs.said(newton, wild, k)
    assert "both rise" in climbs.said(newton, wild, 0)


@pytest.mark.parametrize("rate", ["1000", "0.000001"])
def test_any_learning_rate_of_the_ascent_is_drawn_and_told(rate, opened):
    app = shown(opened, ascent_rate=rate, climb="30")
    assert "nan" not in text(app)


@pytest.mark.parametrize(
    "query",
    [
        {"labels": "2"}, {"labels": "0111"}, {"label": "7"}, {"z": "nan"}, {"z": "1e999"}, {"sample": "9"},
        {"sample_2": "x"}, {"class": "cow"}, {"true": "cow"}, {"class_cat": "inf"}, {"start": "3"},
        {"neuron_rate": "-1"}, {"epoch": "301"}, {"sigma": "0"}, {"units": "kelvin"}, {"parted": "maybe"},
        {"climb": "-1"}, {"ascent_rate": "0"}, {"guess": "maybe"},
    ],
    ids=lambda query: "-".join(*query.items()),
)  # fmt: skip
def test_nonsense_in_a_link_is_refused_in_a_sentence(query, opened):
    app = opened(PAGE, **({"guess": "skip"} | query))
    assert not app.exception
    (given,) = query.values()
    assert f"“{given}”, which is not possible" in text(app)


def test_every_section_of_the_words_is_shown(opened, sections_shown):
    for app in (opened(PAGE), opened(PAGE, guess="far"), shown(opened), shown(opened, parted="true")):
        assert not app.exception
    assert set(Words(contents.page("losses").file).sections) == sections_shown


def test_no_nan_is_ever_said():
    for z in (-1e308, -745.2, -36.8, 0.0, 36.8, 745.2, 1e308):
        said = [samples.said(samples.taught((z,), (label,))) for label in (0, 1)]
        said += [classes.said(["a", "b"], classes.of_classes((z, 0.0), k)) for k in (0, 1)]
        assert not any("nan" in words for words in said)
