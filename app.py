"""The server: `streamlit run app.py`, from any folder; `uvicorn app:app` and `python app.py` serve the same.

Streamlit finds the app by reading this file, so `app = st.App(...)` stays literal and at the top level. The
main script is pages/navigation.py and not this file, because a `pages/` folder beside the main script would
put the first visitor of a fresh server into the legacy multipage mode, which breaks shared links.
"""

import os
import runpy
import sys
from pathlib import Path

import streamlit as st

from pages import middleware
from pages.kit import streamlit_insides

# Before NumPy is loaded: products as small as ours wait for a second thread longer than they take, and every visitor
# has a thread already.
for library in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(library, "1")

ROOT = Path(__file__).resolve().parent
NAVIGATION = ROOT / "pages" / "navigation.py"

if str(ROOT) not in sys.path:  # `uvicorn --app-dir` may have named this folder relative to another
    sys.path.insert(0, str(ROOT))

app = st.App(NAVIGATION, middleware=middleware.MIDDLEWARE)

if streamlit_insides.in_session():  # run as a script by Streamlit itself, as AppTest does
    runpy.run_path(str(NAVIGATION), run_name="__main__")
elif __name__ == "__main__":
    app.run()
else:
    # Other servers look for .streamlit/config.toml in the working folder, so this has to be that folder.
    os.chdir(ROOT)
