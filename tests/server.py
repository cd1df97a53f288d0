"""The app as a process of its own, for tests that need the real thing."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 90.0  # seconds; a laptop needs two
SUSPICIOUS = re.compile(r"warning|\bwarn\b|error|traceback|exception|deprecat|please replace", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, which ends with a slash, the file that its output goes to, and its process."""

    url: str
    log: Path
    pid: int

    def complaints(self) -> list[str]:
        """Return the lines of the log that nobody should have to see."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if SUSPICIOUS.search(line)]

    def get(self, path: str = "") -> tuple[int, dict[str, str], str]:
        """Fetch a path; return status, headers with lower-case names, and body."""
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode()


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def by_streamlit(app: Path, port: int) -> list[str]:
    options = {"port": port, "headless": "true", "address": "localhost", "fileWatcherType": "none"}
    flags = [word for name, value in options.items() for word in (f"--server.{name}", str(value))]
    return ["-m", "streamlit", "run", str(app), *flags]


def by_uvicorn(app: Path, port: int) -> list[str]:
    # The log keeps to what goes wrong, as Streamlit's own does.
    return ["-m", "uvicorn", "--app-dir", str(app.parent), f"{app.stem}:app", "--port", str(port), "--no-access-log"]


@contextmanager
def serving(log: Path, *, app: Path = ROOT / "app.py", cwd: Path = ROOT, launch=by_streamlit) -> Iterator[Server]:
    """Serve the app until the block ends. Settings of the person who runs the tests do not reach it."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, *launch(app, port)],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://localhost:{port}/", log, process.pid)
            _await_health(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await_health(server: Server, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):
            if server.get("_stcore/health")[2] == "ok":
                return
        time.sleep(0.05)
    raise RuntimeError(f"the app did not start: {server.log.read_text(errors='replace')[-2000:]}")


def lines(complaints: Sequence[str]) -> str:
    """Write complaints one a line, for the message of an assertion."""
    return "\n" + "\n".join(complaints)
