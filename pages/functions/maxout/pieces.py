"""A maxout unit to move by hand: a box for every slope and intercept, and one piece that moves in the picture."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import vector
from acts.charts.functions.maxout import (
    HIGH,
    INTERCEPT,
    LOW,
    MOVES,
    MOVING,
    SLOPE,
    Scene,
    envelope_csv,
    envelope_picture,
)
from acts.charts.kit.frames import LARGEST
from acts.experiments.functions.maxout import PRESETS, gap, known
from acts.language import _, joined
from acts.precision import bound_of_maxout
from acts.vector import Maxout
from pages.functions import calls
from pages.functions.family.reading import PRECISE
from pages.functions.maxout.sentence import named, sentence
from pages.kit import address, controls, live, scenes, sources, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import certain, exact, number, tex
from pages.kit.popover import popover
from pages.kit.words import Words

words = Words(__file__)
START = Maxout((-1.0, 0.2, 1.6, -2.0, 2.6), (-1.0, 0.0, -2.0, -4.0, -5.0))
"""Where the boxes of the most pieces stand at first; the first `COUNT` are shown."""
COUNT, MOST = 3, len(START.slopes)
_WIDTH = 156


def key(kind: str, place: int) -> str:
    """Return the name of a box in the address; places are counted from 1."""
    return f"maxout_{kind}_{place}"


def put(unit: Maxout) -> None:
    """Set the boxes to a unit."""
    address.move("maxout_pieces", float(len(unit.slopes)))
    for k, (slope, intercept) in enumerate(zip(unit.slopes, unit.intercepts, strict=True), 1):
        address.move(key("w", k), slope)
        address.move(key("b", k), intercept)
    address.put("maxout/move", "1", "1")


@fragment
def show() -> None:
    """Show presets, boxes, and the live picture, and below it what can be read off, the formula, code and sources."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        unit, moved = _controls()
    with picture:
        _picture(unit, moved)
    words.show("pieces")
    found = known(unit)
    if found:
        words.show("known", name=named(found), gap=number(gap(found, unit)))
    _read_off(unit)
    words.show("formula")
    slope = rf"\frac{{\partial f}}{{\partial z_j}} = {vector.maxout.formulas.latex_jacobian}"
    st.markdown(f"$f(z) = {vector.maxout.formulas.latex}$\n\n${slope}$")
    calls.show("maxout", vector.maxout.calls, vector.maxout.source(), {})
    st.markdown(f"**{_('Where it comes from')}**\n\n{sources.listed(vector.maxout.references)}")


def _controls() -> tuple[Maxout, int]:
    """Show presets, the choice of the piece that moves, and its boxes; return the unit and the piece, from 1."""
    notes = st.container()
    with st.container(horizontal=True, key="maxout-presets"):
        for preset in PRESETS:
            st.button(_(preset.name), key=f"maxout-{preset.slug}", on_click=put, args=(preset.unit,))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = controls.whole_box(_("Pieces"), "maxout_pieces", 1, MOST, COUNT, width=_WIDTH, notes=notes)
        others = st.container(width="content")
    names = {str(k): _("piece {k}").format(k=k) for k in range(1, count + 1)}
    if st.session_state.get("maxout/move", "1") not in names:
        address.put("maxout/move", "1", "1")  # there is no such piece any more
    moved = int(address.choice(_("Move"), names, "maxout/move", "1", where=notes))
    lines: dict[int, tuple[float, float]] = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        lines[moved] = _line(moved, notes)
    with others, popover(_("All pieces")):
        for k in range(1, count + 1):
            if k != moved:
                with st.container(horizontal=True, vertical_alignment="bottom"):
                    lines[k] = _line(k, notes)
    slopes, intercepts = zip(*(lines[k] for k in sorted(lines)), strict=True)
    return Maxout(slopes, intercepts), moved


def _line(k: int, notes: DeltaGenerator) -> tuple[float, float]:
    def box(text: str, name: str, start: float, step: float) -> float:
        ends = -LARGEST, LARGEST
        return controls.number_box(text, name, *ends, start, step, width=_WIDTH, notes=notes)

    slope = box(_("Slope {k}").format(k=k), key("w", k), START.slopes[k - 1], SLOPE.step)
    intercept = box(_("Intercept {k}").format(k=k), key("b", k), START.intercepts[k - 1], INTERCEPT.step)
    return slope, intercept


def _picture(unit: Maxout, moved: int) -> None:
    scene = Scene(unit, moved - 1)
    others = Scene(scene.at(0.0, 0.0), moved - 1)
    live.chart(
        f"maxout/{others}",
        {SLOPE: key("w", moved), INTERCEPT: key("b", moved)},
        dict(zip((p.name for p in MOVES), scene.start, strict=True)),
        MOVING.settings,
        partial(envelope_picture, others),
        lambda slope, intercept: sentence(scene.at(slope, intercept)),
    )


def _read_off(unit: Maxout) -> None:
    """Show value, slope and active piece at one place, every digit that is certain, and the numbers to take away."""
    at = controls.number_box(_("Read off at z"), "maxout_at", 10 * LOW, 10 * HIGH, 0.5, 0.5, width=180)
    said = _("$f({z})$ = **{f}** · slope **{d}** · active: **piece {k}**").format(
        z=tex(number(at, 10)), f=certain(float(unit(at)), bound_of_maxout(unit, at)), d=exact(unit.slope(at)),
        k=int(unit.active(at)) + 1,
    )  # fmt: skip
    level = [str(k) for k, height in enumerate(unit.lines(at), 1) if height == unit(at)]
    if len(level) > 1:
        tie = _("(pieces {level} are equal here; the first one counts as active)").format(level=_(", ").join(level))
        said = joined([said, tie])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, help=_(PRECISE), width="stretch")
        tables.download(_("CSV"), lambda: envelope_csv(unit), "maxout.csv", "maxout/csv")
