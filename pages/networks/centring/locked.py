"""The signs of a gradient, locked by inputs that are not centred until a training frees them."""

from acts.charts.kit.picture import Picture
from acts.charts.networks.locked import LIVE, OFFSET, SHOWN, STEP, locked_picture
from acts.experiments.networks.locked import (
    BATCHES,
    INPUTS,
    LEARNERS,
    NEURONS,
    OFFSETS,
    SAMPLES,
    STEPS,
    Learner,
    Locked,
    agreement,
    at_start,
    locked,
)
from acts.language import _, joined, ngettext
from pages.kit import address, controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.popover import popover
from pages.kit.words import Words

NAME = "centring/locked"
words = Words(__file__)


@fragment
def show() -> None:
    """Show the signs with their controls, and below them what locks and what frees them."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        batch = _batch()
        offset = controls.number_box(
            _("Offset of the inputs"), "locked_offset", 0.0, OFFSETS[-1], OFFSET.default, 0.2, _("offset")
        )
        step = controls.whole_box(_("At step"), "locked_step", 0, STEPS, 0)
        with popover(_("Training")):
            learner, share = _learner(), _share()
            seed = controls.seed("locked_seed")
    with picture:
        _picture(batch, offset, step, share, learner, seed)
    words.show("locked", inputs=str(INPUTS), samples=str(SAMPLES), coin=percent(agreement(0.0)))
    drawer(_("Why the signs agree"), "locked_why", ":material/function:", _why)
    drawer(_("Batches of all sizes, at the start and at the end"), "locked_table", ":material/table_chart:", _table)


def _batch() -> int:
    names = {
        str(batch): ngettext("{count} sample", "{count} samples", batch).format(count=batch) for batch in BATCHES[:-1]
    }
    names[str(SAMPLES)] = _("all {count}").format(count=SAMPLES)
    return int(address.choice(_("Batch"), names, "centring/locked_batch", str(SAMPLES)))


def _learner() -> Learner:
    names = {"both": _("Weights and bias"), "bias": _("The bias alone")}
    chosen = address.choice(_("What learns"), names, "centring/locked_learner", "both")
    return next(each for each in LEARNERS if each == chosen)


def _share() -> float:
    label = _("Learning rate, as a share of its limit")
    return controls.number_box(label, "locked_rate", 0.01, 0.99, 0.1, 0.05, _("learning rate"))


def _picture(batch: int, offset: float, step: int, share: float, learner: Learner, seed: int) -> None:
    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        found = locked(start[0], share, learner, seed)
        lines = tuple(_line(found, batch, *each) for each in LIVE.settings(start))
        return locked_picture(found, batch, (start[0], start[1]), lines, tuple(said))

    here = locked(offset, share, learner, seed)
    live.chart(
        NAME,
        {OFFSET: "locked_offset", STEP: "locked_step"},
        {OFFSET.name: offset, STEP.name: float(step)},
        LIVE.settings,
        drawn,
        lambda offset, step: _sentence(here, batch, offset, step),
        of=str((batch, share, learner, seed)),
    )


def _line(found: Locked, batch: int, offset: float, step: float) -> str:
    """Return what the picture says of a step."""
    agreeing, _all, _left = _seen(found, batch, offset, step)
    said = _("inputs from {low} to {high}, step {step}:\n{share} of the signs agree")
    return said.format(
        low=number(offset - 1, 3), high=number(offset + 1, 3), step=number(step), share=percent(agreeing)
    )


def _seen(found: Locked, batch: int, offset: float, step: float) -> tuple[float, float, float]:
    """Return the share of signs that agree, that of neurons whose signs all do, and what is left of the residual."""
    place, at = (BATCHES.index(batch), found.at(offset), int(step)), found.size[found.at(offset)]
    return float(found.agreeing[place]), float(found.all_one[place]), float(at[int(step)] / at[0])


def _sentence(found: Locked, batch: int, offset: float, step: float) -> str:
    """Say how many signs agree, and how large the mean residual is."""
    agreeing, all_one, left = _seen(found, batch, offset, step)
    gaps = {
        "share": percent(agreeing), "locked": percent(all_one), "neurons": str(NEURONS), "inputs": str(INPUTS),
        "batch": str(batch), "step": number(step), "left": percent(left),
    }  # fmt: skip
    said = ngettext(
        "With {batch} sample, the majority has {share} of a gradient's {inputs} signs; in {locked} of {neurons} "
        "neurons all agree.",
        "With {batch} samples, the majority has {share} of a gradient's {inputs} signs; in {locked} of {neurons} "
        "neurons all agree.",
        batch,
    ).format(**gaps)
    if not step:
        return joined([said, _("Nothing is trained yet.")])
    after = ngettext(
        "After {step} step the mean residual is {left} of its first size.",
        "After {step} steps the mean residual is {left} of its first size.",
        int(step),
    )
    return joined([said, after.format(**gaps)])


def _why() -> None:
    words.show("locked why", normal=percent(agreement(3**0.5)), coin=percent(agreement(0.0)))


def _table() -> None:
    """Show a row for each batch: the share that agrees at the start, and at the end of a training."""
    found = locked()
    at, rows = found.at(1.0), []
    for index, batch in enumerate(BATCHES):
        pairs = [(found.agreeing[index, at, k], found.all_one[index, at, k]) for k in (0, -1)]
        rows.append([str(batch), *(percent(each) for pair in pairs for each in pair)])
    heads = (
        _("batch"), _("majority at the start"), _("all agree at the start"), _("majority at the end"),
        _("all agree at the end"),
    )  # fmt: skip
    tables.wide("locked-table", heads, rows)
    words.show("locked table", neurons=str(NEURONS), steps=str(STEPS), shown=str(SHOWN))
    names = {
        "positive": _("absolute values of normal numbers"),
        "sigmoid": _("sigmoids of normal numbers"),
        "centred": _("normal numbers"),
    }
    others = []
    for kind, name in names.items():
        seen = [at_start(kind, each, fitted=False) for each in BATCHES]
        free = at_start(kind, BATCHES[-1], fitted=True)
        others.append([name, *(percent(each.agreeing) for each in seen), percent(free.agreeing)])
    fitted = _("batch {count}, bias fitted").format(count=SAMPLES)
    titles = (_("inputs"), *(_("batch {count}").format(count=each) for each in BATCHES), fitted)
    tables.wide("locked-kinds", titles, others)
    words.show("locked kinds", samples=str(SAMPLES))
