"""Fixtures that every test may use."""

import os

import pytest

from tests.server import lines, serving


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="every case of the tests that otherwise look at a sample")


def pytest_collection_modifyitems(config, items):
    """Leave the tests marked `full` out, unless all are asked for."""
    if not config.getoption("all"):
        left_out = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("full")]


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
    """Every spec that a test builds is held against Vega-Lite's schema, which the app leaves out."""
    from altair.utils import schemapi

    import acts.charts  # noqa: F401, which turns the checks off: on they go after it

    with schemapi.debug_mode(True):
        yield
