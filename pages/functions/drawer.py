"""The drawer with a function's code in all libraries, beside the drawers that any page has."""

from collections.abc import Callable

from acts.language import _
from pages.kit.drawer import drawer as drawer


def code(key: str, fill: Callable[[], None]) -> None:
    """Show the expander for a function's code in all libraries."""
    drawer(_("In NumPy, torch, jax, keras, tf and paddle"), key, ":material/code:", fill)
