"""Networks that are shocked, then cooled, one picture for each activation, and all of them in a table."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.revival import revival_csv, revival_picture
from acts.experiments.training.job import Trainings
from acts.experiments.training.revival import Revival, revival
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import live, progress, tables
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.revival import outcome


def show(words: Words, chosen: Mapping[str, Setup], high: float, seed: int) -> None:
    """Train what is chosen, show each as a picture with its sentence, and all of them in a table."""
    works = {name: revival(setup, high, seed) for name, setup in chosen.items()}
    control = st.empty()
    cells = [cell for _row in range((len(works) + 1) // 2) for cell in st.columns(2, gap="large")]
    places = {}
    for cell, name in zip(cells, works, strict=False):
        cell.markdown(f"**{name}**")
        places[name] = cell.empty()
        _draw(name, works[name], chosen[name], places[name])
    for name, work in works.items():
        if not progress.work_on(
            work, control, f"shock/{name}", _("Train {name}").format(name=name),
            partial(lambda name, _place: name, name),
            partial(lambda name, _place: _draw(name, works[name], chosen[name], places[name]), name),
        ):  # fmt: skip
            break
    done = {name: work.results[0] for name, work in works.items() if work.finished and work.results[0]}
    if done:
        words.show("table")
        st.markdown(_table(done))
        tables.download(_("CSV"), lambda: revival_csv(done), "shock_and_cool.csv", "shock/csv")


def _draw(name: str, work: Trainings[Revival], setup: Setup, place: DeltaGenerator) -> None:
    seen = work.results[0]
    with place.container():
        if seen is None:
            st.caption(_("Not trained yet."))
            return
        said = _("{name}: under way.").format(name=name)
        if work.finished:
            said = outcome.sentence(name, seen, setup, work.rates[0])
        key = f"shock/{name}/{work.key}" if work.finished else None
        live.show(revival_picture(seen, said), key)
        if work.finished:
            st.markdown(said)


def _table(done: Mapping[str, Revival]) -> str:
    heads = (_("activation"), _("silent"), _("back / fallen"), _("accuracy"))
    rows = []
    for name, seen in done.items():
        silent, gone = seen.share().mean(axis=0), int(seen.exploded.sum())
        said = _("{name} ({count} of {all} exploded)") if gone else "{name}"
        rows.append(
            (
                said.format(name=name, count=gone, all=len(seen.seeds)),
                f"{percent(silent[seen.peak])} → {percent(silent[-1])}",
                f"{int(seen.revived.sum())} / {int(seen.fallen.sum())}",
                "" if seen.accuracy is None else percent(seen.accuracy[:, -1].mean()),
            )
        )
    return tables.table(heads, rows)
