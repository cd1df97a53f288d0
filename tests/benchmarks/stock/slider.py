"""What a first version looks like: a slider, a chart from a DataFrame, and everything else as it comes."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

st.title("Leaky ReLU and its derivative")
slope = st.slider("negative slope", 0.0, 1.0, 0.1, 0.01)
z = np.linspace(-4, 4, 401)
curves = {"f(z)": np.where(z > 0, z, slope * z), "f ′(z)": np.where(z > 0, 1.0, slope)}
frame = pd.DataFrame({"z": z, **curves}).melt("z", var_name="curve", value_name="value")
st.altair_chart(alt.Chart(frame).mark_line().encode(x="z", y="value", color="curve"))
