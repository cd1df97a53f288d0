"""Pictures of the core's results: the one place for Altair and pyarrow. Streamlit never comes in here."""

from altair.utils import schemapi

# Altair holds each piece of a spec against its schema as it is made, which takes longer than all the rest. The tests
# build the same specs with these checks on; a visitor need not wait for them.
schemapi.disable_debug_mode()
