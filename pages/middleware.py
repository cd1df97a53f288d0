"""What stands between a browser and Streamlit's server: three plain ASGI applications, each around the next.

`MIDDLEWARE` lists them, outermost first. app.py hands the list to `st.App`.
"""

import asyncio

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import loading
from pages.kit import streamlit_insides

HEADERS = {
    # Nothing from elsewhere runs or loads; lecture notes and learning platforms may embed the app.
    # Streamlit styles its elements inline and Vega paints into blob: and data: images.
    "content-security-policy": "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' '{streamlit_insides.INLINE_SCRIPT}'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors *",
        )
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

OPEN = {"agent", "health", "host-config", "script-health-check", "stream"}
"""What is answered below Streamlit's `/_stcore/`: what a browser needs, and what only a setting of Streamlit turns on.

Refused are uploads (no page takes a file, and Streamlit keeps each in memory), metrics, and what a later release adds.
"""

LOGIN = ("/auth/login", "/auth/logout", "/oauth2callback")
"""Streamlit's paths for logging in, which no page asks for. Each call of the last writes a traceback into the log."""


class SecurityHeaders:
    """It adds `HEADERS` to every response and leaves websockets alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put the headers on the start of its response."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class ClosedDoors:
    """It refuses what Streamlit's server offers and this app has no use for.

    Requests for such a path are answered with 404, before anything of their body is read. On the websocket, what only a
    developer's menu sends is dropped: anybody could ask for the names of the changed files of the server's checkout.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""

        async def receive_from_a_visitor() -> Message:
            message = await receive()
            while streamlit_insides.from_a_developer(message.get("bytes") or b""):
                message = await receive()
            return message

        if scope["type"] == "http" and closed(scope["path"]):
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive_from_a_visitor if scope["type"] == "websocket" else receive, send)


def closed(path: str) -> bool:
    """Return whether requests for a path are refused; the app may be served below any other path."""
    _, inside, asked = path.partition("/_stcore/")
    return asked.partition("/")[0] not in OPEN if inside else path.endswith(LOGIN)


class LoadAhead:
    """It loads what a page imports as soon as a browser asks for the page.

    The browser then fetches Streamlit's own part, and asks for the page to be run once it has that: on a fresh server
    a family page's modules took 2 of the 9 seconds to its picture, and were there just before (on a busy machine).
    `python -m tests.benchmarks.start --without ahead` shows what that saves.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, while a thread loads."""
        if scope["type"] == "http" and (page := loading.at(scope["path"])):
            asyncio.get_running_loop().run_in_executor(None, loading.load, page)
        await self.app(scope, receive, send)


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(ClosedDoors), Middleware(LoadAhead)]
