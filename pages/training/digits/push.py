"""Why the cliffs stand apart: how far a step pushes z under each scaling."""

from acts.experiments.training.cliffs import Push, push
from acts.experiments.training.job import Trainings
from acts.experiments.training.sweep import Sweep
from acts.language import _
from acts.network.digits import SCALINGS
from pages.kit import tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


def show(work: Trainings[Sweep]) -> None:
    """Show how far a first step pushes z under each scaling, beside where its cliff stands, if that is known."""
    pushes = [push(setup) for setup in work.setups]
    falls = [swept.falls() if swept is not None and work.finished else None for swept in work.results]
    cliff = [None if k is None else work.rates[k] for k in falls]
    raw, first = pushes[0], cliff[0]
    pixel, first_rows, second_rows = _("pixels"), [], []
    for scaling, each, at in zip(SCALINGS.values(), pushes, cliff, strict=True):
        name = _(scaling.name)
        moved = "–" if at is None or first is None else number(at / first, 3)
        expected = number(raw.relative / each.relative, 3) if raw.spread and each.spread else "–"
        first_rows.append((name, number(each.norm), number(each.spread, 3), number(each.relative, 3)))
        common = percent(round(each.common, 3))
        second_rows.append((name, expected, "–" if at is None else number(at), moved, common))
    _why(work, dict(zip(SCALINGS, pushes, strict=True)), dict(zip(SCALINGS, cliff, strict=True)))
    # two tables, since one with all columns is too much for a phone
    heads: tuple[str, ...] = (
        pixel,
        _("mean of $\\lvert x\\rvert^2 + 1$"),
        _("size of $z$ at the start"),
        _("step compared with $z$"),
    )
    tables.wide("step", heads, first_rows)
    heads = pixel, _("raw step ÷ step"), _("cliff at"), _("cliff ÷ raw cliff"), _("in common")
    tables.wide("cliff", heads, second_rows)


def _why(work: Trainings[Sweep], pushes: dict[str, Push], cliff: dict[str, float | None]) -> None:
    raw, scaled, centred = (pushes[slug] for slug in ("raw", "sixteenth", "centred"))
    if not (raw.spread and scaled.spread):
        words.show("why not")
        return
    spread = raw.spread / scaled.spread
    words.show(
        "why",
        raw=number(raw.norm),
        scaled=number(scaled.norm, 3),
        fall=number(raw.norm / scaled.norm, 3),
        spread=number(spread, 3),
        expected=number(raw.norm / scaled.norm / spread, 3),
    )
    if cliff["raw"] and cliff["sixteenth"]:
        words.show(
            "measured",
            measured=number(cliff["sixteenth"] / cliff["raw"], 3),
            apart=number(work.rates[1] / work.rates[0], 2),
        )
    words.show("common", common=percent(round(raw.common, 3)), centred=percent(round(centred.common, 3)))
    swept = work.results[list(SCALINGS).index("centred")]
    fallen = None if swept is None else swept.falls()
    if swept is not None and fallen is not None and swept.diverged[fallen].mean() >= 0.5:
        words.show("common diverges")
