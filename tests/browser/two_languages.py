"""The app with a second language, for tests: German, in full-width letters. Served by `streamlit run`."""

from pathlib import Path

import streamlit as st

from acts import language
from tests.pages.seam import Wide

language.teach("de", Wide())
app = st.App(Path(__file__).resolve().parents[2] / "pages" / "navigation.py")
