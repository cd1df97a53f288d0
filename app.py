"""The server: `streamlit run app.py`, from any folder; `uvicorn app:app` and `python app.py` serve the same.

Streamlit finds the app by reading this file, so `app = st.App(...)` stays literal and at the top level. The
main script is pages/navigation.py and not this file, because a `pages/` folder beside the main script would
put the first visitor of a fresh server into the legacy multipage mode, which breaks shared links.
"""

import asyncio
import os
import runpy
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import loading
from pages.kit import streamlit_insides

# Before NumPy is loaded: products as small as ours wait for a second thread longer than they take, and every visitor
# has a thread already.
for library in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(library, "1")

ROOT = Path(__file__).resolve().parent
NAVIGATION = ROOT / "pages" / "navigation.py"

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


class SecurityHeaders:
    """Plain ASGI: it adds `HEADERS` to every response and leaves websockets alone."""

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


class LoadAhead:
    """Plain ASGI: it loads what a page imports as soon as a browser asks for the page.

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


if str(ROOT) not in sys.path:  # `uvicorn --app-dir` may have named this folder relative to another
    sys.path.insert(0, str(ROOT))

app = st.App(NAVIGATION, middleware=[Middleware(SecurityHeaders), Middleware(LoadAhead)])

if streamlit_insides.in_session():  # run as a script by Streamlit itself, as AppTest does
    runpy.run_path(str(NAVIGATION), run_name="__main__")
elif __name__ == "__main__":
    app.run()
else:
    # Other servers look for .streamlit/config.toml in the working folder, so this has to be that folder.
    os.chdir(ROOT)
