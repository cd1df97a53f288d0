"""Fixtures that every test may use."""

import json
import os

import pytest

from tests.server import lines, serving


def pytest_addoption(parser):
    parser.addoption("--fast", action="store_true", help="no tests in a browser")
    parser.addoption("--all", action="store_true", help="every case of the tests that otherwise look at a sample")


DEAREST = ("tests/browser/test_scenes.py", "tests/browser/", "tests/pages/")
"""Where the tests are that take longest, the dearest first: processes that take one file after another end together."""


@pytest.hookimpl(trylast=True)  # when every test has its marks
def pytest_collection_modifyitems(config, items):
    """Leave out what is not asked for: the tests in a browser with `--fast`, those marked `full` without `--all`."""
    unwanted = {"browser": config.getoption("fast"), "full": not config.getoption("all")}
    kept, left_out = [], []
    for item in items:
        (left_out if any(unwanted.get(mark.name) for mark in item.iter_markers()) else kept).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = sorted(kept, key=_place)


def _place(item):
    """Return how many places are dearer than that of a test."""
    return next((k for k, place in enumerate(DEAREST) if item.nodeid.startswith(place)), len(DEAREST))


os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as app.py does, before NumPy is loaded


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The app served once for the whole session; its log has to be clean at the end."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
    complaints = running.complaints()
    assert not complaints, "the log of the server holds" + lines(complaints)


@pytest.fixture(scope="session", autouse=True)
def checked_specs():
    """Every spec that a test builds is held against Vega-Lite's schema, which the app leaves out.

    Once it is whole, and once if it is built again: Altair by itself would check each of its parts each time.
    """
    from altair.utils import schemapi

    import acts.charts  # noqa: F401, which turns the checks off: on they go after it

    valid, validate = set(), schemapi.validate_jsonschema

    def once(spec, schema, rootschema=None, **options):
        known = json.dumps([spec, schema], default=str)
        if known in valid:
            return None
        fault = validate(spec, schema, rootschema, **options)
        if fault is None:
            valid.add(known)
        return fault

    with schemapi.debug_mode(True), pytest.MonkeyPatch.context() as patch:
        patch.setattr(schemapi.SchemaBase, "_class_is_valid_at_instantiation", False)
        patch.setattr(schemapi, "validate_jsonschema", once)
        yield
