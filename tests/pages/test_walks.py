"""No legal state and no hostile address crashes a page: see tests/walks.py, which does thousands of them by hand."""

import math

import pytest

from pages.contents import PAGES
from tests import walks

SEED, STATES, ADDRESSES = 0, 300, 200
PAGES_ALONE = [pytest.param(page, id=page.slug or "home") for page in PAGES]
SCENES = sum(len(walks.scenes_of(page)) for page in PAGES)


@pytest.fixture(scope="module")
def log():
    with walks.watched() as log:
        yield log


@pytest.mark.parametrize("page", PAGES_ALONE)
def test_a_walk_over_the_legal_states_of_a_page_never_crashes_it(page, log):
    for scene in walks.scenes_of(page):
        found = walks.wander(page.slug, scene, math.ceil(STATES / SCENES), SEED, log)
        if found:
            pytest.fail(walks.told(*found, log), pytrace=False)


@pytest.mark.parametrize("page", PAGES_ALONE)
def test_a_hostile_address_never_crashes_a_page(page, log):
    for scene in walks.scenes_of(page):
        for walk in walks.hostile(page.slug, scene, math.ceil(ADDRESSES / SCENES), SEED):
            fault = walks.failing(walk, log)
            if fault:
                pytest.fail(walks.told(walk, fault, log), pytrace=False)


def test_a_walk_moves_every_kind_of_control(log):
    kinds = set()
    for page in ("coin_flips", "rectified", "dying_relu", ""):
        app = walks.open_page(page)
        kinds |= {control.field for control in walks.controls(app)}
    assert kinds == {
        "double_value", "string_value", "string_array_value", "double_array_value", "bool_value", "trigger_value",
    }  # fmt: skip


def test_what_a_walk_sends_arrives(log):
    app = walks.open_page("rectified", fn="leaky_relu")
    box = walks.Move("leaky_relu_negative_slope", "double_value", 0.25)
    walks.send(app, (box, walks.Move("rectified_code", "bool_value", True)))
    shown = app.session_state["address"].shown
    assert shown["leaky_relu_negative_slope"] == ["0.25"]
    assert shown["rectified_code"] == ["true"]
    slope = next(control for control in walks.controls(app) if "live" in str(control.draw(walks.random.Random(0))))
    walks.send(app, (walks.Move(slope.key, "string_value", '{"selection": {"live": [{"negative_slope": 0.75}]}}'),))
    assert app.session_state["address"].shown["leaky_relu_negative_slope"] == ["0.75"]


def test_what_crashes_a_page_is_found_and_made_small(log, monkeypatch):
    """A scene that cannot bear a heavy weight: the smallest walk there sets it, by its box or in the picture."""
    from pages.functions.shrinkage import charge

    shown = charge.show

    def fragile():
        if walks.st.session_state.get("shrinkage_weight", 0) > 2:
            raise ZeroDivisionError("too heavy")
        shown()

    monkeypatch.setattr(charge, "show", fragile)
    found = walks.wander("shrinkage", "charge", 40, SEED, log)
    assert found
    walk, fault = found
    assert "too heavy" in fault
    least = walks.smallest(walk, log)
    ((move,),) = least.steps
    assert "shrinkage_weight" in str(move) or '"charge": ' in str(move)
    assert set(least.query) <= {"scene"}
    assert "too heavy" in walks.told(walk, fault, log)
