"""Prepared inputs, without a browser: the sentence, the cloud, the tables, and hostile links."""

import pytest

from acts.experiments.networks.inputs import Cloud, valley
from acts.experiments.networks.zigzag import zigzags
from acts.network.preprocessing import PREPROCESSINGS
from pages.kit.numbers import grouped, number
from tests.pages.reading import text, told


def opened_at(opened, **query):
    app = opened("depth", scene="inputs", **query)
    assert not app.exception
    return app


@pytest.mark.parametrize("how", PREPROCESSINGS)
def test_the_sentence_gives_the_condition_number_and_the_steps(how, opened):
    app = opened_at(opened, inputs_how=how, inputs_rate="0.03")
    shown = valley(Cloud(), how)
    (said,) = told(app)
    assert said in text(app)
    curved = (
        "equally curved in all directions"
        if how == "whitened"
        else f"{number(shown.bowl.condition, 3)} times as curved"
    )
    assert curved in said
    assert f"needs {grouped(int(shown.bowl.steps(0.03)))} steps" in said


def test_beyond_the_limit_it_says_that_descent_diverges(opened):
    (said,) = told(opened_at(opened, inputs_rate="0.05"))
    assert "diverges: the limit is 0.0403" in said
    assert "needs" in told(opened_at(opened, inputs_rate="0.05", inputs_how="centred"))[0]


def test_another_cloud_has_another_valley(opened):
    app = opened_at(opened, inputs_mean="0", inputs_ratio="1", inputs_correlation="0", inputs_seed="4")
    assert "equally curved" in told(app)[0]
    assert valley(Cloud(0.0, 1.0, 0.0, 4), "raw").bowl.condition == pytest.approx(1)


def test_the_drawers_show_every_preprocessing_and_the_zig_zag(opened):
    said = text(opened_at(opened, inputs_ways="true", inputs_zigzag="true"))
    for how, each in PREPROCESSINGS.items():
        assert f"| {each.name} |" in said
        assert number(valley(Cloud(), how).bowl.limit, 3) in said
    for each in zigzags():
        assert f"| {number(each.mean)} | {number(each.condition)} | {each.steps} |" in said


def test_what_a_link_cannot_ask_for_is_said(opened):
    app = opened_at(opened, inputs_how="cooked", inputs_correlation="1", inputs_rate="-1")
    said = " ".join(str(each.value) for each in app.warning)
    assert "cooked" in said
    assert "-1" in said
    assert len(app.warning) == 3
