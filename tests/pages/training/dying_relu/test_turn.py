"""The learning rate under the hand, without a browser: what is trained at once, what is asked first, what is said."""

import json

import pyarrow as pa
import pytest

from acts.experiments.training.presets import FAMOUS, PRESETS
from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import RATES, alone, turning
from pages.training import lab
from pages.training.dying_relu import ends
from tests.pages.reading import alternatives, text
from tests.pages.training.extremes import EXTREMES

START = f"{len(RATES)} rates (about "
HEAVY = {"width": "120", "seed": "7"}  # takes a moment, and more than is done without a press


def picture(app):
    """Return the spec of the picture, and its rows by the name of the data set."""
    (chart,) = app.get("vega_lite_chart")
    sets = {each.name: pa.ipc.open_stream(each.data.data).read_all().to_pylist() for each in chart.proto.datasets}
    return json.loads(chart.proto.spec), sets


def slider(app):
    """Return the selection that the slider moves."""
    (live,) = (param for param in picture(app)[0]["params"] if param["name"] == "live")
    return live


def rates(app):
    return [row["rate"] for row in picture(app)[1]["stops"]]


def told(rate=lab.START, seed=0, **changes):
    """Return what is said of a training at one rate."""
    (one,) = alone(Setup(**changes), rate, seed).complete()
    return ends.sentence(one, 0)


def pressed(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_the_page_opens_on_it_with_all_rates_and_that_in_force_among_them(opened):
    app = opened("dying_relu")
    assert not app.exception
    assert lab.START not in RATES
    assert rates(app) == sorted([*RATES, lab.START])
    assert slider(app)["value"] == [{"place": rates(app).index(lab.START)}]
    assert {name: slider(app)["bind"]["place"][name] for name in ("min", "max", "step")} == {
        "min": 0.0, "max": 41.0, "step": 1.0,
    }  # fmt: skip
    assert told() in text(app)
    assert alternatives(app) == [told()]


def test_a_rate_that_is_typed_is_a_stop_until_another_one_is(opened):
    app = opened("dying_relu", rate="3")
    assert rates(app) == sorted([*RATES, 3.0])
    app.number_input(key="rate").set_value(2.51).run()
    assert rates(app) == sorted([*RATES, 3.0]), "the hand can go back"
    assert told(2.51) in text(app)
    app.number_input(key="rate").set_value(5.5).run()
    assert rates(app) == sorted([*RATES, 5.5])
    assert told(5.5) in text(app)
    app.number_input(key="seed").set_value(1.0).run()
    assert rates(app) == sorted([*RATES, 5.5])
    assert told(5.5, 1) in text(app)


def test_of_a_rate_that_all_have_no_stop_is_made_twice(opened):
    app = opened("dying_relu", rate="2.51")
    assert rates(app) == list(RATES)
    assert slider(app)["value"] == [{"place": RATES.index(2.51)}]


def test_the_words_of_the_picture_and_of_who_hears_it_are_there_for_each_stop(opened):
    _spec, sets = picture(opened("dying_relu"))
    assert len(sets["said"]) == len(sets["stops"]) == 42
    for said, stop in zip(sets["said"], sets["stops"], strict=True):
        assert ends.rate(stop["rate"]) in said["words"]
        assert stop["words"].startswith(f"rate {ends.rate(stop['rate'])}:")


def test_a_divergence_is_said_with_its_step_and_with_what_is_shown(opened):
    app = opened("dying_relu", rate="100")
    assert "At a learning rate of 100, seed 0: the training diverged at step 4. The picture shows it after 3 steps" in (
        text(app)
    )
    gone = [row for row in picture(app)[1]["stops"] if row["gone"]]
    assert [row["rate"] for row in gone] == [79.4, 100.0]
    assert all(row["share"] != 0 for row in gone)
    assert "diverged at step 4" in gone[-1]["words"]


def test_a_leak_makes_units_never_positive_in_every_word(opened, sections_shown):
    app = opened("dying_relu", unit="leaky_relu", rate="20")
    assert "hidden units are never positive after 500 steps; their slope still passes a gradient." in text(app)
    words = [row["words"] for row in picture(app)[1]["stops"]]
    assert all("never positive" in said for said in words)
    assert not any("dead" in said for said in words)
    assert "turn never positive" in sections_shown
    assert "turn dead" not in sections_shown


def test_dead_units_are_counted_layer_by_layer(opened):
    app = opened("dying_relu", depth="2", rate="2", steps="100")
    (one,) = alone(Setup(depth=2, steps=100), 2.0, 0).complete()
    first, second = one.counts[0]
    assert f"(layer by layer {first}, {second})" in text(app)
    assert f"{first} + {second} of 32 units dead" in picture(app)[1]["stops"][rates(app).index(2.0)]["words"]


def test_where_values_are_learned_the_loss_takes_the_place_of_the_accuracy(opened, sections_shown):
    app = opened("dying_relu", data="sine", rate="0.1")
    assert "Mean squared error: " in text(app)
    assert "ccuracy" not in text(app)
    assert "loss" in picture(app)[1]["stops"][0]["words"]
    assert "turn curve" in sections_shown


def test_a_long_training_is_shown_at_the_rate_in_force_and_the_rest_waits_for_a_press_that_says_its_price(opened):
    turning.cache_clear()
    app = opened("dying_relu", **HEAVY)
    assert rates(app) == [lab.START]
    assert "bind" not in slider(app), "there is nowhere to go"
    start = app.button(key="dying_relu/turn/go")
    assert START in start.label
    assert "% is done" not in text(app)
    start.click().run()
    assert not app.exception
    assert rates(app) == sorted([*RATES, lab.START])
    assert slider(app)["bind"]["place"]["max"] == 41
    assert not [button for button in app.button if button.key == "dying_relu/turn/go"]
    again = opened("dying_relu", **HEAVY)
    assert len(rates(again)) == 42, "others find it trained"


def test_the_slider_reaches_what_is_trained_when_it_was_stopped(opened, monkeypatch):
    turning.cache_clear()
    monkeypatch.setattr("acts.experiments.training.turn.block_size", lambda *_of: 4)
    work = turning(Setup(width=120), 7)
    work.around = lab.START
    while work.results[0] is None:
        work.advance()
    app = opened("dying_relu", **HEAVY)
    assert rates(app) == [6.31, 7.94, 8.0, 10.0, 12.6]
    assert slider(app)["bind"]["place"]["max"] == 4
    assert app.button(key="dying_relu/turn/go").label == "Go on"
    assert "% is done; the rest takes about" in text(app)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.slug)
def test_a_chip_sets_every_control_and_the_picture_shows_that_training(preset, opened):
    app = opened("dying_relu", unit="leaky_relu", width="3", decay="0.5")
    chips = app.get("button_group")
    (own,) = (each for each in chips if each.key == "dying_relu/presets")
    assert own.value in (None, [])
    own.set_value(preset.slug).run()
    assert not app.exception
    (one,) = alone(preset.setup, preset.rate, preset.seed).complete()
    assert ends.sentence(one, 0) in text(app)
    assert app.number_input(key="decay").value == preset.setup.decay
    if preset is FAMOUS:
        assert START in app.button(key="dying_relu/turn/go").label


def test_play_opens_the_film_at_that_rate(opened):
    app = pressed(opened("dying_relu", rate="2.51", width="5"), "dying_relu/turn/play")
    assert app.session_state["dying_relu/scene"] == "film"
    assert app.number_input(key="rate").value == 2.51
    assert "At a learning rate of 2.51, seed 0: after 500 steps" in text(app)


@pytest.mark.parametrize(
    "extreme",
    [
        *EXTREMES,
        {"data": "sine", "scale": "100", "offset": "100"},
        {"data": "blobs", "depth": "3", "width": "2", "steps": "100"},
    ],
    ids=str,
)
def test_no_extreme_leaves_the_scene_empty(extreme, opened):
    app = opened("dying_relu", scene="turn", **extreme)
    assert not app.exception
    spec, sets = picture(app)
    assert spec["layer"]
    assert len(sets["stops"]) >= 41
    assert "nan" not in " ".join(row["words"] for row in (*sets["stops"], *sets["said"]))
