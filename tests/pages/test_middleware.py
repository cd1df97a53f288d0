"""What Streamlit's server offers to anybody, asked for as Streamlit's own part in the browser would ask."""

import http.client
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from pages.middleware import closed
from tests.server import Server, serving

PATIENCE = 120.0  # seconds until an answer comes on a busy machine
FILE = b"\r\n".join(
    (
        b"--part",
        b'Content-Disposition: form-data; name="file"; filename="notes.txt"',
        b"Content-Type: text/plain",
        b"",
        b"x" * 100_000,
        b"--part--",
        b"",
    )
)


@dataclass(frozen=True)
class Session:
    """A visitor's session: its websocket, its id, and the headers that prove a request to be the visitor's."""

    socket: ClientConnection
    id: str
    headers: dict[str, str]

    def send(self, **message) -> None:
        self.socket.send(BackMsg(**message).SerializeToString())

    def until(self, kind: str) -> list[ForwardMsg]:
        """Return the messages that come, up to the first of this kind."""
        messages = []
        while not messages or messages[-1].WhichOneof("type") != kind:
            messages.append(ForwardMsg.FromString(self.socket.recv(timeout=PATIENCE)))
        return messages


@contextmanager
def visiting(server: Server) -> Iterator[Session]:
    """Open a session and run its page once."""
    cookie = server.get("_stcore/health")[1]["set-cookie"].partition(";")[0]
    token = cookie.partition("=")[2]
    with connect(
        server.url.replace("http", "ws", 1) + "_stcore/stream",
        subprotocols=["streamlit", token],
        additional_headers={"Origin": server.url.rstrip("/"), "Cookie": cookie},
        max_size=None,
    ) as socket:
        session = Session(socket, "", {"Cookie": cookie, "X-Xsrftoken": token})
        session.send(rerun_script={})
        begun = session.until("new_session")[-1].new_session.initialize
        session.until("script_finished")
        yield Session(socket, begun.session_id, session.headers)


def answer(server: Server, path: str, method: str = "GET", **request) -> int:
    link = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    try:
        link.request(method, path, **request)
        return link.getresponse().status
    finally:
        link.close()


def upload(server: Server, session: Session) -> int:
    path = f"/_stcore/upload_file/{session.id}/{uuid.uuid4()}"
    headers = {**session.headers, "Content-Type": "multipart/form-data; boundary=part"}
    return answer(server, path, "PUT", body=FILE, headers=headers)


def refused(session: Session, text: str) -> bool:
    """Send a text with a run; return whether the server closes the connection.

    The code that it gives (1009) may be lost: it does not read on, and what is still on its way resets the connection.
    """
    try:
        session.send(rerun_script={"widget_states": {"widgets": [{"id": "$$ID-text-None", "string_value": text}]}})
        session.until("script_finished")
    except ConnectionClosed:
        return True
    return False


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """An app of one line, served without the middleware."""
    folder = tmp_path_factory.mktemp("stock")
    (folder / "app.py").write_text("import streamlit as st\nst.title('stock')\n")
    with serving(folder / "log.txt", app=folder / "app.py", cwd=folder) as running:
        yield running


def test_a_file_that_a_stock_app_takes_is_refused(server, stock):
    with visiting(stock) as session:
        assert upload(stock, session) == 204
    with visiting(server) as session:
        assert upload(server, session) == 404


def test_the_metrics_that_a_stock_app_shows_are_not_shown(server, stock):
    assert answer(stock, "/_stcore/metrics") == 200
    assert answer(server, "/_stcore/metrics") == 404


def test_what_the_menu_for_developers_asks_for_is_left_undone(server, stock):
    for asked, done in ((stock, True), (server, False)):
        with visiting(asked) as session:
            session.send(set_run_on_save=True)
            session.send(rerun_script={})
            messages = session.until("script_finished")
            assert any(message.session_status_changed.run_on_save for message in messages) == done


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/lab/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/upload_file/session/file",
        "/_stcore/what/comes/next",
        "/auth/login",
        "/lab/auth/logout",
        "/oauth2callback",
    ],
)
def test_a_door_is_closed(path):
    assert closed(path)


@pytest.mark.parametrize(
    "path",
    ["/", "/rectified", "/_stcore/health", "/lab/_stcore/host-config", "/_stcore/agent/interact", "/media/0123.csv"],
)
def test_what_a_browser_needs_is_open(path):
    assert not closed(path)


@pytest.mark.parametrize(("megabytes", "closed"), [(4, False), (6, True)])
def test_a_visitor_can_send_four_megabytes_and_not_six(server, megabytes, closed):
    with visiting(server) as session:
        assert refused(session, "1" * (megabytes * 1_000_000)) == closed
