"""The live chart: it starts from the boxes, moves in the browser, and writes to the boxes when the hand rests.

The boxes hold the values (address, typing, page switches). The chart only starts from them, since a spec
that followed the value would be drawn anew on each release; so its seed is taken when it is mounted and
frozen until it has to be mounted again: another function, view, theme or language, or a value from elsewhere.
The chart of a `function` takes a value that came from elsewhere as data, and stays mounted.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import streamlit as st

from acts import Parameter
from acts.charts.kit.frames import Subject, View, settings
from acts.charts.kit.function import live_picture
from acts.charts.kit.picture import Picture
from acts.charts.kit.sliders import on_stops
from acts.language import _, listed, spoken
from pages.kit import address, controls
from pages.kit.streamlit_insides import on_the_page


def chart(
    name: str,
    boxes: dict[Parameter, str],
    setting: dict[str, float],
    settings: Callable[[tuple[float, ...]], Sequence[tuple[float, ...]]],
    picture: Callable[[tuple[float, ...], list[str]], Picture],
    said: Callable[..., str],
    mend: Callable[..., dict[str, Any]] = lambda **chosen: chosen,
    of: str = "",
) -> None:
    """Show a live chart and, under it, the sentence that says what is seen.

    `name` identifies the chart and its view; `boxes` maps each parameter to the session key of its box, and
    `setting` its name to the value that is in force; `picture` makes the chart from a seed and from what is
    `said` at each of the `settings` it can show; `mend` turns values that cannot go together into the nearest
    that can; `of` tells apart what one chart shows in turn, where that is too much for a name each.
    """
    state = st.session_state
    values = tuple(setting.values())
    shown, turn, mounted = f"{name}/shown", f"{name}/turn", f"{name}/mounted"
    around = (st.context.theme.type, spoken(), of)
    if state.get(shown, (values, around)) != (values, around):
        state[turn] = state.get(turn, 0) + 1
    state[shown] = (values, around)
    key = f"{name}/chart/{state.get(turn, 0)}"
    if not on_the_page(key) or mounted not in state:
        state[mounted] = (values, [said(**dict(zip(setting, each, strict=True))) for each in settings(values)])

    def released() -> None:
        if chosen := _taken(key, boxes, mend):
            state[shown] = (chosen, around)
            if _far(boxes, state[mounted][0]):
                state[turn] = state.get(turn, 0) + 1  # draw it anew

    show(picture(*state[mounted]), key, on_select=released if boxes else "ignore")
    st.markdown(said(**setting))


def function(
    name: str,
    boxes: dict[Parameter, str],
    setting: dict[str, float],
    subject: Subject,
    view: View,
    said: Callable[..., str],
    mend: Callable[..., dict[str, Any]] = lambda **chosen: chosen,
) -> None:
    """Show the live chart of a function and, under it, the sentence that says what is seen.

    The arguments are those of `chart`. A value that was typed travels as data, and the sliders follow it; so does
    another function, if its sliders are the same. The chart that is on the page stays as it is, so its alternative
    text tells what it is for, and a mark in it what it shows. What the hand chose is in the picture already, and
    nothing travels.
    """
    state = st.session_state
    values = tuple(setting.values())
    shown, start = f"{name}/shown", f"{name}/start"
    key = f"{name}/chart"
    what = (subject, view, spoken())
    turn, of, seed, told = state.get(start, (-1, None, values, {}))
    if of != what:
        told = {}
    if of != what or state[shown] != values or (boxes and not on_the_page(key)):
        turn, seed = turn + 1, values
    every = settings(subject, seed)
    told |= {each: said(**dict(zip(setting, each, strict=True))) for each in every if each not in told}
    state[start], state[shown] = (turn, what, seed, told), values

    def released() -> None:
        if chosen := _taken(key, boxes, mend):
            state[shown] = None if _far(boxes, seed) else chosen  # with None, it starts anew where the hand is

    alt = _("A function over the {across}; the sentence below says what is seen.")
    if boxes:
        alt = _("A function over the {across}; the sentence below says what is seen as {parameters} moves.")
    alt = alt.format(
        across=_(subject.across), parameters=listed([controls.label(parameter.name) for parameter in boxes])
    )
    picture = live_picture(subject, view, seed, [told[each] for each in every], alt, turn)
    show(picture, key, on_select=released if boxes else "ignore")
    st.markdown(said(**setting))


def sliders(
    name: str,
    boxes: Mapping[Parameter, str],
    setting: dict[str, float],
    picture: Callable[[int], Picture],
    said: str,
    of: object,
) -> None:
    """Show a live chart that computes by itself what its sliders move, and under it the sentence of where they stand.

    The arguments are those of `chart`, but `picture` makes the chart of the values that are in force, given its turn:
    see `acts.charts.kit.sliders`. `of` tells apart what else it shows. A value that was typed, or that is between two
    stops, travels as data; what the hand chose on the stops is in the picture already, and nothing travels.
    """
    state = st.session_state
    values = tuple(setting.values())
    shown, start, key = f"{name}/shown", f"{name}/start", f"{name}/chart"
    what = (of, spoken())
    turn, known, made = state.get(start, (-1, None, None))
    if known != what or state[shown] != values or not on_the_page(key):
        turn += 1
        made = picture(turn)
    state[start], state[shown] = (turn, what, made), values

    def released() -> None:
        if chosen := _taken(key, dict(boxes), lambda **values: values):
            state[shown] = chosen if on_stops(boxes, chosen) else None

    show(made, key, on_select=released)
    st.markdown(said)


def _taken(key: str, boxes: dict[Parameter, str], mend: Callable[..., dict[str, Any]]) -> tuple[float, ...]:
    """Write what the hand has chosen to the boxes and return it, in their order; nothing if it has chosen nothing."""
    picked = st.session_state[key].selection.live
    names = [parameter.name for parameter in boxes]
    if not picked or set(names) - picked[0].keys():  # what a function of other sliders has left
        return ()
    chosen = {name: picked[0][name] for name in names}
    mended = mend(**chosen)
    for parameter, box in boxes.items():
        address.move(box, mended[parameter.name])
    return tuple(chosen.values())


def _far(boxes: dict[Parameter, str], seed: tuple[float, ...]) -> bool:
    """Return whether a chart starts so far off its sliders that its axes hold nothing else worth seeing."""
    return any(value not in parameter.typical for parameter, value in zip(boxes, seed, strict=True))


def show(
    picture: Picture, key: str | None, on_select: Callable[[], None] | str = "ignore", selection: str = "live"
) -> None:
    """Show a picture: its spec as it was built, its data as ready bytes; `selection` is what it reports.

    A picture without a height of its own takes that of the stage it stands on: see `pages.kit.scenes`.
    """
    st.vega_lite_chart(
        spec={**picture.spec, "datasets": dict(picture.data)},
        key=key,
        on_select=cast("Any", on_select),
        selection_mode=[selection] if on_select != "ignore" else None,
        width="stretch",
        height="content" if "height" in picture.spec else "stretch",
        alt=picture.alt,
    )


def clickable(
    picture: Picture, name: str, of: object, selection: str, opened: Callable[[Mapping[str, Any]], None]
) -> None:
    """Show a picture whose marks can be clicked: the fields of a mark are handed to `opened`, before the next run.

    A chart that has reported a mark does not report it again, so each click gets a chart anew. `name` tells the
    pictures of a page apart, `of` what a picture shows: where that changes, no click is carried over.
    """
    turn = f"{name}/turn"
    key = f"{name}/{of}/{st.session_state.get(turn, 0)}"

    def picked() -> None:
        marks = st.session_state[key].selection[selection]
        if marks:
            st.session_state[turn] = st.session_state.get(turn, 0) + 1
            opened(marks[0])

    show(picture, key, on_select=picked, selection=selection)
