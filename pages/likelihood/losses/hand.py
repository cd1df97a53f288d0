"""Several numbers in boxes, one of them under the hand: the slider of a live picture moves the chosen one."""

from collections.abc import Mapping

import streamlit as st

from acts.charts.likelihood.samples import MOVED
from acts.language import _
from pages.kit import address, controls

REACH = 1e308


def several(
    label: str, names: Mapping[str, str], defaults: Mapping[str, float], scope: str, first: str
) -> tuple[dict[str, float], str]:
    """Let the reader set a logit for each of `names`, and choose which of them the slider moves.

    The boxes are in the address as `<scope>_<slug>`, the choice as `<scope>`. Returns the logits by slug, and the
    chosen slug.
    """
    chosen = address.choice(label, names, f"losses/{scope}", first)
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = {
            slug: controls.number_box(
                _("{name}, logit").format(name=name), key(scope, slug), -REACH, REACH, defaults[slug], MOVED.step,
                name, 145, notes,
            )
            for slug, name in names.items()
        }  # fmt: skip
    return values, chosen


def key(scope: str, slug: str) -> str:
    """Return the name of a box in the address."""
    return f"{scope}_{slug}"
