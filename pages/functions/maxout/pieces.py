"""A maxout unit under the hand: a box for every slope and intercept, one piece moved in the picture."""

import streamlit as st

from acts.charts.functions.maxout import HIGH, INTERCEPT, LOW, MOVES, SLOPE, Scene, envelope_csv, envelope_picture
from acts.experiments.functions.maxout import PRESETS, Known, gap, known
from acts.language import _
from acts.vector import Maxout
from pages.kit import address, controls, live, tables
from pages.kit.numbers import exact, number
from pages.kit.words import Words

START = Maxout((-1.0, 0.2, 1.6, -2.0, 2.6), (-1.0, 0.0, -2.0, -4.0, -5.0))
"""Where the boxes of the most pieces stand at first; the first `COUNT` are shown."""
COUNT, MOST = 3, len(START.slopes)


def key(kind: str, place: int) -> str:
    """Return the name of a box in the address; places are counted from 1."""
    return f"maxout_{kind}_{place}"


def put(unit: Maxout) -> None:
    """Set the boxes to a unit."""
    st.session_state["maxout_pieces"] = float(len(unit.slopes))
    for k, (slope, intercept) in enumerate(zip(unit.slopes, unit.intercepts, strict=True), 1):
        st.session_state[key("w", k)], st.session_state[key("b", k)] = slope, intercept
    address.put("maxout/move", "1", "1")


@st.fragment
def explore(words: Words, revealed: bool) -> None:
    """Show presets, boxes, the live picture and its numbers; slopes wait for the guess."""
    with st.container(horizontal=True, key="maxout-presets"):
        for preset in PRESETS:
            st.button(_(preset.name), key=f"maxout-{preset.slug}", on_click=put, args=(preset.unit,))
    notes = st.container()
    with st.container(horizontal=True):
        count = controls.whole_box(_("Pieces"), "maxout_pieces", 1, MOST, COUNT, width=150, notes=notes)
        names = {str(k): _("piece {k}").format(k=k) for k in range(1, count + 1)}
        if st.session_state.get("maxout/move", "1") not in names:
            address.put("maxout/move", "1", "1")  # there is no such piece any more
        moved = int(address.choice(_("Move"), names, "maxout/move", "1", where=notes))
    unit = _boxes(count, notes)
    scene = Scene(unit, moved - 1, revealed)

    def said(slope: float, intercept: float) -> str:
        return sentence(scene.at(slope, intercept), slopes=revealed)

    titles = (_("input z"), _("activation f(z)"), "f ′(z)")
    others = Scene(scene.at(0.0, 0.0), moved - 1, revealed)
    live.chart(
        f"maxout/{others}",
        {SLOPE: key("w", moved), INTERCEPT: key("b", moved)},
        dict(zip((p.name for p in MOVES), scene.seed, strict=True)),
        others.settings,
        lambda seed, told: envelope_picture(titles, _("piece"), others, seed, told),
        said,
    )
    found = known(unit)
    if found:
        words.show("known", name=_named(found), gap=number(gap(found, unit)))
    if revealed:
        _read_off(unit)


def _boxes(count: int, notes) -> Maxout:
    slopes, intercepts = [], []
    for first in range(1, count + 1, 2):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for k in range(first, min(first + 2, count + 1)):
                for kind, each, parameter, start in (
                    ("w", slopes, SLOPE, START.slopes), ("b", intercepts, INTERCEPT, START.intercepts),
                ):  # fmt: skip
                    text = {"w": _("Slope {k}"), "b": _("Intercept {k}")}[kind].format(k=k)
                    each.append(
                        controls.number_box(
                            text, key(kind, k), -controls.LARGEST, controls.LARGEST, start[k - 1], parameter.step,
                            width=150, notes=notes,
                        )
                    )  # fmt: skip
    return Maxout(tuple(slopes), tuple(intercepts))


def sentence(unit: Maxout, *, slopes: bool) -> str:
    """Say which pieces are the highest in turn, where they hand over, and which never are."""
    pieces = unit.pieces
    order = ", ".join(_("piece {k}").format(k=p.line + 1) for p in pieces)
    said = _("From left to right the highest is {order}").format(order=order)
    if len(pieces) > 1:
        said += _("; breakpoints at z = {places}").format(places=", ".join(number(z, 6) for z in unit.breakpoints))
    if slopes:
        said += _("; slopes {slopes}").format(slopes=", ".join(number(unit.slopes[p.line], 6) for p in pieces))
    idle = sorted({*range(len(unit.slopes))} - {p.line for p in pieces})
    if idle:
        said += _("; never alone the highest: {idle}").format(
            idle=", ".join(_("piece {k}").format(k=k + 1) for k in idle)
        )
    found = known(unit)
    return said + (_(". This is {name}.").format(name=_named(found)) if found else ".")


def _named(found: Known) -> str:
    names = {
        "identity": _("the identity"),
        "relu": "ReLU",
        "abs": "|z|",
        "leaky": _("leaky ReLU with slope {slope} on the left").format(slope=number(found.slope)),
    }
    return names[found.slug]


def _read_off(unit: Maxout) -> None:
    """Show value, slope and active piece at one place to the last digit, and the numbers to take away."""
    at = controls.number_box(_("Read off at z"), "maxout_at", 10 * LOW, 10 * HIGH, 0.5, 0.5, width=180)
    said = _("$f({z})$ = **{f}** · slope **{d}** · active: **piece {k}**").format(
        z=number(at, 10), f=exact(unit(at)), d=exact(unit.slope(at)), k=int(unit.active(at)) + 1
    )
    level = [k + 1 for k, height in enumerate(unit.lines(at)) if height == unit(at)]
    if len(level) > 1:
        said += " " + _("(pieces {level} are level here; the first one counts)").format(
            level=", ".join(map(str, level))
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, help=_("Every digit of the float64 result."), width="stretch")
        tables.download(_("CSV"), lambda: envelope_csv(unit), "maxout.csv", "maxout/csv")
