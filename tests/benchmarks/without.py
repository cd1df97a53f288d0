"""Serve the app without one of its tricks: `--without NAME` of a benchmark runs such a server beside the usual one.

`python -m tests.benchmarks.without NAME run app.py ...` is `streamlit run app.py ...` without the trick.
"""

from __future__ import annotations

import sys

from streamlit.web import cli

from pages import loading

TRICKS = {
    "ahead": "what a page imports is loaded when a browser asks for the page, not when the page runs",
    "uncollected": "garbage is collected when Python has to, not after every run",
}


def main() -> None:
    name, *arguments = sys.argv[1:]
    if name == "ahead":
        loading.at = lambda _path: None
    if name == "uncollected":
        arguments += ["--runner.postScriptGC", "true"]
    sys.argv = ["streamlit", *arguments]
    cli.main()


if __name__ == "__main__":
    main()
