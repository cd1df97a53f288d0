"""Shock and cool: networks under several activations in one picture, and all of them in a table."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.revival import revival_csv, revival_picture
from acts.experiments.training.presets import Preset
from acts.experiments.training.revival import (
    EARLIER,
    EARLIER_ACCURACY,
    EXPLODED,
    LOOK,
    PRESETS,
    SEEDS,
    Revival,
    revival,
    revivals,
)
from acts.experiments.training.setup import Setup
from acts.language import _, joined
from pages.kit import live, progress, scenes, setups, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import chips
from pages.training.revival import controls, known, outcome

PAGE = "revival"

words = Words(__file__)


def show() -> None:
    """Show the chosen activations in one picture, with the controls beside it, and below it each in words."""
    picture, beside = scenes.stage()
    with beside:
        control = st.empty()
        values = controls.show()
        names = {slug: _(preset.name) for slug, preset in PRESETS.items()}
        presets = {slug: controls.values_of(preset) for slug, preset in PRESETS.items()}
        chips.show(PAGE, controls.LAB, names, presets, values)
    chosen, high, seed = controls.setups_of(values)
    with picture:
        seen = _stage(chosen, high, seed, control) if chosen else {}
        if not chosen:
            st.info(_("Choose an activation beside the picture."), icon=":material/touch_app:")
    words.show("run", seeds=str(SEEDS), exploded=number(EXPLODED))
    if seen:
        st.markdown("\n".join(f"* {said}" for said in _sentences(seen, chosen, high)))
        st.caption(setups.described(next(iter(chosen.values())), with_unit=False))
    words.show("presets")
    for preset in PRESETS.values():
        _came_to(preset)
    words.show("closing")
    drawer(_("How to read the picture"), "revival_reading", ":material/menu_book:", partial(words.show, "reading"))
    if seen:
        drawer(_("All networks in numbers"), "revival_table", ":material/table_rows:", partial(_table, seen, chosen))


def _stage(chosen: dict[str, Setup], high: float, seed: int, control: DeltaGenerator) -> dict[str, Revival]:
    """Show what is known of the networks with its sentence and return it; the picture fills in as they are trained."""
    place, said = st.empty(), st.empty()
    work, names = revivals(tuple(chosen.values()), high, seed), list(chosen)

    def draw(*, ended: bool = False) -> dict[str, Revival]:
        seen = known.networks(chosen, high, seed, LOOK)
        alt = _("Networks are drawn as they are trained.")
        if ended and seen:
            alt = joined(_sentences(seen, chosen, high))
        picture = revival_picture(seen, next(iter(chosen.values())), alt)
        with place.container():
            live.show(picture, f"shock/{work.key}/{work.done}" if ended else None)
        return seen

    def grow(_part: int) -> None:
        draw()

    known.networks(chosen, high, seed, LOOK)  # the price of all follows from the first look
    start = _("Train {count} seeds (about {time})").format(count=SEEDS, time="{time}")
    progress.work_on(work, control, "shock", start, lambda part: names[part], grow, at_once=known.SMALL)
    seen = draw(ended=True)
    if seen:
        said.markdown(outcome.summary(seen))
    return seen


def _sentences(seen: Mapping[str, Revival], chosen: Mapping[str, Setup], high: float) -> list[str]:
    return [outcome.sentence(setups.unit(chosen[name]), each, chosen[name], high) for name, each in seen.items()]


def _came_to(preset: Preset) -> None:
    """Show what a preset came to, as far as somebody has trained it."""
    numbers = card(preset)
    said = words.text(f"preset: {preset.slug}", **numbers) if numbers else words.text("preset: unknown")
    st.markdown(f"**{_(preset.name)}** · {said}")


def card(preset: Preset) -> dict[str, str] | None:
    """Return the numbers of a preset for the gaps in its words; None as long as nobody has trained it."""
    work = revival(preset.setup, preset.rate, preset.seed)
    if not work.finished or not work.results[0]:
        return None
    before, after = EARLIER[controls.choice_of(preset.setup)]
    quoted = {"before": before, "after": after, "accuracy": EARLIER_ACCURACY}
    return outcome.counts(work.results[0]) | {f"then_{name}": percent(share) for name, share in quoted.items()}


def _table(seen: Mapping[str, Revival], chosen: Mapping[str, Setup]) -> None:
    words.show("table")
    heads = (_("activation"), _("not firing"), _("back / stopped"), _("accuracy"))
    done = {setups.unit(chosen[name]): each for name, each in seen.items()}
    rows = []
    for name, each in done.items():
        silent, gone = each.share().mean(axis=0), int(each.exploded.sum())
        said = _("{name} ({count} of {all} exploded)") if gone else "{name}"
        rows.append(
            (
                said.format(name=name, count=gone, all=len(each.seeds)),
                f"{percent(silent[each.peak])} → {percent(silent[-1])}",
                f"{int(each.revived.sum())} / {int(each.fallen.sum())}",
                "" if each.accuracy is None else percent(each.accuracy[:, -1].mean()),
            )
        )
    st.markdown(tables.table(heads, rows))
    tables.download(_("CSV"), lambda: revival_csv(done), "shock_and_cool.csv", "shock/csv")
