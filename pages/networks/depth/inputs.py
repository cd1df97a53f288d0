"""Two inputs prepared in several ways: the valley of the loss, and gradient descent at the learning rate in hand."""

import streamlit as st

from acts.charts.kit.live import over_rates
from acts.charts.kit.stops import PLACE
from acts.charts.networks.inputs import inputs_picture
from acts.experiments.networks.inputs import RATES, Cloud, Valley, valley
from acts.experiments.networks.zigzag import zigzags
from acts.language import _, joined, ngettext
from acts.network.preprocessing import PREPROCESSINGS
from pages.kit import address, controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.popover import popover
from pages.kit.streamlit_insides import UNNUMBERED
from pages.kit.words import Words

NAME = "depth/inputs"
words = Words(__file__)


@fragment
def show() -> None:
    """Show the live picture under its controls, and below it why a valley is narrow."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        how = _how()
        rate = controls.number_box(_("Learning rate"), "inputs_rate", 1e-4, 100.0, 0.032, 0.01, _("learning rate"))
        with popover(_("Cloud")):
            cloud = _cloud()
    shown = valley(cloud, how)
    with picture, st.container(key=f"{UNNUMBERED}inputs"):  # the picture says the rate, the slider only its place
        _picture(cloud, shown, rate)
    words.show("inputs", **{slug: number(valley(cloud, slug).bowl.condition, 3) for slug in PREPROCESSINGS})
    drawer(_("What each preprocessing does"), "inputs_ways", ":material/table_chart:", lambda: _ways(cloud))
    drawer(_("Why the mean alone makes a zig-zag"), "inputs_zigzag", ":material/function:", _zigzag)


def _how() -> str:
    names = {slug: _(each.name) for slug, each in PREPROCESSINGS.items()}
    return address.choice(_("Inputs"), names, "depth/inputs_how", "raw")


def _cloud() -> Cloud:
    """Show the boxes of the cloud and return it."""
    usual = Cloud()
    mean = controls.number_box(
        _("Mean, in standard deviations"), "inputs_mean", -10.0, 10.0, usual.mean, 0.5, _("mean")
    )  # fmt: skip
    ratio = controls.number_box(
        _("Deviation of $x_2$ / deviation of $x_1$"), "inputs_ratio", 0.1, 10.0, usual.ratio, 0.5, _("ratio")
    )  # fmt: skip
    correlation = controls.number_box(
        _("Correlation"), "inputs_correlation", -0.99, 0.99, usual.correlation, 0.1, _("correlation")
    )  # fmt: skip
    return Cloud(mean, ratio, correlation, controls.seed("inputs_seed"))


def _picture(cloud: Cloud, shown: Valley, rate: float) -> None:
    rates = tuple(sorted({*RATES, rate}))
    steps = shown.bowl.steps(rates).tolist()
    said = tuple(_line(shown, *each) for each in zip(rates, steps, strict=True))
    others = tuple(valley(cloud, slug) for slug in PREPROCESSINGS if slug != shown.how.slug)
    moves = over_rates(len(rates))
    (place,) = moves.parameters
    live.chart(
        NAME,
        {place: "inputs_rate"},
        {PLACE: float(rates.index(rate))},
        moves.settings,
        lambda start, sentences: inputs_picture(shown, others, rates, int(start[0]), said, tuple(sentences)),
        lambda place: _sentence(shown, rates[int(place)], steps[int(place)]),
        lambda place: {PLACE: rates[int(place)]},
        of=str((cloud, shown.how.slug, len(rates))),
    )


def _line(shown: Valley, rate: float, steps: float) -> str:
    """Return what the picture says of a learning rate."""
    if steps == float("inf"):
        return _("{name}, rate {rate}:\ngradient descent diverges").format(name=_(shown.how.name), rate=number(rate))
    said = ngettext("{name}, rate {rate}:\n{count} step", "{name}, rate {rate}:\n{count} steps", int(steps))
    return said.format(name=_(shown.how.name), rate=number(rate), count=grouped(int(steps)))


def _sentence(shown: Valley, rate: float, steps: float) -> str:
    """Say how steep the valley is, and how gradient descent fares in it."""
    gaps = {"condition": number(shown.bowl.condition, 3), "rate": number(rate), "limit": number(shown.bowl.limit, 3)}
    curved = _("The loss is {condition} times as curved across its valley as along it.")
    if gaps["condition"] == "1":
        curved = _("The loss is equally curved in all directions.")
    descends = _("At rate {rate} gradient descent diverges: the limit is {limit}.")
    if steps < float("inf"):
        descends = ngettext(
            "At rate {rate} (limit {limit}), gradient descent needs {count} step to a millionth of the first loss.",
            "At rate {rate} (limit {limit}), gradient descent needs {count} steps to a millionth of the first loss.",
            int(steps),
        )
        gaps["count"] = grouped(int(steps))
    return joined([curved.format(**gaps), descends.format(**gaps)])


def _ways(cloud: Cloud) -> None:
    """Show a table of all preprocessings, for the cloud in force."""
    formulas = {
        "raw": "$x$",
        "centred": r"$x - \bar x$",
        "scaled": r"$\dfrac{x - \min x}{\max x - \min x}$",
        "standardised": r"$\dfrac{x - \bar x}{s}$",
        "whitened": r"$\Sigma^{-1/2} (x - \bar x)$",
    }
    rows = []
    for slug, each in PREPROCESSINGS.items():
        found = valley(cloud, slug)
        steps = int(found.bowl.steps(found.bowl.best))
        rows.append(
            [
                _(each.name), formulas[slug], number(found.bowl.condition, 3), number(found.bowl.limit, 3),
                number(found.bowl.best, 3), grouped(steps),
            ]
        )  # fmt: skip
    heads = (_("inputs"), _("formula"), _("condition number"), _("limit of the rate"), _("best rate"), _("steps"))
    tables.wide("inputs-ways", heads, rows)
    words.show("inputs ways")


def _zigzag() -> None:
    words.show("inputs zigzag")
    rows = [
        [number(each.mean), number(each.condition), str(each.steps), number(each.with_bias, 3)] for each in zigzags()
    ]
    heads = (_("mean $m$"), _("condition number $1 + 2 m^2$"), _("steps"), _("condition number with a bias"))
    st.markdown(tables.table(heads, rows))
