"""Pictures of the core's results: the one place for Altair and pyarrow. Streamlit never comes in here."""
