"""The least that Streamlit shows: a title, a control and a sentence."""

import streamlit as st

st.title("Leaky ReLU")
slope = st.slider("negative slope", 0.0, 1.0, 0.1, 0.01)
st.markdown(f"f(−2) = {-2 * slope:.2f}")
