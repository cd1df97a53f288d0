"""Fixtures that every test may use."""

import os

import pytest

from tests.server import lines, serving

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as app.py does, before NumPy is loaded


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The app served once for the whole session; its log has to be clean at the end."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
    complaints = running.complaints()
    assert not complaints, "the log of the server holds" + lines(complaints)
