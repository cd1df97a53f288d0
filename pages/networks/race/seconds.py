"""Steps or seconds: what each function costs a layer, measured on this server, and the race in processor time."""

import math
import time

import streamlit as st

from acts.catalogue import CATALOGUE
from acts.charts.networks.race import TARGET
from acts.charts.networks.seconds import MOST, seconds_picture
from acts.experiments.networks.race import DATA, REFERENCE, Racer, racers
from acts.experiments.networks.seconds import BATCH, LOOK, WIDTHS, Costs, cores, costs, known, version
from acts.language import _, joined, listed
from acts.network.kernels import SHORTCUTS
from pages.kit import address, controls, live, progress, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.popover import popover
from pages.kit.words import Words
from pages.networks.race.race import task

PAGE = "race"
USUAL = 256
"""The width that the scene opens with."""

words = Words(__file__)


def show() -> None:
    """Show the costs and the race in time, and below it when and on what it was measured."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        widths = {str(width): str(width) for width in WIDTHS}
        width = int(address.choice(_("Units in the layer"), widths, f"{PAGE}/width", str(USUAL)))
        done = _measure()
        chosen = _chosen(done=done)
        data = address.choice(_("Task"), {slug: task(slug) for slug in DATA}, f"{PAGE}/data", DATA[0])
        target = controls.box(TARGET, f"{PAGE}_loss", width=180)
    found = known()
    here = next(cost for cost in found if cost.width == width)
    race = {slug: ends for slug, racer in racers(data, chosen).items() if (ends := _in_time(racer, data, target, here))}
    with picture:
        named = {_(CATALOGUE[slug].name): slug for slug in chosen}
        said = _said(here, race, data, target)
        live.show(seconds_picture(found, named, width, race, said), f"{PAGE}/seconds")
        st.markdown(said)
    words.show("seconds", width=str(width), share=percent(here.share(REFERENCE)))
    st.caption(_measured(here))
    drawer(_("What is measured"), f"{PAGE}_measured", ":material/timer:", _explain)
    drawer(_("Costs in numbers"), f"{PAGE}_costs", ":material/table_rows:", lambda: _table(here))


def _measure() -> bool:
    """Offer to measure all functions; return whether that is done."""
    start = _("Measure all {count} functions (about {time})").format(count=len(CATALOGUE), time="{time}")

    def label(part: int) -> str:
        return _("{width} units").format(width=WIDTHS[part])

    return progress.work_on(costs(), st.empty(), f"{PAGE}/costs", start, label, at_once=0.0)


def _chosen(*, done: bool) -> tuple[str, ...]:
    """Return the functions of the picture: those of the first look, and the reader's own once all are measured."""
    if not done:
        return LOOK
    names = {slug: _(activation.name) for slug, activation in CATALOGUE.items()}
    with popover(_("Functions"), ":material/checklist:"):
        place = st.container()
        picked = address.choices(
            _("At most {count} of these").format(count=MOST), names, f"{PAGE}/costs_of", default=LOOK, where=place,
            none=_("the functions of the first look"),
        )  # fmt: skip
    return tuple(dict.fromkeys((REFERENCE, *(picked or LOOK))))[:MOST]


def _in_time(racer: Racer, data: str, target: float, here: Costs) -> tuple[float, float, float] | None:
    """Return the time of a race as a multiple of ReLU's: its steps, times what the layer costs at a step."""
    finish = racer.finish(target)
    unit = racers(data, (REFERENCE,))[REFERENCE].finish(target).median
    if not (0 < unit < math.inf and finish.high < math.inf):
        return None
    cost = here.layer(racer.activation.slug)[1] / unit
    return finish.low * cost, finish.median * cost, finish.high * cost


def _said(here: Costs, race: dict[str, tuple[float, float, float]], data: str, target: float) -> str:
    """Say what tanh and ELU cost by themselves and in the layer, and what that makes of the race."""
    said = _(
        "Alone, tanh takes {tanh} times ReLU's time and ELU {elu} times; in a layer of {width} units, {tanh_layer} and "
        "{elu_layer} times."
    ).format(
        tanh=number(here.alone("tanh")[1], 2), elu=number(here.alone("elu")[1], 2), width=here.width,
        tanh_layer=number(here.layer("tanh")[1], 3), elu_layer=number(here.layer("elu")[1], 3),
    )  # fmt: skip
    if "tanh" not in race:
        return said
    low, middle, high = (number(each, 2) for each in race["tanh"])
    after = _("On {data}, tanh then takes {middle} times ReLU's time to a loss of {target} ({low} to {high}).")
    return joined([said, after.format(data=task(data), middle=middle, target=number(target), low=low, high=high)])


def _measured(here: Costs) -> str:
    """Say when, on what and how often it was measured."""
    said = _(
        "Measured on this server on {when} UTC, for all visitors: {rounds} rounds, float32, NumPy {version} on one of "
        "{cores} processor cores. Lines and bands: medians and quartiles."
    )
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(here.when))
    return said.format(when=when, rounds=len(here.products), version=version(), cores=cores())


def _explain() -> None:
    short = listed([_(CATALOGUE[slug].name) for slug in SHORTCUTS])
    words.show("measured", batch=str(BATCH), short=short)


def _table(here: Costs) -> None:
    own = _("share of the layer's time")
    heads = (_("function"), _("alone"), _("quartiles"), _("whole layer"), _("quartiles"), own)
    rows = []
    for slug in sorted(here.functions, key=lambda slug: here.alone(slug)[1]):
        (low, middle, high), layer = here.alone(slug), here.layer(slug)
        ends, layer_ends = _range(low, high), _range(layer[0], layer[2])
        name, share = _(CATALOGUE[slug].name), percent(here.share(slug))
        rows.append((name, number(middle, 3), ends, number(layer[1], 3), layer_ends, share))
    st.markdown(_("Times at {width} units, as multiples of ReLU's:").format(width=here.width))
    tables.wide(f"{PAGE}-costs", heads, rows)


def _range(low: float, high: float) -> str:
    return _("{low} to {high}").format(low=number(low, 3), high=number(high, 3))
