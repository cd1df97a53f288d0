"""What one can start from, as chips: each sets every control in place."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit.lab import Lab
from pages.training import lab


def trainings(page: str, names: Mapping[str, str], training: tuple[Setup, float, int], *, titled: bool = True) -> None:
    """Show a chip for each training of `PRESETS`, under its name by slug: see `show`."""
    presets = {slug: lab.values_of(each.setup, each.rate, each.seed) for slug, each in PRESETS.items()}
    show(page, lab.network(page), names, presets, lab.values_of(*training), titled=titled)


def show(
    page: str,
    of: Lab,
    names: Mapping[str, str],
    presets: Mapping[str, Mapping[str, Any]],
    values: Mapping[str, Any],
    *,
    titled: bool = True,
) -> None:
    """Show a chip for each preset of a lab, under its name by slug; the one that is set is marked.

    `presets` holds what each sets the controls to, and `values` what they are set to. What the chips are is read to who
    cannot see them, and only shown where they are `titled`.
    """
    key, now = f"{page}/presets", of.whole(values)
    st.session_state[key] = next((slug for slug in names if of.whole(presets[slug]) == now), None)

    def opened() -> None:
        if chosen := presets.get(st.session_state[key]):
            of.fill(chosen)

    st.pills(
        _("Start from"), list(names), format_func=lambda slug: names[slug], key=key, on_change=opened, wrap=True,
        label_visibility="visible" if titled else "collapsed",
    )  # fmt: skip
