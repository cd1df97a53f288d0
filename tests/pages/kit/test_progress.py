"""Trainings that a visitor has stopped: the page says so in their place, keeps the rest, and goes on when asked."""

import pytest

from acts.experiments.training.attribution import attribution_over_seeds
from acts.experiments.training.film import filming
from acts.experiments.training.presets import FAMOUS, SEEDS, over_seeds
from acts.experiments.training.setup import Setup
from tests.pages.reading import text

RATE = 0.625
STOPPED = {  # the page, the work's name on it, the work, and how its button is called
    "run": ("dying_relu", "dying_relu/run", lambda: filming(Setup(), RATE, 0), "Train"),
    "famous": ("dying_relu", "dying_relu/seeds", lambda: over_seeds(FAMOUS), f"Train {SEEDS} seeds"),
    "attribution": ("why_units_die", "attribution/own", lambda: attribution_over_seeds(Setup(), RATE, 0, 1), "Look"),
}


@pytest.mark.parametrize(("page", "name", "work", "button"), STOPPED.values(), ids=STOPPED)
def test_a_stopped_training_leaves_the_rest_of_the_page_and_goes_on_when_asked(page, name, work, button, opened):
    app = opened(page, **({"scene": "film"} if page == "dying_relu" else {}))
    for cached in (filming, over_seeds, attribution_over_seeds):
        cached.cache_clear()
    if page == "dying_relu":
        filming(FAMOUS.setup, FAMOUS.rate, FAMOUS.seed).complete()  # its other seeds are asked for after it
    if "rate" in {box.key for box in app.number_input}:
        app.number_input(key="rate").set_value(RATE)
    app.session_state[f"wanted/{work().key}"] = False
    app.run()
    assert not app.exception
    assert work().done == 0
    assert "0% is done; the rest takes about" in text(app)
    assert app.title
    start = next(each for each in app.button if each.key == f"{name}/go")
    assert start.label == button
    start.click()
    app.run()
    assert not app.exception
    assert work().finished
    assert name not in {each.key.rpartition("/")[0] for each in app.button if each.key}
