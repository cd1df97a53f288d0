"""Several numbers, one of them under the hand: the slider of a live picture moves the chosen one."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.likelihood.samples import MOVED
from acts.language import _
from pages.kit import address, controls
from pages.kit.popover import popover

REACH = 1e308


def several(
    names: Mapping[str, str], defaults: Mapping[str, float], scope: str, first: str, label: str = ""
) -> tuple[dict[str, float], str]:
    """Let the reader set a logit for each of `names`, and choose which of them the slider moves.

    The box of the chosen one is seen, the others open on a press. They are in the address as `<scope>_<slug>`, the
    choice as `<scope>`. With a `label` of its own the choice is among the slugs. Returns the logits by slug, and the
    chosen slug.
    """
    options = {slug: slug for slug in names} if label else names
    chosen = address.choice(label or _("The slider moves"), options, f"losses/{scope}", first)
    values, notes = dict(defaults), st.container()
    with address.said_anew():  # the boxes change places
        values[chosen] = _box(names, defaults, scope, chosen)
    with popover(_("Other logits")):
        for slug in names:
            if slug != chosen:
                values[slug] = _box(names, defaults, scope, slug, notes)
    return values, chosen


def key(scope: str, slug: str) -> str:
    """Return the name of a box in the address."""
    return f"{scope}_{slug}"


def _box(
    names: Mapping[str, str], defaults: Mapping[str, float], scope: str, slug: str, notes: DeltaGenerator | None = None
) -> float:
    label = _("{name}, logit").format(name=names[slug])
    return controls.number_box(
        label, key(scope, slug), -REACH, REACH, defaults[slug], MOVED.step, names[slug], 180, notes
    )
